"""Blocks and notes of a long article as columns of numbers: each is made when it is asked for.

A block of its own takes half a kilobyte, which is many times the text of most of them: a hundred thousand
footnotes would come to forty times their file.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import compress, count
from typing import Any, cast, overload

from ..base.ondemand import OnDemand
from .model import NO_ATTRS, Block, Note
from .source import Span

MANY, LONG = 30_000, 400_000
"""More blocks or notes than these are columns; more characters may hold so many."""

# As ``Block(…)`` and so on, without a call into Python for each.
_new_block = partial(cast("Callable[..., Block]", tuple.__new__), Block)
_new_note = partial(cast("Callable[..., Note]", tuple.__new__), Note)
_new_span = partial(cast("Callable[..., Span]", tuple.__new__), Span)


class _Attributes(Mapping[str, Any]):
    """The attributes of a block in less than half of what a dictionary takes; ``keys`` are shared."""

    __slots__ = ("_keys", "_values")

    def __init__(self, keys: tuple[str, ...], values: Any) -> None:
        """Hold the values of some keys, in their order; a single one as it is."""
        self._keys, self._values = keys, values

    def __getitem__(self, key: str) -> Any:
        if key not in self._keys:
            raise KeyError(key)
        return self._values if len(self._keys) == 1 else self._values[self._keys.index(key)]

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


class BlockColumns(Sequence[Block]):
    """The blocks of an article, each with the number that is its place. What is asked for twice is equal, but
    not the same.
    """

    __slots__ = ("_columns", "_keys", "_kinds")

    def __init__(self, blocks: Iterable[Block] = ()) -> None:
        self._kinds: dict[str, str] = {}
        self._keys: dict[tuple[str, ...], tuple[str, ...]] = {}
        # Kind, first and last offset in the source, start and end in the prose, depth, quote, attributes.
        self._columns: tuple[Any, ...] = (
            [], array("I"), array("I"), array("I"), array("I"), array("I"), bytearray(), []
        )  # fmt: skip
        self.extend(blocks)

    def append(self, block: Block) -> None:
        """Add a block behind all others."""
        _, kind, (first, last), start, end, depth, quote, attrs = block
        row = (self._kinds.setdefault(kind, kind), first, last, start, end, depth, quote, self._held(attrs))
        for column, value in zip(self._columns, row, strict=True):
            column.append(value)

    def _held(self, attrs: Mapping[str, Any]) -> Mapping[str, Any]:
        if not attrs:
            return NO_ATTRS
        keys = tuple(attrs)
        keys = self._keys.setdefault(keys, keys)
        return _Attributes(keys, attrs[keys[0]] if len(keys) == 1 else tuple(attrs.values()))

    def extend(self, blocks: Iterable[Block]) -> None:
        """Add some blocks behind all others."""
        for block in blocks:
            self.append(block)

    def __len__(self) -> int:
        return len(self._columns[0])

    def __iter__(self) -> Iterator[Block]:
        return self._made(count(), self._columns)

    def those(self, mask: Sequence[int]) -> Iterator[Block]:
        """Return the blocks for which a mask, one for each block, is true."""
        return self._made(compress(count(), mask), [compress(column, mask) for column in self._columns])

    def _made(self, numbers: Iterable[int], columns: Iterable[Iterable[Any]]) -> Iterator[Block]:
        # All of it runs without a step in Python for each block.
        kinds, first, last, starts, ends, depths, quotes, attrs = columns
        spans, said = map(_new_span, zip(first, last, strict=True)), map(bool, quotes)
        rows = zip(numbers, kinds, spans, starts, ends, depths, said, attrs, strict=False)
        return map(_new_block, rows)

    @overload
    def __getitem__(self, at: int) -> Block: ...

    @overload
    def __getitem__(self, at: slice) -> list[Block]: ...

    def __getitem__(self, at: int | slice) -> Block | list[Block]:
        if isinstance(at, slice):
            return list(self._made(range(len(self))[at], [column[at] for column in self._columns]))
        kinds, first, last, starts, ends, depths, quotes, attrs = self._columns
        number, span = at if at >= 0 else at + len(kinds), _new_span((first[at], last[at]))
        return _new_block(
            (number, kinds[at], span, starts[at], ends[at], depths[at], quotes[at] > 0, attrs[at])
        )


class _Picked(Sequence[Block]):
    """Some of the blocks of an article, by a mask."""

    __slots__ = ("_blocks", "_mask", "_numbers")

    def __init__(self, blocks: BlockColumns, mask: bytearray) -> None:
        self._blocks, self._mask = blocks, mask
        self._numbers = array("I", compress(count(), mask))

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[Block]:
        return self._blocks.those(self._mask)

    @overload
    def __getitem__(self, at: int) -> Block: ...

    @overload
    def __getitem__(self, at: slice) -> list[Block]: ...

    def __getitem__(self, at: int | slice) -> Block | list[Block]:
        if isinstance(at, slice):
            return list(map(self._blocks.__getitem__, self._numbers[at]))
        return self._blocks[self._numbers[at]]

    def picked(self, keep: Callable[[Block], bool]) -> Sequence[Block]:
        """Return some of these."""
        mask = bytearray(len(self._mask))
        for number in compress(self._numbers, map(keep, self)):
            mask[number] = 1
        return self if mask == self._mask else _Picked(self._blocks, mask)


class NoteColumns(Sequence[Note]):
    """The notes of an article."""

    __slots__ = ("_columns", "_texts")

    def __init__(self, notes: Iterable[Note] = ()) -> None:
        # Kind, label, first and last offset in the source, address.
        self._columns: tuple[Any, ...] = ([], [], array("I"), array("I"), [])
        self._texts: dict[str, str] = {}
        for kind, label, (first, last), url in notes:
            row = (*(self._texts.setdefault(text, text) for text in (kind, label)), first, last, url)
            for column, value in zip(self._columns, row, strict=True):
                column.append(value)

    def __len__(self) -> int:
        return len(self._columns[0])

    def __iter__(self) -> Iterator[Note]:
        return map(_note, *self._columns)

    @overload
    def __getitem__(self, at: int) -> Note: ...

    @overload
    def __getitem__(self, at: slice) -> list[Note]: ...

    def __getitem__(self, at: int | slice) -> Note | list[Note]:
        row = (column[at] for column in self._columns)
        return list(map(_note, *row)) if isinstance(at, slice) else _note(*row)


def _note(kind: str, label: str, first: int, last: int, url: str) -> Note:
    return _new_note((kind, label, _new_span((first, last)), url))


def blocks_as_held(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return blocks as a document holds them: few as a tuple."""
    if isinstance(blocks, BlockColumns):
        return blocks if len(blocks) > MANY else tuple(blocks)
    return BlockColumns(blocks) if len(blocks) > MANY else tuple(blocks)


def notes_as_held(notes: Sequence[Note]) -> Sequence[Note]:
    """Return notes as a document holds them: few as a tuple."""
    return (
        notes if isinstance(notes, NoteColumns) else NoteColumns(notes) if len(notes) > MANY else tuple(notes)
    )


def picked(blocks: Sequence[Block], keep: Callable[[Block], bool]) -> Sequence[Block]:
    """Return some blocks of a document, in their order; what is held as columns stays so."""
    if isinstance(blocks, _Picked):
        return blocks.picked(keep)
    if isinstance(blocks, BlockColumns):
        mask = bytearray(map(keep, blocks))
        return blocks if all(mask) else _Picked(blocks, mask)
    return tuple(filter(keep, blocks))


def some(blocks: Sequence[Block], numbers: Iterable[int]) -> Sequence[Block]:
    """Return the blocks of a document that have some numbers; what is held as columns stays so."""
    if isinstance(blocks, BlockColumns):
        return OnDemand(array("I", numbers), blocks.__getitem__)
    return tuple(map(blocks.__getitem__, numbers))
