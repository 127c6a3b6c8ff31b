"""Suggestions for a word that the dictionary does not know.

Candidates come from the list of frequent words (``rules/data/english-frequency.txt``, most frequent first) at
Damerau distance 1, and at distance 2 when there are none. They are ranked by how likely the slip is (swapped
or doubled letters before neighbouring keys, vowels, others) and by how frequent the word is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from mmap import ACCESS_READ, mmap
from typing import NamedTuple

from .table import TIER_SHIFT, WordTable

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_VOWELS = frozenset("aeiouy")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SOUNDS = ("sc", "sz", "ckq", "fv", "gj", "mn", "td", "pb")

_MOST_KEPT = 2_000
_FREQUENT_BYTES = 270_000
"""The part of the frequency list (about 30,000 words) that is searched at distance 2: it takes 10 ms, and
rarer words at that distance are hardly ever meant."""


def _neighbours() -> dict[str, str]:
    """Return the keys that touch each key of a QWERTY keyboard; the rows are shifted by half a key."""
    near = dict.fromkeys(_LETTERS, "")
    for number, row in enumerate(_ROWS):
        for at, letter in enumerate(row):
            near[letter] += row[max(0, at - 1) : at] + row[at + 1 : at + 2]
            if number + 1 < len(_ROWS):
                below = _ROWS[number + 1][max(0, at - 1) : at + 1]
                near[letter] += below
                for other in below:
                    near[other] += letter
    return near


_KEYS = _neighbours()


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


_COST = {"swap": 0, "double": 0, "drop": 1, "vowel": 1, "add": 1, "key": 1, "sound": 1, "edge": 2, "other": 2}


def edits(word: str) -> Iterator[tuple[str, str]]:
    """Yield every string at Damerau distance 1 with the slip that turns it into ``word``."""
    size = len(word)
    for at in range(size):
        letter, rest = word[at], word[at + 1 :]
        head = word[:at]
        edge = at in (0, size - 1)
        doubled = letter in (word[at - 1 : at], rest[:1])
        yield head + rest, "double" if doubled else "edge" if edge else "add"
        if rest and rest[0] != letter:
            yield head + rest[0] + letter + rest[1:], "swap"
        for other in _LETTERS:
            if other != letter:
                yield head + other + rest, _substitution(other, letter)
    for at in range(size + 1):
        head, rest = word[:at], word[at:]
        for other in _LETTERS:
            doubled = other in (head[-1:], rest[:1])
            yield head + other + rest, "double" if doubled else "edge" if at in (0, size) else "drop"


def _substitution(right: str, wrong: str) -> str:
    if right in _VOWELS and wrong in _VOWELS:
        return "vowel"
    if wrong in _KEYS[right]:
        return "key"
    return "sound" if any(right in group and wrong in group for group in _SOUNDS) else "other"


LONGEST = 40
"""No word of English is longer; looking near a run of letters without end would take for ever."""


class Suggester:
    """Looks for words near an unknown one. Candidates are confirmed in the frequency list, which is exact."""

    __slots__ = ("_file", "_list", "_near", "_table")

    def __init__(self, table: WordTable, path: str) -> None:
        """Open the frequency list (one word a line, a line break first); raises OSError."""
        self._table = table
        self._near: dict[str, list[Candidate]] = {}
        self._file = open(path, "rb")  # noqa: SIM115 - the map below lives as long as the suggester
        self._list = mmap(self._file.fileno(), 0, access=ACCESS_READ)

    def near(self, word: str) -> list[Candidate]:
        """Return the words at distance 1, best first. ``word`` is lower-case.

        The last answers are kept, for a rule asks twice for a word: is it a slip, and if not, what is near
        it.
        """
        if len(word) > LONGEST:
            return []
        if word not in self._near:
            if len(self._near) >= _MOST_KEPT:
                self._near.clear()
            self._near[word] = self._look(word)
        return self._near[word]

    def _look(self, word: str) -> list[Candidate]:
        found: dict[str, Candidate] = {}
        for other, slip in edits(word):
            known = found.get(other)
            if known is not None and _COST[known.slip] <= _COST[slip]:
                continue
            tier = self._table.flags(other) >> TIER_SHIFT
            if not tier:
                continue
            rank = self._list.find(b"\n" + other.encode() + b"\n")
            if rank >= 0:
                found[other] = Candidate(other, slip, tier, rank)
        return sorted(found.values(), key=lambda c: (_COST[c.slip] - c.tier, c.rank))

    def far(self, word: str) -> list[str]:
        """Return up to five frequent words at distance 2 that share the first letter, most frequent first."""
        if len(word) > LONGEST:
            return []
        size, first = len(word), re.escape(word[0])
        shape = rf"(?<=\n){first}[a-z]{{{max(1, size - 3)},{size + 1}}}(?=\n)".encode()
        bag = _bag(word)
        found = []
        for match in re.finditer(shape, self._list[:_FREQUENT_BYTES]):
            other = match.group().decode()
            if (bag ^ _bag(other)).bit_count() <= 4 and distance(word, other, 2) <= 2:
                found.append(other)
                if len(found) == 5:
                    break
        return found


def _bag(word: str) -> int:
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 31)
    return bits


def distance(left: str, right: str, limit: int) -> int:
    """Return the optimal-string-alignment distance, or ``limit + 1`` when it is larger than ``limit``.

    Insertions, deletions, substitutions and swaps of neighbours count 1 each (Damerau 1964, in the restricted
    form).
    """
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for at, letter in enumerate(left, 1):
        before, last = row, before
        row = [at]
        for to, other in enumerate(right, 1):
            cost = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (letter != other))
            if at > 1 and to > 1 and letter == right[to - 2] and left[at - 2] == other:
                cost = min(cost, last[to - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1] if row[-1] <= limit else limit + 1
