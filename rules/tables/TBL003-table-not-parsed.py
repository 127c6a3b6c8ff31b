"""TBL003: a table that a Markdown parser does not see because a list or paragraph holds on to it."""

from collections.abc import Iterator
from itertools import pairwise

from copydesk.api import Context, Edit, Fix, Hit, Span, regex, rule

DASHES = regex(r"[ ]{0,3}\|(?:[ ]*:?-{3,}:?[ ]*\|)+[ ]*$")


@rule(
    id="TBL003",
    name="table-not-parsed",
    version=2,
    status="stable",
    severity="error",
    confidence="strong",
    scope=["raw"],
    triggers=["|"],
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
            "text": (
                "The mills closed.\n\n⟦| Mill | Closed |⟧\n\n| --- | --- |\n\n| Lower | 1911 |\n\n"
                "| Upper | 1920 |\n\nAll of them.\n"
            ),
            "bare": True,
        },
        {
            "text": "1. The mills\n2. The weirs\nSee the figures:\n⟦Mill | Closed⟧\n---|---\nLower | 1911\n",
            "bare": True,
        },
    ],
    good=[
        "    | Mill | Closed |\n\n    | --- | --- |\n\n    | Lower | 1911 |",
        "| Mill | Closed |\n| --- | --- |\n\n| Lower | 1911 |",
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
    for rows in _in_pieces(ctx):
        yield _joined(ctx, rows)


def _in_pieces(ctx: Context) -> Iterator[list[int]]:
    """Yield the lines of tables (numbers from 0) between whose rows blank lines stand."""
    lines = ctx.facts.open_lines
    filled = [number for number, line in enumerate(lines) if line.strip()]
    for at in range(1, len(filled) - 1):
        header, dashes = filled[at - 1], filled[at]
        width = _width(lines[dashes])
        if (
            not width
            or not DASHES.match(lines[dashes])
            or header != dashes - 2
            or _width(lines[header]) != width
        ):
            continue
        rows = [header, dashes]
        for number in filled[at + 1 :]:
            if number > rows[-1] + 2 or _width(lines[number]) != width:
                break
            rows.append(number)
        if len(rows) > 2:
            yield rows


def _width(line: str) -> int:
    """Return how many cells a line between pipes has; 0 for any other line."""
    text = line.strip()
    return text.count("|") - 1 if len(text) > 2 and text[0] == text[-1] == "|" and line[:4].strip() else 0


def _joined(ctx: Context, rows: list[int]) -> Hit:
    lines = ctx.facts.lines
    edits = tuple(
        Edit(Span(lines[above].span.end, lines[below - 1].span.end), "")
        for above, below in pairwise(rows)
        if below > above + 1
    )
    return ctx.at(
        ctx.facts.trimmed(lines[rows[0]].span),
        fix=Fix(edits, "Take out the blank lines between the rows", "unsafe"),
        why="Blank lines stand between the rows",
        columns=_width(lines[rows[0]].text),
        rows=len(rows) - 2,
    )
