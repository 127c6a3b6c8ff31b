"""What a directive covers: the block or element in which it stands, else what follows it there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from ..base.regexes import regex
from ..document.document import Document
from ..document.model import CELL, HTML, LIST_ITEM, Block
from ..document.source import Span
from .elements import HOLDERS, ROW, Home, Homes, homes_in

_ITEM, _QUOTE = "li", "blockquote"
_MARKER = regex(r"[ >]{0,80}([-*+]|\d{1,9}[.)]) {0,4}")


class Reach:
    """What the plain directives of one document cover; made once, asked for each of them.

    A directive in a block covers it; one that is alone in a cell, or behind the last one, covers the row.
    Else it covers the next block that stands in the same element, lists and tables whole; at the end of an
    item, a cell or a quotation it covers that; it never reaches out of its element.
    """

    def __init__(self, doc: Document, comments: Sequence[Span]) -> None:
        self._doc = doc
        self._end = len(doc.source.text)
        self._blocks = sorted((b for b in doc.blocks if b.kind != HTML), key=lambda b: b.span.start)
        self._starts = [block.span.start for block in self._blocks]
        self._ends = list(accumulate((block.span.end for block in self._blocks), max, initial=0))
        self._tables = sorted(table.span for table in doc.tables)
        self._rows = sorted(row.span for table in doc.tables for row in table.rows)
        self._list_ends = _list_ends(self._blocks)
        self._homes = self._all_homes(comments)

    def of(self, span: Span) -> Span:
        """Return what a directive at a span covers."""
        home = self._homes.get(span.start)
        if home is not None and (home.inside or home.name == ROW):
            return home.span
        if home is None:
            around = self._around(span)
            if around is not None:
                return around
        border = home.span.end if home is not None else self._end
        following = self._following(span, border)
        if following is not None:
            return following
        return home.span if home is not None and home.name in HOLDERS else Span(span.end, span.end)

    def next_line(self, span: Span) -> Span:
        """Return the next line below a directive that is not blank."""
        source = self._doc.source
        line = source.position(max(span.start, span.end - 1)).line
        starts = source.line_starts
        while line < len(starts):
            end = starts[line + 1] if line + 1 < len(starts) else self._end
            if source.text[starts[line] : end].strip():
                return Span(starts[line], end)
            line += 1
        return Span(self._end, self._end)

    def _around(self, span: Span) -> Span | None:
        """Return the innermost block, else the row of a table, that holds a span."""
        at = bisect_right(self._starts, span.start) - 1
        while at >= 0 and self._ends[at + 1] >= span.end:
            if self._blocks[at].span.contains(span):
                return self._blocks[at].span
            at -= 1
        row = bisect_right(self._rows, (span.start, self._end)) - 1
        if row >= 0 and self._rows[row].contains(span):
            return self._rows[row]
        return None

    def _following(self, span: Span, border: int) -> Span | None:
        at = bisect_left(self._starts, span.end)
        first = self._blocks[at] if at < len(self._blocks) else None
        below = bisect_left(self._tables, (span.end, 0))
        table = self._tables[below] if below < len(self._tables) else None
        if table is not None and table.end <= border and (first is None or table.start <= first.span.start):
            return table
        if first is None or first.span.start >= border:
            return None
        if first.kind == LIST_ITEM:
            return Span(first.span.start, min(self._list_ends[at], border))
        if first.kind == CELL:
            row = bisect_right(self._rows, (first.span.start, self._end)) - 1
            if row >= 0 and self._rows[row].start >= span.end:
                return Span(self._rows[row].start, min(self._rows[row].end, border))
        return Span(first.span.start, min(first.span.end, border))

    def _all_homes(self, comments: Sequence[Span]) -> dict[int, Home]:
        doc = self._doc
        if doc.traits.elements:
            return Homes(
                doc.source, doc.body.start if doc.source.text.startswith(("---", "+++")) else 0
            ).found
        found: dict[int, Home] = {}
        if doc.traits.lines:
            found = self._by_margin(comments)
        raw = [block.span for block in self._blocks if block.attrs.get("role") == HTML]
        within = (span for span in raw if _any_in(comments, span))
        return {**found, **homes_in(doc.source, within)}

    def _by_margin(self, comments: Iterable[Span]) -> dict[int, Home]:
        """Return the items and quotations of a text of lines in which comments stand that have lines for
        themselves: they are told by the margin.
        """
        things = sorted(
            [
                *((block.span.start, 1, block) for block in self._blocks),
                *((span.start, 0, None) for span in comments),
            ],
            key=lambda thing: thing[:2],
        )
        found: dict[int, Home] = {}
        items: list[tuple[int, int, list[int]]] = []
        quote: tuple[int, list[int]] | None = None
        for at, _, block in things:
            margin, quoted = self._margin(at, block)
            alone = block is not None or not self._doc.source.text[self._line(at) : at].strip("> \t")
            while alone and items and items[-1][0] > margin:
                self._leave(found, _ITEM, items[-1][1], at, items.pop()[2])
            if block is None and alone and items:
                items[-1][2].append(at)
            elif block is None and alone and quoted and quote is not None:
                quote[1].append(at)
            elif block is not None:
                if block.kind == LIST_ITEM:
                    items.append((self._content(at), at, []))
                if not block.quote and quote is not None:
                    self._leave(found, _QUOTE, quote[0], at, quote[1])
                    quote = None
                elif block.quote and quote is None:
                    quote = (at, [])
        for _, start, waiting in items:
            self._leave(found, _ITEM, start, self._end, waiting)
        if quote is not None:
            self._leave(found, _QUOTE, quote[0], self._end, quote[1])
        return found

    @staticmethod
    def _leave(found: dict[int, Home], name: str, start: int, end: int, comments: Iterable[int]) -> None:
        for comment in comments:
            found.setdefault(comment, Home(Span(start, end), name))

    def _line(self, at: int) -> int:
        source = self._doc.source
        return source.line_starts[source.position(at).line - 1]

    def _content(self, at: int) -> int:
        """Return the column where the content of an item begins; a box may stand before its text."""
        before = self._before(at)
        marker = _MARKER.match(before)
        return marker.end() if marker is not None else len(before)

    def _margin(self, at: int, block: Block | None) -> tuple[int, bool]:
        """Return the column of a place, of an item that of its marker, and whether the mark of a quotation
        stands before it.
        """
        before = self._before(at)
        marker = _MARKER.match(before) if block is not None and block.kind == LIST_ITEM else None
        return marker.start(1) if marker is not None else len(before), ">" in before

    def _before(self, at: int) -> str:
        return self._doc.source.text[self._line(at) : at].expandtabs(4)


def _list_ends(blocks: Sequence[Block]) -> list[int]:
    """Return for each block where the list ends of which it is an item: before the next block that is no
    item of it or stands less deep.
    """
    ends = [block.span.end for block in blocks]
    waiting: list[int] = []
    for at, block in enumerate(blocks):
        mine = block.attrs.get("list")
        while waiting:
            first = blocks[waiting[-1]]
            same = block.kind == LIST_ITEM and mine is not None and mine == first.attrs.get("list")
            if same and block.depth >= first.depth:
                break
            ends[waiting.pop()] = blocks[at - 1].span.end
        if block.kind == LIST_ITEM and mine is not None:
            waiting.append(at)
    for at in waiting:
        ends[at] = blocks[-1].span.end
    return ends


def _any_in(comments: Sequence[Span], span: Span) -> bool:
    at = bisect_left(comments, span)
    return at < len(comments) and comments[at].start < span.end
