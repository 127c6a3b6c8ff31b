"""MRK005: heading levels that skip a step, or several top headings."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, Related, rule


@rule(
    id="MRK005",
    name="heading-level",
    version=1,
    status="stable",
    severity="info",
    confidence="strong",
    scope=["heading"],
    formats=["markdown", "html"],
    tags=["headings", "accessibility"],
    summary="A heading level is skipped, or there are several top headings",
    message="{what}",
    rationale="Readers of screen readers move through an article by its heading levels. A level 4 right "
    "below a level 2 reads as if a part were "
    "missing; two headings of level 1 read as two articles.",
    remedy="Use one heading of level 1, and go down one level at a time.",
    references=["https://www.w3.org/WAI/tutorials/page-structure/headings/"],
    bad=[
        "# Weirs\n\nText.\n\n## The upper weir\n\nText.\n\n#### ⟦Its keeper⟧\n\nText.",
        "# Weirs\n\nText.\n\n# ⟦Sluices⟧\n\nText.",
    ],
    good=[
        "# Weirs\n\nText.\n\n## The upper weir\n\nText.\n\n### Its keeper\n\nText.\n\n## The lower "
        "weir\n\nText.",
        "## Weirs\n\nText.\n\n### Its keeper\n\nText.",
        "### Weirs\n\nText.\n\n### Sluices\n\nText.",
    ],
)
def heading_level(ctx: Context) -> Iterator[Hit]:
    previous = None
    top = None
    for block in ctx.blocks():
        if not block.attrs.get("marked", True) or block.quote:
            continue
        if block.depth == 1:
            if top is not None:
                yield ctx.hit(
                    block.start,
                    block.end,
                    related=(Related(top.span, "the first heading of level 1"),),
                    what="This is a second heading of level 1",
                )
            else:
                top = block
        if previous is not None and block.depth > previous.depth + 1:
            yield ctx.hit(
                block.start,
                block.end,
                related=(Related(previous.span, "the heading above"),),
                what=f"A heading of level {block.depth} follows one of level {previous.depth}",
            )
        previous = block
