"""MRK014: no blank line between a paragraph and the quotation or code below it, or the heading above it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.api import Context, Edit, Fix, Hit, Related, Span, regex, rule

HEADING = regex(r" {0,3}#{1,6}[ \t]+\S")
QUOTE = regex(r" {0,3}>[ \t]?\S")
ITEM = regex(r"[ \t]{0,8}(?:[-*+]|\d{1,3}[.)])[ \t]")
FENCE = regex(r" {0,3}(?:```|~~~)")
# A line of attributes, of badges, or of HTML belongs to the heading beside it.
ATTACHED = regex(r"[ \t]*(?:\{[:#.%]|\[?!\[|<|:::)")
FEW, MOST_RELATED = 3, 20


class Place(NamedTuple):
    """A line that has text right above (or below) it: its number from 0 on, where the blank line belongs."""

    line: int
    gap: int


@rule(
    id="MRK014",
    name="block-missing-blank",
    version=1,
    status="stable",
    severity="info",
    confidence="strong",
    scope=["raw"],
    formats=["markdown"],
    tags=["headings", "markdown"],
    summary="A quotation, code or a heading that touches the paragraph or list beside it",
    message="No blank line {where} the {what}{more}",
    rationale="CommonMark starts a heading, a quotation or a block of code right below text, other Markdown "
    "programs show its marks as words of the paragraph; and whoever edits the file overlooks a heading "
    "between two lines of text. Where a file hardly ever has a blank line there, it is told once.",
    remedy="Put a blank line between the paragraph and the block.",
    references=[
        "https://github.com/DavidAnson/markdownlint/blob/main/doc/md022.md",
        "https://github.com/DavidAnson/markdownlint/blob/main/doc/md031.md",
    ],
    bad=[
        {
            "text": "Two pumps are left:\n\n- the old one\n- the new one\n⟦## The weir⟧\n\nIt leaks.\n",
            "fixed": "Two pumps are left:\n\n- the old one\n- the new one\n\n## The weir\n\nIt leaks.\n",
            "bare": True,
        },
        {"text": "The keeper wrote:\n⟦> It leaks.⟧\n\nNobody came.\n", "bare": True},
        {"text": "Open the sluice with this line:\n⟦```⟧\nsluice --open\n```\n\nIt hums.\n", "bare": True},
        {
            "text": "# Locks\n\nThe lock was closed.\n\n## The weir\n\nIt leaks.\n\n## The gate\n\nIt is new."
            "\n\n⟦## The keeper⟧\nHe sleeps.\n\n## The boats\n\nThey wait.\n",
            "bare": True,
        },
    ],
    good=[
        "# Locks\n\nThe lock was closed.\n\n## The weir\n\nIt leaks.",
        {"text": "# Locks\n## The upper lock\n\nIt was closed.\n", "bare": True},
        {"text": "# Locks\nIt was closed.\n\n# Weirs\nThey leak.\n\n# Gates\nThey are new.\n", "bare": True},
        {"text": "# Locks\n\nThe lock was closed.\n## The weir\n\nIt leaks.\n", "bare": True},
        {"text": "# Locks\n\n{: .wide}\n## The weir\n\nIt leaks.\n", "bare": True},
        {"text": "```\ntext\n## no heading\n```\n", "bare": True},
    ],
)
def block_missing_blank(ctx: Context) -> Iterator[Hit]:
    shown, paragraphs = ctx.facts.open_lines, _paragraph_lines(ctx)
    if not paragraphs:
        return
    texts = ctx.facts.lines.texts
    places = (
        ("heading", [at for at, text in enumerate(shown) if text and HEADING.match(text)]),
        ("quotation", _quotations(shown)),
        ("code", _fences(ctx)),
    )
    for what, every in places:
        above = [at for at in every if at - 1 in paragraphs and not ATTACHED.match(texts[at - 1])]
        if what == "heading":  # below a paragraph MRK012 tells it
            above = [at for at in above if ITEM.match(texts[at - 1])]
        glued = [Place(at, at) for at in above]
        yield from _told(ctx, what, "above", glued, len(every))
        if what == "heading":
            under = [at for at in every if at + 1 in paragraphs and not ATTACHED.match(texts[at + 1])]
            below = [Place(at, at + 1) for at in under]
            if len(below) * 4 <= len(every):
                yield from _told(ctx, what, "below", below, len(every))


def _quotations(lines: Sequence[str]) -> list[int]:
    """Return the numbers of the first lines of quotations, which go on in the lines below."""
    return [
        at
        for at, text in enumerate(lines)
        if text and QUOTE.match(text) and not (at and QUOTE.match(lines[at - 1]))
    ]


def _fences(ctx: Context) -> list[int]:
    """Return the numbers of the lines that open a block of code."""
    numbers = [
        ctx.doc.source.position(block.span.start).line - 1 for block in ctx.doc.blocks if block.kind == "code"
    ]
    return [at for at in numbers if FENCE.match(ctx.facts.lines[at].text)]


def _paragraph_lines(ctx: Context) -> frozenset[int]:
    """Return the numbers of the lines, from 0 on, of paragraphs and items of lists outside of quotations."""
    found: set[int] = set()
    for block in ctx.doc.blocks:
        if block.kind in ("paragraph", "list-item") and not block.quote:
            first = ctx.doc.source.position(block.span.start).line
            text = ctx.doc.source.slice(block.span)
            found.update(range(first - 1, first + text.rstrip().count("\n")))
    return frozenset(found)


def _told(ctx: Context, what: str, where: str, places: Sequence[Place], every: int) -> Iterator[Hit]:
    """Yield a finding for each place, or one for all of them where the file hardly has such blank lines."""
    habit = len(places) > FEW and len(places) * 2 > every
    for place in places[:1] if habit else places:
        line = ctx.facts.lines[place.line]
        lead = len(line.text) - len(line.text.lstrip())
        others = places[1:] if habit else ()
        gap = ctx.facts.lines[place.gap].span.start
        fix = Fix((Edit(*ctx.facts.blank_line_before(gap)),), f"Insert a blank line {where} the {what}")
        yield ctx.at(
            Span(line.span.start + lead, line.span.start + len(line.text.rstrip())),
            # Within an item a blank line would set all items of the list apart.
            fix=None if lead else fix,
            related=tuple(Related(ctx.facts.lines[at].span, "another") for at, _ in others[:MOST_RELATED]),
            what=what,
            where=where,
            more=f", nor {where} {len(others)} others" if others else "",
        )
