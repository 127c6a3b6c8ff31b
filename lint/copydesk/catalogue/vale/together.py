"""Vale's kinds about two things: ``consistency`` (one or the other, not both) and ``conditional`` (if one,
then the other).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ...document.source import Span
from ...language.scan import Found
from ..rule import Hit, Related
from .alternation import Alternation, Single, flags_of
from .stylerule import StyleRule

if TYPE_CHECKING:
    from ..context import Context
    from ..rule import Rule
    from .valeview import Piece, ValeView

_NOWHERE = Span(0, 0)


class Consistency(StyleRule):
    """Two ways to write something, of which an article should have one."""

    def __init__(self, table: Mapping[str, Any], rule: Rule) -> None:
        super().__init__(table, rule)
        edge = "" if table["bare"] else r"\b"
        flags = flags_of(table.get("ignorecase", False))
        self._pairs = [
            Alternation(pair, flags, edge, edge, bool(table.get("re2"))) for pair in table["pairs"]
        ]

    def hits(self, ctx: Context, view: ValeView, found: Sequence[Found]) -> Iterator[Hit]:
        """Yield one finding for each block from the one on in which both ways have been seen."""
        for pair in self._pairs:
            seen: dict[int, Span] = {}
            for piece in view.pieces(self.selectors):
                matches = list(pair.find(piece.text, pair.everything))
                for match in matches:
                    seen.setdefault(match.number, _span(ctx, view, piece, match.start, match.end))
                if matches and len(seen) == 2:
                    last = piece.text[matches[-1].start : matches[-1].end]
                    told = next(one for one in matches if piece.text[one.start : one.end] == last)
                    other = Related(seen[1 - told.number], "the other way")
                    yield self.tell(ctx, view, piece, told.start, told.end, last, related=(other,))


class Conditional(StyleRule):
    """Something that may stand in the text only with something else, such as an acronym with its meaning."""

    def __init__(self, table: Mapping[str, Any], rule: Rule) -> None:
        super().__init__(table, rule)
        by_re2 = bool(table.get("re2"))
        self._first = Single(table["first"], flags_of(False), by_re2)
        self._second = Single(table["second"], flags_of(False), by_re2)
        self._caught: Sequence[str] = table["caught"]

    def hits(self, ctx: Context, view: ValeView, found: Sequence[Found]) -> Iterator[Hit]:
        """Yield one finding for each thing that has not got what it needs so far."""
        known: set[str] = set()
        for piece in view.pieces(self.selectors):
            if self._caught:
                known.update(self._values(piece.text))
            elif self._second.fits(piece.text):
                continue
            for match in self._first.matches(piece.text):
                start, end = match.span()
                text = piece.text[start:end]
                if text and text not in known and not self.excused(piece.text, start, end):
                    yield self.tell(ctx, view, piece, start, end, text)

    def _values(self, text: str) -> Iterator[str]:
        """Yield what the groups of the second expression caught."""
        for match in self._second.matches(text):
            yield from (value for value in match.groups()[1:] if value)


def _span(ctx: Context, view: ValeView, piece: Piece, start: int, end: int) -> Span:
    if piece.where == "source":
        return Span(piece.start + start, piece.start + end)
    if piece.where == "summary":
        return ctx.doc.lift(view.prose_offset(start), view.prose_offset(end - 1) + 1)
    return ctx.doc.lift(piece.start + start, piece.start + end)
