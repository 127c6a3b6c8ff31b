"""The lines of a text as the line scanner (``lines``) tells them, and those of a long text as columns of
numbers: an object for each line of a footnote takes four times what the line does.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import overload

BLANK, TEXT, BULLET, ORDERED, ROW, DELIMITER = "blank", "text", "bullet", "ordered", "row", "delimiter"
OPAQUE, ATX, RULE, DEFINITION = "opaque", "atx", "rule", "definition"


class ScanLine:
    """One line: its span without line ending, its kind, and where its content starts (after quote marks and
    bullets).

    ``text`` is the line without its quote marks, ``text_offset`` how many code points those took. ``indent``
    counts columns before the content or marker; ``marker`` is the bullet or number as written.
    """

    __slots__ = (
        "callout",
        "content",
        "end",
        "indent",
        "kind",
        "marker",
        "quote",
        "start",
        "text",
        "text_offset",
    )

    def __init__(
        self, start: int, end: int, text: str, text_offset: int = 0, quote: bool = False, kind: str = TEXT
    ) -> None:
        self.start, self.end = start, end
        self.kind, self.marker = kind, ""
        self.text, self.text_offset, self.quote = text, text_offset, quote
        self.content, self.indent = start + text_offset, 0
        self.callout = False

    @property
    def said(self) -> bool:
        """Say whether the line is quoted from somebody: a block quote that is no callout."""
        return self.quote and not self.callout


class LineColumns(Sequence[ScanLine]):
    """The lines of a text; each is made when it is asked for."""

    __slots__ = (
        "_callouts",
        "_contents",
        "_indents",
        "_kinds",
        "_make",
        "_markers",
        "_marks",
        "_text",
        "ends",
        "starts",
    )

    def __init__(self, text: str) -> None:
        self._text = text
        self.starts, self.ends = array("I"), array("I")
        self._marks, self._contents, self._indents = array("I"), array("I"), array("I")
        self._kinds: list[str] = []
        # Whether a line is quoted (1) and whether it is so in a callout (2).
        self._callouts = bytearray()
        self._markers: dict[int, str] = {}

    def extend(self, lines: Iterable[ScanLine]) -> None:
        """Add some lines behind all others."""
        for line in lines:
            if line.marker:
                self._markers[len(self.starts)] = line.marker
            self.starts.append(line.start)
            self.ends.append(line.end)
            self._marks.append(line.text_offset)
            self._contents.append(line.content)
            self._indents.append(line.indent)
            self._kinds.append(line.kind)
            self._callouts.append(line.quote + 2 * line.callout)

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, at: int) -> ScanLine: ...

    @overload
    def __getitem__(self, at: slice) -> list[ScanLine]: ...

    def __getitem__(self, at: int | slice) -> ScanLine | list[ScanLine]:
        if isinstance(at, slice):
            return list(map(self._made, range(len(self))[at]))
        return self._made(at if at >= 0 else at + len(self))

    def __iter__(self) -> Iterator[ScanLine]:
        return map(self._made, range(len(self)))

    def _made(self, at: int) -> ScanLine:
        start, end, marks, said = self.starts[at], self.ends[at], self._marks[at], self._callouts[at]
        line = ScanLine(start, end, self._text[start + marks : end], marks, said > 0, self._kinds[at])
        line.content, line.indent, line.callout = self._contents[at], self._indents[at], said > 1
        line.marker = self._markers.get(at, "")
        return line
