"""Tables of lines without columns: a sixth of all byte code is in which columns its operations stand.

The format is that of Python 3.11 and later ("location table"): an entry is a byte with its kind and how many
code units it is for, one to eight, and for the kind that has no columns how many lines further it is than the
one before, as a signed number of variable length.
"""

from __future__ import annotations

from itertools import groupby
from types import CodeType

_NO_COLUMNS, _NO_LINE = 13, 15
_MOST = 8
_UNIT = 2


def without_columns(code: CodeType) -> CodeType:
    """Return code, and all code in it, that knows its lines only; what the interpreter would read otherwise
    stays as it is.
    """
    constants = tuple(without_columns(one) if isinstance(one, CodeType) else one for one in code.co_consts)
    lean = code.replace(co_consts=constants, co_linetable=_table(code))
    return lean if _lines(lean) == _lines(code) else code.replace(co_consts=constants)


def _lines(code: CodeType) -> list[int | None]:
    """Return the line of each code unit."""
    return [line for start, end, line in code.co_lines() for _ in range(start, end, _UNIT)]


def _table(code: CodeType) -> bytes:
    table, before = bytearray(), code.co_firstlineno
    for line, units in groupby(_lines(code)):
        left = sum(1 for _ in units)
        while left:
            number = min(left, _MOST)
            left -= number
            kind = _NO_LINE if line is None else _NO_COLUMNS
            table.append(0x80 | kind << 3 | number - 1)
            if line is not None:
                table += _signed(line - before)
                before = line
    return bytes(table)


def _signed(value: int) -> bytes:
    rest, found = (-value << 1 | 1) if value < 0 else value << 1, bytearray()
    while rest >= 64:
        found.append(64 | rest & 63)
        rest >>= 6
    found.append(rest)
    return bytes(found)
