"""Lost tables told by their rows alone: neighbouring lines that end in a figure, below a line without one, or
that are counted and hold as many figures each ("1 Ann Lee 6:24 Senior").

Nothing but single blanks is left between the cells, so that no split is proposed; in Markdown such lines run
together into a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...base.regexes import regex
from .flattened import Flattened
from .runtogether import as_lines

_FIGURE = regex(r"[£$€+−–-]?\d[\d.,:/–-]{0,15}[%°A-Za-z]{0,3}")
_UNIT = regex(r"[A-Za-z°%/]{1,4}")
_NO_ROW = regex(r"[-*+#>|<\[!(“\"'_~:=]|\d{1,3}[.)] ")
_GAP = regex(r"\S(?: {2,}|\t)\S")
_LONGEST, _FEWEST_NAMES = 70, 3
_FEWEST_BELOW, _FEWEST_COUNTED = 3, 4


def find_bare_rows(lines: Sequence[str]) -> list[Flattened]:
    """Find such lines, in order; ``lines`` are as in ``find_run_together``."""
    found: list[Flattened] = []
    for run in _runs(lines):
        rows = [lines[at].split() for at in run]
        if _below_header(rows) or _counted(rows):
            found.append(as_lines([(at, lines[at]) for at in run], False))
    return found


def _runs(lines: Sequence[str]) -> Iterator[list[int]]:
    """Yield the numbers of neighbouring lines that may be rows, where nothing else stands in their block."""
    run: list[int] = []
    alone = True
    for at, line in enumerate([*lines, ""]):
        if not line.strip():
            if alone and len(run) >= _FEWEST_BELOW:
                yield run
            run, alone = [], True
        elif _may_be(line):
            run.append(at)
        else:
            alone = False


def _may_be(line: str) -> bool:
    text = line.strip()
    if len(text) > _LONGEST or text[-1] in '.,;:!?”"|' or _NO_ROW.match(text) or _GAP.search(text):
        return False
    return " " in text


def _figures(row: Sequence[str]) -> int:
    return sum(_FIGURE.fullmatch(word) is not None for word in row)


def _ends(row: Sequence[str]) -> bool:
    """Say whether a row ends in a figure, or in one and its unit."""
    if _FIGURE.fullmatch(row[-1]):
        return True
    return _UNIT.fullmatch(row[-1]) is not None and _FIGURE.fullmatch(row[-2]) is not None


def _below_header(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether all lines but the first end in a figure, and the first one holds none."""
    body = rows[1:]
    named = len(rows[0]) >= _FEWEST_NAMES and not _figures(rows[0])
    return named and len(body) >= _FEWEST_BELOW and all(map(_ends, body))


def _counted(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether rows are counted from one on, and hold as many figures each beside that."""
    held = {_figures(row) for row in rows}
    counted = all(row[0] == str(number) for number, row in enumerate(rows, 1))
    return len(rows) >= _FEWEST_COUNTED and counted and len(held) == 1 and held.pop() > 1
