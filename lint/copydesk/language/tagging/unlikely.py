"""Words that exist, and that are hardly ever meant where a far commoner one is a slip away.

The odds that another word is meant are those of a noisy channel: how much commoner the other word is and how
likely the slip (worked out beforehand, ``Other.prior``), how much better it goes with the words beside it
(``pairtable``) and how much better the sentence reads by its parts of speech (``tagger``). The weights of
these signs are learnt (``tools/weigh_unlikely.py``), and stand beside the words in
``rules/data/unlikely-words.keyed``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..keyedlines import KeyedLines
from .confusions import gain, most_gain
from .pairtable import MOST_LEANING, WordPairs
from .tagger import Tagger

PRIORS = 10
"""Priors stand in the file as whole numbers, in tenths; weights in hundredths."""
WEIGHTS = 100
MOST_GAIN = 6.0
"""By more than this a sentence hardly ever reads better."""
LEAST_GAIN = -8.0


class Weights(NamedTuple):
    """How much the signs count: that the other word goes with its neighbours; that the word does, or avoids
    them; that the sentence reads better with the other one.
    """

    meant: float
    standing: float
    avoiding: float
    reading: float


class Other(NamedTuple):
    """A word that may be meant, and the odds for it before the place is looked at."""

    word: str
    prior: float


class Meant(NamedTuple):
    """The word that is meant, the odds for that, and by how much the sentence reads better with it by its
    parts of speech (natural logarithms).
    """

    word: str
    odds: float
    reading: float


def others_of(text: str) -> list[Other]:
    """Read what the file has behind a word: words and priors in turn."""
    parts = text.split()
    return [Other(word, int(prior) / PRIORS) for word, prior in zip(parts[::2], parts[1::2], strict=True)]


def weights_of(text: str) -> Weights:
    """Read the weights: names and values in turn."""
    parts = text.split()
    values = dict(zip(parts[::2], (int(part) / WEIGHTS for part in parts[1::2]), strict=True))
    return Weights(**values)


def fits(pairs: WordPairs, before: str, word: str, behind: str) -> tuple[float, float]:
    """Return how much a word goes with its neighbours, and how much it avoids them (0 or less)."""
    left, right = pairs.leaning(before, word), pairs.leaning(word, behind)
    return max(left, 0.0) + max(right, 0.0), min(left, 0.0) + min(right, 0.0)


class UnlikelyWords:
    """The words and weights of a data file, joined with the counts. ``meant`` judges one word at its
    place."""

    def __init__(self, lines: KeyedLines, pairs: WordPairs, tagger: Tagger) -> None:
        """Read the lines of the file: the weights first, then the words with what may be meant."""
        self._pairs, self._tagger = pairs, tagger
        self.words = lines
        self._weights = weights_of(self.words["%weights"])
        self._others: dict[str, list[Other]] = {}

    def _others_of(self, word: str) -> list[Other]:
        found = self._others.get(word)
        if found is None:
            found = self._others[word] = others_of(self.words[word])
        return found

    def meant(
        self,
        beside: tuple[str, str, str],
        window: Callable[[], tuple[Sequence[str], int]],
        least: float,
    ) -> Meant | None:
        """Return the word that is meant where another stands, when the odds for it are ``least`` or better.

        ``beside`` holds the word or mark before, the word, what is behind it, as ``pairtable.sign_of``
        returns them; ``window`` gives the words and marks round the word as written, and its own place among
        them.
        """
        before, word, behind = beside
        pairs, weights = self._pairs, self._weights
        most = weights.reading * MOST_GAIN
        liking, avoiding = fits(pairs, before, word, behind)
        standing = weights.standing * liking + weights.avoiding * avoiding
        best: Meant | None = None
        for other in self._others_of(word):
            bare = other.prior - standing
            if bare + weights.meant * 2 * MOST_LEANING + most < least:
                continue
            left = pairs.leaning(before, other.word)
            if bare + weights.meant * (left + MOST_LEANING) + most < least:
                continue
            odds = bare + weights.meant * (left + pairs.leaning(other.word, behind))
            if odds + most < least:
                continue
            words, at = window()
            form = other.word.capitalize() if words[at][0].isupper() else other.word
            if odds + weights.reading * min(MOST_GAIN, most_gain(self._tagger, words, at, form)) < least:
                continue
            reading = gain(self._tagger, words, at, form)
            odds += weights.reading * max(LEAST_GAIN, min(MOST_GAIN, reading))
            if odds >= least and (best is None or odds > best.odds):
                best = Meant(other.word, odds, reading)
        return best
