"""Vale's kind ``sequence``: words in a row, told by expressions and parts of speech."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ...language.scan import Found
from ..rule import Hit
from .alternation import flags_of
from .penn import Spoken
from .stylerule import StyleRule

if TYPE_CHECKING:
    from ..context import Context
    from ..rule import Rule
    from .valeview import ValeView

LONGEST_SKIP = 50
"""No more words than these may be skipped between two words of a sequence."""


class Step(NamedTuple):
    """One word of a sequence: what it must match, what it must be, whether it must not, and how many words
    may be skipped between it and its neighbour on the side of the word that is looked for first.
    """

    pattern: re.Pattern[str] | None
    tag: re.Pattern[str] | None
    negated: bool
    skip: int

    def fits(self, word: Spoken) -> bool:
        """Say whether a word can stand here."""
        if self.pattern is not None and (self.pattern.search(word.text) is not None) == self.negated:
            return False
        return self.tag is None or (self.tag.search(word.tag) is not None) != self.negated


class Sequences(StyleRule):
    """Words in a row within a sentence."""

    def __init__(self, table: Mapping[str, Any], rule: Rule) -> None:
        super().__init__(table, rule)
        flags = flags_of(table.get("ignorecase", False))
        self._steps = [
            Step(
                re.compile(step["pattern"][0], flags) if step.get("pattern") else None,
                re.compile(step["tag"][0], flags_of(False)) if step.get("tag") else None,
                step.get("negate", False),
                min(step.get("skip", 0), LONGEST_SKIP),
            )
            for step in table["steps"]
        ]
        # The first word that a sentence must hold as written tells which sentences need no tags.
        self._anchor = next((step for step in self._steps if step.pattern and not step.negated), None)
        middle = self._steps.index(self._anchor) if self._anchor is not None else 0
        # How many words may stand before each step.
        self._gaps = [
            (step.skip if number > middle else 0)
            + (self._steps[number - 1].skip if 0 < number <= middle else 0)
            for number, step in enumerate(self._steps)
        ]
        self.literals = table["literals"]

    @property
    def gated(self) -> bool:
        """Say whether nothing can be found where none of the literals stands."""
        return bool(self.literals)

    def hits(self, ctx: Context, view: ValeView, found: Sequence[Found]) -> Iterator[Hit]:
        """Yield one finding for each sequence, from left to right, never overlapping."""
        anchor = self._anchor.pattern if self._anchor is not None else None
        for piece in view.pieces(self.selectors):
            if anchor is not None and anchor.search(piece.text) is None:
                continue
            words = view.tagged(piece)
            at = 0
            while at < len(words):
                last = self._matched(words, at)
                if last < 0:
                    at += 1
                    continue
                texts = [word.text for word in words[at : last + 1]]
                yield self.tell(ctx, view, piece, words[at].start, words[last].end, *texts)
                at = last + 1

    def _matched(self, words: Sequence[Spoken], start: int) -> int:
        """Return the place of the last word of a sequence that begins at a word, or -1."""
        ends = {start} if self._steps and self._steps[0].fits(words[start]) else set()
        for step, gap in zip(self._steps[1:], self._gaps[1:], strict=True):
            ends = {
                place
                for end in ends
                for place in range(end + 1, min(end + 2 + gap, len(words)))
                if step.fits(words[place])
            }
        return min(ends, default=-1)
