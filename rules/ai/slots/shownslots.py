"""What tells that a slot is shown on purpose, or stands where nobody reads it: in quoted speech, in italics,
in the title of a work, in a table of phrases, as a word that says what was there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from copydesk.api import CELL, HEADING, Block, Context, Span, regex, worded

from ..leftovers.mentions import marked_off

_INSIDE = regex(r",? (?!am\b|is\b|are\b|was\b)[a-z]")
# "Replace [NAME] with your own": the text tells its readers what to do with the slot.
_TOLD = worded(r"\b(?@told)\b[^.\n]{0,40}\Z", "slots.toml", flags=re.IGNORECASE)
_TEMPLATE = worded(
    r"\b(?@replacing)\b[^.!?\n]{0,60}\b(?@bracketed)\b|\b(?@bracketed)\b[^.!?\n]{0,60}\b(?@replacing)\b",
    "slots.toml",
    flags=re.IGNORECASE,
)
# "# Berth request: a template", "How to use this template": … and "Fill in the parts".
_CALLED = regex(r"^#{1,6} [^\n]{0,80}\b[Tt]emplate\b", re.MULTILINE)
_FILLING = regex(
    r"\b(?:[Ff]ill (?:in|out)|[Cc]opy|[Uu]s(?:e|ing)|[Ff]ollow)\b[^.!?\n]{0,60}"
    r"\b(?:template|section|field|block|part)s?\b"
)
# Words go on behind it in the same sentence; what an article about wordings says.
_PHRASES = regex(
    r"\b(?:phrases?|wordings?|placeholders?|templates?|merge (?:fields?|tags?)|slots?)\b", re.IGNORECASE
)
_INITIALS = regex(r"\bT\. ?K\.|\bTK (?:[A-Z][a-z]|[a-z]+ed\b)|\b(?:as|called) TK\b")
_ANGLED = regex(r"<[a-z][a-z0-9_ -]{1,30}>")
_NOTATION = 4
_EXAMPLE = regex(r"\b(?:[Ff]or (?:example|instance)|e\.\s?g\.|[Aa]s in this example|[Ss]uch as)")
_NEAR = 160
_MARKS = tuple("\"'`“‘”’")
# "Ada Marsh (keeper of the lock)", "the [Results] section".
_OWN_NAME = regex(r"[A-Z][a-z]+ \([a-z]+ of [^()]{1,80}\)\Z")
_PART = regex(r"\[[\w-]+\] (?:section|chapter|page|tab|button|field|menu|key|panel|dialog|window)s?\b")
# "[insert your favourite sport]": everybody may think of one.
_TASTE = regex(
    r"\W?(?:[Ii]nsert|[Aa]dd|[Pp]ick|[Cc]hoose|[Pp]ut|[Ee]nter|[Nn]ame of)\b[^\]\n]{0,40}"
    r"\b(?:favou?rite|your (?:own )?preferred|of (?:your )?choice|any)\b"
)
# "[enter your number as password]": what readers type, and when.
_TYPED = regex(r"\[(?:[Ee]nter|[Tt]ype|[Gg]ive) your [^\]\n]{1,40} (?:as|at|when|if|here and)\b")
# "[add|drop]", "[place=12]": one of several words of a command, a mark with its value.
_GRAMMAR = regex(r"\[[\w -]{1,40}(?:=|\|)[^\]\n]{0,80}\]|\[\d+:\w+\]")
# "[width] is the breadth of it": what a part of a command is.
_DEFINED = (
    " is optional",
    " is an optional ",
    " specifies ",
    " defaults to ",
    " is not given",
    " is omitted",
)
_ADDRESS_BEHIND = regex(r"/|\.[a-z]")
_LINE_ABOVE = regex(r"<[a-z][a-z0-9_-]{1,30}>[^\n]{0,80}\n[ \t]{0,20}\Z")
_ONE_WORD = regex(r"\[[\w-]+\]")


def is_told(data: Callable[[str], Any], text: str, start: int) -> bool:
    """Say whether a text tells its readers what to do with the slot that begins at an offset."""
    return _TOLD(data).search(text, max(0, start - 80), start) is not None


def is_template(data: Callable[[str], Any], text: str) -> bool:
    """Say whether a text tells its readers to put something of their own where brackets stand, or is called a
    template and shows how to fill it.
    """
    folded = text.lower()
    if "template" in folded and _CALLED.search(text) and _FILLING.search(text):
        return True
    spoken = any(word in folded for word in data("slots.toml")["bracketed"])
    return spoken and _TEMPLATE(data).search(text) is not None


def is_shown(text: str, span: Span) -> bool:
    """Say whether a slot is the reader's to fill, by taste, or is mentioned; angle brackets are the notation
    of a manual for what its readers type (they hold many other words, too); an address is told as an example
    or is a part of a pattern.
    """
    if _TASTE.match(text, span.start, span.end) or _is_mentioned(text, span) or _is_grammar(text, span):
        return True
    if text[span.start] == "<":
        if text[span.start - 1 : span.start] == "/" or _ADDRESS_BEHIND.match(text, span.end):
            return True  # "the folder out/<boat name>/log"
        above = _LINE_ABOVE.search(text, max(0, span.start - _NEAR), span.start)
        return above is not None or len(set(_ANGLED.findall(text))) >= _NOTATION
    if "@" not in text[span.start : span.end]:
        return False
    before = text[max(0, span.start - _NEAR) : span.start]
    return before[-1:] in ("!", "*", "%") or _EXAMPLE.search(before.rpartition("\n\n")[2]) is not None


def _is_grammar(text: str, span: Span) -> bool:
    """Say whether square brackets hold what readers may type, or a mark of another markup."""
    if _TYPED.match(text, span.start) or _GRAMMAR.match(text, span.start, span.end):
        return True
    slot = text[span.start : span.end]
    one = _ONE_WORD.fullmatch(slot) is not None and slot[1:-1].islower()
    return one and any(slot + verb in text for verb in _DEFINED)


def _is_mentioned(text: str, span: Span) -> bool:
    """Say whether a slot stands in marks of quotation of its own, is a part of an address, explains what
    stands before it in brackets, or names a part of the text or of a screen.
    """
    opening, before = text[span.start], text[max(0, span.start - 30) : span.start]
    if opening.isalnum():
        return before[-1:] in _MARKS
    if opening == "(":
        return (
            before.rstrip()[-1:] in _MARKS
            or _OWN_NAME.search(before + text[span.start : span.end]) is not None
        )
    return before[-1:] == "@" or _PART.match(text, span.start) is not None


def by_the_way(ctx: Context, span: Span) -> bool:
    """Say whether a word in brackets may show what was there: “the mill [photo] stands”; a slot in a table of
    phrases or in the title of a film (“[VIDEO]”) is shown, too.
    """
    text = ctx.doc.source.text
    block = block_at(ctx, span)
    if in_table_of_phrases(ctx, span):
        return True
    slot = text[span.start : span.end]
    if block is not None and block.kind == HEADING and _ONE_WORD.fullmatch(slot):
        return True
    return (
        slot[1:-1].islower()
        and _ONE_WORD.fullmatch(slot) is not None
        and _INSIDE.match(text, span.end) is not None
    )


def in_table_of_phrases(ctx: Context, span: Span) -> bool:
    """Say whether a place is a cell, in a text that is about wordings."""
    block = block_at(ctx, span)
    return block is not None and block.kind == CELL and _PHRASES.search(ctx.doc.source.text) is not None


def block_at(ctx: Context, span: Span) -> Block | None:
    """Return the block in which a place of the source begins."""
    return next((b for b in ctx.doc.blocks if b.span.start <= span.start < b.span.end), None)


def not_read(ctx: Context) -> list[Span]:
    """Return the places of code, links, notes and other things that are no text of the article."""
    doc = ctx.doc
    links = [link.span for link in doc.links if link.kind != "bare"]
    lists = [
        entry.span
        for entry in doc.metadata
        if entry.origin == "front-matter" and isinstance(entry.value, (list, dict))
    ]
    return [*doc.code, *doc.comments, *doc.chrome, *links, *(note.span for note in doc.notes), *lists]


def shown_off(ctx: Context, span: Span) -> bool:
    """Say whether filler is what its sentence is about: it stands in italics there."""
    block = block_at(ctx, span)
    return block is not None and marked_off(ctx.facts, block, span)


def named(ctx: Context, form: str, span: Span) -> bool:
    """Say whether words that look like a slot are a name: of a work, in italics or a headline; of a person,
    where the initials stand before a surname elsewhere.
    """
    text = ctx.doc.source.text
    if form == "tk":
        return _INITIALS.search(text) is not None
    block = block_at(ctx, span)
    if block is None or form != "title":
        return False
    return block.kind == HEADING or marked_off(ctx.facts, block, span)


def spoken(ctx: Context, span: Span) -> bool:
    """In quoted speech, an editor puts what is understood in brackets."""
    return any(ctx.doc.lift(start, end).overlaps(span) for start, end in ctx.facts.quotes)
