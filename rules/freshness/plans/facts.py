"""The fact about plans for a day that has passed."""

from collections.abc import Iterable

from copydesk.api import Data, Facts, fact

from .datedpresent import DatedPresent, find_dated
from .passedplans import PassedPlan, find_passed


def plan_words(data: Data) -> Iterable[str]:
    """Return the words without one of which no plan is told."""
    words: Iterable[str] = data("passed-plans.toml")["triggers"]
    return words


@fact("passed_plans", triggers=plan_words)
def passed_plans(facts: Facts) -> tuple[PassedPlan, ...]:
    """What is told as still to come for a time that has passed, in reading order."""
    return tuple(find_passed(facts, facts.data("passed-plans.toml")))


def present_words(data: Data) -> Iterable[str]:
    """Return the words without one of which no text tells of its own present."""
    words: Iterable[str] = data("passed-plans.toml")["present"]["triggers"]
    return words


@fact("dated_present", triggers=present_words)
def dated_present(facts: Facts) -> tuple[DatedPresent, ...]:
    """What is told as current and given a year that is long over, in reading order."""
    return tuple(find_dated(facts, facts.data("passed-plans.toml")))
