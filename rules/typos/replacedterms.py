"""Terms and idioms of which several words were replaced: "toss in the cloth", "vend like heated pastries".

No word that says something need be left of them. What is left are their small words, in their places: a word
beside one of these may stand for the rarest word of a term (``term-frames.keyed``), and then each other word
must be that of the term, or may stand for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from math import log1p
from typing import Any, NamedTuple

from copydesk.api import KeyedLines, Near, Scope, Swaps, once, singular

from .fixedterms import LONGEST, NONE, Variant, odd_one
from .swapmeasures import SHORTEST, Swap, odds_of, stop_words
from .termlist import Term, led_to, term, terms_of
from .termodds import RAREST, Nearness
from .termwords import JOINS, OWNER, OWNERS, Words, parts_of, put_for, same, stands_apart

PLACE = "_"
"""Stands for the word beside a small one."""
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


class Framed(NamedTuple):
    """A term as it is looked for round its rarest word: its small words, by how far they stand from it, and
    for the others what is meant.
    """

    term: Term
    small: tuple[tuple[int, str], ...]
    others: tuple[tuple[int, str], ...]


class Frames(NamedTuple):
    """The terms by a small word beside their rarest one, and by the number of that: the lines of the file,
    what was read of them so far, and the numbers, in the table of swaps, of the words that are meant.
    """

    lines: KeyedLines
    numbers: dict[str, frozenset[int]]
    terms: dict[tuple[str, int], tuple[Framed, ...]]
    meant: dict[str, frozenset[int]]


class _Standing(dict[str, Collection[int]]):
    """The numbers of a word and of all for which it may stand."""

    def __init__(self, known: Swaps) -> None:
        super().__init__()
        self._known = known

    def __missing__(self, word: str) -> Collection[int]:
        number = self._known.number(word.removesuffix("'s"))
        found: Collection[int] = ()
        if number is not None:
            found = {number, *self._known.stands_for(number), *self._known.programs(number)}
        self[word] = found
        return found


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
    swaps, terms = ctx.facts.swaps, terms_of(ctx.data("fixed-terms.keyed"))
    for place in one.put:
        at = one.start + place
        for key in terms.lines.among({words.lower[at], singular(words.lower[at])}):
            if any(
                odd_one(words, at - term.anchor, term) == NONE for term in led_to(terms, key, swaps).terms
            ):
                return True
    return False


def _found(ctx: Scope, words: Words) -> Iterator[Replaced]:
    """Yield the terms of which several words may have been replaced."""
    if len(ctx.facts.word_table) > LONGEST:
        return
    swaps, frames = ctx.facts.swaps, _frames_of(ctx.data("term-frames.keyed"))
    lower, small = words.lower, swaps.small.keys() | stop_words(ctx.data("stopwords.txt"))
    standing = _Standing(swaps)
    for at, word in enumerate(lower):
        if len(word) < SHORTEST or word in small:
            continue
        for frame in _beside(lower, at, small):
            numbers = _numbers(frames, frame)
            for number in numbers.intersection(standing[word]) if numbers else ():
                for one in _terms(frames, frame, number, swaps):
                    stands = _stands(lower, one, at) and _others_stand(
                        lower, standing, one, at, frames, swaps
                    )
                    put = _put(ctx, words, one.term, at) if stands else None
                    if put and (len(put) >= FEWEST or _says_little(one.term, put, small)):
                        yield Replaced(at - one.term.anchor, one.term, put)


def _stands(lower: Sequence[str], one: Framed, at: int) -> bool:
    """Say whether the small words of a term stand round a word."""
    if not 0 <= at - one.term.anchor <= len(lower) - len(one.term.lower):
        return False
    for step, meant in one.small:
        if lower[at + step] != meant and not (meant == OWNER and same(lower[at + step], meant)):
            return False
    return True


def _others_stand(
    lower: Sequence[str], standing: _Standing, one: Framed, at: int, frames: Frames, swaps: Swaps
) -> bool:
    """Say whether the other words of a term may be meant by those round a word."""
    for step, meant in one.others:
        word = lower[at + step]
        if word == meant or same(word, meant):
            continue
        numbers = frames.meant.get(meant)
        if numbers is None:
            bare = meant.removesuffix("'s")
            numbers = frames.meant[meant] = frozenset(swaps.numbers((bare, f"{bare}s")).values())
        if numbers.isdisjoint(standing[word]):
            return False
    return True


def _says_little(one: Term, put: Collection[int], small: Collection[str]) -> bool:
    """Say whether what is left of a term are small words."""
    return all(
        at in put or len(word) < SHORTEST or word in small or word == OWNER
        for at, word in enumerate(one.lower)
    )


def _beside(lower: Sequence[str], at: int, small: Collection[str]) -> Iterator[str]:
    if at and (before := _small(lower[at - 1], small)):
        yield f"{before} {PLACE}"
    if at + 1 < len(lower) and (behind := _small(lower[at + 1], small)):
        yield f"{PLACE} {behind}"


def _small(word: str, small: Collection[str]) -> str:
    """Return a small word as terms have it, or ""."""
    if word in OWNERS or word.endswith("'s"):
        return OWNER
    return word if word in small or len(word) < SHORTEST else ""


@once
def _frames_of(lines: KeyedLines) -> Frames:
    return Frames(lines, {}, {}, {})


def _numbers(frames: Frames, frame: str) -> frozenset[int]:
    found = frames.numbers.get(frame)
    if found is None:
        line = frames.lines[frame] if frames.lines.among({frame}) else ""
        found = frames.numbers[frame] = frozenset(map(int, line.split()))
    return found


def _terms(frames: Frames, frame: str, number: int, swaps: Swaps) -> tuple[Framed, ...]:
    found = frames.terms.get((frame, number))
    if found is None:
        entries = (entry.split(" = ") for entry in frames.lines[f"{frame} {number}"].split("; "))
        found = tuple(_framed(term(key, line), swaps) for key, line in entries)
        frames.terms[frame, number] = found
    return found


def _framed(one: Term, swaps: Swaps) -> Framed:
    small: list[tuple[int, str]] = []
    others: list[tuple[int, str]] = []
    for at, word in enumerate(one.lower):
        step = at - one.anchor
        if len(word) < SHORTEST or word in swaps.small or (at not in one.open and step):
            small.append((step, word))
        elif step:
            others.append((step, word))
    return Framed(one, tuple(small), tuple(others))


def _put(ctx: Scope, words: Words, one: Term, at: int) -> dict[int, Nearness] | None:
    """Return how near the words round one are to those of a term that they may have been put for, by their
    places; None if another word stands there.
    """
    start = at - one.anchor
    put: dict[int, Nearness] = {}
    for place, meant in enumerate(one.lower):
        word = words.lower[start + place]
        if word != meant and not same(word, meant):
            nearness = put_for(ctx, words, start + place, one.written[place])
            if nearness is None:
                return None
            put[place] = nearness
    return put if stands_apart(words, start, one.pauses) else None


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
