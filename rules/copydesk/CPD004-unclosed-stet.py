"""A stet range without its other end."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="CPD004",
    name="unclosed-stet",
    version=1,
    status="stable",
    severity="warning",
    confidence="decisive",
    scope=["raw"],
    summary="A stet range that is not closed, or was never opened",
    message="{what}: the range is not what its author meant",
    rationale="An open range silences everything down to the end of the file.",
    remedy="Add the missing stet-begin or stet-end.",
    references=["https://eslint.org/docs/latest/use/configure/rules#report-unused-eslint-disable-comments"],
    bad=[
        "⟦<!-- stet-begin TYP004: lyrics -->⟧\nThe the boats came in.",
        "The boats came in.\n\n⟦<!-- stet-end -->⟧",
    ],
    good=[
        "<!-- stet-begin TYP004: lyrics -->\nThe the boats came in.\n<!-- stet-end -->",
        "<!-- stet TYP004: lyrics -->\nThe the boats came in.",
        "The boats came in early.",
    ],
)
def unclosed_stet(ctx: Context) -> Iterator[Hit]:
    """Yield nothing: the findings are made after all rules have run (see ``copydesk.suppress``)."""
    yield from ()
