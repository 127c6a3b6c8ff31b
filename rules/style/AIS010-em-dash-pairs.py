"""AIS010: sentences with a parenthesis between dashes, by density. Off unless asked for."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, regex, rule

PAIR = regex(r"(?:—|\s–\s|\s--\s)[^—–.!?;:]{2,160}(?:—|\s–\s|\s--\s)")


@rule(
    id="AIS010",
    name="em-dash-pairs",
    version=1,
    status="stable",
    severity="info",
    confidence="weak",
    languages=["en"],
    scope=["paragraph", "list-item", "-quote"],
    tags=["style", "density"],
    enabled=False,
    summary="Asides between two dashes, over budget",
    message="Aside between dashes: {count} in this text, {per_thousand} per 1,000 words, budget {budget}",
    rationale="A pair of dashes breaks the sentence. Many good writers like them, and the sign has lost "
    "what force it had; it "
    "is off unless a house asks for it.",
    remedy="Use commas, brackets or a sentence of its own.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing"],
    options={
        "per_thousand": {
            "type": "number",
            "default": 1.5,
            "summary": "Asides per 1,000 words that may stand",
        },
        "least_words": {"type": "integer", "default": 120, "summary": "Words from which a density is taken"},
    },
    bad=[
        {
            "text": "The ship⟦—an old one—⟧sank. The mate⟦ – he could not swim – ⟧was saved.",
            "options": {"least_words": 5},
        },
        {
            "text": "The crew⟦ -- four men -- ⟧slept. The cook⟦—a boy—⟧did not.",
            "options": {"least_words": 5},
        },
    ],
    good=[
        "The ship—an old one—sank.",
        {"text": "The ship sank—and nobody saw it. It was late — very late.", "options": {"least_words": 5}},
        {"text": "The years 1914–1918 were hard. Pages 4–9 are lost.", "options": {"least_words": 5}},
    ],
)
def em_dash_pairs(ctx: Context) -> Iterator[Hit]:
    found = [
        (match.start(), match.end())
        for block in ctx.blocks()
        for match in PAIR.finditer(ctx.text, block.start, block.end)
        if not ctx.quoted(match.start(), match.end())
    ]
    words = ctx.facts.word_count
    rate = round(1000 * len(found) / max(words, 1), 1)
    if words >= ctx.options["least_words"] and len(found) >= 2 and rate > ctx.options["per_thousand"]:
        for start, end in found:
            yield ctx.hit(start, end, count=len(found), per_thousand=rate, budget=ctx.options["per_thousand"])
