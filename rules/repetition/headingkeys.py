"""By what two headings are told to be the same, and what sets them apart."""

import re

from copydesk.api import Block, Context, regex

_COUNTED = regex(r"\A\(?(?:\d{1,3}\.)*\d{1,3}[.)][ \t]+(?=[^\W\d_])")
_EDIT = regex(r"\[ ?edit[^\[\]]{0,30}\]\s*\Z")
_PART = regex(r"\b(?:each|every|parts?|single|other|more|how|why|when)\b", re.IGNORECASE)


def key_of(ctx: Context, block: Block) -> str:
    """Return the words of a heading, without its number and what a wiki has behind it ("[edit]")."""
    text = _EDIT.sub("", ctx.doc.text_of(block).casefold())
    return " ".join(_COUNTED.sub("", text.strip(" \t:*_#.")).split())


def puts_number(ctx: Context, above: Block, below: Block) -> bool:
    """Say whether a line puts a number to the heading just above it: the head of a page, and its section."""
    numbered = [_COUNTED.match(ctx.doc.text_of(one).strip()) is not None for one in (above, below)]
    return numbered == [False, True] and below.index - above.index <= 2


def is_second_headline(ctx: Context, title: Block, block: Block) -> bool:
    """Say whether a heading takes the place of the title. A shorter one, and one further down that says more,
    heads the section on a part of the subject, one that adds a bracket the next version or language.
    """
    one, other = key_of(ctx, title), key_of(ctx, block)
    if other == one:
        # "# Game of life" and "## Game of life": the outline goes on below the title.
        return block.attrs.get("marked") is False or not block.depth > title.depth > 0
    terms = ctx.facts.terms
    parts = _PART.search(ctx.doc.text_of(block)) and not _PART.search(ctx.doc.text_of(title))
    more = parts or terms.stems(block.start, block.end) - terms.stems(title.start, title.end)
    if more and block.attrs.get("marked") is not False and block.depth > title.depth > 0:
        return False
    return other.count(" ") >= one.count(" ") and other[-1:] not in ")]"
