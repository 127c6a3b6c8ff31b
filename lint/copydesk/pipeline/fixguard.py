"""A fix is safe when no reader can lose anything by it: the one place that decides about every fix.

A rule says what it would write; this step says whether that may be written without being looked at. Safe are
changes of letters, marks and spaces inside one piece of running text. What changes lines, headings, tables,
pictures, links, code or names, or reaches over markup, is offered and not made (``Fix.held`` says why).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..base.regexes import regex
from ..catalogue.rule import Edit, Finding, Fix
from ..document.model import HEADING, Block
from ..document.source import Places, Span

if TYPE_CHECKING:
    from ..facts import Facts

_WORD = regex(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def guarded(facts: Facts, findings: list[Finding]) -> list[Finding]:
    """Return findings whose fixes are as safe as they claim; others are ``unsafe`` and say why."""
    guard = _Guard(facts)
    return [
        finding._replace(fix=fix._replace(safety="unsafe", held=why))
        if (fix := finding.fix) is not None and fix.safety == "safe" and (why := guard.reason(fix))
        else finding
        for finding in findings
    ]


class _Guard:
    """What stands where in one document."""

    def __init__(self, facts: Facts) -> None:
        self._facts, self._doc = facts, facts.doc
        self._blocks = sorted((b for b in self._doc.prose_blocks), key=lambda block: block.span)
        self._starts = [block.span.start for block in self._blocks]
        links = self._doc.links
        self._pictures = Places(link.span for link in links if link.kind == "image")
        self._links = Places(link.span for link in links if link.kind != "image")
        self._link_starts = frozenset(link.span.start for link in links)
        hidden = [*self._doc.code, *self._doc.comments]
        self._code = Places(hidden)
        self._code_edges = frozenset(edge for span in hidden for edge in span)
        self._tables = Places(table.span for table in self._doc.tables)

    def reason(self, fix: Fix) -> str:
        """Say why a fix must not be made unseen, or ""."""
        return next((why for edit in fix.edits if (why := self._about(edit))), "")

    def _about(self, edit: Edit) -> str:
        doc, (start, end) = self._doc, edit.span
        old = doc.source.text[start:end]
        if "\n" in old or "\n" in edit.new or "\r" in old:
            return "it changes lines"
        touched = Span(start - 1, start + 1) if start == end and start else edit.span
        if self._code.overlap(touched) and (start < end or start not in self._code_edges):
            return "it touches code"
        if self._pictures.overlap(edit.span):
            return "it touches a picture"
        if self._links.overlap(edit.span) and not (start == end and start in self._link_starts):
            return "it touches a link"
        if self._tables.overlap(edit.span) and not self._is_text(edit.span):
            return "it changes a table"
        for block in self._around(edit.span):
            if block.kind == HEADING:
                return "it changes a heading, to which links may lead"
        if start < end and not self._is_text(edit.span):
            return "it reaches over markup"
        if self._touches_name(edit.span, old, edit.new):
            return "it changes what may be a name"
        return ""

    def _is_text(self, span: Span) -> bool:
        """Say whether a span is one piece of running text, letter for letter."""
        return self._doc.prose.is_literal(span)

    def _around(self, span: Span) -> Iterator[Block]:
        at = bisect_left(self._starts, span.end + 1) - 1
        for block in self._blocks[max(0, at - 1) : at + 1]:
            if block.span.start <= span.start and span.end <= block.span.end:
                yield block

    def _touches_name(self, span: Span, old: str, new: str) -> bool:
        """A word with a capital inside a sentence is a name, unless the fix leaves the word as it is."""
        kept = set(_WORD.findall(new))
        for match in _WORD.finditer(old):
            word = match.group()
            if (
                word[:1].isupper()
                and word not in kept
                and not self._opens_sentence(span.start + match.start())
            ):
                return True
        return False

    def _opens_sentence(self, offset: int) -> bool:
        for block in self._around(Span(offset, offset + 1)):
            for sentence in self._facts.sentences_of(block):
                place = self._doc.lift(sentence.start, sentence.end)
                if place.start <= offset < place.end:
                    before = self._doc.source.text[place.start : offset]
                    return not any(char.isalnum() for char in before)
        return False
