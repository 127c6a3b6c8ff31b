"""Lost tables told by their rows alone: neighbouring lines that end in a figure, below a line without one,
that hold as many figures each as a line above them has names ("Postings 4.1 4.2"), that are counted and hold
as many figures each ("1 Ann Lee 6:24 Senior"), or that begin with a day each ("Mon 14 Sept Dental van").

Nothing but single blanks is left between the cells, so that no split is proposed; in Markdown such lines run
together into a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...base.regexes import regex
from .flattened import Flattened
from .runtogether import as_lines
from .tablewords import TableWords

_FIGURE = regex(r"[£$€+−–-]?\d[\d.,:/–-]{0,15}[%°A-Za-z]{0,3}")
_UNIT = regex(r"[A-Za-z°%/]{1,4}")
_NO_ROW = regex(r"[-*+#>|<\[!(“\"'_~:=]|\d{1,3}[.)] ")
_GAP = regex(r"\S(?: {2,}|\t)\S")
_LONGEST, _FEWEST_NAMES = 70, 3
_FEWEST_BELOW, _FEWEST_COUNTED = 3, 4
_LEAST_BY_DAY = 5
"""So many words a line by days has: the day, its date, and a cell of two or two cells."""


def find_bare_rows(known: TableWords, lines: Sequence[str]) -> list[Flattened]:
    """Find such lines, in order; ``lines`` are as in ``find_run_together``."""
    found: list[Flattened] = []
    for run in _runs(lines):
        rows = [lines[at].split() for at in run]
        if _below_header(rows) or _in_columns(rows) or _counted(rows) or _by_days(known, rows):
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
        elif alone and not run and line.rstrip()[-1] == ":":
            continue  # what leads to the rows
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


def _in_columns(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether all lines but the first hold nothing but figures, with units or without, and as many as the
    first one has words, which begins with a name.
    """
    width, body = len(rows[0]), rows[1:]
    if width < _FEWEST_NAMES or len(body) < _FEWEST_BELOW or not rows[0][0].isalpha():
        return False
    return all(
        _FIGURE.fullmatch(row[0]) is not None
        and _figures(row) == width
        and len(row) == width + sum(_UNIT.fullmatch(word) is not None for word in row)
        for row in body
    )


def _by_days(known: TableWords, rows: Sequence[Sequence[str]]) -> bool:
    """Say whether each line begins with a day of the week and its date, and goes on in words without a mark
    between the two.
    """
    return all(
        len(row) >= _LEAST_BY_DAY
        and known.is_day(row[0])
        and any(known.is_month(row[at]) and row[3 - at].isdigit() for at in (1, 2))
        and row[3][0].isalpha()
        for row in rows
    )


def _counted(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether rows are counted from one on, and hold as many figures each beside that."""
    held = {_figures(row) for row in rows}
    counted = all(row[0] == str(number) for number, row in enumerate(rows, 1))
    return len(rows) >= _FEWEST_COUNTED and counted and len(held) == 1 and held.pop() > 1
