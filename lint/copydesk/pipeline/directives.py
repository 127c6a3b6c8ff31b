"""The ``stet`` directives of an article: which rules they name, and what they cover."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from ..document.document import Document
from ..document.source import Span
from .stetgrammar import (
    BEGIN,
    BLOCK,
    FILE,
    LINE,
    Knows,
    Written,
    inner,
    is_date,
    is_prose,
    meant,
    parse,
    parse_rules,
)
from .stetreach import Reach

COMMENT, FRONT_MATTER = "comment", "front-matter"
_REMARKS = ("//", "comment")
_ROUND_REMARKS = {"(": ")", '"': '"', "'": "'"}
_LONGEST = 4_000
_NOWHERE = Span(0, 0)


class Directive:
    """One directive: the rules it names, the range it covers, and which of its names silenced something.

    ``paired`` is False for a ``stet-begin`` or ``stet-end`` without its other end. ``until_span`` is where
    its date stands. ``refused`` says why a gate does not let it count.
    """

    def __init__(self, span: Span, written: Written, origin: str, text_at: int) -> None:
        self.span, self.origin = span, origin
        self.kind, self.names, self.reason, self.until, until_at = written
        at = text_at + until_at
        self.until_span = Span(at, at + len(self.until)) if self.until else span
        self.reach = _NOWHERE
        self.paired = True
        self.refused = ""
        self.used: set[str] = set()

    @property
    def dated(self) -> bool:
        """Whether its date is a day of the calendar, if it has one."""
        return not self.until or is_date(self.until)

    def expired(self, today: str) -> bool:
        """Say whether it held only until a day that has passed."""
        return bool(self.until) and self.dated and self.until < today

    def counts(self, today: str) -> bool:
        """Say whether it silences anything."""
        return self.dated and not self.expired(today) and not self.refused


class Misspelt(NamedTuple):
    """A comment that is meant as a directive and is none, and how it should be written."""

    span: Span
    meant: str


class Found(NamedTuple):
    """The directives of a document, those of the front matter first, then in reading order; and what was
    meant as one.
    """

    directives: Sequence[Directive]
    misspelt: Sequence[Misspelt]


def directives_of(doc: Document, knows: Knows) -> Found:
    """Return the directives of a document with what each covers."""
    misspelt: list[Misspelt] = []
    found = [*_in_front_matter(doc), *_in_comments(doc, knows, misspelt)]
    if found:
        _place(doc, found)
    return Found(found, misspelt)


def _place(doc: Document, found: Sequence[Directive]) -> None:
    """Find out what each directive covers."""
    end = len(doc.source.text)
    reach = Reach(doc, [one.span for one in found if one.origin == COMMENT])
    pairs = _Pairs()
    for directive in found:
        if directive.kind == FILE:
            directive.reach = Span(0, end + 1)
        elif directive.kind == BEGIN:
            directive.reach = Span(directive.span.end, end + 1)
            pairs.begin(directive)
        elif directive.kind == BLOCK:
            directive.reach = reach.of(directive.span)
        elif directive.kind == LINE:
            directive.reach = reach.next_line(directive.span)
        else:
            directive.paired = pairs.end(directive)


class _Pairs:
    """Finds for each ``stet-end`` the ranges that it closes: all, or those that name one of its rules."""

    def __init__(self) -> None:
        self._open: dict[int, Directive] = {}
        self._by_name: dict[str, list[Directive]] = {}

    def begin(self, directive: Directive) -> None:
        directive.paired = False
        self._open[id(directive)] = directive
        for name in directive.names:
            self._by_name.setdefault(name, []).append(directive)

    def end(self, directive: Directive) -> bool:
        if directive.names:
            named = [one for name in directive.names for one in self._by_name.pop(name, ())]
            closed = [one for one in named if self._open.pop(id(one), None) is not None]
        else:
            closed = list(self._open.values())
            self._open.clear()
            self._by_name.clear()
        for begun in closed:
            begun.paired = True
            begun.reach = Span(begun.reach.start, directive.span.start)
        return bool(closed)


def _in_comments(doc: Document, knows: Knows, misspelt: list[Misspelt]) -> Iterator[Directive]:
    for span, comment, at in _comments(doc):
        text, shift = inner(comment)
        written = parse(text)
        if written is None:
            right = meant(text, knows) if text[:1].isascii() else ""
            if right:
                misspelt.append(Misspelt(span, right))
            continue
        right = meant(text, knows)
        if right:
            misspelt.append(Misspelt(span, right))
        elif not is_prose(written, knows):
            yield Directive(span, written, COMMENT, at + shift)


def _comments(doc: Document) -> Iterator[tuple[Span, str, int]]:
    """Yield the comments of a document in reading order, with the beginning of their text and where that
    stands.
    """
    text = doc.source.text
    found = [
        (span, text[span.start : min(span.end, span.start + _LONGEST)], span.start) for span in doc.comments
    ]
    for note in doc.notes:
        # The way to hide a line in any Markdown: [//]: # (stet TYP001: a name)
        if note.kind == "reference-def" and note.label in _REMARKS and note.url == "#":
            line = text[note.span.end : text.find("\n", note.span.end) % (len(text) + 1)]
            start = note.span.end + len(line) - len(line.lstrip())
            remark = line.strip()
            if len(remark) > 1 and _ROUND_REMARKS.get(remark[0]) == remark[-1]:
                span = Span(note.span.start, start + len(remark))
                found.append((span, remark[1:-1][:_LONGEST], start + 1))
    return iter(sorted(found))


def _in_front_matter(doc: Document) -> Iterator[Directive]:
    for entry in doc.meta_all("stet"):
        if entry.origin == FRONT_MATTER:
            for text in _listed(entry.value):
                at = doc.source.text.find(text, entry.span.start, entry.span.end)
                yield Directive(entry.span, parse_rules(FILE, text), FRONT_MATTER, max(at, entry.span.start))


def _listed(value: Any) -> Iterator[str]:
    """Yield the directives of a value: one, a list of them, or a table of rules and reasons."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _listed(item)
    elif isinstance(value, dict):
        for name, reason in value.items():
            yield f"{name}: {reason}" if isinstance(reason, str) else str(name)
