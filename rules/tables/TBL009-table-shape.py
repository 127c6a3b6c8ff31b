"""TBL009: a table that holds too little to be one."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="TBL009",
    name="table-shape",
    version=1,
    status="stable",
    severity="info",
    confidence="strong",
    scope=["raw"],
    needs=["tables"],
    tags=["tables"],
    summary="An empty table, or one with a single row or column",
    message="This table has {what}",
    rationale="A table compares things in rows and columns. One row or one column is a sentence or a list; "
    "an empty table is a leftover of a "
    "template or of a failed export.",
    remedy="Write it as a sentence or a list, or fill the table.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Tables"],
    options={
        "min_words": {
            "type": "integer",
            "default": 40,
            "summary": "a text with fewer words outside its tables is a snippet and is not judged",
        }
    },
    bad=[
        {
            "text": "⟦| Lamp | Oil |⟧\n| --- | --- |\n\nThe lamps were lit.",
            "options": {"min_words": 0},
            "bare": True,
        },
        {
            "text": "⟦| Lamps of the pier |⟧\n| --- |\n| North lamp |\n| South lamp |\n\nThe lamps were lit.",
            "options": {"min_words": 0},
            "bare": True,
        },
        {
            "text": "⟦| Lamp | Oil |⟧\n| --- | --- |\n| | |\n| | |\n\nThe lamps were lit.",
            "options": {"min_words": 0},
            "bare": True,
        },
    ],
    good=[
        {
            "text": (
                "| Lamp | Oil |\n| --- | --- |\n| North | Whale |\n| South | Rape |\n\nThe lamps were lit."
            ),
            "options": {"min_words": 0},
        },
        "| Lamp | Oil |\n| --- | --- |",
        "- North lamp\n- South lamp",
    ],
)
def table_shape(ctx: Context) -> Iterator[Hit]:
    outside = sum(
        ctx.facts.word_table.count(b.start, b.end)
        for b in ctx.doc.prose_blocks
        if b.kind not in ("cell", "front-matter")
    )
    if outside < int(ctx.options["min_words"]):
        return
    for shape in ctx.facts.table_shapes:
        if shape.state in ("misplaced", "cut-off") or shape.header is None:
            continue
        cells = [cell for row in shape.body for cell in row.cells]
        if not shape.body:
            what = "a header and no rows"
        elif not any(cell.text.strip() for cell in cells):
            what = "only empty cells"
        elif shape.width == 1:
            what = "only one column"
        elif len(shape.body) == 1 and shape.table.form != "html":
            what = "only one row"
        else:
            continue
        yield ctx.at(ctx.facts.row_span(shape.header), what=what, rows=len(shape.body), columns=shape.width)
