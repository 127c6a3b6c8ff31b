"""TBL002: a heading or paragraph that a parser takes for a row of the table above it."""

from collections.abc import Iterator, Sequence

from copydesk.api import Cell, Context, Edit, Fix, Hit, Row, regex, rule

FEWEST, SENTENCE, LONG = 2, 8, 20
"""So many rows besides the sentence, and so many words of it, at least; more in a cell that spans columns."""
SHORT = 4
"""Words of a cell, at most, in a column of values."""
VALUE = regex(r"(?:\S{1,20} ){0,3}\S{0,19}[\w%.€$£] (?=[A-Z][a-z]{0,20} )(?:\S{1,40} ){7,80}\S{1,40}[.!?]\Z")
NOTE = regex(r"(?i)(?:notes?|sources?|data|figures?|values?|key|all|totals?|percentages?|legend)\b")


@rule(
    id="TBL002",
    name="table-swallows-text",
    version=5,
    status="stable",
    severity="error",
    confidence="strong",
    scope=["raw"],
    needs=["tables"],
    formats=["markdown", "text", "html"],
    tags=["tables", "markdown"],
    summary="Text right below a table becomes one of its rows",
    message="No blank line after the table: “{text}” becomes a row of it",
    rationale="In Markdown a table ends only at a blank line or at the start of another block. A heading "
    "or paragraph on the very next line is shown "
    "as a row with empty cells.",
    remedy="Put a blank line between the table and the text.",
    references=[
        "https://github.github.com/gfm/#tables-extension-",
        "https://github.com/DavidAnson/markdownlint/blob/main/doc/md058.md",
    ],
    bad=[
        {
            "text": (
                "| Mill | Wheels |\n| --- | --- |\n| Lower | 2 |\n⟦The mills closed within ten years "
                "of each other.⟧"
            ),
            "fixed": (
                "| Mill | Wheels |\n| --- | --- |\n| Lower | 2 |\n\nThe mills closed within ten years "
                "of each other."
            ),
            "bare": True,
        },
        {
            "text": "Mill | Wheels\n---|---\nLower | 2\n⟦What the millers did next⟧\n\nThey left.",
            "bare": True,
        },
        {
            "text": (
                "| Vehicle | Limit |\n| --- | --- |\n| Van | 2.9 m |\n| Lorry | 12 t |\n"
                "| ⟦Cattle is carried on the first boat of the day if the owner stays with it.⟧ | |\n"
            ),
            "severity": "info",
            "bare": True,
        },
        {
            "text": (
                "<table><tr><th>Van</th><th>Price</th></tr><tr><td>Low</td><td>2</td></tr><tr><td>High</td>"
                "<td>4</td></tr><tr><td>⟦The driver travels on the price of the van at any time.⟧</td>"
                "<td></td></tr></table>"
            ),
            "format": "html",
            "severity": "info",
            "bare": True,
        },
        {
            "text": (
                "<table><tr><th>Van</th><th>Price</th></tr><tr><td>Low</td><td>2</td></tr><tr><td>High</td>"
                "<td>4</td></tr><tr><td colspan='2'>⟦We asked the driver, too, who has crossed every day "
                "since he was nine, and he says that nobody has paid the price for years.⟧</td></tr></table>"
            ),
            "format": "html",
            "severity": "info",
            "bare": True,
        },
        {
            "text": "| Hall | Litres |\n| --- | --- |\n| Legion | 9,000 |\n| Fire | 4,000 |\n| Slip "
            "| ⟦1,500 The jugs were lent by the brigade, which asks for them back.⟧ |\n",
            "severity": "info",
            "bare": True,
        },
    ],
    good=[
        {
            "text": (
                "<table><tr><th>Van</th><th>Price</th></tr><tr><td>Low</td><td>2</td></tr><tr><td>High</td>"
                "<td>4</td></tr><tr><td colspan='2'>Note: vans that carry milk, mail or the priest cross "
                "at half of the price that is given here, and so do those that are late.</td></tr></table>"
            ),
            "format": "html",
            "bare": True,
        },
        {
            "text": "| Vehicle | Limit |\n| --- | --- |\n| Van that is high | 2.9 m |\n| Total | |\n",
            "bare": True,
        },
        "| Mill | Wheels |\n| --- | --- |\n| Lower | 2 |\n\nThe mills closed.",
        "| Mill | Wheels |\n| --- | --- |\n| Lower | 2 |\n\n## After the mills\n\nThey left.",
        "- the lower mill\n- the upper mill\n\nBoth closed.",
    ],
)
def table_swallows_text(ctx: Context) -> Iterator[Hit]:
    for shape in ctx.facts.table_shapes:
        line = shape.swallowed
        if line is None:
            cell = _in_cell(shape.body, shape.width) or _behind_value(shape.body, shape.width)
            if cell is not None:
                yield ctx.at(
                    cell.span,
                    severity="info",
                    confidence="weak",
                    message="A sentence stands as a row of the table: “{text}”",
                    text=cell.text if len(cell.text) <= 80 else cell.text[:77] + "…",
                )
            continue
        text = ctx.doc.source.slice(line)
        edged = shape.header is not None and ctx.doc.source.slice(shape.header.span).lstrip(
            " >\t"
        ).startswith("|")
        # A lone word in small letters is a cell. In a table without outer pipes a line of one or two words
        # may be meant as a row whose other cells are empty.
        if text.islower() and " " not in text:
            continue
        cell_like = not edged and len(text.split()) <= 2 and text[-1:] not in ".:?!"
        yield ctx.at(
            line,
            severity="warning" if cell_like else None,
            confidence="weak" if cell_like else None,
            fix=Fix(
                (Edit(*ctx.facts.blank_line_before(line.start)),),
                "Insert a blank line after the table",
                "unsafe" if cell_like else "safe",
            ),
            text=text if len(text) <= 80 else text[:77] + "…",
        )


