"""TBL007: a column of numbers with mixed decimal marks or units, or a total that does not add up."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import Any

from copydesk.api import Context, Hit, regex, rule, worded

from .tablerelations import products, results, share_cells

TOTAL = regex(
    r"(?i)(?:grand |sub-?|group |company |overall )?totals?|sum|all(?: [a-z]{3,20}){0,2}|overall"
    r"|altogether|together|combined"
    r"|in all|group|total [a-z]{3,20}|votes cast"
)
NO_SUM = worded(r"(?i)\b(?@no_sum)\b|[#%/‰°]", "table-words.toml")
# "Euros a year" are added, years are not.
EACH_TIME = regex(r"(?i)\b(?:an?|per|each|every)[ /](?:year|month|week|day|hour|season)\b")
ROW_TOTAL = regex(r"(?i)(?:grand )?total|sum|overall|all")
CHANGE = regex(r"(?i)\b(?:change|difference|growth|increase|decrease|diff)\b|Δ|±|\+/[-−–]")
STEPS = frozenset(
    {("km", "m"), ("m", "cm"), ("cm", "mm"), ("kg", "g"), ("g", "mg"), ("t", "kg"), ("l", "ml"), ("h", "min")}
)
"""Units of which one is what a small value of the other is told in."""
FIGURE = regex(r"\d[\d.,]{0,20}")
SEVERAL = regex(
    r"(?i)\b(?:more than|over|exceeds?|above|up to|sum to|make) 100\b|\b(?:more than one|multiple|several) "
    r"(?:answers?|responses?|causes?|options?|choices?|reasons?)\b"
)
SHARE = regex(r"(?i)\b(?:share|proportion|percent(?:age)? of|portion|breakdown)\b")


@rule(
    id="TBL007",
    name="numeric-column",
    version=8,
    status="stable",
    severity="warning",
    confidence="strong",
    scope=["raw"],
    needs=["tables"],
    tags=["tables", "numbers"],
    summary="Numbers in a table that do not agree: decimal marks, units, totals, percentages",
    message="{what}",
    rationale="A total that is not the sum of its column, shares that make 112 percent, or a column with "
    "kilometres and miles tell the reader "
    "that the figures were copied from two places or typed wrong.",
    remedy="Check the figures against the source; use one unit and one decimal mark in a column.",
    references=["https://www.ons.gov.uk/methodology/methodologytopicsandstatisticalconcepts"],
    bad=[
        "| Way | Pupils | Share |\n| --- | --- | --- |\n| Foot | 150 | 37.5% |\n| Bus | 120 | 30% "
        "|\n| Car | 90 | "
        "⟦20%⟧ |\n| Bike | 40 | 10% |",
        "| Club | P | W | D | L | Pts |\n| --- | --- | --- | --- | --- | --- |\n| Harrow | 18 | 12 |"
        " 4 | 2 | 40 |\n"
        "| Quarry | 18 | 11 | 3 | 4 | ⟦38⟧ |\n| Olave | 18 | 9 | 5 | 4 | 32 |",
        "| Cause | Hives lost |\n| --- | --- |\n| Mites | 61 |\n| Hunger | 38 |\n| Queen | 19 |\n|"
        " All causes | ⟦128⟧ |",
        "| Pier | Boats | Crew |\n| --- | --- | --- |\n| North | 12 | 40 |\n| South | 9 | 31 |\n| East | 4 "
        "| 15 |\n| Total | 25 | ⟦96⟧ |",
        "| Peak | Height |\n| --- | --- |\n| Ben Mor | 982 m |\n| Stob Ban | 999 m |\n| Carn Dubh | ⟦3104 "
        "ft⟧ |\n| Meall Glas | 959 m |",
        {
            "text": "| Herb | Height |\n| --- | --- |\n| Dill | 1.2 m |\n| Mint | ⟦90 cm⟧ |\n| Lovage | 2 m "
            "|\n| Fennel | 1.8 m |",
            "severity": "info",
        },
        "| Grain | Yield |\n| --- | --- |\n| Oats | 4,25 |\n| Rye | 3,75 |\n| Wheat | ⟦7.85⟧ |",
        "| Fuel | Share of heating |\n| --- | --- |\n| Peat | 41% |\n| Oil | 38% |\n| Wood | ⟦33%⟧ |",
        "| Bird | 2025 | 2026 | Change |\n| --- | --- | --- | --- |\n| Robin | 80 | 60 | ⟦−20 %⟧ |\n"
        "| Wren | 120 | 150 | +25 % |\n| Rook | 200 | 260 | +30 % |",
    ],
    good=[
        "| Town | Rain | Wet days | Per day |\n| --- | --- | --- | --- |\n| Ilo | 300 | 100 | 3 |\n"
        "| Orm | 400 | 80 | 5 |\n| Ulm | 120 | 30 | 4 |\n| Alt | 60 | 20 | 3 |\n"
        "| **Total** | 880 | 230 | 3.8 |",
        "| Cause | Share* |\n| --- | --- |\n| Frost | 51% |\n| Salt | 42% |\n| Roots | 27% |",
        "| What | How | Crowns |\n| --- | --- | --- |\n| Loan | 40 × 9 | 360 |\n"
        "| A year | 360 × 0.05 | 18 |\n| Six years | 6 × 18 | 108 |\n| Together | | 468 |",
        "| Path | Snails | Home | Share |\n| --- | --- | --- | --- |\n| Wall | 80 | 52 | 65% |\n"
        "| Lane | 80 | 28 | 35% |\n| Moor | 80 | 4 | 5% |",
        "| Stall | Sold | Pence each |\n| --- | --- | --- |\n| Jam | 40 | 52 |\n| Eggs | 20 | 31 |\n"
        "| Buns | 60 | 18 |\n| Total | 120 | 31.5 |",
        "| Tongue | Price |\n| --- | --- |\n| English | £81.25 |\n| Dansk | 81,25 £ |\n| Suomi | 81,25 £ |",
        "| Way | Pupils | Share |\n| --- | --- | --- |\n| Foot | 150 | 37.5% |\n| Bus | 120 | 30% "
        "|\n| Car | 90 | "
        "22.5% |\n| Bike | 40 | 10% |",
        "| Club | P | W | D | L | Pts |\n| --- | --- | --- | --- | --- | --- |\n| Harrow | 18 | 12 |"
        " 4 | 2 | 40 |\n"
        "| Quarry | 18 | 11 | 3 | 4 | 36 |\n| Olave | 18 | 9 | 5 | 4 | 32 |",
        "| Bird | 2025 | 2026 | Change |\n| --- | --- | --- | --- |\n| Robin | 80 | 60 | −25 % |\n"
        "| Wren | 120 | 150 | +25 % |\n| Rook | 200 | 261 | +30 % |",
        "| Pier | Boats | Crew |\n| --- | --- | --- |\n| North | 12 | 40 |\n| South | 9 | 31 |\n| East | 4 "
        "| 15 |\n| Total | 25 | 86 |",
        "| Year | Visitors |\n| --- | --- |\n| 2001 | 1,200 |\n| 2002 | 980 |\n| 2003 | 1,010.5 |",
        "| Fuel | Share |\n| --- | --- |\n| Peat | 33.3% |\n| Oil | 33.3% |\n| Wood | 33.3% |",
        "| Fuel | Said yes |\n| --- | --- |\n| Peat | 61% |\n| Oil | 78% |\n| Wood | 93% |",
    ],
)
def numeric_column(ctx: Context) -> Iterator[Hit]:
    for columns in ctx.facts.table_columns:
        numeric = [
            column
            for column in columns
            if column.share >= 0.8 and sum(n is not None for n in column.numbers) >= 3
        ]
        for column in numeric:
            yield from _marks(ctx, column)
            yield from _units(ctx, column)
            yield from _shares(ctx, column, numeric)
        yield from _totals(ctx, numeric, columns)
        yield from _row_totals(ctx, numeric)
        yield from _changes(ctx, numeric)
        yield from share_cells(ctx, numeric)
        yield from results(ctx, numeric)
        yield from products(ctx, numeric)


def _marks(ctx: Context, column: Any) -> Iterator[Hit]:
    """Decimal commas and decimal points in one column: the rarer ones are reported."""
    marked = [
        (cell, n) for cell, n in zip(column.cells, column.numbers, strict=True) if n is not None and n.mark
    ]
    if len({n.value for _, n in marked}) == 1:
        return  # one number, as several languages write it
    commas = [cell for cell, n in marked if n.mark == ","]
    points = [cell for cell, n in marked if n.mark == "."]
    rare, usual = (commas, points) if len(commas) < len(points) else (points, commas)
    if rare and len(usual) >= 2 and len(rare) < len(usual):
        for cell in rare:
            yield ctx.at(
                cell.span,
                what="A different decimal mark than in the rest of this column",
                column=column.header,
            )


def _units(ctx: Context, column: Any) -> Iterator[Hit]:
    """Two units for the same thing in one column, or one value without the percent sign of the others."""
    pairs = [(cell, n) for cell, n in zip(column.cells, column.numbers, strict=True) if n is not None]
    units = Counter(n.unit for _, n in pairs)
    usual = max(units, key=lambda unit: (units[unit], unit))
    if units[usual] < 3 or units[usual] <= 0.6 * len(pairs) or not usual:
        return
    measured = ctx.facts.dimension(usual)
    for cell, number in pairs:
        unit = number.unit
        if unit == usual or not number.value:
            continue
        if measured and ctx.facts.dimension(unit) == measured:
            # "90 cm" in a column of metres may be meant; kilometres and miles in one are not.
            natural = (usual, unit) in STEPS or (unit, usual) in STEPS
            yield ctx.at(
                cell.span,
                severity="info" if natural else None,
                what=f"This column is in {usual}, this cell in {unit}",
                column=column.header,
            )
        elif usual == "%" and not unit and "%" not in column.header and number.value <= 100:
            yield ctx.at(
                cell.span, what="The other cells of this column are percentages", column=column.header
            )


def _shares(ctx: Context, column: Any, numeric: Sequence[Any]) -> Iterator[Hit]:
    """Shares of one whole that make clearly more than 100 percent."""
    if not SHARE.search(column.header) or any(TOTAL.fullmatch(label) for label in column.labels):
        return
    numbers = [n for n in column.numbers if n is not None]
    # A note says how shares make more than the whole, or the article does.
    noted = rf"(?<!\*){re.escape(column.header)}(?:\\?\*(?!\*)|<sup|[†‡§¹²³]|\[\^)"
    if re.search(noted, ctx.doc.source.text) or SEVERAL.search(ctx.doc.prose.text):
        return
    if len(numbers) != len(column.numbers) or not all(n.unit == "%" or "%" in column.header for n in numbers):
        return
    total = sum(n.value for n in numbers)
    slack = sum(0.5 * 10**-n.decimals for n in numbers) + 0.01
    if _of_rows(column, numeric):
        return
    if 100 + slack < total <= 130 and max(n.value for n in numbers) < 90:
        yield ctx.at(
            column.cells[-1].span, what=f"The shares of this column make {total:g} percent", sum=total
        )


def _of_rows(column: Any, numeric: Sequence[Any]) -> bool:
    """Say whether the shares of a column are each of a whole of its own row: 104 of 160 snails, 65 %."""
    shares = [n.value for n in column.numbers]
    others = [one.numbers for one in numeric if one is not column and None not in one.numbers]
    return any(
        all(whole.value and abs(100 * part.value / whole.value - share) <= 1 for part, whole, share in rows)
        for parts, wholes in permutations(others, 2)
        for rows in (list(zip(parts, wholes, shares, strict=True)),)
    )


def _is_worked_with(ctx: Context, column: Any, columns: Sequence[Any], over: float) -> bool:
    """Say whether what a total leaves out is one figure of which another row is worked out: "46 × 6.75"."""
    rows = [at for at, n in enumerate(column.numbers[:-1]) if abs(n.value - over) < 1e-6]
    if len(rows) != 1:
        return False
    told = ctx.doc.source.slice(column.cells[rows[0]].span).strip()
    return any(
        told in FIGURE.findall(ctx.doc.source.slice(cell.span))
        for other in columns
        if other is not column
        for at, cell in enumerate(other.cells)
        if at not in rows
    )


def _totals(ctx: Context, numeric: Sequence[Any], columns: Sequence[Any]) -> Iterator[Hit]:
    """A last row called Total: columns whose sum it is not, when another one adds up or the slip is small."""
    sums = []
    for column in numeric:
        if not TOTAL.fullmatch(column.labels[-1].strip(": ")) or any(
            TOTAL.fullmatch(label) for label in column.labels[:-1]
        ):
            return
        parts, total = column.numbers[:-1], column.numbers[-1]
        if (
            NO_SUM(ctx.data).search(EACH_TIME.sub("", column.header))
            or total is None
            or None in parts
            or len(parts) < 2
            or len({n.unit for n in column.numbers}) > 1
        ):
            continue
        if total.unit in ("%", "‰"):
            continue
        if min(n.value for n in parts) < total.value < max(n.value for n in parts):
            continue  # a mean
        expected = sum(n.value for n in parts)
        slack = (
            sum(0.5 * 10**-n.decimals for n in parts) * (any(n.decimals for n in parts) or total.decimals > 0)
            + 1e-6
        )
        sums.append((column, expected, total.value, abs(expected - total.value) <= slack))
    good = sum(fits for *_, fits in sums)
    for column, expected, found, fits in sums:
        small = expected and abs(expected - found) <= 0.1 * abs(expected) and len(column.cells) > 3
        if not fits and _is_worked_with(ctx, column, columns, expected - found):
            continue
        if not fits and (2 * good >= len(sums) or (len(sums) == 1 and small)):
            what = f"The column adds up to {expected:g}, the total says {found:g}"
            yield ctx.at(column.cells[-1].span, what=what, sum=expected, total=found)


def _changes(ctx: Context, numeric: Sequence[Any]) -> Iterator[Hit]:
    """A column of changes that follow from the two columns before it in most rows: those that do not."""
    for at in range(2, len(numeric)):
        column = numeric[at]
        if not CHANGE.search(column.header):
            continue
        rows = []
        for cell, old, new, said in zip(
            column.cells, numeric[at - 2].numbers, numeric[at - 1].numbers, column.numbers, strict=True
        ):
            if None not in (old, new, said) and old.value > 0:
                percent = said.unit == "%" or "%" in column.header
                right = 100 * (new.value / old.value - 1) if percent else new.value - old.value
                slack = 0.51 * 10**-said.decimals + (0.5 if percent else 0.0)
                rows.append((cell, old, new, said, right, abs(right - said.value) <= slack))
        wrong = [row for row in rows if not row[-1]]
        if len(rows) - len(wrong) >= 2 and 0 < len(wrong) <= 0.5 * len(rows):
            for cell, old, new, said, right, _ in wrong:
                what = (
                    f"From {old.value:g} to {new.value:g} it is {right:+.3g}, the table says {said.value:+g}"
                )
                yield ctx.at(cell.span, what=what, sum=right, total=said.value)


def _row_totals(ctx: Context, numeric: Sequence[Any]) -> Iterator[Hit]:
    """A last column called Total that is the sum of the columns before it in nearly all rows."""
    if len(numeric) < 3 or not ROW_TOTAL.fullmatch(numeric[-1].header.strip()):
        return
    total = numeric[-1]
    parts = [column for column in numeric[:-1] if not NO_SUM(ctx.data).search(column.header)]
    if len(parts) < 2:
        return
    rows = []
    for at in range(len(total.cells)):
        values = [column.numbers[at] for column in parts]
        whole = total.numbers[at]
        if whole is None or any(value is None for value in values):
            continue
        expected = sum(value.value for value in values if value is not None)
        rows.append((at, expected, whole.value, abs(expected - whole.value) < 1e-6))
    wrong = [row for row in rows if not row[3]]
    if len(rows) >= 4 and 0 < len(wrong) <= 0.2 * len(rows):
        for at, expected, found, _ in wrong:
            what = f"The cells of this row add up to {expected:g}, the total says {found:g}"
            yield ctx.at(total.cells[at].span, what=what, sum=expected, total=found)
