"""INT013: words that are still divided where a line ended in print."""

from collections.abc import Iterator
from itertools import islice

from copydesk.api import Context, Edit, Fix, Hit, regex, rule

GAP = regex(r"\A(?:- |¬ ?)\Z")
PARTS = regex(r"(?<![\w-])(?P<left>[A-Za-z]{2,20})(?P<mark>- |¬ ?)(?P<right>[a-z]{2,20})(?![\w-])")
MOST, COMMON = 20, 3
"""Findings in a file; the tier of a word that is in use."""


@rule(
    id="INT013",
    name="divided-word",
    version=1,
    status="stable",
    severity="warning",
    confidence="strong",
    languages=["en"],
    scope=["prose", "quote"],
    tags=["scraping", "spacing"],
    summary="A word is divided by the hyphen of a line of print that is gone",
    message="“{text}” is “{word}”, divided where a line ended in print",
    rationale="A printed page divides words at the ends of its lines. Copied out of it, the hyphen stays "
    "and the line "
    "does not: readers stumble, and a search does not find the word. A part that is no word tells such a "
    "hyphen from "
    "that of a compound.",
    remedy="Join the word.",
    references=["https://en.wikipedia.org/wiki/Syllabification"],
    bad=[
        {"text": "The plan ⟦in-\ncludes⟧ a pump.", "fixed": "The plan includes a pump.", "bare": True},
        {"text": "The ⟦dredg- ing⟧ took two weeks.", "fixed": "The dredging took two weeks."},
        {"text": "Both ⟦coun-¬\ncillors⟧ were late.".replace("-¬", "¬"), "bare": True},
    ],
    good=[
        {
            "text": "A semi-\ndetached house, a well-\nknown pier, and the town of Aarhus-\nNord.",
            "bare": True,
        },
        "The pre- and post-war piers, the long- or short-term plans.",
        "The plan includes a pump.",
    ],
)
def divided_word(ctx: Context) -> Iterator[Hit]:
    for start, end, word in islice(_divided(ctx), MOST):
        span = ctx.doc.lift(start, end)
        # Plain text may be set in lines of print; there a word is divided on purpose.
        severity = "info" if ctx.doc.traits.plain and "\n" in ctx.doc.source.slice(span) else None
        yield ctx.hit(
            start,
            end,
            severity=severity,
            fix=Fix((Edit(span, word),), f"Write “{word}”", "unsafe"),
            word=word,
        )


def _divided(ctx: Context) -> Iterator[tuple[int, int, str]]:
    """Yield where two parts stand that are one word, and that word: one of them at least is no word in
    use.
    """
    lexicon = ctx.facts.lexicon
    for block in ctx.blocks_at(ctx.facts.word_table.in_gaps(GAP)):
        for match in PARTS.finditer(ctx.text, block.start, block.end):
            left, right = match["left"].lower(), match["right"]
            if lexicon.tier(left + right) < COMMON:
                continue
            if match["mark"] != "- " or not (lexicon.tier(right) and lexicon.tier(left)):
                yield *match.span(), match["left"] + right
