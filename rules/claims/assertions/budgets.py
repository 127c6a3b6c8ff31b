"""Claims about budgets, and claims that open a paragraph while their source ends it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from copydesk.api import Facts

from ...sources.attribution.statement import Statement

_SETTLED = frozenset({"number", "percent", "money", "question", "first-person", "fragment"})
_FIGURE = frozenset({"percent", "money"})
_LEFT = frozenset({"none", "continued"})
_MOVES = frozenset({"causal", "intent", "trend"})


class BudgetClaim(NamedTuple):
    """A sentence that claims something of a budget and gives no figure; ``firm``: the word is said of little
    else, and no year stands with it.
    """

    start: int
    end: int
    word: str
    score: float
    firm: bool


class LateSource(NamedTuple):
    """The first sentence of a paragraph, and how many sentences on the first source of it stands."""

    start: int
    end: int
    statement: Statement
    distance: int
    facts: Facts

    @property
    def score(self) -> float:
        """The score of the sentence in the ledger."""
        score: float = self.facts.ledger.entry(self.statement).score
        return score


def find_budget_claims(facts: Facts) -> Iterator[BudgetClaim]:
    """Yield the claims of the ledger about a budget that change something, name somebody and no figure."""
    text, listed = facts.doc.prose.text, facts.word_classes
    for entry in facts.ledger.unsupported("budget"):
        spans = entry.statement.features
        word = text[slice(*spans["budget"])]
        moves = not _MOVES.isdisjoint(spans) and "named-subject" in spans
        told = word.lower() in listed["loose-budget"] or _figure_follows(facts, entry.statement)
        if moves and _SETTLED.isdisjoint(spans) and not told:
            firm = word.lower() in listed["firm-budget"] and "year" not in spans and facts.ledger.demanding
            sentence = entry.sentence
            yield BudgetClaim(sentence.start, sentence.end, word, entry.score, firm)


def _figure_follows(facts: Facts, statement: Statement) -> bool:
    """Say whether the next sentence of the paragraph gives a sum or a share."""
    near = facts.attributions.by_block[statement.block.index]
    following = bisect_right(near, statement.start, key=attrgetter("start"))
    return following < len(near) and not _FIGURE.isdisjoint(near[following].features)


def find_late_sources(facts: Facts) -> Iterator[LateSource]:
    """Yield the first sentence of each paragraph that only a later one supports."""
    for statements in facts.attributions.by_block.values():
        first = statements[0]
        if first.beside and first.support in _LEFT:
            distance = next((n for n, s in enumerate(statements) if s.support not in _LEFT), 0)
            yield LateSource(first.sentence.start, first.sentence.end, first, distance, facts)
