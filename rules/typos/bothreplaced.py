"""Terms of which both words were replaced: "counterfeit consciousness", "invulnerable framework".

Two neighbours that programs are known to put for the words of a term, and that were never counted together,
are told alone where both are rather rare: people use common words in all kinds of pairs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.api import Scope, Swaps, fixed_of, once, singular

from .fixedterms import LONGEST, Variant
from .swapmeasures import MOST_KNOWN, is_weighed, plain
from .termlist import terms_of

UNCOMMON, RARE, RARER = 1_000, 5_000, 10_000
"""So many words are commoner than each of the two (by number in the table of swaps), than one of them, and
than one of a pair that is told where it stands alone.
"""


class Put(dict[str, Sequence[int]]):
    """Of words that are rather rare those for which programs put them, by numbers in the table of swaps. Kept
    for a whole run, as far as there is room.
    """

    def __init__(self, known: Swaps) -> None:
        super().__init__()
        self._known = known

    def __missing__(self, word: str) -> Sequence[int]:
        number = self._known.number(word) if is_weighed(word) else None
        found = () if number is None or number < UNCOMMON else self._known.programs(number)
        if len(self) >= MOST_KNOWN:
            self.clear()
        self[word] = found
        return found


put_there = once(Put)


def both_replaced(ctx: Scope) -> Iterator[Variant]:
    """Yield the terms of a text of which both words were replaced, in reading order."""
    table, swaps = ctx.facts.word_table, ctx.facts.swaps
    if len(table) > LONGEST:
        return
    lower, put, last = table.lower, put_there(swaps), len(table) - 1
    for first in [first for first, found in enumerate(map(put.__getitem__, lower)) if found]:
        noun = singular(lower[first + 1]) if first < last else ""
        if not noun or not put[noun] or table.gaps[first + 1] not in (" ", "\n"):
            continue
        left, right = lower[first], lower[first + 1]
        rarest = max(_number(swaps, left), _number(swaps, noun))
        if (
            rarest >= RARE
            and plain(ctx, first)
            and plain(ctx, first + 1)
            and not ctx.facts.word_pairs.counted(left, right)
        ):
            meant = _meant(ctx, put[left], put[noun])
            if meant:
                yield Variant(first, first + 1, meant, alone=rarest >= RARER)


def _number(swaps: Swaps, word: str) -> int:
    number = swaps.number(word)
    assert number is not None, "programs put no word that has no number"
    return number


def _meant(ctx: Scope, lefts: Sequence[int], nouns: Sequence[int]) -> str:
    """Return the firmest term of two words of which programs put the ones for these, or ""."""
    swaps = ctx.facts.swaps
    terms = terms_of(ctx.data("fixed-terms.keyed"), swaps)
    best, meant = -1.0, ""
    for left in lefts:
        heads = swaps.heads(left)
        for noun in heads.keys() & set(nouns):
            words, fixed = (swaps.name(left), swaps.name(noun)), fixed_of(heads[noun])
            firm = fixed.together + fixed.often
            if firm > best and terms.has(words, listed=True):
                best, meant = firm, " ".join(words)
    return meant
