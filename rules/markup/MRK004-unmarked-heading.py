"""MRK004: a line that reads as a heading but carries no heading markup."""

from collections.abc import Iterator, Sequence

from copydesk.api import Block, Context, Edit, Fix, Hit, Related, Span, regex, rule

BOLD_LINE = regex(r"[ \t]{0,3}(\*\*|__)([^*_\n]{3,80})\1[ \t]*$")
FIELD = regex(r"[A-Z][\w'’ -]{1,30}: [A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{0,20}){0,3}")
# "**Harriers 27, Wanderers 24**", "**High Court, Judge Amble, 6 October 2026**": a result, a date.
FIGURES = regex(r",[^,\n]{1,60}\d\Z")
# A title has few words, and nothing of a program: what is longer may be a sentence that lost its stop.
TITLE = regex(r"\S+(?: [^\s=<>{}`*_\\|→⇒]+){0,9}(?<![(,])")
SMALL = regex(r"\A[ \t]*[a-z]")
MOST_RELATED = 20


@rule(
    id="MRK004",
    name="unmarked-heading",
    version=5,
    status="stable",
    severity="warning",
    confidence="strong",
    scope=["heading", "paragraph"],
    formats=["markdown", "text"],
    tags=["headings", "markdown"],
    yields_to=["TBL001"],
    summary="A heading without heading markup",
    message="“{text}” reads as a heading but is not marked as one{effect}",
    rationale="Headings that are only short lines, or only bold, do not reach the table of contents, "
    "search engines or screen readers; "
    "without a blank line they run into the paragraph below.",
    remedy="Write “## ” before the heading and put a blank line after it.",
    references=["https://github.com/DavidAnson/markdownlint/blob/main/doc/md036.md"],
    bad=[
        {
            "text": (
                "⟦How the Harbour Was Dredged in a Single Summer⟧\nThe harbour board hired two "
                "dredgers from Leith, and they worked from "
                "April to September of that year. They moved more mud than anybody had thought possible, and "
                "most of it went to the sand banks "
                "further out, where it still lies.\n⟦What Became of the Mud⟧\nMost of it lies on the banks, "
                "and the rest went to the fields behind "
                "the town. The farmers were glad of it then, although some of them changed their minds "
                "when they saw the thistles.\n"
                "\n- See [the board’s log](https://example.org/log) for the tonnage.\n"
            ),
            "bare": True,
        },
        {
            "text": (
                "The board met in May.\n\n⟦**What the board decided**⟧\n\nIt decided nothing, and met "
                "again in June.\n"
            ),
            "bare": True,
        },
    ],
    good=[
        {
            "text": "Letters\n\nSir – Less pedantry, please, and fewer pedants.\n\nT. Gosling\nBy email\n\n\n"
            "Sir – It was with some joy that I read of the pier, which is to be mended in the spring.\n\n"
            "Ann Holt\nSheep Street\n",
            "format": "text",
            "bare": True,
        },
        {
            "text": "A barometer, a bear and a bidder\n\nSale report by Jo Tapper\n"
            "The Marl Letter, 25 November 2026\n\n"
            "Lot 88 was the one that they had come for, and it went to a bidder at the back of the room.\n",
            "format": "text",
            "bare": True,
        },
        {
            "text": "- a list\n\nAsk the harbour master for the boats of the board\nthat lie at the quay.\n",
            "bare": True,
        },
        {
            "text": "# Minutes\n\nMay 2, 1912\n\nHost: Ann Marsh\n\nKeeping Notes: Tom Roe\n\n"
            "- It was late.\n- They went home.\n",
            "bare": True,
        },
        "## What the board decided\n\nIt decided nothing, and met again in June.",
        "The board met in May.\n\n**It decided nothing.**\n\nIt met again in June.",
        "The board met in May.\n\n**Harriers 27, Wanderers 24**\n\nIt met again in June.",
        "**Note** that the board met in May.\n\nIt decided nothing.",
        {
            "text": (
                "The Dredging of the Harbour\n\nThe harbour board hired two dredgers from Leith, and they "
                "worked from April to September.\n\nWhat Became of the Mud\n\nMost of it lies on the "
                "banks, and the rest went to the fields behind the town.\n"
            ),
            "bare": True,
        },
    ],
)
def unmarked_heading(ctx: Context) -> Iterator[Hit]:
    blocks = ctx.doc.prose_blocks
    text_format = ctx.doc.traits.plain
    plain = text_format or not _marked_up(ctx)
    unmarked: list[Span] = []
    for at, block in enumerate(blocks):
        if not ctx.in_scope(block):
            continue
        if block.kind == "heading" and not block.attrs.get("marked", True):
            glued = _glued(ctx, block.span)
            if glued and _goes_on(ctx, block.span):
                continue
            # A text without any markup sets its headings off with blank lines, and rightly so; where it does
            # not, one finding tells it for all.
            if _is_field(ctx, blocks, at):
                continue
            if plain:
                if glued:
                    unmarked.append(ctx.facts.trimmed(block.span))
                continue
            fix = Fix(
                (Edit(Span(block.span.start, block.span.start), "## "),), "Mark as a heading", "suggestion"
            )
            span = ctx.facts.trimmed(block.span)
            yield ctx.at(
                span,
                severity=None if TITLE.fullmatch(ctx.doc.source.slice(span)) else "info",
                fix=fix,
                effect=": it runs into the text below" if glued else "",
            )
        elif block.kind == "paragraph" and not text_format and not block.quote:
            match = BOLD_LINE.match(ctx.doc.source.slice(block.span))
            following = blocks[at + 1] if at + 1 < len(blocks) else None
            if (
                match is None
                or match.group(2).rstrip()[-1] in ".!?:;,…"
                or FIGURES.search(match.group(2).rstrip()) is not None
                or following is None
                or following.kind != "paragraph"
            ):
                continue
            new = "## " + match.group(2).strip()
            fix = Fix((Edit(block.span, new),), "Mark as a heading", "suggestion")
            yield ctx.at(ctx.facts.trimmed(block.span), severity="info", fix=fix, effect=": it is only bold")
    if unmarked:
        more = f", nor are {len(unmarked) - 1} others" if len(unmarked) > 2 else ""
        yield ctx.at(
            unmarked[0],
            severity="info",
            related=tuple(Related(span, "another heading") for span in unmarked[1:MOST_RELATED]),
            effect=("" if text_format else ": it runs into the text below") + more,
        )


