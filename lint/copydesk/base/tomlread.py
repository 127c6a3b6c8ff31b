"""Read TOML that a stranger wrote: whatever is wrong with it is one error that knows its place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from . import plaintoml
from .regexes import regex

DEEPEST = 100
"""Tables and lists in one another, and parts of one key."""

_LONGEST_NUMBER = 1_000
_DEEP_KEY = regex(rf"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){{{DEEPEST}}}")
"""A key of so many parts costs the parser the square of them."""
_QUOTED = regex(r"\"[^\"\n]*+\"|'[^'\n]*+'")
_LONG_NUMBER = regex(rf"(?:0x)?[0-9a-fA-F_]{{{_LONGEST_NUMBER}}}")
_PLACE = regex(r" ?\(at (?:line (\d{1,9}), column (\d{1,9})|end of document)\)")


class TomlFault(ValueError):
    """What is wrong with a text: the message says it without the place, ``line`` and ``column`` count from
    1, and are 0 where nobody knows them.
    """

    def __init__(self, reason: str, line: int = 0, column: int = 0) -> None:
        super().__init__(reason)
        self.line, self.column = line, column


def read(text: str) -> dict[str, Any]:
    """Read a text with line ends of any kind, and with or without a byte-order mark. Raises ``TomlFault``
    alone: for what is no TOML, for what is nested too deeply, and for numbers that nobody can write down.
    """
    text = text.removeprefix("\ufeff")
    plain = plaintoml.read(text.replace("\r\n", "\n"))
    if plain is not None:
        return plain
    import tomllib

    bare = _QUOTED.sub("q", text)
    deep = _DEEP_KEY.search(bare)
    if deep is not None:
        raise TomlFault("nested too deeply", _place(bare, deep.start())[0])
    try:
        values = tomllib.loads(text.replace("\r\n", "\n"))
    except RecursionError:
        raise TomlFault("nested too deeply") from None
    except tomllib.TOMLDecodeError as error:
        found = _PLACE.search(str(error))
        place = (int(found[1]), int(found[2])) if found and found[1] else (0, 0)
        raise TomlFault(_PLACE.sub("", str(error)).strip(), *place) from None
    except ValueError as error:  # a number or a time that Python cannot hold
        raise _number(text, str(error)) from None
    _hold(text, values)
    return values


def read_bytes(data: bytes) -> dict[str, Any]:
    """Read bytes, which must be UTF-8. Raises ``TomlFault``."""
    try:
        return read(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise TomlFault(f"it is not UTF-8 text (byte 0x{data[error.start]:02x})", line) from None


def _hold(text: str, values: dict[str, Any]) -> None:
    level: list[Any] = [values]
    for _ in range(DEEPEST):
        level = [inner for value in level for inner in _inside(value)]
        if any(isinstance(value, int) and value.bit_length() > 3 * _LONGEST_NUMBER for value in level):
            raise _number(text, "a number is too long")
        if not level:
            return
    raise TomlFault("nested too deeply")


def _inside(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _number(text: str, reason: str) -> TomlFault:
    found = _LONG_NUMBER.search(text)
    if found is None:
        return TomlFault(reason)
    return TomlFault(f"a number of more than {_LONGEST_NUMBER:,} digits", *_place(text, found.start()))


def _place(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def told(fault: TomlFault) -> str:
    """Return a fault with its place, as a person reads it."""
    if not fault.line:
        return str(fault)
    column = f", column {fault.column}" if fault.column else ""
    return f"{fault} (at line {fault.line}{column})"
