"""STR006: the only subsection of an article, alone under its section."""

from collections.abc import Iterator, Sequence

from copydesk.api import Block, Context, Hit, rule

_SECTIONS = 3
"""So many headings of one depth make the plan of an article."""
_PLAN = (
    "# The fort\n\n## The walls\n\nThey are of stone and turf.\n\n{}## Water\n\nA spring fills the cistern."
    "\n\n{}## The road\n\nIt leads to the coast.\n"
)


@rule(
    id="STR006",
    name="lone-subsection",
    version=1,
    status="stable",
    severity="info",
    confidence="weak",
    scope=["document"],
    formats=["markdown", "html"],
    tags=["structure", "headings"],
    summary="The only subsection of an article stands alone under its section",
    message="“{title}” is the only subsection of “{parent}” and of the whole article",
    rationale="A section is divided into two parts or more, or not at all. The only deeper heading of "
    "an article is mostly one of a wrong depth, or what is left where others were cut or lost in conversion.",
    remedy="Make it a section of its own, or let its text stand under the heading above it.",
    references=[
        "https://owl.purdue.edu/owl/general_writing/the_writing_process/developing_an_outline/types_of_outlines.html"
    ],
    bad=[
        {"text": _PLAN.format("⟦### The gate⟧\n\nIt faces south.\n\n", ""), "bare": True},
        {
            "text": "<h1>The fort</h1><h2>Walls</h2><p>Of stone.</p><h3>⟦The gate⟧</h3><p>It faces south.</p>"
            "<h2>Water</h2><p>A spring.</p><h2>The road</h2><p>It leads to the coast.</p>",
            "format": "html",
            "bare": True,
        },
    ],
    good=[
        {
            "text": _PLAN.format("### The gate\n\nIt faces south.\n\n### The ditch\n\nIt is dry.\n\n", ""),
            "bare": True,
        },
        {
            "text": _PLAN.format("### The gate\n\nIt faces south.\n\n", "### The cistern\n\nIt leaks.\n\n"),
            "bare": True,
        },
        {"text": "# The fort\n\n## The walls\n\nStone.\n\n### The gate\n\nIt faces south.\n", "bare": True},
    ],
)
def lone_subsection(ctx: Context) -> Iterator[Hit]:
    headings = [
        block
        for block in ctx.doc.prose_blocks
        if block.kind == "heading" and block.attrs.get("marked") is not False and not block.quote
    ]
    deeper = [at for at, heading in enumerate(headings) if at and heading.depth > _depth(ctx, headings)]
    if len(deeper) != 1:
        return
    child, parent = headings[deeper[0]], headings[deeper[0] - 1]
    sections = sum(heading.depth == _depth(ctx, headings) for heading in headings)
    if child.depth == parent.depth + 1 and parent != ctx.doc.headline and sections >= _SECTIONS:
        yield ctx.at(child.span, title=ctx.doc.text_of(child)[:80], parent=ctx.doc.text_of(parent)[:80])


def _depth(ctx: Context, headings: Sequence[Block]) -> int:
    """Return the depth of the sections of an article: that of the headings below its title."""
    return min((heading.depth for heading in headings if heading != ctx.doc.headline), default=9)
