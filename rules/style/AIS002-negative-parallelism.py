"""AIS002: frames that deny a smaller claim to make a larger one."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="AIS002",
    name="negative-parallelism",
    version=1,
    status="stable",
    severity="info",
    confidence="weak",
    languages=["en"],
    scope=["prose", "-quote"],
    tags=["style", "density"],
    summary="The frame “not only X but also Y” and its kin, over budget",
    message="“Not only … but” frame: {why}",
    rationale="The frame denies what nobody claimed, to make the second half look larger. Once in a "
    "speech it is rhetoric; again and again it is padding, and measured it is several times "
    "as frequent in generated text as in edited prose.",
    remedy="State the second half. Keep the contrast only where somebody holds the first.",
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
            "text": "The ferry is ⟦not only a boat but also⟧ a meeting place. The bridge ⟦not onyl "
            "links two towns but⟧ feeds them.",
            "options": {"least_words": 10},
        },
        {
            "text": "The pier ⟦isn't just a pier; it's⟧ a stage. This ⟦is not merely a boat—it⟧ is a home.",
            "options": {"least_words": 10},
        },
        {
            "text": "The plan ⟦goes beyond the harbour,⟧ reaching the hills. The ship is ⟦not merely a "
            "ship but⟧ a home.",
            "options": {"least_words": 10},
        },
    ],
    good=[
        "The ferry is not only a boat but also a meeting place.",
        "He did not come, but she waited.",
        "“Not only the boat but also the pier is gone, not only the pier but also the shed,” he said.",
        {
            "text": "She had only two boats, but not the third. They were not late, and only the last "
            "one sank.",
            "options": {"least_words": 10},
        },
    ],
)
def negative_parallelism(ctx: Context) -> Iterator[Hit]:
    yield from ctx.facts.style(ctx.data("style-signals.toml")).hits(ctx, "parallelism")
