"""Write values as TOML, so that a person or a parser can read them back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def key(name: str) -> str:
    """Write a key, quoted where it must be."""
    return name if _BARE.fullmatch(name) else string(name)


def string(text: str) -> str:
    """Write a basic string; what cannot be seen, or steers what a terminal shows, is escaped."""
    return '"' + "".join(map(_char, text)) + '"'


def value(thing: Any) -> str:
    """Write a string, number, truth value, list or table on one line."""
    if isinstance(thing, bool):
        return str(thing).lower()
    if isinstance(thing, int | float):
        return str(thing)
    if isinstance(thing, str):
        return string(thing)
    if isinstance(thing, Mapping):
        inner = ", ".join(f"{key(str(name))} = {value(one)}" for name, one in thing.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(thing, Sequence):
        return f"[{', '.join(map(value, thing))}]"
    return string(str(thing))  # dates and times


def _char(char: str) -> str:
    if char in _SHORT:
        return _SHORT[char]
    if char.isprintable() and not 0xD800 <= ord(char) <= 0xDFFF:
        return char
    code = ord(char) if not 0xD800 <= ord(char) <= 0xDFFF else 0xFFFD
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
