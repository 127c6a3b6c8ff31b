"""What holds between the columns of a table in most rows: shares of a column, points for wins and draws."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from statistics import median
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
    of pieces at a price.
    """
    for whole in numeric:
        others = [column for column in numeric if column is not whole]
        for one, two in combinations(others, 2):
            rows = [
                (cell, first.value * second.value, said.value, 0.51 * 10.0**-said.decimals)
                for cell, first, second, said in zip(
                    whole.cells, one.numbers, two.numbers, whole.numbers, strict=True
                )
                if first is not None
                and second is not None
                and said is not None
                and min(first.value, second.value) > 1
            ]
            wrong = [row for row in rows if abs(row[1] - row[2]) > row[3]]
            if len(wrong) != 1 or len(rows) < 3 or not 0.5 < wrong[0][1] / (wrong[0][2] or 1) < 2:
                continue
            cell, right, said, _ = wrong[0]
            what = f"The product of {one.header} and {two.header} is {right:g} in this row, not {said:g}"
            yield ctx.at(
                cell.span, severity="warning" if len(rows) > 3 else "info", what=what, sum=right, total=said
            )
