"""Suggestions for a word that the dictionary does not know.

Candidates come from the list of frequent words (``rules/data/english-frequency.txt``, most frequent first) at
Damerau distance 1, and at distance 2 when there are none. They are ranked by how likely the slip is (swapped
or doubled letters before neighbouring keys, vowels, others) and by how frequent the word is. Answers are
kept for the process: the same names and terms stand in many articles, and a rule asks twice for a word (is it
a slip, and if not, what is near it).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cached_property
from mmap import ACCESS_READ, mmap
from typing import NamedTuple

from .nearness import COST, edits, letters_of, slips, within
from .table import TIER_SHIFT, FlagTable

_MOST_KEPT = 20_000
_FEW = 10
"""So many words are looked near in the files themselves, which needs no preparation; then the list is read
into memory (8 ms), which answers five times as fast."""

_FREQUENT_BYTES = 270_000
"""The part of the frequency list (about 30,000 words) that is searched at distance 2: rarer words at that
distance are hardly ever meant."""

_MOST_FAR = 5
LONGEST = 40
"""No word of English is longer; looking near a run of letters without end would take for ever."""


class Candidate(NamedTuple):
    """A word at distance 1. ``slip`` tells how it differs; ``rank`` is its place in the frequency list (0
    = first byte).

    Slips: ``swap`` (two letters changed places), ``double`` (a letter doubled or a double letter lost),
    ``drop`` (a letter left out), ``add`` (a letter too many), ``key`` (a neighbouring key), ``vowel``,
    ``sound`` (letters that sound alike), ``other``; ``edge`` is a letter added or left out at an end of the
    word, where new words are formed too.
    """

    word: str
    slip: str
    tier: int
    rank: int


class _Frequent(NamedTuple):
    """A frequent word: how many are more frequent, and its letters as bits."""

    rank: int
    word: str
    letters: int


class Suggester:
    """Looks for words near an unknown one. Candidates are confirmed in the frequency list, which is exact."""

    def __init__(self, table: FlagTable, path: str) -> None:
        """Open the frequency list (one word a line, a line break first); raises OSError."""
        self._table = table
        self._near: dict[str, list[Candidate]] = {}
        self._far: dict[str, list[str]] = {}
        self._frequent: dict[tuple[str, int], Sequence[_Frequent]] = {}
        self._asked = 0
        self._file = open(path, "rb")  # noqa: SIM115 - the map below lives as long as the suggester
        self._list = mmap(self._file.fileno(), 0, access=ACCESS_READ)

    def near(self, word: str) -> list[Candidate]:
        """Return the words at distance 1, best first. ``word`` is lower-case."""
        if len(word) > LONGEST:
            return []
        found = self._near.get(word)
        if found is None:
            _make_room(self._near)
            found = self._near[word] = self._look_near(word)
        return found

    def _look_near(self, word: str) -> list[Candidate]:
        self._asked += 1
        found = []
        for other, rank in self._confirmed(edits(word)):
            tier = self._table.flags(other) >> TIER_SHIFT
            if tier and other != word:
                slip = min(slips(word, other), key=COST.__getitem__)
                found.append(Candidate(other, slip, tier, rank))
        return sorted(found, key=lambda c: (COST[c.slip] - c.tier, c.rank))

    def _confirmed(self, words: Set[str]) -> Iterable[tuple[str, int]]:
        """Return those of some strings that stand in the frequency list, with their ranks."""
        if self._asked > _FEW:
            known: Set[str] = self._words & words
        else:
            flags = self._table.all_flags(words)
            known = {word for word, flag in zip(words, flags, strict=True) if flag >> TIER_SHIFT}
        ranked = ((word, self._list.find(b"\n" + word.encode() + b"\n")) for word in known)
        return [(word, rank) for word, rank in ranked if rank >= 0]

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(self._list[1:-1].decode().split("\n"))

    def far(self, word: str) -> list[str]:
        """Return up to five frequent words at distance 2 that share the first letter, most frequent first."""
        if len(word) > LONGEST:
            return []
        found = self._far.get(word)
        if found is None:
            _make_room(self._far)
            found = self._far[word] = self._look_far(word)
        return found

    def _look_far(self, word: str) -> list[str]:
        found = []
        for candidate in sorted(self._alike(word)):
            if within(word, candidate.word, 2):
                found.append(candidate.word)
                if len(found) == _MOST_FAR:
                    break
        return found

    def _alike(self, word: str) -> Iterator[_Frequent]:
        """Yield the frequent words of nearly the length and nearly the letters of a word: two edits change at
        most four letters, one less for each letter that is added or left out.
        """
        size, letters = len(word), letters_of(word)
        for length in range(max(2, size - 2), size + 3):
            most = 4 - abs(length - size)
            for candidate in self._of_length(word[0], length):
                if (candidate.letters ^ letters).bit_count() <= most:
                    yield candidate

    def _of_length(self, first: str, length: int) -> Sequence[_Frequent]:
        key = first, length
        found = self._frequent.get(key)
        if found is None:
            found = self._frequent[key] = [
                _Frequent(rank, word, letters_of(word)) for rank, word in self._by_shape.get(key, ())
            ]
        return found

    @cached_property
    def _by_shape(self) -> dict[tuple[str, int], list[tuple[int, str]]]:
        """The frequent words by first letter and length, with their ranks."""
        found: dict[tuple[str, int], list[tuple[int, str]]] = defaultdict(list)
        for rank, word in enumerate(self._list[1:_FREQUENT_BYTES].decode().split("\n")[:-1]):
            found[word[0], len(word)].append((rank, word))
        return found


def _make_room(kept: dict[str, list[Candidate]] | dict[str, list[str]]) -> None:
    if len(kept) >= _MOST_KEPT:
        kept.clear()
