"""Terms that nobody varies, with one word of them replaced: "little claims court", "load of proof".

Most pairs of words can be said in other words. Some cannot: what they mean is not what their words mean
(``fixed-terms.keyed``). In such a term a synonym is telling even where it stands alone; where one word is
left of the term, it is weighed (``termodds``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from copydesk.api import Near, Scope

from .standins import StandIns, stand_ins
from .swapmeasures import Swap, odds_of
from .swappedwords import parts_fit
from .termlist import Lead, Term, Terms, terms_of
from .termodds import Nearness, measures_of
from .termwords import Words, parts_of, put_for, same, stands_apart

LONGEST = 8_000
"""The words of a text: a book has room for everything."""
PAIR, MUCH, NONE = 2, 3, -1
COMPOUND = 1.5
"""So much more must speak for part of a closed compound: of its other part new ones are made all the time."""
Model = Mapping[str, Any]


class Variant(NamedTuple):
    """A term of which a word was replaced: the numbers of its first and last word, the term, whether it is
    told where it stands alone, and, where little else is left of it, how it was weighed.
    """

    first: int
    last: int
    meant: str
    alone: bool
    swap: Swap | None = None


class _Odd(NamedTuple):
    """A term with another word in it: the numbers (in ``Words``) of its first word and of the one that was
    put there, the term, how near that one is to what is meant, and whether much of the term is left.
    """

    start: int
    put: int
    term: Term
    nearness: Nearness
    much: bool


def varied_terms(ctx: Scope, words: Words) -> Iterator[Variant]:
    """Yield the terms of a text of which one of its ``words`` was replaced, in reading order."""
    model: Model = ctx.data("swap-weights.toml")
    best: dict[int, tuple[float, Variant]] = {}
    for odd in _odd_terms(ctx, words):
        swap = _weighed(ctx, words, odd, model["term-weights"])
        # Beside others a synonym in the same sense needs little for it.
        sure = not (odd.term.varied or odd.term.joined) and (
            odd.nearness.near == Near.SURE or odd.nearness.program
        )
        if not (odd.much or ((sure or swap.odds >= model["term-least"]) and _parts_fit(ctx, words, odd))):
            continue
        odds = model["term"] if odd.much else swap.odds
        alone = odds >= model["term"]
        variant = Variant(swap.first, swap.last, swap.meant, alone, None if odd.much else swap)
        if swap.at not in best or odds > best[swap.at][0]:
            best[swap.at] = odds, variant
    yield from sorted((variant for _, variant in best.values()), key=lambda one: (one.first, one.last))


def term_swaps(ctx: Scope) -> Iterator[Swap]:
    """Yield what may stand for a word of a term of which little else is left, with its measures."""
    model: Model = ctx.data("swap-weights.toml")
    words = parts_of(ctx)
    for odd in _odd_terms(ctx, words):
        if not odd.much and _parts_fit(ctx, words, odd):
            yield _weighed(ctx, words, odd, model["term-weights"])


def _odd_terms(ctx: Scope, words: Words) -> Iterator[_Odd]:
    """Yield the terms with another word in them that may have been put there."""
    if len(ctx.facts.word_table) > LONGEST:
        return
    swaps = ctx.facts.swaps
    terms = terms_of(ctx.data("fixed-terms.keyed"), swaps)
    lower, standing = words.lower, stand_ins(swaps)
    found: dict[tuple[int, int, tuple[str, ...]], _Odd] = {}
    for at, lead in _open_leads(lower, standing, terms):
        here: dict[tuple[int, int, tuple[str, ...]], _Odd] = {}
        for place, term in _candidates(lower, standing, at, lead):
            start = at - term.anchor
            if odd_one(words, start, term) == place and (odd := _stands_for(ctx, words, start, place, term)):
                here[start, place, term.written] = odd
        # "Goal kick" is as good as "corner kick".
        if here and all(odd_one(words, at - term.anchor, term) != NONE for term in lead.terms):
            found.update(here)
    # What a text says again and again is its own term.
    often = Counter((words.lower[put], written) for _, put, written in found)
    for (_, put, written), odd in found.items():
        if often[words.lower[put], written] == 1:
            yield odd


def _open_leads(lower: Sequence[str], standing: StandIns, terms: Terms) -> Iterator[tuple[int, Lead]]:
    """Yield the numbers of words with what they lead to, where a word beside them may stand for one of a
    term. Beside most words nothing does.
    """
    size = len(lower)
    led = [(at, leads) for at, leads in enumerate(map(terms.__getitem__, lower)) if leads]
    for at, leads in led:
        for lead in leads:
            for step, numbers, _ in lead.open:
                if 0 <= at + step < size and not numbers.isdisjoint(standing[lower[at + step]]):
                    yield at, lead
                    break


def _candidates(lower: Sequence[str], standing: StandIns, at: int, lead: Lead) -> Sequence[tuple[int, Term]]:
    """Return the terms to which a word leads, in their order, with the number of a word beside it that may
    stand for theirs.
    """
    found: list[tuple[int, int]] = []
    for step, numbers, replaced in lead.open:
        if 0 <= at + step < len(lower):
            told = numbers & standing[lower[at + step]]
            found += [(rank, at + step) for number in told for rank in replaced[number]]
    return [(place, lead.term(rank)) for rank, place in sorted(found)]


def odd_one(words: Words, start: int, term: Term) -> int | None:
    """Return the number of the only word that is not the one of the term, ``NONE`` if all of them are, and
    nothing if it is another expression.
    """
    lower = words.lower
    end = start + len(term.lower)
    if start < 0 or end > len(lower):
        return None
    put = NONE
    for at, word in enumerate(term.lower, start):
        if lower[at] != word and not same(lower[at], word):
            if put != NONE or at - start not in term.open:
                return None
            put = at
    return put if stands_apart(words, start, term.pauses) else None


def _stands_for(ctx: Scope, words: Words, start: int, put: int, term: Term) -> _Odd | None:
    """Return a term with another word in it, if that may have been put for the one of the term, and is not
    usual beside the others.
    """
    at = put - start
    nearness = put_for(ctx, words, put, term.written[at])
    if nearness is None:
        return None
    if len(term.lower) == PAIR and ctx.facts.word_pairs.counted(*words.lower[start : start + PAIR]):
        return None
    kept = [other for number, other in enumerate(term.lower) if number != at]
    numbers = {words.numbers[start + place] for place in range(len(term.lower)) if place != at}
    # "Interest-only" is one word, which goes with more than one other.
    much = len(numbers) > 1 and (
        len(kept) > MUCH or len([other for other in kept if other not in ctx.facts.swaps.small]) > 1
    )
    if much and (term.varied or (nearness.near < Near.MUTUAL and not nearness.program)):
        return None
    return _Odd(start, put, term, nearness, much)


def _weighed(ctx: Scope, words: Words, odd: _Odd, weights: Mapping[str, float]) -> Swap:
    """Return a term with another word in it as a swap, with what is measured of it."""
    term, at = odd.term, odd.put - odd.start
    first, last = (words.numbers[number] for number in (odd.start, odd.start + len(term.lower) - 1))
    word, right = words.lower[odd.put], term.lower[at]
    measures = {
        **measures_of(ctx, odd.nearness, term.lower[term.anchor], right, _bound(ctx, words, odd)),
        "listed": float(term.listed),
        "varied": float(term.varied),
        "longer": float(len(term.lower) > PAIR),
    }
    number, meant = words.numbers[odd.put], term.said
    odds = odds_of(weights, measures) - COMPOUND * term.joined
    return Swap(first, last, number, number, word, right, meant, measures, odds)


def _bound(ctx: Scope, words: Words, odd: _Odd) -> float:
    """Return how firmly the word that was put into a term belongs to what stands beside it and is no part of
    it.
    """
    end = odd.start + len(odd.term.lower)
    leaning, lower = ctx.facts.word_pairs.leaning, words.lower
    found = 0.0
    if odd.put == odd.start and odd.start and words.gaps[odd.start] == " ":
        found = leaning(lower[odd.start - 1], lower[odd.put])
    if odd.put == end - 1 and end < len(lower) and words.gaps[end] == " ":
        found = leaning(lower[odd.put], lower[end])
    return max(0.0, found)


def _parts_fit(ctx: Scope, words: Words, odd: _Odd) -> bool:
    """Say whether two neighbours are a modifier and its noun, as those of a term of two words are."""
    if len(odd.term.lower) > PAIR or odd.term.lower[0].endswith("'s"):
        return True
    number = words.numbers[odd.start]
    return words.numbers[odd.start + 1] == number or parts_fit(ctx, number, odd.put > odd.start)
