"""From classified lines to blocks: paragraphs, headings, list items, table rows, in reading order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any

from ...base.regexes import regex
from ...document.blockcolumns import LONG, BlockColumns
from ...document.model import (
    CAPTION,
    CELL,
    CODE,
    FOOTNOTE,
    HEADING,
    LIST_ITEM,
    NO_ATTRS,
    PARAGRAPH,
    Block,
    Cell,
    Row,
    Table,
)
from ...document.prose import ProseBuilder
from ...document.source import Source, Span
from .headinglines import looks_like_heading
from .rowcells import split_cells
from .runs import Aside, RunWriter
from .scanlines import (
    ATX,
    BLANK,
    BULLET,
    DEFINITION,
    DELIMITER,
    OPAQUE,
    ORDERED,
    ROW,
    RULE,
    TEXT,
    ScanLine,
)

_end_of = attrgetter("end")
_FOOTNOTE_LABEL = regex(r" {0,3}\[\^([^\]\s]{1,80})\]:[ \t]*")


class BlockMaker:
    """Collects blocks and tables while the prose is being written; ``text`` is what is read of the source.

    ``headings`` maps line index to level (0 for the title of a box, -1 for further lines of the same
    heading); ``parsed_tables`` is what a Markdown parser takes for tables. ``wrapped``: neighbouring text
    lines are one paragraph. ``loose``: a lone line may be a heading by its shape. ``code`` and ``html`` are
    the blocks of that kind by start. ``asides`` are what stands inside a block and is one of its own;
    ``aside_writer`` writes it.
    """

    def __init__(
        self,
        source: Source,
        text: str,
        writer: RunWriter,
        builder: ProseBuilder,
        headings: Mapping[int, int],
        parsed_tables: Sequence[Span],
        wrapped: bool,
        loose: bool,
        code: Mapping[int, Span] | None = None,
        html: Mapping[int, Span] | None = None,
        asides: Sequence[Aside] = (),
        aside_writer: RunWriter | None = None,
    ) -> None:
        self.source, self.text, self.writer, self.builder = source, text, writer, builder
        self.headings, self.parsed_tables = headings, parsed_tables
        self.wrapped, self.loose, self.headed = wrapped, loose, any(headings.values())
        self.code, self.html = code or {}, html or {}
        self.asides, self.aside_writer = asides, aside_writer
        self.blocks: list[Block] | BlockColumns = BlockColumns() if len(text) > LONG else []
        self.tables: list[Table] = []
        self._list = 0
        self._in_list = False

    def add(self, kind: str, span: Span, depth: int = 0, quote: bool = False, **attrs: Any) -> Block | None:
        """Write the runs of a span as one block; a span without text makes no block."""
        start, end = self.writer.write(span)
        block = None
        if end > start:
            block = Block(len(self.blocks), kind, span, start, end, depth, quote, attrs or NO_ATTRS)
            self.blocks.append(block)
        if self.aside_writer is not None:
            self._write_asides(span, quote, self.aside_writer)
        return block

    def _write_asides(self, around: Span, quote: bool, writer: RunWriter) -> None:
        """Write what stands inside a block and is one of its own behind it."""
        for number in range(bisect_left(self.asides, (around,)), len(self.asides)):
            span, kind, name = self.asides[number]
            if span.start >= around.end:
                return
            start, end = writer.write(span)
            if end > start:
                attrs = {"id": name} if name else NO_ATTRS
                self.blocks.append(Block(len(self.blocks), kind, span, start, end, 0, quote, attrs))

    def make(self, lines: Sequence[ScanLine]) -> None:
        """Make blocks of all lines."""
        at = begun = 0
        begins = sorted(
            {*self.code, *self.html}
        )  # of blocks of code and of HTML; most of their lines begin none
        while at < len(lines):
            line = lines[at]
            if line.kind in (ROW, DELIMITER):
                at = self._table(lines, at)
            elif line.kind in (BULLET, ORDERED):
                at = self._item(lines, at)
            elif line.kind in (TEXT, ATX):
                at = self._text(lines, at)
            elif line.kind == DEFINITION:
                at = self._definition(lines, at)
            else:
                if line.kind == OPAQUE:
                    while begun < len(begins) and begins[begun] < line.start:
                        begun += 1
                    if begun < len(begins) and begins[begun] <= line.end:
                        self._opaque(line)
                if line.kind == RULE:
                    self._in_list = False
                at += 1

    def _opaque(self, line: ScanLine) -> None:
        """Make a block where an HTML or code block begins; the lines after the first belong to it."""
        lead = line.start + len(line.text) - len(line.text.lstrip())
        for start in {line.start, line.content, lead}:
            if start in self.html:
                self.add(PARAGRAPH, self.html[start], role="html")
            elif start in self.code:
                size = self.builder.size
                self.blocks.append(
                    Block(len(self.blocks), CODE, self.code[start], size, size, quote=line.said)
                )

    # -- text
    # -------------------------------------------------------------------------------------------------------

    def _text(self, lines: Sequence[ScanLine], at: int) -> int:
        line = lines[at]
        level = self.headings.get(at)
        if level is not None or line.kind == ATX:
            # A box stands in the list round it, and what stands in tabs is one list.
            self._in_list = self._in_list and level == 0
            end = at + 1
            while self.headings.get(end) == -1:
                end += 1
            span = Span(line.content, lines[end - 1].end)
            if level == 0:
                self.add(CAPTION, span, 0, line.said, role="title")
            else:
                self.add(HEADING, span, level or 1, line.said, marked=True)
            return end
        end = self._run_end(lines, at) if self.wrapped else at + 1
        span = Span(line.content, lines[end - 1].end)
        nested = self._in_list and line.indent >= 2 and not self.loose
        if not nested:
            self._in_list = False
        if end == at + 1 and self.loose and not nested and looks_like_heading(lines, at, self.headed):
            self.add(HEADING, span, 1 if not self.blocks else 2, line.said, marked=False)
        else:
            self.add(PARAGRAPH, span, 1 if nested else 0, line.said)
        return end

    def _run_end(self, lines: Sequence[ScanLine], at: int) -> int:
        end = at + 1
        while end < len(lines) and lines[end].kind == TEXT and lines[end].quote == lines[at].quote:
            if end in self.headings:
                break
            end += 1
        return end

    def _definition(self, lines: Sequence[ScanLine], at: int) -> int:
        """A footnote is a block; a link definition is none, unless the parser took it for text."""
        self._in_list = False
        line = lines[at]
        label = _FOOTNOTE_LABEL.match(line.text)
        end = at + 1
        if label is None:
            self.add(PARAGRAPH, Span(line.content, line.end), 0, line.said)
            return end
        while end < len(lines) and lines[end].kind == TEXT and (self.wrapped or lines[end].indent >= 2):
            end += 1
        span = Span(line.start + line.text_offset + label.end(), lines[end - 1].end)
        self.add(FOOTNOTE, span, 0, line.said, id=label.group(1))
        return end

    # -- lists
    # ------------------------------------------------------------------------------------------------------

    def _item(self, lines: Sequence[ScanLine], at: int) -> int:
        line = lines[at]
        if not self._in_list:
            self._list += 1
            self._in_list = True
        end = at + 1
        while end < len(lines) and lines[end].kind == TEXT and end not in self.headings:
            if not self.wrapped and lines[end].indent < 2:
                break
            end += 1
        span = Span(line.content, lines[end - 1].end)
        self.add(LIST_ITEM, span, line.indent // 2, line.said, list=self._list, marker=line.marker)
        return end

    # -- tables
    # -----------------------------------------------------------------------------------------------------

    def _table(self, lines: Sequence[ScanLine], at: int) -> int:
        self._in_list = False
        end = at
        while end < len(lines) and lines[end].kind in (ROW, DELIMITER):
            end += 1
        span = Span(lines[at].start, lines[end - 1].end)
        parsed = self._parsed(lines, at, end)
        rows: list[Row] = []
        delimiter = next((n for n in range(at, end) if lines[n].kind == DELIMITER), -1)
        index = len(self.tables)
        for number in range(at, end):
            line = lines[number]
            kind = "delimiter" if line.kind == DELIMITER else "header" if number < delimiter else "body"
            rows.append(self._row(line, kind, index, len(rows), parsed is not None))
        stop = end
        if parsed is not None:
            while stop < len(lines) and lines[stop].start < parsed.end and lines[stop].kind == TEXT:
                line = lines[stop]
                rows.append(Row(Span(line.start, line.end), "stray", ()))
                stop += 1
        before = lines[at - 1] if at and lines[at - 1].kind not in (BLANK, OPAQUE) else None
        after = lines[end] if end < len(lines) and lines[end].kind not in (BLANK, OPAQUE) else None
        self.tables.append(
            Table(
                index,
                "pipe",
                span,
                tuple(rows),
                parsed is not None,
                Span(before.start, before.end) if before else None,
                Span(after.start, after.end) if after else None,
            )
        )
        return end

    def _parsed(self, lines: Sequence[ScanLine], at: int, end: int) -> Span | None:
        # They stand in reading order, and none in another.
        first = bisect_right(self.parsed_tables, lines[at].start, key=_end_of)
        if first < len(self.parsed_tables) and self.parsed_tables[first].start < lines[end - 1].end:
            return self.parsed_tables[first]
        return None

    def _row(self, line: ScanLine, kind: str, table: int, row: int, parsed: bool) -> Row:
        cells = []
        skip = line.content if line.quote else line.start
        for column, span in enumerate(split_cells(self.text[skip : line.end], skip, code=parsed)):
            start = end = self.builder.size
            if kind != "delimiter" and span.end > span.start:
                block = self.add(CELL, span, 0, line.said, table=table, row=row, column=column)
                if block is not None:
                    start, end = block.start, block.end
            cells.append(Cell(span, start, end, self.source.slice(span), header=kind == "header"))
        return Row(Span(line.start, line.end), kind, tuple(cells))
