"""Metadata that an MDX module exports: ``export const metadata = { title: "…" }``, ``export const date = …``.

Read are literals: strings, numbers, true and false, lists, objects, and the text in ``new Date("…")``.
Whatever else a value may be, it is passed over, and nothing is evaluated.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from ...base.regexes import regex
from ...document.model import Meta
from ...document.source import Span

_EXPORT = regex(
    r"^export[ \t]{1,9}const[ \t]{1,9}([A-Za-z_$][\w$]{0,60})[ \t]{0,9}"
    r"(?::[ \t]{0,9}[\w.$]{1,60}[ \t]{0,9})?=[ \t]{0,9}"
    r"(?:[A-Za-z_$][\w$.]{0,60}\((?=[ \t\r\n]{0,99}\{))?",
    re.MULTILINE,
)
_OBJECTS = frozenset("metadata meta frontmatter frontMatter matter post article page seo blog".split())
_FIELDS = frozenset(
    "title description author authors date publishedAt published updatedAt lang draft tags".split()
)
_KEY = regex(r"[A-Za-z_$][\w$-]{0,80}")
_SCALAR = regex(r"-?\d{1,17}(?:\.\d{1,17})?(?![\w.])|true\b|false\b|null\b|undefined\b")
_WRAPPED = regex(r"(?:new[ \t]{1,9})?(?:Date|URL)(?:\.parse)?\((?=['\"`])")
_SPACE = " \t\r\n"
_LARGEST = 20_000
_DEEPEST = 12
_MOST = 400
_UNKNOWN = object()


class _Placed(NamedTuple):
    """A value and where it stands, without its quotation marks."""

    path: tuple[str, ...]
    value: Any
    span: Span


def exported(text: str, body: int) -> tuple[Meta, ...]:
    """Return what the module says of itself, keys joined by dots, in the order of the file."""
    found: list[Meta] = []
    for match in _EXPORT.finditer(text, body):
        name = match[1]
        if name not in _OBJECTS and name not in _FIELDS:
            continue
        reader = _Reader(text, match.end(), min(len(text), match.end() + _LARGEST))
        if name in _FIELDS:
            reader.value((name,), 0)
        elif text.startswith("{", match.end()):
            reader.value((), 0)
        found += [
            Meta(".".join(path), value, span, "front-matter") for path, value, span in reader.found if path
        ]
    return tuple(found)


class _Reader:
    """Reads one literal; what it finds is in ``found``, containers before what they hold."""

    def __init__(self, text: str, at: int, end: int) -> None:
        self.text, self.at, self.end = text, at, end
        self.found: list[_Placed] = []

    def value(self, path: tuple[str, ...], depth: int) -> Any:
        """Read the value at the place reached; what is no literal is ``_UNKNOWN`` and passed over."""
        self._skip_space()
        start, number = self.at, len(self.found)
        wrapped = _WRAPPED.match(self.text, self.at, self.end)
        if wrapped is not None:
            self.at = wrapped.end()
        char = self.text[self.at : self.at + 1]
        if char in ("'", '"', "`"):
            start = self.at + 1
            value: Any = self._string(char)
            span = Span(start, self.at - 1)
            self.at += wrapped is not None
        elif char in ("{", "["):
            value = self._container(char, path, depth + 1) if depth < _DEEPEST else _UNKNOWN
            span = Span(start, self.at)
        else:
            scalar = _SCALAR.match(self.text, self.at, self.end)
            value = _scalar(scalar[0]) if scalar is not None else _UNKNOWN
            self.at = scalar.end() if scalar is not None else self.at
            span = Span(start, self.at)
        self._skip_rest()
        if value is not _UNKNOWN and len(self.found) < _MOST:
            self.found.insert(number, _Placed(path, value, span))
        return value

    def _string(self, quote: str) -> Any:
        parts: list[str] = []
        self.at += 1
        while self.at < self.end:
            char = self.text[self.at]
            if char == "\\":
                parts.append(self.text[self.at + 1 : self.at + 2])
                self.at += 2
                continue
            self.at += 1
            if char == quote:
                return _UNKNOWN if quote == "`" and "${" in "".join(parts) else "".join(parts)
            parts.append(char)
        return _UNKNOWN

    def _container(self, char: str, path: tuple[str, ...], depth: int) -> Any:
        self.at += 1
        table: dict[str, Any] = {}
        items: list[Any] = []
        close = "}" if char == "{" else "]"
        while self.at < self.end:
            self._skip_space()
            mark = self.text[self.at : self.at + 1]
            if mark in (close, ""):
                self.at += 1
                break
            if mark == ",":
                self.at += 1
                continue
            before = self.at
            if char == "[":
                item = self.value((*path, str(len(items))), depth)
                items.append("" if item is _UNKNOWN else item)
            else:
                key = self._key()
                if key:
                    inner = self.value((*path, key), depth)
                    if inner is not _UNKNOWN:
                        table[key] = inner
                else:
                    self._skip_rest()
            if self.at == before:
                self.at += 1
        return table if char == "{" else items

    def _key(self) -> str:
        """Read a key and its colon; "" where something else stands, such as a spread or a method."""
        quote = self.text[self.at : self.at + 1]
        if quote in ("'", '"'):
            key = self._string(quote)
        else:
            match = _KEY.match(self.text, self.at, self.end)
            key = match[0] if match is not None else ""
            self.at = match.end() if match is not None else self.at
        self._skip_space()
        if not isinstance(key, str) or not self.text.startswith(":", self.at):
            return ""
        self.at += 1
        return key

    def _skip_space(self) -> None:
        while self.at < self.end:
            if self.text[self.at] in _SPACE:
                self.at += 1
            elif self.text.startswith("//", self.at):
                self.at = _after(self.text, "\n", self.at, self.end)
            elif self.text.startswith("/*", self.at):
                self.at = _after(self.text, "*/", self.at, self.end)
            else:
                return

    def _skip_rest(self) -> None:
        """Pass over the rest of an expression, up to the comma or bracket that ends it."""
        depth = 0
        while self.at < self.end:
            char = self.text[self.at]
            if depth == 0 and char in ",}]\n;":
                return
            depth += (char in "([{") - (char in ")]}")
            if char in ("'", '"', "`"):
                self._string(char)
            else:
                self.at += 1


def _after(text: str, mark: str, at: int, end: int) -> int:
    found = text.find(mark, at, end)
    return end if found < 0 else found + len(mark)


def _scalar(text: str) -> Any:
    if text in ("true", "false"):
        return text == "true"
    if text in ("null", "undefined"):
        return ""
    return float(text) if "." in text else int(text)
