"""A stet directive that silences nothing any more."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="CPD002",
    name="unused-stet",
    version=1,
    status="stable",
    severity="warning",
    confidence="decisive",
    scope=["raw"],
    summary="A stet directive that no finding needs",
    message="“stet {name}” silences nothing here",
    rationale="""A directive that outlived its finding hides the next one at the same place, and makes
    readers think that something is wrong where nothing is.""",
    remedy="Remove the directive, or the name of the rule from it.",
    references=["https://eslint.org/docs/latest/use/configure/rules#report-unused-eslint-disable-comments"],
    bad=[
        "⟦<!-- stet doubled-word: the singer's own line -->⟧\nThe boats came in early.",
        "The boats came in. ⟦<!-- stet TYP004: stage name -->⟧",
    ],
    good=[
        "<!-- stet doubled-word: the singer's own line -->\nThe the boats came in early.",
        "<!-- an editor's note on the word stet -->\nThe boats came in.",
        "The boats came in early.",
    ],
)
def unused_stet(ctx: Context) -> Iterator[Hit]:
    """Yield nothing: the findings are made after all rules have run (see ``copydesk.suppress``)."""
    yield from ()
