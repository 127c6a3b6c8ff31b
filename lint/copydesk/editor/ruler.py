"""Places as editors count them: lines from 0, columns in units of UTF-8, UTF-16 or UTF-32."""

from __future__ import annotations

from typing import NamedTuple

from ..document.source import Source, Span

UTF8, UTF16, UTF32 = "utf-8", "utf-16", "utf-32"


class At(NamedTuple):
    """A line and a column of the protocol, both from 0."""

    line: int
    character: int


class Ruler:
    """Converts between places of one text and those of an editor.

    Lines end with CRLF, LF or CR, as the protocol has it. A text may begin with a byte-order mark, which is
    part of it for the editor and not for findings: ``span`` arguments and results count without it.
    """

    def __init__(self, text: str, units: str = UTF16) -> None:
        self.text = text
        self._units = units
        self._lines = Source("", b"", text)
        self._mark = 1 if text.startswith("\ufeff") else 0

    def offset(self, at: At) -> int:
        """Return the code point of a place; one past the end of its line or the text means that end, one
        inside a character its beginning.
        """
        if at.line >= len(self._lines.line_starts):
            return len(self.text)
        start, end = self._lines.line_span(max(at.line, 0) + 1)
        wanted = max(at.character, 0)
        line = self.text[start:end]
        if self._units == UTF32 or line.isascii():
            return min(start + wanted, end)
        for number, char in enumerate(line):
            wanted -= self._width(char)
            if wanted < 0:
                return start + number
        return end

    def at(self, offset: int) -> At:
        """Return the place of a code point."""
        line, column = self._lines.position(offset)
        start = self._lines.line_starts[line - 1]
        before = self.text[start : start + column - 1]
        return At(line - 1, column - 1 if before.isascii() else sum(map(self._width, before)))

    def ends(self, span: Span) -> tuple[At, At]:
        """Return the two ends of a span of a finding."""
        return self.at(span.start + self._mark), self.at(span.end + self._mark)

    def span(self, start: At, end: At) -> Span:
        """Return the span, as findings have it, between two places."""
        first, last = self.offset(start) - self._mark, self.offset(end) - self._mark
        return Span(max(first, 0), max(last, 0))

    def replaced(self, start: At, end: At, new: str) -> str:
        """Return the text with another one between two places."""
        first, last = self.offset(start), self.offset(end)
        return self.text[:first] + new + self.text[max(first, last) :]

    def _width(self, char: str) -> int:
        if self._units == UTF16:
            return 1 if char <= "\uffff" else 2
        if self._units == UTF32:
            return 1
        return 1 if char < "\x80" else 2 if char < "\u0800" else 3 if char <= "\uffff" else 4
