"""AIS001: stock words and metaphors that pile up in generated text."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="AIS001",
    name="ai-vocabulary",
    version=1,
    status="stable",
    severity="info",
    confidence="weak",
    languages=["en"],
    scope=["prose", "-quote"],
    tags=["style", "density"],
    summary="Stock words and metaphors that are over-used in generated text",
    message="Stock wording ({list}): {why}",
    rationale="Since 2023 some words and metaphors have become many times more frequent in print than "
    "before. Each has "
    "its honest uses; in clusters they say nothing and readers take them for a sign of careless work. Three "
    "tiers keep "
    "ordinary words out: phrases hardly met in edited prose are always shown, ordinary words only beside a "
    "different one, and the whole by density. Nothing here tells who wrote a text.",
    remedy="Say the thing itself: who did what, by which means, with which result.",
    references=[
        "https://doi.org/10.1126/sciadv.adt3813",
        "https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing",
    ],
    options={
        "per_thousand": {
            "type": "number",
            "default": 0.0,
            "summary": "Budget per 1,000 words; 0 is that of the data file",
        },
        "least_words": {"type": "integer", "default": 120, "summary": "Words from which a density is taken"},
    },
    bad=[
        "The mayor ⟦delves into the rich tapestry⟧ of harbour life.",
        "The town must ⟦navigate the complexities of an ever-evolving⟧ market.",
        {
            "text": "The port ⟦fosters robust⟧ growth. It runs two ferries.",
            "options": {"least_words": 5},
        },
    ],
    good=[
        "The engine is robust.",
        "She fostered two children and kept a large dog.",
        "“We delve into a rich tapestry of sound,” the director said.",
        "The landscape behind the house is flat.",
        "He bought a tapestry and a web camera.",
    ],
)
def ai_vocabulary(ctx: Context) -> Iterator[Hit]:
    style = ctx.facts.style(ctx.data("style-signals.toml"))
    for passage in style.passages("vocabulary", ctx.options, "always"):
        if ctx.in_scope(passage.block):
            words = ", ".join(f"“{word}”" for word in passage.evidence["words"][:4])
            yield ctx.hit(passage.start, passage.end, list=words, **passage.evidence)
