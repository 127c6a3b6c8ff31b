"""TBL012: a table whose columns have no names."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule


@rule(
    id="TBL012",
    name="table-header",
    version=3,
    status="stable",
    severity="info",
    confidence="strong",
    scope=["raw"],
    needs=["tables"],
    tags=["tables", "accessibility"],
    summary="A table without header cells, or with an empty header row",
    message="{what}",
    rationale="Without header cells a reader has to guess what a column holds, and a screen reader cannot "
    "say it. In HTML the "
    "names of columns belong in <th> cells.",
    remedy="Name each column in a header row; in HTML write the names in <th> cells.",
    references=["https://www.w3.org/WAI/tutorials/tables/"],
    bad=[
        {
            "text": "<table>\n<tr><td>⟦Pier</td><td>Boats⟧</td></tr>\n<tr><td>North</td><td>12</td></tr>\n"
            "<tr><td>South</td><td>9</td></tr>\n</table>",
            "format": "html",
            "bare": True,
        },
        "⟦| | |⟧\n| --- | --- |\n| North pier | 12 boats |\n| South pier | 9 boats |",
    ],
    good=[
        {
            "text": "<table><tr><th>Pier</th><th>Boats</th></tr><tr><td>North</td><td>12</td></tr>"
            "<tr><td>South</td><td>9</td></tr></table>",
            "format": "html",
            "bare": True,
        },
        "| | Boats |\n| --- | --- |\n| North pier | 12 |\n| South pier | 9 |",
        {
            "text": "<table><tr><td><p>Left column</p></td><td>Right column</td></tr></table>",
            "format": "html",
            "bare": True,
        },
    ],
)
def table_header(ctx: Context) -> Iterator[Hit]:
    for shape in ctx.facts.table_shapes:
        rows = [row for row in shape.table.rows if row.cells and row.kind in ("header", "body")]
        if shape.state != "parsed" or len(rows) < 3 or shape.width < 2:
            continue
        cells = [cell for row in rows for cell in row.cells]
        if shape.table.form == "html" and not any(cell.header for cell in cells):
            # "Targets:" beside its value, and fields of a form: each cell has its label with it.
            labelled = sum(ctx.text[cell.start : cell.end].rstrip().endswith(":") for cell in cells)
            if 3 * labelled >= len(cells):
                continue
            # Long cells are the columns of a page layout, not of a table.
            if sum(len(cell.text) for cell in cells) <= 80 * len(cells):
                yield ctx.at(
                    ctx.facts.row_span(rows[0]), what="No cell of this table is a header cell (<th>)"
                )
        elif shape.header is not None and not any(cell.text.strip() for cell in shape.header.cells):
            yield ctx.at(ctx.facts.row_span(shape.header), what="The header row of this table is empty")
