"""Places in the source that several rules point at or edit: trimmed spans, rows, blank lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...base.regexes import regex
from ...document.source import Span

if TYPE_CHECKING:
    from ...document.document import Document
    from ...document.model import Block, Row

_MARKS = regex(r"(?: {0,3}>[ \t]?)*")


def blank_line_before(doc: Document, offset: int) -> tuple[Span, str]:
    """Return where to insert which text for an empty line before the line that holds a source offset.

    Inside a block quote the empty line keeps the quote marks; it ends as the lines of the file do.
    """
    source = doc.source
    line = source.line_span(source.position(offset).line)
    above = source.line_span(max(1, source.position(offset).line - 1))
    marks = min((_marks(source.slice(line)), _marks(source.slice(above))), key=len)
    ending = "\r\n" if source.has_crlf else "\n"
    return Span(line.start, line.start), marks.rstrip() + ending


def _marks(line: str) -> str:
    match = _MARKS.match(line)
    return match.group() if match else ""


def trimmed(doc: Document, span: Span) -> Span:
    """Return a span without the white space round it, and without quote marks before it when it starts a
    line."""
    text = doc.source.slice(span)
    starts_line = span.start == 0 or doc.source.text[span.start - 1] in "\r\n"
    skip = len(_marks(text)) if starts_line else 0
    inner = text[skip:]
    start = span.start + skip + len(inner) - len(inner.lstrip())
    return Span(start, max(start, start + len(inner.strip())))


def row_span(doc: Document, row: Row) -> Span:
    """Return the span of a row without white space; in HTML from its first cell to its last, tags aside."""
    if not doc.traits.elements or not row.cells:
        return trimmed(doc, row.span)
    return Span(row.cells[0].span.start, row.cells[-1].span.end)


def break_offsets(doc: Document, block: Block) -> list[int]:
    """Return the prose offsets of the white space where an HTML block breaks a line (<br>), in order."""
    source = doc.source.text
    if "<br" not in source[block.span.start : block.span.end].lower():
        return []
    places = (at for at in range(block.start, block.end) if doc.prose.text[at].isspace())
    return [at for at in places if source.startswith(("<br", "<BR", "<Br"), doc.lift(at, at + 1).start)]
