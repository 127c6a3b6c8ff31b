"""The lines of an article as rows: passages with the notes that begin in them, and the text between.

A row is a paragraph, or a part of a long one. What has no notes is folded away in long articles, and left out
where a page has no room for it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from ....base.regexes import regex
from ....document.source import Source, Span

LONG = 60
"""Articles with more lines are folded down to their rows with notes."""

_MOST = 12
_FULL = 500
_LEAST_FOLD = 6

_CODE = regex(r"    |\t| {0,3}\|")
_FENCE = regex(r" {0,3}(?:```|~~~)|(?:---|\+\+\+)[ \t]{0,80}$")
_BESIDE = regex(r"[^|\n]*\|[^|\n]*\|")


class Row(NamedTuple):
    """Some lines, 1-based and with the last one: the notes that begin in them, whether they are read better
    in letters of one width, and whether they are folded away.
    """

    first: int
    last: int
    notes: tuple[int, ...] = ()
    fixed: bool = False
    folded: bool = False


class Lines:
    """The lines of a text. Only what ``Source`` knows of lines is used, so that they are the report's."""

    def __init__(self, text: str) -> None:
        source = Source("", b"", text)
        self.text = text
        self._starts = source.line_starts
        # A line end at the end of the text begins no line that anybody could read.
        self.count = len(self._starts) - (len(self._starts) > 1 and self._starts[-1] == len(text))
        self._spans = [source.line_span(line) for line in range(1, self.count + 1)]

    def span(self, line: int) -> Span:
        """Return the span of a line without its line end."""
        return self._spans[line - 1]

    def at(self, offset: int) -> int:
        """Return the line of an offset."""
        return min(bisect_right(self._starts, offset), self.count)

    def size(self, row: Row) -> int:
        """Return how many code points the lines of a row have."""
        return self.span(row.last).end - self.span(row.first).start


_FENCES = frozenset(" `~-+")


def rows(lines: Lines, places: Mapping[int, Sequence[int]]) -> list[Row]:
    """Return the rows of a text from its first line to its last; ``places`` has the notes of a line."""
    fenced = _fenced(lines)
    passages = [
        Row(first, last, notes, first in fenced or _fixed(lines, first, last))
        for first, last in _passages(lines)
        for notes in [tuple(n for line in range(first, last + 1) for n in places.get(line, ()))]
    ]
    found: list[Row] = []
    for noted, run in groupby(passages, lambda row: bool(row.notes)):
        if noted:
            found += run
            continue
        between = list(run)
        length = between[-1].last - between[0].first + 1
        folded = lines.count > LONG and length >= _LEAST_FOLD
        for fixed, alike in groupby(between, lambda row: row.fixed):
            same = list(alike)
            found.append(Row(same[0].first, same[-1].last, (), fixed, folded))
    return found


def _passages(lines: Lines) -> Iterator[tuple[int, int]]:
    """Yield the lines of passages: what stands between blank lines, with the blank lines behind it, in parts
    that are not long: their notes stand beside them.
    """
    first, blank = 1, False
    for line in range(1, lines.count + 1):
        empty = _blank(lines, line)
        full = line - first >= _MOST or lines.span(line).start - lines.span(first).start > _FULL
        if line > first and not empty and (blank or full):
            yield first, line - 1
            first = line
        blank = empty
    yield first, lines.count


def _blank(lines: Lines, line: int) -> bool:
    start, end = lines.span(line)
    return end - start < 1000 and not lines.text[start:end].strip()


def _fenced(lines: Lines) -> set[int]:
    """Return the lines of fenced code, and of the metadata at the head."""
    found: set[int] = set()
    fence = ""
    for line in range(1, lines.count + 1):
        start, end = lines.span(line)
        head = lines.text[start : start + 1]
        match = _FENCE.match(lines.text, start, min(end, start + 100)) if head in _FENCES else None
        mark = match[0].strip() if match else ""
        opens = mark[:3] in ("```", "~~~") or line == 1
        if fence or (mark and opens):
            found.add(line)
        if mark and (mark[:3] == fence or (not fence and opens)):
            fence = "" if fence else mark[:3]
    return found


def _fixed(lines: Lines, first: int, last: int) -> bool:
    """Say whether lines are of a table or of code."""
    start, end = lines.span(first)
    head = lines.text[start : min(end, start + 500)]
    return _CODE.match(head) is not None or (last > first and _BESIDE.match(head) is not None)
