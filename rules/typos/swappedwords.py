"""Words that a synonym tool put into fixed pairs: "nook kick", "kidney disappointment", "battery existence".

Such a tool takes a synonym without a look at the sense that is meant. So two neighbours that were never
counted together are looked at from both sides: may one of them stand for a word that makes a fixed pair with
the other (``english.swaps``)? How fixed that pair is, how near and how common the words are, with how many
others they are met, and what the rest of the article is about, are weighed (``swap-weights.toml``).

One such pair says little: people write new pairs all the time. What counts is how many stand in an article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from math import log1p
from typing import NamedTuple

from copydesk.api import Scope, Swaps, fixed_of, singular

SHORTEST, LONGEST = 3, 8_000
"""Of the words that are looked at, and (in words) of a text: a book is not put through a synonym tool, and in
a long text pairs that nobody has counted add up.
"""
AT_MOST = 1.0
"""So much, as a rule, what the article is about may speak for a pair."""
OF_ONE_SENSE, LISTED = 2, 0
"""How near the words of a swap are, as the table says it."""
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
Put = Mapping[str, frozenset[str]]


class Swap(NamedTuple):
    """Two neighbours that stand for others: the number of the first, both words, the one that was put there,
    the one that is meant, the pair that is meant, what was measured, and the natural logarithm of the odds.
    """

    first: int
    words: tuple[str, str]
    put: str
    right: str
    meant: str
    measures: dict[str, float]
    odds: float


class _Way(NamedTuple):
    """Whether the last of two neighbours was put there, the number of what is meant in the table of swaps,
    and what was measured.
    """

    last: bool
    right: int
    measures: dict[str, float]


class _Pair(NamedTuple):
    """The number of the first of two neighbours, the word that was put there (a noun in the singular), what
    they stand for, and the odds.
    """

    first: int
    put: str
    way: _Way
    odds: float


def swaps(ctx: Scope, put: Put, odd: int, least: float) -> list[Swap]:
    """Return, in reading order, the pairs that stand for others, from some odds on; none where even with some
    expressions that nobody uses they cannot be dense. ``put`` are words that programs are known to put
    somewhere.
    """
    model = ctx.data("swap-weights.toml")
    table = ctx.facts.word_table
    if len(table) > LONGEST:
        return []
    weights: Mapping[str, float] = model["weights"]
    bare = _bare(ctx, weights, put, least - AT_MOST)
    # At best all of them are made likelier by what the article is about.
    over = sum(min(model["most"], max(0.0, one.odds + AT_MOST - model["least"])) for one in bare)
    if over + model["most"] * odd - model["rate"] * len(table) / 1000 < model["enough"]:
        return []
    found = [one for one in _weighed(ctx, weights, bare) if one.odds > least and _parts_fit(ctx, one)]
    return sorted(found, key=lambda one: one.first)


def density(found: Collection[Swap], odd: int, words_of_text: int, model: Mapping[str, float]) -> float:
    """Return by how much the pairs, and expressions that nobody uses, are more than an accident in a text of
    some words; under 0 when they may be one.
    """
    # "Lead free" and "free solder" may be one term that is in no list, however often its words return.
    taken: set[str] = set()
    apart: list[float] = []
    for one in sorted(found, key=lambda one: -one.odds):
        words = {singular(word) for word in one.words}
        if taken.isdisjoint(words) and one.odds > model["least"]:
            apart.append(min(model["most"], one.odds - model["least"]))
        taken |= words
    over = sum(apart) + model["most"] * odd - model["rate"] * words_of_text / 1000
    return over - model["enough"] if len(apart) + odd >= model["several"] else -1.0


def _bare(ctx: Scope, weights: Mapping[str, float], put: Put, least: float) -> list[_Pair]:
    """Return the pairs that may stand for others, by what is known of the words alone."""
    table, pairs, known = ctx.facts.word_table, ctx.facts.word_pairs, ctx.facts.swaps
    stop = frozenset(ctx.data("stopwords.txt"))
    asked = {word for word in table.vocabulary if len(word) >= SHORTEST and word.isalpha()} - stop
    number = known.numbers(asked | {singular(word) for word in asked})
    usable = [low in asked and low in number and _plain(ctx, n) for n, low in enumerate(table.lower)]
    found: list[_Pair] = []
    seen: dict[tuple[str, str], int] = defaultdict(int)
    for first in range(len(table) - 1):
        if not (usable[first] and usable[first + 1] and table.gaps[first + 1] in (" ", "\n")):
            continue
        left, right = table.lower[first], table.lower[first + 1]
        noun = singular(right)
        if noun not in number:
            continue
        heads, modifiers = known.heads(number[left]), known.modifiers(number[noun])
        if (
            number[noun] in heads
            or (
                modifiers.keys().isdisjoint(known.stands_for(number[left]))
                and heads.keys().isdisjoint(known.stands_for(number[noun]))
            )
            or pairs.counted(left, right)
            or pairs.counted(left, noun)
        ):
            continue
        seen[left, right] += 1
        best = _best(known, weights, number[left], number[noun], least - weights["program"])
        if best is not None:
            one = _measured(ctx, weights, put, stop, first, noun if best.last else left, best)
            if one.odds > least:
                found.append(one)
    # What a text says again and again is its own term.
    return [one for one in found if seen[table.lower[one.first], table.lower[one.first + 1]] == 1]


def _best(known: Swaps, weights: Mapping[str, float], left: int, noun: int, least: float) -> _Way | None:
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
        }
        for other in others:
            fixed = fixed_of(meant[other])
            measures = {
                **same,
                "together": fixed.together,
                "often": fixed.often,
                "entry": float(fixed.entry),
                "sense": float(swapped[other] == OF_ONE_SENSE),
                "listed": float(swapped[other] == LISTED),
                "right-rank": log1p(other),
                "right-partners": log1p(len(partners(other))),
            }
            odds = _odds(weights, measures)
            if odds > least:
                best, least = _Way(last, other, measures), odds
    return best


def _measured(
    ctx: Scope,
    weights: Mapping[str, float],
    put: Put,
    stop: Collection[str],
    first: int,
    word: str,
    way: _Way,
) -> _Pair:
    """Return a pair with what else is known of its words."""
    way.measures["bound"] = _bound(ctx, stop, first, way.last)
    way.measures["program"] = float(ctx.facts.swaps.name(way.right) in put.get(word, ()))
    return _Pair(first, word, way, _odds(weights, way.measures))


def _odds(weights: Mapping[str, float], measures: Mapping[str, float]) -> float:
    return weights["constant"] + sum(weights[name] * value for name, value in measures.items())


def _plain(ctx: Scope, number: int) -> bool:
    """Say whether a word has no capital, or one that its place gives it."""
    table = ctx.facts.word_table
    form = table.forms[number]
    if form.islower():
        return True
    gap = table.gaps[number]
    opens = number == 0 or "\n" in gap or any(mark in gap for mark in ".!?:")
    return opens and form.istitle() and form.lower() not in ctx.facts.capitals


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


def _weighed(ctx: Scope, weights: Mapping[str, float], bare: Sequence[_Pair]) -> Iterator[Swap]:
    """Yield the pairs with what the article is about."""
    if not bare:
        return
    facts, table = ctx.facts, ctx.facts.word_table
    stem_of, near = facts.terms.stem_of, facts.lexicon.related.near
    subjects: dict[int, int] = defaultdict(int)
    for number, around in near({stem_of(word) for word in table.vocabulary if len(word) >= SHORTEST} - {""}):
        if number >= 0:
            for one in {number, *around}:
                subjects[one] += 1
    for pair in bare:
        right = facts.swaps.name(pair.way.right)
        (own, around_own), (other, around_other) = near((stem_of(pair.put), stem_of(right)))
        mine = {own, *around_own} if own >= 0 else set()
        theirs = {other, *around_other} if other >= 0 else set()
        measures = {
            **pair.way.measures,
            "put-subject": _told(subjects, mine, mine),
            "right-subject": _told(subjects, theirs, mine),
            "told": float(right in table.vocabulary),
            "near": float(other in around_own or own in around_other),
        }
        left, second = words = table.lower[pair.first], table.lower[pair.first + 1]
        if pair.way.last:
            plural = second != singular(second) and not right.endswith("s")
            put, meant = second, f"{left} {right}{'s' * plural}"
        else:
            put, meant = left, f"{right} {second}"
        yield Swap(pair.first, words, put, right, meant, measures, _odds(weights, measures))


def _told(subjects: Mapping[int, int], near: Collection[int], own: Collection[int]) -> float:
    """Return how much an article speaks of what is near to a word, without what the word that was put there
    adds to it; -1 when nothing is known.
    """
    return log1p(sum(max(0, subjects.get(one, 0) - (one in own)) for one in near)) if near else -1.0


def _parts_fit(ctx: Scope, swap: Swap) -> bool:
    """Say whether both words are what the words of a fixed pair are: a modifier and a noun."""
    table = ctx.facts.word_table
    first = last = swap.first
    while first > 0 and swap.first - first < ASIDE and not _stops(table.gaps[first]):
        first -= 1
    while last < len(table) - 1 and last - swap.first < ASIDE and not _stops(table.gaps[last + 1]):
        last += 1
    tokens: list[str] = []
    place = 0
    for number in range(first, last + 1):
        if number > first:
            tokens += [mark for mark in table.gaps[number].strip() if mark in PAUSES]
        if number == swap.first:
            place = len(tokens)
        tokens.append(table.forms[number])
    tags = ctx.facts.tagger.tag(tokens, opens=_stops(table.gaps[first])).tags
    one, two = tags[place], tags[place + 1]
    if swap.put == table.lower[swap.first + 1]:
        return one in MODIFIERS and two in PUT_LAST
    return one in PUT_FIRST and two in NOUNS


def _stops(gap: str) -> bool:
    return "\n\n" in gap or any(mark in gap for mark in ".!?")
