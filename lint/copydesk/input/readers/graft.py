"""Put a document that was read from a string inside another file into that file, with every place mapped.

A JSON string is not the text that it stands for: ``\\n`` is two characters in the file and one in the text.
``Inset`` knows both sides; ``graft`` reads the inner text with its own reader and maps what comes back.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import Any

from ...base.regexes import regex
from ...base.surrogates import whole
from ...document.document import Document
from ...document.model import Block, Cell, Link, Note, Problem, Row, Table
from ...document.prose import ProseBuilder
from ...document.source import Source, Span

_ESCAPE = regex(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)")


class Inset:
    """The text of a JSON string and where each of its characters stands in the file."""

    def __init__(self, source: str, span: Span) -> None:
        """Decode ``source[span]``, which is a valid JSON string without its quotation marks."""
        import json

        parts: list[str] = []
        self._inner: list[int] = [0]
        self._outer: list[int] = [span.start]
        self._exact: list[bool] = [True]
        size, done = 0, span.start
        for match in _ESCAPE.finditer(source, span.start, span.end):
            self._run(size, done, True)
            parts.append(source[done : match.start()])
            size += match.start() - done
            self._run(size, match.start(), False)
            parts.append(whole(json.loads(f'"{match.group()}"', strict=False)))
            size += len(parts[-1])
            done = match.end()
        self._run(size, done, True)
        parts.append(source[done : span.end])
        self.text = "".join(parts)
        self._end = span.end

    def _run(self, inner: int, outer: int, exact: bool) -> None:
        if self._inner[-1] == inner:
            self._outer[-1], self._exact[-1] = outer, exact
        else:
            self._inner.append(inner)
            self._outer.append(outer)
            self._exact.append(exact)

    def pieces(self, start: int, end: int) -> list[tuple[int, int, Span, bool]]:
        """Cut an inner range into runs: inner start and end, place in the file, and whether both are letter
        for letter.
        """
        out = []
        at = start
        while at < end:
            run = bisect_right(self._inner, at) - 1
            last = run + 1 == len(self._inner)
            stop = end if last else min(end, self._inner[run + 1])
            out.append((at, stop, self._place(run, at, stop, last), self._exact[run]))
            at = stop
        return out

    def _place(self, run: int, start: int, end: int, last: bool) -> Span:
        if self._exact[run]:
            shift = self._outer[run] - self._inner[run]
            return Span(start + shift, end + shift)
        return Span(self._outer[run], self._end if last else self._outer[run + 1])

    def span(self, inner: Span) -> Span:
        """Map a range of the text to the file; an empty range keeps empty."""
        if inner.end <= inner.start:
            at = self._point(inner.start)
            return Span(at, at)
        pieces = self.pieces(inner.start, inner.end)
        return Span(pieces[0][2].start, pieces[-1][2].end)

    def _point(self, inner: int) -> int:
        run = bisect_right(self._inner, inner) - 1
        return self._outer[run] + (inner - self._inner[run] if self._exact[run] else 0)


class Host:
    """The document under construction: one builder, and the parts as they come."""

    def __init__(self) -> None:
        self.builder = ProseBuilder()
        self.blocks: list[Block] = []
        self.tables: list[Table] = []
        self.links: list[Link] = []
        self.notes: list[Note] = []
        self.problems: list[Problem] = []
        self.comments: list[Span] = []
        self.code: list[Span] = []
        self.lists = 0


def graft(
    host: Host, inset: Inset, read: Callable[[Source], Document], adapt: Callable[[Block], Block]
) -> None:
    """Read the inner text and add all that was found to the host; ``adapt`` may change a block (kind,
    attrs).
    """
    inner = read(Source.from_text(inset.text))
    if not inner.prose.text.strip():
        return
    first = inner.prose_blocks[0] if inner.prose_blocks else None
    host.builder.block_break(inset.span(inner.lift(first.start, first.start)).start if first else 0)
    shift = host.builder.size
    for text, span, exact in inner.prose.runs():
        _copy(host.builder, inset, text, span, exact)
    table_shift, lists = len(host.tables), host.lists
    for block in inner.blocks:
        attrs = dict(block.attrs)
        if "table" in attrs:
            attrs["table"] += table_shift
        if "list" in attrs:
            host.lists = max(host.lists, lists + attrs["list"])
            attrs["list"] += lists
        moved = block._replace(
            index=len(host.blocks),
            span=inset.span(block.span),
            start=block.start + shift,
            end=block.end + shift,
            attrs=attrs,
        )
        host.blocks.append(adapt(moved))
    host.tables.extend(_table(table, inset, shift, table_shift) for table in inner.tables)
    host.links.extend(_link(link, inset, shift) for link in inner.links)
    host.notes.extend(note._replace(span=inset.span(note.span)) for note in inner.notes)
    host.problems.extend(problem._replace(span=inset.span(problem.span)) for problem in inner.problems)
    host.comments.extend(inset.span(span) for span in inner.comments)
    host.code.extend(inset.span(span) for span in inner.code)


def _copy(builder: ProseBuilder, inset: Inset, text: str, span: Span, exact: bool) -> None:
    if not exact:
        if text:
            builder.decoded(text, inset.span(span))
        return
    for start, end, place, same in inset.pieces(span.start, span.end):
        piece = text[start - span.start : end - span.start]
        if same:
            builder.literal(piece, place.start)
        else:
            builder.decoded(piece, place)


def _link(link: Link, inset: Inset, shift: int) -> Link:
    url = inset.span(link.url_span) if link.url_span is not None else None
    return link._replace(
        span=inset.span(link.span), start=link.start + shift, end=link.end + shift, url_span=url
    )


def _table(table: Table, inset: Inset, shift: int, tables: int) -> Table:
    def cell(old: Cell) -> Cell:
        return old._replace(span=inset.span(old.span), start=old.start + shift, end=old.end + shift)

    rows = tuple(Row(inset.span(row.span), row.kind, tuple(cell(c) for c in row.cells)) for row in table.rows)
    changes: dict[str, Any] = {"index": table.index + tables, "span": inset.span(table.span), "rows": rows}
    for side in ("before", "after"):
        old = getattr(table, side)
        changes[side] = inset.span(old) if old is not None else None
    return table._replace(**changes)
