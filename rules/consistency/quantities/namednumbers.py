"""Figures that count nothing: pages, years of a decade, ages, and what is called by a number ("series 2")."""

import re

from copydesk.api import regex, worded

from .figuredtext import Quantity

NAMED = regex(
    r"(?:\b(?:pp?|[Nn]o|[Vv]ol|[Cc]hap|[Ff]ig|[Ss]ect?|[Cc]h|art|[Aa]rt)\.|§|\[) ?\Z"
    # Somebody aged 18 is not one of 18.
    r"|\b(?:age of|aged|ages) \Z"
)
# "Series 1" is called so.
CALLED = worded(r"\b(?:(?@called)) \Z", "figure-words.toml", flags=re.IGNORECASE)
DEGREES = regex(r"[ \u00a0]?°[ \u00a0]?(?P<scale>[CF])\b")
DECADE = regex(r"['’]?s\b")


def names(text: str, at: int, number: Quantity) -> bool:
    """Say whether a figure is a page, the number of something, or a decade, and counts nothing."""
    if 1500 <= number.value <= 2100 and DECADE.match(text, at + 1):
        return True
    return NAMED.search(text[max(0, at - 12) : at]) is not None
