"""Words that were written in two, weighed by counts.

The odds that two neighbours are one word are worked out beforehand, from how often the word is counted and
how often the pair (``Whole.prior``); at the place it counts how well the word and its parts go with what
stands beside them (``pairtable``), and how much better the sentence reads by its parts of speech
(``tagger``). The weights are learnt (``tools/build_splits.py``), and stand beside the words in
``rules/data/split-parts.keyed``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..keyedlines import KeyedLines
from .pairtable import WordPairs
from .tagger import Tagger
from .tagtable import SCALE

PRIORS, WEIGHTS = 10, 100
"""Priors stand in the file as whole numbers, in tenths; weights in hundredths."""
MOST_GAIN, LEAST_GAIN = 6.0, -8.0
"""Between these lies by how much a sentence reads better."""


class Weights(NamedTuple):
    """How much the signs count: that the word goes with its neighbours, that its parts do, that the sentence
    reads better with the word.
    """

    meant: float
    standing: float
    reading: float


def reading(tagger: Tagger, window: Sequence[str], at: int) -> float:
    """Return by how much the parts of speech fit better when the words at a place and behind it are one
    (natural logarithm).
    """
    chain = tagger.begin(opens=False).go_on(window[:at])
    one = chain.copy().go_on((window[at] + window[at + 1],)).go_on(window[at + 2 :])
    gained = (chain.go_on(window[at:]).best().cost - one.best().cost) / SCALE
    return max(LEAST_GAIN, min(MOST_GAIN, gained))


class SplitWords:
    """The words and weights of a data file, joined with the counts. ``odds`` judges one place."""

    def __init__(self, lines: KeyedLines, pairs: WordPairs, tagger: Tagger) -> None:
        """Read the lines of the file: the weights first, then each second part with the first parts with
        which it makes a word, and the priors.
        """
        self._pairs, self._tagger = pairs, tagger
        self.seconds = lines
        parts = self.seconds["%weights"].split()
        values = dict(zip(parts[::2], (int(part) / WEIGHTS for part in parts[1::2]), strict=True))
        self._weights = Weights(**values)
        self._firsts: dict[str, dict[str, float]] = {}

    def firsts(self, second: str) -> dict[str, float]:
        """Return the first parts with which a second one makes a word, with the priors."""
        found = self._firsts.get(second)
        if found is None:
            parts = self.seconds[second].split()
            priors = (int(prior) / PRIORS for prior in parts[1::2])
            found = self._firsts[second] = dict(zip(parts[::2], priors, strict=True))
        return found

    def odds(
        self,
        beside: tuple[str, str, str, str],
        window: Callable[[], tuple[Sequence[str], int]],
        least: float,
    ) -> float | None:
        """Return the odds that two parts are one word, when they are ``least`` or better.

        ``beside`` holds the word or mark before, both parts, and what is behind, as ``pairtable.sign_of``
        returns them; ``window`` gives the words and marks round the parts as written, and the place of the
        first.
        """
        before, first, second, behind = beside
        pairs, weights, whole = self._pairs, self._weights, first + second
        odds = self.firsts(second)[first]
        odds += weights.meant * (pairs.leaning(before, whole) + pairs.leaning(whole, behind))
        odds -= weights.standing * (pairs.leaning(before, first) + pairs.leaning(second, behind))
        if odds + weights.reading * MOST_GAIN < least:
            return None
        odds += weights.reading * reading(self._tagger, *window())
        return odds if odds >= least else None
