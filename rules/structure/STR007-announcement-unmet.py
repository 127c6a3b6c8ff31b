"""STR007: a section that ends with the announcement of what does not follow."""

from collections.abc import Iterator
from itertools import pairwise

from copydesk.api import Block, Context, Hit, Related, Section, Sentence, regex, rule

from .emptiness import is_empty

_COLON = regex(r"(?<=[\w)”\"’%]):[*_\"”’\s]{0,4}\Z")
_OPEN = regex(
    r"(?i)(?:\bas follows|\bin the following|\b(?:consider|see|note|take|read) the following(?: [a-z]+){0,3}"
    r"|(?:\A|[.!?] )here are (?:some|a few|our|my|the|a number of) [a-z ,]{4,60}"
    r"|\bhere (?:they|it|these) (?:are|is)\b[^.:;]{0,60}|\b(?:are|is|were|was):? ?(?:…|\.\.\.))"
    r"[.!*_\"”’)\s]{0,4}\Z"
)
"""A last sentence that says that more comes right behind it, without a colon."""
_FIRST = regex(r"\W{0,3}(?:[A-Za-z]{1,9} )?[1aAI]\b\W")
_BOX = regex(r"(?:\s{0,40}</p>)?\s{0,40}<(?:div|aside|figure|details|section)\b")


@rule(
    id="STR007",
    name="announcement-unmet",
    version=1,
    status="stable",
    severity="info",
    confidence="strong",
    languages=["en"],
    scope=["paragraph", "-quote"],
    formats=["markdown", "html"],
    tags=["structure", "headings", "scraping"],
    summary="A section ends with the announcement of something that is not there",
    message="“{words}” announces something, and {next} follows",
    rationale="A colon at the end of a section is a promise: a list, a table, a quotation or a picture was "
    "there, and "
    "was lost in conversion, or was never written.",
    remedy="Put back what was announced, or end the sentence otherwise.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Layout"],
    bad=[
        {
            "text": "# Canal\n\nIt is open.\n\n## Locks\n\n⟦The canal has three locks:⟧\n\n## Trade\n\n"
            "Coal.\n",
            "bare": True,
        },
        {
            "text": "# Canal\n\nIt is open.\n\n## Tolls\n\nBoats pay. ⟦The tolls of 1799 were as "
            "follows.⟧\n\n---\n\n"
            "## Trade\n\nCoal.\n",
            "bare": True,
        },
        {
            "text": "<h1>Canal</h1><p>It is open.</p><h2>Locks</h2><p>⟦The locks, from east to "
            "west:⟧</p><h2>Trade</h2>"
            "<p>Coal and lime.</p>",
            "format": "html",
            "bare": True,
        },
    ],
    good=[
        {
            "text": "# Canal\n\nIt is open.\n\n## Locks\n\nThe canal has two locks:\n\n- Upper\n- Lower\n\n"
            "## Trade\n\nCoal.\n",
            "bare": True,
        },
        {
            "text": "# Canal\n\nIt is open.\n\n## Locks\n\nThe canal has two locks:\n\n### Upper\n\nOld.\n"
            "\n### Lower\n\nNew.\n",
            "bare": True,
        },
        {
            "text": "# Canal\n\nIt is open.\n\n## Map\n\nThe canal as it was:\n\n![](map.png)\n\n## Trade\n"
            "\nCoal.\n",
            "bare": True,
        },
        {
            "text": "# Canal\n\nIt is open.\n\n## Tolls\n\nIn 1799 they were:\n\n```\ncoal 1d\n```\n\n## "
            "Trade\n\nCoal.\n",
            "bare": True,
        },
        {
            "text": "# Canal\n\nIt is open.\n\n## Five walks\n\nThese are the walks:\n\n## Walk 1\n\n"
            "Coal.\n\n## Walk 2\n\nLime.\n",
            "bare": True,
        },
    ],
)
def announcement_unmet(ctx: Context) -> Iterator[Hit]:
    sections = ctx.facts.sections
    for section, following in pairwise((*sections, None)):
        assert section is not None
        heading, last = section.heading, section.blocks[-1] if section.blocks else None
        if heading is None or last is None or last.kind != "paragraph" or not ctx.in_scope(last):
            continue
        below = following.heading if following is not None else None
        if below is not None and (below.depth > heading.depth or below.quote):
            continue
        sentence = _announces(ctx, last)
        if sentence is None or not is_empty(ctx, last, below) or _told_by_headings(ctx, section, below):
            continue
        related = (Related(below.span, "the next heading"),) if below is not None else ()
        yield ctx.hit(
            sentence.start,
            sentence.end,
            related=related,
            words=" ".join(sentence.text.split()[-6:]),
            next="the next heading" if below is not None else "nothing",
        )


def _announces(ctx: Context, block: Block) -> Sentence | None:
    """Return the last sentence of a paragraph where it says that something comes right behind it."""
    text = ctx.text[max(block.start, block.end - 100) : block.end]
    if _COLON.search(text) is None and _OPEN.search(text) is None:
        return None
    sentences = ctx.facts.sentences_of(block)
    return sentences[-1] if sentences else None


def _told_by_headings(ctx: Context, section: Section, below: Block | None) -> bool:
    """Say whether the sections behind one may be what it announced, though their headings are no deeper: the
    next shares a word of it ("Walk 1" behind "Five walks"), has the number 1, or is the title of a box.
    """
    if below is None:
        return False
    terms, last = ctx.facts.terms, section.blocks[-1]
    if _FIRST.match(ctx.doc.text_of(below)) or _BOX.match(ctx.doc.source.text, last.span.end):
        return True
    named = terms.stems(below.start, below.end)
    return bool(named & terms.stems(last.start, last.end) - terms.subject)
