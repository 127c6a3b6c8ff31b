"""AIS009: words of a brochure in the voice of the publication."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="AIS009",
    name="promotional",
    version=1,
    status="stable",
    severity="info",
    confidence="weak",
    languages=["en"],
    scope=["prose", "-quote"],
    tags=["style", "density"],
    summary="Brochure words in editorial text, over budget",
    message="Brochure wording (“{text}”): {why}",
    rationale="Words of praise belong to advertisements and to people who are quoted. In the voice of "
    "the publication they are opinion without a carrier.",
    remedy="Describe what can be seen or counted, or quote the person who praises.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Words_to_watch"],
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
            "text": "The inn is ⟦nestled in⟧ the hills. Guests enjoy ⟦breathtaking⟧ walks.",
            "options": {"least_words": 10},
        },
        {
            "text": "The ⟦state-of-the-art⟧ hall was opened. It ⟦boasts a⟧ pool.",
            "options": {"least_words": 8},
        },
    ],
    good=[
        "The inn is nestled in the hills.",
        {
            "text": "The inn stands between two hills. Guests walk to the lake, which takes an hour.",
            "options": {"least_words": 10},
        },
        {
            "text": "“Nestled in the hills, with breathtaking walks and a world-class pool,” the "
            "brochure says.",
            "options": {"least_words": 5},
        },
    ],
)
def promotional(ctx: Context) -> Iterator[Hit]:
    yield from ctx.facts.style(ctx.data("style-signals.toml")).hits(ctx, "promotional")
