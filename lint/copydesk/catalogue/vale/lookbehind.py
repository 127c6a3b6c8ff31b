"""Look-behinds of any length as several of a fixed one, which is all that ``re`` reads.

Of what is repeated at the left edge, the least number of times is enough: something that ends in ``x+``
stands before a place just when something does that ends in ``x``. What may be there or not, or a few times,
is written out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from ...base.linear.syntax import ANY_NUMBER, CHARACTERS, REPEATS, Item, written

MOST = 200
"""More alternatives than these are not written out."""

_EDGES = {
    ops.AT_BEGINNING: "^", ops.AT_BEGINNING_STRING: r"\A", ops.AT_BOUNDARY: r"\b",
    ops.AT_NON_BOUNDARY: r"\B", ops.AT_END: "$", ops.AT_END_STRING: r"\Z",
}  # fmt: skip


class Unbounded(ValueError):
    """A look-behind that cannot be written with fixed lengths; the message goes on after its text."""


def fixed_widths(inside: str) -> list[str]:
    """Return alternatives of fixed length for what stands in a look-behind. Raises ``Unbounded``."""
    try:
        items = list(_parser.parse(inside))
    except (re.error, RecursionError) as error:
        raise Unbounded(f"is no expression: {error}") from None
    return list(dict.fromkeys(_sequence(items, left=True)))


def _sequence(items: Sequence[Item], left: bool) -> list[str]:
    found = [""]
    for item in items:
        options = _options(item, left)
        left = left and item[0] is ops.AT
        if len(found) * len(options) > MOST:
            raise Unbounded(f"has more than {MOST} forms")
        found = [before + after for before, after in product(found, options)]
    return found


def _options(item: Item, left: bool) -> list[str]:
    op, argument = item
    if op is ops.LITERAL:
        return [re.escape(chr(argument))]
    if op is ops.NOT_LITERAL:
        return [f"[^{_member(argument)}]"]
    if op is ops.IN:
        return [_set(argument)]
    if op in CHARACTERS:
        return [written([item])]
    if op is ops.AT:
        return [_EDGES[argument]]
    if op is ops.BRANCH:
        return [option for branch in argument[1] for option in _sequence(list(branch), left)]
    if op is ops.SUBPATTERN:
        return _group(argument, left)
    if op in REPEATS:
        return _repeat(argument, left)
    raise Unbounded("holds more than characters and alternatives")


def _group(argument: Any, left: bool) -> list[str]:
    number, added, removed, inner = argument
    if number is not None:
        raise Unbounded("catches a group")
    options = _sequence(list(inner), left)
    on = "".join(flag for flag, bit in (("i", re.IGNORECASE), ("s", re.DOTALL)) if added & bit)
    off = "".join(flag for flag, bit in (("i", re.IGNORECASE), ("s", re.DOTALL)) if removed & bit)
    head = f"(?{on}{'-' + off if off else ''}:" if on or off else "(?:"
    return [f"{head}{option})" for option in options]


def _repeat(argument: Any, left: bool) -> list[str]:
    least, most, inner = argument
    if most == ANY_NUMBER:
        if not left:
            raise Unbounded("repeats without end behind its beginning")
        most = least
    if most > MOST:
        raise Unbounded(f"has more than {MOST} forms")
    body = list(inner)
    return [
        option for count in range(least, most + 1) for option in _sequence(body * count, left and count <= 1)
    ]


def _set(argument: Sequence[Any]) -> str:
    parts = []
    for op, value in argument:
        if op is ops.NEGATE:
            parts.append("^")
        elif op is ops.LITERAL:
            parts.append(_member(value))
        elif op is ops.RANGE:
            parts.append(f"{_member(value[0])}-{_member(value[1])}")
        else:
            raise Unbounded("holds a class that is not spelt out")
    return f"[{''.join(parts)}]"


def _member(code: int) -> str:
    return f"\\U{code:08x}" if code > 0xFFFF else f"\\u{code:04x}"
