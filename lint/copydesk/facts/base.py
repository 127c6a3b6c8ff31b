"""The facts that every family builds on: words, sentences, sections, places.

Ranges are prose offsets.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, cast

from ..base.cached import cached_property
from ..document.blockcolumns import picked
from ..document.model import ALT_TEXT, HTML, is_one_of
from ..document.source import Span
from ..language.scan import fold
from ..language.wordcolumns import LONG
from ..language.words import TextWords, Word
from .scope import Scope
from .text.sections import Lines, Section, find_sections
from .text.sentences import Sentence, split_block
from .text.sentencetable import SentenceTable

if TYPE_CHECKING:
    from ..document.document import Document
    from ..document.model import Block, Row
    from .facts import Facts
    from .knowledge import Data, Knowledge


_start_of = attrgetter("start")
_Scope = tuple[frozenset[str], bool, tuple[str, ...]]

STRUCTURES: Mapping[str, Callable[[Facts], object]] = {
    "tables": lambda facts: facts.doc.tables,
    "links": lambda facts: facts.doc.links,
    "notes": lambda facts: facts.doc.notes,
    "metadata": lambda facts: facts.doc.metadata,
    "lists": lambda facts: any(block.kind == "list-item" for block in facts.doc.blocks),
    "files": lambda facts: (
        facts.knowledge.companions or facts.doc.meta("sources", "bibliography", "references")
    ),
    "non-ascii": lambda facts: not facts.doc.source.text.isascii(),
}
"""What a rule or fact may need of a file to be asked at all, by its name in ``needs``."""


class BaseFacts:
    """What the text of a document is made of."""

    doc: Document
    knowledge: Knowledge

    def __init__(self, doc: Document, knowledge: Knowledge) -> None:
        self.doc = doc
        self.knowledge = knowledge
        # The door to the data files of all packs: ``facts.data("names.txt")``.
        self.data: Data = knowledge.data
        self._sentences: dict[int, tuple[Sentence, ...]] = {}
        self._blocks_in: dict[_Scope, Sequence[Block]] = {}
        self._sentences_in: dict[_Scope, Sequence[Sentence]] = {}
        self._spoken: dict[tuple[str, ...], bool] = {}
        self._scopes: dict[_Scope, _Scope] = {}
        self._scoped: dict[tuple[tuple[str, ...], tuple[str, ...]], Scope] = {}

    @property
    def facts(self) -> Facts:
        """All facts of the document, for what asks for those of other families."""
        return cast("Facts", self)

    def has(self, need: str) -> bool:
        """Say whether the document holds a structure (``tables``, ``links`` …), or anything of a fact."""
        holds = STRUCTURES.get(need)
        return bool(holds(self.facts) if holds is not None else getattr(self, need))

    def blocks_in(self, kinds: frozenset[str], quotes: bool, languages: tuple[str, ...]) -> Sequence[Block]:
        """Return the prose blocks of some kinds (block quotes only with ``quotes``) that are in one of the
        languages; no language means any, and a block whose language cannot be told is in all.
        """
        key = self._alike(kinds, quotes, languages)
        found = self._blocks_in.get(key)
        if found is None:
            kinds, quotes, languages = key
            found = self._blocks_in[key] = picked(
                self.doc.written_blocks if ALT_TEXT in kinds else self.doc.prose_blocks,
                lambda block: (
                    is_one_of(block, kinds) and (quotes or not block.quote) and self.speaks(block, languages)
                ),
            )
        return found

    def _alike(self, kinds: frozenset[str], quotes: bool, languages: tuple[str, ...]) -> _Scope:
        """Return the scope that comes to the same in this document: most have no quotes, one language and
        few kinds of blocks, so that rules with different scopes speak about the same blocks.
        """
        asked = (kinds, quotes, languages)
        found = self._scopes.get(asked)
        if found is None:
            here, quoted = self._shapes
            all_speak = bool(languages) and self._all_speak(languages)
            found = self._scopes[asked] = (
                kinds if ALT_TEXT in kinds or HTML in kinds else kinds & here,
                quotes or not (quoted or ALT_TEXT in kinds),
                () if all_speak else languages,
            )
        return found

    @cached_property
    def _shapes(self) -> tuple[frozenset[str], bool]:
        """The kinds of the prose blocks, and whether any of them is a quote."""
        blocks = self.doc.prose_blocks
        return frozenset([block.kind for block in blocks]), any(block.quote for block in blocks)

    def speaks(self, block: Block, languages: tuple[str, ...]) -> bool:
        """Say whether a block is in one of the languages, or may be."""
        if not languages:
            return True
        return self._all_speak(languages) or (
            (self.facts.languages.get(block.index, "").split("-")[0] or languages[0]) in languages
        )

    def _all_speak(self, languages: tuple[str, ...]) -> bool:
        """Say whether all blocks are in one of the languages, or may be."""
        all_do = self._spoken.get(languages)
        if all_do is None:
            told = {language.split("-")[0] for language in self.facts.languages.values()} - {""}
            all_do = self._spoken[languages] = told.issubset(languages)
        return all_do

    def sentences_in(
        self, kinds: frozenset[str], quotes: bool, languages: tuple[str, ...]
    ) -> Sequence[Sentence]:
        """Return the sentences of ``blocks_in``."""
        key = self._alike(kinds, quotes, languages)
        found = self._sentences_in.get(key)
        if found is None:
            found = self._sentences_in[key] = self.sentences_of_all(self.blocks_in(*key))
        return found

    def scope(self, kinds: tuple[str, ...], languages: tuple[str, ...] = ()) -> Scope:
        """Return the part of the article that a rule with this scope and these languages speaks about."""
        found = self._scoped.get((kinds, languages))
        if found is None:
            found = self._scoped[kinds, languages] = Scope(self.facts, kinds, languages)
        return found

    def sentences_of_all(self, blocks: Iterable[Block]) -> Sequence[Sentence]:
        """Return the sentences of some blocks, in the order of the blocks; those of a long text are made
        whenever somebody asks for them.
        """
        if self._sentence_table is not None:
            return self._sentence_table.of(blocks)
        return tuple(sentence for block in blocks for sentence in self.sentences_of(block))

    @cached_property
    def _sentence_table(self) -> SentenceTable | None:
        """The sentences of a long text, of which not all are held as they are."""
        return SentenceTable(self.doc) if len(self.doc.prose.text) > LONG else None

    @property
    def holds_sentences(self) -> bool:
        """Say whether sentences are held: those of a long text are made whenever somebody asks for them."""
        return self._sentence_table is None

    def sentences_of(self, block: Block) -> Sequence[Sentence]:
        """Return the sentences of one block."""
        if self._sentence_table is not None:
            return self._sentence_table.of_block(block)
        found = self._sentences.get(block.index)
        if found is None:
            found = self._sentences[block.index] = tuple(split_block(self.doc, block))
        return found

    def sentence_at(self, block: Block, offset: int) -> Sentence | None:
        """Return the sentence of a block that holds a prose offset."""
        if self._sentence_table is not None:
            return self._sentence_table.at(block, offset)
        sentences = self.sentences_of(block)
        at = bisect_right(sentences, offset, key=_start_of) - 1
        return sentences[at] if at >= 0 and offset < sentences[at].end else None

    @cached_property
    def sentences(self) -> Sequence[Sentence]:
        """The sentences of all blocks that hold prose, in reading order."""
        return self.sentences_of_all(self.doc.prose_blocks)

    @cached_property
    def word_table(self) -> TextWords:
        """The words of the prose as parallel lists; apostrophes and hyphens inside a word belong to it."""
        return TextWords(self.doc.prose.text)

    @cached_property
    def words(self) -> list[Word]:
        """All words of the prose with their places. The table tells most things for less."""
        return self.word_table.words()

    @property
    def vocabulary(self) -> frozenset[str]:
        """The different words of the prose in lower case: tells cheaply which patterns need not be tried."""
        return self.word_table.vocabulary

    @cached_property
    def folded(self) -> str:
        """The prose in lower case with straight apostrophes, as long as the prose (``scan.fold``)."""
        return fold(self.doc.prose.text)

    @cached_property
    def folded_source(self) -> str:
        """The stored text in lower case with straight apostrophes, as long as the text."""
        return fold(self.doc.source.text)

    @property
    def vocabulary_parts(self) -> frozenset[str]:
        """The different words of the prose, folded, and the parts of those with a hyphen or an apostrophe."""
        return self.word_table.parts

    def words_in(self, start: int, end: int) -> list[Word]:
        """Return the words that start inside the prose range."""
        table = self.word_table
        return table.words(table.first(start), table.first(end))

    @cached_property
    def word_count(self) -> int:
        """How many words the author wrote: front matter and boilerplate do not count."""
        outside, count = ("front-matter", "boilerplate"), self.word_table.count
        return sum(count(b.start, b.end) for b in self.doc.prose_blocks if b.kind not in outside)

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
    def lines(self) -> Lines:
        """The lines of the source as stored, without line endings, front matter included."""
        return Lines(self.doc)

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
