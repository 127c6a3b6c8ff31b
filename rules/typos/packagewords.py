"""Small names that stand among packages, which are written small."""

from copydesk.api import Scope, Word, word_sets

LONGEST = 600


def installs(ctx: Scope, place: Word) -> bool:
    """Say whether the sentence is about packages ("mysql is now an optional dependency")."""
    block = ctx.doc.block_at(place.start)
    sentence = ctx.facts.sentence_at(block, place.start) if block is not None else None
    if sentence is None:
        return False
    table = ctx.facts.word_table
    words = table.lower[
        table.first(sentence.start) : table.first(min(sentence.end, sentence.start + LONGEST))
    ]
    return not word_sets(ctx.data("grammar.txt"))["of-packages"].isdisjoint(words)


def is_listed(ctx: Scope, place: Word) -> bool:
    """Say whether it stands in a row of small names ("sqlite3, mysql, mssql"), written as packages are."""
    table = ctx.facts.word_table
    number = table.first(place.start)
    for near, gap in ((number - 1, number), (number + 1, number + 1)):
        if not 0 <= near < len(table) or table.gaps[gap].strip() not in (",", "/"):
            continue
        low = table.forms[near]
        if low.islower() and (not ctx.facts.lexicon.tier(low) or low in ctx.facts.lexicon.names):
            return True
    return False
