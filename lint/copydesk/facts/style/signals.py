"""Style signals of a document: turns of phrase that are harmless once and a habit in clusters.

Each family has a budget per 1,000 words (``rules/data/style-signals.toml``). A family speaks up when it is
over its own budget, or when at least two *other* families are over theirs: single signs stand in every good
text, and published measurements show that only clusters tell anything. Nothing here is a score, and nothing
says who wrote a text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from ...document.model import CELL, FOOTNOTE, HEADING, LIST_ITEM, PARAGRAPH
from ...language.wordshapes import Shapes, Token, tokenise
from .clauses import participial_tails, triads

if TYPE_CHECKING:
    from ...catalogue.context import Context
    from ...catalogue.rule import Hit
    from ...document.model import Block, Document
    from ..facts import Facts
    from ..text.sentences import Sentence

BUDGETED = (
    "vocabulary",
    "parallelism",
    "tails",
    "significance",
    "transitions",
    "promotional",
    "quantifiers",
    "triads",
)
_NAMES = {
    "vocabulary": "stock words",
    "parallelism": "“not only … but” frames",
    "tails": "participial tails",
    "significance": "claimed importance",
    "transitions": "stock connectives",
    "promotional": "brochure words",
    "quantifiers": "vague amounts",
    "triads": "lists of three",
}
_FEW: frozenset[str] = frozenset()
_WEAK = frozenset(("weak",))
_WEAK_TAILS = frozenset(("slight",))
LEAST_WORDS = 120
"""Below this length a density says nothing; only families that need none are shown."""
_COMPANY = 2
_WEIGHTS = {"weak": 0.0}
_TAIL_WEIGHTS = {"weak": 0.5, "faint": 0.0, "slight": 0.0}
_WINDOW = 60
_READ = (PARAGRAPH, LIST_ITEM, HEADING, FOOTNOTE, CELL)


class Signal(NamedTuple):
    """One turn of phrase: its family, its group in the data file, and its prose range."""

    family: str
    group: str
    start: int
    end: int
    sentence: Sentence


class Passage:
    """A sentence, or part of one, to report: prose range, block, and the evidence for the report."""

    __slots__ = ("block", "end", "evidence", "start")

    def __init__(self, start: int, end: int, block: Block, evidence: dict[str, Any]) -> None:
        self.start = start
        self.end = end
        self.block = block
        self.evidence = evidence


class Reading:
    """A sentence with its tokens."""

    __slots__ = ("sentence", "tokens")

    def __init__(self, sentence: Sentence, tokens: tuple[Token, ...]) -> None:
        self.sentence = sentence
        self.tokens = tokens


class Style:
    """The style signals of one document; ``words`` counts the words of what was read (quoted speech
    included).
    """

    def __init__(self, facts: Facts, data: Mapping[str, Any]) -> None:
        self.facts = facts
        self.doc = facts.doc
        self.budgets: Mapping[str, float] = data["budget"]
        self.readings = tuple(_readings(facts))
        self.words = sum(1 for reading in self.readings for token in reading.tokens if token.is_word)
        self._signals: dict[str, list[Signal]] = {}
        self._read(_compiled(_Data(data)))

    def signals(self, family: str) -> Sequence[Signal]:
        """Return every signal of a family in reading order, whatever its density."""
        return self._signals.get(family, ())

    def rate(self, family: str) -> float:
        """Return the signals of a family per 1,000 words, one decimal."""
        return round(1000 * self.weight(family) / max(self.words, 1), 1)

    def over(self, family: str, budget: float | None = None, least_words: int = LEAST_WORDS) -> bool:
        """Say whether a family is over its budget (or over ``budget``) with two signals or more in a text of
        at least ``least_words`` words.
        """
        allowed = self.budgets[family] if budget is None else budget
        return self.words >= least_words and self.weight(family) >= 2 and self.rate(family) > allowed

    def company(self, family: str) -> list[str]:
        """Return the other families that are over their budgets."""
        return [other for other in BUDGETED if other != family and self.over(other)]

    def hits(self, ctx: Context, family: str) -> Iterator[Hit]:
        """Yield what a plain density rule reports: each passage in scope, with its evidence."""
        for passage in self.passages(family, ctx.options):
            if ctx.in_scope(passage.block):
                yield ctx.hit(passage.start, passage.end, **passage.evidence)

    def passages(self, family: str, options: Mapping[str, Any], *always: str) -> Iterator[Passage]:
        """Yield what a density rule reports, one passage a sentence.

        All signals of the family when it, or two others, are over budget; else those of the groups named in
        ``always``. ``options`` holds ``per_thousand`` (0 means the budget of the data file) and
        ``least_words``.
        """
        budget = options["per_thousand"] or self.budgets[family]
        own = self.over(family, budget, options["least_words"])
        company = self.company(family)
        count, rate = len(self.signals(family)), self.rate(family)
        if own:
            why = f"{count} in this text, {rate} per 1,000 words, budget {budget:g}"
        elif len(company) >= _COMPANY:
            names = ", ".join(_NAMES[name] for name in company)
            why = f"{count} here; over budget besides: {names}"
        else:
            why = "hardly ever met in edited prose"
        evidence = {
            "count": count,
            "per_thousand": rate,
            "budget": budget,
            "also_over_budget": company,
            "why": why,
        }
        everything = own or len(company) >= _COMPANY
        # Weak signals are ordinary English; they belong to the picture only where two families make one.
        hidden = _FEW if len(company) + own >= _COMPANY else _WEAK_TAILS if family == "tails" else _WEAK
        for signals in self.by_sentence(family):
            shown = [s for s in signals if (everything and s.group not in hidden) or s.group in always]
            if shown:
                yield self.passage(shown, evidence)

    def passage(self, signals: Sequence[Signal], evidence: Mapping[str, Any]) -> Passage:
        """Join signals of one sentence to one passage."""
        text = self.doc.prose.text
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
        return sum(weights.get(signal.group, 1) for signal in self._signals.get(family, ()))

    def _read(self, compiled: _Compiled) -> None:
        for reading in self.readings:
            tokens, sentence = reading.tokens, reading.sentence
            for match in compiled.shapes.find(tokens):
                family, _, group = match.group.partition(".")
                self._add(Signal(family, group, tokens[match.first].start, tokens[match.last].end, sentence))
            if sentence.block.kind in (PARAGRAPH, LIST_ITEM):
                for start, end, group in participial_tails(tokens, compiled.strong, compiled.weak):
                    self._add(Signal("tails", group, start, end, sentence))
                for start, end in triads(tokens):
                    self._add(Signal("triads", "strong", start, end, sentence))
        words = self._signals.get("vocabulary")
        if words:
            self._signals["vocabulary"] = _clustered(words, self.doc)
        for family, signals in self._signals.items():
            self._signals[family] = _without_doubles(signals)

    def _add(self, signal: Signal) -> None:
        if not self.facts.in_quotes(signal.start, signal.end):
            self._signals.setdefault(signal.family, []).append(signal)


class _Compiled:
    __slots__ = ("shapes", "strong", "weak")

    def __init__(self, shapes: Shapes, strong: frozenset[str], weak: frozenset[str]) -> None:
        self.shapes = shapes
        self.strong = strong
        self.weak = weak


class _Data:
    """The parsed data file as the key of a cache: the same object is the same key."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = data

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Data) and other.data is self.data

    def __hash__(self) -> int:
        return id(self.data)


