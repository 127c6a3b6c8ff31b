"""CLM009: "about" with a figure that is not about anything."""

import re
from collections.abc import Iterator
from functools import lru_cache

from copydesk.api import Context, Hit, regex, rule

_YEAR = regex(r"(?:1\d|20)\d\d")
_DIGITS = regex(r"\d[\d,.]*")


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
    words = tuple(word.replace("_", " ") for word in sorted(ctx.facts.word_classes["approximate"]))
    folded, least = ctx.facts.folded, ctx.options["digits"]
    for digits in _DIGITS.finditer(folded):
        if digits.end() - digits.start() < least:
            continue
        at = _before(folded, digits.start())
        word = next((word for word in words if folded.endswith(word, 0, at)), "") if at else ""
        block = ctx.block_at(at - len(word)) if word else None
        match = _about(words).match(ctx.text, at - len(word), block.end) if block is not None else None
        if match is None:
            continue
        figure = match.group("figure")
        whole = figure.replace(",", "").replace(".", "").lstrip("0")
        significant = whole if "." in figure else whole.rstrip("0")
        if len(significant) >= least and not _YEAR.fullmatch(figure):
            yield ctx.hit(*match.span(), digits=len(significant))


def _before(text: str, at: int) -> int:
    """Return the end of the word before a figure and its sign, 0 where no space parts them."""
    at -= text[at - 1 : at] in ("$", "€", "£")
    end = at
    while end > 0 and text[end - 1].isspace():
        end -= 1
    return end if end < at else 0


@lru_cache(maxsize=4)
def _about(words: tuple[str, ...]) -> re.Pattern[str]:
    return regex(
        rf"\b(?:{'|'.join(words)})"
        r"\s+[$€£]?(?P<figure>\d{1,3}(?:,\d{3}){1,4}|\d{1,9}(?:\.\d{1,6})?)(?![\d.,]*\d)",
        re.IGNORECASE,
    )
