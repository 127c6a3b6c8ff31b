"""Which blocks may hold what somebody says in a language."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from copydesk.api import CELL, CODE, Block, Facts, OnDemand


def said_in(facts: Facts, known: Sequence[str]) -> dict[str, Sequence[Block]]:
    """Return the blocks of prose by each language of some, the main one first, in which they may be said;
    quotes, code and cells are left out.
    """
    told = facts.languages
    numbers: dict[str, array[int]] = {}
    for block in facts.doc.prose_blocks:
        if not block.quote and block.kind not in (CODE, CELL):
            # Answers in other languages are framed in English, too, when they were asked for in English.
            code = told.get(block.index, "").split("-")[0]
            for language in dict.fromkeys((code if code in known else known[0], known[0])):
                numbers.setdefault(language, array("I")).append(block.index)
    return {language: OnDemand(held, facts.doc.blocks.__getitem__) for language, held in numbers.items()}
