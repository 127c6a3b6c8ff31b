"""What a text asserts in its own voice."""

from __future__ import annotations

from copydesk.api import Facts, fact

from .budgets import BudgetClaim, LateSource, find_budget_claims, find_late_sources
from .forecasts import Assertion, find_advice, find_forecasts
from .roughfigures import RoughFigure, find_rough_figures
from .unnamed import GrandName, Unnamed, find_grand_names, find_unnamed


@fact("forecasts")
def forecasts(facts: Facts) -> tuple[Assertion, ...]:
    """What will or could be, said by nobody."""
    return tuple(find_forecasts(facts))


@fact("advice")
def advice(facts: Facts) -> tuple[Assertion, ...]:
    """Advice and judgement, given by nobody."""
    return tuple(find_advice(facts))


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