def _in_cell(body: Sequence[Row], width: int) -> Cell | None:
    """Return the one filled cell of the last row that is a sentence, where the rows above hold none."""
    rows = [row for row in body if row.kind == "body"]
    if len(rows) <= FEWEST or width < 2:
        return None
    filled = [cell for cell in rows[-1].cells if cell.text.strip()]
    if len(filled) != 1 or filled[0] is not rows[-1].cells[0]:
        return None
    # What spans the columns on purpose is a note to the table more often.
    if filled[0].colspan > 1 and (len(filled[0].text.split()) < LONG or NOTE.match(filled[0].text)):
        return None
    if any(_is_sentence(cell.text) for row in rows[:-1] for cell in row.cells):
        return None
    return filled[0] if _is_sentence(filled[0].text) else None


def _behind_value(body: Sequence[Row], width: int) -> Cell | None:
    """Return the cell of the last row that goes on with a sentence behind a value, where no other cell of the
    table holds one and those of its column are short ("1,500 The jugs were lent by the fire brigade.").
    """
    rows = [row for row in body if row.kind == "body"]
    if len(rows) <= FEWEST or width < 2:
        return None
    every = [cell for row in rows for cell in row.cells if VALUE.match(cell.text.strip())]
    if len(every) != 1 or all(cell is not every[0] for cell in rows[-1].cells):
        return None
    at = next(number for number, cell in enumerate(rows[-1].cells) if cell is every[0])
    column = [row.cells[at].text for row in rows[:-1] if at < len(row.cells)]
    short = bool(column) and all(len(text.split()) <= SHORT for text in column)
    return (
        every[0]
        if short and not any(_is_sentence(cell.text) for row in rows[:-1] for cell in row.cells)
        else None
    )


def _is_sentence(text: str) -> bool:
    return len(text.split()) >= SENTENCE and text.rstrip()[-1] in ".!?" and text[0].isupper()
