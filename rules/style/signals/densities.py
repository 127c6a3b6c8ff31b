"""Style signals of a document: turns of phrase that are harmless once and a habit in clusters.

Each family has a budget per 1,000 words (``rules/data/style-signals.toml``). A family speaks up when it is
over its own budget, when at least two *other* families are over theirs, or when the text is varied, that is
when signs of many families stand close together: single signs stand in every good text, and published
measurements show that only clusters tell anything. Nothing here is a score, and nothing says who wrote a
text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from copydesk.api import Block, Facts, cached_property, is_word

from .signalsearch import Signal, Signals, all_signals, counting_signals, read_sentences

_FEW: frozenset[str] = frozenset()
_WEAK = frozenset(("weak", "faint", "slight"))
_WEAK_TAILS = frozenset(("slight",))
LEAST_WORDS = 120
"""Below this length a density says nothing; only families that need none are shown."""
_COMPANY = 2
_LISTED = 4
_WEIGHTS = {"weak": 0.0}
_TELLING = {
    "vocabulary": frozenset(("always", "clustered")),
    "parallelism": frozenset(("always", "frame")),
    "tails": frozenset(("always", "strong")),
    "significance": frozenset(("always", "strong")),
    "transitions": frozenset(("strong",)),
    "promotional": frozenset(("strong",)),
    "outline": frozenset(("turn",)),
    "throat": frozenset(("opening",)),
    "meta": frozenset(("self",)),
    "hollow": frozenset(("watch", "restate")),
}
"""The groups by family of which few stand in edited prose: 9 of 596 blog posts, handbooks and essays by
people have four of these families with ``_VARIED_RATE`` signs in 1,000 words.
"""
_VARIED, _VARIED_RATE, _LEAST_SIGNS = 4, 12.0, 5
_VARIED_MADE, _MADE_RATE = 3, 8.0
"""The same where a chat product has left its words to the user in the text."""
_TAIL_WEIGHTS = {"weak": 0.5, "faint": 0.0, "slight": 0.0}


class Passage:
    """A sentence, or part of one, to report: prose range, block, and the evidence for the report."""

    __slots__ = ("block", "end", "evidence", "start")

    def __init__(self, start: int, end: int, block: Block, evidence: dict[str, Any]) -> None:
        self.start = start
        self.end = end
        self.block = block
        self.evidence = evidence

    @property
    def listed(self) -> str:
        """The first words of the evidence, as a message lists them."""
        return ", ".join(f"“{word}”" for word in self.evidence["words"][:_LISTED])


class Style:
    """The style signals of one document, and what they come to; ``budgets`` are signals per 1,000 words."""

    def __init__(self, facts: Facts, data: Mapping[str, Any]) -> None:
        self.facts, self._data = facts, data
        self.budgets: Mapping[str, float] = data["budget"]
        self._names: Mapping[str, str] = data["names"]
        self._all: dict[str, Sequence[Signal]] = {}

    @cached_property
    def _counting(self) -> Signals:
        return counting_signals(self.facts, self._data)

    @cached_property
    def words(self) -> int:
        """How many words were read, quoted speech included; a figure such as “4,000” is one."""
        facts, count = self.facts, self.facts.word_table.count
        total = 0
        for sentence in read_sentences(facts):
            if facts.has_figures(sentence.start, sentence.end):
                total += sum(map(is_word, facts.tokens_in(sentence.start, sentence.end).texts))
            else:
                total += count(sentence.start, sentence.end)
        return total

    def signals(self, family: str) -> Sequence[Signal]:
        """Return every signal of a family in reading order, whatever its density; the weak ones, too."""
        found = self._all.get(family)
        if found is None:
            found = all_signals(self.facts, self._data, family, self.counting(family))
            self._all[family] = found
        return found

    def counting(self, family: str) -> Sequence[Signal]:
        """Return the signals of a family that may count against its budget, in reading order."""
        return self._counting.get(family, ())

    def rate(self, family: str) -> float:
        """Return the signals of a family per 1,000 words, one decimal."""
        return round(1000 * self.weight(family) / max(self.words, 1), 1)

    def over(self, family: str, budget: float | None = None, least_words: int = LEAST_WORDS) -> bool:
        """Say whether a family is over its budget (or over ``budget``) with two signals or more in a text of
        at least ``least_words`` words.
        """
        allowed = self.budgets[family] if budget is None else budget
        return self.weight(family) >= 2 and self.words >= least_words and self.rate(family) > allowed

    def company(self, family: str) -> list[str]:
        """Return the other families that are over their budgets."""
        return [other for other in self._families_over if other != family]

    @cached_property
    def _families_over(self) -> list[str]:
        return [family for family in self.budgets if self.over(family)]

    def dense(self, family: str = "") -> bool:
        """Say whether the text is stock wording beside a family: two others over budget, or a varied text."""
        return len(self.company(family)) >= _COMPANY or self.varied

    @cached_property
    def varied(self) -> bool:
        """Say whether signs of many families stand close together, each of them perhaps once."""
        held = {
            family: count
            for family, groups in _TELLING.items()
            if (count := sum(signal.group in groups for signal in self.counting(family)))
        }
        signs = sum(held.values())
        if len(held) < _VARIED_MADE or signs < _LEAST_SIGNS:
            return False
        rate = 1000 * signs / max(self.words, 1)
        if len(held) >= _VARIED and rate >= _VARIED_RATE:
            return True
        return rate >= _MADE_RATE and bool(self.facts.leftovers)

    def passages(
        self, family: str, per_thousand: float, least_words: int, always: str = ""
    ) -> Iterator[Passage]:
        """Yield what a density rule reports, one passage a sentence.

        All signals of the family when it, or two others, are over budget, or the text is varied; else those
        of the group ``always``.
        ``per_thousand`` is the budget (0 means that of the data file).
        """
        budget = per_thousand or self.budgets[family]
        own = self.over(family, budget, least_words)
        company = self.company(family)
        everything = own or self.dense(family)
        if not everything and all(signal.group != always for signal in self.counting(family)):
            return
        count, rate = len(self.signals(family)), self.rate(family)
        if own:
            why = f"{count} in this text, {rate} per 1,000 words, budget {budget:g}"
        elif len(company) >= _COMPANY:
            names = ", ".join(self._names[name] for name in company)
            why = f"{count} here; over budget besides: {names}"
        elif everything:
            why = f"{count} here, among signs of many kinds"
        else:
            why = "hardly ever met in edited prose"
        evidence = {
            "count": count,
            "per_thousand": rate,
            "budget": budget,
            "also_over_budget": company,
            "why": why,
        }
        # Weak signals are ordinary English; they belong to the picture only where two families make one.
        hidden = (
            _FEW if len(company) + own >= _COMPANY else _WEAK_TAILS if own and family == "tails" else _WEAK
        )
        for signals in self.by_sentence(family):
            shown = [s for s in signals if (everything and s.group not in hidden) or s.group == always]
            if shown:
                yield self._passage(shown, evidence)
                if everything:  # the whole account is given once
                    evidence = {**evidence, "why": f"one of {count} in this text"}

    def _passage(self, signals: Sequence[Signal], evidence: Mapping[str, Any]) -> Passage:
        """Join signals of one sentence to one passage."""
        text = self.facts.doc.prose.text
        words = [" ".join(text[s.start : s.end].split()) for s in signals]
        return Passage(
            min(s.start for s in signals),
            max(s.end for s in signals),
            signals[0].sentence.block,
            {"words": words, **evidence},
        )

    def by_sentence(self, family: str) -> Iterator[list[Signal]]:
        """Yield the signals of a family, sentence by sentence."""
        signals = sorted(self.signals(family), key=lambda s: s.start)
        for _, group in groupby(signals, key=lambda s: s.sentence.start):
            yield list(group)

    def weight(self, family: str) -> float:
        """Return what the signals of a family count against its budget: weak ones are shown with the strong
        ones and count nothing, but a weak tail counts a half, because three of those are a habit as well.
        """
        weights = _TAIL_WEIGHTS if family == "tails" else _WEIGHTS
        return sum(weights.get(signal.group, 1) for signal in self.counting(family))
