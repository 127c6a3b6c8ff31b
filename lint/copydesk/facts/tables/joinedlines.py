"""Which lines may hold joined words at all: told for a whole text at once, by the classes of neighbouring
characters.

The text becomes one byte a character that says what kind it is, and pairs such as small letter before
capital are searched for as bytes. That finds the same lines as a look at each character, and a few more
(every character beyond Latin 1 counts as any kind), in a fraction of the time.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

_ANY, _SMALL, _CAPITAL, _DIGIT, _MARK, _SIGN, _OTHER, _END = b"alcdmso\n"


def _kind(code: int) -> int:
    char = chr(code)
    if char == "\n":
        return _END
    if char == "?":
        return _ANY  # what stands for everything beyond Latin 1
    if "A" <= char <= "Z" or (char.isupper() and char.isalpha()):
        return _CAPITAL
    if char.isalpha():
        return _SMALL
    if char.isalnum():
        return _DIGIT
    if char == '"':
        return _ANY  # closes before a capital, opens behind a letter
    if char in "$£":
        return _SIGN
    return _MARK if char in ")]%»!" else _OTHER


_KINDS = bytes(map(_kind, range(256)))
# What may stand on either side of a join.
_PAIRS = tuple(
    bytes((before, after))
    for before in (_ANY, _SMALL, _CAPITAL, _DIGIT, _MARK)
    for after in (_ANY, _CAPITAL, _DIGIT, _SIGN)
    if (before == _CAPITAL) <= (after == _ANY) and (before, after) not in ((_DIGIT, _DIGIT), (_MARK, _SIGN))
)


_PAIR = re.compile(
    b"[" + bytes((_ANY, _SMALL, _DIGIT, _MARK)) + b"](?=[" + bytes((_ANY, _CAPITAL, _DIGIT, _SIGN)) + b"])"
    b"|" + bytes((_CAPITAL,)) + b"(?=" + bytes((_ANY,)) + b")"
)


def places_of_joins(line: str) -> list[int]:
    """Return the offsets in a line before which a join may be, in order: all that ``joins`` can find, and
    more.
    """
    kinds = line.encode("latin-1", "replace").translate(_KINDS)
    return [pair.end() for pair in _PAIR.finditer(kinds)]


def lines_with_joins(lines: Sequence[str]) -> list[int]:
    """Return the numbers of the lines, from 0 on, in which words may be joined, in order."""
    sizes = list(map(len, lines))
    borders = list(accumulate((size + 1 for size in sizes), initial=0))
    kinds = "\n".join(lines).encode("latin-1", "replace").translate(_KINDS)
    found: set[int] = set()
    for pair in _PAIRS:
        at = kinds.find(pair)
        while at >= 0:
            number = bisect_right(borders, at) - 1
            found.add(number)
            at = kinds.find(pair, borders[number + 1])
    return sorted(found)
