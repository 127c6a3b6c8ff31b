"""TBL005: the row of dashes is missing, misplaced or of the wrong width."""

import re
from collections.abc import Iterator

from copydesk.api import Context, Edit, Fix, Hit, Span, Table, regex, rule

LONE_ROW = regex(
    r"(\r?\n)((?:[ \t>]*\r?\n){1,9})([ \t>]*(\|[^\n]{1,2000}\|)[ \t]*)(?=\r?\n[ \t>]*(?:\r?\n|\Z)|\Z)"
)


@rule(
    id="TBL005",
    name="delimiter-row",
    version=4,
    status="stable",
    severity="error",
    confidence="strong",
    scope=["raw"],
    needs=["tables"],
    formats=["markdown", "text"],
    tags=["tables", "markdown"],
    summary="A pipe table without a sound delimiter row",
    message="{what}, so a Markdown parser finds no table here",
    rationale="A Markdown table is a header row followed at once by a row of dashes with as many cells. "
    "Without it the rows are shown as a paragraph full of pipes.",
    remedy="Write a row such as “| --- | --- |” below the header, with one cell for each column.",
    references=[
        "https://github.github.com/gfm/#delimiter-row",
        "https://github.com/rvben/rumdl/blob/main/docs/md075.md",
    ],
    bad=[
        {
            "text": "⟦| Orchard | Trees |\n| Home Close | 40 |\n| Long Acre | 112 |⟧\n",
            "fixed": "| Orchard | Trees |\n| --- | --- |\n| Home Close | 40 |\n| Long Acre | 112 |\n",
            "bare": True,
        },
        {
            "text": "| Orchard | Trees | Sort |\n⟦| --- | --- |⟧\n| Home Close | 40 | Bramley |\n",
            "fixed": "| Orchard | Trees | Sort |\n| --- | --- | --- |\n| Home Close | 40 | Bramley |\n",
            "bare": True,
        },
        {
            "text": (
                "| Orchard | Trees |\n| --- | --- |\n| Home Close | 40 |\n\n⟦| Long Acre | 112 |\n| "
                "Pound | 9 |⟧\n"
            ),
            "fixed": (
                "| Orchard | Trees |\n| --- | --- |\n| Home Close | 40 |\n| Long Acre | 112 |\n| "
                "Pound | 9 |\n"
            ),
            "bare": True,
        },
    ],
    good=[
        {
            "text": '[cols="2",options="header"]\n|=====\n| Tide | Hour\n| ebb | 6\n|=====\n',
            "format": "text",
            "bare": True,
        },
        {
            "text": "The board shows this:\n\n+-----------+\n| Boat Oars |\n| Gull 4    |\n+-----------+\n",
            "format": "text",
            "bare": True,
        },
        {
            "text": "|3.1|\tTie a bowline\n|3.2|\tTie a hitch\n|3.3|\tMend a net\n",
            "format": "text",
            "bare": True,
        },
        {
            "text": "     tide\n    / | \\      / | \\\n   ebb  |  neap  flood\n",
            "format": "text",
            "bare": True,
        },
        "| Orchard | Trees |\n| --- | ---: |\n| Home Close | 40 |",
        "Orchard | Trees\n:--|--:\nHome Close | 40",
        "Press A | B to go on, or C to stop.",
    ],
)
def delimiter_row(ctx: Context) -> Iterator[Hit]:
    source = ctx.doc.source
    for shape in ctx.facts.table_shapes:
        rows = shape.table.rows
        if source.text.startswith("|===", ctx.facts.trimmed(shape.table.span).start):
            continue  # what opens a table of AsciiDoc
        if shape.state == "no-delimiter":
            yield _missing(ctx, shape.table)
        elif shape.state == "cut-off":
            above = ctx.facts.table_shapes[shape.table.index - 1].table.rows[-1].span
            same = {len(row.cells) for row in shape.body} == {
                ctx.facts.table_shapes[shape.table.index - 1].width
            }
            gap = Span(above.end, rows[0].span.start)
            start = source.text.rfind("\n", gap.start, gap.end) + 1
            edit = Edit(Span(above.end + len(_ending(source.text, above.end)), start), "")
            fix = Fix((edit,), "Join the rows to the table above", "safe" if same else "unsafe")
            span = ctx.facts.trimmed(Span(rows[0].span.start, rows[-1].span.end))
            yield ctx.at(span, fix=fix, what="A blank line cuts these rows off from the table above")
        elif shape.state == "parsed" and shape.delimiter is not None and not shape.swallowed:
            match = LONE_ROW.match(source.text, rows[-1].span.end)
            if match and _joins(ctx, match, rows[-1].span):
                edit = Edit(Span(*match.span(2)), "")
                fix = Fix((edit,), "Join the row to the table above", "unsafe")
                yield ctx.at(
                    Span(*match.span(4)), fix=fix, what="A blank line cuts this row off from the table above"
                )
        elif shape.state == "width" and shape.delimiter is not None and shape.header is not None:
            new = _dashes(source.slice(ctx.facts.trimmed(shape.header.span)), shape.width)
            span = ctx.facts.trimmed(shape.delimiter.span)
            yield ctx.at(
                span,
                fix=Fix((Edit(span, new),), "Give the delimiter row one cell for each header cell"),
                what=f"The header has {shape.width} cells and the row of dashes has "
                f"{len(shape.delimiter.cells)}",
            )
        elif shape.state == "misplaced" and shape.delimiter is not None:
            place = "first" if rows[0] is shape.delimiter else "not second"
            yield ctx.at(
                ctx.facts.trimmed(shape.delimiter.span),
                what=f"The row of dashes stands {place}; it belongs right below one header row",
            )


def _joins(ctx: Context, match: re.Match[str], last: Span) -> bool:
    """Say whether the lone row belongs to the table above: words in it, the same quote marks before it, and
    no table of its own."""
    above = ctx.doc.source.slice(last)
    quoted = above[: len(above) - len(above.lstrip(" \t>"))].count(">")
    return (
        any(char.isalnum() for char in match.group(4))
        and match.group(3)[: match.start(4) - match.start(3)].count(">") == quoted
        and not any(other.span.start == match.start(3) for other in ctx.doc.tables)
    )


def _missing(ctx: Context, table: Table) -> Hit:
    source = ctx.doc.source
    rows = table.rows
    first = rows[0].span
    header = source.slice(first)
    lead = header[: len(header) - len(header.lstrip(" \t>"))]
    even = len({len(row.cells) for row in rows}) == 1
    edged = all(source.slice(row.span).lstrip(" \t>").startswith("|") for row in rows)
    fix = None
    if even and len(rows) >= 2:
        ending = "\r\n" if "\r\n" in source.text else "\n"
        line = ending + lead + _dashes(header.strip(" \t>"), len(rows[0].cells))
        fix = Fix(
            (Edit(Span(first.end, first.end), line),), "Insert a delimiter row", "safe" if edged else "unsafe"
        )
    return ctx.at(
        ctx.facts.trimmed(Span(first.start, rows[-1].span.end)),
        severity=None if edged else "warning",
        fix=fix,
        what="The row of dashes below the header is missing",
        columns=len(rows[0].cells),
        rows=len(rows),
    )


def _dashes(header: str, columns: int) -> str:
    inner = " | ".join(["---"] * columns)
    left = "| " if header.lstrip().startswith("|") or columns == 1 else ""
    return left + inner + (" |" if header.rstrip().endswith("|") or columns == 1 else "")


def _ending(text: str, at: int) -> str:
    return "\r\n" if text.startswith("\r\n", at) else text[at : at + 1]
