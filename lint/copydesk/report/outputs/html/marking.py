"""The words of findings as marks in the lines of an article.

Findings that share their words have one mark. Marks may lie in each other and overlap: where one ends inside
another, the other is closed and opened again, so the pieces of a mark together are the words of its findings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from ....document.source import Span
from .markup import Html, element, escaped

DEEPEST = 6
"""So many marks may lie in each other; where more findings share words, the others have no mark."""

WIDE = 2400
"""Longer lines are cut down to the surroundings of their marks."""

_AROUND = 400


KINDS = "ewisbu"
"""The classes of marks and notes, gravest first: error, warning, info; let stand; known to the baseline; in
lines that a change has not touched.
"""


class Mark(NamedTuple):
    """Words to be marked: a span of the text that neither begins nor ends with a line end, one of ``KINDS``,
    and the numbers of its notes.
    """

    start: int
    end: int
    kind: str
    numbers: tuple[int, ...]


def words(text: str, start: int, end: int) -> Span:
    """Return a span without line ends at its edges; what is nothing else becomes a place between lines."""
    while end > start and text[end - 1] in "\r\n":
        end -= 1
    while start < end and text[start] in "\r\n":
        start += 1
    if start == end:
        # Behind the last line end, and within one, there is no line.
        last = start == len(text) and text[start - 1 : start] in ("\r", "\n")
        start -= last
        start -= text[start - 1 : start + 1] == "\r\n"
        end = start
    return Span(start, end)


def merged(marks: Iterable[Mark]) -> list[Mark]:
    """Return marks in the order of the text, outer ones first; those with the same words are one, of the
    gravest kind. Marks below ``DEEPEST`` others are left out.
    """
    same: dict[tuple[int, int], Mark] = {}
    for mark in marks:
        first = same.setdefault(mark[:2], mark)
        if first is not mark:
            kind = min(first.kind, mark.kind, key=KINDS.index)
            same[mark[:2]] = first._replace(kind=kind, numbers=first.numbers + mark.numbers)
    kept: list[Mark] = []
    ends: list[int] = []
    for mark in sorted(same.values(), key=lambda mark: (mark.start, -mark.end)):
        while ends and ends[0] <= mark.start:
            heappop(ends)
        if len(ends) < DEEPEST:
            kept.append(mark)
            heappush(ends, mark.end)
    return kept


class Marker:
    """Writes the lines of one text. ``name`` is the prefix of ids in its article."""

    def __init__(self, text: str, marks: Sequence[Mark], name: str) -> None:
        self._text, self._marks, self._name = text, marks, name
        self._next = 0
        self._active: list[Mark] = []

    def line(self, line: Span) -> Html:
        """Return a line as markup. Lines must come in their order; those between them may be left out."""
        self._active = [mark for mark in self._active if mark.end > line.start]
        found = list(self._active)
        while self._next < len(self._marks) and self._marks[self._next].start <= line.end:
            mark = self._marks[self._next]
            self._next += 1
            if mark.end > line.start or mark.start == mark.end >= line.start:
                found.append(mark)
            if mark.end > line.end:
                self._active.append(mark)
        parts: list[Html] = []
        at = line.start
        for start, end in _windows(line, found) if line.end - line.start > WIDE else [line]:
            if start > at:
                parts.append(_gap(start - at))
            parts.append(self._piece(Span(start, end), found) if found else escaped(self._text[start:end]))
            at = end
        if at < line.end:
            parts.append(_gap(line.end - at))
        return Html("".join(parts))

    def _piece(self, piece: Span, marks: Sequence[Mark]) -> Html:
        """Return a part of a line with its marks."""
        left, right = piece
        inside = [mark for mark in marks if mark.start <= right and mark.end >= left]
        points = sorted(
            {left, right, *(at for mark in inside for at in mark[:2] if left < at < right)},
        )
        starts: dict[int, list[Mark]] = {}
        for mark in inside:
            starts.setdefault(max(mark.start, left), []).append(mark)
        open_: list[Mark] = []
        out: list[str] = []
        for at, after in zip(points, [*points[1:], right], strict=True):
            again = self._close(open_, at, out)
            fresh = [mark for mark in starts.get(at, ()) if mark.end > at]
            for mark in again + fresh if at < right else ():
                out.append(self._opening(mark, first=mark.start == at and mark not in again))
                open_.append(mark)
            # What stands between two code points comes before the words behind it.
            out += [self._caret(mark) for mark in starts.get(at, ()) if mark.start == mark.end]
            out.append(escaped(self._text[at:after]))
        out.append("</mark>" * len(open_))
        return Html("".join(out))

    def _close(self, open_: list[Mark], at: int, out: list[str]) -> list[Mark]:
        """Close the marks that end here, and those inside them; return the ones that go on."""
        lowest = next((n for n, mark in enumerate(open_) if mark.end <= at), len(open_))
        going = [mark for mark in open_[lowest:] if mark.end > at]
        for mark in reversed(open_[lowest:]):
            out.append("</mark>")
            if mark.end == at:
                out.append(self._reference(mark))
        del open_[lowest:]
        return going

    def _opening(self, mark: Mark, *, first: bool) -> str:
        named = f" id={self._name}m{mark.numbers[0]}" if first else ""
        return f'<mark{named} class={mark.kind} data-n="{" ".join(map(str, mark.numbers))}">'

    def _caret(self, mark: Mark) -> str:
        return f"{self._opening(mark._replace(kind='gap'), first=True)}</mark>{self._reference(mark)}"

    def _reference(self, mark: Mark) -> Html:
        """Return the links to the notes, with their text in an attribute: the words stay as they are."""
        if mark.kind == "i":
            return Html("")
        return Html(
            "".join(
                element("a", class_="k", href=f"#{self._name}n{n}", data_n=n, aria_label=f"Note {n}")
                for n in mark.numbers
            )
        )


def _windows(line: Span, marks: Sequence[Mark]) -> Iterator[Span]:
    """Yield the parts of a long line that are shown: its beginning, and what is near the edges of marks."""
    edges = sorted({at for mark in marks for at in mark[:2] if line.start < at < line.end})
    start, end = line.start, min(line.end, line.start + _AROUND)
    for edge in edges:
        if edge - _AROUND > end:
            yield Span(start, end)
            start = edge - _AROUND
        end = min(line.end, max(end, edge + _AROUND))
    yield Span(start, end)


def _gap(size: int) -> Html:
    return element("span", class_="cut", data_n=f"{size:,} characters left out")
