"""How much two neighbouring words belong together, by counts: the memory-mapped file
``rules/data/english.pairs`` (built by ``tools/build_pairs.py``).

Layout, little-endian: ``MAGIC``, start numbers and buckets as in ``language.buckets``, one byte for each
entry. The key of an entry is two words with a space between them, or one. The byte of a pair is how much
oftener it was counted than chance would bring it together (natural logarithm, times ``SCALE``, ``EVEN``
added); that of a word how often it was counted (natural logarithm, times ``SCALE_ALONE``). Words are in
lower case, with straight apostrophes; a mark is a word, ``FIGURE`` a number, ``EDGE`` the border of a
paragraph.

What is in no list was counted seldom: how seldom at most is known, so that a pair of frequent words that has
no entry is held to be avoided, and of others nothing is said.
"""

from __future__ import annotations

from functools import cache
from math import log

from ...base.once import answers
from ...base.resources import path
from ..buckets import place_of
from ..mapped import mapped

MAGIC = b"CDPAIRS1"
BUCKETS = 1 << 16
SCALE, EVEN, SCALE_ALONE = 12, 128, 8
EDGE, FIGURE = "^", "0"
ALL = 1.02e12
"""So many words were counted for the list of pairs."""
SELDOM, SELDOM_MARKED = log(3e4), log(2e5)
"""As often, at most, was counted what has no entry: two words, a word and a mark (natural logarithm)."""
RARE = log(1.2e4)
"""As often a word without an entry."""
LEAST = -4.0
MOST_LEANING = (255 - EVEN) / SCALE
"""Nothing leans more to its neighbour."""
_STARTS = len(MAGIC)
_BUCKETS_AT = _STARTS + 4 * (BUCKETS + 1)
_ALL = log(ALL)
_MOST_KNOWN = 8_000


def sign_of(word: str) -> str:
    """Return a word or mark as the keys have it."""
    low = word.lower().replace("’", "'")
    return FIGURE if low[:1].isdigit() else low


def without_entry(chance: float, words: bool) -> float:
    """Return what is held of two neighbours without an entry: ``chance`` is how often chance would bring them
    together (natural logarithm), ``words`` whether both are words.
    """
    return max(LEAST, min(0.0, (SELDOM if words else SELDOM_MARKED) - chance))


class WordPairs:
    """The open table. Words are given as ``sign_of`` returns them."""

    __slots__ = ("__weakref__", "_alone", "_data", "_known")

    def __init__(self, file: str) -> None:
        """Open the table; raises OSError when it cannot be read and ValueError when it is no such table."""
        self._data = mapped(file, MAGIC, "a table of word pairs")
        self._known: dict[tuple[str, str], float] = {}
        self._alone: dict[str, float] = {}
        answers(self, WordPairs._forget)

    def _forget(self) -> None:
        self._known.clear()
        self._alone.clear()

    def _ask(self, key: str) -> int:
        place = place_of(key, self._data, _STARTS, _BUCKETS_AT, BUCKETS, 1)
        return self._data[place] if place >= 0 else 0

    def often(self, word: str) -> float:
        """Return how often a word was counted (natural logarithm)."""
        found = self._alone.get(word)
        if found is None:
            if len(self._alone) >= _MOST_KNOWN:
                self._alone.clear()
            value = self._ask(word)
            found = self._alone[word] = value / SCALE_ALONE if value else RARE
        return found

    def counted(self, first: str, second: str) -> bool:
        """Say whether two neighbours have an entry."""
        return self._ask(f"{first} {second}") > 0

    def together(self, first: str, second: str) -> float:
        """Return how often two neighbours were counted, or how often they would be by chance (natural
        logarithm).
        """
        return self.leaning(first, second) + self.often(first) + self.often(second) - _ALL

    def leaning(self, first: str, second: str) -> float:
        """Return how much likelier two neighbours are than chance would have it (natural logarithm): over 0
        when they belong together, under 0 when they avoid each other, 0 when nothing is known.
        """
        known = self._known
        found = known.get((first, second))
        if found is None:
            if len(known) >= _MOST_KNOWN:
                known.clear()
            found = known[first, second] = self._leaning(first, second)
        return found

    def _leaning(self, first: str, second: str) -> float:
        value = self._ask(f"{first} {second}")
        if value:
            return (value - EVEN) / SCALE
        chance = self.often(first) + self.often(second) - _ALL
        return without_entry(chance, first[0].isalpha() and second[0].isalpha())

    def close(self) -> None:
        """Let go of the file."""
        self._data.close()


@cache
def english_pairs() -> WordPairs:
    """Return the pairs of English; the table is opened once per process."""
    return WordPairs(path("rules", "data", "english.pairs"))
