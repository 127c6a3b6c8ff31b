"""Lost tables of a document: ``flattened`` and ``celllines`` applied to its lines, with source spans and a
proposed table."""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from ...base.ondemand import OnDemand
from ...base.regexes import regex
from ...document.source import Span
from ..text.places import break_offsets
from .joinedlines import lines_with_joins
from .tablewords import table_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...document.document import Document
    from ..facts import Facts
    from ..text.sections import Lines
    from .flattened import Flattened

_HASHES = regex(r" {0,3}#{1,6}[ \t]")
_BARS = ("|", " / ", " — ", " – ", " · ", ";", "\t")  # what ``barredrows`` looks for
_FEW_ROWS, _MORE_ROWS, _ROW = 2, 3, 70
_LABEL_CELLS = 400
_HEADER = 60
_CAPITALS = 5  # of a line in which cells of words may stand side by side
_ANSWER = regex(r"\b(?:Yes|No)\b")
_FIGURE = regex(r"\d[\d.,:]*")
_CAPITAL = regex(r"\b[A-Z]")
_JOIN = regex(
    r"[^\sA-Z\d(\[{'“‘/@#_.:;,&+-][A-Z]|\d[A-Z][A-Za-z]|[\w)][$€£“\"](?=\S)|[^\W\d_A-Z]\d|[)\]%”\"]\d"
)


class LostTable(NamedTuple):
    """A run of lines that was a table: where it stands, its lines, and the rows that are proposed for it.

    ``shape`` is ``rows``, ``cells`` or ``together``; ``rows`` are tuples of cells; ``columns`` is 0 when the
    rows do not agree on a width.
    """

    span: Span
    shape: str
    lines: Sequence[Span]
    rows: tuple[tuple[str, ...], ...]
    columns: int
    sure: bool

    def stretches(self) -> Iterator[Span]:
        """Yield the lines in order, those with no more than line endings (two code points) between them as
        one span.
        """
        start = end = -1
        for line in self.lines:
            if line.start > end + 2:
                if start >= 0:
                    yield Span(start, end)
                start = line.start
            end = line.end
        if start >= 0:
            yield Span(start, end)

    def pipe_table(self) -> str:
        """Return the proposed rows as a Markdown table, or "" when no width can be told."""
        if self.columns < 2 or not self.rows:
            return ""
        padded = [(*row, *[""] * (self.columns - len(row)))[: self.columns] for row in self.rows]
        if any(len(row) > self.columns for row in self.rows):
            return ""
        text = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in padded]
        return "\n".join([text[0], "|" + " --- |" * self.columns, *text[1:]])


def find_lost_tables(facts: Facts) -> tuple[LostTable, ...]:
    """Find the lost tables of a document, in order; code, comments, front matter and real tables are not
    looked at."""
    doc = facts.doc
    spans: list[Span] | None = None
    if doc.traits.elements or doc.addressing != "source":
        lines, spans = _html_lines(doc)
    else:
        lines = ["" if "#" in line and _HASHES.match(line) else line for line in facts.open_lines]
    rows: list[Flattened] = []
    cells: list[Flattened] = []
    # Most articles hold nothing of the kind: the detectors are loaded only when a cheap look finds a trace.
    joined = lines_with_joins(lines)
    if joined:
        from .flattened import find_flattened_rows

        rows = find_flattened_rows(table_words(facts.data), lines, doc.prose.text, joined)
        rows = rows if rows and _has_joins(lines) else []
        for run in rows:
            for index in range(run.first, run.last + 1):
                lines[index] = ""
    if _has_short_lines(lines):
        from .celllines import find_cell_lines

        cells = find_cell_lines(table_words(facts.data), lines)
        # Their cells are read from the lines that they were found in.
        lines = list(lines) if cells else lines
        for run in cells:
            for line in run.lines:
                lines[line.at] = ""
    together: list[Flattened] = []
    if _has_open_numbers(lines):
        from .barerows import find_bare_rows
        from .belownames import find_below_names
        from .runtogether import find_run_together

        for block in facts.aligned_columns:
            first = bisect_right(doc.source.line_starts, block.span.start) - 1
            lines[first : first + len(block.rows)] = [""] * len(block.rows)
        below = find_below_names(table_words(facts.data), lines, doc.traits.plain)
        for run in below:
            for line in run.lines:
                lines[line.at] = ""
        together = [*below, *find_run_together(table_words(facts.data), lines, doc.traits.plain)]
        if spans is None:
            taken = {line.at for run in together for line in run.lines}
            left = ["" if at in taken else line for at, line in enumerate(lines)]
            together += find_bare_rows(table_words(facts.data), left)
    worded: list[Flattened] = []
    if _has_word_rows(lines):
        from .wordrows import find_word_rows

        taken = {line.at for run in (*rows, *cells, *together) for line in run.lines}
        left = ["" if at in taken else line for at, line in enumerate(lines)]
        worded = find_word_rows(table_words(facts.data), left)
    barred: list[Flattened] = []
    shown = lines if spans is not None else _with_rows(doc, lines)
    if shown is not lines or any(doc.prose.text.count(mark) > 1 for mark in _BARS):
        from .barredrows import find_barred

        barred = find_barred(table_words(facts.data), shown)
    places = facts.lines if spans is None else spans
    found = [_place(run, places) for run in [*rows, *cells, *together, *worded, *barred]]
    return tuple(sorted(found, key=lambda table: table.span))


