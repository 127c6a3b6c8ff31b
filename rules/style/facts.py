"""What the rules on style share."""

from typing import Any

from copydesk.api import Facts, fact


@fact("style_passages")
def style_passages(facts: Facts, family: str, per_thousand: float, least_words: int) -> tuple[Any, ...]:
    """The sentences with signals of a family, when it or two others are over budget; see ``Style.passages``.

    ``per_thousand`` 0 means the budget of the data file.
    """
    options = {"per_thousand": per_thousand, "least_words": least_words}
    return tuple(facts.style(facts.data("style-signals.toml")).passages(family, options))
