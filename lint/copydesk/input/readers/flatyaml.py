"""Flat YAML read without PyYAML: ``key: value`` lines, one-line lists, block lists of plain items.

Whatever is not plainly that is declined (None), so that PyYAML judges it: nothing is ever read differently
from YAML.
"""

from __future__ import annotations

import re
from typing import Any

from ...base.regexes import regex
from ...document.source import Span
from .fieldvalues import Parsed, Path

_LINE = regex(r"([A-Za-z_][\w.-]*(?: [\w.-]+)*)[ \t]*:(?:[ \t]++(.*))?$")
_ITEM = regex(r"([ \t]*)-[ \t]++(.*)$")
_INT = regex(r"[-+]?(?:0|[1-9][0-9]{0,17})$")
_FLOAT = regex(r"[-+]?[0-9]{1,17}\.[0-9]{1,17}$")
_ODD_NUMBER = regex(r"[-+.]?[0-9][0-9_.:eExXoa-fA-F+-]*$")
_DATE = regex(r"\d{4}-\d\d?-\d\d?(?:[Tt ].*)?$")
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON"})
_FALSE = frozenset({"false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF"})
_INDICATORS = frozenset("[]{}&*!|>@`%,#?\"'")
_UNPRINTABLE = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def plain_value(text: str) -> Any:
    """Return what a plain (unquoted) YAML scalar means: bool, int, float, "" for null, else its text."""
    if text in _NULL:
        return ""
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    if _INT.match(text):
        return int(text)
    if _FLOAT.match(text):
        return float(text)
    return text


def parse_flat(text: str, start: int, end: int) -> Parsed | None:
    """Read ``text[start:end]`` as flat YAML, or return None when PyYAML has to read it."""
    if _UNPRINTABLE.search(text, start, end):
        return None
    values: dict[str, Any] = {}
    spans: dict[Path, Span] = {}
    key = ""
    items_of: list[str] | None = None
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        following = end if stop < 0 else stop + 1
        line = text[at : end if stop < 0 else stop].rstrip("\r")
        stripped = line.strip()
        if "\r" in line or (line[: len(line) - len(line.lstrip())].strip(" ")):
            return None
        if stripped and not stripped.startswith("#"):
            item = _ITEM.match(line)
            if item is not None:
                if items_of is None or not _add_item(item, at, items_of, key, values, spans):
                    return None
            else:
                found = _LINE.match(line)
                if found is None or found.group(1) in values or not _plain_key(found.group(1)):
                    return None
                key, items_of = found.group(1), None
                if not _add_value(found, at, key, values, spans):
                    return None
                if values[key] == "" and not (found.group(2) or "").strip():
                    items_of = []
        at = following
    return Parsed(values, spans, [])


def _plain_key(key: str) -> bool:
    return plain_value(key) == key and not _ODD_NUMBER.match(key)


def _add_value(
    found: re.Match[str], base: int, key: str, values: dict[str, Any], spans: dict[Path, Span]
) -> bool:
    raw = found.group(2) or ""
    at = base + (found.start(2) if found.group(2) is not None else found.end())
    if raw.startswith("["):
        return _one_line_list(raw, at, key, values, spans)
    scalar = _scalar(raw, at)
    if scalar is None:
        return False
    values[key], spans[(key,)] = scalar
    return True


def _add_item(
    item: re.Match[str],
    base: int,
    items: list[str],
    key: str,
    values: dict[str, Any],
    spans: dict[Path, Span],
) -> bool:
    """Add ``- item`` to the list of the key above; every item must be indented alike."""
    if items and item.group(1) != items[0]:
        return False
    scalar = _scalar(item.group(2), base + item.start(2))
    if scalar is None or item.group(2).startswith("- "):
        return False
    items.append(item.group(1))
    if not isinstance(values[key], list):
        values[key], spans[(key,)] = [], scalar[1]
    spans[(key, len(values[key]))] = scalar[1]
    values[key].append(scalar[0])
    spans[(key,)] = Span(spans[(key,)].start, scalar[1].end)
    return True


def _one_line_list(raw: str, at: int, key: str, values: dict[str, Any], spans: dict[Path, Span]) -> bool:
    body = raw.rstrip()
    if not body.endswith("]") or any(mark in body[1:-1] for mark in "[]{}\"':#&*!|>%@`?"):
        return False
    items: list[Any] = []
    place = 1
    pieces = body[1:-1].split(",") if body[1:-1].strip() else []
    for piece in pieces:
        inner = piece.strip()
        if not inner or inner.startswith("-") or _is_odd(inner):
            return False
        left = at + place + len(piece) - len(piece.lstrip())
        spans[(key, len(items))] = Span(left, left + len(inner))
        items.append(plain_value(inner))
        place += len(piece) + 1
    values[key], spans[(key,)] = items, Span(at, at + len(body))
    return True


def _is_odd(text: str) -> bool:
    """Say whether a plain scalar looks like one of YAML's rarer numbers (hexadecimal, sexagesimal …)."""
    return bool(_ODD_NUMBER.match(text)) and isinstance(plain_value(text), str) and not _DATE.match(text)


def _scalar(raw: str, at: int) -> tuple[Any, Span] | None:
    """Read a one-line scalar; None when it is not plainly one."""
    left = len(raw) - len(raw.lstrip())
    body = raw.strip()
    at += left
    if body[:1] in ('"', "'"):
        inner = body[1:-1]
        if len(body) < 2 or body[-1] != body[0] or body[0] in inner or "\\" in inner or "\t" in inner:
            return None
        return inner, Span(at + 1, at + 1 + len(inner))
    comment = 0 if body.startswith("#") else body.find(" #")
    if comment >= 0:
        body = body[:comment].rstrip()
    if body[:1] in _INDICATORS and body:
        return None
    if body.startswith(("- ", ": ")) or body in ("-", ":") or _is_odd(body):
        return None
    if ": " in body or body.endswith(":") or "\t" in body:
        return None
    return plain_value(body), Span(at, at + len(body))
