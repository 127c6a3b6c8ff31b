"""Findings as an editor shows them: diagnostics, and explanations to read on hover.

Texts of articles and packs are strangers': they are shown as the letters they are, never as markup, links,
commands or controls.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lsprotocol import types

from ..base.encode import within
from ..base.levels import RANK
from ..catalogue.catalogue import Catalogue
from ..catalogue.errors import PackError
from ..catalogue.precision import in_short, measured
from ..document.source import Span
from ..interface import Checked, Finding
from .ruler import At, Ruler

SOURCE = "copydesk"
NOT_CHECKED = "not-checked"
_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
_MARKUP = re.compile(r"[!-/:-@\[-`{-~]")
_LONGEST = 300
_MOST_RELATED = 20
_MOST_TOLD = 10


def a_range(ruler: Ruler, span: Span) -> types.Range:
    """Return a span as a range of the protocol."""
    start, end = ruler.ends(span)
    return types.Range(_position(start), _position(end))


def _position(at: At) -> types.Position:
    return types.Position(at.line, at.character)


def listed(checked: Checked, show: str) -> list[Finding]:
    """Return the findings that are shown: those that count and are grave enough."""
    return [one for one in checked.open if RANK[one.severity] >= RANK[show]]


def diagnostics(
    checked: Checked | None, ruler: Ruler, uri: str, show: str, links: Mapping[str, str]
) -> list[types.Diagnostic]:
    """Return what an editor lists for an article; ``links`` are the pages of rules."""
    if checked is None:
        return []
    found = [_diagnostic(one, ruler, uri, links) for one in listed(checked, show)]
    problems = [*([checked.not_checked] if checked.not_checked else []), *checked.problems]
    return [*(_problem(one) for one in problems), *found]


def _diagnostic(finding: Finding, ruler: Ruler, uri: str, links: Mapping[str, str]) -> types.Diagnostic:
    href = links.get(finding.rule_id)
    return types.Diagnostic(
        range=a_range(ruler, finding.span),
        message=plain(finding.message),
        severity=_SEVERITIES[finding.severity],
        code=finding.rule_id,
        code_description=types.CodeDescription(href) if href else None,
        source=SOURCE,
        related_information=[
            types.DiagnosticRelatedInformation(
                types.Location(uri, a_range(ruler, other.span)), plain(other.note)
            )
            for other in finding.related[:_MOST_RELATED]
        ]
        or None,
        data={"fingerprint": finding.fingerprint},
    )


def _problem(message: str) -> types.Diagnostic:
    start = types.Position(0, 0)
    return types.Diagnostic(
        range=types.Range(start, start),
        message=plain(message),
        severity=types.DiagnosticSeverity.Warning,
        code=NOT_CHECKED,
        source=SOURCE,
    )


def plain(text: str) -> str:
    """Return a text on one line, with nothing in it that steers what shows it."""
    return within(" ".join(text.split()))


def quoted(text: str) -> str:
    """Return a text that Markdown shows as the letters it is."""
    return _MARKUP.sub(r"\\\g<0>", plain(text))


def explanation(
    findings: Sequence[Finding], catalogue: Catalogue, links: Mapping[str, str], *, markdown: bool
) -> str:
    """Return what is to be read about findings at one place: what is wrong, on what grounds, what to do."""
    told = ["\n\n".join(_told(one, catalogue, links, markdown)) for one in findings[:_MOST_TOLD]]
    if len(findings) > _MOST_TOLD:
        told.append(f"{len(findings) - _MOST_TOLD} more findings here")
    return ("\n\n---\n\n" if markdown else "\n\n").join(told)


def _told(finding: Finding, catalogue: Catalogue, links: Mapping[str, str], markdown: bool) -> Iterator[str]:
    def say(text: str) -> str:
        return quoted(text) if markdown else plain(text)

    def strong(text: str) -> str:
        return f"**{text}**" if markdown else text

    rule = catalogue.rules.get(finding.rule_id)
    graded = f"{finding.severity}, {finding.confidence}"
    yield f"{strong(say(f'{finding.rule_id} {finding.rule_name}'))} ({graded})"
    yield say(finding.message)
    if finding.evidence:
        values = (f"{key}: {_short(value)}" for key, value in finding.evidence.items())
        yield f"{strong('Evidence:')} {say('; '.join(values))}"
    if finding.fix is not None:
        held = f" (not made unseen: {finding.fix.held})" if finding.fix.held else ""
        yield f"{strong(f'Fix, {finding.fix.safety}:')} {say(finding.fix.title + held)}"
    yield f"{strong('What to do:')} {say(finding.remedy)}"
    if rule is None:
        return
    try:
        yield f"{strong('Why:')} {say(catalogue.text(rule.id).rationale)}"
        right = in_short(rule, measured(catalogue, rule))
        if right != "–":
            yield f"{strong('Right of those read on real articles:')} {say(right)}"
    except PackError:  # the file of the rule has changed under us
        pass
    href = links.get(rule.id)
    if href:
        yield f"[All about {rule.id}]({href})" if markdown else href


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
