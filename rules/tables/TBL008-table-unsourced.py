"""TBL008: a table that the text presents without saying where its content comes from."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, Related, Span, Table, regex, rule, worded

from .besidetables import beside, lists_nutrients, of_others, tells_whose
from .tablecaptions import caption_line, with_caption

SOMEBODYS = worded(r"(?i)\b(?:(?@somebodys)|(?@somebodys_begin)\w*)\b", "table-words.toml")
# A sentence whose only job is to hold up the table as evidence; "the winners were as follows:" is none.
PRESENTS = worded(
    r"(?i)\b(?@shown)\b[^.!?]{0,30}\b(?@shows)\b"
    r"|\b(?:overview|summary|snapshot|comparison|breakdown)\b[^.!?]{0,30}\bbelow\b"
    r"|\bsee the (?:table|chart)\b|\bcompares?\b[^.!?]{0,20}:\s*$",
    "table-words.toml",
)

# A header that begins or ends with such a word: "Price per kg", "Ticket price (£)".
OWN_COLUMNS = worded(
    r"(?i)(?:^|\| )(?:(?@own_columns))\b"
    r"|(?<!\ba )(?<!\bper )\b(?:(?@own_columns))(?: \([^|()]{0,20}\))?(?= \||$)",
    "table-words.toml",
)
SCRAPS = "Begin with a handful of peelings and bury them in a corner. Leave out meat and citrus. " * 6
FIGURE = regex(r"[(+−–-]?[$€£¥]?\d[\d.,]{0,14}(?: ?[%\w]{1,6})?\)?")
FIGURES = 0.7
OWN_SHARE = 3
MIXED = 3  # units in one column: a list of properties


@rule(
    id="TBL008",
    name="table-unsourced",
    version=10,
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
            "text": f"# Worms\n\n{SCRAPS} In one study they sang.\n\n⟦Other bins lose more:\n\n"
            "| Year | Worms a day | Bins |⟧\n| --- | --- | --- |\n| 2021 | 4 | 9 |\n| 2022 | 5 | 8 |\n"
            "| 2023 | 5 | 7 |\n\nTea was paid for by our aunt.\n",
            "bare": True,
            "severity": "info",
        },
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
        {
            "text": f"# Worms\n\nIt is our way. {SCRAPS}\n\n⟦| Year | Sold | Bins lost in frost |⟧\n"
            "| --- | --- | --- |\n| 2021 | 4,100 | 210 |\n| 2022 | 5,300 | 190 |\n| 2023 | 5,900 | 340 |\n",
            "bare": True,
            "severity": "info",
        },
        {
            "text": f"<h1>Worms</h1><p>{SCRAPS}</p><table><caption>⟦Acid in a spoonful</caption>"
            "<tr><th>Scrap</th><th>Spoon</th><th>Acid⟧</th></tr>"
            "<tr><td>Lemon</td><td>heaped</td><td>1.2 g</td></tr>"
            "<tr><td>Tea</td><td>level</td><td>0.2 g</td></tr>"
            "<tr><td>Pod</td><td>level</td><td>0.1 g</td></tr></table>",
            "format": "html",
            "bare": True,
            "severity": "info",
        },
        {
            "text": "<h1>Worms</h1><table><tr><td><table><tr><td>Home</td></tr></table></td></tr></table>"
            f"<p>{SCRAPS}</p><table><caption>⟦Acid in a spoonful</caption>"
            "<tr><th>Scrap</th><th>Acid⟧</th></tr><tr><td>Lemon</td><td>1.2 g</td></tr>"
            "<tr><td>Tea</td><td>0.2 g</td></tr><tr><td>Pod</td><td>0.1 g</td></tr></table>",
            "format": "html",
            "bare": True,
            "severity": "info",
        },
        {
            "text": f"# Worms\n\nI keep some. {SCRAPS} Table 3 gives the rest.\n\n⟦Worms by year\n\n"
            "| Year | Worms |⟧\n| --- | --- |\n| 2021 | 4,100 |\n| 2022 | 5,300 |\n| 2023 | 5,900 |\n\n"
            "“My cat sits on it,” said Ann Lee.\n",
            "bare": True,
            "severity": "info",
        },
        {
            "text": f"Worms\n\n{SCRAPS}\n\n⟦Table 1. Worms in a bucket\nDistrict⟧\n2020\n2025\nLowick\n97\n"
            "71\nHollin\n94\n58\nKelso\n99\n83\n\nIt rained.\n",
            "format": "text",
            "bare": True,
            "severity": "info",
        },
        {
            "text": f"<h1>Worms</h1><p>{SCRAPS}</p><h2>Nutrition</h2><table><tr><th>⟦Per bun</th>"
            "<th>Amount⟧</th></tr><tr><td>Energy</td><td>318 kcal</td></tr><tr><td>Fat</td><td>9 g</td></tr>"
            "<tr><td>Salt</td><td>70 mg</td></tr></table>",
            "format": "html",
            "bare": True,
            "severity": "info",
        },
        {
            "text": f"# Bins\n\n{SCRAPS}\n\nIt took nine weeks on my own balcony.\n\n"
            "⟦| Bin | Failures in a year |⟧\n| --- | --- |\n| A | 2% |\n| B | 5% |\n| C | 11% |\n",
            "bare": True,
            "severity": "info",
        },
        {
            "text": f"# Bins\n\n{SCRAPS}\n\n⟦| Maker | Fee | Rate | Owners |⟧\n| --- | --- | --- | --- |\n"
            "| Ost | 12 | 2.1 | 410 |\n| Pell | 31 | 4.2 | 209 |\n| Tarn | 58 | 3.3 | 87 |\n",
            "bare": True,
            "severity": "info",
        },
    ],
    good=[
        {
            "text": f"# Bins\n\n{SCRAPS}\n\nA survey of 900 owners told us this.\n\n| Bin | Failures |\n"
            "| --- | --- |\n| Small | 2% |\n| Large | 5% |\n| Tower | 11% |\n",
            "bare": True,
        },
        {
            "text": f"# Worms\n\n{SCRAPS}\n\nI timed them:\n\n| Bin | Minutes |\n| --- | --- |\n| A | 14 |\n"
            "| B | 13 |\n| C | 17 |\n\nIt rained.\n",
            "bare": True,
        },
        {
            "text": f"# Worms\n\n{SCRAPS}\n\n| Bin | Ticket price (£) |\n| --- | --- |\n| Small | 12 |\n"
            "| Large | 31 |\n| Tower | 58 |\n",
            "bare": True,
        },
        {
            "text": f"# Worms\n\n{SCRAPS}\n\nA study by Ann Lee showed which bins are used:\n\n"
            "| Bin | Share |\n| --- | --- |\n| Small | 12% |\n| Large | 31% |\n| Tower | 57% |\n",
            "bare": True,
        },
        {
            "text": f"# Worms\n\n{SCRAPS}\n\n| Bin | Figure |\n| --- | --- |\n"
            "| Height | 31 cm |\n| Weight | 4 kg |\n"
            "| Volume | 12 l |\n",
            "bare": True,
        },
        {
            "text": f"# Worms\n\n{SCRAPS} We did it.\n\n| Scrap | Weeks |\n| --- | --- |\n| Pod | 2 |\n"
            "| Peel | 5 |\n| Stalk | 9 |\n",
            "bare": True,
        },
        {
            "text": f"<h1>Worms</h1><p>{SCRAPS}</p><div></div><table><tr><td>Name</td></tr>"
            "<tr><td>Place</td></tr></table>",
            "format": "html",
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
        claimed = table.lead is not None and SOMEBODYS(ctx.data).search(table.lead.text) is not None
        if table.lead is not None and (claimed or PRESENTS(ctx.data).search(table.lead.text)):
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
                with_caption(ctx, table.span, table.head, table.lead),
                severity="info",
                confidence="weak",
                message="No source for the figures of this table was found near it",
                rows=table.rows,
            )
        elif not table.introduced and body_words >= limit and _is_exhibit(ctx, table.span):
            yield ctx.at(
                table.head,
                severity="info",
                confidence="weak",
                message="No caption, introduction or source for this table was found in this file",
                rows=table.rows,
            )


def _is_exhibit(ctx: Context, span: Span) -> bool:
    """Say whether a table is one to be asked about: it has headers, so that it does not only lay out a page,
    and the article shows no code, of which it would list the parts.
    """
    if ctx.doc.code:
        return False
    table = next((one for one in ctx.doc.tables if one.span == span), None)
    return table is None or table.rows[0].kind == "header"


def _holds_data(ctx: Context, span: Span) -> bool:
    """Say whether a table holds figures in half of the columns behind its labels, no figures of the article's
    own things (prices, sizes, a match), in an article that shows no code and beside nothing its author
    measured.
    """
    if ctx.doc.code:
        return False
    table = next((one for one in ctx.doc.tables if one.span == span), None)
    of_food = table is not None and lists_nutrients(ctx, table)
    headers = _lost_headers(ctx, span) if table is None else _headers_of_figures(ctx, table, of_food)
    if not headers or (not of_food and _are_own(ctx, headers)):
        return False
    caption = table.caption if table is not None else ctx.doc.source.slice(caption_line(ctx, span) or span)
    # Who timed three kettles did not count how many of them failed in other kitchens.
    others = of_others(ctx, headers)
    return not any(tells_whose(ctx, text, others) for text in (caption, *beside(ctx, span)))


def _are_own(ctx: Context, headers: str) -> bool:
    """Say whether more than a third of the columns behind the labels tell of the article's own things."""
    _, *columns = headers.split(" | ")
    own = sum(OWN_COLUMNS(ctx.data).search(column) is not None for column in columns)
    return OWN_SHARE * own > len(columns) or OWN_COLUMNS(ctx.data).match(headers) is not None


