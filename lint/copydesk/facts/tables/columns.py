"""Table columns as numbers: what each cell holds, its unit and its decimal mark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ...base.regexes import regex

if TYPE_CHECKING:
    from ...document.model import Cell
    from ..facts import Facts
    from .shapes import TableShape

_FEWEST_ROWS = 3
_MARKUP = regex(r"[*_`]|<[^<>]{0,300}>|\[\^?[\w ]{1,12}\]|[†‡§¹²³⁴⁵⁶⁷⁸⁹]|&nbsp;")
_NUMBER = regex(
    r"(?P<sign>[+\-−–]?)(?P<before>[$€£¥])?(?P<sign2>[+\-−–]?)"
    r"(?P<digits>\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d{1,6})?|\d[\d.,'’]{0,24})"
    r"[ \u00a0\u202f]?(?P<after>%|‰|°[CF]|[A-Za-zµ€$£][A-Za-z0-9²³/€]{0,11})?\Z"
)


class Number(NamedTuple):
    """A cell that holds one number. ``mark`` is the decimal mark ("." or ","), "" when there is none or it
    cannot be told."""

    value: float
    unit: str
    mark: str
    decimals: int


class Column(NamedTuple):
    """One column of a table: header text, and for each body row its cell and number (None for words or
    blanks)."""

    table: int
    number: int
    header: str
    cells: tuple[Cell, ...]
    numbers: tuple[Number | None, ...]
    labels: tuple[str, ...]

    @property
    def share(self) -> float:
        """The share of cells with content that are numbers."""
        filled = [
            n
            for cell, n in zip(self.cells, self.numbers, strict=True)
            if plain(cell) not in ("", "-", "–", "—", "n/a", "N/A")
        ]
        return sum(n is not None for n in filled) / len(filled) if filled else 0.0


def plain(cell: Cell) -> str:
    """Return the text of a cell without emphasis and note marks."""
    return _MARKUP.sub("", cell.text).strip()


def parse_number(text: str) -> Number | None:
    """Read one number with an optional sign, currency sign and unit; None when the text is anything else.

    Both 1,234.5 and 1.234,5 are read. A single separator before exactly three digits is taken for grouping,
    with no decimal mark told.
    """
    match = _NUMBER.match(text)
    if match is None:
        return None
    digits = match["digits"].strip(",.'’")
    unit = match["before"] or match["after"] or ""
    grouped = re.sub(r"[ \u00a0\u202f'’]", "", digits)
    if ":" in grouped:
        return None
    commas, points = grouped.count(","), grouped.count(".")
    mark = ""
    if commas and points:
        mark = "," if grouped.rfind(",") > grouped.rfind(".") else "."
        if grouped.count(mark) > 1:
            return None
    elif commas + points == 1:
        sep = "," if commas else "."
        whole, part = grouped.split(sep)
        if len(part) != 3 or whole in ("", "0") or len(whole) > 3:
            mark = sep
    elif commas + points > 1 and not re.fullmatch(r"\d{1,3}(?:([,.])\d{3})(?:\1\d{3})*", grouped):
        return None
    other = "." if mark == "," else ","
    plain_digits = (
        grouped.replace(other, "").replace(mark, ".") if mark else grouped.replace(",", "").replace(".", "")
    )
    decimals = len(plain_digits.split(".")[1]) if "." in plain_digits else 0
    sign = -1.0 if (match["sign"] or match["sign2"]) in ("-", "−", "–") else 1.0
    return Number(sign * float(plain_digits), unit, mark, decimals)


def find_columns(facts: Facts) -> tuple[tuple[Column, ...], ...]:
    """Read the columns of every table, by table; a table with ragged rows, spans or fewer than three body
    rows has none."""
    return tuple(_columns(shape) for shape in facts.table_shapes)


def _columns(shape: TableShape) -> tuple[Column, ...]:
    body = shape.body
    if len(body) < _FEWEST_ROWS or shape.width < 2:
        return ()
    if any(
        len(row.cells) != shape.width or any(c.colspan != 1 or c.rowspan != 1 for c in row.cells)
        for row in body
    ):
        return ()
    header = shape.header.cells if shape.header is not None and len(shape.header.cells) == shape.width else ()
    labels = tuple(plain(row.cells[0]) for row in body)
    found = []
    for index in range(shape.width):
        cells = tuple(row.cells[index] for row in body)
        numbers = tuple(parse_number(plain(cell)) for cell in cells)
        title = plain(header[index]) if header else ""
        found.append(Column(shape.table.index, index, title, cells, numbers, labels))
    return tuple(found)
