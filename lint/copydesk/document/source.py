"""The text of one file and every coordinate system that is used to talk about it.

Inside Copydesk a place is always a ``Span``: a half-open range of code points of ``Source.text``. Bytes,
lines, columns and UTF-16 units are derived from it here, and only when something is reported.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, count
from operator import add
from typing import NamedTuple

from ..base.cached import cached_property
from ..base.regexes import regex
from ..base.surrogates import whole

_LINE_END = regex(r"\r\n?|\n")
_LONG = 400_000
"""The lines of texts of more characters than this are an array: slower to ask, a ninth of the memory."""


class Span(NamedTuple):
    """A half-open range ``[start, end)`` of code points of ``Source.text``."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Say whether the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Say whether ``other`` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end


class Places:
    """Spans made to be asked quickly whether any of them overlaps another span."""

    __slots__ = ("_reach", "_starts")

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._reach = list(accumulate((span.end for span in ordered), max))

    def overlap(self, span: Span) -> bool:
        """Say whether a span shares a code point with any of them; an empty one does inside of one."""
        at = bisect_left(self._starts, max(span.end, span.start + (span.start == span.end))) - 1
        return at >= 0 and self._reach[at] > span.start


class Position(NamedTuple):
    """A place as a person reads it: 1-based line and 1-based column in code points."""

    line: int
    column: int


class Doubt(NamedTuple):
    """Why a file was not read in the encoding that it names.

    ``reason``: ``unknown`` (no encoding of articles), ``utf-8`` (its bytes are UTF-8), ``undecodable`` (they
    are not what it says), ``utf-32``. ``declared`` is the name as it stands at ``span``.
    """

    reason: str
    declared: str
    span: Span = Span(0, 0)


class Source:
    """One file as stored (``data``) and as decoded (``text``, without a byte-order mark)."""

    def __init__(
        self,
        path: str,
        data: bytes,
        text: str,
        encoding: str = "utf-8",
        bom_bytes: int = 0,
        repairs: tuple[tuple[int, int], ...] = (),
        doubt: Doubt | None = None,
    ) -> None:
        """``repairs`` are the offsets of U+FFFD that stand for undecodable bytes, and how many bytes each
        is; ``doubt`` says why an encoding that the file names was not believed.
        """
        self.path, self.data, self.text = path, data, text
        self.encoding, self.bom_bytes, self.repairs = encoding, bom_bytes, repairs
        self.doubt = doubt

    @classmethod
    def from_text(cls, text: str, path: str = "<text>") -> Source:
        """Make a source from text that never was a file; its bytes are the text in UTF-8.

        A leading U+FEFF is taken as a byte-order mark, as it would be in a file. Lone surrogates become
        U+FFFD, because no encoding can store them.
        """
        text = whole(text)
        data = text.encode()
        if text.startswith("\ufeff"):
            return cls(path, data, text[1:], "utf-8", 3)
        return cls(path, data, text)

    @cached_property
    def blank(self) -> bool:
        """Whether the text is empty or nothing but white space."""
        return not self.text or self.text.isspace()

    @cached_property
    def has_crlf(self) -> bool:
        """Whether any line ends with CRLF."""
        return "\r\n" in self.text

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the stored bytes, in hexadecimal."""
        from ..base.digest import sha256

        return sha256(self.data).hexdigest()

    @cached_property
    def line_starts(self) -> Sequence[int]:
        """The offset of the first code point of every line; CRLF, LF and a lone CR end a line."""
        text = self.text
        if len(text) > _LONG:
            return array("I", chain((0,), (end.end() for end in _LINE_END.finditer(text))))
        if "\r" in text:
            return [0, *(end.end() for end in _LINE_END.finditer(text))]
        starts = [0, *map(add, accumulate(map(len, text.split("\n"))), count(1))]
        starts.pop()
        return starts

    def position(self, offset: int) -> Position:
        """Return line and column of a code-point offset; an offset past the end counts as the end."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def line_span(self, line: int) -> Span:
        """Return the span of a 1-based line without its line ending."""
        start = self.line_starts[line - 1]
        end = self.line_starts[line] if line < len(self.line_starts) else len(self.text)
        return Span(start, start + len(self.text[start:end].rstrip("\r\n")))

    @cached_property
    def _byte_marks(self) -> list[int]:
        """Byte offsets at every 4,096th code point, so that one conversion never encodes the whole text."""
        marks, at = [self.bom_bytes], self.bom_bytes
        for start in range(0, len(self.text), 4096):
            at += self._width(self.text[start : start + 4096])
            marks.append(at)
        return marks

    def _width(self, piece: str) -> int:
        return len(piece.encode(self._codec, "replace")) if not piece.isascii() or self._wide else len(piece)

    @cached_property
    def _wide(self) -> bool:
        return self._codec.startswith(("utf-16", "utf-32"))

    @cached_property
    def _codec(self) -> str:
        return {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(self.encoding, self.encoding)

    def encoded(self, text: str) -> bytes:
        """Return a text as this file stores its own: encoding and byte-order mark. Raises
        ``UnicodeEncodeError``.
        """
        return self.data[: self.bom_bytes] + text.encode(self._codec)

    @property
    def writable(self) -> bool:
        """Whether the text, written back as it is, gives the stored bytes."""
        try:
            return self.encoded(self.text) == self.data
        except UnicodeEncodeError:
            return False

    def byte_offset(self, offset: int) -> int:
        """Convert a code-point offset to an offset in ``data`` (a byte-order mark counts)."""
        offset = min(max(offset, 0), len(self.text))
        if self.text.isascii() and not self._wide:
            return self.bom_bytes + offset
        block = offset // 4096
        at = self._byte_marks[block] + self._width(self.text[block * 4096 : offset])
        if self.repairs:
            mark = self._width("\ufffd")
            at += sum(width - mark for place, width in self.repairs if place < offset)
        return at

    def slice(self, span: Span) -> str:
        """Return the text of a span."""
        return self.text[span.start : span.end]
