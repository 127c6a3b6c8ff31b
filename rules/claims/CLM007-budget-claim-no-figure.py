"""CLM007: spending, targets and budgets without a number."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

_FIRM = frozenset("budget budgets spending expenditure deficit subsidies gdp".split())
_LOOSE = frozenset(
    "market threshold debt investment investments funding exports imports target targets".split()
)


@rule(
    id="CLM007",
    name="budget-claim-no-figure",
    version=1,
    status="stable",
    severity="warning",
    confidence="strong",
    languages=["en"],
    scope=["paragraph", "list-item", "-quote"],
    tags=["claims", "numbers"],
    summary="A claim about a budget, spending or a target that gives no figure",
    message="This claim about “{word}” gives no figure, and no source was found in its paragraph",
    rationale="Money claims live from the number: raised from what to what, by when, measured how. Without "
    "it the sentence cannot be wrong, so it says nothing.",
    remedy="Give the sum or the share, the year and the source.",
    references=["https://doi.org/10.1145/3097983.3098131"],
    bad=[
        "⟦Estonia aims to raise its defence budget.⟧",
        "⟦The Danish government has increased spending on roads.⟧",
    ],
    good=[
        "Estonia aims to raise its defence budget to 3 percent of output.",
        "Estonia aims to raise its defence budget, the finance ministry said.",
        "The budget is a thick book.",
        "The old target stood behind the barn.",
    ],
)
def budget_claim_no_figure(ctx: Context) -> Iterator[Hit]:
    if not ctx.facts.attributions.reports:
        return
    for entry in ctx.facts.ledger.unsupported("budget"):
        spans = entry.statement.features
        if not ctx.in_scope(entry.sentence.block):
            continue
        if {"number", "percent", "money", "question", "first-person", "fragment"} & set(spans):
            continue
        start, end = spans["budget"]
        word = ctx.text[start:end].lower()
        moves = {"causal", "intent", "trend"} & set(spans)
        if not moves or "named-subject" not in spans or word in _LOOSE:
            continue
        yield ctx.hit(
            entry.sentence.start,
            entry.sentence.end,
            severity=None if word in _FIRM and "year" not in spans else "info",
            word=ctx.text[start:end],
            score=entry.score,
        )
