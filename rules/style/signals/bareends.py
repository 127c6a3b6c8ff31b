"""What says nothing in particular: no figure, no name, nothing quoted and nothing linked."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.api import Block, Context, Sentence

_FULL_SECTION = 8


def bare(ctx: Context, sentence: Sentence) -> bool:
    """Say whether a sentence holds no name that the headline does not hold, and no quoted words."""
    headline = ctx.doc.headline
    known = set(ctx.doc.text_of(headline).split()) if headline is not None else set()
    names = [word.strip(",.;:!?") for word in sentence.text.split()[1:] if word[0].isupper()]
    return not ctx.quoted(sentence.start, sentence.end) and known.issuperset(names)


def bare_section(ctx: Context, blocks: Sequence[Block]) -> bool:
    """Say whether the blocks below a heading are text of some length without anything particular; what the
    page adds to them is left out.
    """
    blocks = [block for block in blocks if not ctx.facts.is_furniture(block.span)]
    if not blocks or ctx.facts.word_table.count(blocks[0].start, blocks[-1].end) < _FULL_SECTION:
        return False
    span = ctx.doc.lift(blocks[0].start, blocks[-1].end)
    if any(one.overlaps(span) for one in (*ctx.doc.code, *(link.span for link in ctx.doc.links))):
        return False
    sentences = ctx.facts.sentences_of_all(blocks)
    return all(bare(ctx, one) and not any(map(str.isdigit, one.text)) for one in sentences)
