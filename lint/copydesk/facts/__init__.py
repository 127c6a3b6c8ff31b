"""Facts that several rules share: each is computed at first use, once per document.

``Facts`` is the index: one property per fact, each of which imports its module only when asked. Ranges are
prose offsets.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from ..source import Span
from .sections import Line, Section, find_lines, find_sections
from .sentences import Sentence, Word, find_words, split_block

if TYPE_CHECKING:
    from ..document import Block, Document
    from ..rule import Edit
    from .losttables import LostTable
    from .ledger import Ledger
    from .statements import Statements
    from .tables import TableShape

__all__ = ["Facts", "Line", "Section", "Sentence", "Word"]


class Facts:
    """Everything that is known about a document beyond what its reader saw."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self._sentences: dict[int, tuple[Sentence, ...]] = {}

    # -- words and sentences
    # ---------------------------------------------------------------------------------------

    def sentences_of(self, block: Block) -> tuple[Sentence, ...]:
        """Return the sentences of one block."""
        found = self._sentences.get(block.index)
        if found is None:
            found = self._sentences[block.index] = split_block(self.doc, block)
        return found

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of all blocks that hold prose, in reading order."""
        return tuple(s for block in self.doc.prose_blocks for s in self.sentences_of(block))

    @cached_property
    def words(self) -> list[Word]:
        """All words of the prose; apostrophes and hyphens inside a word belong to it."""
        return find_words(self.doc.prose.text)

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word.start for word in self.words]

    def words_in(self, start: int, end: int) -> list[Word]:
        """Return the words that start inside the prose range."""
        return self.words[bisect_left(self._word_starts, start) : bisect_left(self._word_starts, end)]

    @cached_property
    def word_count(self) -> int:
        """How many words the author wrote: front matter and boilerplate do not count."""
        outside = ("front-matter", "boilerplate")
        return sum(len(self.words_in(b.start, b.end)) for b in self.doc.prose_blocks if b.kind not in outside)

    # -- structure
    # --------------------------------------------------------------------------------------------------

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The article cut at its headings; the first section may have no heading."""
        return find_sections(self.doc)

    def section_of(self, offset: int) -> Section:
        """Return the section that holds a prose offset."""
        starts = [section.start for section in self.sections]
        return self.sections[max(0, bisect_right(starts, offset) - 1)]

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the source as stored, without line endings, front matter included."""
        return find_lines(self.doc)

    @cached_property
    def anchor(self) -> Span:
        """Where findings about the whole document are shown: the headline, else the first line of prose, else
        0..0.
        """
        headline = self.doc.headline
        if headline is not None:
            return headline.span
        for block in self.doc.prose_blocks:
            if block.kind not in ("front-matter", "boilerplate"):
                return self.doc.lift(block.start, min(block.end, block.start + 120))
        return Span(0, 0)

    # -- tables and lists
    # -------------------------------------------------------------------------------------------

    @cached_property
    def table_shapes(self) -> tuple[TableShape, ...]:
        """The tables of the document, measured: header, width, state for a parser, swallowed line."""
        from .tables import measure_tables

        return measure_tables(self.doc)

    @cached_property
    def lost_tables(self) -> tuple[LostTable, ...]:
        """Runs of lines that were a table before it lost its cell borders."""
        from .losttables import find_lost_tables

        return find_lost_tables(self.doc)

    def blank_line_before(self, offset: int) -> Edit:
        """Return the edit that puts an empty line before the line of a source offset."""
        from .edits import blank_line_before

        return blank_line_before(self.doc, offset)

    def trimmed(self, span: Span) -> Span:
        """Return a source span without the white space and quote marks round it."""
        from .edits import trimmed

        return trimmed(self.doc, span)

    # -- quoted speech
    # ----------------------------------------------------------------------------------------------

    @cached_property
    def quotes(self) -> list[tuple[int, int]]:
        """Ranges of quoted text, quotation marks included, in reading order; they never cross a block."""
        from .quotes import find_quotes

        return find_quotes(self.doc)

    @cached_property
    def _quote_starts(self) -> list[int]:
        return [start for start, _ in self.quotes]

    def in_quotes(self, start: int, end: int) -> bool:
        """Say whether a prose range touches quoted text."""
        at = bisect_left(self._quote_starts, end) - 1
        return at >= 0 and self.quotes[at][1] > start

    # -- language
    # ---------------------------------------------------------------------------------------------------

    @cached_property
    def language(self) -> str:
        """The language of the document as a two-letter code, or "" when it cannot be told."""
        from .language import document_language

        return document_language(self.doc)

    @cached_property
    def languages(self) -> dict[int, str]:
        """The language of each prose block by block index ("" when it cannot be told and none is
        declared).
        """
        from .language import block_languages

        return block_languages(self.doc)

    # -- sources and claims
    # -------------------------------------------------------------------------------------------

    @cached_property
    def attributions(self) -> Statements:
        """Who carries each sentence of the body, by which verb, with which support."""
        from .statements import Statements

        return Statements(self)

    @cached_property
    def ledger(self) -> Ledger:
        """The claims ledger: each sentence with its check-worthiness, kind and support."""
        from .ledger import Ledger

        return Ledger(self)
