"""The statements of a long text as columns of numbers; each is made when it is asked for.

A hundred thousand sentences as objects, with those who carry them, are ten times as large as the text. The
columns are what ``statement.Statement`` and ``carrier.Carrier`` are made of; what many have in common is held
once.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, cast, overload

from copydesk.api import Block, OnDemand

from ..words.classedwords import TokenTable
from .carrier import Carrier
from .continuationsigns import vague
from .statement import Statement

_QUOTED, _NAMED, _SPEAKS, _BESIDE = 1, 2, 4, 8
_PLACES = slice(4, 10)
"""What of a carrier are places in the prose."""
_ROW = 7


class _Numbered:
    """Values of which each different one has a number."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self._known: dict[Any, int] = {}

    def __call__(self, value: Any) -> int:
        number = self._known.setdefault(value, len(self.values))
        if number == len(self.values):
            self.values.append(value)
        return number


class StatementTable(Sequence[Statement]):
    """The statements of a document, whose ``blocks`` are given, in reading order."""

    def __init__(self, table: TokenTable, blocks: Sequence[Block]) -> None:
        self._table, self._blocks = table, blocks
        self._starts, self._ends, self._first = array("I"), array("I"), array("I")
        self._size, self._in_block = array("H"), array("I")
        self._classes, self._class_numbers = array("I"), _Numbered()
        self._support, self._supports = bytearray(), _Numbered()
        self._marks = bytearray()
        self._indices = array("I")
        self._block_rows = array("I")
        # Of each statement where its carriers begin, of each carrier what it is and six places.
        self._carried = array("I", (0,))
        self._carriers, self._carrier_kinds = array("I"), _Numbered()

    def add(self, statements: Sequence[Statement]) -> None:
        """Add the statements of one block, the next one that has any."""
        index = statements[0].block.index
        self._indices.append(index)
        self._block_rows.append(len(self))
        for one in statements:
            first, last = one.words
            self._starts.append(one.start)
            self._ends.append(one.end)
            self._first.append(first)
            self._size.append(last - first)
            self._in_block.append(index)
            self._classes.append(self._class_numbers(one.classes))
            self._support.append(self._supports(one.support))
            self._marks.append(
                _QUOTED * one.quoted + _NAMED * one.named + _SPEAKS * one.speaks + _BESIDE * one.beside
            )
            for carrier in one.carriers:
                kind = self._carrier_kinds((carrier[: _PLACES.start], carrier[_PLACES.stop :]))
                self._carriers.extend((kind, *cast("tuple[int, ...]", carrier[_PLACES])))
            self._carried.append(len(self._carriers))

    def __len__(self) -> int:
        return len(self._starts)

    @property
    def starts(self) -> Sequence[int]:
        """Where each statement begins."""
        return self._starts

    @overload
    def __getitem__(self, at: int) -> Statement: ...

    @overload
    def __getitem__(self, at: slice) -> list[Statement]: ...

    def __getitem__(self, at: int | slice) -> Statement | list[Statement]:
        if isinstance(at, slice):
            return list(map(self.made, range(len(self))[at]))
        return self.made(range(len(self))[at])

    def __iter__(self) -> Iterator[Statement]:
        return map(self.made, range(len(self)))

    def made(self, n: int) -> Statement:
        """Return the statement of a number."""
        marks, first = self._marks[n], self._first[n]
        begin, end = self._carried[n], self._carried[n + 1]
        made = Statement(
            self._table,
            ("", self._starts[n], self._ends[n], self._blocks[self._in_block[n]]),
            partial(self._carriers_in, begin, end) if end > begin else (),
            self._supports.values[self._support[n]],
            bool(marks & _QUOTED),
            self._class_numbers.values[self._classes[n]],
            bool(marks & _NAMED),
            (first, first + self._size[n]),
            bool(marks & _SPEAKS),
        )
        made.beside = bool(marks & _BESIDE)
        return made

    def carrier(self, n: int, which: int) -> Carrier:
        """Return one of the carriers of a statement by the numbers of both."""
        return self._carrier(self._carried[n] + _ROW * which)

    def _carriers_in(self, begin: int, end: int) -> tuple[Carrier, ...]:
        return tuple(map(self._carrier, range(begin, end, _ROW)))

    def _carrier(self, at: int) -> Carrier:
        before, behind = self._carrier_kinds.values[self._carriers[at]]
        return Carrier(*before, *self._carriers[at + 1 : at + _ROW], *behind)

    def number(self, start: int) -> int:
        """Return the number of the statement that begins at an offset."""
        return bisect_left(self._starts, start)

    def holding(self, mask: int) -> Iterator[Statement]:
        """Yield the statements with a word of any of some classes."""
        wanted = frozenset(n for n, classes in enumerate(self._class_numbers.values) if classes & mask)
        return (self.made(n) for n, classes in enumerate(self._classes) if classes in wanted)

    def carried(self) -> Sequence[Statement]:
        """Return the statements with a carrier."""
        bounds = self._carried
        rows = array("I", (n for n in range(len(self)) if bounds[n + 1] > bounds[n]))
        return _Rows(rows, self)

    def by_block(self) -> Mapping[int, Sequence[Statement]]:
        """Return the statements of each block that has any, by its index."""
        return _ByBlock(self._indices, self._block_rows, self)

    def unspread(self, supports: Iterable[str]) -> None:
        """Give each statement the support that stands in itself."""
        self._support = bytearray(map(self._supports, supports))
        self._marks = bytearray(marks & ~_BESIDE for marks in self._marks)

    def continue_beside(self, none: str, continued: str) -> None:
        """Give a support to the statements that have none and stand beside one with a source, but to none in
        which people without a name hold something.
        """
        bare, given = self._supports(none), self._supports(continued)
        for n, marks in enumerate(self._marks):
            if marks & _BESIDE and self._support[n] == bare and not vague(self[n]):
                self._support[n] = given


