"""An article as Vale rules see it: its pieces by scope, each with its text and the way back.

The text of a piece is the prose, in which code, addresses and pictures are one asterisk each. Lines that a
paragraph is wrapped into are one line.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from ...document.model import ALT_TEXT, BOILERPLATE, CAPTION, CELL, FOOTNOTE, FRONT_MATTER, HEADING, LIST_ITEM
from ...document.prose import PLACEHOLDER
from .inlinemarks import emphasised, inline_code
from .selectors import Selector, asks_for, fits

if TYPE_CHECKING:
    from ...document.model import Block
    from ...facts import Facts
    from .penn import Spoken

MASK = "*"
"""Stands for what is no prose, as in Vale."""


class Piece(NamedTuple):
    """A piece of an article: its text, where that begins, its scope, and the scope of the block around it.

    ``where`` is ``prose`` (``start`` is a prose offset), ``source`` (an offset of the stored text) or
    ``summary`` (the text is made of several blocks).
    """

    text: str
    start: int
    sections: frozenset[str]
    parents: frozenset[str]
    where: str = "prose"

    @property
    def end(self) -> int:
        """The offset behind the piece."""
        return self.start + len(self.text)


class Pieces(tuple[Piece, ...]):
    """Pieces of an article, those of the prose first and in reading order."""

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.start for piece in self if piece.where == "prose"]

    @cached_property
    def _ends(self) -> list[int]:
        """The farthest end of the pieces up to each."""
        return list(accumulate((piece.end for piece in self if piece.where == "prose"), max))

    def at(self, offset: int) -> Iterator[int]:
        """Yield the numbers of the pieces that hold an offset of the text that was scanned; what is no piece
        of the prose is the whole of something.
        """
        place = bisect_right(self._starts, offset) - 1
        while place >= 0 and self._ends[place] > offset:
            if self[place].end > offset:
                yield place
            place -= 1
        yield from range(len(self._starts), len(self))


_PARAGRAPH, _SENTENCE = frozenset({"paragraph"}), frozenset({"sentence"})


class ValeView:
    """The pieces of one document, each kind made when a rule first asks for it."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self.text = facts.doc.prose.text.replace(PLACEHOLDER, MASK)
        self._tagged: dict[tuple[int, str], list[Spoken]] = {}
        self.kept: dict[str, Mapping[str, float]] = {}  # what rules have worked out of the whole
        self._chosen: dict[tuple[Selector, ...], Pieces] = {}
        suffix = os.path.splitext(facts.doc.source.path)[1][1:].lower()
        self._format = frozenset({suffix}) if suffix else frozenset()

    def pieces(self, selectors: tuple[Selector, ...]) -> Pieces:
        """Return the pieces that are meant, in reading order."""
        found = self._chosen.get(selectors)
        if found is None:
            found = self._chosen[selectors] = Pieces(sorted(self._choose(selectors), key=_in_order))
        return found

    def _choose(self, selectors: tuple[Selector, ...]) -> Iterator[Piece]:
        for piece in self._candidates(selectors):
            if any(fits(selector, piece.sections, piece.parents) for selector in selectors):
                yield piece

    def _candidates(self, selectors: tuple[Selector, ...]) -> Iterator[Piece]:
        if asks_for(selectors, "frontmatter"):
            yield from self._front_matter
        yield from self.blocks
        if asks_for(selectors, "paragraph"):
            yield from (
                piece._replace(sections=_PARAGRAPH | self._format)
                for piece in self.blocks
                if _is_plain(piece)
            )
        if asks_for(selectors, "sentence"):
            yield from self._sentences
        if any(asks_for(selectors, name) for name in ("link", "strong", "emphasis")):
            yield from self._inline
        if asks_for(selectors, "code"):
            yield from self._code
        if asks_for(selectors, "summary"):
            yield self.summary
        if asks_for(selectors, "raw"):
            yield Piece(
                self._facts.doc.source.text, 0, frozenset({"raw"}) | self._format, frozenset(), "source"
            )

    @cached_property
    def blocks(self) -> tuple[Piece, ...]:
        """The blocks of text: headings, paragraphs, list items, cells, descriptions of pictures."""
        return tuple(
            self._of_block(block)
            for block in self._facts.doc.written_blocks
            if block.kind not in (FRONT_MATTER, BOILERPLATE)
        )

    @cached_property
    def _front_matter(self) -> tuple[Piece, ...]:
        return tuple(
            Piece(self.text[block.start : block.end], block.start, sections, sections)
            for block in self._facts.doc.written_blocks
            if block.kind == FRONT_MATTER
            for sections in [frozenset({"frontmatter", "text", str(block.attrs.get("key", ""))})]
        )

    def _of_block(self, block: Block) -> Piece:
        sections = self._sections(block) | self._format
        return Piece(self.text[block.start : block.end], block.start, sections, sections)

    def _sections(self, block: Block) -> frozenset[str]:
        if block.kind == HEADING:
            return frozenset({"text", "heading", f"h{block.depth}"})
        if block.kind == ALT_TEXT:
            return frozenset({"text", "attr", "alt"})
        if block.quote:
            return frozenset({"text", "blockquote"})
        if block.kind in (LIST_ITEM, FOOTNOTE):
            return frozenset({"text", "list"})
        if block.kind == CELL:
            return frozenset({"text", "table", "header" if self._heads(block) else "cell"})
        if block.kind == CAPTION:
            return frozenset({"text", "figure", "table", "caption"})
        return frozenset({"text"})

    def _heads(self, block: Block) -> bool:
        tables, number, row = self._facts.doc.tables, block.attrs.get("table"), block.attrs.get("row")
        if not isinstance(number, int) or not isinstance(row, int) or number >= len(tables):
            return False
        rows = tables[number].rows
        if row >= len(rows):
            return False
        column = block.attrs.get("column")
        cells = rows[row].cells
        heads = isinstance(column, int) and column < len(cells) and cells[column].header
        return rows[row].kind == "header" or heads

    @cached_property
    def _sentences(self) -> tuple[Piece, ...]:
        """The sentences of paragraphs; what stands in a list, table or quotation has none, as in Vale."""
        facts = self._facts
        return tuple(
            Piece(
                self.text[sentence.start : sentence.end],
                sentence.start,
                _SENTENCE | self._format,
                piece.sections,
            )
            for piece in self.blocks
            if _is_plain(piece)
            for block in [facts.doc.block_at(piece.start)]
            if block is not None
            for sentence in facts.sentences_of(block)
        )

    @cached_property
    def _inline(self) -> tuple[Piece, ...]:
        """The texts of links, and what is set strong or emphasised."""
        doc = self._facts.doc
        found = [
            (link.start, link.end, "link")
            for link in doc.links
            if link.kind in ("inline", "reference", "html") and link.end > link.start
        ]
        found += emphasised(doc)
        return tuple(
            Piece(self.text[start:end], start, frozenset({name}) | self._format, self._around(start))
            for start, end, name in sorted(found)
        )

    def _around(self, offset: int) -> frozenset[str]:
        block = self._facts.doc.block_at(offset)
        return self._sections(block) if block is not None else frozenset()

    @cached_property
    def _code(self) -> tuple[Piece, ...]:
        doc = self._facts.doc
        return tuple(
            Piece(
                doc.source.slice(span),
                span.start,
                frozenset({"code"}) | self._format,
                self._around(doc.prose.from_source(span.start))
                if doc.addressing == "source"
                else frozenset(),
                "source",
            )
            for span in inline_code(doc)
        )

    @cached_property
    def summary(self) -> Piece:
        """The running text as a whole: paragraphs, list items and quotations, parted by blank lines."""
        text = "\n\n".join(piece.text for piece in self._running)
        sections = frozenset({"summary"}) | self._format
        return Piece(text, 0, sections, frozenset(), "summary")

    @cached_property
    def _running(self) -> tuple[Piece, ...]:
        left_out = frozenset({"heading", "table", "attr", "figure"})
        return tuple(piece for piece in self.blocks if not piece.sections & left_out)

    @cached_property
    def _summary_starts(self) -> tuple[list[int], list[int]]:
        starts, places, at = list[int](), list[int](), 0
        for piece in self._running:
            starts.append(at)
            places.append(piece.start)
            at += len(piece.text) + 2
        return starts, places

    def prose_offset(self, at: int) -> int:
        """Return the prose offset of an offset of the summary."""
        starts, places = self._summary_starts
        number = max(0, bisect_right(starts, at) - 1)
        return places[number] + at - starts[number] if starts else 0

    def tagged(self, piece: Piece) -> list[Spoken]:
        """Return the words of a piece with their parts of speech; each piece is tagged once."""
        found = self._tagged.get((piece.start, piece.text))
        if found is None:
            from .penn import tagged

            found = self._tagged[piece.start, piece.text] = tagged(piece.text, self._facts.tagger)
        return found

    @property
    def facts(self) -> Facts:
        """The facts of the document."""
        return self._facts


def _in_order(piece: Piece) -> tuple[bool, int, int]:
    return piece.where != "prose", piece.start, -piece.end


def _is_plain(piece: Piece) -> bool:
    """Say whether a block is a paragraph, and nothing of a list, table, quotation or heading."""
    return not piece.sections & frozenset({"heading", "list", "blockquote", "table", "attr", "figure"})
