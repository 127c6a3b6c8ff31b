"""Links that begin in the middle of a word: the space before them was lost."""

from collections.abc import Iterator

from copydesk.api import Edit, Fix, Scope, Slip, regex, word_sets

from .gaps import gap_before

LEFT = regex(r"(?<![\w'’.@#/\\\-])[^\W\d_]{2,40}\Z")
RIGHT = regex(r"[^\W\d_]{2,40}(?![\w'’\-./])")
MOST_LETTERS = 42
COMMON = 5
"""The least frequency tier of the two words."""


def glued_links(ctx: Scope) -> Iterator[Slip]:
    """Yield the words that run into the text of a link: both words are usual ones, and together
    they are none ("like[this one]", but not "cat[fish]" or "un[usual]").
    """
    text, lexicon, affixes = ctx.text, ctx.facts.lexicon, word_sets(ctx.data("affixes.txt"))
    for link in ctx.doc.links:
        block = ctx.block_at(link.start)
        if block is None or link.kind == "image" or link.end <= link.start:
            continue
        left = LEFT.search(text, max(block.start, link.start - MOST_LETTERS), link.start)
        right = RIGHT.match(text, link.start, link.end)
        if left is None or right is None or not ctx.doc.source.text[link.span.start - 1].isalpha():
            continue
        first, second = left.group().lower(), right.group().lower()
        parts = first in affixes["prefix"] or first in affixes["short"] or second in affixes["suffix"]
        usual = lexicon.tier(first) >= COMMON and lexicon.tier(second) >= COMMON
        if usual and not parts and not lexicon.known(first + second):
            fix = Fix((Edit(gap_before(ctx, link.start), " "),), "put a space", "safe")
            yield ctx.found(left.start(), right.end(), kind="link", fix=fix, mark=left.group())
