"""A stet directive past its date."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="CPD005",
    name="expired-stet",
    version=1,
    status="stable",
    severity="warning",
    confidence="decisive",
    scope=["raw"],
    summary="A stet directive that has expired",
    message="This stet directive ended on {until} and silences nothing any more",
    rationale="Whoever set the date meant to look at the passage again by then.",
    remedy="Mend the passage, or give the directive a new date and reason.",
    references=["https://eslint.org/docs/latest/use/configure/rules#report-unused-eslint-disable-comments"],
    bad=[
        "⟦<!-- stet TYP004 until=2020-01-31: new form pending -->⟧\nThe the boats came in.",
        "⟦<!-- stet-file TYP004 until=2019-12-31: old style -->⟧\nThe the boats came in.",
    ],
    good=[
        "<!-- stet TYP004 until=2199-01-31: new form pending -->\nThe the boats came in.",
        "<!-- stet TYP004: lyrics -->\nThe the boats came in.",
        "Valid until=2020-01-31, the notice said.",
    ],
)
def expired_stet(ctx: Context) -> Iterator[Hit]:
    """Yield nothing: the findings are made after all rules have run (see ``copydesk.suppress``)."""
    yield from ()
