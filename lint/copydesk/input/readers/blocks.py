"""From classified lines to blocks: paragraphs, headings, list items, table rows, in reading order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Any

from ...base.regexes import regex
from ...document.model import (
    CELL,
    CODE,
    FOOTNOTE,
    HEADING,
    LIST_ITEM,
    PARAGRAPH,
    Block,
    Cell,
    Row,
    Table,
)
from ...document.prose import ProseBuilder
from ...document.source import Source, Span
from .inline import Aside, RunWriter
from .lines import (
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
    split_cells,
)

_SMALL = frozenset(
    "a an and as at but by de for from in into la le nor of off on onto or over per so than that"
    " the to up upon via vs with".split()
)
_NO_HEADING_END = regex(r"(?:[.!?:;,…\"”’\]]|\b(?:and|or|but|the|of))\s*$")
# A word of four small letters with a stop before a capital ends a sentence and is no abbreviation.
_TWO_SENTENCES = regex(r"[a-z]{4}[.!?][\"”’)]* +[\"“‘(]*[A-Z]")
_LINKED_END = regex(r"[.!?…][\"”’*_]*\](?:\(|\[)")
_NO_TITLE = regex(r"\([cC]\)|©|[=<>{}\[\]`@\\|+\ufffc]|://|[^\w\s)]\Z|[\u2190-\u2bff\U0001f000-\U0001ffff]")
_TITLE_WORD = regex(r"[^\W\d_][\w'’.-]*")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DATE_LINE = regex(
    r"(?:(?:posted|published|updated|last updated|on)\b[: ]{1,3})?(?:[a-z]{3,9}day,? )?"
    r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
    rf"|(?:\d{{1,2}}(?:st|nd|rd|th)? )?{_MONTH} \d{{1,4}}(?:st|nd|rd|th)?(?:,? \d{{4}})?)\b.{{0,30}}\Z",
    re.IGNORECASE,
)
# A line below a headline that says who, when and how long: "By …", "Published on …", "… | 0 Comments".
_BYLINE = regex(
    r"(?:by|written by|posted|published|updated|author|from|words by|text by|reported by)\b"
    rf"|[^|\n]*\|.*\d|.*\b{_MONTH} \d|.*\d min",
    re.IGNORECASE,
)
_LOST_BORDER = regex(r"[a-z)][A-Z]|[a-z]\d|\d[A-Z][a-z]")
_FOOTNOTE_LABEL = regex(r" {0,3}\[\^([^\]\s]{1,80})\]:[ \t]*")
_LONGEST_HEADING = 110


class BlockMaker:
    """Collects blocks and tables while the prose is being written; ``text`` is what is read of the source.

    ``headings`` maps line index to level (-1 for further lines of the same heading); ``parsed_tables`` is
    what a Markdown parser takes for tables. ``wrapped``: neighbouring text lines are one paragraph.
    ``loose``: a lone line may be a heading by its shape. ``code`` and ``html`` are the blocks of that kind by
    start. ``asides`` are what stands inside a block and is one of its own; ``aside_writer`` writes it.
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
        self.wrapped, self.loose, self.headed = wrapped, loose, bool(headings)
        self.code, self.html = code or {}, html or {}
        self.asides, self.aside_writer = asides, aside_writer
        self.blocks: list[Block] = []
        self.tables: list[Table] = []
        self._list = 0
        self._in_list = False

    def add(self, kind: str, span: Span, depth: int = 0, quote: bool = False, **attrs: Any) -> Block | None:
        """Write the runs of a span as one block; a span without text makes no block."""
        start, end = self.writer.write(span)
        block = None
        if end > start:
            block = Block(len(self.blocks), kind, span, start, end, depth, quote, attrs)
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
                attrs = {"id": name} if name else {}
                self.blocks.append(Block(len(self.blocks), kind, span, start, end, 0, quote, attrs))

    def make(self, lines: Sequence[ScanLine]) -> None:
        """Make blocks of all lines."""
        at = 0
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
            self._in_list = False
            end = at + 1
            while self.headings.get(end) == -1:
                end += 1
            self.add(HEADING, Span(line.content, lines[end - 1].end), level or 1, line.said, marked=True)
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
        for span in self.parsed_tables:
            if span.start < lines[end - 1].end and lines[at].start < span.end:
                return span
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


def looks_like_heading(lines: Sequence[ScanLine], at: int, headed: bool = False) -> bool:
    """Say whether a lone line without markup reads as a heading.

    It is short, starts like a title, has no stop at its end, is not a date, stands apart from other short
    lines, and text follows it. In an article that marks its headings (``headed``) it must be a title by every
    sign: apart from what stands above, of few words, without a link or a sign.
    """
    line = lines[at]
    text = line.text.strip()
    if not 3 <= len(text) <= _LONGEST_HEADING or _NO_HEADING_END.search(text) or line.indent > 3:
        return False
    words = _TITLE_WORD.findall(text)
    # A headline may open with the words of somebody, but what is nothing else is a quotation.
    first = text.lstrip("\"'“‘«„‚") if text[-1] not in "\"'”’»“" else text
    if (
        _TWO_SENTENCES.search(text)
        or _LINKED_END.search(text)
        or (headed and not _stands_as_title(lines, at, text, words))
    ):
        return False
    if (
        not words
        or not first[:1].isalnum()
        or first[0].islower()
        or _DATE_LINE.match(text)
        or _BYLINE.match(text)
    ):
        return False
    if len(words) == 1 and text.isupper():
        return False
    following = _next(lines, at)
    if following is None or following.kind in (ROW, DELIMITER):
        return False
    above = lines[at - 1] if at else None
    titled = _title_case(words) and not _LOST_BORDER.search(text)
    if _short(following) and not (following is lines[at + 1] and _BYLINE.match(following.text.strip())):
        # A short line below: both are labels or cells, unless this one stands apart and is a title.
        return titled and following is not lines[at + 1] and not (above is not None and _short(above))
    if above is not None and _short(above):
        return titled
    return len(words) >= 2 or above is None or above.kind == BLANK


def _stands_as_title(lines: Sequence[ScanLine], at: int, text: str, words: Sequence[str]) -> bool:
    """Say whether a line without markup is a heading although the article marks its headings."""
    above = lines[at - 1] if at else None
    below = lines[at + 1] if at + 1 < len(lines) else None
    apart = (above is None or above.kind == BLANK) and (
        below is None or below.kind in (BLANK, BULLET, ORDERED)
    )
    if not apart or not text[0].isalpha() or _NO_TITLE.search(text):
        return False
    following = _next(lines, at)
    if following is None or following.kind in (OPAQUE, ATX):
        return False  # "Then run" is the lead of the code below
    if following is not below and following.kind != TEXT and len(words) < 2:
        return False
    return len(words) <= 3 or (len(words) <= 10 and _title_case(words))


def _next(lines: Sequence[ScanLine], at: int) -> ScanLine | None:
    for line in lines[at + 1 : at + 4]:
        if line.kind != BLANK:
            return line
    return None


def _short(line: ScanLine) -> bool:
    """A short line that ends like no sentence: label, title, cell of a lost table."""
    text = line.text.strip()
    return line.kind == TEXT and len(text) < 90 and not _NO_HEADING_END.search(text)


def _title_case(words: Sequence[str]) -> bool:
    major = [word for word in words if word.lower() not in _SMALL]
    return len(words) >= 3 and sum(word[0].isupper() for word in major) >= 0.8 * len(major)
