"""Lost tables of words only: a line that names columns, and rows below it with as many cells of words.

“Aspect Town house Farm house” says that there are three columns, and “Heating Gas Wood” below it has three
cells, each of which begins with a capital. A row alone says nothing; some that agree with the names above do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...base.regexes import regex
from .flattened import Flattened, GluedLine
from .runtogether import goes_on, is_open
from .tablewords import TableWords

FEWEST = 3
"""The rows below the names of the columns, and the columns, at least."""
_WIDEST, _LONGEST, _FEW_WORDS = 7, 70, 10
_CELL = regex(r"[A-Z][^\s]*(?: [a-z][^\s]*)*")
_PLAIN = regex(r"[A-Z][A-Za-z’'-]*(?: [A-Za-z’'-]+)+\Z")


def may_be_row(line: str) -> bool:
    """Say whether a line is a few words, the first with a capital, and neither a sentence nor a mark."""
    return len(line) <= _LONGEST and line.count(" ") < _FEW_WORDS and _PLAIN.match(line) is not None


def find_word_rows(known: TableWords, lines: Sequence[str]) -> list[Flattened]:
    """Find such tables among lines without line endings, "" being what is not to be looked at."""
    found = []
    for first, last in _runs(lines):
        header = cells_of(lines[first])
        width = len(header)
        if last - first < FEWEST or not FEWEST <= width <= _WIDEST or (first and goes_on(lines[first - 1])):
            continue
        rows = [cells_of(lines[at]) for at in range(first + 1, last + 1)]
        if {len(row) for row in rows} != {width} or not _names_columns(known, header):
            continue
        if _is_distinct(rows) and all(is_open(known, lines[at]) for at in range(first, last + 1)):
            glued = [
                GluedLine(at, lines[at], (), tuple(cells_of(lines[at]))) for at in range(first, last + 1)
            ]
            found.append(Flattened("together", first, last, glued, width, False))
    return found


def cells_of(line: str) -> list[str]:
    """Return the cells of a row: each begins with a capital and goes on in small letters."""
    return _CELL.findall(line.strip())


def _runs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of neighbouring lines that may be rows, with nothing else beside them."""
    first = -1
    for at in range(len(lines) + 1):
        if at < len(lines) and may_be_row(lines[at].strip()):
            first = at if first < 0 else first
            continue
        if first >= 0 and _parts(lines, first - 1) and _parts(lines, at):
            yield first, at - 1
        first = -1


def _parts(lines: Sequence[str], at: int) -> bool:
    """Say whether a line is none, blank or a whole sentence, so that no row is beside it."""
    text = lines[at].strip() if 0 <= at < len(lines) else ""
    return not text or text[-1] in ".!?:"


def _names_columns(known: TableWords, header: Sequence[str]) -> bool:
    """Say whether the first column is called as such columns are, or the others are a series."""
    series = any(tuple(header[1:]) == names[: len(header) - 1] for names in known.series)
    return series or header[0].casefold() in known.row_heads


def _is_distinct(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether each row begins otherwise: the first column names what the row is about."""
    return len({row[0] for row in rows}) == len(rows)