def _headers_of_figures(ctx: Context, table: Table, of_food: bool) -> str:
    """Return the headers of a table of figures that are no list of properties, "" for any other table."""
    # The numbers of tables leave gaps where a page has tables that only lay it out.
    columns = next(
        (of_it for of_it in ctx.facts.table_columns if of_it and of_it[0].table == table.index), ()
    )
    figures = [column for column in columns if column.share >= FIGURES]
    if len(columns) < 2 or not figures or 2 * len(figures) < len(columns) - 1:
        return ""
    units = ({number.unit for number in column.numbers if number is not None} for column in figures)
    mixed = not of_food and any(len(every) >= MIXED for every in units)
    return "" if mixed else " | ".join(one.header for one in columns)


def _lost_headers(ctx: Context, span: Span) -> str:
    """Return the headers of a table that lost its borders and holds figures below “Table 1. …”, else ""."""
    lost = next((one for one in ctx.facts.lost_tables if one.span == span), None)
    if lost is None or len(lost.rows) < 3 or caption_line(ctx, span) is None:
        return ""
    cells = [cell for row in lost.rows[1:] for cell in row[1:]]
    figures = sum(FIGURE.fullmatch(cell.strip()) is not None for cell in cells)
    return " | ".join(lost.rows[0]) if cells and figures >= FIGURES * len(cells) else ""
