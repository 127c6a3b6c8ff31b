"""STR004: the words of the headline do not come up in the article."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

BODY = (
    "Oysters from the western beds are back on the market after a closure of three years. Divers counted "
    "more of them in May "
    "than in any spring since the storm. The beds were shut in 2019, when a spill from a tanker reached "
    "the bay. Buyers in "
    "the city pay twice what they paid then, and the fishing families have bought two boats. The ministry "
    "will look at the "
    "figures again in autumn, before the season begins, and says that a second closure cannot be ruled "
    "out. A dozen people "
    "work on the beds today; before the spill there were forty."
)


@rule(
    id="STR004",
    name="headline-body-gap",
    version=2,
    status="stable",
    severity="info",
    confidence="weak",
    languages=["en"],
    scope=["document"],
    tags=["structure", "headline"],
    summary="Few words of the headline come up in the article",
    message="Only {found} of {all} content words of the headline come up in the text (not: {missing})",
    rationale="A headline that promises what the text does not hold misleads, on purpose or by a mix-up of "
    "files. A pun or a metaphor "
    "looks the same to a program, so this is a hint.",
    remedy="Check that headline and text belong together; let the text deliver what the headline says.",
    references=["https://www.newsguardtech.com/ratings/rating-process-criteria/"],
    options={
        "share": {"type": "number", "default": 0.34, "summary": "share of the words that must come up"},
        "least_words": {"type": "integer", "default": 60, "summary": "content words that the text must have"},
    },
    bad=[
        {
            "text": f"⟦# Minister quits over secret yacht deal⟧\n\n{BODY}\n",
            "options": {"least_words": 30},
            "bare": True,
        },
        {
            "text": f"⟦Football club sells stadium to rival owner⟧\n\n{BODY}\n",
            "format": "text",
            "options": {"least_words": 30},
        },
    ],
    good=[
        {
            "text": f"Oysters return to the western beds\n\nHarbour report by Jo Ann Tapper\n"
            f"The Marl Letter, 25 November 2026\n\n{BODY}\n",
            "format": "text",
            "options": {"least_words": 30},
            "bare": True,
        },
        {
            "text": f"# Oysters return to the western beds\n\n{BODY}\n",
            "options": {"least_words": 30},
            "bare": True,
        },
        {"text": f"# Shells again\n\n{BODY}\n", "options": {"least_words": 30}, "bare": True},
        {"text": "# Minister quits over secret yacht deal\n\nMore to follow.\n", "bare": True},
    ],
)
def headline_body_gap(ctx: Context) -> Iterator[Hit]:
    title = ctx.doc.headline
    # A title in capitals is the label of a document ("ADDRESS BEFORE A JOINT SESSION") more often than a
    # headline.
    if title is None or not ctx.speaks(title) or ctx.doc.text_of(title).isupper():
        return
    terms = ctx.facts.terms
    words = {term.stem: term.text for term in terms.within(title.start, title.end)}
    body = {
        name
        for block in ctx.doc.prose_blocks
        if block != title and block.kind not in ("front-matter", "boilerplate")
        for name in terms.stems_in(block.start, block.end)
    }
    total = len(terms) - terms.count(title.start, title.end)
    if len(words) < 4 or total < ctx.options["least_words"]:
        return
    missing = [text for name, text in words.items() if not _comes_up(name, body)]
    if len(words) - len(missing) < ctx.options["share"] * len(words):
        yield ctx.at(title.span, found=len(words) - len(missing), all=len(words), missing=", ".join(missing))


def _comes_up(name: str, body: set[str]) -> bool:
    """A word counts when its stem, or a word that begins with the same five letters, stands in the text."""
    return name in body or (len(name) >= 6 and any(other.startswith(name[:5]) for other in body))
