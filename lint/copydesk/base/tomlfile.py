"""Read a TOML file and remember the line of each key, so that an error can name file, line and key."""

from __future__ import annotations

from typing import Any

from .regexes import regex
from .tomlread import TomlFault, read_bytes

_HEADER = regex(r"\s*(\[\[?)([^\[\]]{1,200})\]")
_KEY = regex(r"\s*+([\w.\"'\-]+(?: +[\w.\"'\-]+)*)\s*=")
_PART = regex(r"\"([^\"]*)\"|'([^']*)'|([\w-]+)")

Key = tuple[str | int, ...]


class TomlError(ValueError):
    """A TOML file is not valid; the message names file, line and column."""


class TomlFile:
    """The values of a TOML file, with ``line`` for each key."""

    def __init__(self, path: str, data: bytes) -> None:
        """Parse the bytes of the file; raises ``TomlError``."""
        self.path = path
        try:
            self.values: dict[str, Any] = read_bytes(data)
        except TomlFault as fault:
            place = "".join(f":{number}" for number in (fault.line, fault.column) if number)
            raise TomlError(f"{path}{place}: not valid TOML: {fault}") from None
        self.text = data.decode("utf-8").removeprefix("\ufeff")
        self._lines: dict[Key, int] | None = None

    def line(self, *key: str | int) -> int:
        """Return the 1-based line of a key (array items by number); of its nearest known parent if it has no
        line of its own.
        """
        if self._lines is None:
            self._lines = _key_lines(self.text)
        for size in range(len(key), 0, -1):
            found = self._lines.get(key[:size])
            if found is not None:
                return found
        return 1

    def place(self, *key: str | int) -> str:
        """Return ``file:line: key`` for an error message."""
        name = ".".join(str(part) for part in key if isinstance(part, str))
        return f"{self.path}:{self.line(*key)}: {name}"


def _key_lines(text: str) -> dict[Key, int]:
    lines: dict[Key, int] = {}
    counts: dict[Key, int] = {}
    prefix: Key = ()
    inside = ""
    for number, line in enumerate(text.split("\n"), 1):
        if inside:
            if inside in line:
                inside = ""
            continue
        header = _HEADER.match(line)
        if header:
            prefix = _parts(header[2])
            if header[1] == "[[":
                counts[prefix] = counts.get(prefix, -1) + 1
                lines.setdefault(prefix, number)
                prefix = (*prefix, counts[prefix])
            lines.setdefault(prefix, number)
            continue
        key = _KEY.match(line)
        if key:
            full = prefix + _parts(key[1])
            for size in range(len(prefix) + 1, len(full) + 1):
                lines.setdefault(full[:size], number)
        for quote in ('"""', "'''"):
            if line.count(quote) % 2:
                inside = quote
    return lines


def _parts(text: str) -> Key:
    return tuple(found[1] or found[2] or found[3] or "" for found in _PART.finditer(text))
