"""Words that a synonym tool put into fixed pairs: "nook kick", "kidney disappointment", "battery existence".

Such a tool takes a synonym without a look at the sense that is meant. So two neighbours that were never
counted together are looked at from both sides: may one of them stand for a word that makes a fixed pair with
the other (``english.swaps``)? How fixed that pair is, how near and how common the words are, and with how
many others they are met, is measured.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, KeysView, Sequence, Set
from itertools import pairwise
from math import log, log1p
from typing import NamedTuple

from copydesk.api import Near, Scope, Swaps, fixed_of, once, singular

from .swapmeasures import MOST_KNOWN, Swap, Weights, is_weighed, odds_of, plain, stop_words

"""How near the words of a swap are, as the table says it."""
NONE = -1
ASIDE = 6
"""So many words before and behind a pair tell its parts of speech."""
MODIFIERS = frozenset("JJ NN NNS VBG VBN".split())
PUT_FIRST = MODIFIERS | frozenset("VB VBP VBD JJR JJS NNP FW".split())
NOUNS = frozenset(("NN", "NNS"))
PUT_LAST = NOUNS | frozenset("VB VBP VBZ VBG JJ NNP FW".split())
"""The parts of speech of a pair: what stands there as it should, and what a word that was put there may be
taken for.
"""
PAUSES = frozenset(",;:()\u2013\u2014")


class _Way(NamedTuple):
    """Whether the last of two neighbours was put there, the number of what is meant in the table of swaps,
    and what was measured.
    """

    last: bool
    right: int
    measures: dict[str, float]


class _Sides(dict[int, tuple[KeysView[int], Set[int]]]):
    """What belongs to each word, and what it may be put for, by numbers."""

    def __init__(self, known: Swaps, belonging: Callable[[int], dict[int, int]]) -> None:
        super().__init__()
        self._known, self._belonging = known, belonging

    def __missing__(self, word: int) -> tuple[KeysView[int], Set[int]]:
        found = self[word] = self._belonging(word).keys(), self._known.meant_by(word)
        return found


class _Usable(dict[str, tuple[int, int]]):
    """The numbers of words that may stand in a pair, and of their singulars, in the table of swaps; -1 for
    what is not in it, or is a stop word. Kept for a whole run, as far as there is room.
    """

    def __init__(self, known: Swaps, stop: Sequence[str]) -> None:
        super().__init__()
        self._known, self._stop = known, stop_words(stop)

    def __missing__(self, word: str) -> tuple[int, int]:
        found = NONE, NONE
        if is_weighed(word) and word not in self._stop:
            own = self._known.number(word)
            noun = self._known.number(singular(word)) if own is not None else None
            found = NONE if own is None else own, NONE if noun is None else noun
        if len(self) >= MOST_KNOWN:
            self.clear()
        self[word] = found
        return found


_usable = once(_Usable)


def paired(ctx: Scope, weights: Weights, least: float) -> list[Swap]:
    """Return the pairs that may stand for others, from some odds on, by what is known of the words alone."""
    stop = stop_words(ctx.data("stopwords.txt"))
    table, pairs, known = ctx.facts.word_table, ctx.facts.word_pairs, ctx.facts.swaps
    usable = _usable(known, ctx.data("stopwords.txt"))
    lefts, nouns = _Sides(known, known.heads), _Sides(known, known.modifiers)
    found: list[Swap] = []
    seen: dict[tuple[str, str], int] = defaultdict(int)
    beside = pairwise(map(usable.__getitem__, table.lower))
    for first, own, noun in [(n, a, b) for n, ((a, _), (_, b)) in enumerate(beside) if a >= 0 <= b]:
        if table.gaps[first + 1] not in (" ", "\n"):
            continue
        # Of ten pairs nine stand for nothing, and to ask whether a pair was counted takes longest.
        (heads, for_left), (modifiers, for_noun) = lefts[own], nouns[noun]
        if noun in heads or (modifiers.isdisjoint(for_left) and heads.isdisjoint(for_noun)):
            continue
        if not (plain(ctx, first) and plain(ctx, first + 1)):
            continue
        left, right = table.lower[first], table.lower[first + 1]
        if pairs.counted(left, right):
            continue
        if right != singular(right) and pairs.counted(left, singular(right)):
            continue
        seen[left, right] += 1
        best = _best(known, weights, own, noun, least - weights["program"])
        if best is not None:
            best.measures["bound"] = _bound(ctx, stop, first, best.last)
            programs = known.programs(noun if best.last else own)
            best.measures["program"] = float(best.right in programs)
            odds = odds_of(weights, best.measures)
            if odds > least:
                found.append(_swap(ctx, first, best, odds))
    # What a text says again and again is its own term.
    return [one for one in found if seen[table.lower[one.first], table.lower[one.first + 1]] == 1]


def _best(known: Swaps, weights: Weights, left: int, noun: int, least: float) -> _Way | None:
    """Return what two neighbours likeliest stand for, by numbers, if it is likely enough."""
    best: _Way | None = None
    for last, swapped, meant in (
        (False, known.stands_for(left), known.modifiers(noun)),
        (True, known.stands_for(noun), known.heads(left)),
    ):
        others = swapped.keys() & meant.keys()
        if not others:
            continue
        partners = known.modifiers if last else known.heads
        own = noun if last else left
        same = {
            "choice": log1p(len(swapped)),
            "put-rank": log1p(own),
            "kept-partners": log1p(len(meant)),
            "put-partners": log1p(len(partners(own))),
            "fits": log(len(others)),
        }
        for other in others:
            fixed = fixed_of(meant[other])
            measures = {
                **same,
                "together": fixed.together,
                "often": fixed.often,
                "entry": float(fixed.entry),
                "sense": float(swapped[other] == Near.SURE),
                "listed": float(swapped[other] == Near.LISTED),
                "right-rank": log1p(other),
                "right-partners": log1p(len(partners(other))),
            }
            odds = odds_of(weights, measures)
            if odds > least:
                best, least = _Way(last, other, measures), odds
    return best


def _swap(ctx: Scope, first: int, way: _Way, odds: float) -> Swap:
    table, right = ctx.facts.word_table, ctx.facts.swaps.name(way.right)
    left, second = table.lower[first], table.lower[first + 1]
    if way.last:
        plural = second != singular(second) and not right.endswith("s")
        put, meant = second, f"{left} {_plural(right) if plural else right}"
    else:
        put, meant = left, f"{right} {second}"
    at = first + way.last
    return Swap(first, first + 1, at, at, put, right, meant, way.measures, odds)


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in tuple("aeou"):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("x", "ch", "sh")) else f"{noun}s"


def _bound(ctx: Scope, stop: Collection[str], first: int, last: bool) -> float:
    """Return how much the word that was put there belongs to its other neighbour."""
    table, pairs = ctx.facts.word_table, ctx.facts.word_pairs
    at, beside = (first + 1, first + 2) if last else (first, first - 1)
    if not 0 <= beside < len(table) or table.gaps[max(at, beside)] != " ":
        return 0.0
    if table.lower[beside] in stop:
        return 0.0
    words = (table.lower[at], table.lower[beside]) if last else (table.lower[beside], table.lower[at])
    return max(0.0, pairs.leaning(*words))


def parts_fit(ctx: Scope, at: int, second: bool) -> bool:
    """Say whether two neighbours are what the words of a fixed pair are, a modifier and a noun: the word of a
    number and the next one, of which the first was put there, or the ``second``.
    """
    table = ctx.facts.word_table
    first = last = at
    while first > 0 and at - first < ASIDE and not _stops(table.gaps[first]):
        first -= 1
    while last < len(table) - 1 and last - at < ASIDE and not _stops(table.gaps[last + 1]):
        last += 1
    tokens: list[str] = []
    place = 0
    for number in range(first, last + 1):
        if number > first:
            tokens += [mark for mark in table.gaps[number].strip() if mark in PAUSES]
        if number == at:
            place = len(tokens)
        tokens.append(table.forms[number])
    tags = ctx.facts.tagger.tag(tokens, opens=_stops(table.gaps[first])).tags
    one, two = tags[place], tags[place + 1]
    if second:
        return one in MODIFIERS and two in PUT_LAST
    return one in PUT_FIRST and two in NOUNS


def _stops(gap: str) -> bool:
    return "\n\n" in gap or any(mark in gap for mark in ".!?")
