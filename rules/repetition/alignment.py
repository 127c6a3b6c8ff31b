"""How far a sentence says what one or two sentences before it have said: words are matched one to one, the
same word before a related one, figures by what they come to, and what is known of the match is weighed.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import chain, combinations
from math import log
from typing import NamedTuple

from copydesk.api import Facts, Lexicon

from .saidnumbers import Figure
from .saidwords import Passage

DERIVED = 0.9
"""How close two words are that begin with the same letters ("decide", "decision")."""
OF_ONE_FIELD = 0.5
"""How close two words are that name things of one field or kind."""
_SAME_BEGINNING, _ENDING, _FAMILY = 4, 3, 12
_HOLDERS = 4
_LINKS = 2
_NEAR = 3
_HELD_BY_TWO = 2
_LEAST_NEAR = 0.8
"""How near two passages are at least by what they share alone; of fewer nothing more is asked."""
_FEWEST = 2
"""So many words and numbers of one passage have their like in the other."""
MOST_ORDERED = 300
"""So many words of a passage say in which order it has them; no sentence is that long."""
_PARALLEL = 0.6
"""Order of the words from which two passages are built alike, to tell two things."""
_COMMONEST = 24_000.0
"""From this rank on a word is as rare as can be."""
_MOST_LEFT, _ENOUGH = 3.0, 4.0
"""More of a measure says no more."""
_SMALL = 0.4
"""How much a small number tells, beside one with a unit."""


class Match(NamedTuple):
    """Passages before (one, or two that follow each other) and the later one, by number: the words they
    share, and the other pairs of words that were matched.
    """

    before: tuple[int, ...]
    later: int
    same: frozenset[str]
    others: tuple[tuple[str, str], ...]
    measures: Mapping[str, float]

    @property
    def one(self) -> int:
        """The number of the first passage."""
        return self.before[0]


class Aligner:
    """The passages of an article; what the article, or English, says often weighs little."""

    def __init__(self, facts: Facts, passages: Sequence[Passage]) -> None:
        self._table, self._stem_of = facts.word_table, facts.terms.stem_of
        self.passages = passages
        self._held = Counter(chain.from_iterable(passage.stems for passage in passages))
        self._figures = Counter(
            chain.from_iterable({key for one in p.figures for key in one} for p in passages)
        )
        self._sizes = [
            self._table.first(one.sentence.end) - self._table.first(one.sentence.start) for one in passages
        ]
        whole = log(len(passages) + 1)
        stems = sorted(self._held)
        near = facts.lexicon.kinds.near(stems)
        by_count = [0.0] + [log((len(passages) + 1) / n) / whole for n in range(1, len(passages) + 1)]
        self._rarity = {
            stem: log(number + 2) / log(_COMMONEST) if number >= 0 else 1.0
            for stem, (number, _) in zip(stems, near, strict=True)
        }
        self._weight = {stem: by_count[count] * self._rarity[stem] for stem, count in self._held.items()}
        self._totals = [sum(self._weight[stem] for stem in passage.stems) for passage in passages]
        self._linked = _links(stems, facts.lexicon)

    def candidates(self) -> list[tuple[tuple[int, ...], int]]:
        """Return the passages that have two words or numbers in common with a later one, or related ones,
        that hardly another one has; two that follow each other in a block count as one as well.
        """
        common = self._links()
        found: list[tuple[tuple[int, ...], int]] = [
            ((one,), two) for (one, two), count in common.items() if count >= _LINKS
        ]
        passages = self.passages
        for (one, two), count in common.items():
            for after in range(one + 1, min(one + _NEAR + 1, two)):
                if passages[one].sentence.block != passages[after].sentence.block:
                    break
                more = common.get((after, two), 0)
                if more and count + more >= _LINKS + 1:
                    found.append(((one, after), two))
        return sorted(found)

    def _links(self) -> Counter[tuple[int, int]]:
        """Count what rare words and figures, the same or related ones, two passages have in common."""
        holders: dict[str, list[int]] = defaultdict(list)
        rare = {stem for stem, count in self._held.items() if count <= _HOLDERS}
        for number, passage in enumerate(self.passages):
            for stem in passage.stems & rare:
                holders[stem].append(number)
            for key in {key for figure in passage.figures for key in figure}:
                holders[key].append(number)
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
        return common

    def match(self, before: tuple[int, ...], two: int) -> Match | None:
        """Match the words of passages and a later one; None where they have too little in common."""
        first = [self.passages[one] for one in before]
        second = self.passages[two]
        held = first[0].stems if len(first) == 1 else first[0].stems | first[1].stems
        weight = self._weight
        same = held & second.stems
        left, right = held - same, second.stems - same
        shared = sum(weight[stem] for stem in same)
        covered_left = covered_right = shared
        soft = fellows = 0.0
        others: list[tuple[str, str]] = []
        for closeness, here, there in _best(self._pairs(left, right)):
            share = min((closeness - 0.2) / 0.6, DERIVED)
            covered_left += share * weight[here]
            covered_right += share * weight[there]
            least = min(weight[here], weight[there])
            if closeness > OF_ONE_FIELD:
                soft += share * least
            else:
                fellows += least
            others.append((here, there))
        told = [figure for passage in first for figure in passage.figures]
        met = [figure for figure in dict.fromkeys(second.figures) if _in(figure, told)] if told else []
        if len(same) + len(others) + len(met) < _FEWEST:
            return None
        total = sum(self._totals[one] for one in before)
        if len(first) == 2:
            total -= sum(weight[stem] for stem in first[0].stems & first[1].stems)
        covered, back = covered_right / (self._totals[two] or 1), covered_left / (total or 1)
        matched = log(0.3 + shared + soft)
        numbers = min(sum(self._tells(figure, told) for figure in met), _ENOUGH)
        if 3 * (covered * back) ** 0.5 + matched + numbers / 2 < _LEAST_NEAR:
            return None
        own = [self._rarity[stem] for stem in same if self._held[stem] == _HELD_BY_TWO]
        measures = {
            "matched": min(shared + soft, _ENOUGH),
            "log-matched": matched,
            "fellows": min(fellows, _ENOUGH),
            "own": min(sum(own), _ENOUGH),
            "own-words": float(len(own)),
            "same-words": float(len(same)),
            "covered-words": (len(same) + len(others)) / (len(second.stems) or 1),
            "numbers": numbers,
            "new-numbers": min(_left(second.figures, told), _MOST_LEFT),
            "words": log(self._sizes[two] or 1),
            "adjacent": float(before[-1] + 1 == two and first[-1].sentence.block == second.sentence.block),
        }
        left = left.difference([here for here, _ in others])
        right = right.difference([there for _, there in others])
        return Match(before, two, same, tuple(others), measures | self._unmatched(left, right, others))

    def _unmatched(
        self, left: Set[str], right: Set[str], others: Iterable[tuple[str, str]]
    ) -> dict[str, float]:
        """Return the measures of the words that are not the same. Of those of the later passage the ones that
        the article has only there tell something new, those that it has elsewhere tell of something else.
        """
        rarity, held = self._rarity, self._held
        new = [rarity[stem] for stem in right if held[stem] == 1]
        return {
            "related": sum([min(rarity[here], rarity[there]) for here, there in others]),
            "left-words": sum([rarity[stem] for stem in left]),
            "left-elsewhere": float(len([stem for stem in left if held[stem] > 1])),
            "new-words": sum(new),
            "new-elsewhere": float(len(right) - len(new)),
        }

    def _tells(self, figure: Figure, others: Iterable[Figure]) -> float:
        """Return how much it says that a passage has a figure of some others: less where more passages have
        it, and where only a small number is the same, which may count anything.
        """
        shared = max((figure & other for other in others), key=len)
        held = max(2, *(self._figures[key] for key in shared))
        return (1.0 if any(map(_telling, shared)) else _SMALL) * 2 / held

    def _pairs(self, left: Set[str], right: Set[str]) -> Iterable[tuple[float, str, str]]:
        """Yield words of two passages that are linked, and how close they are."""
        linked = self._linked
        for word in left:
            near = linked.get(word)
            if near:
                for other in right & near.keys():
                    yield near[other], word, other

    def built_alike(self, match: Match) -> bool:
        """Say whether two passages are built alike, to tell two things."""
        return any(_PARALLEL <= self._order(one, match.later) < 1 for one in match.before)

    def asked_last(self, match: Match) -> Mapping[str, float]:
        """Return the measure that takes longer and can only speak against it: how many names the later
        passage has that the other has not.
        """
        one = frozenset(chain.from_iterable(self.passages[number].stems for number in match.before))
        here = frozenset(chain.from_iterable(self._names(self.passages[number]) for number in match.before))
        names = self._names(self.passages[match.later]) - here - one
        return {"new-names": float(min(len(names), _MOST_LEFT))}

    def _names(self, passage: Passage) -> frozenset[str]:
        """Return the stems of the words with a capital within a passage."""
        table, sentence = self._table, passage.sentence
        first = table.first(sentence.start) + 1
        start = bisect_left(table.capitals, first)
        end = bisect_left(table.capitals, table.first(sentence.end), start)
        return frozenset(self._stem_of(table.forms[at]) for at in table.capitals[start:end]) - {""}

    def _order(self, one: int, two: int) -> float:
        from difflib import SequenceMatcher

        first, second = (self._forms(self.passages[number]) for number in (one, two))
        return SequenceMatcher(None, first, second, autojunk=False).ratio()

    def _forms(self, passage: Passage) -> Sequence[str]:
        table, sentence = self._table, passage.sentence
        first = table.first(sentence.start)
        return table.lower[first : min(table.first(sentence.end), first + MOST_ORDERED)]


def _left(figures: Iterable[Figure], others: Iterable[Figure]) -> float:
    """Return how many figures are not among others; a unit without a number is no figure here."""
    return float(sum(not _bare(figure) and not _in(figure, others) for figure in figures))


def _telling(key: str) -> bool:
    """Say whether a way to write a figure tells more than a small number or a year."""
    return not key[0].isdigit() or len(key) > 4 or (len(key) > 1 and not key.startswith(("1", "20")))


def _bare(figure: Figure) -> bool:
    """Say whether a figure is a unit without a number ("a year")."""
    return len(figure) == 1 and not min(figure)[0].isdigit() and min(figure)[0] != "%"


def _in(figure: Figure, others: Iterable[Figure]) -> bool:
    return any(figure & other for other in others)


def _links(stems: Sequence[str], lexicon: Lexicon) -> Mapping[str, Mapping[str, float]]:
    """Return for each of some sorted stems those that are related to it, or begin as it does and differ in
    their ends, and how close these are.
    """
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for table in (lexicon.related, lexicon.kinds):
        near = table.near(stems)
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
