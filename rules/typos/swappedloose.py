"""Words that are in no fixed expression, in a text that is known to be spun: "the assailant hit the bar".

Of a word that programs are known to put somewhere it is weighed whether what they replace by it goes better
with its neighbours and is nearer to what the article is about.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from math import log1p

from copydesk.api import Near, Scope

from .swapmeasures import SHORTEST, Swap, Weights, about, gains, odds_of, plain, stop_words


def loose(
    ctx: Scope,
    weights: Weights,
    numbers: Mapping[str, int],
    subjects: Mapping[int, int],
    taken: Collection[int],
) -> list[Swap]:
    """Return the words that programs are known to put somewhere, with what is likeliest meant by each, but
    for those of which the numbers are ``taken``. ``numbers`` are those of the words in the table of swaps.
    """
    table, known = ctx.facts.word_table, ctx.facts.swaps
    stop = stop_words(ctx.data("stopwords.txt"))
    found: list[Swap] = []
    for at, word in enumerate(table.lower):
        number = numbers.get(word)
        if number is None or at in taken or len(word) < SHORTEST or word in stop or not plain(ctx, at):
            continue
        programs = known.programs(number)
        best: Swap | None = None
        for other in programs:
            right = known.name(other)
            before, behind = gains(ctx, at, at, word, right)
            measures = {
                "gain": before + behind,
                "least-gain": min(before, behind),
                "put-rank": log1p(number),
                "right-rank": log1p(other),
                "choice": log1p(len(programs)),
                "sense": float(known.stands_for(number).get(other) == Near.SURE),
                "repeated": log1p(len(table.numbers[word]) - 1),
                **about(ctx, subjects, word, right),
            }
            odds = odds_of(weights, measures)
            if best is None or odds > best.odds:
                best = Swap(at, at, at, at, word, right, right, measures, odds)
        if best is not None:
            found.append(best)
    return found
