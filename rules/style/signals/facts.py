"""The facts about style: what stands in the text, and what of it is too much."""

from copydesk.api import Facts, fact

from .densities import Passage, Style


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
