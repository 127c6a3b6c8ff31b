"""TPG006: numbers, dates and percentages written in several ways, or in a doubled way."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.api import Context, Edit, Fix, Hit, regex, rule

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"


class Choice(NamedTuple):
    """Ways to write one thing: a name for the thing, a pattern that must occur for any of them, and the
    pattern of each way with a name.
    """

    what: str
    anchor: re.Pattern[str]
    ways: tuple[tuple[str, re.Pattern[str]], ...]


DIGIT = regex(r"\d")
CHOICES = (
    Choice(
        "percentages",
        regex(r"%|per ?cent"),
        (
            ("“%”", regex(r"(?<=\d)%")),
            ("“ %” with a space", regex(r"(?<=\d)[ \u00a0\u202f]%")),
            ("“percent”", regex(r"(?<=\d[ \u00a0])percent\b")),
            ("“per cent”", regex(r"(?<=\d[ \u00a0])per cent\b")),
        ),
    ),
    Choice(
        "dates",
        regex(rf"{MONTHS}"),
        (
            ("day first", regex(rf"\b\d{{1,2}} (?:{MONTHS}) \d{{4}}\b")),
            ("month first", regex(rf"\b(?:{MONTHS}) \d{{1,2}}, ?\d{{4}}\b")),
        ),
    ),
    Choice(
        "times",
        regex(r"\d[ \u00a0]?[AaPp]\.?[Mm]"),
        (
            ("“a.m.”, “p.m.”", regex(r"(?<=\d)[ \u00a0]?[ap]\.m\.")),
            ("“am”, “pm”", regex(r"(?<=\d)[ \u00a0]?[ap]m\b")),
            ("“AM”, “PM”", regex(r"(?<=\d)[ \u00a0]?[AP]M\b")),
        ),
    ),
    Choice(
        "large numbers",
        regex(r"\d{5}|\d{3},\d{3}|\d,\d{3}|[\u00a0\u202f\u2009]\d{3}"),
        (
            ("with a comma", regex(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,]|\.\d)")),
            ("without a mark", regex(r"(?<![\w.,:/#\-–+(&=])[1-9]\d{4,8}(?![\w:/\-–%]|[.,]\d)")),
            ("with a space", regex(r"(?<![\w.,])\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?![\w,])")),
        ),
    ),
)
# Said twice: a sign and the word for it; a time of day and "in the morning".
TWICE = regex(
    r"[$]\s?\d[\d,.]{0,15}(?:\s(?:million|billion|trillion))?\s(?P<money>dollars)\b|"
    r"€\s?\d[\d,.]{0,15}(?:\s(?:million|billion))?\s(?P<euro>euros?)\b|"
    r"£\s?\d[\d,.]{0,15}(?:\s(?:million|billion))?\s(?P<pounds>pounds)\b|"
    r"\d\s?a\.?m\.?\s(?P<morning>in the morning)\b|"
    r"\d\s?p\.?m\.?\s(?P<later>(?:in the (?:afternoon|evening)|at night))\b"
)
# 21st, 22nd, 23rd, 11th: "2th", "1rd" and the like are slips, and so is a capital ending.
ORDINAL = regex(r"(?<![\w.,])(?P<number>\d{1,4})(?P<ending>st|nd|rd|th|ST|ND|RD|TH)(?![\w])")


@rule(
    id="TPG006",
    name="number-format",
    version=1,
    status="stable",
    severity="info",
    confidence="strong",
    languages=["en"],
    scope=["paragraph", "list-item", "caption", "-quote"],
    tags=["numbers"],
    summary="Numbers, dates, times or percentages are written in several ways",
    message="{what} are written in several ways in this file: {rare} here, {usual} elsewhere",
    rationale="One form throughout lets figures be compared and searched. Several forms show that passages "
    "come from several sources.",
    remedy="Choose one form, as the house style has it.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Dates_and_numbers"],
    bad=[
        {"text": "Prices rose by 3% in May, by 4% in June and by 5 ⟦percent⟧ in July.\n", "bare": True},
        {
            "text": "It opened on May 3, 2019, closed on ⟦4 June 2020⟧ and opened again on July 5, 2021.\n",
            "bare": True,
        },
        "The pier cost ⟦$3 million dollars⟧ and opened at ⟦9 a.m. in the morning⟧.",
        {"text": "It was the ⟦22th⟧ pier.", "fixed": "It was the 22nd pier."},
    ],
    good=[
        "Prices rose by 3% in May and by 4% in June; the percentage is small, and ten percent is a phrase.",
        "It opened on May 3, 2019, and closed on June 4, 2020, at 9 a.m. on the 21st, 22nd, 113th or 11th "
        "day.",
        "The port handled 12,000 tonnes in 2019 and 15,500 in 2020, say files 20190512 to 20200604.",
    ],
)
def number_format(ctx: Context) -> Iterator[Hit]:
    blocks = [block for block in ctx.blocks() if DIGIT.search(ctx.text, block.start, block.end)]
    for what, anchor, ways in CHOICES:
        held = [block for block in blocks if anchor.search(ctx.text, block.start, block.end)]
        places = {
            name: [m.span() for b in held for m in pattern.finditer(ctx.text, b.start, b.end)]
            for name, pattern in ways
        }
        places = {name: spans for name, spans in places.items() if spans}
        if len(places) < 2:
            continue
        usual = max(places, key=lambda name: len(places[name]))
        for name, spans in places.items():
            if name != usual and len(spans) < len(places[usual]):
                yield ctx.hit(*spans[0], what=what.capitalize(), rare=name, usual=usual, count=len(spans))
    for block in blocks:
        for match in TWICE.finditer(ctx.text, block.start, block.end):
            again = match[match.lastgroup or 0]
            yield ctx.hit(
                *match.span(),
                message="“{again}” says again what stands before it",
                severity="warning",
                again=again,
            )
        for match in ORDINAL.finditer(ctx.text, block.start, block.end):
            right = _ending(int(match["number"]))
            if match["ending"] != right:
                start, end = match.span("ending")
                fix = Fix((Edit(ctx.doc.lift(start, end), right),), f"write “{right}”", "safe")
                yield ctx.hit(
                    *match.span(),
                    message="The ending of this number is “{right}”",
                    severity="warning",
                    fix=fix,
                    right=right,
                )


def _ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
