"""Sections (the article cut at its headings) and the raw lines of the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, overload

from ...base.ondemand import OnDemand
from ...document.blockcolumns import LONG, some
from ...document.source import Span

if TYPE_CHECKING:
    from ...document.document import Document
    from ...document.model import Block


class Section(NamedTuple):
    """A heading (None for what stands before the first one) and the blocks below it, down to the next
    heading.
    """

    heading: Block | None
    blocks: Sequence[Block]
    depth: int
    start: int
    end: int


class Line(NamedTuple):
    """A line of the source without its line ending. ``number`` is 1-based."""

    number: int
    span: Span
    text: str


def find_sections(doc: Document) -> tuple[Section, ...]:
    """Cut a document at its headings; front matter and boilerplate belong to no section."""
    sections: list[Section] = []
    heading: Block | None = None
    body: list[int] = []
    start = 0

    def close(end: int) -> None:
        if heading is not None or body:
            blocks = some(doc.blocks, body)
            sections.append(Section(heading, blocks, heading.depth if heading else 0, start, end))

    for block in doc.prose_blocks:
        if block.kind in ("front-matter", "boilerplate"):
            continue
        if block.kind == "heading":
            close(block.start)
            heading, body, start = block, [], block.start
        else:
            body.append(block.index)
    close(len(doc.prose.text))
    return tuple(sections) or (Section(None, (), 0, 0, len(doc.prose.text)),)


class Lines(Sequence[Line]):
    """The lines of a source, ``texts`` as plain strings; a line with its place is made when asked for."""

    def __init__(self, doc: Document) -> None:
        self.texts = line_texts(doc.source.text, doc.source.line_starts)
        self.starts = doc.source.line_starts

    def __len__(self) -> int:
        return len(self.texts)

    @overload
    def __getitem__(self, at: int) -> Line: ...

    @overload
    def __getitem__(self, at: slice) -> list[Line]: ...

    def __getitem__(self, at: int | slice) -> Line | list[Line]:
        numbers = range(len(self.texts))[at]
        return self._line(numbers) if isinstance(numbers, int) else list(map(self._line, numbers))

    def __iter__(self) -> Iterator[Line]:
        return map(self._line, range(len(self.texts)))

    def _line(self, at: int) -> Line:
        start, text = self.starts[at], self.texts[at]
        return Line(at + 1, Span(start, start + len(text)), text)


def line_texts(text: str, starts: Sequence[int]) -> Sequence[str]:
    """Return the lines of a text that begin at ``starts``, without line endings; of a long text each is cut
    out when it is asked for.
    """
    if len(text) > LONG:

        def cut(number: int) -> str:
            end = starts[number + 1] if number + 1 < len(starts) else len(text)
            return text[starts[number] : end].rstrip("\r\n")

        return OnDemand(range(len(starts)), cut)
    if "\r" not in text:
        return text.split("\n")
    return [text[start:end].rstrip("\r\n") for start, end in pairwise([*starts, len(text)])]
