"""Columns set with tabs or with runs of spaces: tables in a typewriter's way, which Markdown and HTML run
together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ...base.regexes import regex
from ...document.source import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..facts import Facts

_FEWEST = 3
_GAP = regex(r"(?<=[^\s.!?:;])[ \u00a0]{2,}(?=\S)|(?<=[.!?:;])[ \u00a0]{3,}(?=\S)")
_MARKUP = regex(r"[ \t]*(?:[-*+•‣▪●◦][ \t]|\(?\d{1,3}[.)][ \t]|#{1,6}[ \t]|>|```|~~~|\||<)")
_LONG = 240


class AlignedColumns(NamedTuple):
    """A run of lines whose cells are parted by tabs or aligned with spaces; ``ragged`` are the lines with
    another number of cells."""

    span: Span
    by: str
    columns: int
    rows: tuple[tuple[str, ...], ...]
    ragged: tuple[Span, ...]

    def pipe_table(self) -> str:
        """Return the rows as a Markdown table, the first row as header; "" when rows differ in length."""
        if self.ragged:
            return ""
        text = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in self.rows]
        return "\n".join([text[0], "|" + " --- |" * self.columns, *text[1:]])


def find_aligned_columns(facts: Facts) -> tuple[AlignedColumns, ...]:
    """Find runs of three or more lines set in columns, in Markdown and plain text; code and real tables are
    not looked at."""
    doc = facts.doc
    if not doc.traits.lines:
        return ()
    found: list[AlignedColumns] = []
    lines, last = facts.lines, -1
    run: list[tuple[Span, str]] = []
    for at, shown in enumerate(facts.open_lines):
        if not shown or not ("\t" in shown or "  " in shown or "\u00a0" in shown):
            continue
        text = shown.strip(" \u00a0")
        if len(text) > _LONG or not ("\t" in text or _GAP.search(text)) or _MARKUP.match(shown):
            continue
        if at != last + 1:
            found.extend(_judge(run))
            run = []
        run.append((lines[at].span, shown))
        last = at
    found.extend(_judge(run))
    return tuple(found)


def _judge(run: Sequence[tuple[Span, str]]) -> list[AlignedColumns]:
    if len(run) < _FEWEST:
        return []
    tabs = all("\t" in text.strip() for _, text in run)
    rows = [_tab_cells(text) if tabs else _space_cells(text) for _, text in run]
    counts = [len(cells) for cells, _ in rows]
    columns = max(set(counts), key=lambda count: (counts.count(count), count))
    if columns < 2 or counts.count(columns) < 0.7 * len(counts):
        return []
    if not tabs and not _aligned([starts for cells, starts in rows if len(cells) == columns]):
        return []
    ragged = tuple(span for (span, _), count in zip(run, counts, strict=True) if count != columns)
    span = Span(run[0][0].start, run[-1][0].end)
    return [
        AlignedColumns(span, "tabs" if tabs else "spaces", columns, tuple(cells for cells, _ in rows), ragged)
    ]


def _tab_cells(text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    cells = re.split(r"\t+", text.strip())
    return tuple(cell.strip() for cell in cells), ()


def _space_cells(text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    body = text.rstrip()
    lead = len(body) - len(body.lstrip())
    cuts = [match.span() for match in _GAP.finditer(body, lead)]
    starts = [lead, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(body)]
    return tuple(body[a:b] for a, b in zip(starts, ends, strict=True)), tuple(starts + ends)


def _aligned(places: Sequence[tuple[int, ...]]) -> bool:
    """Say whether the cells of each column after the first begin, or end, at the same place in nearly all
    rows."""
    width = len(places[0]) // 2
    for column in range(1, width):
        for offset in (column, width + column):
            at = [place[offset] for place in places]
            if at.count(max(set(at), key=at.count)) >= 0.75 * len(at):
                break
        else:
            return False
    return True
