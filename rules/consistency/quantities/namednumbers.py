"""Figures that count nothing: pages, years of a decade, ages, and what is called by a number ("series 2")."""

from copydesk.api import regex

from .figuredtext import Quantity

NAMED = regex(
    r"(?:\b(?:pp?|[Nn]o|[Vv]ol|[Cc]hap|[Ff]ig|[Ss]ect?|[Cc]h|art|[Aa]rt)\.|§|\[) ?\Z"
    # Somebody aged 18 is not one of 18.
    r"|\b(?:age of|aged|ages) \Z"
)
# "Series 1" is called so.
CALLED = regex(
    r"\b(?:[Ss]eries|[Ss]eason|[Cc]hapter|[Gg]rade|[Ss]tage|[Ll]evel|[Pp]hase|[Tt]ype|[Vv]ersion|[Ff]igure"
    r"|[Tt]able|[Ss]ection"
    r"|[Pp]art|[Ss]tep|[Dd]ivision|[Gg]roup|[Cc]lass|[Rr]oom|[Pp]age|[Vv]olume|[Ee]pisode|[Rr]ound|[Ss]tudy"
    r"|[Ee]xperiment"
    r"|[Ll]ine|[Rr]oute|[Hh]ighway|[Aa]rticle|[Qq]uestion|[Ll]esson|[Hh]eat|[Nn]umber|[Uu]nit|[Pp]latform"
    r"|[Ww]eek|[Dd]ay) \Z"
)
DEGREES = regex(r"[ \u00a0]?°[ \u00a0]?(?P<scale>[CF])\b")
DECADE = regex(r"['’]?s\b")


def names(text: str, at: int, number: Quantity) -> bool:
    """Say whether a figure is a page, the number of something, or a decade, and counts nothing."""
    if 1500 <= number.value <= 2100 and DECADE.match(text, at + 1):
        return True
    return NAMED.search(text[max(0, at - 12) : at]) is not None
