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
# What may stand on either side of a join, told at the character behind it: few are capitals or digits.
_BEHIND = bytes((_ANY, _CAPITAL, _DIGIT, _SIGN))
_PAIR = re.compile(
    b"[" + _BEHIND + b"]"
    b"(?<=[" + bytes((_ANY, _SMALL, _MARK)) + b"][" + _BEHIND + b"]"
    b"|" + bytes((_DIGIT,)) + b"[" + bytes((_ANY, _CAPITAL, _SIGN)) + b"]"
    b"|" + bytes((_CAPITAL, _ANY)) + b")"
)
# Marks that are common in articles though not in Latin 1, and a mark of the same kind; a question mark is
# what stands for the others.
_ALIKE = (
    *(("?", "!"), ("’", "'"), ("‘", "'"), ("“", '"'), ("”", ")"), ("€", "$")),
    *((mark, ".") for mark in "–—…•\ufffc"),
)


_AT_ONCE = 5_000
"""So many lines are put together to be looked through."""


def places_of_joins(text: str) -> list[int]:
    """Return the offsets in a text before which a join may be, in order: all that ``joins`` can find, and
    more.
    """
    if not text.isascii():
        for mark, alike in _ALIKE:
            text = text.replace(mark, alike)
    else:
        text = text.replace("?", "!")
    return [pair.start() for pair in _PAIR.finditer(text.encode("latin-1", "replace").translate(_KINDS))]


def lines_with_joins(lines: Sequence[str]) -> dict[int, list[int]]:
    """Return the numbers of the lines, from 0 on, in which words may be joined, in order, each with the
    places in it.
    """
    found: dict[int, list[int]] = {}
    for first in range(0, len(lines), _AT_ONCE):
        some = lines[first : first + _AT_ONCE]
        borders = list(accumulate([len(line) + 1 for line in some], initial=0))
        end = start = 0
        for place in places_of_joins("\n".join(some)):
            if place >= end:
                number = bisect_right(borders, place) - 1
                start, end = borders[number], borders[number + 1]
                found[first + number] = within = []
            within.append(place - start)
    return found
