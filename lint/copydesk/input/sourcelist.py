"""Write a source list (``sources.toml``): add an entry, or bring the one of the same snapshot up to date.

Only the lines of the entry are touched; order and comments of the file stay as they are.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from ..base.tomlread import TomlFault, read

_HEADER = re.compile(r"[ \t]*\[\[?\s*([\w.-]+)\s*\]\]?")
_ORDER = ("id", "url", "title", "date", "accessed", "snapshot", "sha256")


def record(text: str, entry: Mapping[str, str]) -> tuple[str, bool]:
    """Return the list with an entry recorded, and whether it is a new one.

    ``entry`` holds at least ``snapshot`` and ``sha256``; values that it does not hold are left as they were.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").split("\n")
    place = _find(lines, entry["snapshot"])
    if place is None:
        block = ["[[source]]", *(f"{key} = {_quoted(entry[key])}" for key in _ORDER if entry.get(key))]
        before = text.rstrip()
        return (before + newline * 2 if before else "") + newline.join(block) + newline, True
    start, end = place
    for key in _ORDER:
        if entry.get(key):
            end += _set(lines, start, end, key, entry[key])
    return newline.join(lines), False


def _find(lines: list[str], snapshot: str) -> tuple[int, int] | None:
    """Return the first line behind the header of the entry of a snapshot, and the line behind the entry."""
    headers = [number for number, line in enumerate(lines) if _HEADER.match(line)]
    for number, header in enumerate(headers):
        end = headers[number + 1] if number + 1 < len(headers) else len(lines)
        named = next((line for line in lines[header:end] if _key(line) == "snapshot"), "")
        if _value(named) == snapshot:
            return header + 1, end
    return None


def _set(lines: list[str], start: int, end: int, key: str, value: str) -> int:
    """Set a key inside an entry; return how many lines were added."""
    written = f"{key} = {_quoted(value)}"
    for number in range(start, end):
        if _key(lines[number]) == key:
            lines[number] = written
            return 0
    last = max((n for n in range(start, end) if _key(lines[n])), default=start - 1)
    lines.insert(last + 1, written)
    return 1


def _key(line: str) -> str:
    match = re.match(r"\s*([\w-]+)\s*=", line)
    return match[1] if match else ""


def _value(line: str) -> str:
    try:
        return str(next(iter(read(line).values()), ""))
    except TomlFault:
        return ""


def _quoted(value: str) -> str:
    """Write a TOML basic string; JSON escapes are a subset of TOML's, apart from U+007F."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
