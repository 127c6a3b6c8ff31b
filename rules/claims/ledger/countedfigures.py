"""The figure of a sentence that somebody must have counted, measured or estimated."""

from __future__ import annotations

import re
from typing import NamedTuple

from copydesk.api import Data, regex, worded

from ..features.manner import Range

_UNIT = worded(r"\s?(?:%|(?@units)\b)", "counted.toml", flags=re.IGNORECASE)
_FRACTION = regex(
    r"\b(?:half|a third|a quarter|a fifth|two[- ]thirds|three[- ]quarters|one in (?:\w+)|"
    r"\d+ (?:out )?of \d+)\b",
    re.IGNORECASE,
)
# "2,700 litres", "80 electric buses", "34 days a year"; not "page 12", "a 12-year-old", "at 6 pm".
_COUNTED = regex(
    r"\s(?:[a-z-]{1,24}[a-rt-z] ){0,2}[a-z-]{2,24}s\b(?! (?:old|later|ago|before|after|earlier)\b)"
)
# "At, say, 2 %", "of (say) 40 boats", "suppose 30 % leave": a figure that is made up to think with.
_SUPPOSED = regex(
    r"(?:(?:[,(;:—–] ?|\A|\b(?:at|of|to|by|from|than|[Ll]et us|[Ll]et[’']s) )[Ss]ay[,)]? "
    r"|\b(?:[Ss]uppose|[Ii]magine|[Aa]ssume),? )(?:that |about |around |only |at |of |by |an? )?\Z"
)
# What belongs to a figure before and behind what its features mark: "2." of "2.8 per cent", "bn" of "$3.5bn".
_BEFORE = regex(r"(?<!\w)[$€£¥₹]?\d[\d.,]{0,20}\Z")
_BEFORE_SCALE = regex(r"(?<!\w)[$€£¥₹]?\d[\d.,]{0,20} ?\Z")
_SCALED = regex(r"(?:hundred|thousand|million|billion|trillion)")
_SCALE = regex(r" ?(?:(?:hundred|thousand|million|billion|trillion)\b|(?:bn|tn|mn|m|k)\b)")
_LONGEST = 24
_NOT_COUNTED = regex(
    r"\s(?:years|months|weeks|days|hours|minutes|times)\b(?! (?:a|per) )|[- ](?:bits?|bytes?)\b"
    r"|\s(?:now |also |only )?(?:means|allows|requires|introduces|supports|was|is|has|does)\b"
)
# "Quaylog 2.0 lists", "since version 4.2.6": no number of things.
_VERSION_WORD = regex(r"\b[Vv]ersions? \Z")
_DOTTED = regex(r"(?P<name>\b[A-Z]\w{1,20} )?v?\d{1,4}\.\d{1,4}(?P<more>\.\d{1,4})?\Z")


class Counted(NamedTuple):
    """A figure with its unit, as a prose range. ``firm``: its form leaves no doubt that it is a statistic (a
    percentage, a sum, a large count of a listed unit).
    """

    start: int
    end: int
    firm: bool


def figure_in(text: str, features: dict[str, Range], data: Data) -> Counted | None:
    """Return the figure that the features of a sentence show first; None if it counts nothing, or only
    what is supposed.
    """
    at = features.get("percent") or features.get("money") or features.get("number")
    if at is None:
        return None
    (start, end), units = at, _UNIT(data)
    if _SUPPOSED.search(text[max(0, start - 24) : start]):
        return None
    if "percent" not in features or not text[end - 1].isalpha():
        unit = units.match(text, end)
        if "percent" in features and text[end : end + 1] == "%":
            end += 1
        elif unit:
            end = unit.end()
    found = text[start:end]
    listed = units.search(text[start : end + 1]) is not None or found[0] in "$€£¥₹" or found[-1] == "%"
    shared = " " in found.strip()  # nine tenths, two of every five
    if not listed and not shared and not _FRACTION.search(text[max(0, start - 2) : end + 12]):
        noun = _COUNTED.match(text, end)
        if noun is None or _NOT_COUNTED.match(text, end) or len(found) < 2 or _of_programs(text, start, end):
            return None
        return Counted(_begin(text, start, found), noun.end(), False)
    large = found[0].isdigit() and sum(char.isdigit() for char in found) >= 2
    if scale := _SCALE.match(text, end) if text[end - 1].isdigit() else None:
        end = scale.end()
    start = _begin(text, start, found)
    return Counted(start, end, large or "percent" in features or "money" in features)


def _of_programs(text: str, start: int, end: int) -> bool:
    """Say whether a number is a version of the program whose name is before it, or the width of a word."""
    if text[start:end].endswith(("-bit", "-byte")):
        return True
    before = text[max(0, start - _LONGEST) : start]
    if _VERSION_WORD.search(before):
        return True
    dotted = _DOTTED.search(f"{before}{text[start:end]}")
    return dotted is not None and (dotted["more"] is not None or dotted["name"] is not None)


def _begin(text: str, start: int, found: str) -> int:
    """Return where a figure begins: with its first digit or its currency."""
    if found[0].isdigit() and not (text[start - 1 : start] in (".", ",") and start > 1):
        return start
    before = _BEFORE_SCALE if _SCALED.match(found) else _BEFORE
    whole = before.search(text, max(0, start - _LONGEST), start)
    return whole.start() if whole else start
