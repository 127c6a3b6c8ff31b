"""From a patch that git wrote, without lines of context, to the lines that were changed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)")
_NAMED = {b"a": b"\a", b"b": b"\b", b"f": b"\f", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"v": b"\v"}


class Hunk(NamedTuple):
    """One place in a new text: ``size`` lines from the line ``first`` on are new, counted from 1. Where
    ``size`` is 0, lines were taken out behind the line ``first``.
    """

    first: int
    size: int


def read_patch(lines: Iterable[bytes]) -> Iterator[tuple[bytes, list[Hunk]]]:
    """Yield the path of each changed file of a patch, without its ``b/``, and its hunks.

    The lines of a hunk are counted and not looked at, so that no article can pass for a piece of a patch.
    """
    path, hunks, left = b"", list[Hunk](), 0
    for line in lines:
        if left > 0:
            left -= line[:1] in (b"+", b"-", b" ")
            continue
        found = _HUNK.match(line)
        if found is not None:
            taken, first, given = found.groups()
            count = 1 if given is None else int(given)
            left = count + (1 if taken is None else int(taken))
            hunks.append(Hunk(int(first), count))
        elif line.startswith(b"diff --git "):
            if path and hunks:
                yield path, hunks
            path, hunks = b"", []
        elif line.startswith(b"+++ "):
            path = _path(line[4:].rstrip(b"\n"))
    if path and hunks:
        yield path, hunks


def _path(written: bytes) -> bytes:
    """Return a path as it is, from how git writes it: quoted like a string of C, or with a tab behind it."""
    if written.startswith(b'"'):
        written = _ESCAPE.sub(_unescaped, written[1 : written.rindex(b'"')])
    else:
        written = written.removesuffix(b"\t")
    return written.removeprefix(b"b/") if written != b"/dev/null" else b""


def _unescaped(found: re.Match[bytes]) -> bytes:
    code = found[1]
    return bytes([int(code, 8) & 255]) if len(code) == 3 else _NAMED.get(code, code)


class Lines:
    """The changed lines of one text, as Copydesk counts lines."""

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        """``ranges`` are first and last lines."""
        joined: list[tuple[int, int]] = []
        for first, last in sorted(ranges):
            if joined and first <= joined[-1][1]:
                joined[-1] = joined[-1][0], max(last, joined[-1][1])
            else:
                joined.append((first, last))
        self.ranges: Sequence[tuple[int, int]] = joined

    def touch(self, first: int, last: int) -> bool:
        """Say whether one of the lines from ``first`` to ``last`` was changed."""
        at = bisect_left(self.ranges, (last + 1, 0)) - 1
        return at >= 0 and self.ranges[at][1] >= first


def changed_lines(hunks: Iterable[Hunk], data: bytes) -> Lines:
    """Return the changed lines of a text that has hunks.

    Where lines were taken out of the middle of a paragraph, its two lines there were changed: what stands in
    them reads on where something is missing. Between paragraphs nothing is left that was changed.

    Git ends a line at a line feed; Copydesk at a carriage return as well. A text with NUL (UTF-16) has no
    lines for git: all of it counts.
    """
    lines = data.split(b"\n")
    if b"\0" in data:
        return Lines([(1, len(lines) + data.count(b"\r"))])
    shown = _numbers(lines) if b"\r" in data else range(1, len(lines) + 2)
    last = len(lines)
    ranges = []
    for first, count in hunks:
        if count:
            begin, end = first, first + count - 1
        elif 0 < first < last and lines[first - 1].strip() and lines[first].strip():
            begin, end = first, first + 1
        else:
            continue
        begin, end = min(max(begin, 1), last), min(max(end, 1), last)
        ranges.append((shown[begin - 1], shown[end] - 1))
    return Lines(ranges)


def _numbers(lines: Sequence[bytes]) -> list[int]:
    """Return the number of each line of git in a count that ends lines at lone carriage returns too."""
    numbers = [1]
    for line in lines:
        numbers.append(numbers[-1] + 1 + line.removesuffix(b"\r").count(b"\r"))
    return numbers
