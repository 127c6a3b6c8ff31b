"""BLR005: words of a menu, a breadcrumb or a footer left in the text."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

BODY = (
    "The old tram depot will become a market hall, the city said, once the tracks have been lifted and sold."
)
MORE = "Traders may apply for one of the forty stalls from Monday."


@rule(
    id="BLR005",
    name="nav-label",
    version=1,
    status="stable",
    severity="error",
    confidence="strong",
    scope=["document"],
    tags=["boilerplate", "scraping"],
    summary="A word of a menu, breadcrumb or footer stands in the text",
    message="“{label}” belongs to the navigation of a page, not to the article",
    rationale="Menus, breadcrumbs and footers are copied with the article and leave short lines without a "
    "sentence: “Categories”, "
    "“Archives”, “Skip to content”. They count here only where nothing stands under them, or before the "
    "title and after "
    "the last paragraph; a heading with text of its own is left alone. A word that is also an everyday "
    "heading "
    "(“Sport”, “Health”) is a warning, and only at such a place.",
    remedy="Delete the line. If it was meant as a heading, put the text under it.",
    references=["https://github.com/scrapinghub/article-extraction-benchmark"],
    bad=[
        {
            "text": f"Depot to become a market\n\n{BODY}\n\n⟦Categories⟧\n\n⟦Archives⟧\n",
            "format": "text",
            "fixed": f"Depot to become a market\n\n{BODY}\n\n",
        },
        {"text": f"⟦Skip to content⟧\n\nDepot to become a market\n\n{BODY}\n", "format": "text"},
        {"text": f"⟦Home > News > City⟧\n\n# Depot to become a market\n\n{BODY}\n"},
        {"text": f"⟦Home | News | Sport | Weather | Contact⟧\n\n# Depot to become a market\n\n{BODY}\n"},
        {"text": f"<p>{BODY}</p><p>⟦Back to top⟧</p><p>⟦Privacy Policy⟧</p>", "format": "html"},
    ],
    good=[
        f"# Depot to become a market\n\n## Categories\n\nStalls fall into three categories: food, cloth "
        f"and tools.\n\n{BODY}",
        {"text": f"Health\n\n{BODY}\n\n{MORE}\n", "format": "text"},
        {"text": f"Stalls\n\n{BODY}\n\nHistory\n\n{MORE}\n", "format": "text"},
        f"{BODY}\n\nThe menu has four parts:\n\n- Home\n- News\n- Sport\n- Contact\n\n{MORE}",
        f"| Section | Stalls |\n| --- | --- |\n| Sports | 4 |\n| Books | 6 |\n\n{BODY}",
    ],
)
def nav_label(ctx: Context) -> Iterator[Hit]:
    for item in ctx.facts.furniture:
        if item.kind == "nav-label":
            yield item.hit(
                ctx,
                item.removal(),
                label=ctx.doc.source.slice(item.span)[:60],
                reason=item.reason,
            )
