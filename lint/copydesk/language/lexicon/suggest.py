"""Which word an unknown one stands for, and how sure that is.

Candidates are the frequent words near it (``nearindex``). They are ranked as in a noisy channel: by how
common the word is times how likely the slip is (``channel``), both in tenths of bits of surprise. Whether the
unknown word is a slip at all, and no name or term, is another question; a logistic model answers it from the
``Signs``, whose weights stand beside those of the slips. Answers are kept for the process: the same
names and terms stand in many articles.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import log2
from typing import NamedTuple

from .channel import FAR, Channel, read_weights
from .nearindex import NearIndex
from .nearness import SEVERAL, slip_name

LONGEST = 40
"""No word of English is longer; looking near a run of letters without end would take for ever."""
_MOST_KEPT = 20_000
_MOST = 5
_LONGEST_FAR = 16
_POOR = 100
"""A slip that costs more is unlikely enough to look farther."""
_BYTES_A_WORD = 9
_FLAT = 100
"""The hundred most frequent words are taken as equally frequent."""
_LONG = 12
_CLEAR = 150


class Guess(NamedTuple):
    """What an unknown word may stand for: up to five words, best first; the slip that made it of the first;
    how sure it is that it is a slip: the logarithm of the odds, in hundredths (0: one to one, 200: seven to
    one); and how much likelier the first word is than the second (tenths of bits, at most 150).
    """

    words: tuple[str, ...]
    slip: str
    sure: int
    margin: int


class Signs(NamedTuple):
    """What speaks for or against a slip.

    The costs of the slip and of the word meant (bits); letters of the word, at most 12; how unlike English
    its letters are (bits a letter); how much worse the second candidate is (bits, at most 15); whether more
    than one letter is concerned; and whether letters were put in or left out at an end, where new words are
    formed too, or the first or the last letter is another one.
    """

    cost: float
    frequency: float
    length: float
    strange: float
    margin: float
    several: float
    added_first: float
    added_last: float
    lost_first: float
    lost_last: float
    first_letter: float
    last_letter: float


class Candidate(NamedTuple):
    """A word near an unknown one: surprise in all, cost of the slip (both in tenths of bits), the word."""

    total: float
    cost: int
    word: str


class Suggester:
    """Guesses. ``lines`` are those of ``slip-weights.txt``."""

    def __init__(self, index: NearIndex, lines: Iterable[str]) -> None:
        """Use an open index of near words, and the weights in these lines."""
        self._index = index
        self.channel = Channel(read_weights(lines))
        self._kept: dict[str, Guess | None] = {}

    def guess(self, word: str) -> Guess | None:
        """Return what a lower-case word of letters from a to z may stand for; None when nothing is near."""
        if len(word) > LONGEST:
            return None
        if word in self._kept:
            return self._kept[word]
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        found = self._guess(word)
        self._kept[word] = found
        return found

    def _guess(self, word: str) -> Guess | None:
        near = self.candidates(word)
        if not near:
            return None
        weights, signs = self.channel.weights.sure, self.signs(word, near)
        sure = weights["base"] + sum(weights[name] * value for name, value in signs._asdict().items())
        words = tuple(one.word for one in near[:_MOST])
        return Guess(words, slip_name(words[0], word), round(sure), round(10 * signs.margin))

    def candidates(self, word: str) -> list[Candidate]:
        """Return the words that may be meant, best first."""
        found = self._ranked(word, self._index.near(word))
        if len(word) <= _LONGEST_FAR and (not found or found[0].cost > _POOR):
            found = self._ranked(word, self._index.far(word)) or found
        return found

    def _ranked(self, word: str, places: dict[str, int]) -> list[Candidate]:
        found = []
        for right, place in places.items():
            cost = self.channel.cost(right, word)
            if cost < FAR and right != word:
                found.append(Candidate(cost + 10 * log2(place / _BYTES_A_WORD + _FLAT), cost, right))
        return sorted(found)

    def signs(self, word: str, near: list[Candidate]) -> Signs:
        """Return what speaks for or against a word being a slip, by what is near it."""
        best = near[0]
        right, start, ends = best.word, word.endswith(best.word), word.startswith(best.word)
        margin = near[1].total - best.total if len(near) > 1 else _CLEAR
        return Signs(
            cost=best.cost / 10,
            frequency=(best.total - best.cost) / 10,
            length=min(len(word), _LONG),
            strange=self.channel.novelty(word) / 10 / len(word),
            margin=min(margin, _CLEAR) / 10,
            several=slip_name(right, word) == SEVERAL,
            added_first=start,
            added_last=ends and not word.endswith(right[-1]),
            lost_first=right.endswith(word),
            lost_last=right.startswith(word),
            first_letter=right[0] != word[0],
            last_letter=right[-1] != word[-1],
        )
