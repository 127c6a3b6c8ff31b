"""TBL006: pipes at the ends of table rows are used in different ways."""

from collections.abc import Iterator

from copydesk.api import Context, Edit, Fix, Hit, Span, rule

BOTH, TRAILING = (True, True), (False, True)
NAMES = {
    BOTH: "at both ends",
    (True, False): "only in front",
    TRAILING: "only at the end",
    (False, False): "at neither end",
}


@rule(
    id="TBL006",
    name="pipe-style",
    version=1,
    status="stable",
    severity="info",
    confidence="strong",
    scope=["raw"],
    needs=["tables"],
    formats=["markdown", "text"],
    tags=["tables", "markdown"],
    summary="Rows with pipes at one end only, or not as in the other rows",
    message="Rows with a pipe {found}; expected {expected}",
    rationale="Tables parse with or without outer pipes, but a mixture is a sign of a pasted or hand-cut "
    "table, and some parsers drop a first cell "
    "that is empty when the leading pipe is missing.",
    remedy="Put a pipe at both ends of each row, or do as the first table of the file does.",
    references=["https://github.com/DavidAnson/markdownlint/blob/main/doc/md055.md"],
    bad=[
        {
            "text": "⟦Abbey | Founded |\n---|---|\nMelrose | 1136 |⟧",
            "fixed": "| Abbey | Founded |\n| ---|---|\n| Melrose | 1136 |",
            "bare": True,
        },
        {
            "text": "| Abbey | Founded |\n| --- | --- |\n⟦Melrose | 1136⟧\n| Kelso | 1128 |",
            "fixed": "| Abbey | Founded |\n| --- | --- |\n| Melrose | 1136 |\n| Kelso | 1128 |",
            "bare": True,
        },
    ],
    good=[
        "| Abbey | Founded |\n| --- | --- |\n| Melrose | 1136 |",
        "Abbey | Founded\n--- | ---\nMelrose | 1136",
        "| Abbey | Founded\n| --- | ---\n| Melrose | 1136",
    ],
)
def pipe_style(ctx: Context) -> Iterator[Hit]:
    expected: tuple[bool, bool] | None = None
    for shape in ctx.facts.table_shapes:
        if shape.table.form != "pipe" or shape.delimiter is None:
            continue
        rows = [ctx.facts.trimmed(row.span) for row in shape.table.rows if row.kind != "stray"]
        styles = [_style(ctx.doc.source.slice(span)) for span in rows]
        if expected is None:
            expected = BOTH if styles[0] == TRAILING else styles[0]
        at = 0
        while at < len(rows):
            end = at
            while end < len(rows) and styles[end] == styles[at]:
                end += 1
            if styles[at] != expected:
                fix = _fix(ctx, rows[at:end], styles[at], expected)
                span = Span(rows[at].start, rows[end - 1].end)
                yield ctx.at(span, fix=fix, found=NAMES[styles[at]], expected=NAMES[expected], rows=end - at)
            at = end


def _style(row: str) -> tuple[bool, bool]:
    return row.startswith("|"), row.endswith("|") and not row.endswith("\\|")


def _fix(ctx: Context, rows: list[Span], found: tuple[bool, bool], expected: tuple[bool, bool]) -> Fix | None:
    """Add missing pipes; take pipes away only where the cell beside them is not empty and would not become
    other markup."""
    edits: list[Edit] = []
    for span in rows:
        text = ctx.doc.source.slice(span)
        if expected[0] and not found[0]:
            edits.append(Edit(Span(span.start, span.start), "| "))
        elif found[0] and not expected[0]:
            inner = text[1:].lstrip(" \t")
            if (not inner[:1].isalnum() and inner[:1] not in "-:*`") or inner.startswith(("- ", "* ")):
                return None
            edits.append(Edit(Span(span.start, span.end - len(inner)) if inner else span, ""))
        if expected[1] and not found[1]:
            edits.append(Edit(Span(span.end, span.end), " |"))
        elif found[1] and not expected[1]:
            inner = text[:-1].rstrip(" \t")
            if inner.endswith("|") or not inner:
                return None
            edits.append(Edit(Span(span.start + len(inner), span.end), ""))
    return Fix(tuple(edits), f"Put pipes {NAMES[expected]}") if edits else None
