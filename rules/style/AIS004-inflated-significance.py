"""AIS004: importance that is claimed and not shown."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="AIS004",
    name="inflated-significance",
    version=1,
    status="stable",
    severity="info",
    confidence="weak",
    languages=["en"],
    scope=["prose", "-quote"],
    tags=["style", "density"],
    summary="Importance that is claimed and not shown, over budget",
    message="Claims importance instead of showing it (“{text}”): {why}",
    rationale="“Plays a pivotal role”, “stands as a testament”, “marks a turning point” tell readers "
    "how to feel about a fact. Where the fact is important, it shows; where it does not, the "
    "phrase hides that.",
    remedy="Give the effect with its measure and source, or leave the judgement out.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing"],
    options={
        "per_thousand": {
            "type": "number",
            "default": 0.0,
            "summary": "Budget per 1,000 words; 0 is that of the data file",
        },
        "least_words": {"type": "integer", "default": 120, "summary": "Words from which a density is taken"},
    },
    bad=[
        {
            "text": "The pier ⟦plays a pivotal role⟧ in the town. It ⟦stands as a testament⟧ to hard work.",
            "options": {"least_words": 10},
        },
        {
            "text": "The vote ⟦marks a significant turning point⟧ for the ferry. It ⟦underscores the "
            "importance⟧ of speed.",
            "options": {"least_words": 10},
        },
    ],
    good=[
        "The pier plays a pivotal role in the town.",
        {
            "text": "He played the leading role in two films. She marked the exam papers, and the "
            "turning point came late.",
            "options": {"least_words": 10},
        },
        {
            "text": "“It plays a pivotal role. It stands as a testament to us,” she said.",
            "options": {"least_words": 5},
        },
        {
            "text": "The key is under the mat. A significant share of the crew, 40 of 90, voted against.",
            "options": {"least_words": 5},
        },
    ],
)
def inflated_significance(ctx: Context) -> Iterator[Hit]:
    yield from ctx.facts.style(ctx.data("style-signals.toml")).hits(ctx, "significance")
