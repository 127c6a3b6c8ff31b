"""How much better a sentence reads with other words at a place: by its parts of speech (``tagger``), and by
how much the words beside each other belong together (``pairtable``). Both are counts, so that what is said is
how many times likelier the other words are, as in a noisy channel.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from .pairtable import EDGE, WordPairs, sign_of
from .tagger import Tagger
from .tagtable import SCALE

REACH = 6
"""So many words and marks before and behind a place are read."""
SHARE = 0.5
"""What neighbours tell counts by so much: they tell in part what the parts of speech do."""
MOST = 8.0
"""More than this is not heard from neighbours: a rare pair has no certain count."""
QUOTES = frozenset("“”„«»")


class Better(NamedTuple):
    """By how much other words are likelier by parts of speech and by neighbours (natural logarithms)."""

    reading: float
    together: float

    @property
    def odds(self) -> float:
        """Both together."""
        return self.reading + SHARE * min(MOST, self.together)


def reworded(
    pairs: WordPairs, tagger: Tagger, tokens: Sequence[str], place: tuple[int, int], words: Sequence[str]
) -> Better:
    """Return how much better some tokens (words and marks as written, the first is that of a sentence) read
    when those from one to another are replaced by ``words``.
    """
    first, last = place
    start, end = max(0, first - REACH), min(len(tokens), last + REACH)
    here = tagger.begin(opens=start == 0).go_on(tokens[start:first])
    there = here.copy().go_on(words)
    reading = (here.go_on(tokens[first:end]).best().cost - there.go_on(tokens[last:end]).best().cost) / SCALE
    before = _sign(tokens[first - 1]) if first else EDGE
    behind = _sign(tokens[last]) if last < len(tokens) else EDGE
    stands = _together(pairs, [before, *map(_sign, tokens[first:last]), behind])
    return Better(reading, _together(pairs, [before, *map(_sign, words), behind]) - stands)


def _together(pairs: WordPairs, signs: Sequence[str]) -> float:
    return sum(pairs.leaning(one, other) for one, other in pairwise(signs))


def _sign(token: str) -> str:
    return '"' if token in QUOTES else sign_of(token)
