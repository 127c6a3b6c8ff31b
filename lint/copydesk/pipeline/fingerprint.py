"""Fingerprints: the name of a finding that survives edits elsewhere, re-flowing and renaming of the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..base.digest import blake2b
from ..base.regexes import regex
from ..catalogue.rule import Finding
from ..document.source import Span

if TYPE_CHECKING:
    from ..document.document import Document
    from ..facts import Facts

_WORD = regex(r"[^\W_]+")
_CUT_WORD = regex(r"[^\W_]{2}")
_BLANK_LINE = regex(r"\n[ \t\r]*\n")
_LINE = regex(r"\n")
_NEIGHBOURS = 5
_REACH = 400


def marked(facts: Facts, findings: Sequence[Finding]) -> list[Finding]:
    """Return findings with their fingerprints."""
    marks = fingerprints(facts, findings)
    return [finding._replace(fingerprint=mark) for finding, mark in zip(findings, marks, strict=True)]


def fingerprints(facts: Facts, findings: Sequence[Finding]) -> list[str]:
    """Return one fingerprint for each finding: rule, normalised text, five words on each side, heading.

    No line number goes in. Findings that are alike in all of this are numbered in reading order.
    """
    seen: dict[str, int] = {}
    marks = []
    doc = facts.doc
    headings = [section.heading for section in facts.sections if section.heading is not None]
    starts = [heading.span.start for heading in headings]
    titles = ["", *(_normal(doc.text_of(heading)) for heading in headings)]
    for finding in findings:
        parts = [finding.rule_id, _normal(finding.text)]
        if not finding.document_level:
            before, after = _neighbours(doc, finding.span)
            parts += [*before, "|", *after, "|", titles[bisect_right(starts, finding.span.start)]]
        base = blake2b("\x1f".join(parts).encode("utf-8", "replace"), digest_size=10).hexdigest()
        number = seen[base] = seen.get(base, 0) + 1
        marks.append(base if number == 1 else f"{base}-{number}")
    return marks


def _neighbours(doc: Document, span: Span) -> tuple[list[str], list[str]]:
    """Return up to five whole words on each side of a span, never from another paragraph.

    The reach is long enough for five words in nearly every text, so that only they count, and not how many
    code points of markup, white space and line breaks stand between them.
    """
    text = doc.source.text
    first, last = max(0, span.start - _REACH), span.end + _REACH
    cut = _BLANK_LINE if doc.wrapped else _LINE
    before = _WORD.findall(cut.split(text[first : span.start])[-1].casefold())
    after = _WORD.findall(cut.split(text[span.end : last])[0].casefold())
    if len(before) <= _NEIGHBOURS and _CUT_WORD.match(text, first - 1) and first:
        del before[:1]
    if len(after) <= _NEIGHBOURS and _CUT_WORD.match(text, last - 1):
        del after[-1:]
    return before[-_NEIGHBOURS:], after[:_NEIGHBOURS]


def _normal(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold())) or text.strip()
