"""What is known of each table beyond its rows: header, width, whether a parser takes it for a table and if
not why, what it swallows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ...base.regexes import regex
from ...document.source import Span
from ..text.places import trimmed

if TYPE_CHECKING:
    from ...document.document import Document
    from ...document.model import Row, Table

PARSED, NO_DELIMITER, CUT_OFF, MISPLACED, WIDTH = "parsed", "no-delimiter", "cut-off", "misplaced", "width"
IN_LIST, GLUED, UNPARSED = "in-list", "glued", "unparsed"

_ITEM = regex(r"([ \t]*)(?:[-*+•‣▪●◦·–]|\(?\d{1,9}[.)])([ \t]+)\S")
_QUOTE = regex(r"(?: {0,3}>[ \t]?)*")
_BLOCK_START = regex(
    r"[ \t]*(?:[-*+•‣▪●◦][ \t]+\S|\d{1,9}[.)][ \t]+\S|#{1,6}(?:[ "
    r"\t]|$)|```|~~~|<[a-zA-Z!/]|\[\^?[^\]\n]{1,99}\]:|:::|[=_*-]{3,}[ \t]*$)"
)
_NOT_ROWS = regex(
    r"[|`+\\]-{2,} |\$[^$|]{0,200}\|[^$]{0,200}\$|\{[%{]|\\(?:cup|cap|left|right|frac|sum|mid)\b"
)
_INSIDE = regex(r"(?<=\w)\|(?=\w)")
# "+------+" and ".------." frame what is drawn with signs, and so do "/ | \\" and "<-- |".
_FRAME = regex(r"[ \t>]*[+.'*][-=_+.~]{3,}[+.'*][ \t]*$")
_DRAWN = regex(r"\|[ \t]*[\\/]|[\\/][ \t]*\||<-{1,2}[ \t]|[ \t]-{1,2}>")
# "see |topic.txt| for more": a name in a help text.
_NAMED = regex(r"(?:[^|\n]{0,200}\s)?\|[^|\s]{1,60}\|(?:[\s.,;:)][^|\n]{0,200})?")
_MOST_COLUMNS = 1000


class TableShape(NamedTuple):
    """One table, measured.

    ``state``: ``parsed``; ``no-delimiter`` (rows of pipes without the row of dashes), ``cut-off`` (such rows
    below a table, parted from it by a blank
    line), ``misplaced`` (the row of dashes is not the second row), ``width`` (it has not as many cells as the
    header), ``in-list`` (a list item
    takes the rows as its text), ``glued`` (it follows a paragraph without a blank line, and not every parser
    takes it), ``unparsed``.
    ``width`` is the number of columns that the header sets. ``widths`` belong to ``body``, with column and
    row spans counted. ``swallowed`` is the
    text line below that a parser takes, or would take, for a row.
    """

    table: Table
    state: str
    header: Row | None
    delimiter: Row | None
    body: tuple[Row, ...]
    width: int
    widths: tuple[int, ...]
    swallowed: Span | None


def measure_tables(doc: Document) -> tuple[TableShape, ...]:
    """Measure every table of a document, in order."""
    shapes: list[TableShape] = []
    for table in doc.tables:
        header = next((row for row in table.rows if row.kind == "header"), None)
        delimiter = next((row for row in table.rows if row.kind == "delimiter"), None)
        body = tuple(row for row in table.rows if row.kind == "body")
        if table.form == "html":
            width, widths = _html_widths(table)
            shapes.append(TableShape(table, PARSED, header, None, body, width, widths, None))
            continue
        state = _state(doc, table, shapes) if table.form == "pipe" else PARSED
        first = header or (body[0] if body else None)
        widths = tuple(len(row.cells) for row in body)
        shapes.append(
            TableShape(
                table,
                state,
                header,
                delimiter,
                body,
                len(first.cells) if first else 0,
                widths,
                _swallowed(doc, table, state),
            )
        )
    return tuple(shapes)


def _state(doc: Document, table: Table, earlier: list[TableShape]) -> str:
    kinds = [row.kind for row in table.rows]
    if "delimiter" not in kinds:
        if _no_table(doc, table):
            return PARSED
        return CUT_OFF if earlier and _cut_off(doc, table, earlier[-1]) else NO_DELIMITER
    at = kinds.index("delimiter")
    if at == 0 and (table.parsed or _header_above(doc, table)):
        return PARSED  # the line above looks like a heading or item, but some parsers see the header
    if at != 1:
        return MISPLACED
    if len(table.rows[0].cells) != len(table.rows[1].cells):
        return WIDTH
    if table.parsed:
        return PARSED
    if _in_list(doc, table):
        return IN_LIST
    return (
        GLUED
        if table.before is not None and not _BLOCK_START.match(doc.source.slice(table.before))
        else UNPARSED
    )


def _header_above(doc: Document, table: Table) -> bool:
    return table.before is not None and doc.source.slice(table.before).strip("|\t ").count("|") + 1 == len(
        table.rows[0].cells
    )


def _no_table(doc: Document, table: Table) -> bool:
    """Say whether rows without a delimiter row are no table at all: formulas, templates, drawings, names in
    pipes, pipes that all stand in code."""
    if all(len(row.cells) < 2 for row in table.rows):
        return True
    if table.before is not None and doc.source.slice(table.before).strip() == "$$":
        return True
    texts = [doc.source.slice(row.span) for row in table.rows]
    if all(text.count("|") == len(_INSIDE.findall(text)) for text in texts):
        return True
    around = (doc.source.slice(line) for line in (table.before, table.after) if line is not None)
    if any(_FRAME.match(line) for line in around) or all(_NAMED.fullmatch(text.rstrip()) for text in texts):
        return True
    return any(_NOT_ROWS.search(text) or _DRAWN.search(text) for text in texts)


def _cut_off(doc: Document, table: Table, above: TableShape) -> bool:
    """Say whether nothing but blank lines (and the same quote marks) parts these rows from the table above
    them."""
    if above.delimiter is None and above.state != CUT_OFF:
        return False
    last = above.table.rows[-1].span
    between = doc.source.text[last.end : table.rows[0].span.start]
    marks = {_quote_marks(doc, row.span) for row in (above.table.rows[-1], table.rows[0])}
    return len(marks) == 1 and not between.replace(">", "").strip() and above.table.form == "pipe"


def _quote_marks(doc: Document, span: Span) -> int:
    match = _QUOTE.match(doc.source.text, span.start, span.end)
    return match.group().count(">") if match else 0


def _in_list(doc: Document, table: Table) -> bool:
    """Say whether the rows continue a list item: no blank line up to its mark, less indent than its text."""
    source = doc.source
    first = source.slice(table.rows[0].span)
    indent = len(first) - len(first.lstrip())
    number = source.position(table.rows[0].span.start).line - 1
    while number >= 1:
        line = source.slice(source.line_span(number))
        if not line.strip():
            return False
        item = _ITEM.match(line)
        if item:
            return indent < item.end() - 1
        number -= 1
    return False


def _swallowed(doc: Document, table: Table, state: str) -> Span | None:
    """Return the first line of text right below the rows, when a table without a blank line after it takes
    such a line for a row."""
    stray = next((row for row in table.rows if row.kind == "stray"), None)
    if stray is not None:
        return None if _BLOCK_START.match(doc.source.slice(stray.span)) else trimmed(doc, stray.span)
    if state not in (IN_LIST, GLUED, UNPARSED) or table.after is None:
        return None
    line = doc.source.slice(table.after)
    same = _quote_marks(doc, table.after) == _quote_marks(doc, table.rows[-1].span)
    return trimmed(doc, table.after) if same and not _BLOCK_START.match(line) else None


def _html_widths(table: Table) -> tuple[int, tuple[int, ...]]:
    """Count the columns of each row of an HTML table with ``colspan`` and ``rowspan``.

    The width is that of the widest header row, else the commonest one; rows are those of kind ``body``. A
    span that reaches beyond the last column in which a cell begins makes no column: browsers show none.
    """
    taken: list[int] = []
    """By column, the row with which it is free again."""
    begun = 0
    """The columns up to the last one in which a cell begins."""
    by_kind: dict[str, list[int]] = {"header": [], "body": []}
    for number, row in enumerate(table.rows):
        column = _free(taken, number, 0)
        for cell in row.cells:
            begun = max(begun, min(column + 1, _MOST_COLUMNS))
            end = min(column + cell.colspan, _MOST_COLUMNS)
            if cell.rowspan > 1:
                taken += [0] * (end - len(taken))
                taken[column:end] = [number + cell.rowspan] * (end - column)
            column = _free(taken, number, end)
        by_kind.setdefault(row.kind, []).append(column)
    header, body = ([min(width, begun) for width in by_kind[kind]] for kind in ("header", "body"))
    if not header + body:
        return 0, ()
    counts = Counter(body)
    width = max(header) if header else max(counts, key=lambda count: (counts[count], count))
    return width, tuple(body)


def _free(taken: Sequence[int], row: int, column: int) -> int:
    """Return the first column from one on that no cell of an earlier row reaches into."""
    while column < len(taken) and taken[column] > row:
        column += 1
    return column
