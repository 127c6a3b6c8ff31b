"""TBL004: a row with more or fewer cells than the header."""

import re
from collections.abc import Iterator

from copydesk.api import Context, Hit, Related, Row, regex, rule

_INNER = regex(r"<table\b", re.IGNORECASE)


def _level(many: bool, html: bool, short: int) -> str | None:
    """Cells that are too many are lost; where several rows leave out their last cells, that is a habit."""
    if many:
        return None if html else "error"
    return "info" if short > 1 else None


def _sets_apart(ctx: Context, row: Row, found: int, html: bool) -> bool:
    """Say whether a short row of a page has nothing to lose: it keeps the others apart, or is the title
    of a group of them.
    """
    text = ctx.doc.prose.text
    filled = [cell for cell in row.cells if text[cell.start : cell.end].strip()]
    return html and (not filled or (found > 1 and len(filled) == 1 and filled[0].header))


@rule(
    id="TBL004",
    name="ragged-row",
    version=5,
    status="stable",
    severity="warning",
    confidence="strong",
    scope=["raw"],
    needs=["tables"],
    tags=["tables"],
    summary="A table row with more or fewer cells than the header",
    message="This row has {found} cells, the header has {expected}: {effect}",
    rationale="Markdown drops the cells that are too many, without a word, and fills missing ones with "
    "blanks; in HTML the rest of the row slides out of "
    "its column. Either way figures end up lost or under the wrong heading.",
    remedy="Give the row as many cells as the header; write an empty cell for a missing value, and \\| for "
    "a pipe inside a cell.",
    references=[
        "https://github.github.com/gfm/#tables-extension-",
        "https://github.com/DavidAnson/markdownlint/blob/main/doc/md056.md",
    ],
    bad=[
        "| Ferry | Port | Year |\n| --- | --- | --- |\n⟦| Marigold | Oban |⟧\n| Sea Pink | Mallaig | 1987 |",
        "| Ferry | Port |\n| --- | --- |\n⟦| Marigold | Oban | 1974 |⟧",
        "| Mark | Meaning |\n| --- | --- |\n| `&` | both |\n⟦| `|` | either |⟧",
        {
            "text": (
                "<table><tr><th>Ferry</th><th>Port</th></tr><tr><td>⟦Marigold⟧</td></tr><tr><td>Sea "
                "Pink</td><td>Mallaig</td></tr></table>"
            ),
            "format": "html",
            "bare": True,
            "severity": "warning",
        },
        {
            "text": (
                "<table><tr><th>Ferry</th><th>Port</th></tr><tr><td>⟦Marigold⟧</td></tr><tr><td>⟦Sea Pink⟧"
                "</td></tr><tr><td>Thrift</td><td>Mallaig</td></tr></table>"
            ),
            "format": "html",
            "bare": True,
            "severity": "info",
        },
    ],
    good=[
        {
            "text": "<table><tr><td>ebb</td><td>1</td><td>flood</td><td>2</td></tr><tr><td>neap</td><td>3"
            "</td><td>spring</td><td>4</td></tr><tr><td>slack</td><td>5</td></tr></table>",
            "format": "html",
            "bare": True,
        },
        {
            "text": (
                "<table><tr><th>Ferry</th><th>Port</th><th>Year</th></tr><tr><td>Marigold</td><td>Oban</td>"
                "<td>1974</td></tr><tr><td>&nbsp;</td></tr><tr><th>S</th><td></td></tr><tr><td>Sea Pink</td>"
                "<td>Mallaig</td><td>1987</td></tr></table>"
            ),
            "format": "html",
            "bare": True,
        },
        {
            "text": (
                "<table><tr><td>Home</td><td>Ferries</td><td>Ports</td></tr><tr><td>News</td><td><table><tr>"
                "<td>One</td></tr></table></td></tr></table>"
            ),
            "format": "html",
            "bare": True,
        },
        {
            "text": (
                "<table><tr><td rowspan='2'><img src='tip.png' alt='Tip'></td><th>Tip</th></tr>"
                "<tr><td colspan='2'>Book the ferry early.</td></tr></table>"
            ),
            "format": "html",
            "bare": True,
        },
        {
            "text": (
                "<table><tr><th>Ferry</th><th>Port</th></tr><tr><td>Marigold</td><td>Oban</td></tr>"
                "<tr><td colspan='4'>Both sail in winter</td></tr></table>"
            ),
            "format": "html",
            "bare": True,
        },
        "| Ferry | Port |\n| --- | --- |\n| Marigold | |\n| Sea Pink | Mallaig |",
        "| Ferry | Code |\n| --- | --- |\n| Marigold | a \\| b |",
        "| Ferry | Code |\n| --- | --- |\n| Marigold | `a \\| b` |",
        {
            "text": (
                "<table><tr><th>Ferry</th><th>Port</th><th>Year</th></tr><tr><td "
                "rowspan='2'>Marigold</td><td>Oban</td><td>1974</td></tr>"
                "<tr><td>Mallaig</td><td>1987</td></tr><tr><td colspan='3'>Both still sail</td></tr></table>"
            ),
            "format": "html",
            "bare": True,
        },
    ],
)
def ragged_row(ctx: Context) -> Iterator[Hit]:
    for shape in ctx.facts.table_shapes:
        if shape.state in ("no-delimiter", "cut-off", "misplaced", "width") or (
            shape.header is None and shape.table.form != "html"
        ):
            continue
        short = sum(found < shape.width for found in shape.widths)
        html = shape.table.form == "html"
        if html and _INNER.search(ctx.doc.source.text, shape.table.span.start + 1, shape.table.span.end):
            continue  # it lays out other tables
        for row, found in zip(shape.body, shape.widths, strict=True):
            if found == shape.width or not row.cells:
                continue
            many = found > shape.width
            if not many and _sets_apart(ctx, row, found, html):
                continue
            if html and not many and shape.header is None and row is shape.body[-1]:
                continue  # things set side by side, which ran out before the row did
            if html:
                effect = "cells stand outside the columns" if many else "the rest of the row is missing"
            else:
                effect = "the last ones are dropped" if many else "the last columns stay empty"
            related = (Related(shape.header.span, "the header"),) if shape.header is not None else ()
            yield ctx.at(
                ctx.facts.row_span(row),
                severity=_level(many, html, short),
                related=related,
                found=found,
                expected=shape.width,
                effect=effect,
            )
