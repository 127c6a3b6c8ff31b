"""Blocks and notes of very long articles are columns, and say what lists of them say."""

from __future__ import annotations

import pytest

from copydesk.document.blockcolumns import BlockColumns, NoteColumns, picked, some
from copydesk.document.model import NO_ATTRS, Block, Note
from copydesk.document.source import Span

ATTRS = [NO_ATTRS, {"id": "a"}, {"table": 1, "row": 2, "column": 700}, {"marked": False}, {"lang": None}]
BLOCKS = [
    Block(n, ("paragraph", "heading", "cell")[n % 3], Span(9 * n, 9 * n + 7), 5 * n, 5 * n + n % 2, n % 300)
    ._replace(quote=n % 7 == 0, attrs=ATTRS[n % 5])
    for n in range(400)
]  # fmt: skip
NOTES = [
    Note(("footnote-use", "footnote-def")[n % 2], str(n // 2), Span(n, n + 3), "x" * n) for n in range(9)
]


def test_columns_of_blocks_are_a_sequence_of_them() -> None:
    held = BlockColumns(BLOCKS)
    assert list(held) == BLOCKS and len(held) == len(BLOCKS)
    assert [held[n] for n in (0, 13, -1, -400)] == [BLOCKS[n] for n in (0, 13, -1, -400)]
    assert held[5:60:7] == BLOCKS[5:60:7] and held[-3:] == BLOCKS[-3:]
    assert type(held[4].quote) is bool and held[2].attrs.get("row") == 2 and "id" not in held[2].attrs
    assert dict(held[3].attrs) == {"marked": False} and held[1].attrs["id"] == "a"
    with pytest.raises(KeyError):
        held[1].attrs["row"]
    with pytest.raises(IndexError):
        held[400]


def test_some_blocks_are_picked_as_from_a_tuple() -> None:
    held, plain = BlockColumns(BLOCKS), tuple(BLOCKS)
    for keep in (lambda b: b.end > b.start, lambda b: b.kind == "cell", lambda b: True, lambda b: False):
        chosen, wanted = picked(held, keep), picked(plain, keep)
        assert isinstance(wanted, tuple) and tuple(chosen) == wanted and len(chosen) == len(wanted)
        assert chosen[3:9] == list(wanted[3:9]) and chosen[-2:] == list(wanted[-2:])
        again = picked(chosen, lambda b: b.index % 2 == 0)
        assert tuple(again) == picked(wanted, lambda b: b.index % 2 == 0)
        assert not wanted or (chosen[-1], chosen[0]) == (wanted[-1], wanted[0])
    assert tuple(some(held, (3, 9, 4))) == some(plain, (3, 9, 4)) == (BLOCKS[3], BLOCKS[9], BLOCKS[4])


def test_columns_of_notes_are_a_sequence_of_them() -> None:
    held = NoteColumns(NOTES)
    assert list(held) == NOTES and held[-1] == NOTES[-1] and held[2:4] == NOTES[2:4] and len(held) == 9
