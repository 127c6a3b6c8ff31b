"""What leads to a table: its caption, a sentence, a line with a colon."""

from __future__ import annotations

from copydesk.api import Context, Sentence, Span, regex

CAPTION = regex(
    r"[ \t*_]{0,4}(?:(?:Table|TABLE|Tab\.) (?:\d{1,3}|[A-Z]?\d{1,2}|[IVX]{1,5})\b"
    r"|(?=[A-Z])(?:[\w’'().,/%£$€–-]{1,24}[ \t]){2,11}[\w’'()/%£$€–-]{1,24}:?[*_]{0,2}\s*\Z)"
)
GAP = 60  # characters of markup between a table and the line that leads to it


def caption_line(ctx: Context, span: Span) -> Span | None:
    """Return the line right above a table, blank ones aside, where it is a caption: it has a number, or it is
    short and no sentence.
    """
    number = ctx.doc.source.position(span.start).line - 2
    while number >= 0 and not ctx.facts.lines[number].text.strip():
        number -= 1
    line = ctx.facts.lines[number] if number >= 0 else None
    return line.span if line is not None and CAPTION.match(line.text) else None


def with_caption(ctx: Context, span: Span, head: Span, lead: Sentence | None) -> Span:
    """Return the head of a table with what leads to it: a sentence, a line with a colon, a caption."""
    if ctx.doc.traits.lines and (above := caption_line(ctx, span)) is not None:
        return Span(above.start, head.end)
    told = [block for block in ctx.doc.prose_blocks if block.kind in ("paragraph", "caption")]
    last = next((block for block in reversed(told) if block.span.end <= span.start), None)
    near = last is not None and span.start - last.span.end <= GAP
    if lead is None and last is not None and near and ctx.doc.text_of(last).endswith(":"):
        lead = ctx.facts.sentences_of(last)[-1]
    if lead is not None:
        return Span(ctx.doc.lift(lead.start, lead.end).start, head.end)
    inside = (block.span for block in ctx.doc.prose_blocks if block.kind == "caption")
    start = next((one.start for one in inside if span.start <= one.start < head.start), head.start)
    return Span(start, head.end)
