"""TBL003: a table that a Markdown parser does not see because a list or paragraph holds on to it."""

from collections.abc import Iterator

from copydesk.api import Context, Edit, Fix, Hit, rule


@rule(
    id="TBL003",
    name="table-not-parsed",
    version=1,
    status="stable",
    severity="error",
    confidence="strong",
    scope=["raw"],
    needs=["tables"],
    formats=["markdown", "text"],
    tags=["tables", "markdown"],
    summary="A table that is shown as plain text with pipes",
    message="{why}, so a Markdown parser finds no table here",
    rationale="A line that follows a list item without a blank line continues the item, and no table can "
    "start there. Readers see raw pipes and dashes.",
    remedy="Put a blank line before the header row.",
    references=[
        "https://spec.commonmark.org/0.31.2/#lazy-continuation-line",
        "https://github.github.com/gfm/#tables-extension-",
    ],
    bad=[
        {
            "text": "- Two mills closed.\n⟦| Mill | Closed |⟧\n| --- | --- |\n| Lower | 1911 |\n",
            "fixed": "- Two mills closed.\n\n| Mill | Closed |\n| --- | --- |\n| Lower | 1911 |\n",
            "bare": True,
        },
        {
            "text": "1. The mills\n2. The weirs\nSee the figures:\n⟦Mill | Closed⟧\n---|---\nLower | 1911\n",
            "bare": True,
        },
    ],
    good=[
        "- Two mills closed.\n\n| Mill | Closed |\n| --- | --- |\n| Lower | 1911 |",
        "The mills closed.\n\n| Mill | Closed |\n| --- | --- |\n| Lower | 1911 |",
        "- Two mills closed:\n\n  | Mill | Closed |\n  | --- | --- |\n  | Lower | 1911 |",
    ],
)
def table_not_parsed(ctx: Context) -> Iterator[Hit]:
    reasons = {
        "in-list": "The list item above takes these rows as its own text",
        "unparsed": "The rows are glued to the block above them",
    }
    for shape in ctx.facts.table_shapes:
        why = reasons.get(shape.state)
        if why is None or shape.header is None or shape.table.before is None:
            continue
        fix = Fix(
            (Edit(*ctx.facts.blank_line_before(shape.table.rows[0].span.start)),),
            "Insert a blank line before the table",
        )
        yield ctx.at(
            ctx.facts.trimmed(shape.header.span), fix=fix, why=why, columns=shape.width, rows=len(shape.body)
        )
