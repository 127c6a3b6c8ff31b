"""Terms and idioms of which several words were replaced: "toss in the cloth", "vend like heated pastries".

No word that says something need be left of them. What is left are their small words, in their places: a word
beside one of these may stand for the rarest word of a term (``term-frames.keyed``), and then each other word
must be that of the term, or may stand for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from math import log1p
from typing import Any, NamedTuple

from copydesk.api import Near, Scope, Swaps

from .fixedterms import LONGEST, NONE, Variant, odd_one
from .swapmeasures import SHORTEST, Swap, odds_of
from .termframes import term_frames
from .termlist import Term, terms_of
from .termodds import RAREST, Nearness
from .termwords import JOINS, OWNER, Words, parts_of, put_for, same, stands_apart

FEWEST = 2
"""So many words were replaced; where there was one, other words of the term lead to it (``fixedterms``)."""

LOOSE = 1.5
"""So much more must speak for a term of which a single small word is left ("tie the knot")."""


class Replaced(NamedTuple):
    """A term of which words were replaced: the number of its first word (in ``Words``), the term, and how
    near each word is that was put there, by its place in the term.
    """

    start: int
    term: Term
    put: dict[int, Nearness]


def replaced_terms(ctx: Scope, words: Words) -> Iterator[Variant]:
    """Yield the terms of a text of which several of its ``words`` were replaced, in reading order."""
    best: dict[int, Swap] = {}
    for one, swap in _swaps(ctx, words):
        loose = swap.measures["kept"] == 0 and swap.measures["small"] == 1
        likelier = swap.first not in best or swap.odds > best[swap.first].odds
        if swap.odds > LOOSE * loose and likelier and not _has_term(ctx, words, one):
            best[swap.first] = swap
    for swap in sorted(best.values()):
        yield Variant(swap.first, swap.last, swap.meant, alone=True, swap=swap)


def replaced_swaps(ctx: Scope) -> Iterator[Swap]:
    """Yield what may stand for a term of which several words were replaced, with its measures."""
    yield from (swap for _, swap in _swaps(ctx, parts_of(ctx)))


def _swaps(ctx: Scope, words: Words) -> Iterator[tuple[Replaced, Swap]]:
    model: Mapping[str, Any] = ctx.data("swap-weights.toml")
    for one in _found(ctx, words):
        yield one, _weighed(ctx, words, one, model["replaced-weights"])


def _has_term(ctx: Scope, words: Words, one: Replaced) -> bool:
    """Say whether a term, as it is, has a word that would have been replaced ("from beginning to end")."""
    terms = terms_of(ctx.data("fixed-terms.keyed"), ctx.facts.swaps)
    return any(
        odd_one(words, one.start + place - term.anchor, term) == NONE
        for place in one.put
        for lead in terms[words.lower[one.start + place]]
        for term in lead.terms
    )


def _found(ctx: Scope, words: Words) -> Iterator[Replaced]:
    """Yield the terms of which several words may have been replaced."""
    if len(ctx.facts.word_table) > LONGEST:
        return
    frames = term_frames(ctx.data("term-frames.keyed"), ctx.facts.swaps, ctx.data("stopwords.txt"))
    for at, framed in frames.led_to(words.lower):
        one, start = framed.term, at - framed.term.anchor
        places = _other_words(words, one, start)
        if not places or (len(places) < FEWEST and not _says_little(one, places, frames.small)):
            continue
        if stands_apart(words, start, one.pauses) and (put := _put(ctx, words, one, start, places)):
            yield Replaced(start, one, put)


def _other_words(words: Words, one: Term, start: int) -> list[int]:
    """Return the places of a term at which other words stand than its own."""
    return [
        place
        for place, (meant, word) in enumerate(
            zip(one.lower, words.lower[start : start + len(one.lower)], strict=True)
        )
        if word != meant and not same(word, meant)
    ]


def _says_little(one: Term, put: Collection[int], small: Collection[str]) -> bool:
    """Say whether what is left of a term are small words."""
    return all(
        at in put or len(word) < SHORTEST or word in small or word == OWNER
        for at, word in enumerate(one.lower)
    )


def _put(
    ctx: Scope, words: Words, one: Term, start: int, places: Sequence[int]
) -> dict[int, Nearness] | None:
    """Return how near the words at some places of a term are to those that they may have been put for; None
    if another word stands there.
    """
    put: dict[int, Nearness] = {}
    for place in places:
        nearness = put_for(ctx, words, start + place, one.written[place])
        if nearness is None:
            return None
        put[place] = nearness
    return put


def _rank(swaps: Swaps, word: str) -> int:
    number = swaps.number(word)
    return RAREST if number is None else number


def _bound(ctx: Scope, words: Words, one: Replaced) -> float:
    """Return how firmly words that were put into a term belong to words beside them."""
    leaning, lower, small = ctx.facts.word_pairs.leaning, words.lower, ctx.facts.swaps.small
    first = max(1, one.start)
    last = min(len(lower), one.start + len(one.term.lower) + 1)
    bound = 0.0
    for at in range(first, last):
        replaced = at - one.start in one.put or at - 1 - one.start in one.put
        if replaced and words.gaps[at] in JOINS and lower[at] not in small and lower[at - 1] not in small:
            bound += max(0.0, leaning(lower[at - 1], lower[at]))
    return bound


def _weighed(ctx: Scope, words: Words, one: Replaced, weights: Mapping[str, float]) -> Swap:
    """Return a term of which words were replaced as a swap, with what is measured of it."""
    swaps, term_ = ctx.facts.swaps, one.term
    kept = [
        word
        for place, word in enumerate(term_.lower)
        if place not in one.put and word not in swaps.small and len(word) >= SHORTEST
    ]
    measures = {
        "replaced": float(len(one.put)),
        "kept": float(len(kept)),
        "small": float(len(term_.lower) - len(kept) - len(one.put)),
        "program": float(sum(near.program for near in one.put.values())),
        "sure": float(sum(near.near == Near.SURE for near in one.put.values())),
        "listed": float(sum(near.near == Near.LISTED and not near.program for near in one.put.values())),
        "put-rank": sum(log1p(near.own) for near in one.put.values()),
        "right-rank": sum(log1p(near.right) for near in one.put.values()),
        "kept-rank": sum(log1p(_rank(swaps, word)) for word in kept),
        "varied": float(term_.varied),
        "bound": _bound(ctx, words, one),
    }
    first, last = words.numbers[one.start], words.numbers[one.start + len(term_.lower) - 1]
    places = sorted(one.put)
    at, upto = words.numbers[one.start + places[0]], words.numbers[one.start + places[-1]]
    word, right = words.lower[one.start + places[0]], term_.lower[places[0]]
    return Swap(first, last, at, upto, word, right, term_.said, measures, odds_of(weights, measures))
