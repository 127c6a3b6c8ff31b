"""What an editor offers to do about findings: fix one, fix all, let one stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from lsprotocol import types

from ..catalogue.rule import Fix
from ..document.source import Span
from ..interface import Finding
from .ruler import Ruler
from .shown import a_range, plain

FIX_ALL = "source.fixAll.copydesk"
LET_STAND = "copydesk.letStand"
KINDS = (types.CodeActionKind.QuickFix, FIX_ALL)
REASONS = ("a name or a term", "quoted as the source has it", "checked, and meant so")
_MOST_STANDS = 3
_MARKS = {
    "safe": "",
    "unsafe": "Unsafe, read it again: ",
    "suggestion": "Suggestion, read it: ",
}


def wanted(kind: str, only: Sequence[str] | None) -> bool:
    """Say whether actions of a kind were asked for; a wider kind means all below it."""
    return not only or any(kind == one or kind.startswith(one + ".") for one in only)


def touched(findings: Sequence[Finding], span: Span) -> list[Finding]:
    """Return the findings that a selection touches; an empty one touches what it stands in or beside."""
    return [one for one in findings if one.span.start <= span.end and span.start <= one.span.end]


def edits(fix: Fix, ruler: Ruler) -> list[types.TextEdit]:
    """Return the edits of a fix; new lines are written as the text writes its own."""
    ending = "\r\n" if "\r\n" in ruler.text else "\n"
    return [
        types.TextEdit(a_range(ruler, edit.span), edit.new.replace("\r\n", "\n").replace("\n", ending))
        for edit in fix.edits
    ]


def fixes(
    findings: Sequence[Finding], diagnostics: Sequence[types.Diagnostic], ruler: Ruler
) -> Iterator[tuple[types.CodeAction, list[types.TextEdit]]]:
    """Yield the fixes of findings, each with what it would write. Only what is safe is a preferred action;
    the title says what is not.
    """
    for finding in findings:
        fix = finding.fix
        if fix is None:
            continue
        held = f" ({fix.held})" if fix.held else ""
        mark = _MARKS["unsafe"] if fix.held else _MARKS[fix.safety]
        action = types.CodeAction(
            title=f"{mark}{_capital(plain(fix.title + held))} [{finding.rule_id}]",
            kind=types.CodeActionKind.QuickFix,
            diagnostics=_of(finding, diagnostics, ruler),
            is_preferred=not mark,
        )
        yield action, edits(fix, ruler)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _of(
    finding: Finding, diagnostics: Sequence[types.Diagnostic], ruler: Ruler
) -> list[types.Diagnostic] | None:
    place = a_range(ruler, finding.span)
    return [one for one in diagnostics if one.code == finding.rule_id and one.range == place] or None


class Wish(NamedTuple):
    """What an action is to do: let the finding with a fingerprint stand for a reason, or ("") fix all."""

    uri: str
    fingerprint: str = ""
    reason: str = ""

    @classmethod
    def read(cls, data: Any) -> Wish | None:
        """Return the wish that came back from an editor, None for anything else."""
        if not isinstance(data, dict) or not all(isinstance(value, str) for value in data.values()):
            return None
        known = {key: data[key] for key in cls._fields if key in data}
        return cls(**known) if "uri" in known else None


def stands(
    findings: Sequence[Finding], diagnostics: Sequence[types.Diagnostic], ruler: Ruler, uri: str
) -> Iterator[types.CodeAction]:
    """Yield the actions that let findings stand, one for each reason that editors commonly have; what they
    write is worked out when one is chosen.
    """
    for finding in findings[:_MOST_STANDS]:
        for reason in REASONS:
            yield types.CodeAction(
                title=f"Let {finding.rule_id} stand: {reason}",
                kind=types.CodeActionKind.QuickFix,
                diagnostics=_of(finding, diagnostics, ruler),
                is_preferred=False,
                data=Wish(uri, finding.fingerprint, reason)._asdict(),
            )


def mendable(findings: Sequence[Finding]) -> bool:
    """Say whether any of the findings can be fixed unseen."""
    return any(one.fix is not None and one.fix.safety == "safe" and not one.fix.held for one in findings)


def changes(ruler: Ruler, after: str) -> list[types.TextEdit]:
    """Return the edits that make another text of one, line by line, so that what stays is not touched."""
    before, new = ruler.text.splitlines(keepends=True), after.splitlines(keepends=True)
    starts = [0]
    for line in before:
        starts.append(starts[-1] + len(line))
    mark = 1 if ruler.text.startswith("\ufeff") else 0
    found = []
    for kind, first, last, low, high in SequenceMatcher(None, before, new, autojunk=False).get_opcodes():
        if kind != "equal":
            span = Span(starts[first] - mark, starts[last] - mark)
            found.append(types.TextEdit(a_range(ruler, span), "".join(new[low:high])))
    return found
