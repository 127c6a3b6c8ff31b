"""TBL010: cells with and without a final stop in one column, or tables of one article in different style."""

from collections.abc import Iterator, Sequence
from typing import Any

from copydesk.api import Context, Hit, Related, regex, rule

INSIDE = regex(r"[.!?][\"”’)]* +\S|[\"“”]|\]$|(?:etc|Inc|Ltd|Co|Jr|Sr|Bros|St|[ap]\.m|[A-Z])\.$|\s\.$")


@rule(
    id="TBL010",
    name="table-cell-style",
    version=1,
    status="stable",
    severity="info",
    confidence="weak",
    scope=["raw"],
    needs=["tables"],
    tags=["tables", "style"],
    summary="Table cells that differ in final stops or capitals",
    message="{what}",
    rationale="Cells that end now with a full stop and now without, or rows labelled “Deck Repair” here "
    "and “Deck repair” there, look "
    "pasted together from several sources.",
    remedy="Choose one style for all tables of the article; labels and fragments need no full stop.",
    references=["https://learn.microsoft.com/style-guide/scannable-content/tables"],
    bad=[
        "| Tool | Use |\n| --- | --- |\n| Adze | Shapes the inside of a bowl. |\n| Spokeshave | Smooths "
        "the rim of a bowl. |\n"
        "| Gouge | ⟦Cuts the outside of a bowl⟧ |\n| Rasp | Rounds the foot of a bowl. |",
        "| Planned Work | Note |\n| --- | --- |\n| Deck Repair | Late |\n| Rail Paint | Early |\n\nThen "
        "the second year.\n\n"
        "⟦| Planned work | Note |⟧\n| --- | --- |\n| Deck repair | Late |\n| Rail paint | Early |",
    ],
    good=[
        "| Tool | Use |\n| --- | --- |\n| Adze | Shapes the inside of a bowl |\n| Gouge | Cuts the outside "
        "of a bowl |",
        "| Tool | Use |\n| --- | --- |\n| Adze | Bowls |\n| Saw, etc. | Planks |",
        "| Planned work | Note |\n| --- | --- |\n| Deck repair | Late |\n\nText.\n\n| Town | Mayor |\n| "
        "--- | --- |\n| Oban | Ann Fyfe |",
    ],
)
def table_cell_style(ctx: Context) -> Iterator[Hit]:
    cased: list[tuple[Any, str]] = []
    for shape in ctx.facts.table_shapes:
        whole = [row.cells for row in shape.body if len(row.cells) == shape.width]
        for column in zip(*whole, strict=True):
            yield from _stops(ctx, column)
        style = _label_case([row.cells[0].text for row in shape.body if row.cells])
        if style:
            cased.append((shape, style))
    for shape, style in cased[1:]:
        first, first_style = cased[0]
        if style != first_style and shape.header is not None and first.header is not None:
            what = f"Row labels are in {style} case here and in {first_style} case in an earlier table"
            yield ctx.at(
                ctx.facts.row_span(shape.header),
                what=what,
                related=(Related(first.header.span, "the earlier table"),),
            )


def _stops(ctx: Context, cells: Sequence[Any]) -> Iterator[Hit]:
    """Report the few cells of a column that end otherwise than the others; cells of several sentences or with
    quotes are left alone."""
    long = [cell for cell in cells if len(cell.text.split()) >= 4 and not INSIDE.search(cell.text.rstrip())]
    stopped = [cell for cell in long if cell.text.rstrip().endswith(".")]
    bare = [cell for cell in long if cell.text.rstrip()[-1].isalpha()]
    rare, usual = (bare, stopped) if len(bare) < len(stopped) else (stopped, bare)
    if len(usual) >= 3 and rare and len(rare) <= 0.34 * len(usual):
        what = (
            "No full stop here, unlike the other cells of the column"
            if rare is bare
            else "A full stop here, unlike the other cells of the column"
        )
        for cell in rare:
            yield ctx.at(cell.span, what=what)


def _label_case(labels: list[str]) -> str:
    """Tell title case from sentence case by the second and later words of row labels; "" when there is too
    little to tell."""
    words = [
        word
        for label in labels
        for word in label.split()[1:]
        if len(word) > 3 and word.isalpha() and not word.isupper()
    ]
    if len(words) < 2:
        return ""
    capitals = sum(word[0].isupper() for word in words)
    return "title" if capitals == len(words) else "sentence" if capitals == 0 else ""