def _with_rows(doc: Document, lines: Sequence[str]) -> Sequence[str]:
    """Return lines, with the rows again of a table that no parser takes for one: a row alone, or two of
    unequal width.
    """
    starts, rows = doc.source.line_starts, list[Span]()
    for table in doc.tables:
        few = table.form == "pipe" and not table.parsed and len(table.rows) <= _FEW_ROWS
        if few and len({len(row.cells) for row in table.rows}) == len(table.rows):
            rows += [row.span for row in table.rows]
    if not rows:
        return lines
    shown = list(lines)
    for span in rows:
        shown[bisect_right(starts, span.start) - 1] = doc.source.slice(span)
    return shown


def _has_joins(lines: Sequence[str]) -> bool:
    """Say whether any two places look like joined words, or one in a line short enough for a header."""
    text = "\n".join(lines)
    found = islice(_JOIN.finditer(text), 2)
    first = next(found, None)
    if first is None or next(found, None) is not None:
        return first is not None
    line = text[text.rfind("\n", 0, first.start()) + 1 :].partition("\n")[0]
    return len(line) < _HEADER and line[-1] not in ".!?"


def _has_short_lines(lines: Sequence[str]) -> bool:
    """Say whether six lines in a row, single blank lines aside, are short or end like no sentence."""
    run = blanks = 0
    for line in lines:
        text = line.strip()
        if not text:
            blanks += 1
            run = run if blanks == 1 else 0
        elif (len(text) > 160 and text[-1] in '.!?:;,”"') or (
            text[0] in "-*•|#>" and text[1:3].strip().isalpha()
        ):
            run = blanks = 0
        else:
            run, blanks = run + 1, 0
            if run >= 6:
                return True
    return False


def _has_open_numbers(lines: Sequence[str]) -> bool:
    """Say whether any line that ends like no sentence holds three figures or five capitals, or such lines
    hold four figures or three of them hold one, or one holds two answers.
    """
    lines_held = figures = 0
    for line in lines:
        if not line or line[-1] in ".!?:;,”" or not line[0].isalnum():
            continue
        held = len(_FIGURE.findall(line))
        lines_held += held > 0
        figures += held
        if not held and (" Yes" in line or " No" in line) and len(_ANSWER.findall(line)) > 1:
            return True
        if held >= 3 or lines_held >= 3 or figures >= 4 or len(_CAPITAL.findall(line)) >= _CAPITALS:
            return True
    return False


def _has_word_rows(lines: Sequence[str]) -> bool:
    """Say whether four lines in a row are short, begin with a capital and end with a letter."""
    run = 0
    for line in lines:
        short = 0 < len(line) <= _ROW and line[0].isupper() and line[-1].isalpha()
        run = run + 1 if short else 0
        if run > _MORE_ROWS:
            return True
    return False


def _html_lines(doc: Document) -> tuple[list[str], list[Span]]:
    """Return the lines of the prose: one for each block, or several where a block holds line breaks; blocks
    are neighbours."""
    lines: list[str] = []
    spans: list[Span] = []
    previous = ""
    for block in doc.prose_blocks:
        usable = block.kind in ("paragraph", "html", "heading")
        if lines and (block.kind != previous or not usable):
            lines.append("")
            spans.append(Span(0, 0))
        at = block.start
        for end in [*break_offsets(doc, block), block.end]:
            lines.append(doc.prose.text[at:end] if usable else "")
            spans.append(doc.lift(at, end))
            at = min(end + 1, block.end)
        previous = block.kind
    return lines, spans


def _place(run: Flattened, lines: Lines | list[Span]) -> LostTable:
    def place(at: int) -> Span:
        line = lines[run.lines[at].at]
        return line if isinstance(line, Span) else line.span

    places = OnDemand(range(len(run.lines)), place)
    span = Span(places[0].start, max(place.end for place in places))
    if run.shape != "cells":
        rows = tuple(line.cells for line in run.lines)
    else:
        cells = [line.cells[0] for line in run.lines[:_LABEL_CELLS]]
        width = run.columns or 1
        rows = tuple(tuple(cells[i : i + width]) for i in range(0, len(cells), width)) if run.columns else ()
    return LostTable(span, run.shape, places, rows, run.columns, run.sure)
