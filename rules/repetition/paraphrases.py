"""Sentences that tell again, in other words, what a sentence of another block has told."""

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from math import log

from copydesk.api import Context, Facts, Hit, Sentence, regex

from .compared import in_series, told_again

_MOST_KEPT = 5_000
_HOLDERS = 25
_FEWEST_MET = 4
_LEAST_HELD = 5
_LEAST_SHARE, _LEAST_LIKENESS = 0.5, 0.3
_PARALLEL = 0.6  # likeness from which two sentences are built alike
_DESIGNATOR = regex(
    r"`[^`\n]{1,80}`"  # code
    r"|(?<=[\w,;:] )[A-Z]\w*+"  # a name within the sentence
    r"|(?<!\w)(?:[A-Za-z][a-z]*+[A-Z\d]|\d)\w*+"  # camelCase, a number, a word with digits
)


def paraphrases(ctx: Context, sentences: Sequence[Sentence], done: set[int]) -> Iterator[Hit]:
    """Compare sentences of different blocks by their content words, rare ones counting more.

    The weight of a word is its inverse document frequency over the sentences. What the article is about
    stands in all of them and is left out. Words of more than 25 sentences bring no pair together.
    """
    compared = _Compared(ctx.facts, sentences)
    for at, close in compared.close(done):
        best = compared.best(at, close)
        if best is not None:
            first, likeness = best
            done.add(sentences[at].start)
            one, two = sentences[first], sentences[at]
            words = f"{len(compared.stems(first) & compared.stems(at))} content words in common"
            parallel = likeness >= _PARALLEL and _of_other_things(ctx, one, two)
            if not parallel and not in_series(ctx, one.start, two.start):
                yield told_again(ctx, two, one, words)


def _of_other_things(ctx: Context, one: Sentence, two: Sentence) -> bool:
    """Say whether each of two sentences names something that the other does not: by a number, a piece of code
    or a name. Then they say the same of two things, as entries of a list do.
    """
    source = ctx.doc.source
    first, second = (
        set(_DESIGNATOR.findall(source.slice(ctx.doc.lift(sentence.start, sentence.end))))
        for sentence in (one, two)
    )
    return bool(first - second and second - first)


def _often(told: Sequence[Sequence[int]]) -> list[int]:
    """Return in order what stands in four of some lists or more; none of them holds anything twice."""
    every = sorted(chain.from_iterable(told))
    last = _FEWEST_MET - 1
    return list(dict.fromkeys([one for one, other in zip(every, every[last:], strict=False) if one == other]))


class _Compared:
    """Sentences by their content words. ``_holders`` are the numbers of the sentences that hold a word, for
    words that the article has twice; what else a sentence holds is made for the few that come near another.
    """

    def __init__(self, facts: Facts, sentences: Sequence[Sentence]) -> None:
        terms = facts.terms
        self._sentences, self._subject, self._names = sentences, terms.subject, terms.names
        self._firsts, self._lasts = array("I"), array("I")
        for sentence in sentences:
            first = bisect_left(terms.starts, sentence.start)
            self._firsts.append(first)
            self._lasts.append(bisect_left(terms.starts, sentence.end, first))
        self._again = {name for name, count in terms.counts.items() if count > 1} - self._subject
        self._holders = {name: array("I") for name in self._again}
        self._stems: dict[int, frozenset[str]] = {}
        self._weights: dict[str, float] = {}
        self._sums: dict[int, float] = {}

    def close(self, done: Collection[int]) -> list[tuple[int, list[int]]]:
        """Return each sentence that is not ``done``, with those before it that hold four of its words."""
        found: list[tuple[int, list[int]]] = []
        again, names, holders = self._again, self._names, self._holders
        for at, (first, last) in enumerate(zip(self._firsts, self._lasts, strict=True)):
            met = [holders[name] for name in again.intersection(names[first:last])]
            if len(met) >= _FEWEST_MET:
                told = [before for before in met if 0 < len(before) <= _HOLDERS]
                close = _often(told) if len(told) >= _FEWEST_MET else None
                if close and self._sentences[at].start not in done:
                    found.append((at, close))
            for before in met:
                before.append(at)
        return found

    def stems(self, at: int) -> frozenset[str]:
        """Return the content words of a sentence."""
        found = self._stems.get(at)
        if found is None:
            if len(self._stems) >= _MOST_KEPT:
                self._stems.clear()
            first, last = self._firsts[at], self._lasts[at]
            found = self._stems[at] = frozenset(self._names[first:last]) - self._subject
        return found

    def _weight(self, name: str) -> float:
        found = self._weights.get(name)
        if found is None:
            holding = len(self._holders.get(name, "1"))
            found = self._weights[name] = log(1 + len(self._sentences) / holding)
        return found

    def _weigh(self, names: frozenset[str]) -> float:
        return sum(map(self._weight, sorted(names)))

    def _sum(self, at: int) -> float:
        found = self._sums.get(at)
        if found is None:
            found = self._sums[at] = self._weigh(self.stems(at))
        return found

    def best(self, at: int, close: Sequence[int]) -> tuple[int, float] | None:
        """Return which of some sentences is nearest to one of another block, and how like they are."""
        best: tuple[int, float] | None = None
        held = self.stems(at)
        for first in close if len(held) >= _LEAST_HELD else ():
            other = self.stems(first)
            if len(other) < _LEAST_HELD or self._sentences[first].block == self._sentences[at].block:
                continue
            shared = self._weigh(other & held)
            if shared / min(self._sum(first), self._sum(at)) < _LEAST_SHARE:
                continue
            likeness = shared / self._weigh(other | held)
            if likeness >= _LEAST_LIKENESS and (best is None or likeness > best[1]):
                best = (first, likeness)
        return best
