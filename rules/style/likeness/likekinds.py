"""Sentences that are like those that say nothing, puff, or have nobody behind them, by fitted weights."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from copydesk.api import Facts, TextWords

from ...sources.attribution.statement import Statement
from .inarticle import Placed, placed
from .kindweights import GATE, Weights, weights_of
from .sentencesigns import signs_of
from .toldby import reasons, small_words

_LIKELY, _AT_LEAST = 0.012, 0.15
"""The share of such sentences in a sound article, and how many are allowed for in the shortest."""
_MOST = 2.2
"""So much the company of an article adds at most: a sound sentence between empty ones stays one."""
_SHORTEST, _FEWEST = 3, 3
"""Words of a sentence and sentences of an article that are looked at."""
_LEADS = 8
"""Words of a sentence that only leads on; a shorter one does something."""
_ENDS = frozenset({"=last-block", "=ends-section"})


class Like(NamedTuple):
    """A sentence of a kind, as a range of the prose, its score above the cut, and the signs that tell it, in
    an editor's words.
    """

    start: int
    end: int
    kind: str
    score: float
    signs: str

    def holds(self, starts: Iterable[int]) -> bool:
        """Say whether one of some places stands in the sentence: it is told there by other means."""
        return any(self.start <= start < self.end for start in starts)


def company(others: float, size: int) -> float:
    """Return what the other sentences of an article add to the score of one: ``others`` is the sum of their
    chances, ``size`` their number.
    """
    return min(_MOST, math.log((others + _AT_LEAST) / (_LIKELY * size + _AT_LEAST)))


def find_like(facts: Facts) -> Iterator[Like]:
    """Yield the sentences of each kind; of several kinds one is, the one that is furthest above its cut."""
    weights = weights_of(facts.data("sentence-kinds.keyed"), facts.data("sentence-kinds.toml"))
    size, looked_at = 0, list[tuple[Placed, list[str], dict[str, float]]]()
    sums = _sums(facts.word_table, weights)
    for one in placed(facts):
        size += 1
        first, last = one.statement.words
        if one.telling or sums[last] - sums[first] >= weights.gate:
            signs = signs_of(facts, one)
            looked_at.append((one, signs, weights.scores(signs)))
    if size < _FEWEST:
        return
    chances = [1 / (1 + math.exp(-max(scores.values()))) for _, _, scores in looked_at]
    small = small_words(facts.data("stopwords.txt"))
    total, names = sum(chances), {letter: kind for kind, letter in weights.letters.items()}
    for (one, signs, scores), chance in zip(looked_at, chances, strict=True):
        first, last = one.statement.words
        if one.statement.quoted or last - first < _SHORTEST:
            continue
        add = weights.company * company(total - chance, size - 1)
        above, letter = max(
            (scores[letter] + add - cut, letter)
            for letter, cut in weights.cuts.items()
            if may_be(names[letter], signs) and _may_hold(one.statement, names[letter])
        )
        if above > 0:
            told = reasons(weights.heaviest(signs, letter), small)
            yield Like(one.statement.start, one.statement.end, names[letter], round(above, 2), told)


def _sums(table: TextWords, weights: Weights) -> list[float]:
    """Return the running sums of what the words weigh when it is asked which sentences to look at."""
    found = weights.of(table_words := frozenset(table.folded))
    known = {word: held[GATE] for word in table_words if (held := found.get(word)) and GATE in held}
    unknown = weights.unknown
    return list(accumulate((known.get(word, unknown) for word in table.folded), initial=0.0))


def may_be(kind: str, signs: Collection[str]) -> bool:
    """Say whether a sentence with some signs may be told as one of a kind: not what is quoted, and none that
    stands where the kind does not.
    """
    if "=quoted" in signs:
        return False
    if kind == "hollow-conclusion":
        return not _ENDS.isdisjoint(signs)
    return kind != "heading-echo" or any(sign.startswith("=echo") for sign in signs)


def _may_hold(statement: Statement, kind: str) -> bool:
    """Say whether what a sentence holds lets it be of a kind: a claim with a source has one, an end with a
    name says something, and a few words are no lead-in.
    """
    if kind == "unsourced-claim":
        return not statement.supported
    if kind == "hollow-conclusion":
        return not statement.named
    first, last = statement.words
    return kind != "stock-transition" or last - first >= _LEADS
