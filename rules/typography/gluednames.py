"""Forms that may be two words and stand where names do."""

from __future__ import annotations

from copydesk.api import Scope, regex, worded

OF_PROGRAM = worded(r" (?i:(?@of-programs))\b", "spacing.txt")
# "openrc or runit or daemontools"
SERIES_BEFORE = regex(r"\b(?P<word>[a-z]{2,20})(?:, (?:and |or )?| or | and )\Z")
SERIES_BEHIND = regex(r"(?:, (?:and |or )?| or | and )(?P<word>[a-z]{2,20})\b")


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


def told_as_name(ctx: Scope, start: int, end: int) -> bool:
    """Say whether a form is called a program, stands in a row with other words of no dictionary, or is all
    that an element, an emphasis or an item of a list holds.
    """
    if OF_PROGRAM(ctx.data).match(ctx.text, end) is not None or _in_row(ctx, start, end):
        return True
    block = ctx.doc.block_at(start)
    if block is not None and ctx.text[block.start : block.end].strip() == ctx.text[start:end]:
        return True
    source, span = ctx.doc.source.text, ctx.doc.lift(start, end)
    before, behind = source[span.start - 1 : span.start], source[span.end : span.end + 1]
    return (before == ">" and behind == "<") or (before == behind and before in ("*", "_"))


def _in_row(ctx: Scope, start: int, end: int) -> bool:
    """Say whether a form is joined with a word that is no word of English, or is one of several to choose
    from: both are names.
    """
    if ctx.text.endswith(" | ", 0, start) or ctx.text.startswith(" | ", end):
        return True  # "moored | notmoored": words of a command
    beside = (SERIES_BEFORE.search(ctx.text, max(0, start - 30), start), SERIES_BEHIND.match(ctx.text, end))
    return any(match is not None and not ctx.facts.lexicon.known(match["word"]) for match in beside)
