"""MRK003: bullets that no Markdown program takes for list marks."""

from collections.abc import Iterator

from copydesk.api import Context, Edit, Fix, Hit, rule

STANDARD = "-*+"


@rule(
    id="MRK003",
    name="nonstandard-bullet",
    version=1,
    status="stable",
    severity="info",
    confidence="strong",
    scope=["raw"],
    formats=["markdown", "text", "html"],
    tags=["lists", "markdown"],
    summary="List items marked with a character that is no list mark",
    message="“{mark}” is not a list mark: these {count} items are running text, not a list",
    rationale="Markdown and wikitext know -, * and + (or #) as list marks. Lines that start with •, ▪ or a "
    "long dash run together into one "
    "paragraph, and a screen reader does not announce a list.",
    remedy="Start each item with “- ”; in HTML use <ul> and <li>.",
    references=["https://spec.commonmark.org/0.31.2/#bullet-list-marker"],
    bad=[
        {
            "text": "Bring these:\n\n⟦•⟧ a lamp\n• two candles\n",
            "fixed": "Bring these:\n\n- a lamp\n- two candles\n",
            "bare": True,
        },
        {"text": "Bring these:\n\n⟦–⟧ a lamp\n– two candles\n– a map\n", "format": "text", "bare": True},
        {"text": "<p>⟦•⟧ a lamp</p>\n<p>• two candles</p>\n", "format": "html", "bare": True},
    ],
    good=[
        "Bring these:\n\n- a lamp\n- two candles",
        "The sign • stands between names: Ada • Grace • Joan.",
        "– No, said the ferryman, not today.",
    ],
)
def nonstandard_bullet(ctx: Context) -> Iterator[Hit]:
    if ctx.doc.format == "html":
        yield from _paragraphs(ctx)
        return
    for run in ctx.facts.lists:
        odd = [
            item
            for item in run.items
            if len(item.mark) == 1 and not item.mark.isalnum() and item.mark not in STANDARD
        ]
        if len(odd) < 2 or (odd[0].mark in "–—·" and not _announced(ctx, odd[0].line)):
            continue
        edits = tuple(Edit(item.mark_span, "-") for item in odd)
        safety = "safe" if ctx.doc.format == "markdown" and odd[0].mark not in "–—·" else "unsafe"
        yield ctx.at(
            odd[0].mark_span,
            fix=Fix(edits, "Start each item with “-”", safety),
            mark=odd[0].mark,
            count=len(odd),
        )


def _announced(ctx: Context, number: int) -> bool:
    """Say whether a colon leads to the list: a dash at the head of a line may as well open speech."""
    above = [line.text.strip() for line in ctx.facts.lines[max(0, number - 3) : number - 1]]
    return any(text.endswith(":") for text in above)


def _paragraphs(ctx: Context) -> Iterator[Hit]:
    """In HTML: neighbouring paragraphs that start with a bullet character."""
    run: list[int] = []
    mark = ""
    for block in [*ctx.doc.prose_blocks, None]:
        first = (
            ctx.text[block.start : block.start + 1] if block is not None and block.kind == "paragraph" else ""
        )
        if first and first in "•‣▪●◦" and (not run or first == mark):
            mark = first
            run.append(block.start if block is not None else 0)
            continue
        if len(run) >= 2:
            yield ctx.hit(run[0], run[0] + 1, mark=mark, count=len(run))
        run = []
