"""The ``stet`` directives of an article: which rules they name, and what they cover."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate

from ..base.regexes import regex
from ..document.document import Document
from ..document.model import LIST_ITEM
from ..document.source import Span

_COMMENT = regex(
    r"(?:<!--|\{/\*|\{#)\s*(stet(?:-begin|-end|-file)?)(?![\w-])([^>]{0,1000}?)(?:-->|\*/\}|#\})\Z", re.DOTALL
)
_UNTIL = regex(r"(?<!\s)\s+until=(\d{4}-\d{2}-\d{2})\s*\Z")


_NOWHERE = Span(0, 0)


class Directive:
    """One directive: the rules it names, the range it covers, and which of its names silenced something.

    ``paired`` is False for a ``stet-begin`` or ``stet-end`` without its other end.
    """

    def __init__(self, span: Span, kind: str, names: tuple[str, ...], reason: str, until: str) -> None:
        self.span, self.kind, self.names, self.reason, self.until = span, kind, names, reason, until
        self.reach = _NOWHERE
        self.paired = True
        self.used: set[str] = set()

    def expired(self, today: str) -> bool:
        """Say whether it held only until a day that has passed."""
        return bool(self.until) and self.until < today


def directives_of(doc: Document) -> list[Directive]:
    """Return the directives of a document with what each covers: those of the front matter, then in reading
    order.
    """
    found: list[Directive] = []
    open_: list[Directive] = []
    end = len(doc.source.text)
    reach = _BlockReach(doc)
    for directive in [*_in_front_matter(doc), *_in_comments(doc)]:
        found.append(directive)
        if directive.kind == "stet-file":
            directive.reach = Span(0, end)
        elif directive.kind == "stet-begin":
            directive.reach = Span(directive.span.end, end)
            open_.append(directive)
        elif directive.kind == "stet":
            directive.reach = reach.of(directive.span)
        else:
            closed = [
                begun for begun in open_ if not directive.names or set(directive.names) & set(begun.names)
            ]
            directive.paired = bool(closed)
            for begun in closed:
                begun.reach = Span(begun.reach.start, directive.span.start)
                open_.remove(begun)
    for begun in open_:
        begun.paired = False
    return found


def _in_comments(doc: Document) -> Iterator[Directive]:
    for span in doc.comments:
        if span.end - span.start > 1100:
            continue
        comment = _COMMENT.match(doc.source.slice(span))
        if comment:
            yield _parse(comment[1], comment[2], span)


def _in_front_matter(doc: Document) -> Iterator[Directive]:
    for entry in doc.meta_all("stet"):
        for value in entry.value if isinstance(entry.value, list) else [entry.value]:
            if isinstance(value, str) and entry.origin == "front-matter":
                yield _parse("stet-file", value, entry.span)


def _parse(kind: str, body: str, span: Span) -> Directive:
    head, _, reason = body.partition(":")
    until = _UNTIL.search(head)
    if until:
        head = head[: until.start()]
    listed = tuple(dict.fromkeys(name.strip() for name in head.split(",") if name.strip()))
    return Directive(span, kind, listed, " ".join(reason.split()), until[1] if until else "")


class _BlockReach:
    """What plain directives of a document cover: the block around the comment, else the next block; lists and
    tables whole.
    """

    def __init__(self, doc: Document) -> None:
        self._blocks = sorted((b for b in doc.blocks if b.kind != "html"), key=lambda b: b.span.start)
        self._starts = [block.span.start for block in self._blocks]
        self._ends = list(accumulate((block.span.end for block in self._blocks), max))
        self._tables = sorted(table.span for table in doc.tables)
        self._list_ends: dict[object, int] = {}
        for block in self._blocks:
            if block.kind == LIST_ITEM:
                number = block.attrs.get("list")
                self._list_ends[number] = max(block.span.end, self._list_ends.get(number, 0))

    def of(self, span: Span) -> Span:
        """Return what a directive at a span covers."""
        around = list(self._around(span))
        if around:
            return min(around, key=lambda reach: reach.end - reach.start)
        at = bisect_left(self._starts, span.end)
        first = self._blocks[at] if at < len(self._blocks) else None
        below = bisect_left(self._tables, (span.end, 0))
        table = self._tables[below] if below < len(self._tables) else None
        if table is not None and (first is None or table.start <= first.span.start):
            return table
        if first is None:
            return Span(span.end, span.end)
        number = first.attrs.get("list")
        if first.kind == LIST_ITEM and number is not None:
            return Span(first.span.start, self._list_ends[number])
        return first.span

    def _around(self, span: Span) -> Iterator[Span]:
        """Yield the spans of the blocks that hold a span, from the last on."""
        at = bisect_right(self._starts, span.start) - 1
        while at >= 0 and self._ends[at] >= span.end:
            if self._blocks[at].span.contains(span):
                yield self._blocks[at].span
            at -= 1
