"""SRC012: a strong claim opens the paragraph, its source comes only at the end."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="SRC012",
    name="attribution-late",
    version=1,
    status="stable",
    severity="info",
    confidence="weak",
    languages=["en"],
    scope=["paragraph", "list-item", "-quote"],
    tags=["sources", "attribution"],
    summary="The source of a claim comes more than three sentences after it",
    message="The first source in this paragraph stands {distance} sentences after this claim",
    rationale="Agency style puts the source into the sentence of a disputable fact, or the next. Four "
    "sentences on, the reader has taken the claim for "
    "the paper's own finding.",
    remedy="Move the attribution up to the claim.",
    references=["https://www.ap.org/about/news-values-and-principles/"],
    options={
        "score": {"type": "number", "default": 5.0, "summary": "Claims with a lower score are left alone"},
        "distance": {
            "type": "integer",
            "default": 4,
            "summary": "Sentences between claim and source from which it counts as late",
        },
    },
    bad=[
        "⟦The Norwegian fund lost 40 million euros and caused the fall of two banks.⟧ It was "
        "founded in spring. The office is small. Nobody answers there. "
        "The loss is in the books, said Anna Holt, the auditor.",
        "⟦The largest Danish port increased its traffic by 40 percent.⟧ It lies in the north. The "
        "quay is long. The cranes are new. "
        "The number is in [the yearbook](https://port.test).",
    ],
    good=[
        (
            "The Norwegian fund lost 40 million euros and caused the fall of two banks, said Anna "
            "Holt. It was founded in spring. The office is small. Nobody answers."
        ),
        "The Norwegian fund lost 40 million euros. The loss is in the books, said Anna Holt, the auditor.",
        (
            "The Norwegian fund lost 40 million euros and caused the fall of two banks. It was founded "
            "in spring. The office is small. Nobody answers there."
        ),
    ],
)
def attribution_late(ctx: Context) -> Iterator[Hit]:
    if not ctx.facts.attributions.reports:
        return
    ledger = ctx.facts.ledger
    for statements in ctx.facts.attributions.by_block.values():
        first = statements[0]
        if first.support != "paragraph" or not ctx.in_scope(first.sentence.block):
            continue
        distance = next((n for n, s in enumerate(statements) if s.support not in ("paragraph", "none")), 0)
        if distance >= ctx.options["distance"] and ledger.entry(first).score >= ctx.options["score"]:
            yield ctx.hit(first.sentence.start, first.sentence.end, distance=distance)
