"""MRK002: no blank line before a list."""

from collections.abc import Iterator

from copydesk.api import Context, Edit, Fix, Hit, Span, rule


@rule(
    id="MRK002",
    name="list-missing-blank",
    version=3,
    status="stable",
    severity="info",
    confidence="strong",
    scope=["raw"],
    formats=["markdown", "text"],
    tags=["lists", "markdown"],
    summary="A list right below a line of text",
    message="No blank line before the list{effect}",
    rationale="CommonMark lets a bullet list or a list from 1 follow a paragraph at once; other Markdown "
    "programs show the bullets as running "
    "text. A numbered list that starts at another number is running text everywhere.",
    remedy="Put a blank line before the first item.",
    references=["https://github.com/DavidAnson/markdownlint/blob/main/doc/md032.md"],
    bad=[
        {
            "text": "The board agreed on two things:\n⟦- Fares stay.⟧\n- Trains run later.\n",
            "fixed": "The board agreed on two things:\n\n- Fares stay.\n- Trains run later.\n",
            "bare": True,
        },
        {"text": "The last points were these.\n⟦4. Fares stay.⟧\n5. Trains run later.\n", "bare": True},
    ],
    good=[
        {
            "text": "Ask for a longer rope (the usual length in the harbour is\n15) if the boat is wide.\n",
            "bare": True,
        },
        "The board agreed on two things:\n\n- Fares stay.\n- Trains run later.",
        "## What was agreed\n- Fares stay.\n- Trains run later.",
        "- Fares stay.\n  - For a year.\n- Trains run later.",
        {
            "text": "1. Fares stay.\nThe board saw no need to raise them again before the summer ends, and "
            "said so to the press and to the union of the drivers on the same long day.\n"
            "2. Trains run later.\nThe last one leaves at midnight, an hour later than now, and nobody who "
            "works in the town will have to walk home along the sea-wall at night.\n"
            "3. Dogs ride free.\nThey must lie down.\n",
            "bare": True,
        },
    ],
)
def list_missing_blank(ctx: Context) -> Iterator[Hit]:
    for run in ctx.facts.lists:
        first = run.items[0]
        if run.before is None or first.mark[0] not in "-*+0123456789" or first.indent >= 4:
            continue
        number = first.mark.strip("().")
        lost = number.isdigit() and number != "1" and ctx.doc.traits.markdown
        if lost and len(run.items) == 1:
            continue  # "… the default is\n15) you can": a line that happens to begin with a number
        yield ctx.at(
            Span(first.mark_span.start, ctx.facts.lines[first.line - 1].span.end),
            severity="warning" if lost else None,
            fix=Fix(
                (Edit(*ctx.facts.blank_line_before(first.mark_span.start)),),
                "Insert a blank line before the list",
            ),
            effect=f": a list from {number} is shown as running text" if lost else "",
        )
