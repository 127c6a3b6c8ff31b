"""The part of an article that a rule or a fact speaks about, and the ways to go through it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from ..document.model import PROSE_KINDS, Block, is_one_of

if TYPE_CHECKING:
    from .facts import Facts
    from .text.sentences import Sentence


class Place(NamedTuple):
    """A prose range."""

    start: int
    end: int


class Slip(NamedTuple):
    """Something to report at a prose range: what it is (``kind``, for tiers), what is known of it, an
    edit, and another place to show.
    """

    start: int
    end: int
    data: Mapping[str, Any]
    kind: str
    fix: Any
    beside: Place | None


@cache
def kinds_of(scope: tuple[str, ...]) -> frozenset[str]:
    """Return the block kinds that a scope names."""
    kinds: set[str] = set()
    for word in scope:
        kinds.update(PROSE_KINDS if word == "prose" else (word,))
    return frozenset(kinds)


class Scope:
    """The blocks of some kinds and languages of one document; ``scope`` and ``languages`` are those of a
    rule.

    A scope with ``-quote`` leaves to others what others said, unless the configuration says
    ``check-quotations``.
    """

    __slots__ = ("_languages", "_quotes_too", "_speech_too", "data", "doc", "facts", "kinds", "text")

    def __init__(self, facts: Facts, scope: tuple[str, ...], languages: tuple[str, ...]) -> None:
        self.facts, self.doc = facts, facts.doc
        # The reader-visible text of the whole document (prose offsets).
        self.text = facts.doc.prose.text
        self.data = facts.knowledge.data
        self.kinds = kinds_of(scope)
        self._speech_too = "-quote" in scope and bool(facts.knowledge.settings.get("check-quotations"))
        self._quotes_too = self._speech_too or "quote" in scope
        self._languages = languages

    def in_scope(self, block: Block) -> bool:
        """Say whether the rule speaks about this block: kind, block quote and language are right."""
        return is_one_of(block, self.kinds) and (self._quotes_too or not block.quote) and self.speaks(block)

    def speaks(self, block: Block) -> bool:
        """Say whether the language of the block is one that the rule knows."""
        return self.facts.speaks(block, self._languages)

    def blocks(self) -> Sequence[Block]:
        """Return the blocks in scope, in reading order."""
        return self.facts.blocks_in(self.kinds, self._quotes_too, self._languages)

    def sentences(self) -> Sequence[Sentence]:
        """Return the sentences of the blocks in scope."""
        return self.facts.sentences_in(self.kinds, self._quotes_too, self._languages)

    def block_at(self, offset: int) -> Block | None:
        """Return the block of a prose offset when it is in scope, else None."""
        block = self.doc.block_at(offset)
        return block if block is not None and self.in_scope(block) else None

    def blocks_at(self, offsets: Iterable[int]) -> list[Block]:
        """Return the blocks in scope at some prose offsets, which come in reading order."""
        found: list[Block] = []
        end = -1
        for offset in offsets:
            if offset >= end:
                block = self.doc.block_at(offset)
                if block is not None:
                    end = block.end
                    if self.in_scope(block):
                        found.append(block)
        return found

    def blocks_with(self, words: Set[str]) -> list[Block]:
        """Return the blocks in scope that hold one of some lower-case words, whole or as part of a hyphenated
        one. Costs next to nothing where the article holds none.
        """
        table = self.facts.word_table
        return self.blocks_at(map(table.starts.__getitem__, table.where_parts(words)))

    def blocks_of(self, numbers: Iterable[int]) -> list[Block]:
        """Return the blocks in scope of some words, which come in reading order by their numbers in
        ``facts.word_table``.
        """
        return self.blocks_at(map(self.facts.word_table.starts.__getitem__, numbers))

    def sentences_of(self, numbers: Iterable[int]) -> list[Sentence]:
        """Return the sentences in scope of some words, which come in reading order by their numbers in
        ``facts.word_table``.
        """
        found: list[Sentence] = []
        starts = self.facts.word_table.starts
        end = -1
        for number in numbers:
            if starts[number] >= end:
                block = self.block_at(starts[number])
                sentence = self.facts.sentence_at(block, starts[number]) if block is not None else None
                if sentence is not None:
                    found.append(sentence)
                    end = sentence.end
        return found

    def quoted(self, start: int, end: int) -> bool:
        """Say whether the prose range touches quoted speech (inside quotation marks) that is not checked."""
        return not self._speech_too and self.facts.in_quotes(start, end)

    @staticmethod
    def found(
        start: int,
        end: int,
        *,
        kind: str = "",
        fix: Any = None,
        beside: tuple[int, int] | None = None,
        **data: Any,
    ) -> Slip:
        """Make a thing to report from a prose range."""
        return Slip(start, end, data, kind, fix, Place(*beside) if beside else None)
