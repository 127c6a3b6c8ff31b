"""CLM009: "about" with a figure that is not about anything."""

import re
from collections.abc import Iterator

from copydesk.api import Context, Hit, regex, rule

_ABOUT = regex(
    (
        r"\b(?:about|around|approximately|roughly|nearly|almost|some|circa|an "
        r"estimated)\s+[$€£]?(?P<figure>\d{1,3}(?:,\d{3}){1,4}|\d{1,9}(?:\.\d{1,6})?)(?![\d.,]*\d)"
    ),
    re.IGNORECASE,
)


@rule(
    id="CLM009",
    name="over-precision",
    version=1,
    status="stable",
    severity="info",
    confidence="weak",
    languages=["en"],
    scope=["paragraph", "list-item", "-quote"],
    tags=["claims", "numbers"],
    summary="An approximate figure with more digits than an approximation has",
    message="“{text}” is approximate and exact at once ({digits} significant digits)",
    rationale="“About” and four significant digits contradict each other. Often the figure was converted "
    "from another unit, or the source gave a range.",
    remedy="Round the figure as the source has it, or drop the “about”.",
    references=[
        "https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Dates_and_numbers#Uncertainty_and_rounding"
    ],
    options={
        "digits": {
            "type": "integer",
            "default": 4,
            "summary": "Number of significant digits from which a figure is too exact",
        }
    },
    bad=["The lake holds ⟦about 48,372⟧ cubic metres.", "It took ⟦approximately 34.27⟧ seconds."],
    good=[
        "The lake holds about 48,000 cubic metres.",
        "It took 34.27 seconds.",
        "It was built around 1874.",
        "Some 120 people came.",
        "It lies about 12.5 miles north.",
    ],
)
def over_precision(ctx: Context) -> Iterator[Hit]:
    for block in ctx.blocks():
        for match in _ABOUT.finditer(ctx.text, block.start, block.end):
            figure = match.group("figure")
            digits = figure.replace(",", "").replace(".", "").lstrip("0")
            significant = digits if "." in figure else digits.rstrip("0")
            if re.fullmatch(r"(?:1\d|20)\d\d", figure):
                continue
            if len(significant) >= ctx.options["digits"]:
                yield ctx.hit(*match.span(), digits=len(significant))
