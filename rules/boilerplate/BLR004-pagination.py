"""BLR004: the pager of a page left in the text."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

BODY = "The mill wheel turned for the last time in March 1962, when the river board closed the upper sluice."


@rule(
    id="BLR004",
    name="pagination",
    version=1,
    status="stable",
    severity="error",
    confidence="strong",
    scope=["document"],
    tags=["boilerplate", "scraping"],
    summary="A row of page numbers stands in the text",
    message="“{label}” is the pager of a page, not part of the article",
    rationale="Rows of page numbers and “next page” steps belong to the page from which the text was "
    "copied. In the middle of a "
    "text they also show where the copy of one page ends: check that the next page came along.",
    remedy="Delete the line, and make sure that no page of the original is missing.",
    references=["https://github.com/scrapinghub/article-extraction-benchmark"],
    bad=[
        {"text": f"{BODY}\n\n⟦1 - 2 - 3 - 4 - 5⟧\n", "fixed": f"{BODY}\n\n"},
        {"text": f"{BODY}\n\n⟦« Previous 1 2 3 … 9 Next »⟧\n", "format": "text"},
        {"text": f"{BODY}\n\n⟦Page 2 of 6⟧\n\nThe wheel was sold.\n", "format": "text"},
        {"text": f"<p>{BODY}</p><p>⟦1 | 2 | 3 | 4 | Next⟧</p>", "format": "html"},
    ],
    good=[
        f"{BODY}\n\nThe score was 3 - 2 at half-time.\n",
        {"text": f"{BODY}\n\n3 - 2\n\n2 - 1\n", "format": "text"},
        {"text": f"{BODY}\n\n1951 - 1962\n", "format": "text"},
        f"{BODY}\n\nCount 1, 2, 3, 4, 5 and open the sluice.\n",
    ],
)
def pagination(ctx: Context) -> Iterator[Hit]:
    for item in ctx.facts.furniture:
        if item.kind == "pagination":
            yield item.hit(
                ctx,
                item.removal(),
                label=ctx.doc.source.slice(item.span)[:60],
            )
