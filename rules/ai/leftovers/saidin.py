"""Which blocks may hold what somebody says in a language."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence

from copydesk.api import CELL, CODE, Block, Facts, OnDemand, once

_SHORT = 40
"""Words up to which a block may be in another language than those around it without being told so."""
_SHARE, _LEAST = 4, 2
"""One of so many words of such a block, and so many, are words of a language that tell it."""


def said_in(facts: Facts, known: Sequence[str]) -> dict[str, Sequence[Block]]:
    """Return the blocks of prose by each language of some, the main one first, in which they may be said;
    quotes, code and cells are left out.
    """
    told = facts.languages
    numbers: dict[str, array[int]] = {}
    among: dict[int, list[str]] = {}
    for code in known[1:]:
        for index in _blocks_in(facts, code):
            among.setdefault(index, []).append(code)
    for block in facts.doc.prose_blocks:
        if not block.quote and block.kind not in (CODE, CELL):
            # Answers in other languages are framed in English, too, when they were asked for in English.
            code = told.get(block.index, "").split("-")[0]
            first = code if code in known else known[0]
            for language in dict.fromkeys((first, known[0], *among.get(block.index, ()))):
                numbers.setdefault(language, array("I")).append(block.index)
    return {language: OnDemand(held, facts.doc.blocks.__getitem__) for language, held in numbers.items()}


def _blocks_in(facts: Facts, language: str) -> Iterator[int]:
    """Yield the numbers of short blocks that have words of a language, although they are told to be in
    another one: a machine speaks the language of its client, whatever the text is in.
    """
    table = facts.word_table
    held: dict[int, set[str]] = {}
    for number in table.where(_telling(facts.data("spoken-abroad.toml")).get(language, ())):
        block = facts.doc.block_at(table.starts[number])
        if block is not None:
            held.setdefault(block.index, set()).add(table.lower[number])
    for index, words in held.items():
        block = facts.doc.blocks[index]
        size = table.first(block.end) - table.first(block.start)
        if len(words) >= _LEAST and size <= _SHORT and len(words) * _SHARE >= size:
            yield index


@once
def _telling(words: Mapping[str, Sequence[str]]) -> Mapping[str, frozenset[str]]:
    return {language: frozenset(told) for language, told in words.items()}
