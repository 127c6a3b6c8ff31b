"""Whether anything stands between a block and what follows it: text, code, tables, pictures, tags with
content.
"""

from bisect import bisect_left

from copydesk.api import Block, Context, regex, word_sets

_SOMETHING = regex(r"[^ \t\r\n=#-]")
_MEDIA = (
    *("<img", "<video", "<audio", "<iframe", "<svg", "<table"),
    *("<canvas", "<object", "<picture", "<form"),
)


def is_empty(ctx: Context, above: Block, following: Block | None) -> bool:
    """Say whether nothing but white space, comments and tags without content lies between a block and the
    heading that follows, or the end of the article.
    """
    source = ctx.doc.source.text
    end = following.span.start if following else _end(ctx, above)
    if ctx.doc.traits.elements:
        return _is_empty_html(ctx, above, end)
    at, comments = above.span.end, ctx.doc.comments
    for number in range(bisect_left(comments, (at,)), len(comments)):
        start, behind = comments[number]
        if start >= end:
            break
        if _SOMETHING.search(source, at, start):
            return False
        at = max(at, behind)
    return _SOMETHING.search(source, at, end) is None


def _end(ctx: Context, above: Block) -> int:
    """Return where the last section ends: before the notes at its foot, unless it announces them."""
    names = word_sets(ctx.facts.data("reference-headings.txt"))
    title = ctx.doc.text_of(above).lower().split()
    blocks = ctx.doc.blocks[above.index + 1 :]
    foot = [block for block in blocks if block.kind == "footnote"]
    if foot and len(foot) == len(blocks) and (names["head"] | names["alone"]).isdisjoint(title):
        return ctx.doc.source.text.rfind("\n", 0, foot[0].span.start) + 1
    return len(ctx.doc.source.text)


def _is_empty_html(ctx: Context, above: Block, end: int) -> bool:
    for number in range(above.index + 1, len(ctx.doc.blocks)):
        block = ctx.doc.blocks[number]
        if block.span.start >= end:
            break
        if above.span.end <= block.span.start:
            return False
    between = ctx.doc.source.text[above.span.end : end].lower()
    return not any(tag in between for tag in _MEDIA)
