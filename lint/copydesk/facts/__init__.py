"""Facts that several rules share: each is computed at first use, once per document.

``Facts`` is the index: one property per fact, each of which imports its module only when asked. Ranges are
prose offsets.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from ..prose import PLACEHOLDER
from ..source import Span
from .text.sections import Line, Section, find_lines, find_sections
from .text.sentences import Sentence, Word, find_words, split_block

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..document import Block, Document, Link, Meta, Row
    from ..lexicon import Lexicon
    from .ai.declaration import Declaration
    from .ai.leftovers import Leftover
    from .ai.notices import Notices
    from .attribution.statements import Statements
    from .citations.bibliography import Bibliography
    from .citations.dates import Access, DatedLink
    from .citations.figures import Figure
    from .citations.identifiers import Identifier
    from .citations.references import References
    from .citations.savedsources import SavedSources
    from .claims.ledger import Ledger
    from .furniture.finder import Furniture
    from .furniture.layout import LayoutLine
    from .provenance.carriers import Provenance
    from .provenance.characters import Decomposed, Hidden, LookAlike, OddSpace
    from .provenance.dates import Day, WrongWeekday
    from .provenance.mojibake import Mojibake
    from .provenance.newsitems import PlacedProblem, PlacedVerdict
    from .provenance.publication import Publication
    from .provenance.reltime import Relative
    from .provenance.stale import StaleClaim
    from .style.signals import Style
    from .tables.alignedcolumns import AlignedColumns
    from .tables.columns import Column
    from .tables.lists import ListItem, ListRun
    from .tables.losttables import LostTable
    from .tables.shapes import TableShape
    from .tables.tablesource import TableSource
    from .text.language import Passage
    from .text.readability import Readability
    from .text.terms import Terms
    from .wording.acronyms import Acronym
    from .wording.orphans import Orphans
    from .wording.spelling import Spelling

_Ranged = TypeVar("_Ranged", "Hidden", "OddSpace", "Decomposed", "Mojibake")

__all__ = ["Facts", "Line", "Section", "Sentence", "Word"]


class Facts:
    """Everything that is known about a document beyond what its reader saw."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.configured_languages: tuple[str, ...] = ()
        self._sentences: dict[int, tuple[Sentence, ...]] = {}
        self._style: Style | None = None
        self._notices: Notices | None = None
        self._leftovers: tuple[Leftover, ...] | None = None
        self._identifiers: list[Identifier] | None = None
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
    def vocabulary(self) -> frozenset[str]:
        """The different words of the prose in lower case: tells cheaply which patterns need not be tried."""
        return frozenset(text.lower() for text in {word.text for word in self.words})

    @cached_property
    def spelling(self) -> Spelling:
        """Words that the English dictionary does not know as they are written."""
        from .wording.spelling import find_spelling

        return find_spelling(self.doc)

    @cached_property
    def capitals(self) -> dict[str, dict[str, int]]:
        """How often each word is capitalised inside sentences, by form: lower-case word → form → count."""
        from .wording.capitals import capitalised_inside

        return capitalised_inside(self.doc)

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

    # -- tables and lists
    # -------------------------------------------------------------------------------------------

    @cached_property
    def table_shapes(self) -> tuple[TableShape, ...]:
        """The tables of the document, measured: header, width, state for a parser, swallowed line."""
        if not self.doc.tables:
            return ()
        from .tables.shapes import measure_tables

        return measure_tables(self.doc)

    @cached_property
    def open_lines(self) -> tuple[str, ...]:
        """The text of each line, "" for lines of code, comments, tables and front matter."""
        from .tables.openlines import open_lines

        return open_lines(self.doc)

    @cached_property
    def lost_tables(self) -> tuple[LostTable, ...]:
        """Runs of lines that were a table before it lost its cell borders."""
        from .tables.losttables import find_lost_tables

        return find_lost_tables(self.doc)

    @cached_property
    def lists(self) -> tuple[ListRun, ...]:
        """The lists of a Markdown or plain-text document: items with mark and indent, and lines that touch
        them.
        """
        if not any(block.kind == "list-item" for block in self.doc.blocks):
            return ()
        from .tables.lists import find_lists

        return find_lists(self.doc)

    @cached_property
    def swallowed_lines(self) -> tuple[tuple[ListItem, Line], ...]:
        """Lines that a Markdown parser adds to the list item above them although they are text of their
        own.
        """
        if not self.lists:
            return ()
        from .tables.lists import swallowed

        return swallowed(self.lists, self.lines, self.doc.wrapped)

    @cached_property
    def table_columns(self) -> tuple[tuple[Column, ...], ...]:
        """The columns of each table as numbers; empty for tables that are ragged, merged or short."""
        if not self.doc.tables:
            return ()
        from .tables.columns import find_columns

        return find_columns(self.doc)

    def dimension(self, unit: str) -> str:
        """Return what a unit of measurement measures (length, mass …), or "" when it is not known."""
        from .tables.columns import dimension

        return dimension(unit)

    @cached_property
    def aligned_columns(self) -> tuple[AlignedColumns, ...]:
        """Runs of lines that are set in columns with tabs or spaces."""
        if "\t" not in self.doc.source.text and not any("  " in line.text.strip() for line in self.lines):
            return ()
        from .tables.alignedcolumns import find_aligned_columns

        return find_aligned_columns(self.doc)

    @cached_property
    def table_sources(self) -> tuple[TableSource, ...]:
        """What surrounds each table and lost table: lead-in, caption, source."""
        if not self.doc.tables and not self.lost_tables:
            return ()
        from .tables.tablesource import find_table_sources

        return find_table_sources(self.doc)

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

    # -- quoted speech
    # ----------------------------------------------------------------------------------------------

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

    # -- language
    # ---------------------------------------------------------------------------------------------------

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

    # -- sources and claims
    # -------------------------------------------------------------------------------------------

    @cached_property
    def full_names(self) -> frozenset[str]:
        """The words, in lower case, that are parts of somebody's name in full."""
        from .attribution.fullnames import find_full_names

        return find_full_names(self.doc)

    @cached_property
    def attributions(self) -> Statements:
        """Who carries each sentence of the body, by which verb, with which support."""
        from .attribution.statements import Statements

        return Statements(self)

    @cached_property
    def ledger(self) -> Ledger:
        """The claims ledger: each sentence with its check-worthiness, kind and support."""
        from .claims.ledger import Ledger

        return Ledger(self)

    # -- citations
    # ---------------------------------------------------------------------------------------------------

    @cached_property
    def references(self) -> References:
        """Footnotes, reference links and numbered citations: which marks and definitions meet."""
        from .citations.references import References

        return References(self)

    def identifiers(self, today: str) -> list[Identifier]:
        """Identifiers of works and people outside code, tested, as source ranges (``facts.identifiers``)."""
        if self._identifiers is None:
            from .citations.identifiers import find_identifiers

            found = find_identifiers(self.doc.source.text, today)
            self._identifiers = [one for one in found if not self.in_code(Span(one.start, one.end))]
        return self._identifiers

    @cached_property
    def bibliography(self) -> Bibliography:
        """The bibliographies that the article names, and the keys that it cites."""
        from .citations.bibliography import Bibliography

        return Bibliography(self.doc)

    @cached_property
    def saved(self) -> SavedSources:
        """The sources that the article declares, with their saved text, and who cites them."""
        from .citations.savedsources import SavedSources

        return SavedSources(self)

    @cached_property
    def accesses(self) -> list[Access]:
        """The days on which sources were looked up, as prose ranges."""
        from .citations.dates import find_accesses

        return find_accesses(self)

    @cached_property
    def dated_links(self) -> list[DatedLink]:
        """The links whose addresses tell a day."""
        from .citations.dates import dated_links

        return dated_links(self.doc)

    @cached_property
    def impossible_archives(self) -> list[Link]:
        """Links to archived copies whose time stamp is no time."""
        from .citations.dates import impossible_archives

        return impossible_archives(self.doc)

    # -- page furniture
    # -----------------------------------------------------------------------------------------------

    @cached_property
    def layout(self) -> tuple[LayoutLine, ...]:
        """The lines of the article that are not blank, each with its kind of block and its neighbours."""
        from .furniture.layout import find_layout

        return find_layout(self.doc)

    @cached_property
    def furniture(self) -> tuple[Furniture, ...]:
        """Lines that belong to a web page and not to the article on it, in reading order."""
        from .furniture.finder import find_furniture

        return find_furniture(self.doc)

    @cached_property
    def _furniture_starts(self) -> list[int]:
        return [item.span.start for item in self.furniture]

    def is_furniture(self, span: Span) -> bool:
        """Say whether a source span touches page furniture."""
        at = bisect_left(self._furniture_starts, span.end) - 1
        return at >= 0 and self.furniture[at].span.end > span.start

    # -- where the file comes from

    @cached_property
    def provenance(self) -> Provenance:
        """C2PA manifests in the file and whether they still fit it."""
        from .provenance.carriers import Provenance

        return Provenance(self.doc)

    @cached_property
    def publication(self) -> Publication:
        """Headline, people, dates, publisher: what the metadata and the page say."""
        from .provenance.publication import Publication

        return Publication(self.doc)

    def hidden_characters(self) -> list[Hidden]:
        """Characters that a reader cannot see, in source spans, without those of C2PA manifests."""
        from .provenance.characters import find_hidden
        from .provenance.mojibake import find_mojibake

        text, shown = self._characters
        taken = [(item.start, item.end) for item in find_mojibake(text)]
        taken += [] if shown else self.provenance.taken
        return self._placed(find_hidden(text, taken))

    def odd_spaces(self) -> list[OddSpace]:
        """No-break and other special spaces at odd places, in source spans."""
        from .provenance.characters import find_odd_spaces

        return self._placed(find_odd_spaces(self._characters[0]))

    def decomposed(self) -> list[Decomposed]:
        """Letters that stand as base and accent, in source spans, with the one character that is meant."""
        from .provenance.characters import find_decomposed

        return self._placed(find_decomposed(self._characters[0]))

    def mojibake(self) -> list[Mojibake]:
        """Text that was decoded with the wrong table, as source spans, with the repaired text."""
        from .provenance.mojibake import find_mojibake

        return self._placed(find_mojibake(self._characters[0]))

    @cached_property
    def _characters(self) -> tuple[str, bool]:
        """The text whose characters count, and whether it is the prose (JSON may escape any character)."""
        shown = self.doc.format == "ninjs"
        text = self.doc.prose.text.replace(PLACEHOLDER, " ") if shown else self.doc.source.text
        return text, shown

    def _placed(self, found: list[_Ranged]) -> list[_Ranged]:
        """Turn ranges of ``_characters`` into source spans."""
        if not self._characters[1]:
            return found
        spans = [self.doc.lift(item.start, item.end) for item in found]
        return [item._replace(start=at.start, end=at.end) for item, at in zip(found, spans, strict=True)]

    def look_alikes(self, confusables: Mapping[str, Mapping[str, str]]) -> list[LookAlike]:
        """Words with letters of another script that look Latin, as prose ranges; see ``confusables.toml``."""
        from .provenance.characters import find_look_alikes

        return find_look_alikes(self.doc.prose.text, confusables)

    @cached_property
    def somebody_speaks(self) -> bool:
        """The text is a speech, a letter or a tale: told by or about persons throughout, unlike news."""
        from .provenance.reltime import somebody_speaks

        return somebody_speaks(self.doc)

    @cached_property
    def _relative_times(self) -> list[Relative]:
        from .provenance.reltime import find_relative

        return find_relative(self.doc)

    def best_relative_times(self, most: int) -> list[Relative]:
        """The most telling phrases of relative time (recent, ongoing, is set to), at most ``most``, as prose
        ranges.
        """
        from .provenance.reltime import best

        return best(self._relative_times, most)

    @cached_property
    def wrong_weekdays(self) -> list[WrongWeekday]:
        """Full dates in the prose whose weekday does not fit, as prose ranges."""
        from .provenance.dates import find_wrong_weekdays

        return find_wrong_weekdays(self.doc.prose.text)

    def days_in(self, start: int, end: int) -> list[Day]:
        """Find the full dates (day, month and year) in a prose range."""
        from .provenance.dates import find_days

        return find_days(self.doc.prose.text, start, end)

    def figures_in(self, start: int, end: int) -> list[Figure]:
        """Find the figures written in digits in a prose range."""
        from .citations.figures import find_figures

        return find_figures(self.doc.prose.text, start, end)

    def days_between(self, earlier: str, later: str) -> int:
        """Count the days between two dates (``YYYY-MM-DD``); 0 when one of them is missing or coarser."""
        from .provenance.dates import days_between

        return days_between(earlier, later)

    def ninjs_verdicts(self, shapes: Mapping[str, Any], version: str) -> list[PlacedVerdict]:
        """Hold the news items of a ninjs file against a version ("" = the one they name, else any)."""
        from .provenance.newsitems import verdicts

        return verdicts(self.doc, shapes, version)

    def schema_errors(self, path: str) -> list[PlacedProblem]:
        """What a JSON Schema file of the user says about the news items; nothing is fetched."""
        from .provenance.newsitems import schema_errors

        return schema_errors(self.doc, path)

    def stale_claims(
        self, table: Mapping[str, Any], extra: Mapping[str, Any], today: str
    ) -> list[StaleClaim]:
        """What the dated facts table contradicts (``facts.toml``, and entries of the user in ``extra``)."""
        key = (id(table), repr(extra), today)
        found = self._stale.get(key)
        if found is None:
            from .provenance.stale import find_stale

            found = self._stale[key] = find_stale(self.doc, table, extra, self.publication.day, today)
        return found

    # -- style and what the file says about AI
    # -----------------------------------------------------------------------------------------------

    def style(self, data: Mapping[str, Any]) -> Style:
        """Style signals with their densities; ``data`` is the parsed ``style-signals.toml``."""
        if self._style is None:
            from .style.signals import Style

            self._style = Style(self.doc, data)
        return self._style

    # -- content words
    # -----------------------------------------------------------------------------------------------

    @cached_property
    def terms(self) -> Terms:
        """The content words of the document, stemmed, by place."""
        from .text.terms import Terms

        return Terms(self.doc)

    @cached_property
    def orphans(self) -> tuple[Orphans, ...]:
        """Last paragraphs of sections that treat the subject of another section."""
        from .wording.orphans import find_orphans

        return find_orphans(self.doc)

    @cached_property
    def acronyms(self) -> dict[str, Acronym]:
        """The acronyms by name, with their uses and the places that write them out."""
        from .wording.acronyms import find_acronyms

        return find_acronyms(self.doc)

    def notices(self, data: Mapping[str, Any]) -> Notices:
        """What the text says about AI in its own making; ``data`` is the parsed ``ai-notices.toml``."""
        if self._notices is None:
            from .ai.notices import Notices

            self._notices = Notices(self.doc, data)
        return self._notices

    def leftovers(self, data: Mapping[str, Any]) -> tuple[Leftover, ...]:
        """What a chat product said to its user; ``data`` is the parsed ``chat-leftovers.toml``."""
        if self._leftovers is None:
            from .ai.leftovers import find_leftovers

            self._leftovers = find_leftovers(self.doc, data)
        return self._leftovers

    @cached_property
    def declaration(self) -> Declaration:
        """What the metadata declare about the use of AI, its review and who answers for the text."""
        from .ai.declaration import Declaration

        return Declaration(self.doc)
