"""AIS003: participial clauses that comment on the sentence they hang on."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="AIS003",
    name="participial-tail",
    version=1,
    status="stable",
    severity="info",
    confidence="weak",
    languages=["en"],
    scope=["prose", "-quote"],
    tags=["style", "density"],
    summary="Clauses like “, fostering trust” hung on to sentences, over budget",
    message="A tail that comments on the sentence (“{text}”): {why}",
    rationale="A clause that starts with an -ing form behind a comma often claims a meaning or an "
    "effect that the sentence has not shown, and nobody stands behind the claim. "
    "Instruction-tuned models were measured to write such clauses two to five times as often as people.",
    remedy="Drop the tail, or make it a sentence with a subject, a fact and a source.",
    references=["https://doi.org/10.1073/pnas.2422455122"],
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
            "text": "The port was dredged in May, ⟦underscoring its growing importance⟧. A second pier "
            "was built, ⟦fostering trust among the crews⟧.",
            "options": {"least_words": 10},
        },
        {
            "text": "The school opened early, ⟦ensuring a good start⟧. Bus lines were cut, thereby "
            "⟦reinforcing the trend⟧.",
            "options": {"least_words": 10},
        },
    ],
    good=[
        "The port was dredged in May, underscoring its growing importance.",
        {
            "text": "The tide went out, leaving the boats on the mud. He stood on the pier, smoking. "
            "Nobody came, meaning trouble.",
            "options": {"least_words": 10},
        },
        {
            "text": "By mending nets, strengthening masts and painting hulls, they got through the "
            "winter. Building, enhancing and repairing are different trades.",
            "options": {"least_words": 10},
        },
        {
            "text": "“It was dredged, underscoring its importance. It was built, fostering trust,” he said.",
            "options": {"least_words": 5},
        },
    ],
)
def participial_tail(ctx: Context) -> Iterator[Hit]:
    yield from ctx.facts.style(ctx.data("style-signals.toml")).hits(ctx, "tails")
