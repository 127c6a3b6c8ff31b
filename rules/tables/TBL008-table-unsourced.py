"""TBL008: a table that the text presents without saying where its content comes from."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, Related, Span, rule, worded

SOMEBODYS = worded(r"(?i)\b(?:(?@somebodys)|(?@somebodys_begin)\w*)\b", "table-words.toml")
# A sentence whose only job is to hold up the table as evidence; "the winners were as follows:" is none.
PRESENTS = worded(
    r"(?i)\b(?@shown)\b[^.!?]{0,30}\b(?@shows)\b"
    r"|\b(?:overview|summary|snapshot|comparison|breakdown)\b[^.!?]{0,30}\bbelow\b"
    r"|\bsee the (?:table|chart)\b|\bcompares?\b[^.!?]{0,20}:\s*$",
    "table-words.toml",
)

OWN = worded(r"(?i)\b(?:(?@own_figures))\b", "table-words.toml")
SCRAPS = "Begin with a handful of peelings and bury them in a corner. Leave out meat and citrus. " * 6
FIGURES, AROUND = 0.7, 400


@rule(
    id="TBL008",
    name="table-unsourced",
    version=3,
    status="stable",
    severity="warning",
    confidence="strong",
    languages=["en"],
    scope=["document"],
    needs=["table_sources"],
    tags=["tables", "sources"],
    summary="A table without a source, or with neither caption nor introduction",
    message="No source for this table was found in this file",
    rationale="A table looks like evidence. When the text only says that “the following table summarizes” "
    "something, the reader cannot tell whose "
    "figures or plans these are, nor check them. No link, note, caption or source line was found near the "
    "table in this file.",
    remedy="Name and link the source in the sentence before the table, or add a line “Source: …” below it.",
    references=["https://thetrustproject.org/trust-indicators/"],
    options={
        "min_words": {
            "type": "integer",
            "default": 80,
            "summary": "articles with fewer words of prose are not asked for a caption",
        }
    },
    bad=[
        {
            "text": f"# Worms\n\n{SCRAPS}\n\n⟦| Scrap | Weeks |⟧\n| --- | --- |\n| Peel | 5 |\n| Pod | 7 |\n"
            "| Stalk | 9 |\n",
            "bare": True,
            "severity": "info",
        },
        "⟦The following table summarizes the planned works.⟧\n\n| Bridge | Work |\n| --- | --- |\n| Old "
        "Mill | New deck |\n| Ford | Repaint |",
        "The town grew. ⟦A recent internal overview shows what each ward expects:⟧\n\n| Ward | Wish |\n| "
        "--- | --- |\n| North | Buses |\n| South | Trees |",
    ],
    good=[
        {
            "text": f"# Worms\n\n{SCRAPS} We did it.\n\n| Scrap | Weeks |\n| --- | --- |\n| Pod | 2 |\n"
            "| Peel | 5 |\n| Stalk | 9 |\n",
            "bare": True,
        },
        "The following table summarizes the works that the county council published in March.\n\n| Bridge "
        "| Work |\n| --- | --- |\n| Old Mill | New deck |"
        "\n| Ford | Repaint |\n\nSource: County Council, bridge programme 2024",
        "The table below lists the winners, according to the league.\n\n| Year | Winner |\n| --- | --- "
        "|\n| 2001 | Rovers |\n| 2002 | United |",
        "The following table shows [the census counts](https://example.org/census).\n\n| Ward | People "
        "|\n| --- | --- |\n| North | 3,120 |\n| South | 2,871 |",
        "| Bridge | Work |\n| --- | --- |\n| Old Mill | New deck |",
        "The bridges of the town are as follows:\n\n| Bridge | Built |\n| --- | --- |\n| Old Mill | 1911 |\n"
        "| Ford | 1934 |",
    ],
)
def table_unsourced(ctx: Context) -> Iterator[Hit]:
    body_words = sum(
        ctx.facts.word_table.count(block.start, block.end)
        for block in ctx.doc.prose_blocks
        if block.kind in ("paragraph", "list-item")
    )
    limit = int(ctx.options["min_words"])
    for table in ctx.facts.table_sources:
        if table.sourced or table.rows < 2:
            continue
        if table.lead is not None:
            claimed = SOMEBODYS(ctx.data).search(table.lead.text)
            if not claimed and not PRESENTS(ctx.data).search(table.lead.text):
                continue
            related = (Related(Span(table.head.start, table.head.end), "the table"),)
            yield ctx.hit(
                table.lead.start,
                table.lead.end,
                severity=None if claimed and not ctx.doc.code else "info",
                related=related,
                message="This sentence presents a table, but no source for the table was found in this file",
                rows=table.rows,
            )
        elif table.introduced and body_words >= limit and _holds_data(ctx, table.span):
            yield ctx.at(
                table.head,
                severity="info",
                confidence="weak",
                message="No source for the figures of this table was found near it",
                rows=table.rows,
            )
        elif not table.introduced and body_words >= limit:
            yield ctx.at(
                table.head,
                severity="info",
                confidence="weak",
                message="No caption, introduction or source for this table was found in this file",
                rows=table.rows,
            )


def _holds_data(ctx: Context, span: Span) -> bool:
    """Say whether a table holds figures in half of its columns, in an article that shows no code and does not
    say that it measured or counted itself.
    """
    if ctx.doc.code:
        return False
    table = next((one for one in ctx.doc.tables if one.span == span), None)
    columns = ctx.facts.table_columns[table.index] if table is not None else ()
    figures = sum(column.share >= FIGURES for column in columns)
    if len(columns) < 2 or 2 * figures < len(columns) or table is None or table.caption:
        return False
    section = ctx.doc.source.text[max(0, span.start - AROUND) : span.end + AROUND]
    return OWN(ctx.data).search(section) is None
