"""How far two sentences say the same: their words are matched one to one, the same word before a related one,
and what is known of the match is weighed.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import chain, combinations
from math import log
from typing import NamedTuple

from copydesk.api import Facts, Lexicon

from .saidwords import Passage

DERIVED = 0.9
"""How close two words are that begin with the same letters ("decide", "decision")."""
_SAME_BEGINNING, _ENDING, _FAMILY = 4, 3, 12
_HOLDERS = 3
_LINKS = 2
_FEWEST = 2
"""So many words and numbers of one passage have their like in the other."""
MOST_ORDERED = 300
"""So many words of a passage say in which order it has them; no sentence is that long."""
_PARALLEL = 0.6
"""Order of the words from which two passages are built alike, to tell two things."""


class Match(NamedTuple):
    """Two passages by number: what they share, and the other pairs of words that were matched."""

    one: int
    two: int
    same: frozenset[str]
    others: tuple[tuple[str, str], ...]
    measures: Mapping[str, float]


class Aligner:
    """The passages of an article; what the article says often weighs little."""

    def __init__(self, facts: Facts, passages: Sequence[Passage]) -> None:
        self._table, self._stem_of = facts.word_table, facts.terms.stem_of
        self.passages = passages
        self._held = Counter(chain.from_iterable(passage.stems for passage in passages))
        whole = log(len(passages) + 1)
        self._length = whole
        by_count = [0.0] + [log((len(passages) + 1) / n) / whole for n in range(1, len(passages) + 1)]
        self._weight = {stem: by_count[count] for stem, count in self._held.items()}
        self._linked = _links(sorted(self._held), facts.lexicon)

    def candidates(self) -> list[tuple[int, int]]:
        """Return the pairs of passages that have two words or numbers in common, or related ones, that hardly
        another one has.
        """
        holders: dict[str, list[int]] = defaultdict(list)
        rare = {stem for stem, count in self._held.items() if count <= _HOLDERS}
        for number, passage in enumerate(self.passages):
            for stem in passage.stems & rare:
                holders[stem].append(number)
            for figure in passage.numbers:
                holders[figure].append(number)
        common: Counter[tuple[int, int]] = Counter()
        for held in holders.values():
            if 1 < len(held) <= _HOLDERS:
                common.update(combinations(held, 2))
        links = {
            (stem, other) if stem < other else (other, stem)
            for stem in rare
            for other in rare.intersection(self._linked.get(stem, ()))
        }
        for stem, other in links:
            common.update(
                (one, two) if one < two else (two, one)
                for one in holders[stem]
                for two in holders[other]
                if one != two
            )
        return sorted(pair for pair, count in common.items() if count >= _LINKS)

    def match(self, one: int, two: int) -> Match | None:
        """Match the words of two passages; None where they have too little in common."""
        first, second = self.passages[one], self.passages[two]
        weight = self._weight
        same = first.stems & second.stems
        left, right = first.stems - same, second.stems - same
        shared = sum(weight[stem] for stem in same)
        covered_left = covered_right = shared
        soft, others = 0.0, []
        for closeness, here, there in _best(self._close(left, right)):
            least = min(weight[here], weight[there])
            share = min((closeness - 0.3) / 0.4, DERIVED)
            covered_left += share * weight[here]
            covered_right += share * weight[there]
            soft += closeness * least
            others.append((here, there))
        numbers = first.numbers & second.numbers
        if len(same) + len(others) + len(numbers) < _FEWEST:
            return None
        total_left = shared + sum(weight[stem] for stem in left)
        total_right = shared + sum(weight[stem] for stem in right)
        measures = {
            "covered": min(covered_left / (total_left or 1), covered_right / (total_right or 1)),
            "related": soft,
            "own": float(sum(self._held[stem] == 2 for stem in same)),
            "numbers": float(len(numbers)),
            "other-numbers": float(len(first.numbers ^ second.numbers)),
            "length": self._length,
            "words": float(min(len(first.stems), len(second.stems))),
            "one-block": float(first.sentence.block == second.sentence.block),
        }
        return Match(one, two, same, tuple(others), measures)

    def _close(self, left: Iterable[str], right: Set[str]) -> Iterable[tuple[float, str, str]]:
        """Yield words of two passages that are linked, and how close they are."""
        linked = self._linked
        for word in left:
            near = linked.get(word)
            if near:
                for other in right & near.keys():
                    yield near[other], word, other

    def asked_last(self, match: Match) -> Mapping[str, float] | None:
        """Return the measures that take longer: how many names each of two passages has at least that the
        other has not, and how far they have the same words in the same order (word for word is none). None
        where they are built alike, to tell two things.
        """
        order = self._order(match)
        if _PARALLEL <= order < 1:
            return None
        here, there = (self._names(self.passages[number]) for number in (match.one, match.two))
        one, two = self.passages[match.one].stems, self.passages[match.two].stems
        strangers = min(len(here - there - two), len(there - here - one))
        return {"strangers": float(strangers), "order": order % 1}

    def _names(self, passage: Passage) -> frozenset[str]:
        """Return the stems of the words with a capital within a passage."""
        table, sentence = self._table, passage.sentence
        first = table.first(sentence.start) + 1
        start = bisect_left(table.capitals, first)
        end = bisect_left(table.capitals, table.first(sentence.end), start)
        return frozenset(self._stem_of(table.forms[at]) for at in table.capitals[start:end]) - {""}

    def _order(self, match: Match) -> float:
        from difflib import SequenceMatcher

        one, two = (self._forms(self.passages[number]) for number in (match.one, match.two))
        return SequenceMatcher(None, one, two, autojunk=False).ratio()

    def _forms(self, passage: Passage) -> Sequence[str]:
        table, sentence = self._table, passage.sentence
        first = table.first(sentence.start)
        return table.lower[first : min(table.first(sentence.end), first + MOST_ORDERED)]


def _links(stems: Sequence[str], lexicon: Lexicon) -> Mapping[str, Mapping[str, float]]:
    """Return for each of some sorted stems those that are related to it, or begin as it does and differ in
    their ends, and how close these are.
    """
    found: dict[str, dict[str, float]] = defaultdict(dict)
    near = lexicon.related.near(stems)
    known = {number: stem for stem, (number, _) in zip(stems, near, strict=True) if number >= 0}
    for stem, (_, around) in zip(stems, near, strict=True):
        for number in around.keys() & known.keys():
            other, closeness = known[number], around[number]
            if closeness > found[stem].get(other, 0.0):
                found[stem][other] = found[other][stem] = closeness
    for at, stem in enumerate(stems):
        for other in stems[at + 1 : at + _FAMILY]:
            if other[:_SAME_BEGINNING] != stem[:_SAME_BEGINNING]:
                break
            least = max(_SAME_BEGINNING, len(stem) - _ENDING, len(other) - _ENDING)
            if other[:least] == stem[:least]:
                found[stem][other] = found[other][stem] = DERIVED
    return found


def _best(pairs: Iterable[tuple[float, str, str]]) -> Iterable[tuple[float, str, str]]:
    """Yield the closest pairs, each word once."""
    left, right = set[str](), set[str]()
    for closeness, one, two in sorted(pairs, reverse=True):
        if one not in left and two not in right:
            left.add(one)
            right.add(two)
            yield closeness, one, two
