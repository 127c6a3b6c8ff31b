"""A fix is safe when no reader can lose anything by it: the one place that decides about every fix.

A rule says what it would write; this step says whether that may be written without being looked at. Safe are
changes of letters, marks and spaces inside one piece of running text. What changes lines, headings, tables,
pictures, links, code or names, or reaches over markup, is offered and not made (``Fix.held`` says why).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..base.regexes import regex
from ..catalogue.rule import Edit, Finding, Fix
from ..document.document import Document
from ..document.model import FRONT_MATTER, HEADING, Block
from ..document.prose import seen_parts
from ..document.source import Places, Span
from ..facts.provenance.manifests import may_carry

if TYPE_CHECKING:
    from ..facts import Facts

_WORD = regex(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NEXT = regex(r" [^\W\d_]")
# A word with these beside it is part of an identifier, an address, an option or a file name.
_BEFORE = regex(r"(?:[@#/\\_~$%&=<|`{]|\w[.:]|::|(?<![\w-])--?)\Z")
_AFTER = regex(r"[@/\\_~$=|`}]|[.:]\w|::|\((?!e?s\))")
_MARKS = frozenset("*_\"'“”‘’„«»`")
_OPENING, _CLOSING = frozenset("([{“‘«„¿¡"), frozenset(")]}”»,;.!?")
_LONGEST = 300
"""How far before a word a wiki link may open."""
_NAME = 3
"""How many letters a name has at least: "A" before another capital is an article."""


def guarded(facts: Facts, findings: list[Finding]) -> list[Finding]:
    """Return findings whose fixes are as safe as they claim; others are ``unsafe`` and say why. Safe ones of
    a file that must not be changed at all say so too.
    """
    if not any(finding.fix is not None and finding.fix.safety == "safe" for finding in findings):
        return findings
    guard, closed = _Guard(facts), locked(facts.doc)
    found = []
    for finding in findings:
        fix = finding.fix
        if fix is not None and fix.safety == "safe":
            if why := guard.reason(fix):
                finding = finding._replace(fix=fix._replace(safety="unsafe", held=why))
            elif closed:
                finding = finding._replace(fix=fix._replace(held=closed))
        found.append(finding)
    return found


def locked(document: Document, *, signed: bool = False) -> str:
    """Say why no fix may change a file, or ""; ``signed`` lets it be changed although it carries a C2PA
    manifest.
    """
    if document.addressing != "source":
        return "this format has no text that an author edits; mend it at its origin"
    source = document.source
    if not source.writable:
        return "it holds bytes that are not text in its encoding, which a fix could not write back"
    if not signed and is_signed(source.text):
        return "it carries a C2PA manifest that a change would break (--break-provenance)"
    return ""


def is_signed(text: str) -> bool:
    """Say whether a text carries a C2PA manifest."""
    if not may_carry(text):
        return False
    from ..input.c2pa import scan

    return scan(text).signed


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
        if not old.strip() and not edit.new.strip() and (why := self._about_spaces(edit)):
            return why
        if "|" in old or "|" in edit.new:
            return "it changes a table"
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
            if block.kind == FRONT_MATTER:
                return "it changes metadata, of which a site may make addresses"
        if start < end and not self._is_text(edit.span):
            return "it reaches over markup"
        if self._touches_name(edit.span, old, edit.new):
            return "it changes what may be a name"
        if old.strip() and _WORD.search(old):
            return self._about_word(edit.span)
        return ""

    def _about_spaces(self, edit: Edit) -> str:
        """Judge an edit of nothing but spaces by what stands on both sides."""
        text, (start, end) = self._doc.source.text, edit.span
        before, after = text[start - 1 : start], text[end : end + 1]
        if start == end:
            parts = before in _OPENING or after in _CLOSING or not after.strip()
            return "it would part a mark from its words" if before and parts else ""
        if before in ("", "\n", "\r"):
            return "it changes how far a line is set in"
        if after in ("", "\n", "\r") and text[start:end].endswith("  "):
            return "it would join two lines"
        return ""

    def _about_word(self, span: Span) -> str:
        """Judge a change of letters by what stands right beside the word that they belong to."""
        text = self._doc.source.text
        start, end = span
        while start and text[start - 1].isalnum():
            start -= 1
        while end < len(text) and text[end].isalnum():
            end += 1
        if _BEFORE.search(text, max(0, start - 3), start) or _AFTER.match(text, end):
            return "it touches an identifier"
        line = text[max(0, start - _LONGEST) : start].rpartition("\n")[2]
        if line.rfind("[[") > line.rfind("]]"):
            return "it touches a link"
        if text[start - 1 : start] in _MARKS and text[end : end + 1] in _MARKS:
            return "it may be a word that is talked about"
        return ""

    def _is_text(self, span: Span) -> bool:
        """Say whether a span is one piece of running text, letter for letter; marks inside its words that
        nobody sees may go.
        """
        prose, text = self._doc.prose, self._doc.source.slice(span)
        if prose.is_literal(span):
            return True
        seen = seen_parts(f"a{text}a")  # the mark alone stands between two letters, too
        return len(seen) > 1 and all(
            prose.is_literal(
                Span(span.start + max(0, part.start - 1), span.start + min(part.end - 1, len(text)))
            )
            for part in seen
        )

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
                and not self._is_due_to_place(span.start + match.start(), len(word))
            ):
                return True
        return False

    def _is_due_to_place(self, offset: int, size: int) -> bool:
        """Say whether a word has its capital because it opens a sentence; one beside another with a capital
        is a name there too.
        """
        text = self._doc.source.text
        following = _NEXT.match(text, offset + size)
        named = following is not None and text[offset + size + 1].isupper() and size >= _NAME
        return not named and self._opens_sentence(offset)

    def _opens_sentence(self, offset: int) -> bool:
        for block in self._around(Span(offset, offset + 1)):
            sentences = self._facts.sentences_of(block)
            at = bisect_right(sentences, offset, key=lambda one: self._doc.lift(one.start, one.end).start) - 1
            place = self._doc.lift(sentences[at].start, sentences[at].end) if at >= 0 else Span(0, 0)
            if offset < place.end:
                return not any(map(str.isalnum, self._doc.source.text[place.start : offset]))
        return False
