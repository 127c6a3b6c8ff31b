"""Where a space goes in between two words that markup may part."""

from copydesk.api import Scope, Span


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
