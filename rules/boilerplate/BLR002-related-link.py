"""BLR002: a pointer to another article left inside this one."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

BODY = (
    "The lighthouse was lit with whale oil until 1865, when the keepers changed to paraffin and a larger "
    "lens."
)
MORE = "The lens came from Birmingham by sea, in eleven crates, and took the summer to put together."
TITLE = "The Forgotten Keepers of the Northern Isles"


@rule(
    id="BLR002",
    name="related-link",
    version=1,
    status="stable",
    severity="error",
    confidence="strong",
    scope=["document"],
    tags=["boilerplate", "scraping"],
    summary="A “See also” or “Read more” line stands inside the text",
    message="A pointer to another article (“{label}”) stands in the text",
    rationale="Content systems put links to other articles between the paragraphs. In a copy they lose "
    "their frame and read like a "
    "line of the article, often about something else. A “See also” section with a list of links is part of "
    "the article and "
    "is left alone, and so is a pointer right below a heading.",
    remedy="Delete the line. If the pointer helps the reader, make it a link in a “See also” section at "
    "the end.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Layout#%22See_also%22_section"],
    bad=[
        {
            "text": f"{BODY}\n\n⟦See also  {TITLE}⟧\n\n{MORE}\n",
            "format": "text",
            "fixed": f"{BODY}\n\n{MORE}\n",
        },
        f"{BODY}\n\n⟦**Read more:** [{TITLE}](keepers.md)⟧\n\n{MORE}\n",
        {"text": f"{BODY}\n\n⟦READ ALSO | {TITLE}⟧\n\n{MORE}\n", "format": "text"},
        {"text": f"{BODY}\n\n⟦You may also like⟧\n\n{MORE}\n", "format": "text"},
        {"text": f"<p>{BODY}</p><p>⟦Related: {TITLE}⟧</p><p>{MORE}</p>", "format": "html"},
    ],
    good=[
        f"{BODY}\n\n## See also\n\n- [Fresnel lens](lens.md)\n- [Paraffin](paraffin.md)\n",
        {"text": f"{BODY}\n\nSee also\n\n- Fresnel lens\n- Paraffin\n", "format": "text"},
        f"## The lens\n\n*See also: [Fresnel lens](lens.md)*\n\n{BODY}\n",
        f"{BODY} See also the table of keepers in the appendix.\n\n{MORE}\n",
        f"{BODY}\n\nRead more closely, the log tells another story.\n\n{MORE}\n",
        f"{BODY}\n\nSee also Section 4.\n\n{MORE}\n",
    ],
)
def related_link(ctx: Context) -> Iterator[Hit]:
    for item in ctx.facts.furniture:
        if item.kind == "related-link":
            label = ctx.doc.source.slice(item.span).split("\n")[0].strip()
            yield item.hit(
                ctx,
                item.removal(),
                label=label[:60],
                title=item.title,
                reason=item.reason,
            )
