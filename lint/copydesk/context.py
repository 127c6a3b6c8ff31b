"""What a rule is given: the document, its facts, its options, the clock and data files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .document import PROSE_KINDS, Block, Document
from .rule import Fix, Hit, Related, Rule
from .source import Span

if TYPE_CHECKING:
    from .facts import Facts, Sentence


class Context:
    """The view of one document that one rule gets.

    ``options`` holds the effective options of the rule, ``profile`` the name of the profile, ``today`` the
    date of the run as ``YYYY-MM-DD``. ``data(name)`` returns a parsed file of ``rules/data`` (TOML as dict,
    .txt as tuple of lines without comments). ``settings`` is the part of the configuration that rules share
    (languages, project words, project root …).
    """

    def __init__(
        self,
        doc: Document,
        rule: Rule,
        options: Mapping[str, Any],
        profile: str,
        today: str,
        data: Callable[[str], Any],
        settings: Mapping[str, Any],
        languages: Mapping[int, str],
    ) -> None:
        self.doc = doc
        self.rule = rule
        self.options = options
        self.profile = profile
        self.today = today
        self.data = data
        self.settings = settings
        self._languages = languages

    @property
    def facts(self) -> Facts:
        """The shared facts of the document."""
        return self.doc.facts

    @property
    def text(self) -> str:
        """The reader-visible text of the whole document (prose offsets)."""
        return self.doc.prose.text

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The block kinds that the scope of the rule names."""
        kinds: set[str] = set()
        for word in self.rule.scope:
            kinds.update(PROSE_KINDS if word == "prose" else (word,))
        return frozenset(kinds)

    @cached_property
    def _quotes_too(self) -> bool:
        return "quote" in self.rule.scope

    def in_scope(self, block: Block) -> bool:
        """Say whether the rule speaks about this block: kind, block quote and language are right."""
        return block.kind in self.kinds and (self._quotes_too or not block.quote) and self.speaks(block)

    def speaks(self, block: Block) -> bool:
        """Say whether the language of the block is one that the rule knows."""
        if not self.rule.languages:
            return True
        language = self._languages.get(block.index, "")
        return not language or language.split("-")[0] in self.rule.languages

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks in scope, in reading order."""
        return (block for block in self.doc.prose_blocks if self.in_scope(block))

    def sentences(self) -> Iterator[Sentence]:
        """Yield the sentences of the blocks in scope."""
        for block in self.blocks():
            yield from self.facts.sentences_of(block)

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
