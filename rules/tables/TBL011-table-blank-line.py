"""TBL011: no blank line before or after a table."""

from collections.abc import Iterator

from copydesk.api import Context, Edit, Fix, Hit, rule


@rule(
    id="TBL011",
    name="table-blank-line",
    version=1,
    status="stable",
    severity="info",
    confidence="strong",
    scope=["raw"],
    needs=["tables"],
    formats=["markdown", "text"],
    tags=["tables", "markdown"],
    summary="A table without a blank line before or after it",
    message="No blank line {where} the table{effect}",
    rationale="A table right below a paragraph is a table for some Markdown parsers and plain text with "
    "pipes for others. Blank lines before and after "
    "it are safe everywhere.",
    remedy="Put a blank line before and after the table.",
    references=["https://github.com/DavidAnson/markdownlint/blob/main/doc/md058.md"],
    bad=[
        {
            "text": "The boats sail daily.\n⟦| Boat | Berths |⟧\n| --- | --- |\n| Gull | 4 |\n",
            "fixed": "The boats sail daily.\n\n| Boat | Berths |\n| --- | --- |\n| Gull | 4 |\n",
            "bare": True,
        },
        {
            "text": "| Boat | Berths |\n| --- | --- |\n⟦| Gull | 4 |⟧\n## Fares\n",
            "fixed": "| Boat | Berths |\n| --- | --- |\n| Gull | 4 |\n\n## Fares\n",
            "bare": True,
        },
    ],
    good=[
        "The boats sail daily.\n\n| Boat | Berths |\n| --- | --- |\n| Gull | 4 |\n\n## Fares",
        "> | Boat | Berths |\n> | --- | --- |\n> | Gull | 4 |\n\nThey sail daily.",
        "Boats | trains: both run daily.",
    ],
)
def table_blank_line(ctx: Context) -> Iterator[Hit]:
    for shape in ctx.facts.table_shapes:
        table = shape.table
        if table.form != "pipe" or shape.state not in ("parsed", "glued", "width"):
            continue
        rows = [row for row in table.rows if row.kind != "stray"]
        if table.before is not None and rows[0].kind == "header":
            glued = shape.state == "glued"
            fix = Fix(
                (Edit(*ctx.facts.blank_line_before(rows[0].span.start)),),
                "Insert a blank line before the table",
            )
            effect = ": not every Markdown parser takes these rows for a table" if glued else ""
            yield ctx.at(
                ctx.facts.trimmed(rows[0].span),
                severity="warning" if glued else None,
                fix=fix,
                where="before",
                effect=effect,
            )
        if table.after is not None and shape.swallowed is None:
            fix = Fix(
                (Edit(*ctx.facts.blank_line_before(table.after.start)),),
                "Insert a blank line after the table",
            )
            yield ctx.at(ctx.facts.trimmed(rows[-1].span), fix=fix, where="after", effect="")
