"""HTML tables as rows and cells, nested ones included."""

from __future__ import annotations

from collections.abc import Sequence

from ...document.model import ALT_TEXT, Block, Cell, Row, Table
from ...document.source import Source, Span
from .htmltokens import Token


class _Open:
    """A table whose end tag has not come yet."""

    def __init__(self, index: int, start: int) -> None:
        self.index, self.start, self.caption = index, start, ""
        self.rows: list[tuple[int, list[Cell]]] = []
        self.cell: tuple[str, Token, int] | None = None


class TableMaker:
    """Collects tables while a page is walked. ``count`` is how many have begun, which numbers them."""

    def __init__(self) -> None:
        self.done: list[Table] = []
        self.open: list[_Open] = []
        self.count = 0

    def begin_table(self, span: Span, prose: int) -> None:
        """A table begins."""
        self.open.append(_Open(self.count, span.start))
        self.count += 1

    def begin_row(self, span: Span) -> None:
        """A row begins."""
        if self.open:
            self.open[-1].rows.append((span.start, []))

    def begin_cell(self, name: str, token: Token) -> None:
        """A cell begins; one outside any row makes a row of its own."""
        if self.open:
            table = self.open[-1]
            if not table.rows:
                table.rows.append((token.span.start, []))
            table.cell = (name, token, token.span.end)

    def place(self) -> dict[str, int]:
        """Return table, row and column of the cell that is open."""
        table = self.open[-1]
        row = len(table.rows) - 1
        return {"table": table.index, "row": row, "column": len(table.rows[row][1]) if row >= 0 else 0}

    def caption(self, text: str) -> None:
        """Note the caption of the open table."""
        if self.open:
            self.open[-1].caption = text

    def end_cell(self, at: int, source: Source, blocks: Sequence[Block]) -> None:
        """A cell ends at ``at``; its prose is that of the blocks written since it began."""
        table = self.open[-1] if self.open else None
        if table is None or table.cell is None or not table.rows:
            return
        name, token, start = table.cell
        table.cell = None
        raw = source.text[start : max(start, at)]
        left = start + len(raw) - len(raw.lstrip())
        span = Span(left, max(left, start + len(raw.rstrip())))
        inside: list[Block] = []
        for block in reversed(blocks):
            if block.span.start < start:
                break
            if block.kind != ALT_TEXT:
                inside.append(block)
        first, last = (inside[-1].start, inside[0].end) if inside else (0, 0)
        cell = Cell(
            span,
            first,
            last,
            source.slice(span),
            _number(token.attrs.get("colspan")),
            _number(token.attrs.get("rowspan")),
            name == "th",
        )
        table.rows[-1][1].append(cell)

    def end_table(self, at: int) -> None:
        """The innermost table ends."""
        if not self.open:
            return
        table = self.open.pop()
        rows = []
        for number, (start, cells) in enumerate(table.rows):
            end = table.rows[number + 1][0] if number + 1 < len(table.rows) else at
            kind = "header" if cells and all(cell.header for cell in cells) else "body"
            rows.append(
                Row(Span(start, max(start, cells[-1].span.end if cells else end)), kind, tuple(cells))
            )
        span = Span(table.start, max(table.start, at))
        self.done.append(Table(table.index, "html", span, tuple(rows), True, caption=table.caption))
        self.done.sort(key=lambda done: done.index)


def _number(value: str | None) -> int:
    text = (value or "").strip()
    return min(int(text), 1000) if text.isascii() and text.isdigit() and int(text[:6]) > 0 else 1
