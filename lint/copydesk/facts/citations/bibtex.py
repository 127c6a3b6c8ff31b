"""BibTeX and BibLaTeX: the entries of a library with their lines, in one pass.

Strings (``@string``) are put in where they are named, braces and TeX accents are taken off. What is broken is
passed over up to the next entry; nothing raises.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from ...base.regexes import regex
from .libraryentries import Entry, line_starts, made

_AT = regex(r"@[ \t]{0,9}([A-Za-z]{2,30})\s{0,99}([{(])")
_KEY = regex(r"\s{0,99}([^\s,{}()\"=#%]{1,200})\s{0,99}(?=[,})])")
_NAME = regex(r"[\s,]{0,99}([A-Za-z][\w:+-]{0,60})\s{0,99}=\s{0,99}")
_PLAIN = regex(r"[\w.:+/-]{1,200}")
_BRACE = regex(r"[{}\\]")
_QUOTE = regex(r"[{}\\\"]")
_JOIN = regex(r"\s{0,99}#\s{0,99}")
_ACCENT = regex(r"\\([\"'`^~=.cvHuk])\s?\{?\\?([A-Za-z])\}?")
_COMMAND = regex(r"\\([A-Za-z]{1,20})\s?|\\(.)")
_NO_ENTRY = ("comment", "preamble")
_MOST = 100_000
_LONGEST = 20_000
_BROKEN = 50  # after so many values that never end the rest is no library
_MARKS = {
    '"': "\u0308",
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
    "c": "\u0327",
    "v": "\u030c",
    "H": "\u030b",
    "u": "\u0306",
    "k": "\u0328",
}
_LETTERS = {
    "ss": "ß",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "ae": "æ",
    "AE": "Æ",
    "aa": "å",
    "AA": "Å",
    "i": "i",
}


def entries(text: str, path: str) -> Iterator[Entry]:
    """Yield the entries of a library, in order."""
    starts, strings = line_starts(text), dict[str, str]()
    at = count = broken = 0
    while count < _MOST and broken < _BROKEN:
        match = _AT.search(text, at)
        if match is None:
            return
        kind, at = match[1].lower(), match.end()
        if kind in _NO_ENTRY:
            continue
        if kind == "string":
            fields, at, whole = _fields(text, at, strings)
            strings.update(fields)
            broken += not whole
            continue
        key = _KEY.match(text, at)
        if key is None:
            continue
        fields, at, whole = _fields(text, key.end(), strings)
        count, broken = count + 1, broken + (not whole)
        yield made(key[1], kind, fields, path, bisect_right(starts, match.start()))


def _fields(text: str, at: int, strings: dict[str, str]) -> tuple[dict[str, str], int, bool]:
    """Read fields up to the end of an entry, or to what is none; return where that is, and whether every
    value had an end.
    """
    fields: dict[str, str] = {}
    while True:
        name = _NAME.match(text, at)
        if name is None:
            return fields, at, True
        value, end = _value(text, name.end(), strings)
        if end == name.end():
            return fields, end, False
        fields.setdefault(name[1].lower(), plain(value))
        at = end


def _value(text: str, at: int, strings: dict[str, str]) -> tuple[str, int]:
    parts: list[str] = []
    while True:
        mark = text[at : at + 1]
        if mark in ("{", '"') and mark:
            end = _closed(text, at + 1, mark)
            if end < 0:
                return "".join(parts), at
            parts.append(text[at + 1 : end])
            at = end + 1
        else:
            word = _PLAIN.match(text, at)
            if word is None:
                return "".join(parts), at
            parts.append(strings.get(word[0].lower(), word[0]))
            at = word.end()
        join = _JOIN.match(text, at)
        if join is None:
            return "".join(parts), at
        at = join.end()


def _closed(text: str, at: int, opened: str) -> int:
    """Return where a value in braces or quotation marks ends, or -1 where it does not within reason."""
    depth, marks = 0, _BRACE if opened == "{" else _QUOTE
    for match in marks.finditer(text, at, at + _LONGEST):
        char = match[0]
        if match.start() > at and text[match.start() - 1] == "\\":
            continue
        if char == "{":
            depth += 1
        elif char == "}":
            depth -= 1
            if depth < 0:
                return match.start() if opened == "{" else -1
        elif char == '"' and depth == 0:
            return match.start()
    return -1


def plain(value: str) -> str:
    """Return a value as it is printed: without braces, with accents as letters."""
    if "\\" in value:
        value = _ACCENT.sub(lambda match: match[2] + _MARKS[match[1]], value)
        value = _COMMAND.sub(lambda match: match[2] or _LETTERS.get(match[1], ""), value)
    value = value.replace("{", "").replace("}", "").replace("~", " ").replace("--", "–")
    return unicodedata.normalize("NFC", " ".join(value.split()))
