"""The parse tree of an expression, as ``re`` itself makes it: what it holds, how a part of it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

from .alphabet import CharacterSet

Item = tuple[Any, Any]

CHARACTERS = frozenset({ops.LITERAL, ops.NOT_LITERAL, ops.ANY, ops.IN})
REPEATS = frozenset({ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT})
ANY_NUMBER = int(ops.MAXREPEAT)
FAILURE = getattr(ops, "FAILURE", None)

WHOLE: Item = (ops.AT, ops.AT_END_STRING)
"""The end of the text, which ``fullmatch`` asks for after an expression."""

_SET_FLAGS = re.IGNORECASE | re.ASCII | re.UNICODE | re.LOCALE | re.DOTALL
_WORD: Item = (ops.IN, [(ops.CATEGORY, ops.CATEGORY_WORD)])
_NEWLINE: Item = (ops.LITERAL, 10)
_CATEGORIES = {
    ops.CATEGORY_DIGIT: r"\d", ops.CATEGORY_NOT_DIGIT: r"\D", ops.CATEGORY_SPACE: r"\s",
    ops.CATEGORY_NOT_SPACE: r"\S", ops.CATEGORY_WORD: r"\w", ops.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip
_PLACES = {
    ops.AT_BEGINNING: "^", ops.AT_BEGINNING_STRING: r"\A", ops.AT_BOUNDARY: r"\b",
    ops.AT_NON_BOUNDARY: r"\B", ops.AT_END: "$", ops.AT_END_STRING: r"\Z",
}  # fmt: skip
_ESCAPED = {10: r"\n", 9: r"\t", 13: r"\r"}


class Tree(NamedTuple):
    """A parsed expression: the items, the flags that hold for all, its groups, and the parser's state."""

    items: list[Item]
    flags: int
    groups: dict[int, tuple[list[Item], int]]
    state: Any


def parse(pattern: str, flags: int = 0) -> Tree:
    """Parse an expression. Raises ``re.error``."""
    parsed = _parser.parse(pattern, flags)
    items = list(parsed)
    whole = int(flags) | parsed.state.flags
    groups = {
        argument[0]: (list(argument[3]), inner)
        for (op, argument), inner, _ in walk(items, whole)
        if op is ops.SUBPATTERN and argument[0] is not None
    }
    return Tree(items, whole, groups, parsed.state)


def scoped(flags: int, argument: Any) -> int:
    """Return the flags inside a group such as ``(?i:…)``."""
    _, added, removed, _ = argument
    if added & (re.ASCII | re.LOCALE | re.UNICODE):
        flags &= ~(re.ASCII | re.LOCALE | re.UNICODE)
    return int((flags | added) & ~removed)


def character_set(item: Item, flags: int) -> CharacterSet:
    """Return the key of an item that consumes one code point."""
    return CharacterSet(int(item[0]), repr(item[1]), int(flags) & int(_SET_FLAGS))


def word_set(flags: int) -> tuple[CharacterSet, Item]:
    """Return what a word boundary calls a word character."""
    return character_set(_WORD, flags & ~re.IGNORECASE), _WORD


def newline_set() -> tuple[CharacterSet, Item]:
    """Return the line end that ``^`` and ``$`` look for."""
    return character_set(_NEWLINE, 0), _NEWLINE


def walk(items: Sequence[Item], flags: int, behind: bool = False) -> Iterator[tuple[Item, int, bool]]:
    """Yield every item of a tree with the flags that hold inside of it, and whether it is in a lookbehind."""
    for item in items:
        op, argument = item
        inner = scoped(flags, argument) if op is ops.SUBPATTERN else flags
        yield item, inner, behind
        for part in parts(item):
            yield from walk(part, inner, behind or (op in (ops.ASSERT, ops.ASSERT_NOT) and argument[0] < 0))


def parts(item: Item) -> list[list[Item]]:
    """Return the sequences inside an item."""
    op, argument = item
    if op is ops.BRANCH:
        return [list(branch) for branch in argument[1]]
    if op is ops.SUBPATTERN:
        return [list(argument[3])]
    if op in REPEATS:
        return [list(argument[2])]
    if op is ops.ATOMIC_GROUP:
        return [list(argument)]
    if op in (ops.ASSERT, ops.ASSERT_NOT):
        return [list(argument[1])]
    if op is ops.GROUPREF_EXISTS:
        return [list(part) for part in argument[1:] if part is not None]
    return []


def written(items: Sequence[Item]) -> str:
    """Write a part of a tree as an expression again (``re`` may have put it in another shape)."""
    return "".join(_written(item) for item in items)


def _written(item: Item) -> str:
    op, argument = item
    if op is ops.LITERAL:
        return _char(argument)
    if op is ops.NOT_LITERAL:
        return f"[^{_char(argument)}]"
    if op is ops.ANY:
        return "."
    if op is ops.IN:
        return _written_set(argument)
    if op is ops.AT:
        return _PLACES.get(argument, "")
    if op is ops.BRANCH:
        return "(?:" + "|".join(written(part) for part in parts(item)) + ")"
    if op is ops.SUBPATTERN:
        return ("(" if argument[0] is not None else "(?:") + written(parts(item)[0]) + ")"
    if op in REPEATS:
        return _written_repeat(item)
    if op is ops.ATOMIC_GROUP:
        return f"(?>{written(parts(item)[0])})"
    if op in (ops.ASSERT, ops.ASSERT_NOT):
        mark = "?" + ("<" if argument[0] < 0 else "") + ("=" if op is ops.ASSERT else "!")
        return f"({mark}{written(parts(item)[0])})"
    if op is ops.GROUPREF:
        return f"\\{argument}"
    return "…"


def _written_set(argument: Any) -> str:
    text = ""
    for op, value in argument:
        if op is ops.NEGATE:
            text += "^"
        elif op is ops.LITERAL:
            text += _char(value)
        elif op is ops.RANGE:
            text += f"{_char(value[0])}-{_char(value[1])}"
        else:
            text += _CATEGORIES.get(value, "…")
    single = len(argument) == 1 and argument[0][0] is ops.CATEGORY
    return text if single else f"[{text}]"


def _written_repeat(item: Item) -> str:
    op, (least, most, _) = item
    body = parts(item)[0]
    text = written(body)
    if len(body) != 1 or body[0][0] in REPEATS or body[0][0] in (ops.ASSERT, ops.ASSERT_NOT):
        text = f"(?:{text})"
    if most == ops.MAXREPEAT:
        count = {0: "*", 1: "+"}.get(least, f"{{{least},}}")
    else:
        count = "?" if (least, most) == (0, 1) else f"{{{least}}}" if least == most else f"{{{least},{most}}}"
    return text + count + {ops.MIN_REPEAT: "?", ops.POSSESSIVE_REPEAT: "+"}.get(op, "")


def _char(code: int) -> str:
    char = chr(code)
    return _ESCAPED.get(code) or ("\\" + char if char in r".^$*+?{}[]\|()" else char)
