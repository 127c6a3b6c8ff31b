"""Words that a synonym tool put into fixed expressions of other make than a modifier and its noun: "in the
crimson", "neck and collar", "lost her mood", "as a rule of pollex".

What stands beside a word, with small words between, is its frame. A word that was never met in a frame, and
that may stand for one that belongs there, is weighed by how firmly that one belongs there, on both sides of
it, and how much better it goes with its neighbours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping
from math import log, log1p
from typing import NamedTuple

from copydesk.api import FRAME_LOOSE, FRAME_SLOT, Near, Scope, fixed_of, frames_at, singular

from .swapmeasures import SHORTEST, Swap, Weights, gains, odds_of, plain

MOST_GAIN = 8.0
"""So much at most, as a rule, is gained on both sides (natural logarithm)."""
BREAKS = frozenset('.!?;:,()[]"“”—–|/*')


class _Place(NamedTuple):
    """A word or phrase that may have been put somewhere: the numbers of its first and last word, itself, its
    numbers in the table (as it stands, in the singular), and its frames.
    """

    first: int
    last: int
    put: str
    numbers: tuple[int, ...]
    frames: tuple[str, ...]


class _Belongs(NamedTuple):
    """A frame to which a word belongs: the frame, the byte of the word in it, how many words it has, and how
    many of them could be meant.
    """

    frame: str
    value: int
    size: int
    fits: int


class _Way(NamedTuple):
    """What a word stands for, the frame that says it best, what was measured, and the odds."""

    right: str
    frame: str
    measures: dict[str, float]
    odds: float


def framed(ctx: Scope, weights: Weights, numbers: Mapping[str, int], least: float) -> list[Swap]:
    """Return the words that may stand for others by their frames, from some odds on, by what is known of the
    words alone. ``numbers`` are those of the words of the text in the table of swaps.
    """
    places = list(_places(ctx, numbers))
    rows = ctx.facts.swaps.frames({frame for place in places for frame in place.frames})
    often = Counter(frame + place.put for place in places for frame in place.frames if frame in rows)
    found: list[Swap] = []
    for place in places:
        frames = {frame: rows[frame] for frame in place.frames if frame in rows}
        # What a text says again and again is its own term.
        if not any(often[frame + place.put] > 1 for frame in frames):
            best = _best(ctx, weights, place, frames, least)
            if best is not None:
                found.append(_swap(ctx, place, best))
    return found


def _pieces(ctx: Scope) -> Iterator[range]:
    """Yield the numbers of the words between marks."""
    gaps = ctx.facts.word_table.gaps
    start = 0
    for number in range(1, len(gaps)):
        gap = gaps[number]
        if (gap != " " and ("\n\n" in gap or not BREAKS.isdisjoint(gap))) or number == len(gaps) - 1:
            if number - start > 1:
                yield range(start, number)
            start = number


def _places(ctx: Scope, numbers: Mapping[str, int]) -> Iterator[_Place]:
    """Yield what may have been put somewhere."""
    table, known = ctx.facts.word_table, ctx.facts.swaps
    small, phrases = known.small, known.phrases
    for piece in _pieces(ctx):
        words = [table.lower[number] for number in piece]
        for at, word in enumerate(words):
            for rest in phrases.get(word, ()):
                size = rest.count(" ") + 2
                if words[at + 1 : at + size] == rest.split():
                    put = f"{word} {rest}"
                    merged = [*words[:at], put, *words[at + size :]]
                    first, own_numbers = piece[at], tuple(known.numbers((put,)).values())
                    yield _Place(
                        first, first + size - 1, put, own_numbers, tuple(frames_at(merged, at, small))
                    )
            own = numbers.get(word)
            if own is None or len(word) < SHORTEST or word in small or not plain(ctx, piece[at]):
                continue
            noun = numbers.get(singular(word))
            own_numbers = (own,) if noun is None or noun == own else (own, noun)
            yield _Place(piece[at], piece[at], word, own_numbers, tuple(frames_at(words, at, small)))


def _best(
    ctx: Scope, weights: Weights, place: _Place, frames: Mapping[str, int], least: float
) -> _Way | None:
    """Return what a word likeliest stands for, if it is likely enough."""
    known = ctx.facts.swaps
    rows: list[tuple[str, Mapping[int, int]]] = [
        (frame, known.framed(number)) for frame, number in frames.items()
    ]
    if place.first != place.last:
        rows += _pairing(ctx, place)
    stands: dict[int, int] = {}
    if rows:
        for number in reversed(place.numbers):
            stands.update(known.stands_for(number))
    belongs: dict[int, list[_Belongs]] = {}
    met = 0
    for frame, row in rows:
        if not row.keys().isdisjoint(place.numbers):
            met += 1
            continue
        fit = [other for other in stands.keys() & row.keys() if row[other] and stands[other] != Near.LISTED]
        for other in fit:
            belongs.setdefault(other, []).append(_Belongs(frame, row[other], len(row), len(fit)))
    if not belongs:
        return None
    best: _Way | None = None
    programs = set(known.programs(place.numbers[0]))
    same = {
        "choice": log1p(len(stands)),
        "put-rank": log1p(place.numbers[0]),
        "met": float(met),
        "phrase": float(place.first != place.last),
    }
    for other, those in belongs.items():
        strongest = max(those, key=lambda one: fixed_of(one.value).together)
        fixed = fixed_of(strongest.value)
        measures = {
            **same,
            "right-rank": log1p(other),
            "together": fixed.together,
            "often": fixed.often,
            "second": max(
                (fixed_of(one.value).together for one in those if one is not strongest), default=0.0
            ),
            "entry": float(any(fixed_of(one.value).entry for one in those)),
            "size": log1p(strongest.size),
            "fits": log(strongest.fits),
            "sense": float(stands[other] == Near.SURE),
            "program": float(other in programs),
            **_make(strongest.frame, known.small),
        }
        odds = odds_of(weights, measures)
        # What it gains on its neighbours takes longer to tell.
        if odds + weights["gain"] * MOST_GAIN > least:
            measures["gain"] = sum(gains(ctx, place.first, place.last, place.put, known.name(other)))
            odds += weights["gain"] * measures["gain"]
            if odds > least:
                best, least = _Way(known.name(other), strongest.frame, measures, odds), odds
    return best


def _pairing(ctx: Scope, place: _Place) -> Iterator[tuple[str, Mapping[int, int]]]:
    """Yield the fixed pairs of the neighbours of a phrase as frames (``swappedwords`` has those of words)."""
    table, known = ctx.facts.word_table, ctx.facts.swaps
    if place.last + 1 < len(table) and table.gaps[place.last + 1] == " ":
        behind = table.lower[place.last + 1]
        for number in known.numbers((singular(behind),)).values():
            yield f"{FRAME_SLOT} {behind}", known.modifiers(number)
    if place.first and table.gaps[place.first] == " ":
        before = table.lower[place.first - 1]
        for number in known.numbers((before,)).values():
            yield f"{before} {FRAME_SLOT}", known.heads(number)


def _make(frame: str, small: Container[str]) -> dict[str, float]:
    """Return of what make a frame is: whether small words alone are in it, whether it stands behind the word,
    whether small words stand between.
    """
    words = frame.split()
    between = sum(word in small or word in FRAME_LOOSE for word in words)
    return {
        "small": float(between == len(words) - 1),
        "behind": float(words[0] == FRAME_SLOT),
        "between": float(0 < between < len(words) - 1),
    }


def _swap(ctx: Scope, place: _Place, way: _Way) -> Swap:
    forms, beside = ctx.facts.word_table.forms, way.frame.count(" ")
    first, last = place.first, place.last
    if way.frame.startswith(FRAME_SLOT):
        last += beside
    else:
        first -= beside
    before = [forms[number] for number in range(first, place.first)]
    behind = [forms[number] for number in range(place.last + 1, last + 1)]
    meant = " ".join([*before, way.right, *behind]).lower()
    return Swap(first, last, place.first, place.last, place.put, way.right, meant, way.measures, way.odds)
