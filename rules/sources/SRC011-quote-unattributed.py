"""SRC011: quoted speech, and nobody who says it."""

import re
from collections.abc import Iterator

from copydesk.api import Context, Hit, regex, rule, worded

_SENTENCE = regex(r"[“\"«][A-Z][^“”\"«»]{30,}[.!?…,]['’]?[”\"»]")
_NEAR = worded(r"\b(?:(?@telling)|stands? for|stood for)\b", "quotations.txt", flags=re.IGNORECASE)
_SIGNED = regex(r"\s*(?:[—–-]{1,2}|\()\s*[A-Z]")
_MANY = 8


@rule(
    id="SRC011",
    name="quote-unattributed",
    version=1,
    status="stable",
    severity="warning",
    confidence="strong",
    languages=["en"],
    scope=["paragraph", "list-item"],
    tags=["sources", "quotations"],
    summary="A quoted sentence without anybody who said it",
    message="No speaker was found for this quotation in its paragraph or next to it",
    rationale="A quotation is a claim that somebody used these very words. Without the somebody nothing can "
    "be checked, and invented quotations are among the "
    "gravest faults a text can have.",
    remedy="Say who said it, to whom and when, or turn the quotation into your own words with a source.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Quotations"],
    bad=[
        (
            "The harbour will change the town. ⟦“Nobody will recognise the old quay after the "
            "rebuilding.”⟧ Work begins in May."
        ),
        'Fares rose again. ⟦"We can no longer pay what they want from us every month."⟧ The buses are empty.',
    ],
    good=[
        (
            "The harbour will change the town. “Nobody will recognise the old quay after the "
            "rebuilding,” said Anna Holt."
        ),
        "The so-called “old quay” will go.",
        "“Nobody will recognise the old quay after the rebuilding.” — Anna Holt",
        (
            "Anna Holt was angry. “Nobody will recognise the old quay after the rebuilding.” She told "
            "the council so."
        ),
        "“Nobody will recognise the old quay after the rebuilding” ([minutes](https://quay.test)).",
    ],
)
def quote_unattributed(ctx: Context) -> Iterator[Hit]:
    statements = ctx.facts.attributions
    if not statements.reports or len(ctx.facts.quotes) > _MANY * max(1, ctx.facts.word_count // 400):
        return
    blocks = [block for block in ctx.blocks() if block.index in statements.by_block]
    for number, block in enumerate(blocks):
        text = ctx.doc.text_of(block)
        for match in _SENTENCE.finditer(text):
            if number and match.start() < 4 and _asks(ctx.doc.text_of(blocks[number - 1])):
                continue
            near = (
                text[max(0, match.start() - 300) : match.start()]
                + " "
                + text[match.end() : match.end() + 200]
            )
            if number and match.start() < 4:
                near += " " + ctx.doc.text_of(blocks[number - 1])[-250:]
            if number + 1 < len(blocks) and len(text) - match.end() < 4:
                near += " " + ctx.doc.text_of(blocks[number + 1])[:150]
            if (
                _NEAR(ctx.data).search(near)
                or _SIGNED.match(text, match.end())
                or ":" in text[max(0, match.start() - 3) : match.start()]
            ):
                continue
            if any(s.support in ("link", "footnote", "reference") for s in statements.by_block[block.index]):
                continue
            quote = range(block.start + match.start(), block.start + match.end())
            if any(
                c.classes and c.start not in quote
                for s in statements.by_block[block.index]
                for c in s.carriers
            ):
                continue
            yield ctx.hit(block.start + match.start(), block.start + match.end())


def _asks(text: str) -> bool:
    """Say whether a paragraph is a question, as in an interview."""
    return text.rstrip('*_ ”"').endswith("?")
