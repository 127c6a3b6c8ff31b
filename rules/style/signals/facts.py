"""The facts about style: what stands in the text, and what of it is too much."""

from copydesk.api import Facts, fact

from .densities import Passage, Style
from .signalsearch import Signal


@fact("style")
def style(facts: Facts) -> Style:
    """The style signals of the article with their densities."""
    return Style(facts, facts.data("style-signals.toml"))


@fact("style_passages")
def style_passages(
    facts: Facts, family: str, per_thousand: float, least_words: int, always: str = ""
) -> tuple[Passage, ...]:
    """The sentences with signals of a family, when it or two others are over budget, and those of the group
    ``always`` in any case; see ``Style.passages``. ``per_thousand`` 0 means the budget of the data file.
    """
    return tuple(facts.style.passages(family, per_thousand, least_words, always))


@fact("style_signals")
def style_signals(facts: Facts, family: str) -> tuple[Signal, ...]:
    """The signals of a family; the weak ones only in a text in which two other families are over budget, or
    that is varied.
    """
    dense = facts.style.dense(family)
    return tuple(facts.style.signals(family) if dense else facts.style.counting(family))
