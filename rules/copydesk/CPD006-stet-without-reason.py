"""A stet directive that does not say why."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="CPD006",
    name="stet-without-reason",
    version=1,
    status="stable",
    severity="error",
    confidence="decisive",
    scope=["raw"],
    profiles=["audit"],
    summary="A stet directive without a reason",
    message="This stet directive gives no reason",
    rationale="An auditor must be able to tell a considered exception from a silenced alarm.",
    remedy="Add the reason after a colon: <!-- stet TYP004: the band's name -->.",
    references=["https://eslint.org/docs/latest/use/configure/rules#report-unused-eslint-disable-comments"],
    bad=[
        "⟦<!-- stet TYP004 -->⟧\nThe The played a second set.",
        "⟦<!-- stet-file TYP004 until=2199-01-31 -->⟧\nThe the boats came in.",
    ],
    good=[
        "<!-- stet TYP004: the band's name -->\nThe the boats came in.",
        "<!-- stet-file TYP004: lyrics throughout -->\nThe the boats came in.",
        "The boats came in early.",
    ],
)
def stet_without_reason(ctx: Context) -> Iterator[Hit]:
    """Yield nothing: the findings are made after all rules have run (see ``copydesk.suppress``)."""
    yield from ()
