"""BLR003: the calendar of a page's side bar, flattened into text."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

BODY = (
    "The chess club has met in the back room of the Crown since the winter of 1951, with one break of six "
    "weeks."
)
ROWS = "12345\n6789101112\n13141516171819\n20212223242526\n2728293031"
SPACED = "01 02 03 04 05 06 07\n08 09 10 11 12 13 14\n15 16 17 18 19 20 21\n22 23 24 25 26 27 28\n29 30"


@rule(
    id="BLR003",
    name="calendar-widget",
    version=1,
    status="stable",
    severity="error",
    confidence="decisive",
    scope=["document"],
    tags=["boilerplate", "scraping"],
    summary="The calendar of a side bar stands in the text",
    message="A calendar widget was flattened into the text ({lines} lines)",
    rationale="A row of weekdays and the days of a month run together are what is left of a calendar in a "
    "page's side bar. Nobody "
    "writes them.",
    remedy="Delete the whole block, the month above it and the arrows below it included.",
    references=["https://wordpress.org/documentation/article/calendar-block/"],
    bad=[
        {
            "text": f"{BODY}\n\n⟦May 2024\nMTWTFSS\n{ROWS}⟧\n",
            "format": "text",
            "fixed": f"{BODY}\n\n",
        },
        {"text": f"{BODY}\n\n⟦Mo Tu We Th Fr Sa Su\n{SPACED}⟧\n\nThe end.\n", "format": "text"},
        f"{BODY}\n\n⟦M T W T F S S\n{SPACED}\n« Apr⟧\n",
    ],
    good=[
        f"{BODY}\n\nThe week runs M T W T F S S on the old board.\n",
        {"text": f"{BODY}\n\nMTWTFSS\n\nThat is how the week is cut into the table.\n", "format": "text"},
        {"text": f"{BODY}\n\n12345\n678910\n", "format": "text"},
        "| Mon | Tue | Wed |\n| --- | --- | --- |\n| 1 | 2 | 3 |\n\n" + BODY,
    ],
)
def calendar_widget(ctx: Context) -> Iterator[Hit]:
    for item in ctx.facts.furniture:
        if item.kind == "calendar":
            yield ctx.at(item.span, fix=item.removal(), lines=item.last - item.first + 1)
