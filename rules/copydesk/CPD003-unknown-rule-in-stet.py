"""A stet directive that names no rule that exists."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="CPD003",
    name="unknown-rule-in-stet",
    version=1,
    status="stable",
    severity="warning",
    confidence="decisive",
    scope=["raw"],
    summary="A stet directive names a rule that does not exist",
    message="No rule “{name}”{hint}",
    rationale="A misspelt rule silences nothing, while its author believes that it does.",
    remedy="Name a rule by its id or name; `copydesk rules` lists them.",
    references=["https://eslint.org/docs/latest/use/configure/rules#report-unused-eslint-disable-comments"],
    bad=[
        "⟦<!-- stet TYPO04: stage name -->⟧\nThe boats came in early.",
        "⟦<!-- stet -->⟧\nThe boats came in early.",
    ],
    good=[
        "<!-- stet TYP004: stage name -->\nThe The played a second set.",
        "<!-- stets are kept in the office -->\nThe boats came in.",
        "The boats came in early.",
    ],
)
def unknown_rule_in_stet(ctx: Context) -> Iterator[Hit]:
    """Yield nothing: the findings are made after all rules have run (see ``copydesk.suppress``)."""
    yield from ()
