"""What stands round a place in the source: its line, and where a space goes in between two words."""

from copydesk.api import Edit, Fix, Scope, Span, regex

SIGNS = ("``", "()", "=>", "{}", "</")
"""What files on programs have in their prose."""
# A call of a note or a citation, and attributes: they belong to the word before them.
CALL = regex(
    r"\[\^[^\[\]\s]{1,99}\]|\[@[^\[\]\n]{1,200}\]|\[[#*\w]{1,40}\]_|\{[:#.][^{}\n]{0,200}\}|</[a-zA-Z][^<>]{0,40}>"
)
ELEMENT = regex(r"<(?P<name>[a-zA-Z][\w-]{0,20})(?:\s[^<>]{0,400})?>")
LONGEST_LINE = 200
"""How much of a line is looked at on either side of a place."""


def gap_before(ctx: Scope, offset: int) -> Span:
    """Return the empty span in the source for a space before a prose offset: behind what closes (a link, an
    end tag) or is hung on (the call of a note, attributes) with the text before it, but before what opens
    with the text after it (emphasis, a link, a tag, a quotation mark).
    """
    source = ctx.doc.source.text
    at, limit = ctx.doc.lift(offset - 1, offset).end, ctx.doc.lift(offset, offset + 1).start
    ends = sorted(link.span.end for link in ctx.doc.links if link.span.start < at < link.span.end <= limit)
    if ends:
        at = ends[-1]
    while (end := _behind_call(source, at, limit)) > at:
        at = end
    return Span(at, at)


def _behind_call(source: str, at: int, limit: int) -> int:
    """Return the end of the call, of the attributes or of the end tag at a place of the source, or of the
    whole element that ends before ``limit`` ("<sup><a>1</a></sup>"); the place itself where there is none.
    """
    if match := CALL.match(source, at, limit):
        return match.end()
    if match := ELEMENT.match(source, at, limit):
        end_tag = f"</{match['name']}>"
        end = source.find(end_tag, match.end(), limit)
        return end + len(end_tag) if end >= 0 else at
    return at


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
    of_programs: bool = ctx.facts.of_programs
    return of_programs
