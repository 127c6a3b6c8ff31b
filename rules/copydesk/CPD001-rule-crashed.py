"""A rule that failed on a file."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="CPD001",
    name="rule-crashed",
    version=1,
    status="stable",
    severity="error",
    confidence="decisive",
    scope=["document"],
    summary="A rule failed on this file and was not applied",
    message="A rule failed on this file and was not applied",
    rationale="""What a failed rule would have found is unknown; a run must not look clean because of a
    fault of the tool.""",
    remedy="Report the fault with the file that shows it; until then switch the rule off for this file.",
    references=["https://docs.python.org/3/library/exceptions.html#Exception"],
    bad=[
        {"text": "Any text on which a rule raises an exception.", "bare": True},
        {"text": "Any other text on which a rule raises an exception.", "bare": True},
    ],
    good=["The boats came in early.", "| a | b |\n|---|---|\n| 1 | 2 |", ""],
)
def rule_crashed(ctx: Context) -> Iterator[Hit]:
    """Yield nothing: the engine makes the finding when a rule raises."""
    yield from ()
