"""Forms that may be two words and stand where names do."""

from __future__ import annotations

from copydesk.api import Scope


def opens(ctx: Scope, start: int) -> bool:
    """Say whether a sentence begins at a place of the prose."""
    block = ctx.doc.block_at(start)
    sentence = ctx.facts.sentence_at(block, start) if block is not None else None
    return sentence is not None and sentence.start == start


def beside_name(ctx: Scope, number: int) -> bool:
    """Say whether a word is the surname behind another name ("Mr Asare"), or the first of the two words of a
    whole block ("Bea Quick").
    """
    table = ctx.facts.word_table
    if number and table.gaps[number] == " " and table.forms[number - 1][0].isupper():
        return not ctx.facts.lexicon.tier(table.lower[number - 1]) or not opens(ctx, table.starts[number - 1])
    block = ctx.block_at(table.starts[number])
    if block is None or number + 1 >= len(table):
        return False
    behind = table.forms[number + 1]
    return behind[0].isupper() and ctx.text[block.start : block.end] == f"{table.forms[number]} {behind}"
