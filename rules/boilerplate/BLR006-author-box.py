"""BLR006: the author box of a page left in the text."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

BODY = (
    "The choir will sing in the old quarry on the first of June, whatever the weather, its leader promised."
)


@rule(
    id="BLR006",
    name="author-box",
    version=1,
    status="stable",
    severity="warning",
    confidence="strong",
    scope=["document"],
    tags=["boilerplate", "scraping", "byline"],
    summary="The author box of a page stands in the text",
    message="“{label}” is part of an author box ({reason}); it belongs in the metadata",
    rationale="The box with the writer's picture, name and a line about the writer comes out as the name "
    "twice and a note without a "
    "verb. In the text it is noise; as a field it is the byline that a reader and an auditor look for.",
    remedy="Move the name to the author field (or a byline), and delete the lines.",
    references=["https://schema.org/author"],
    bad=[
        {
            "text": f"{BODY}\n\n⟦Martha Quill⟧\n\n⟦Martha Quill⟧\n\n⟦A music critic with an ear for quiet "
            f"rooms.⟧\n",
            "format": "text",
        },
        {
            "text": f"{BODY}\n\n⟦About the Author⟧\n⟦Martha Quill⟧\n⟦Freelance writer and choir singer.⟧\n",
            "format": "text",
        },
    ],
    good=[
        f"*By Martha Quill*\n\n{BODY}\n",
        f"{BODY}\n\n*Martha Quill is a music critic in Leeds.*\n",
        f"# Martha Quill\n\nMartha Quill was a music critic with an ear for quiet rooms.\n\n{BODY}\n",
        f"{BODY}\n\n## About the author\n\nMartha Quill sings in the choir and has written three books "
        f"about its travels.\n",
    ],
)
def author_box(ctx: Context) -> Iterator[Hit]:
    for item in ctx.facts.furniture:
        if item.kind == "author-box":
            yield item.hit(
                ctx,
                None,
                label=ctx.doc.source.slice(item.span)[:60],
                reason=item.reason,
            )
