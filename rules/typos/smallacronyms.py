"""Abbreviations that stand in small letters once, and in capitals elsewhere: "the nhs pays … if the NHS"."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.api import Scope

from .evidence import link_round, running_text

SHORTEST, LONGEST = 2, 6
JOINTS = frozenset("-/._@#\u2011")


def small_acronyms(ctx: Scope) -> Iterator[tuple[int, int, str]]:
    """Yield where such an abbreviation begins and ends, and how it is written elsewhere.

    Beside code a small one is a command or an ending of files.
    """
    if ctx.doc.code or ctx.facts.code_words:
        return
    table, lexicon = ctx.facts.word_table, ctx.facts.lexicon
    for name, acronym in ctx.facts.acronyms.items():
        word = name.lower()
        places = table.numbers.get(word, ())
        if not (acronym.uses and SHORTEST <= len(name) <= LONGEST and name.isalpha() and name.isupper()):
            continue
        small = [number for number in places if table.forms[number] == word]
        if len(small) != 1 or lexicon.known(word) or table.forms[small[0] - 1][-1:].isdigit():
            continue  # "7200 rpm"
        start, end = table.starts[small[0]], table.ends[small[0]]
        block = ctx.block_at(start)
        after = ctx.text[end : end + 2]
        part = ctx.text[start - 1 : start] in JOINTS or (after[:1] in JOINTS and after[1:].strip() != "")
        if (
            block is not None
            and not part
            and link_round(ctx, start, end) is None
            and running_text(ctx, start, end)
        ):
            yield start, end, name
