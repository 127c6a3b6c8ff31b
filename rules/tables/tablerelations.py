"""What holds between the columns of a table in most rows: shares of a column, points for wins and draws."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any

from copydesk.api import Context, Hit, regex

SHARE = regex(r"(?i)\b(?:shares?|proportion|percent(?:age)?|portion)\b|%")
TOTAL = regex(r"(?i)(?:grand )?totals?|sum|all|overall|altogether")
PLAYED = regex(r"(?i)p|pld|mp|gp|played|games|matches")
WON, DRAWN, LOST = (
    regex(r"(?i)w|won|wins"),
    regex(r"(?i)d|drawn|draws|t|ties"),
    regex(r"(?i)l|lost|losses|defeats"),
)
POINTS = regex(r"(?i)pts?|points")
_LEAST, _PER_WIN = 2, (3, 2)
_FEW = 3
MOST_MULTIPLIED = 60
"""Columns of numbers in a table of which each two are multiplied."""


def share_cells(ctx: Context, numeric: Sequence[Any]) -> Iterator[Hit]:
    """Yield percentages that are not the share of the number before them, where those of other rows are."""
    for at, column in enumerate(numeric):
        if not at or not SHARE.search(column.header):
            continue
        counted = numeric[at - 1]
        if SHARE.search(counted.header):
            continue
        rows = [
            (cell, number.value, said.value, 0.51 * 10.0**-said.decimals)
            for cell, number, said in zip(column.cells, counted.numbers, column.numbers, strict=True)
            if number is not None and said is not None and number.value > 0 and said.value > 0
        ]
        if len(rows) < 3:
            continue
        from statistics import median  # few tables come so far

        whole = median(100 * number / said for _, number, said, _ in rows)
        wrong = [row for row in rows if abs(100 * row[1] / whole - row[2]) > row[3] + 0.02 * row[2]]
        if len(rows) - len(wrong) > _LEAST and len(wrong) == 1:
            cell, number, said, _ = wrong[0]
            if TOTAL.fullmatch(column.labels[column.cells.index(cell)].strip(" :*")):
                continue
            right = 100 * number / whole
            what = f"{number:g} of {whole:g}, as the other rows have it, is {right:.3g} %, not {said:g} %"
            yield ctx.at(cell.span, what=what, sum=right, total=said)


def results(ctx: Context, numeric: Sequence[Any]) -> Iterator[Hit]:
    """Yield games that are not won, drawn or lost, and points that the games do not give, where they do in
    most other rows.
    """
    named = [
        next((each for each in numeric if head.fullmatch(each.header.strip())), None)
        for head in (PLAYED, WON, DRAWN, LOST, POINTS)
    ]
    played, won, drawn, lost, points = named
    if won is None or drawn is None:
        return
    if played is not None and lost is not None:
        yield from _sums(ctx, played, [(won, 1), (drawn, 1), (lost, 1)], lost, "games")
    if points is not None:
        for win in _PER_WIN:
            found = list(_sums(ctx, points, [(won, win), (drawn, 1)], points, "points"))
            if found:
                yield from found
                return


def _sums(ctx: Context, whole: Any, parts: Sequence[tuple[Any, int]], where: Any, what: str) -> Iterator[Hit]:
    rows = []
    for at, cell in enumerate(where.cells):
        values = [column.numbers[at] for column, _ in parts]
        said = whole.numbers[at]
        if said is not None and None not in values:
            right = sum(value.value * times for value, (_, times) in zip(values, parts, strict=True))
            rows.append((cell, right, said.value))
    wrong = [row for row in rows if abs(row[1] - row[2]) > 1e-6]
    if len(rows) - len(wrong) >= _LEAST and 0 < len(wrong) <= (len(rows) + 1) // 3:
        for cell, right, found in wrong:
            yield ctx.at(
                cell.span, what=f"This row makes {right:g} {what}, not {found:g}", sum=right, total=found
            )


def products(ctx: Context, numeric: Sequence[Any]) -> Iterator[Hit]:
    """Yield the cell of a column that is the product of two others in all rows but one: a sum for a number
    of pieces at a price. Of a very wide table the first ``MOST_MULTIPLIED`` columns are looked at.
    """
    columns = numeric[:MOST_MULTIPLIED]
    wholes = _Wholes(columns)
    found = []
    for one, two in combinations(range(len(columns)), 2):
        made = [
            (at, first.value * second.value)
            for at, (first, second) in enumerate(zip(columns[one].numbers, columns[two].numbers, strict=True))
            if first is not None
            and second is not None
            and min(first.value, second.value) > 1
            # A mean stands in the last row as a rule, where the others have what is multiplied.
            and not TOTAL.fullmatch(columns[one].labels[at].strip(" :*"))
        ]
        for whole in wholes.near(made):
            wrong = _wrong(columns[whole], made) if whole not in (one, two) else None
            if wrong is not None:
                found.append(((whole, one, two), wrong))
    for (whole, one, two), (at, right, said, rows) in sorted(found):
        heads = f"{columns[one].header} and {columns[two].header}"
        what = f"The product of {heads} is {right:g} in this row, not {said:g}"
        severity = "warning" if rows > _FEW else "info"
        yield ctx.at(columns[whole].cells[at].span, severity=severity, what=what, sum=right, total=said)


class _Wholes:
    """Columns that may hold products, found by what stands in them."""

    def __init__(self, columns: Sequence[Any]) -> None:
        # One that lacks a number here and there is held against all.
        self._some = [at for at, column in enumerate(columns) if None in column.numbers]
        self._full = [at for at, column in enumerate(columns) if None not in column.numbers]
        self._columns = columns
        self._rows: dict[int, tuple[list[tuple[float, int]], float]] = {}

    def near(self, made: Sequence[tuple[int, float]]) -> Iterable[int]:
        """Return the columns that may be right in all rows but one, given products by row: those that are in
        one of the first two."""
        if len(made) < _FEW:
            return ()
        found = set(self._some)
        for at, product in made[:2]:
            values, slack = self._row(at)
            first = bisect_left(values, (product - slack, -1))
            found.update(
                column for _, column in values[first : bisect_left(values, (product + slack, 1 << 30))]
            )
        return found

    def _row(self, at: int) -> tuple[list[tuple[float, int]], float]:
        if at not in self._rows:
            numbers = [(self._columns[column].numbers[at], column) for column in self._full]
            slack = max((_slack(number) for number, _ in numbers), default=0.0)
            self._rows[at] = sorted((number.value, column) for number, column in numbers), slack
        return self._rows[at]


def _wrong(whole: Any, made: Sequence[tuple[int, float]]) -> tuple[int, float, float, int] | None:
    """Return the one row in which a column is not the product, with the product, what the column says, and
    how many rows there are; None where it is not one, or where the two are far from each other.
    """
    wrong, rows = None, 0
    for at, product in made:
        said = whole.numbers[at]
        if said is None:
            continue
        rows += 1
        if abs(product - said.value) > _slack(said):
            if wrong is not None:
                return None
            wrong = at, product, said.value
    if wrong is None or rows < _FEW or not 0.5 < wrong[1] / (wrong[2] or 1) < 2:
        return None
    return *wrong, rows


def _slack(said: Any) -> float:
    """Return by how much a number may be rounded."""
    return float(0.51 * 10.0**-said.decimals)
