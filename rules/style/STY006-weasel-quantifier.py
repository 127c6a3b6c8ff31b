"""STY006: amounts that say nothing."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="STY006",
    name="weasel-quantifier",
    version=1,
    status="stable",
    severity="info",
    confidence="weak",
    languages=["en"],
    scope=["prose", "-quote"],
    tags=["style", "density"],
    summary="Vague amounts (various, numerous, a wide range of), over budget",
    message="Vague amount (“{text}”): {why}",
    rationale="“Various”, “numerous”, “a range of” look like figures and hold none. Readers cannot "
    "check them, and the writer need not know.",
    remedy="Give the number or two examples, or drop the word.",
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
            "text": "⟦Various⟧ ships came. They carried ⟦a wide range of⟧ goods.",
            "options": {"least_words": 6},
        },
        {"text": "⟦Numerous⟧ crews waited. They had ⟦a variety of⟧ reasons.", "options": {"least_words": 6}},
    ],
    good=[
        "Various ships came.",
        {
            "text": "Two ships came. They carried timber and salt, several tons of each.",
            "options": {"least_words": 6},
        },
        {
            "text": "“Various ships came. They had a variety of goods,” he said.",
            "options": {"least_words": 5},
        },
    ],
)
def weasel_quantifier(ctx: Context) -> Iterator[Hit]:
    yield from ctx.facts.style(ctx.data("style-signals.toml")).hits(ctx, "quantifiers")
