"""BLR007: share bars, newsletter boxes, comment forms and cookie notices left in the text."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

BODY = (
    "The bakery on Mill Street will close in June after ninety years, and no buyer for the ovens has been "
    "found."
)
MORE = "The last loaf goes to the museum."


@rule(
    id="BLR007",
    name="share-subscribe",
    version=1,
    status="stable",
    severity="warning",
    confidence="strong",
    scope=["document"],
    tags=["boilerplate", "scraping"],
    summary="A share, subscribe, comment, cookie or copyright line of a page stands in the text",
    message="“{label}” is part of the page ({reason}), not of the article",
    rationale="Share buttons, newsletter boxes, comment forms, cookie and copyright notices are copied "
    "along with an article. They "
    "speak for the site that the text was taken from, which may not be yours.",
    remedy="Delete the line. A notice of rights that matters belongs in the metadata.",
    references=["https://github.com/scrapinghub/article-extraction-benchmark"],
    bad=[
        {
            "text": f"{BODY}\n\n⟦Share this article⟧\n\n{MORE}\n",
            "format": "text",
            "fixed": f"{BODY}\n\n{MORE}\n",
        },
        f"{BODY}\n\n⟦Sign up for our free weekly newsletter⟧\n\n⟦12 comments⟧\n",
        {"text": f"⟦This website uses cookies to improve your experience.⟧\n\n{BODY}\n", "format": "text"},
        {"text": f"{BODY}\n\n⟦Facebook⟧\n⟦Twitter⟧\n⟦Copy link⟧\n", "format": "text"},
        {"text": f"<p>{BODY}</p><p>⟦© 2024 Mill Street Post. All rights reserved.⟧</p>", "format": "html"},
        {
            "text": f'<article><p>{BODY}</p><div class="share"><a href="/f">⟦Post it</a> <a href="/m">Mail '
            f"it⟧</a></div>"
            f"<p>{MORE}</p></article>",
            "format": "html",
        },
    ],
    good=[
        {
            "text": f"<html><body><nav>Home News</nav><article><p>{BODY}</p></article><footer>© "
            f"Post</footer></body></html>",
            "format": "html",
        },
        f"{BODY} Share this bread, the sign said.\n",
        f"# Comments\n\nThe council received forty comments on the plan, most of them hostile.\n\n{BODY}\n",
        f"{BODY}\n\nThe firms are:\n\n- Facebook\n- Twitter\n- Reddit\n\n{MORE}\n",
        f"{BODY} The museum asks visitors to subscribe to the newsletter of its friends.\n",
        f"{BODY} The shop's site uses cookies, and its owner says that this is a joke.\n",
    ],
)
def share_subscribe(ctx: Context) -> Iterator[Hit]:
    for item in ctx.facts.furniture:
        if item.kind == "share-subscribe":
            label = ctx.doc.source.slice(item.span)
            yield item.hit(
                ctx,
                item.removal(),
                label=label[:60],
                reason=item.reason,
            )
