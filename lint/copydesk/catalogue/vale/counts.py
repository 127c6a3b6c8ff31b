"""Vale's kinds that count: ``occurrence`` (how often in a place), ``repetition`` (one after the other)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ...language.scan import Found
from ..rule import Hit
from .stylerule import WordRule

if TYPE_CHECKING:
    from ..context import Context
    from .valeview import Piece, ValeView


class Occurrence(WordRule):
    """Something that stands too often, or not often enough, in one piece of the text."""

    @property
    def gated(self) -> bool:
        """Say that pieces without a match count, too, where there is a least number."""
        return super().gated and not self.table.get("min")

    def hits(self, ctx: Context, view: ValeView, found: Sequence[Found]) -> Iterator[Hit]:
        """Yield one finding for each piece with the wrong number, at the first match."""
        most, least = self.table.get("max", 0), self.table.get("min", 0)
        everything, missing = self.alternation.everything, False
        for piece in view.pieces(self.selectors):
            matches = list(self.alternation.find(piece.text, everything))
            count = len(matches)
            if not ((most and count > most) or (least and count < least)):
                continue
            if matches:
                first = next(
                    (one for one in matches if "*" not in piece.text[one.start : one.end]), matches[0]
                )
                yield self.tell(ctx, view, piece, first.start, first.end, count=count)
            elif not missing:
                missing = True
                yield self.about_all(ctx, count=0)


class Repetition(WordRule):
    """The same thing twice in a row."""

    def hits(self, ctx: Context, view: ValeView, found: Sequence[Found]) -> Iterator[Hit]:
        """Yield one finding for each repetition beyond what is allowed, inside a sentence."""
        most, alpha = self.table.get("max", 0), self.table.get("alpha", False)
        ignore = self.table.get("ignorecase", False)
        everything = self.alternation.everything
        for piece in view.pieces(self.selectors):
            before, start, count = "", 0, 0
            for match in self.alternation.find(piece.text, everything):
                word = piece.text[match.start : match.end].strip()
                same = word != "" and (word == before or (ignore and word.casefold() == before.casefold()))
                if same and (not alpha or word.isalpha()):
                    count += 1
                    if (
                        count > most
                        and _one_sentence(ctx, piece, start, match.end)
                        and not self.excused(piece.text, start, match.end)
                    ):
                        yield self.tell(ctx, view, piece, start, match.end, word)
                        count = 0
                start, before = match.start, word


def _one_sentence(ctx: Context, piece: Piece, start: int, end: int) -> bool:
    """Say whether a range of a piece lies in one sentence ("I forgot about that. That is all." is none)."""
    if piece.where != "prose":
        return not any(mark in piece.text[start:end] for mark in ".!?")
    block = ctx.doc.block_at(piece.start + start)
    sentence = ctx.facts.sentence_at(block, piece.start + start) if block is not None else None
    return sentence is None or piece.start + end <= sentence.end
