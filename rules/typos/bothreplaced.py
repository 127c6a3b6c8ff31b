"""Terms of which both words were replaced: "counterfeit consciousness", "invulnerable framework".

Two neighbours that programs are known to put for the words of a term, and that were never counted together,
are told alone where both are rather rare: people use common words in all kinds of pairs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from copydesk.api import Scope, fixed_of, singular

from .fixedterms import LONGEST, Variant
from .swapmeasures import plain
from .termlist import terms_of

UNCOMMON, RARE, RARER = 1_000, 5_000, 10_000
"""So many words are commoner than each of the two (by number in the table of swaps), than one of them, and
than one of a pair that is told where it stands alone.
"""


def both_replaced(ctx: Scope, numbers: Mapping[str, int]) -> Iterator[Variant]:
    """Yield the terms of a text of which both words were replaced, in reading order. ``numbers`` are those of
    its words in the table of swaps.
    """
    table, swaps = ctx.facts.word_table, ctx.facts.swaps
    if len(table) > LONGEST:
        return
    put = {
        word: found
        for word, number in numbers.items()
        if number >= UNCOMMON and (found := swaps.programs(number))
    }
    lower, last = table.lower, len(table) - 1
    for first in table.where(put):
        noun = singular(lower[first + 1]) if first < last else ""
        if noun not in put or table.gaps[first + 1] not in (" ", "\n"):
            continue
        left, right = lower[first], lower[first + 1]
        rarest = max(numbers[left], numbers[noun])
        if (
            rarest >= RARE
            and plain(ctx, first)
            and plain(ctx, first + 1)
            and not ctx.facts.word_pairs.counted(left, right)
        ):
            meant = _meant(ctx, put[left], put[noun])
            if meant:
                yield Variant(first, first + 1, meant, alone=rarest >= RARER)


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
