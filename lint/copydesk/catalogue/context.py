"""What a rule is given: the document, its facts, its options, the clock and data files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from functools import cache
from typing import TYPE_CHECKING, Any

from ..document.model import PROSE_KINDS, Block, is_one_of
from ..document.source import Span
from .rule import Fix, Hit, Related, Rule

if TYPE_CHECKING:
    from ..facts import Facts, Sentence


@cache
def kinds_of(scope: tuple[str, ...]) -> frozenset[str]:
    """Return the block kinds that a scope names."""
    kinds: set[str] = set()
    for word in scope:
        kinds.update(PROSE_KINDS if word == "prose" else (word,))
    return frozenset(kinds)


class Context:
    """The view of one document that one rule gets.

    ``options`` holds the effective options of the rule. What a run knows beside the document is in
    ``facts.knowledge``: ``profile`` is the name of the profile, ``today`` the date of the run as
    ``YYYY-MM-DD``, ``data(name)`` returns a parsed file of the packs' ``data`` folders (TOML as dict, .txt as
    tuple of lines without comments), ``settings`` is the part of the configuration that rules share
    (languages, project words, project root …).
    """

    __slots__ = ("_languages", "_quotes_too", "data", "doc", "facts", "kinds", "options", "rule", "text")

    def __init__(self, facts: Facts, rule: Rule, options: Mapping[str, Any]) -> None:
        self.facts, self.rule, self.options = facts, rule, options
        self.doc = facts.doc
        # The reader-visible text of the whole document (prose offsets).
        self.text = facts.doc.prose.text
        self.data = facts.knowledge.data
        self.kinds = kinds_of(rule.scope)
        self._quotes_too = "quote" in rule.scope
        self._languages = rule.languages

    @property
    def profile(self) -> str:
        """The name of the profile of the run."""
        return self.facts.knowledge.profile

    @property
    def today(self) -> str:
        """The date of the run, ``YYYY-MM-DD``."""
        return self.facts.knowledge.today

    @property
    def settings(self) -> Mapping[str, Any]:
        """The part of the configuration that rules share."""
        return self.facts.knowledge.settings

    def in_scope(self, block: Block) -> bool:
        """Say whether the rule speaks about this block: kind, block quote and language are right."""
        return is_one_of(block, self.kinds) and (self._quotes_too or not block.quote) and self.speaks(block)

    def speaks(self, block: Block) -> bool:
        """Say whether the language of the block is one that the rule knows."""
        return self.facts.speaks(block, self._languages)

    def blocks(self) -> tuple[Block, ...]:
        """Return the blocks in scope, in reading order."""
        return self.facts.blocks_in(self.kinds, self._quotes_too, self._languages)

    def sentences(self) -> tuple[Sentence, ...]:
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
        """Say whether the prose range touches quoted speech (inside quotation marks) of the document."""
        return self.facts.in_quotes(start, end)

    def hit(
        self,
        start: int,
        end: int,
        *,
        message: str | None = None,
        severity: str | None = None,
        confidence: str | None = None,
        fix: Fix | None = None,
        related: tuple[Related, ...] = (),
        **data: Any,
    ) -> Hit:
        """Make a hit from a prose range."""
        return Hit(
            self.doc.lift(start, end), data, message, severity, confidence, fix, related, prose=(start, end)
        )

    def at(
        self,
        span: Span,
        *,
        message: str | None = None,
        severity: str | None = None,
        confidence: str | None = None,
        fix: Fix | None = None,
        related: tuple[Related, ...] = (),
        **data: Any,
    ) -> Hit:
        """Make a hit from a source span."""
        return Hit(span, data, message, severity, confidence, fix, related)

    def document(self, *, message: str | None = None, severity: str | None = None, **data: Any) -> Hit:
        """Make a hit about the document as a whole; it is shown on the headline, else on the first line of
        prose.
        """
        return Hit(self.facts.anchor, data, message, severity, document_level=True)
