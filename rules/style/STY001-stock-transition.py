"""STY001: stock connectives at the head of sentences."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="STY001",
    name="stock-transition",
    version=1,
    status="stable",
    severity="info",
    confidence="weak",
    languages=["en"],
    scope=["prose", "-quote"],
    tags=["style", "density"],
    summary="Sentences opened by stock connectives, over budget",
    message="Stock connective (“{text}”): {why}",
    rationale="“Moreover”, “Additionally” and “Overall” at the head of sentence after sentence join "
    "what has no joint: the order of the facts should do it. Academic prose uses more of them than news.",
    remedy="Delete the connective and see whether anything is lost; if so, say what the link is.",
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
            "text": "⟦Moreover,⟧ the ferry was late. ⟦Additionally,⟧ the pier was closed.",
            "options": {"least_words": 8},
        },
        {"text": "⟦Furthermore,⟧ nobody came. ⟦Overall,⟧ the day was lost.", "options": {"least_words": 8}},
    ],
    good=[
        "Moreover, the ferry was late.",
        {
            "text": "The ferry was, moreover, late. The overall cost rose additionally by two per cent.",
            "options": {"least_words": 8},
        },
        {"text": "“Moreover, it was late. Additionally, it rained,” he said.", "options": {"least_words": 5}},
    ],
)
def stock_transition(ctx: Context) -> Iterator[Hit]:
    yield from ctx.facts.style(ctx.data("style-signals.toml")).hits(ctx, "transitions")
