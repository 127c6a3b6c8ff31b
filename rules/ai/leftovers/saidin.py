"""Which blocks may hold what somebody says in a language."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.api import CELL, CODE, Block, Facts


def said_in(facts: Facts, known: Sequence[str]) -> dict[str, list[Block]]:
    """Return the blocks of prose by each language of some, the main one first, in which they may be said;
    quotes, code and cells are left out.
    """
    told = facts.languages
    blocks: dict[str, list[Block]] = {}
    for block in facts.doc.prose_blocks:
        if not block.quote and block.kind not in (CODE, CELL):
            # Answers in other languages are framed in English, too, when they were asked for in English.
            code = told.get(block.index, "").split("-")[0]
            for language in dict.fromkeys((code if code in known else known[0], known[0])):
                blocks.setdefault(language, []).append(block)
    return blocks
