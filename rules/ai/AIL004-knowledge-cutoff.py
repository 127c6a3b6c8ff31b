"""AIL004: the text excuses itself with a knowledge cut-off."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="AIL004",
    name="knowledge-cutoff",
    version=1,
    status="stable",
    severity="error",
    confidence="decisive",
    languages=["en"],
    scope=["prose", "boilerplate", "front-matter", "-quote"],
    tags=["ai", "leftover"],
    yields_to=["AIL003"],
    summary="The text excuses itself with a knowledge cut-off",
    message="“{text}” is a chatbot's note on how far its training data reach",
    rationale="Only a language model has a last training update. The sentence shows that what stands around "
    "it was not checked against the present.",
    remedy="Delete it, and bring the facts around it up to date from sources.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing", "https://www.academ-ai.info/"],
    bad=[
        "⟦As of my last knowledge update in 2023, the bridge was closed.⟧",
        "⟦I do not have access to real-time data, so fares may differ.⟧",
        "⟦My knowledge cutoff is September 2021.⟧",
        "⟦My training data only goes to 2022.⟧",
        "Fares rose. ⟦I do not have information on events after March 2022.⟧",
    ],
    good=[
        "The model has a knowledge cutoff of 2023, its maker says.",
        "The shop cut off my last order.",
        "“As of my last update,” the bot wrote, “the bridge was closed.”",
        "The cut-off date for entries is 4 May.",
        "Until my training began I had never swum.",
        "To my knowledge, the pier is closed.",
    ],
)
def knowledge_cutoff(ctx: Context) -> Iterator[Hit]:
    for leftover in ctx.facts.leftovers:
        if leftover.group == "cutoff" and ctx.in_scope(leftover.block):
            yield ctx.hit(leftover.start, leftover.end)
