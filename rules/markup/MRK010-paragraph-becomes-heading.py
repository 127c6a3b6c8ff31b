"""MRK010: a paragraph that a line of dashes right below turns into a heading."""

from collections.abc import Iterator, Sequence

from copydesk.api import Context, Edit, Fix, Hit, Span, regex, rule

UNDERLINE = regex(r"[ ]{0,3}(?:-{2,}|={2,})[ \t]*\Z")
OTHER_BLOCK = regex(r"[ \t]*(?:[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|>|\||<|```|~~~|\[[^\]]{1,99}\]:)")
LONGEST_HEADING = 100
LINK = regex(r"\[?!\[[^\[\]]{0,100}\]\([^()\s]{0,300}\)(?:\]\([^()\s]{0,300}\))?")


@rule(
    id="MRK010",
    name="paragraph-becomes-heading",
    version=3,
    status="stable",
    severity="warning",
    confidence="strong",
    scope=["raw"],
    formats=["markdown"],
    tags=["headings", "markdown"],
    summary="A paragraph shown as a heading because of dashes right below it",
    message="The line of “{mark}” right below makes a heading of this paragraph",
    rationale="In Markdown a line of dashes or equals signs directly below text underlines it as a "
    "heading. Where a rule between "
    "two paragraphs was meant, the whole paragraph above is shown in heading size.",
    remedy="Put a blank line between the paragraph and the line of dashes.",
    references=["https://spec.commonmark.org/0.31.2/#setext-headings"],
    bad=[
        {
            "text": (
                "⟦The lock was closed for the winter, and nobody came to open it again.⟧\n---\nIn "
                "spring the boats went round.\n"
            ),
            "fixed": "The lock was closed for the winter, and nobody came to open it again.\n\n---\n"
            "In spring the boats went round.\n",
            "bare": True,
        },
        {"text": "The lock was closed.\n⟦Nobody came to open it.⟧\n-----\n", "bare": True},
    ],
    good=[
        "Boat [![Build](https://a.example/boat.svg?branch=main)](https://a.example/boat) "
        "[![Status](https://a.example/b.svg)](https://a.example/c)\n==========\n\nIt is a boat.",
        "The lock\n--------\n\nIt was closed for the winter.",
        "The lock was closed for the winter.\n\n---\n\nIn spring the boats went round.",
        {
            "text": "---\ntitle: Locks and weirs of the upper river.\n---\n\nThe lock was closed.\n",
            "bare": True,
        },
        {
            "text": "- The lock was closed for the winter.\n---\n\nIn spring the boats went round.\n",
            "bare": True,
        },
    ],
)
def paragraph_becomes_heading(ctx: Context) -> Iterator[Hit]:
    text = ctx.doc.source.text
    if "\n--" not in text and "\n==" not in text:
        return
    tables = {row.span.start for table in ctx.doc.tables for row in table.rows}
    lines = ctx.facts.lines
    usual = sum(
        0 < len(lines[at - 1].text.strip()) <= LONGEST_HEADING
        and not lines[at - 1].text.strip().endswith((".", ":"))
        for at in _underlines(lines.texts)
        if at
    )
    for at in _underlines(lines.texts):
        line = lines[at]
        if at == 0 or line.span.start < ctx.doc.body.start:
            continue
        above = lines[at - 1]
        words = above.text.strip()
        shown = LINK.sub("", words)  # a title with badges is short
        if above.span.start < ctx.doc.body.start or not words or OTHER_BLOCK.match(above.text):
            continue
        if not (
            len(shown) > LONGEST_HEADING
            or (words.endswith((".", ".”", '."', ":")) and len(words.split()) >= 5)
        ):
            continue
        if line.span.start in tables or ctx.facts.in_code(line.span):
            continue
        if usual >= 2 and above.text[:1].isalnum() and len(words) <= 2 * LONGEST_HEADING:
            continue  # such headings are the habit of this author, and this one is only long
        start = above.span.start + len(above.text) - len(above.text.lstrip())
        fix = Fix(
            (Edit(*ctx.facts.blank_line_before(line.span.start)),), "Insert a blank line above the dashes"
        )
        yield ctx.at(Span(start, start + len(words)), fix=fix, mark=line.text.strip()[:3])


def _underlines(texts: Sequence[str]) -> Iterator[int]:
    """Yield the numbers of the lines, from 0 on, that underline what stands above them."""
    for at, text in enumerate(texts):
        if text and text[-1] in "-= \t" and UNDERLINE.match(text):
            yield at
