"""STY004: a text that talks about itself."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="STY004",
    name="meta-commentary",
    version=1,
    status="stable",
    severity="info",
    confidence="weak",
    languages=["en"],
    scope=["prose", "-quote"],
    tags=["style"],
    summary="The article announces what the article will do",
    message="The text talks about itself (“{text}”)",
    rationale="“This article explores” spends the most valuable lines on a table of contents. Abstracts and "
    "manuals need it; a "
    "news item or an encyclopaedia entry starts with what is known.",
    remedy="Strike the announcement and begin with the first thing it announces.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing"],
    bad=[
        "⟦This article explores⟧ why piers rot.",
        "⟦In this guide, we will look⟧ at four piers. ⟦Let's dive in⟧.",
        "⟦As mentioned above⟧, the pier leaks.",
        "⟦Let's explore⟧ the pier.",
    ],
    good=[
        "This article of the treaty was struck out in 1921.",
        "The report of the committee describes four piers.",
        "“This article explores piers,” the abstract says.",
        "The crew dives in winter.",
    ],
)
def meta_commentary(ctx: Context) -> Iterator[Hit]:
    style = ctx.facts.style
    dense = len(style.company("meta")) > 1
    for signal in style.signals("meta") if dense else style.counting("meta"):
        if ctx.in_scope(signal.sentence.block):
            yield ctx.hit(signal.start, signal.end)
