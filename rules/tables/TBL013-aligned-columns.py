"""TBL013: columns made with tabs or spaces."""

from collections.abc import Iterator

from copydesk.api import Context, Edit, Fix, Hit, Related, rule


@rule(
    id="TBL013",
    name="aligned-columns",
    version=1,
    status="stable",
    severity="warning",
    confidence="strong",
    scope=["raw"],
    needs=["aligned_columns"],
    formats=["markdown", "text"],
    tags=["tables"],
    summary="Columns set with tabs or spaces instead of a table",
    message="{count} lines are set in {columns} columns with {by}{ragged}: outside a text editor the "
    "columns run together",
    rationale="Web pages and Markdown fold tabs and runs of spaces into one space, and lines into a "
    "paragraph, so that the columns are lost.",
    remedy="Make it a table, or put it into a code block if the spacing itself matters.",
    references=["https://github.github.com/gfm/#tables-extension-"],
    bad=[
        {
            "text": (
                "Catches by port:\n\n⟦Port        Boats   Tonnes\nOban           12    1,410\nMallaig  "
                "       9      875\nUllapool        4      212⟧\n"
            ),
            "bare": True,
        },
        {"text": "⟦Port\tBoats\nOban\t12\nMallaig\t9⟧\n", "format": "text", "bare": True},
    ],
    good=[
        {"text": "Port        Boats\n", "bare": True},
        {
            "text": (
                "He sailed at dawn.  She stayed.\nThey met at noon.  It rained.\nNobody spoke.  The "
                "tide turned.\n"
            ),
            "bare": True,
        },
        {"text": "```\nPort     Boats\nOban     12\nMallaig  9\n```\n", "bare": True},
        {
            "text": (
                "    The tide goes out,\n        the tide comes in,\n    and nobody knows\n        "
                "where it has been.\n"
            ),
            "format": "text",
            "bare": True,
        },
    ],
)
def aligned_columns(ctx: Context) -> Iterator[Hit]:
    for block in ctx.facts.aligned_columns:
        proposal = block.pipe_table()
        fix = Fix((Edit(block.span, proposal),), "Set as a table", "suggestion") if proposal else None
        others = len(block.ragged)
        yield ctx.at(
            block.span,
            severity="info" if ctx.doc.traits.plain else None,
            fix=fix,
            related=tuple(Related(span, "another number of cells") for span in block.ragged[:5]),
            count=len(block.rows),
            columns=block.columns,
            by=block.by,
            ragged=f" ({others} of them with another number of cells)" if others else "",
        )
