"""The facts that every family builds on: words, sentences, sections, quotations, language.

Ranges are prose offsets.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from ..source import Span
from .text.sections import Line, Section, find_lines, find_sections
from .text.sentences import Sentence, Word, find_words, split_block

if TYPE_CHECKING:
    from ..document import Block, Document, Meta, Row
    from .text.language import Passage
    from .text.readability import Readability


class BaseFacts:
    """What the text of a document is made of."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.configured_languages: tuple[str, ...] = ()
        self._sentences: dict[int, tuple[Sentence, ...]] = {}

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

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The article cut at its headings; the first section may have no heading."""
        return find_sections(self.doc)

    def section_of(self, offset: int) -> Section:
        """Return the section that holds a prose offset."""
        return self.sections[max(0, bisect_right(self._section_starts, offset) - 1)]

    @cached_property
    def _section_starts(self) -> list[int]:
        return [section.start for section in self.sections]

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

    def blank_line_before(self, offset: int) -> tuple[Span, str]:
        """Return where to insert which text to put an empty line before the line of a source offset."""
        from .text.places import blank_line_before

        return blank_line_before(self.doc, offset)

    def break_offsets(self, block: Block) -> list[int]:
        """Return the prose offsets of the white space where an HTML block breaks a line (<br>), in order."""
        from .text.places import break_offsets

        return break_offsets(self.doc, block)

    @cached_property
    def _code(self) -> list[Span]:
        merged: list[Span] = []
        for span in sorted([*self.doc.code, *self.doc.comments]):
            if merged and span.start < merged[-1].end:
                merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
            else:
                merged.append(span)
        return merged

    def in_code(self, span: Span) -> bool:
        """Say whether a source span touches code or a comment."""
        at = bisect_left(self._code, Span(span.end, 0)) - 1
        return at >= 0 and self._code[at].end > span.start

    def row_span(self, row: Row) -> Span:
        """Return what to point at for a table row: its line, or in HTML its cells."""
        from .text.places import row_span

        return row_span(self.doc, row)

    def trimmed(self, span: Span) -> Span:
        """Return a source span without the white space and quote marks round it."""
        from .text.places import trimmed

        return trimmed(self.doc, span)

    @cached_property
    def quotes(self) -> list[tuple[int, int]]:
        """Ranges of quoted text, quotation marks included, in reading order; they never cross a block."""
        from .text.quotes import find_quotes

        return find_quotes(self.doc)

    @cached_property
    def _quote_starts(self) -> list[int]:
        return [start for start, _ in self.quotes]

    def in_quotes(self, start: int, end: int) -> bool:
        """Say whether a prose range touches quoted text."""
        at = bisect_left(self._quote_starts, end) - 1
        return at >= 0 and self.quotes[at][1] > start

    @cached_property
    def language(self) -> str:
        """The language of the document as a two-letter code, or "" when it cannot be told."""
        from .text.language import document_language

        return document_language(self.doc)

    @cached_property
    def languages(self) -> dict[int, str]:
        """The language of each prose block by block index ("" when it cannot be told and none is
        declared).
        """
        from .text.language import block_languages

        return block_languages(self.doc)

    @cached_property
    def language_passages(self) -> list[Passage]:
        """Runs of blocks in one language, with their lines: what rules bound to a language have skipped."""
        from .text.language import passages

        return passages(self.doc)

    @cached_property
    def told_language(self) -> str:
        """The language that the prose itself shows, whatever is declared, or ""."""
        from .text.language import told_language

        return told_language(self.doc)

    @cached_property
    def declared_language(self) -> Meta | None:
        """The metadata entry that declares the language of the document."""
        from .text.language import declared_entry

        return declared_entry(self.doc)

    def readability(self, names: tuple[str, ...]) -> tuple[Readability, ...]:
        """Compute readability measures by name; see ``facts.readability``. Loads textstat (a second)."""
        from .text.readability import measure

        return measure(self.doc, names)

    def readability_report(self) -> list[dict[str, str | float]]:
        """Return every readability measure as the JSON report states it. Loads textstat (a second)."""
        from .text.readability import report

        return report(self.doc)
