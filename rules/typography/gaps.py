"""What stands round a place in the source: its line, and where a space goes in between two words."""

from copydesk.api import Edit, Fix, Scope, Span

SIGNS = ("``", "()", "=>", "{}", "</")
"""What files on programs have in their prose."""
LONGEST_LINE = 200
"""How much of a line is looked at on either side of a place."""


def gap_before(ctx: Scope, offset: int) -> Span:
    """Return the empty span in the source for a space before a prose offset: behind what closes (a link, an
    end tag) with the text before it, but before what opens with the text after it (emphasis, a link, a tag,
    a quotation mark).
    """
    source = ctx.doc.source.text
    at, limit = ctx.doc.lift(offset - 1, offset).end, ctx.doc.lift(offset, offset + 1).start
    ends = sorted(link.span.end for link in ctx.doc.links if link.span.start < at < link.span.end <= limit)
    if ends:
        at = ends[-1]
    while source.startswith("</", at) and (end := source.find(">", at, limit)) >= 0:
        at = end + 1
    return Span(at, at)


def put_space(ctx: Scope, offset: int, *, safe: bool) -> Fix:
    """Return the fix that puts a space before a prose offset."""
    return Fix((Edit(gap_before(ctx, offset), " "),), "put a space", "safe" if safe else "unsafe")


def line_at(ctx: Scope, offset: int) -> tuple[str, str]:
    """Return the line of the source at a prose offset, before and behind it."""
    text, at = ctx.doc.source.text, ctx.doc.lift(offset, offset).start
    before = text[max(0, at - LONGEST_LINE) : at].rpartition("\n")[2]
    return before, text[at : at + LONGEST_LINE].partition("\n")[0]


def technical(ctx: Scope) -> bool:
    """Say whether a file is about programs: it has code, or signs of programs in its prose. Words and marks
    without spaces may be names there.
    """
    return bool(ctx.doc.code) or any(sign in ctx.text for sign in SIGNS)