class _ByBlock(Mapping[int, Sequence[Statement]]):
    """The statements of blocks by the index of each; ``rows`` are the numbers of the first ones."""

    def __init__(self, indices: Sequence[int], rows: Sequence[int], table: StatementTable) -> None:
        self._indices, self._rows, self._table = indices, rows, table

    def __len__(self) -> int:
        return len(self._indices)

    def __iter__(self) -> Iterator[int]:
        return iter(self._indices)

    def __getitem__(self, index: int) -> Sequence[Statement]:
        at = bisect_left(self._indices, index)
        if at == len(self._indices) or self._indices[at] != index:
            raise KeyError(index)
        end = self._rows[at + 1] if at + 1 < len(self._rows) else len(self._table)
        return _Rows(range(self._rows[at], end), self._table)


class _Rows(OnDemand[Statement]):
    """Some of the statements of a table, by their numbers; what is chosen among them is as quick to make."""

    __slots__ = ("rows", "table")

    def __init__(self, rows: Sequence[int], table: StatementTable) -> None:
        super().__init__(rows, table.made)
        self.rows, self.table = rows, table


def chosen(statements: Sequence[Statement], wanted: Callable[[Statement], bool]) -> Sequence[Statement]:
    """Return some of the statements of a document, in their order."""
    if isinstance(statements, StatementTable):
        statements = _Rows(range(len(statements)), statements)
    if isinstance(statements, _Rows):
        made = statements.table.made
        return _Rows(array("I", (n for n in statements.rows if wanted(made(n)))), statements.table)
    return tuple(filter(wanted, statements))


def each(statements: Sequence[Statement], make: Callable[[Statement], Any]) -> Sequence[Any]:
    """Return what is made of each of some statements: a tuple, or when it is asked for where the statements
    are made so themselves.
    """
    if isinstance(statements, StatementTable):
        statements = _Rows(range(len(statements)), statements)
    if isinstance(statements, _Rows):
        made = statements.table.made
        return OnDemand(statements.rows, lambda n: make(made(n)))
    return tuple(map(make, statements))
