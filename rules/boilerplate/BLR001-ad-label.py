"""BLR001: the label of an advertising slot left in the text."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

BODY = (
    "The harbour board met on Tuesday and agreed to dredge the inner basin before the autumn storms arrive."
)
MORE = "Work is to begin in August, and the ferry will use the outer pier until the dredger has left."


@rule(
    id="BLR001",
    name="ad-label",
    version=1,
    status="stable",
    severity="error",
    confidence="strong",
    scope=["document"],
    tags=["boilerplate", "scraping"],
    summary="The label of an advertising slot stands in the text",
    message="“{label}” is the label of an advertising slot, not part of the article",
    rationale="When a page is copied with its advertisements, the pictures go and their labels stay. "
    "Readers take the line for a "
    "broken paragraph, and it marks the text as copied.",
    remedy="Delete the line, and compare the rest with the source: where one label came along, other "
    "furniture may have too.",
    references=["https://github.com/scrapinghub/article-extraction-benchmark"],
    bad=[
        {
            "text": f"# Harbour to be dredged\n\n{BODY}\n\n⟦ADVERTISEMENT⟧\n\n{MORE}\n",
            "fixed": f"# Harbour to be dredged\n\n{BODY}\n\n{MORE}\n",
        },
        {"text": f"Harbour to be dredged\n\n{BODY}\n\n⟦- Advertisement -⟧\n\n{MORE}\n", "format": "text"},
        {"text": f"{BODY}\n\n⟦Story continues below advertisement⟧\n\n{MORE}\n", "format": "text"},
        {
            "text": f"<article><p>{BODY}</p><div>⟦Sponsored content⟧</div><p>{MORE}</p></article>",
            "format": "html",
        },
    ],
    good=[
        f"# Advertisement\n\nThe first advertisement for soap ran in 1878 and cost the firm eleven "
        f"pounds.\n\n{BODY}",
        f"{BODY} Advertisement is a trade like any other, the chairman said.",
        {"text": f"Advertising\n\n{BODY}\n\n{MORE}\n", "format": "text"},
        f"| Item | Cost |\n| --- | --- |\n| Advertisement | 40 |\n\n{BODY}",
        f"{BODY}\n\n```\nADVERTISEMENT\n```\n",
    ],
)
def ad_label(ctx: Context) -> Iterator[Hit]:
    for item in ctx.facts.furniture:
        if item.kind == "ad-label":
            label = ctx.doc.source.slice(item.span)
            yield item.hit(
                ctx,
                item.removal(),
                label=label,
                reason=item.reason,
            )
