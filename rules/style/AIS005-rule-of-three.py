"""AIS005: three of everything."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="AIS005",
    name="rule-of-three",
    version=2,
    status="stable",
    severity="info",
    confidence="weak",
    languages=["en"],
    scope=["prose", "-quote"],
    tags=["style", "density"],
    summary="Lists of exactly three, far more of them than in ordinary prose",
    message="Lists of exactly three: {why}; most of them stand here",
    rationale="Three items sound complete, whether there are three or not. Edited prose holds about five "
    "such lists per 1,000 "
    "words at its 95th percentile, oratory up to eight.",
    remedy="Name as many things as there are; one, if one is meant.",
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
            "text": "They brought ⟦nets, ropes and sails⟧. It was cold, dark and wet.",
            "options": {"least_words": 5},
        },
        {
            "text": "⟦Speed, order, and trust⟧ won. It was cold, dark and wet.",
            "options": {"least_words": 5},
        },
    ],
    good=[
        "They brought nets, ropes and sails.",
        {
            "text": "They brought nets, ropes, oars and sails. It was cold and wet, and nobody came.",
            "options": {"least_words": 5},
        },
        {
            "text": "“Nets, ropes and sails. Cold, dark and wet,” he said.",
            "options": {"least_words": 5},
        },
    ],
)
def rule_of_three(ctx: Context) -> Iterator[Hit]:
    budget, least = ctx.options["per_thousand"], ctx.options["least_words"]
    passages = [p for p in ctx.facts.style_passages("triads", budget, least) if ctx.in_scope(p.block)]
    if passages:
        per_block: dict[int, int] = {}
        for passage in passages:
            per_block[passage.block.index] = per_block.get(passage.block.index, 0) + len(
                passage.evidence["words"]
            )
        fullest = max(per_block, key=lambda index: (per_block[index], -index))
        first = next(p for p in passages if p.block.index == fullest)
        yield ctx.hit(first.start, first.end, in_this_paragraph=per_block[fullest], **first.evidence)
