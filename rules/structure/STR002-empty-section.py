"""STR002: a heading with nothing under it."""

from collections.abc import Iterator

from copydesk.api import Block, Context, Hit, Span, rule

from .emptiness import is_empty

_LONGEST_NOTE = 60
_SAME = ": or is the heading below it meant to be one level deeper?"


@rule(
    id="STR002",
    name="empty-section",
    version=6,
    status="stable",
    severity="warning",
    confidence="strong",
    scope=["document"],
    formats=["markdown", "html"],
    tags=["structure", "headings"],
    summary="A heading with nothing under it",
    message="The section “{title}” has no text in this file{doubt}",
    rationale="A heading without text is a promise that the article breaks: the section was planned, cut "
    "or lost in conversion. A heading "
    "whose subsections follow at once is not empty.",
    remedy="Write the section, or delete the heading.",
    references=["https://en.wikipedia.org/wiki/Template:Empty_section"],
    bad=[
        {
            "text": "# Canal\n\nIt joins two rivers.\n\n⟦## Locks⟧\n\n## Trade\n\nCoal and lime.\n",
            "bare": True,
            "severity": "info",
        },
        {"text": "# Canal\n\nIt joins two rivers.\n\n⟦## Sources⟧\n", "bare": True, "severity": "warning"},
        {
            "text": "# Canal\n\n## Locks\n\nTwo.\n\n⟦### Upper lock⟧\n\n## Trade\n\nCoal and lime.\n",
            "bare": True,
            "severity": "warning",
        },
        {
            "text": "# Canal\n\nIt joins two rivers.[^1]\n\n⟦## See also⟧\n\n[^1]: Survey, 1996.\n",
            "bare": True,
            "severity": "warning",
        },
        {
            "text": "# Canal\n\nIt is open.\n\n⟦## Locks\n\n(to do)⟧\n\n## Trade\n\nCoal and lime.\n",
            "bare": True,
            "severity": "warning",
        },
    ],
    good=[
        {
            "text": "<h5>Business</h5><h6>4 May 2013, 3:00 pm</h6><h1>Canal to be dredged</h1>"
            "<p>It joins two rivers.</p><h3>More on canals</h3>"
            "<h2><a href='/lock'>Lock mended</a></h2><h2><a href='/weir'>Weir built</a></h2>",
            "format": "html",
            "bare": True,
        },
        {
            "text": "# Canal\n\nIt is open.\n\n## Locks\n\nThree.\n\n## Trade\n\nCoal and lime.\n",
            "bare": True,
        },
        {"text": "# Canal\n\nIt joins two rivers.[^1]\n\n## Notes\n\n[^1]: Survey, 1996.\n", "bare": True},
        {
            "text": "---\ntitle: Canal\nbibliography: canal.bib\n---\n\n# Locks\n\nOld.\n\n# References\n",
            "bare": True,
        },
        {"text": "# Canal\n\n## Locks\n\n### Upper lock\n\nBuilt in 1799.\n", "bare": True},
        {"text": "# Canal\n\n## Map\n\n![](map.png)\n\n## Code\n\n```\nx = 1\n```\n", "bare": True},
        {"text": "# Canal\n\n## Locks\n\n| Lock | Rise |\n| --- | --- |\n| Upper | 3 m |\n", "bare": True},
        {"text": "# Canal\n", "bare": True},
        {
            "text": "# Canal\n\nIt is open.\n\n## Join us and [come along](https://canal.test/walk)\n",
            "bare": True,
        },
        {"text": "# Canal\n\nTo build:\n\n# Fetch the map\n# Fetch the depths\n\nmake map\n", "bare": True},
    ],
)
def empty_section(ctx: Context) -> Iterator[Hit]:
    headings = [b for b in ctx.doc.prose_blocks if b.kind == "heading" and b.attrs.get("marked") is not False]
    for at, heading in enumerate(headings):
        following = headings[at + 1] if at + 1 < len(headings) else None
        deeper = following is not None and following.depth > heading.depth
        if (
            deeper
            or _of_page(ctx, heading, following)
            or heading == ctx.doc.headline
            or _no_title(ctx, heading)
            or _has_link(ctx, heading)
        ):
            continue
        if is_empty(ctx, heading, following) and not _is_comment(ctx, heading, following):
            title = ctx.doc.text_of(heading)[:80]
            if following is None and ctx.doc.meta("bibliography"):
                continue  # the list of references is made from that file
            if following is None or following.depth < heading.depth:
                yield ctx.at(heading.span, title=title, doubt="")
            else:
                yield ctx.at(heading.span, severity="info", title=title, doubt=_SAME)
        elif (note := _unwritten(ctx, heading, following)) is not None:
            title = ctx.doc.text_of(heading)[:80]
            yield ctx.at(
                Span(heading.span.start, note.span.end),
                message="The section “{title}” has not been written: it holds nothing but “{note}”",
                title=title,
                note=" ".join(ctx.doc.text_of(note).split()),
            )


def _of_page(ctx: Context, heading: Block, following: Block | None) -> bool:
    """Say whether a heading of a web page is no title of a section: it stands above the headline ("News"), or
    heads a list of other articles, whose headings are links.
    """
    headline = ctx.doc.headline
    if not ctx.doc.traits.elements:
        return False
    above = headline is not None and heading.span.start < headline.span.start
    return above or (following is not None and _has_link(ctx, following))


def _unwritten(ctx: Context, heading: Block, following: Block | None) -> Block | None:
    """Return the only block between two headings where it says that there is nothing yet: “(to do)”."""
    inside = ctx.doc.blocks[heading.index + 1 : following.index if following else heading.index + 3]
    if len(inside) != 1 or inside[0].kind not in ("paragraph", "list-item"):
        return None
    text = ctx.doc.text_of(inside[0])
    if len(text) > _LONGEST_NOTE:
        return None
    said = " ".join(text.casefold().strip("()[]*_.…!:;– \t\n").split())
    return inside[0] if not said or said in ctx.data("unwritten.txt") else None


def _has_link(ctx: Context, heading: Block) -> bool:
    """Say whether a heading leads somewhere itself: “Register today” needs no text below it."""
    return any(
        heading.start <= link.start < heading.end and link.kind != "image" and link.url[:1] != "#"
        for link in ctx.doc.links
    )


def _is_comment(ctx: Context, heading: Block, following: Block | None) -> bool:
    """Say whether a "# line" is a comment: in a file whose name does not say Markdown (a Makefile), or
    with another one on the next line.
    """
    if not ctx.doc.traits.markdown or heading.depth != 1:
        return False
    named = "." in ctx.doc.source.path.rpartition("/")[2]
    source = ctx.doc.source
    close = (
        following is not None
        and following.depth == 1
        and (source.position(following.span.start).line == source.position(heading.span.start).line + 1)
    )
    return not named or close


def _no_title(ctx: Context, heading: Block) -> bool:
    """Say whether a "heading" is a quoted one, or a line of code or text that happens to begin with #."""
    text = ctx.doc.text_of(heading).strip()
    told = any(char.isalnum() for char in text)
    return heading.quote or not told or text[0].islower() or text.rstrip("\ufffc ")[-1] in ".;,{}()!"
