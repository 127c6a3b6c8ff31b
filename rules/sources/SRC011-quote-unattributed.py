"""SRC011: quoted speech, and nobody who says it."""

import re
from collections.abc import Iterator, Sequence

from copydesk.api import Context, Hit, regex, rule, worded

from .attribution.statement import Statement

_SENTENCE = regex(r"[“\"«][A-Z][^“”\"«»]{30,}[.!?…,]['’]?[”\"»]")
_NEAR = worded(r"\b(?:(?@telling)|stands? for|stood for)\b", "quotations.txt", flags=re.IGNORECASE)
_SIGNED = regex(r"\s*(?:[—–-]{1,2}|\()\s*[A-Z]|\s+[A-Z][\w’'-]{1,30}(?: [A-Z][\w’'-]{1,30})?\.")
_NEXT = regex(r"(?:[,;] (?:and |or |but )?| (?:and|or) )[“\"«]")
_BEFORE = regex(r"[”\"»](?:[,;] (?:and |or |but )?| (?:and|or) )\Z")
_PERSON = regex(r"(?<![.!?] )(?<!\A)\b[A-Z][a-z]{2,20} (?:[A-Z]\. )?[A-Z][a-z]{2,20}\b|\b(?:[Hh]e|[Ss]he)\b")
_SPEAKERS = frozenset({"person", "pronoun", "office"})
_SMALL = 3  # letters of a word that a title may write small
_MANY = 8


@rule(
    id="SRC011",
    name="quote-unattributed",
    version=3,
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
        "Anger grew. “Nobody will recognise the old quay after the rebuilding.” [Anna Holt, Quays, p. 140]",
        "Anger grew. “Nobody will recognise the old quay after the rebuilding,” rumbled the harbour master.",
        "Holt wrote to her crew, “Nobody will recognise the old quay after the rebuilding.” Then it rained.",
        "Anger grew. “Nobody will recognise the old quay after the rebuilding.” Anna Holt. Then it rained.",
        "They spoke at a meeting on “Harbours and the Coming Storm Season.” The room was full.",
        "The films are “A Long Winter on the Outer Piers” and “The Keeper of the Last Northern Lamp.”",
        "Why, they wonder: “Why is no ferry going in the winter?”, “Why is the quay so wet at noon?”, "
        "“Why do the lamps go out at ten?”",
        "The harbour master, Anna Holt, was angry about it.\n\n“Nobody will recognise the old quay after the "
        "rebuilding.”",
        "The council met her twice, and she was angry.\n\n“Nobody will recognise the old quay after the "
        "rebuilding.”",
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
                or not _stands_alone(text, match.start(), match.end())
                or _is_title(match.group())
                or _in_row(text, match.start(), match.end())
            ):
                continue
            if (
                number
                and match.start() < 4
                and _brings_somebody(statements.by_block[blocks[number - 1].index])
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


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Say whether a quotation is a sentence of its own. Words before or behind it ("…," he rumbled; he told
    them "…"), whatever their verb, say whose it is.
    """
    return text[end - 2] not in ",:" and not text[:start].rstrip(" *_")[-1:].strip('.!?…”"’')


def _is_title(quote: str) -> bool:
    """Say whether the words in quotation marks are the name of a work: the long ones begin with capitals."""
    words = [word for word in quote.strip('“”"«»').split()[1:] if len(word) > _SMALL]
    return len(words) > 1 and 3 * sum(word[0].isupper() for word in words) >= 2 * len(words)


def _in_row(text: str, start: int, end: int) -> bool:
    """Say whether quotations stand in a row, as examples, questions and titles do: “One”, “Two”."""
    return bool(_NEXT.match(text, end)) or bool(_BEFORE.search(text[max(0, start - 12) : start]))


def _brings_somebody(statements: Sequence[Statement]) -> bool:
    """Say whether the paragraph above ends with a person, by name or as he or she, who then speaks."""
    last = statements[-1]
    return (
        last.quoted
        or any(c.kind in _SPEAKERS for c in last.carriers)
        or bool(_PERSON.search(last.sentence.text))
    )


def _asks(text: str) -> bool:
    """Say whether a paragraph is a question, as in an interview."""
    return text.rstrip('*_ ”"').endswith("?")