_FAMILIES = (
    *("vocabulary", "parallelism", "significance", "transitions", "promotional", "quantifiers"),
    *("throat", "meta", "hollow", "outline", "tautology"),
)
_SETS = {"noun": "significance", "gerund": "significance", "points": "outline"}


@lru_cache(maxsize=2)
def _compiled(wrapped: _Data) -> _Compiled:
    data = wrapped.data
    groups = {
        f"{family}.{group}": lines
        for family in _FAMILIES
        for group, lines in data[family].items()
        if group not in _SETS
    }
    sets = {**data["sets"], **{name: data[family][name] for name, family in _SETS.items()}}
    tails = data["tails"]
    return _Compiled(Shapes(groups, sets), frozenset(tails["strong"]), frozenset(tails["weak"]))


def _readings(facts: Facts) -> Iterator[Reading]:
    doc = facts.doc
    for block in doc.prose_blocks:
        if block.kind in _READ and not block.quote:
            for sentence in facts.sentences_of(block):
                yield Reading(sentence, tokenise(sentence.text, sentence.start))


def _without_doubles(signals: list[Signal]) -> list[Signal]:
    """Drop weak signals on words that a stronger one of the family has already."""
    strong: dict[int, list[Signal]] = {}
    for signal in signals:
        if signal.group != "weak":
            strong.setdefault(signal.sentence.start, []).append(signal)
    return [
        s
        for s in signals
        if s.group != "weak"
        or not any(o.start < s.end and s.start < o.end for o in strong.get(s.sentence.start, ()))
    ]


# -- vocabulary tiers ----------------------------------------------------------------------------------------


def _clustered(signals: list[Signal], doc: Document) -> list[Signal]:
    """Keep what is always shown, and the ordinary words; one that has no different one within sixty words of
    the same block is weak.
    """
    kept: list[Signal] = []
    text = doc.prose.text
    blocks: dict[int, list[Signal]] = {}
    for signal in signals:
        blocks.setdefault(signal.sentence.block.index, []).append(signal)
    for block in blocks.values():
        always = [(s.start, s.end) for s in block if s.group == "always"]
        for signal in block:
            inside = any(start <= signal.start < end for start, end in always)
            if signal.group == "always":
                kept.append(signal)
            elif not inside:
                counts = signal.group != "common" and _has_company(signal, block, text)
                kept.append(signal if counts else signal._replace(group="weak"))
    return kept


def _has_company(signal: Signal, block: list[Signal], text: str) -> bool:
    stem = text[signal.start : signal.end].lower()[:5]
    for other in block:
        if other is signal or other.group == "common" or text[other.start : other.end].lower()[:5] == stem:
            continue
        first, last = sorted((signal, other), key=lambda s: s.start)
        if last.start <= first.end or text.count(" ", first.end, last.start) <= _WINDOW:
            return True
    return False
