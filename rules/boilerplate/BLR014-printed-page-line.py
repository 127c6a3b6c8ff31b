"""BLR014: the head or the foot of a printed page between the lines of an article."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, Related, Span, rule

from .printedpages import PrintedPages

MOST = 6
FIRST = "The meeting closed at nine. The board will read the report and the clerk has asked for"
REST = "another month, since the mud of the basin has not been weighed. The ferry uses the outer pier."


@rule(
    id="BLR014",
    name="printed-page-line",
    version=5,
    status="stable",
    severity="warning",
    confidence="strong",
    scope=["document"],
    tags=["boilerplate", "conversion"],
    yields_to=["BLR004", "BLR010"],
    summary="The head or foot of a printed page stands between the lines",
    message="“{line}” seems to be the head or foot of a printed page ({why})",
    rationale="What was converted from a PDF or scanned has the running heads, page numbers and notes of the "
    "printer in it, often in the middle of a sentence. In an article there are no pages.",
    remedy="Delete the line, and join the sentence that it cuts.",
    references=["https://en.wikipedia.org/wiki/Page_header"],
    bad=[
        {
            "text": f"{FIRST}\n\n⟦Parish News 214          page 2 of 6⟧\n\n{REST}\n",
            "format": "text",
            "bare": True,
        },
        {"text": f"{FIRST}\n\n⟦12⟧\n\n{REST}\n", "format": "text", "bare": True},
        {
            "text": f"{FIRST} it.\n\n⟦Reed Trust · Report 11 · www.reed.example · 7⟧\n\nThe {REST}\n",
            "format": "text",
            "bare": True,
        },
        {
            "text": f"{FIRST} it.\n⟦88   THE FEN⟧\nThe {REST} {FIRST} more.\n⟦90   THE FEN⟧\nThe {REST}\n",
            "format": "text",
            "bare": True,
        },
        {
            "text": f"{FIRST} it.\n\n⟦Page 4 of 9 FEN/24/07 final v3.docx⟧\n\nThe {REST}\n",
            "format": "text",
            "bare": True,
        },
        {
            "text": f"{FIRST} it.\n\n⟦Fen Board Minutes 4/2/2026              Page 3 of 5          DRAFT⟧\n"
            f"\nThe {REST}\n",
            "format": "text",
            "bare": True,
        },
    ],
    good=[
        {
            "text": f"{FIRST} it.\n\n[`fen`]:\n    https://fen.example/weir/Base.html#method-c-fen\n[`mud`]:\n"
            f"    https://fen.example/weir/Base.html#method-i-mud\n\n{REST}\n",
            "format": "markdown",
            "bare": True,
        },
        {
            "text": f"{FIRST} it.\n\nSee page 4 of fen.docx.\n\nThe {REST}\n",
            "format": "text",
            "bare": True,
        },
        {"text": f"{FIRST} it.\n\n12\n\nThe {REST}\n", "format": "text", "bare": True},
        {
            "text": f"{FIRST} it.\n\nDay 1\n\nThe {REST}\n\nDay 2\n\n{FIRST} it.\n",
            "format": "text",
            "bare": True,
        },
        {
            "text": f"{FIRST} it.\n\nThe Weir ..... 12\nSalt ..... 31\n\nThe {REST}\n",
            "format": "text",
            "bare": True,
        },
    ],
)
def printed_page_line(ctx: Context) -> Iterator[Hit]:
    lined = ctx.doc.traits.lines
    blocks = (
        [] if lined else [block for block in ctx.doc.prose_blocks if block.kind in ("paragraph", "heading")]
    )
    if lined:
        # Addresses are left out of the open lines, and at the foot of a page they count.
        shown = ctx.facts.open_lines
        texts = [text if open_ else "" for text, open_ in zip(ctx.facts.lines.texts, shown, strict=True)]
    else:
        texts = [ctx.doc.text_of(block) for block in blocks]
    found = PrintedPages(texts, not lined).find()
    if not found:
        return

    def place(at: int) -> Span:
        return ctx.facts.trimmed(ctx.facts.lines[at].span if lined else blocks[at].span)

    many = found[0] if len(found) > MOST else None
    for told in found if many is None else [many]:
        others = () if many is None else tuple(Related(place(one.at), "another one") for one in found[1:20])
        yield ctx.at(
            place(told.at),
            severity=None if told.sure else "info",
            confidence=None if told.sure else "weak",
            related=others,
            line=" ".join(texts[told.at].split())[:80],
            why=told.why,
        )
