"""TOML front matter: a parser tells the values, a line scan tells where they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ...base.regexes import regex
from ...base.tomlread import TomlFault, read
from ...document.model import Problem
from ...document.source import Span
from .fieldvalues import Parsed, Path

_TABLE = regex(r"[ \t]*(\[\[?)[ \t]*+([^\[\]\n]{1,200}?)[ \t]*\]\]?[ \t]*(?:#.*)?$")
_PAIR = regex(
    r"[ \t]*((?:[A-Za-z0-9_-]+|\"[^\"\n]{0,200}\"|'[^'\n]{0,200}')"
    r"(?:[ \t]*\.[ \t]*[\w\"'-]{1,200})*)[ \t]*=[ \t]*"
)
_KEY_PART = regex(r"\"([^\"]*)\"|'([^']*)'|([A-Za-z0-9_-]+)")
_SIMPLE = regex(r"\"(?:[^\"\\\n]|\\.?)*+\"?|'[^'\n]*+'?|[^\s#,\]\}\[\{\"']+(?: [^\s#,\]\}\[\{\"']+)?")


def parse(text: str, start: int, end: int) -> Parsed:
    """Read ``text[start:end]`` as TOML; an error becomes a ``Problem`` at the line that the parser names."""
    try:
        values = plain(read(text[start:end]))
    except TomlFault as fault:
        at = _line_offset(text, start, end, fault.line)
        detail = f"the front matter is not valid TOML: {fault}"
        return _line_by_line(text, start, end, Problem("front-matter", Span(at, at), detail))
    return Parsed(values, places(text, start, end), [])


def _line_by_line(text: str, start: int, end: int, problem: Problem) -> Parsed:
    """Take the top-level pairs as text, so that one slip does not lose all the rest."""
    found = places(text, start, end)
    spans: dict[Path, Span] = {
        path: span for path, span in found.items() if len(path) == 1 and span.end > span.start
    }
    values = {str(path[0]): text[span.start : span.end] for path, span in spans.items()}
    return Parsed(values, dict(spans), [problem])


def plain(value: Any) -> Any:
    """Turn what was read into plain values: dates and times become their ISO text."""
    if isinstance(value, Mapping):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value


def places(text: str, start: int, end: int) -> dict[Path, Span]:
    """Find where the value of each ``key = value`` line stands; values in an inline table share its place."""
    found: dict[Path, Span] = {}
    table: Path = ()
    counts: dict[Path, int] = {}
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        line = text[at:stop].rstrip("\r")
        header = _TABLE.match(line)
        pair = _PAIR.match(line)
        if header is not None and pair is None:
            table = _table_path(header, counts)
            found[table] = Span(at, at + len(line))
            if isinstance(table[-1], int):
                found.setdefault(table[:-1], found[table])
        elif pair is not None:
            value_at = at + pair.end()
            value_end = _value_end(text, value_at, end)
            path = (*table, *_key(pair.group(1)))
            found[path] = _unquoted(text, value_at, value_end)
            if text.startswith("[", value_at):
                _items(text, value_at, value_end, path, found)
            stop = max(stop, _line_stop(text, value_end, end))
        at = stop + 1
    return found


def _line_offset(text: str, start: int, end: int, line: int) -> int:
    at = start
    for _ in range(line - 1):
        following = text.find("\n", at, end)
        if following < 0:
            break
        at = following + 1
    return at


def _key(text: str) -> Path:
    return tuple(a or b or c for a, b, c in _KEY_PART.findall(text))


def _table_path(header: re.Match[str], counts: dict[Path, int]) -> Path:
    """The path of a table header; an array of tables (``[[…]]``) counts up."""
    path: Path = ()
    keys = _key(header.group(2))
    for number, part in enumerate(keys):
        path = (*path, part)
        last = number == len(keys) - 1
        if header.group(1) == "[[" and last:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _line_stop(text: str, at: int, end: int) -> int:
    stop = text.find("\n", at, end)
    return end if stop < 0 else stop


def _value_end(text: str, at: int, end: int) -> int:
    """Return the offset behind the value that begins at ``at``."""
    for fence in ('"""', "'''"):
        if text.startswith(fence, at):
            close = text.find(fence, at + 3, end)
            return end if close < 0 else close + 3
    if text[at : at + 1] not in ("[", "{"):
        simple = _SIMPLE.match(text, at, end)
        return simple.end() if simple else at
    depth = 0
    while at < end:
        char = text[at]
        if char in "[{":
            depth += 1
        elif char in "]}":
            depth -= 1
            if not depth:
                return at + 1
        elif char == "#":
            at = _line_stop(text, at, end)
        elif char in "\"'":
            quoted = _SIMPLE.match(text, at, end)
            at = quoted.end() - 1 if quoted else at
        at += 1
    return end


def _unquoted(text: str, start: int, end: int) -> Span:
    for fence in ('"""', "'''", '"', "'"):
        long_enough = end - start >= 2 * len(fence)
        if long_enough and text.startswith(fence, start) and text.endswith(fence, start, end):
            inner = start + len(fence)
            if len(fence) == 3:
                inner += 2 if text.startswith("\r\n", inner) else text.startswith("\n", inner)
            return Span(inner, max(inner, end - len(fence)))
    return Span(start, end)


def _items(text: str, start: int, end: int, path: Path, found: dict[Path, Span]) -> None:
    """Note the places of the plain items of a list; lists of lists and of tables are left as a whole."""
    if any(mark in text[start + 1 : end - 1] for mark in "[{#"):
        return
    for number, match in enumerate(_SIMPLE.finditer(text, start + 1, end - 1)):
        found[(*path, number)] = _unquoted(text, match.start(), match.end())
