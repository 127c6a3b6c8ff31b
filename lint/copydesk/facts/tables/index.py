"""The facts about tables and lists: one property each, computed when first asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...base.cached import cached_property
from ..base import BaseFacts
from ..text.sections import Line

if TYPE_CHECKING:
    from .alignedcolumns import AlignedColumns
    from .columns import Column
    from .lists import ListItem, ListRun
    from .losttables import LostTable
    from .shapes import TableShape
    from .tablesource import TableSource


class TableFacts(BaseFacts):
    """Facts about tables and lists."""

    @cached_property
    def table_shapes(self) -> tuple[TableShape, ...]:
        """The tables of the document, measured: header, width, state for a parser, swallowed line."""
        if not self.doc.tables:
            return ()
        from .shapes import measure_tables

        return measure_tables(self.doc)

    @cached_property
    def open_lines(self) -> Sequence[str]:
        """The text of each line, "" for lines of code, comments, tables and front matter."""
        from .openlines import open_lines

        return open_lines(self.facts)

    @cached_property
    def lost_tables(self) -> tuple[LostTable, ...]:
        """Runs of lines that were a table before it lost its cell borders."""
        from .losttables import find_lost_tables

        return find_lost_tables(self.facts)

    @cached_property
    def lists(self) -> tuple[ListRun, ...]:
        """The lists of a Markdown or plain-text document: items with mark and indent, and lines that touch
        them.
        """
        if not any(block.kind == "list-item" for block in self.doc.blocks):
            return ()
        from .lists import find_lists

        return find_lists(self.facts)

    @cached_property
    def swallowed_lines(self) -> tuple[tuple[ListItem, Line], ...]:
        """Lines that a Markdown parser adds to the list item above them although they are text of their
        own.
        """
        if not self.lists:
            return ()
        from .lists import swallowed

        return swallowed(self.lists, self.lines, self.doc.wrapped)

    @cached_property
    def table_columns(self) -> tuple[tuple[Column, ...], ...]:
        """The columns of each table as numbers; empty for tables that are ragged, merged or short."""
        if not self.doc.tables:
            return ()
        from .columns import find_columns

        return find_columns(self.facts)

    def dimension(self, unit: str) -> str:
        """Return what a unit of measurement measures (length, mass …), or "" when it is not known."""
        from .tablewords import table_words

        return table_words(self.data).dimension(unit)

    @cached_property
    def aligned_columns(self) -> tuple[AlignedColumns, ...]:
        """Runs of lines that are set in columns with tabs or spaces."""
        from .alignedcolumns import find_aligned_columns

        return find_aligned_columns(self.facts)

    @cached_property
    def table_sources(self) -> tuple[TableSource, ...]:
        """What surrounds each table and lost table: lead-in, caption, source."""
        if not self.doc.tables and not self.lost_tables:
            return ()
        from .tablesource import find_table_sources

        return find_table_sources(self.facts)
