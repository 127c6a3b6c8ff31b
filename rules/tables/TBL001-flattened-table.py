"""TBL001: rows of a table that lost its cell borders."""

from collections.abc import Iterator

from copydesk.api import Context, Edit, Fix, Hit, rule


@rule(
    id="TBL001",
    name="flattened-table",
    version=4,
    status="stable",
    severity="error",
    confidence="strong",
    scope=["raw"],
    needs=["lost_tables"],
    tags=["tables", "scraping"],
    summary="Lines that were the rows of a table before the cell borders were lost",
    message="{lines} a table that lost its cell borders; first row read as: {first}",
    rationale="When a page is copied or scraped without its markup, the cells of a table run together "
    "(“CityMayor” above “QuitoAna Ruiz”) or "
    "fall on a line each. The reader cannot tell where a cell ends, and a screen reader speaks nonsense.",
    remedy="Set the table again from the original, with a header row; the evidence holds a proposed split "
    "to check against the source.",
    references=["https://github.github.com/gfm/#tables-extension-"],
    bad=[
        "Harvests differed by county.\n\n⟦CountyCropYield in tonnes\nNorth MarlWinter barley2,140\nEast "
        "FenSugar beet18,300⟧\n\nRain explains most of it.",
        "⟦FerryHome portRoute\nMarigoldOban harbourColonsay loop\nSea PinkMallaig pierSmall Isles⟧",
        {
            "text": (
                "The club published its results.\n\n⟦Team\nPlayed\nWon\nPoints\nHarbour "
                "Rovers\n12\n8\n25\nHill United\n12\n7\n23\nOld Boys\n12\n2\n7⟧\n\n"
                "The season ends in May."
            ),
            "bare": True,
        },
    ],
    good=[
        "She moved from YouTube to LinkedIn.\nHe stayed with eBay and iPhone repairs.",
        "Ronald McDonald met Fiona MacLeod.\nBoth had read DeLillo.",
        "| City | Mayor |\n| --- | --- |\n| Quito | Ana Ruiz |",
        "The PfP programme grew.\nThe PhD students left.",
        {
            "text": (
                "Rain fell on the lower fields,\nThe geese came over late,\nAnd nobody had told the "
                "child\nTo fasten up the gate."
            ),
            "bare": True,
        },
        {"text": "Maria Keller\nHill Road 12\n8004 Zurich\nSwitzerland", "bare": True},
    ],
)
def flattened_table(ctx: Context) -> Iterator[Hit]:
    for table in ctx.facts.lost_tables:
        proposal = "" if ctx.doc.traits.elements else table.pipe_table()
        fix = (
            Fix((Edit(table.span, proposal),), "Set as a table (check the split)", "suggestion")
            if proposal
            else None
        )
        # A page has tables of its own; where its lines run together, they are teasers and menus more often.
        sure = table.sure and not ctx.doc.traits.elements
        shape = "cells run together" if table.shape == "rows" else "one cell a line"
        first = table.rows[0] if table.rows else (ctx.doc.source.slice(table.lines[0]).strip(),)
        yield ctx.at(
            table.span,
            severity=None if sure else "info",
            confidence=None if sure else "weak",
            fix=fix,
            lines=f"{len(table.lines)} lines look like" if len(table.lines) > 1 else "This line looks like",
            first=" | ".join(first)[:160],
            shape=shape,
            columns=table.columns,
            rows=[list(row) for row in table.rows[:40]],
        )
