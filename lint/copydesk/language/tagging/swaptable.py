"""Which words are put for which, and which belong together: the memory-mapped file
``rules/data/english.swaps`` (built by ``tools/build_swaps.py``).

Programs that rewrite a text take a word for another out of a thesaurus without a look at what stands beside
it. The table has both: the words that a word is a synonym of, and the fixed pairs of a language (a modifier
and a noun, the noun in the singular).

Layout, little-endian: ``MAGIC``, a header, then its sections. ``starts`` and ``words`` are the buckets of
``language.buckets`` with the number of each word (u16; the lower, the commoner); ``names`` are the words.
``swaps`` has for each number those of the words that it may stand for, ``heads`` the nouns and ``modifiers``
the modifiers that belong to it. Each of these begins with start numbers (u32), one more than there are words.
``sure`` says how many of the swaps, the first ones, have a sense in common with the word, and how many after
them are in each other's entry of a thesaurus; ``programs`` has those for which programs are known to put it.
A fixed pair has a byte beside its number: how much likelier it is than chance, how often it was counted, and
whether a dictionary has it (``value_of``). ``frame starts`` and ``frame words`` are the buckets of frames
(``swapframes``) with the number of each (u32); ``frames`` has the words that stand there, with bytes like
those of pairs: nought for a word that was only met.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from struct import Struct, unpack_from
from typing import Any, NamedTuple

from ...base.once import answers
from ...base.resources import path
from ..buckets import place_of, places_of
from ..mapped import headed

MAGIC = b"CDSWAPS2"
BUCKETS, FRAME_BUCKETS = 8192, 32768
NUMBER, FRAME = Struct("<H"), Struct("<I")
_PAIR = Struct("<II")
_NO_NUMBER = -1
_MOST_KNOWN, _MOST_MEANT = 8_000, 3_000
_BELONGING = ("heads", "modifiers", "frames")
_NOTHING: dict[int, int] = {}


class Near:
    """How near a word is to one that it stands for: of one sense, in each other's entry, in its entry."""

    SURE, MUTUAL, LISTED = 2, 1, 0


class Fixed(NamedTuple):
    """How fixed a pair is: how much likelier than chance (natural logarithm, 7 at most), how often it was
    counted above the least count of the list (natural logarithm), and whether a dictionary has it.
    """

    together: float
    often: float
    entry: bool


def value_of(fixed: Fixed) -> int:
    """Return the byte of a pair."""
    together = round(2 * min(7.0, max(0.0, fixed.together)))
    often = round(7 / 4 * min(4.0, max(0.0, fixed.often)))
    return fixed.entry << 7 | often << 4 | together


def fixed_of(value: int) -> Fixed:
    """Return what a byte says of a pair."""
    return Fixed((value & 15) / 2, (value >> 4 & 7) * 4 / 7, value > 127)


@lru_cache(8_192)
def singular(noun: str) -> str:
    """Return a noun without what makes a plural of most nouns."""
    if len(noun) > 4 and noun.endswith("ies"):
        return f"{noun[:-3]}y"
    plural = len(noun) > 3 and noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
    return noun[:-1] if plural else noun


