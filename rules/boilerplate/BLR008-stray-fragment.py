"""BLR008: lone symbols, reading times, time stamps and credits without their picture."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

BODY = "The ferry to the outer isles will sail twice a day from April, the company said, weather permitting."
MORE = "A third crossing is planned for July."


@rule(
    id="BLR008",
    name="stray-fragment",
    version=1,
    status="stable",
    severity="warning",
    confidence="strong",
    scope=["document"],
    tags=["boilerplate", "scraping"],
    summary="Lone symbols, a reading time, a time stamp or a credit without its picture",
    message="“{label}” is left over from a page ({reason})",
    rationale="Separators, reading times, “3 hours ago”, today's date from the head of a page and the "
    "credit of a picture that did not "
    "come along say nothing in a stored article. The usual scene breaks (* * *, ---, ⁂) are left alone, "
    "and so are dates of "
    "publication.",
    remedy="Delete the line, or put the date or the credit where it belongs: in the metadata, or below its "
    "picture.",
    references=["https://github.com/scrapinghub/article-extraction-benchmark"],
    bad=[
        {"text": f"⟦* | *⟧\n\n{BODY}\n\n{MORE}\n", "format": "text", "fixed": f"{BODY}\n\n{MORE}\n"},
        {"text": f"Ferry to sail in April\n\n⟦4 min read⟧\n\n{BODY}\n", "format": "text"},
        {
            "text": f"⟦Monday, March 4, 2024⟧\n\nFerry to sail in April\n\n{BODY}\n\n{MORE}\n",
            "format": "text",
        },
        {"text": f"Ferry to sail in April\n\n⟦3 hours ago⟧\n\n{BODY}\n", "format": "text"},
        f"{BODY}\n\n⟦Photo: Ada Brook/Island Press⟧\n\n{MORE}\n",
    ],
    good=[
        f"{BODY}\n\n* * *\n\n{MORE}\n",
        {"text": f"{BODY}\n\n***\n\n{MORE}\n\n⁂\n\n{BODY}\n", "format": "text"},
        f"![The ferry](ferry.jpg)\n\nPhoto: Ada Brook/Island Press\n\n{BODY}\n",
        f"# Ferry to sail in April\n\nMarch 4, 2024\n\n{BODY}\n",
        f"{BODY} The crossing was three hours ago a rumour.\n",
    ],
)
def stray_fragment(ctx: Context) -> Iterator[Hit]:
    for item in ctx.facts.furniture:
        if item.kind == "stray":
            label = ctx.doc.source.slice(item.span)
            yield item.hit(
                ctx,
                item.removal(),
                label=label[:60],
                reason=item.reason,
            )
