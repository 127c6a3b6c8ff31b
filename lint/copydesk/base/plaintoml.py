"""TOML that needs no parser: names with plain values, one a line, perhaps below the names of tables.

That is what front matter and configurations are, nearly all of them. ``tomllib``, with what it imports and
the expressions that it compiles, takes as long to load as a short article takes to read.
"""

from __future__ import annotations

from typing import Any

from .regexes import regex

_TEXT = r"\"[^\"\\\x00-\x1f\x7f]*+\"|'[^'\x00-\x1f\x7f]*+'"
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_VALUE = rf"{_TEXT}|true|false|{_DAY}|0|[1-9][0-9]{{0,8}}+"
_BLANK = r"[ \t]*+"
_LIST = rf"\[{_BLANK}(?:(?:{_TEXT}){_BLANK}(?:,{_BLANK}|(?=\])))*+\]"
_LINE = regex(
    rf"{_BLANK}(?:([A-Za-z0-9_-]++){_BLANK}={_BLANK}(?:({_VALUE})|({_LIST}))"
    rf"|\[{_BLANK}([A-Za-z0-9_-]++){_BLANK}\])?{_BLANK}(?:#[^\x00-\x08\x0a-\x1f\x7f]*+)?"
)
_TEXTS = regex(_TEXT)
_WORDS = {"true": True, "false": False}


def read(text: str) -> dict[str, Any] | None:
    """Return the values of a text whose lines end with ``\\n``; None where it may be anything else, faulty or
    not.
    """
    values: dict[str, Any] = {}
    table = values
    for line in text.split("\n"):
        found = _LINE.fullmatch(line)
        if found is None:
            return None
        name, value, several, head = found.groups()
        if head is not None:
            if head in values:
                return None
            table = values[head] = {}
        elif name is not None:
            if name in table:
                return None
            try:
                table[name] = _read(value) if value is not None else list(map(_read, _TEXTS.findall(several)))
            except ValueError:  # no such day
                return None
    return values


def _read(value: str) -> Any:
    if value[0] in "\"'":
        return value[1:-1]
    if value in _WORDS:
        return _WORDS[value]
    if "-" not in value:
        return int(value)
    try:
        from _datetime import date  # type: ignore[import-not-found]  # makes nothing twice, as ``datetime`` does
    except ImportError:
        from datetime import date
    return date(*map(int, value.split("-")))
