"""Facts that several rules share: each is computed at first use, once per document.

``Facts`` is the index: one property per fact, each of which imports its module only when asked. Ranges are
prose offsets.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from ..source import Span
from .sections import Line, Section, find_lines, find_sections
from .sentences import Sentence, Word, find_words, split_block

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..document import Block, Document
    from ..lexicon import Lexicon
    from ..rule import Edit
    from .alignedcolumns import AlignedColumns
    from .characters import Decomposed, Hidden, LookAlike, OddSpace
    from .columns import Column
    from .dates import WrongWeekday
    from .furniture import Furniture
    from .layout import LayoutLine
    from .ledger import Ledger
    from .lists import ListItem, ListRun
    from .losttables import LostTable
    from .mojibake import Mojibake
    from .provenance import Provenance
    from .publication import Publication
    from .reltime import Relative
    from .spelling import Spelling
    from .stale import StaleClaim
    from .statements import Statements
    from .tables import TableShape
    from .tablesource import TableSource
    from .terms import Terms

_Ranged = TypeVar("_Ranged", "Hidden", "OddSpace", "Decomposed", "Mojibake")

__all__ = ["Facts", "Line", "Section", "Sentence", "Word"]


class Facts:
    """Everything that is known about a document beyond what its reader saw."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self._sentences: dict[int, tuple[Sentence, ...]] = {}
        self._stale: dict[tuple[int, str, str], list[StaleClaim]] = {}

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

    @cached_property
    def spelling(self) -> Spelling:
        """Words that the English dictionary does not know as they are written."""
        from .spelling import find_spelling

        return find_spelling(self.doc)

    @property
    def lexicon(self) -> Lexicon:
        """The English dictionary (the same one for all documents)."""
        from ..lexicon import english

        return english()

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

    @cached_property
    def lists(self) -> tuple[ListRun, ...]:
        """The lists of a Markdown or plain-text document: items with mark and indent, and lines that touch
        them.
        """
        from .lists import find_lists

        return find_lists(self.doc)

    @cached_property
    def swallowed_lines(self) -> tuple[tuple[ListItem, Line], ...]:
        """Lines that a Markdown parser adds to the list item above them although they are text of their
        own.
        """
        from .lists import continues

        wrapped = self.doc.wrapped
        return tuple(
            (item, line)
            for run in self.lists
            for item, line in run.lazy
            if not continues(item, line, self.lines, wrapped)
        )

    @cached_property
    def table_columns(self) -> tuple[tuple[Column, ...], ...]:
        """The columns of each table as numbers; empty for tables that are ragged, merged or short."""
        from .columns import find_columns

        return find_columns(self.doc)

    def dimension(self, unit: str) -> str:
        """Return what a unit of measurement measures (length, mass …), or "" when it is not known."""
        from .columns import dimension

        return dimension(unit)

    @cached_property
    def aligned_columns(self) -> tuple[AlignedColumns, ...]:
        """Runs of lines that are set in columns with tabs or spaces."""
        from .alignedcolumns import find_aligned_columns

        return find_aligned_columns(self.doc)

    @cached_property
    def table_sources(self) -> tuple[TableSource, ...]:
        """What surrounds each table and lost table: lead-in, caption, source."""
        from .tablesource import find_table_sources

        return find_table_sources(self.doc)

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

    # -- page furniture
    # -----------------------------------------------------------------------------------------------

    @cached_property
    def layout(self) -> tuple[LayoutLine, ...]:
        """The lines of the article that are not blank, each with its kind of block and its neighbours."""
        from .layout import find_layout

        return find_layout(self.doc)

    @cached_property
    def furniture(self) -> tuple[Furniture, ...]:
        """Lines that belong to a web page and not to the article on it, in reading order."""
        from .furniture import find_furniture

        return find_furniture(self.doc)

    # -- where the file comes from

    @cached_property
    def provenance(self) -> Provenance:
        """C2PA manifests in the file and whether they still fit it."""
        from .provenance import Provenance

        return Provenance(self.doc)

    @cached_property
    def publication(self) -> Publication:
        """Headline, people, dates, publisher: what the metadata and the page say."""
        from .publication import Publication

        return Publication(self.doc)

    def hidden_characters(self) -> list[Hidden]:
        """Characters that a reader cannot see, in source spans, without those of C2PA manifests."""
        from .characters import find_hidden
        from .mojibake import find_mojibake

        text, shown = self._characters
        taken = [(item.start, item.end) for item in find_mojibake(text)]
        taken += [] if shown else self.provenance.taken
        return self._placed(find_hidden(text, taken))

    def odd_spaces(self) -> list[OddSpace]:
        """No-break and other special spaces at odd places, in source spans."""
        from .characters import find_odd_spaces

        return self._placed(find_odd_spaces(self._characters[0]))

    def decomposed(self) -> list[Decomposed]:
        """Letters that stand as base and accent, in source spans, with the one character that is meant."""
        from .characters import find_decomposed

        return self._placed(find_decomposed(self._characters[0]))

    def mojibake(self) -> list[Mojibake]:
        """Text that was decoded with the wrong table, as source spans, with the repaired text."""
        from .mojibake import find_mojibake

        return self._placed(find_mojibake(self._characters[0]))

    @cached_property
    def _characters(self) -> tuple[str, bool]:
        """The text whose characters count, and whether it is the prose (JSON may escape any character)."""
        shown = self.doc.format == "ninjs"
        return (self.doc.prose.text if shown else self.doc.source.text), shown

    def _placed(self, found: list[_Ranged]) -> list[_Ranged]:
        """Turn ranges of ``_characters`` into source spans."""
        if not self._characters[1]:
            return found
        spans = [self.doc.lift(item.start, item.end) for item in found]
        return [item._replace(start=at.start, end=at.end) for item, at in zip(found, spans, strict=True)]

    def look_alikes(self, confusables: Mapping[str, Mapping[str, str]]) -> list[LookAlike]:
        """Words with letters of another script that look Latin, as prose ranges; see ``confusables.toml``."""
        from .characters import find_look_alikes

        return find_look_alikes(self.doc.prose.text, confusables)

    @cached_property
    def _relative_times(self) -> list[Relative]:
        from .reltime import find_relative

        return find_relative(self.doc)

    def best_relative_times(self, most: int) -> list[Relative]:
        """The most telling phrases of relative time (recent, ongoing, is set to), at most ``most``, as prose
        ranges.
        """
        from .reltime import best

        return best(self._relative_times, most)

    @cached_property
    def wrong_weekdays(self) -> list[WrongWeekday]:
        """Full dates in the prose whose weekday does not fit, as prose ranges."""
        from .dates import find_wrong_weekdays

        return find_wrong_weekdays(self.doc.prose.text)

    def days_between(self, earlier: str, later: str) -> int:
        """Count the days between two dates (``YYYY-MM-DD``); 0 when one of them is missing or coarser."""
        from .dates import days_between

        return days_between(earlier, later)

    def stale_claims(
        self, table: Mapping[str, Any], extra: Mapping[str, Any], today: str
    ) -> list[StaleClaim]:
        """What the dated facts table contradicts (``facts.toml``, and entries of the user in ``extra``)."""
        key = (id(table), repr(extra), today)
        found = self._stale.get(key)
        if found is None:
            from .stale import find_stale

            found = self._stale[key] = find_stale(self.doc, table, extra, self.publication.day, today)
        return found

    # -- content words
    # -----------------------------------------------------------------------------------------------

    @cached_property
    def terms(self) -> Terms:
        """The content words of the document, stemmed, by place."""
        from .terms import Terms

        return Terms(self.doc)
