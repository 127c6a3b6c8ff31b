"""The fact about plans for a day that has passed."""

from copydesk.api import Facts, fact

from .passedplans import PassedPlan, find_passed

_TRIGGERS = tuple(
    "will shall due set expected scheduled slated planned projected forecast anticipated predicted track "
    "course schedule supposed estimated poised earmarked pencilled penciled tipped going hoped plans plan "
    "hopes hope aims aim intends intend expects expect should".split()
)


@fact("passed_plans", triggers=_TRIGGERS)
def passed_plans(facts: Facts) -> tuple[PassedPlan, ...]:
    """What is told as still to come for a time that has passed, in reading order."""
    return tuple(find_passed(facts, facts.data("passed-plans.toml")))