class Swaps:
    """The open table. Words are in lower case; a noun is asked for in the singular."""

    __slots__ = (
        *("__weakref__", "_at", "_data", "_each", "_meant", "_numbers", "_partners", "_programs", "_rows"),
        *("_swaps", "phrases", "small"),
    )

    def __init__(self, file: str) -> None:
        """Open the table; raises OSError when it cannot be read and ValueError when it is no such table."""
        self._data, header, base = headed(file, MAGIC, "a table of swapped words")
        self._at = {name: base + start for name, (start, _) in header["sections"].items()}
        words, frames = header["words"], header["frames"]
        self._rows = dict.fromkeys(self._at, words) | {"frames": frames}
        # One object for each number: some hundred thousand of them are held.
        self._each = tuple(range(words))
        self.small: dict[str, str] = header["small"]
        """The small words of frames, with what stands for them there."""
        self.phrases: dict[str, list[str]] = {}
        """The phrases that are put for a word, by their first words: the other words of each."""
        for phrase in header["phrases"]:
            first, _, rest = phrase.partition(" ")
            self.phrases.setdefault(first, []).append(rest)
        self._numbers: dict[str, int] = {}
        self._swaps: dict[int, dict[int, int]] = {}
        self._meant: dict[int, frozenset[int]] = {}
        self._programs: dict[int, tuple[int, ...]] = {}
        self._partners: dict[str, dict[int, dict[int, int]]] = {name: {} for name in _BELONGING}
        answers(self, Swaps._forget)

    def _forget(self) -> None:
        self._numbers.clear()
        self._swaps.clear()
        self._meant.clear()
        self._programs.clear()
        for partners in self._partners.values():
            partners.clear()

    def numbers(self, words: Iterable[str]) -> dict[str, int]:
        """Return the numbers of those of some words that the table has."""
        known, asked = self._numbers, list(words)
        _room(known)
        new = [word for word in asked if word not in known]
        at = self._at["starts"], self._at["words"]
        for word, place in zip(new, places_of(new, self._data, *at, BUCKETS, NUMBER.size), strict=True):
            known[word] = NUMBER.unpack_from(self._data, place)[0] if place >= 0 else _NO_NUMBER
        return {word: number for word in asked if (number := known[word]) != _NO_NUMBER}

    def number(self, word: str) -> int | None:
        """Return the number of a word, if the table has it."""
        found = self._numbers.get(word)
        if found is None:
            _room(self._numbers)
            at = self._at
            place = place_of(word, self._data, at["starts"], at["words"], BUCKETS, NUMBER.size)
            found = NUMBER.unpack_from(self._data, place)[0] if place >= 0 else _NO_NUMBER
            self._numbers[word] = found
        return None if found == _NO_NUMBER else found

    def name(self, number: int) -> str:
        """Return the word of a number."""
        start, end = _PAIR.unpack_from(self._data, self._at["names"] + 4 * number)
        first = self._at["names"] + 4 * (self._rows["names"] + 1)
        return self._data[first + start : first + end].decode()

    def stands_for(self, number: int) -> dict[int, int]:
        """Return the words that a word may stand for, and how near they are."""
        found = self._swaps.get(number)
        if found is None:
            _room(self._swaps)
            numbers = self._row("swaps", number)
            at = self._at["sure"] + 2 * number
            sure, mutual = self._data[at], self._data[at + 1]
            nears = [Near.SURE] * sure + [Near.MUTUAL] * mutual
            nears += [Near.LISTED] * (len(numbers) - len(nears))
            found = self._swaps[number] = dict(zip(numbers, nears, strict=True))
        return found

    def meant_by(self, number: int) -> frozenset[int]:
        """Return a word, what it may stand for, and the words for which programs are known to put it."""
        found = self._meant.get(number)
        if found is None:
            if len(self._meant) >= _MOST_MEANT:
                self._meant.clear()
            # A set of which the size is known takes half the room of one that grows.
            grown = {number, *self._row("swaps", number), *self.programs(number)}
            found = self._meant[number] = frozenset(grown)
        return found

    def programs(self, number: int) -> tuple[int, ...]:
        """Return the words for which programs are known to put a word."""
        found = self._programs.get(number)
        if found is None:
            _room(self._programs)
            found = self._programs[number] = self._row("programs", number)
        return found

    def frames(self, frames: Iterable[str]) -> dict[str, int]:
        """Return the numbers of those of some frames that the table has."""
        asked = list(frames)
        at = self._at["frame starts"], self._at["frame words"]
        places = places_of(asked, self._data, *at, FRAME_BUCKETS, FRAME.size)
        return {
            frame: FRAME.unpack_from(self._data, place)[0]
            for frame, place in zip(asked, places, strict=True)
            if place >= 0
        }

    def framed(self, frame: int) -> dict[int, int]:
        """Return the words that stand in a frame, with bytes as pairs have them; 0 for what was only met."""
        return self._belonging("frames", frame)

    def heads(self, number: int) -> dict[int, int]:
        """Return the nouns that belong to a modifier, with the bytes of the pairs."""
        return self._belonging("heads", number)

    def modifiers(self, number: int) -> dict[int, int]:
        """Return the modifiers that belong to a noun, with the bytes of the pairs."""
        return self._belonging("modifiers", number)

    def _belonging(self, section: str, number: int) -> dict[int, int]:
        known = self._partners[section]
        found = known.get(number)
        if found is None:
            _room(known)
            start, _ = _PAIR.unpack_from(self._data, self._at[section] + 4 * number)
            numbers = self._row(section, number)
            at = self._at[f"{section} values"] + start
            values = self._data[at : at + len(numbers)]
            found = known[number] = dict(zip(numbers, values, strict=True)) if numbers else _NOTHING
        return found

    def _row(self, section: str, number: int) -> tuple[int, ...]:
        at = self._at[section]
        start, end = _PAIR.unpack_from(self._data, at + 4 * number)
        first = at + 4 * (self._rows[section] + 1)
        row = unpack_from(f"<{end - start}H", self._data, first + 2 * start)
        return tuple(map(self._each.__getitem__, row))

    def close(self) -> None:
        """Let go of the file."""
        self._data.close()


def _room(known: dict[Any, Any]) -> None:
    if len(known) >= _MOST_KNOWN:
        known.clear()


@cache
def english_swaps() -> Swaps:
    """Return the swaps of English; the table is opened once per process."""
    return Swaps(path("rules", "data", "english.swaps"))
