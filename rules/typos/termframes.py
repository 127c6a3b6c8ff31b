"""The terms of ``term-frames.keyed``, as they are looked for by a small word beside their rarest one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import count
from operator import itemgetter
from typing import NamedTuple

from copydesk.api import KeyedLines, Swaps, once

from .standins import stand_ins
from .swapmeasures import SHORTEST, stop_words
from .termlist import Term, term
from .termwords import OWNER, OWNERS, same

_MOST_WORDS, _MOST_KNOWN = 2_000, 8_000
Standing = Mapping[str, frozenset[int]]
"""The numbers of all that words may stand for (``standins``)."""


class Other(NamedTuple):
    """A word of a term that may have been replaced: how far it stands from the rarest one, the word, and the
    numbers of it and its plural in the table of swaps.
    """

    step: int
    meant: str
    numbers: frozenset[int]


class Framed(NamedTuple):
    """A term as it is looked for round its rarest word: its small words, by how far they stand from it, and
    for the others what is meant.
    """

    term: Term
    small: tuple[tuple[int, str], ...]
    others: tuple[Other, ...]

    def stands(self, lower: Sequence[str], standing: Standing, at: int) -> bool:
        """Say whether the words round a word are the small words of the term, and may be meant for the others
        of it.
        """
        if not 0 <= at - self.term.anchor <= len(lower) - len(self.term.lower):
            return False
        for step, meant in self.small:
            if lower[at + step] != meant and not (meant == OWNER and same(lower[at + step], meant)):
                return False
        for step, meant, numbers in self.others:
            word = lower[at + step]
            if numbers.isdisjoint(standing[word]) and word != meant and not same(word, meant):
                return False
        return True


class _Led(NamedTuple):
    """A term to which a word leads, and what rules it out mostly: the next word of it that may have been
    replaced (where it stands, its first letter, its numbers); "" for the letter where there is none.
    """

    step: int
    letter: str
    numbers: frozenset[int]
    framed: Framed


class Frame(dict[str, Sequence[_Led]]):
    """The terms to which words beside a small one may lead. Kept for a whole run, as far as there is room."""

    def __init__(self, frame: str, line: str, frames: Frames) -> None:
        """Take one of the frames of a file, and its line."""
        super().__init__()
        self._frame, self._frames = frame, frames
        self._numbers = frozenset(map(int, line.split()))
        self._terms: dict[int, Sequence[_Led]] = {}

    def __missing__(self, word: str) -> Sequence[_Led]:
        found: Sequence[_Led] = ()
        if len(word) >= SHORTEST and word not in self._frames.small:
            numbers = self._numbers & stand_ins(self._frames.swaps)[word]
            found = [one for number in numbers for one in self._terms.get(number) or self._of(number)]
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = found
        return found

    def _of(self, number: int) -> Sequence[_Led]:
        entries = [entry.split(" = ") for entry in self._frames.lines[f"{self._frame} {number}"].split("; ")]
        found = self._terms[number] = [_led(_framed(term(*entry), self._frames.swaps)) for entry in entries]
        return found


class _Beside(dict[str, "Frame | None"]):
    """The frames that words make on one side of another word, if the file has them."""

    def __init__(self, frame: str, frames: Frames) -> None:
        super().__init__()
        self._frame, self._frames = frame, frames

    def __missing__(self, word: str) -> Frame | None:
        name = self._frames.name(word)
        found = self._frames.of(self._frame.format(name)) if name else None
        if len(self) >= _MOST_KNOWN:
            self.clear()
        self[word] = found
        return found


class Frames:
    """The frames of a file, each read when it is met for the first time."""

    def __init__(self, lines: KeyedLines, swaps: Swaps, stop: Collection[str]) -> None:
        """Take the lines of a file, and the words that are small beside those of the table of swaps."""
        self.lines, self.swaps, self.small = lines, swaps, swaps.small.keys() | stop
        self._read: dict[str, Frame | None] = {}
        self._before, self._behind = _Beside("{} _", self), _Beside("_ {}", self)

    def of(self, frame: str) -> Frame | None:
        """Return a frame, if the file has it."""
        if frame not in self._read:
            line = self.lines.get(frame)
            self._read[frame] = None if line is None else Frame(frame, line, self)
        return self._read[frame]

    def name(self, word: str) -> str:
        """Return a small word as terms have it, or ""."""
        if word in OWNERS or word.endswith("'s"):
            return OWNER
        return word if word in self.small or len(word) < SHORTEST else ""

    def led_to(self, lower: Sequence[str]) -> Iterator[tuple[int, Framed]]:
        """Yield, in reading order, the numbers of words of a text with terms that may stand round them."""
        standing, size = stand_ins(self.swaps), len(lower)
        before, behind = map(self._before.__getitem__, lower), map(self._behind.__getitem__, lower)
        next(behind, None)
        pairs = (zip(before, count(1), lower[1:], strict=False), zip(behind, count(), lower, strict=False))
        # Sorting keeps what the word before leads to before what the word behind does.
        led = [
            (at, found) for beside in pairs for f, at, word in beside if f is not None and (found := f[word])
        ]
        led.sort(key=itemgetter(0))
        for at, found in led:
            for step, letter, numbers, one in found:
                if 0 <= at + step < size:
                    other = lower[at + step]
                    may_be = not letter or other[0] == letter or not numbers.isdisjoint(standing[other])
                    if may_be and one.stands(lower, standing, at):
                        yield at, one


@once
def term_frames(lines: KeyedLines, swaps: Swaps, stop: Sequence[str]) -> Frames:
    """Return the frames of a file; ``stop`` are the lines of ``stopwords.txt``."""
    return Frames(lines, swaps, stop_words(stop))


def _led(one: Framed) -> _Led:
    if not one.others:
        return _Led(0, "", frozenset(), one)
    step, meant, numbers = one.others[0]
    return _Led(step, meant[0], numbers, one)


def _framed(one: Term, swaps: Swaps) -> Framed:
    small: list[tuple[int, str]] = []
    others: list[Other] = []
    for at, word in enumerate(one.lower):
        step = at - one.anchor
        if len(word) < SHORTEST or word in swaps.small or (at not in one.open and step):
            small.append((step, word))
        elif step:
            bare = word.removesuffix("'s")
            numbers = (swaps.number(bare), swaps.number(f"{bare}s"))
            others.append(Other(step, word, frozenset([one for one in numbers if one is not None])))
    return Framed(one, tuple(small), tuple(others))