def _is_field(ctx: Context, blocks: Sequence[Block], at: int) -> bool:
    """Say whether a line is one of several that give a name to a label ("Host: Ann Marsh")."""
    if not FIELD.fullmatch(ctx.doc.text_of(blocks[at]).strip()):
        return False
    beside = (blocks[n] for n in (at - 1, at + 1) if 0 <= n < len(blocks))
    return any(FIELD.fullmatch(ctx.doc.text_of(block).strip()) for block in beside)


def _marked_up(ctx: Context) -> bool:
    """Say whether the file uses markup at all; a plain text that merely has the suffix .md gets a hint, not a
    warning."""
    doc = ctx.doc
    return (
        bool(doc.tables)
        or any(link.kind in ("inline", "reference", "image") for link in doc.links)
        or any(block.attrs.get("marked") or block.kind in ("list-item", "code") for block in doc.blocks)
    )


def _goes_on(ctx: Context, span: Span) -> bool:
    """Say whether the line below begins with a small letter, as a sentence that is wrapped does."""
    lines = ctx.facts.lines
    line = ctx.doc.source.position(span.end).line
    return line < len(lines) and SMALL.match(lines[line].text) is not None


def _glued(ctx: Context, span: Span) -> bool:
    line = ctx.doc.source.position(span.end).line
    lines = ctx.facts.lines
    return line < len(lines) and bool(lines[line].text.strip())
