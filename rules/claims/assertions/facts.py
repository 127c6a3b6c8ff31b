"""What a text asserts in its own voice."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.api import Facts, fact

from ...sources.attribution.statement import Statement
from .budgets import BudgetClaim, LateSource, find_budget_claims, find_late_sources
from .effects import find_effects
from .forecasts import Assertion, find_advice, find_forecasts
from .generals import find_generals
from .judgements import find_judgements
from .mainclauses import Clauses
from .outlook import find_outlook
from .ownvoice import OwnWords, Told, find_own_voice
from .portions import find_portions
from .ranks import find_ranks
from .roughfigures import RoughFigure, find_rough_figures
from .unnamed import GrandName, Unnamed, find_grand_names, find_unnamed
from .unsaid import find_unsaid


@fact("own_words")
def own_words(facts: Facts) -> OwnWords:
    """The sets of words by which a text is known to speak in its own voice."""
    return OwnWords(facts.data)


@fact("own_voice")
def own_voice(facts: Facts) -> Sequence[Statement]:
    """The statements and questions that nobody answers for."""
    return find_own_voice(facts)


@fact("main_clauses")
def main_clauses(facts: Facts) -> Clauses:
    """The main clauses of sentences, each read when first asked for."""
    return Clauses(facts)


@fact("forecasts")
def forecasts(facts: Facts) -> tuple[Assertion, ...]:
    """What will or could be, said by nobody: one of a sentence or several."""
    found = {(one.start, one.end): one for one in find_forecasts(facts)}
    for told in find_outlook(facts):
        sentence = told.statement.sentence
        if not any(sentence.start <= start < sentence.end for start, _ in found):
            found[told.start, told.end] = Assertion(told.start, told.end)
    return tuple(sorted(found.values()))


@fact("ranks")
def ranks(facts: Facts) -> tuple[Told, ...]:
    """What is the first of its field, or unlike all others."""
    return tuple(find_ranks(facts))


@fact("effects")
def effects(facts: Facts) -> tuple[Told, ...]:
    """Cause and effect in predicates."""
    return tuple(find_effects(facts))


@fact("portions")
def portions(facts: Facts) -> tuple[Told, ...]:
    """Shares and counts in words."""
    return tuple(find_portions(facts))


@fact("unsaid")
def unsaid(facts: Facts) -> tuple[Told, ...]:
    """What got about without anybody who said it."""
    return tuple(find_unsaid(facts))


@fact("generals")
def generals(facts: Facts) -> tuple[Told, ...]:
    """What is told of many or all in the present."""
    return tuple(find_generals(facts))


@fact("advice")
def advice(facts: Facts) -> tuple[Assertion, ...]:
    """Advice and judgement, given by nobody: one of a sentence."""
    found = list(find_advice(facts))
    for told in find_judgements(facts):
        sentence = told.statement.sentence
        if not any(sentence.start <= one.start < sentence.end for one in found):
            found.append(Assertion(told.start, told.end))
    return tuple(sorted(found))


@fact("unnamed_examples")
def unnamed_examples(facts: Facts) -> tuple[Unnamed, ...]:
    """Several countries, one of the most popular: which?"""
    return tuple(find_unnamed(facts))


@fact("grand_names")
def grand_names(facts: Facts) -> tuple[GrandName, ...]:
    """Capitalised names of bodies and programmes that look made up."""
    return tuple(find_grand_names(facts))


@fact("rough_figures")
def rough_figures(facts: Facts, least: int) -> tuple[RoughFigure, ...]:
    """Approximate figures with at least so many significant digits."""
    return tuple(find_rough_figures(facts, least))


@fact("budget_claims")
def budget_claims(facts: Facts) -> tuple[BudgetClaim, ...]:
    """Claims about budgets without a figure."""
    return tuple(find_budget_claims(facts))


@fact("late_sources")
def late_sources(facts: Facts) -> tuple[LateSource, ...]:
    """Paragraphs whose first sentence gets its source later."""
    return tuple(find_late_sources(facts))
