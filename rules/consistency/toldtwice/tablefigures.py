"""What the text says of a row of a table, against its cells: a number, a change, a lead over another row."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from copydesk.api import Cell, Scope, Slip, regex

from ..quantities.arithmetic import percentage, plain
from ..quantities.figuredtext import NUMBER, ORDINAL, PERCENT, Figured, N, P, Quantity
from ..quantities.percentsigns import CHANGED_BEFORE, CHANGED_BEHIND, OTHER_BASE

_NEAR = 0.35
_WHOLE = regex(r"(?i)(?:grand |sub-?)?totals?|all|sum|overall|altogether")
_LEAST_LABEL = 3
_LABEL = regex(r"[A-Z][\w’'-]*(?: [\w’'-]+){0,3}")
WITH = regex(r",? (?:with|on|at|has|had|won|got|scored|took)(?: (?:its|their|his|her|a|the|only|just))? \Z")
LEAD = regex(rf"\b(?:lead|margin|gap|advantage) of (?P<lead>{N})(?: percentage)? points?\b")
FROM_TO = regex(rf"\bfrom (?P<a>{N}|{P})(?: [a-z][\w-]{{1,20}}){{0,2}}? to (?P<b>{N}|{P})")
SHARE_OF = regex(rf"(?P<p>{P}) of (?:the|all|all the|its|these|those) (?P<whole>{N})")
# "112 come by car"
COUNTED_BY = regex(
    rf"(?P<n>{N}) (?:[a-z]{{2,12}} ){{1,2}}?(?:by|on|with|for|to|from|in) (?:the |a )?"
    r"(?P<label>[a-z]{3,20})\b"
)
_LEAST = 9
_TOTAL = regex(r"(?i)(?:sub-?)?totals?|all|sum|overall|others?|average|mean")


class _Row(NamedTuple):
    label: str
    cells: Sequence[tuple[Cell, float, str]]


def table_conflicts(scope: Scope) -> Iterator[Slip]:
    """Yield numbers of the text that are not those of the row of the table that the sentence names."""
    rows = [row for columns in scope.facts.table_columns if columns for row in _rows(columns)]
    if not rows or len({row.label for row in rows}) < len(rows):
        return
    yield from _in_small_letters(scope, rows)
    for figured in _sentences(scope, rows):
        text = scope.text[figured.offsets[0] : figured.end]
        named = sorted(
            (place, at) for at, row in enumerate(rows) if (place := _named_at(text, row.label)) >= 0
        )
        if len(named) == 1:
            yield from _of_one_row(scope, figured, rows[named[0][1]])
        elif len(named) > 1 and (
            found := list(_in_a_series(scope, figured, [(place, rows[at]) for place, at in named]))
        ):
            yield from found
        elif len(named) == 2:
            first = named[1][0]
            alone = [char for char in figured.text if char >= NUMBER]
            if (
                len(alone) == 1
                and WITH.search(figured.text[: figured.text.index(alone[0])])
                and (figured.at(alone[0]).start < figured.offsets[0] + first)
            ):
                # "The Union, with its 35.3 per cent, wants to talk to Labour."
                yield from _of_one_row(scope, figured, rows[named[0][1]])
            else:
                yield from _of_two_rows(scope, figured, rows[named[0][1]], rows[named[1][1]])


def _rows(columns: Sequence[Any]) -> Iterator[_Row]:
    """Yield the rows that have a name and a number, as long as no name is part of another one."""
    labels = columns[0].labels
    shares = [_shares(column) for column in columns]
    for at, label in enumerate(labels):
        cells = [
            (column.cells[at], number.value, number.unit or ("%" if share else ""))
            for column, share in zip(columns[1:], shares[1:], strict=True)
            if (number := column.numbers[at]) is not None
        ]
        fits = len(label) >= _LEAST_LABEL and _LABEL.fullmatch(label) and not _TOTAL.fullmatch(label)
        if cells and fits and sum(label in other for other in labels) == 1:
            yield _Row(label, cells)


def _shares(column: Any) -> bool:
    """Say whether the numbers of a column are shares of one whole."""
    if "%" in column.header:
        return True
    parts = [
        number.value
        for label, number in zip(column.labels, column.numbers, strict=True)
        if number is not None and not _WHOLE.fullmatch(label.strip(" :*"))
    ]
    return len(parts) > 2 and "share" in column.header.lower() and 90 < sum(parts) < 110


def _sentences(scope: Scope, rows: Sequence[_Row]) -> Iterator[Figured]:
    table = scope.facts.word_table
    firsts = {row.label.split()[0].lower() for row in rows}
    numbers = sorted({*table.where(firsts), *table.where({f"{first}s" for first in firsts})})
    for sentence in scope.sentences_of(numbers):
        if sentence.block.kind in ("paragraph", "list-item") and any(map(str.isdigit, sentence.text)):
            figured = scope.facts.quantities.of(sentence)
            if figured is not None:
                yield figured


def _named_at(text: str, label: str) -> int:
    """Return where a sentence names a row, also in small letters where the label is a common word; or -1."""
    place = _place(text, label)
    return place if place >= 0 or " " in label else _place(text, label.lower())


def _place(text: str, label: str) -> int:
    """Return where a sentence names a row, or -1: not as a part of a longer word."""
    place = text.find(label)
    end = place + len(label)
    whole = place >= 0 and not (text[place - 1 : place].isalnum() or text[end : end + 1].isalpha())
    # "Starlings rose": a plural names it, too.
    return (
        place
        if whole or (place >= 0 and text[end : end + 1] == "s" and not text[end + 1 : end + 2].isalpha())
        else -1
    )


def _in_a_series(scope: Scope, figured: Figured, named: Sequence[tuple[int, _Row]]) -> Iterator[Slip]:
    """Compare "schools get 140 million, care 110 million and roads 95 million" with the rows that are named:
    behind each name stands its figure, and all but one are those of the table.
    """
    start = figured.offsets[0]
    ends = [place for place, _ in named[1:]] + [figured.end - start]
    told: list[tuple[Quantity, tuple[Cell, float, str], bool]] = []
    for (place, row), end in zip(named, ends, strict=True):
        figures = [
            figured.at(sign)
            for sign in figured.text
            if sign >= NUMBER
            and figured.kind(sign) in (NUMBER, PERCENT)
            and place < figured.at(sign).start - start < end
        ]
        cells = [cell for cell in row.cells if cell[2] != "%"] if len(row.cells) > 1 else row.cells
        if len(figures) != 1 or len(cells) != 1 or figures[0].about:
            return
        said, value = figures[0], cells[0][1]
        scales = (1.0, said.factor, 1 / said.factor) if said.factor > 1 else (1.0,)
        loose = max(0.51 * 10.0**-said.decimals, said.high - said.low)
        told.append(
            (said, cells[0], any(abs(said.value * scale - value) <= loose * scale for scale in scales))
        )
    wrong = [each for each in told if not each[2]]
    if len(wrong) == 1 and len(told) > len(wrong):
        said, cell, _ = wrong[0]
        if any(_close(said.value * scale, cell[1]) for scale in (1.0, 1 / said.factor)) or len(told) > 2:
            yield _conflict(scope, said, cell)


def _of_one_row(scope: Scope, figured: Figured, row: _Row) -> Iterator[Slip]:
    """Compare a change from one cell to another, or the only number of a sentence with the only cell."""
    match = FROM_TO.search(figured.text)
    if match:
        old, new = figured.at(match["a"]), figured.at(match["b"])
        values = [value for _, value, _ in row.cells]
        if old.value in values and new.value not in values:
            near = [cell for cell in row.cells if cell[1] != old.value and _close(new.value, cell[1])]
            if len(near) == 1:
                yield _conflict(scope, new, near[0])
        return
    share = SHARE_OF.search(figured.text)
    if share is not None and len(row.cells) == 1:
        yield from _share(scope, figured.at(share["p"]), figured.at(share["whole"]), row.cells[0])
        return
    yield from _told_change(scope, figured, row)
    # Another year has another number.
    signs = [char for char in figured.text if char >= NUMBER and figured.kind(char) != ORDINAL]
    if len(signs) != 1 or len(row.cells) != 1 or figured.kind(signs[0]) not in (NUMBER, PERCENT):
        return
    said, (_, value, unit) = figured.at(signs[0]), row.cells[0]
    same = (figured.kind(signs[0]) == PERCENT) == (unit == "%")
    loose = (
        said.about
        or said.words
        or abs(said.value - value) <= max(0.51 * 10.0**-said.decimals, said.high - said.low)
    )
    if same and not loose and _close(said.value, value):
        yield _conflict(scope, said, row.cells[0])


def _share(scope: Scope, said: Quantity, whole: Quantity, cell: tuple[Cell, float, str]) -> Iterator[Slip]:
    """Judge "Fog alone accounts for 43 per cent of the 1,000" by the cell of fog."""
    value = cell[1]
    if cell[2] == "%" or not 0 < value < whole.value or whole.about:
        return
    right = 100 * value / whole.value
    if not percentage(said).meets(right, right):
        found = _conflict(scope, said, cell)
        yield found._replace(data={**found.data, "other": f"{right:.3g} % by the table"})


def _of_two_rows(scope: Scope, figured: Figured, first: _Row, second: _Row) -> Iterator[Slip]:
    match = LEAD.search(figured.text)
    if match and len(first.cells) == len(second.cells) == 1:
        (one, value, _), (_, other, _) = first.cells[0], second.cells[0]
        said = figured.at(match["lead"])
        if abs(abs(value - other) - said.value) > 1 and not said.about:
            yield _conflict(scope, said, (one, abs(value - other), ""))


def _told_change(scope: Scope, figured: Figured, row: _Row) -> Iterator[Slip]:
    """Judge "heating went up by 30 per cent" by the two cells of the row, or by its only one and the figure
    that the sentence sets beside it.
    """
    signs = [char for char in figured.text if char >= NUMBER]
    shares = [char for char in signs if figured.kind(char) == PERCENT]
    others = [figured.at(char) for char in signs if figured.kind(char) == NUMBER]
    cells = [cell for cell in row.cells if cell[2] != "%"]
    if len(shares) != 1 or not 1 <= len(cells) <= 2 or len(cells) + len(others) != 2:
        return
    at = figured.text.index(shares[0])
    before = CHANGED_BEFORE(scope.data).search(figured.text[max(0, at - 60) : at])
    behind = CHANGED_BEHIND(scope.data).match(figured.text, at + 1)
    cue = before or behind
    if cue is None or OTHER_BASE(scope.data).search(figured.text):
        return
    sense = 1 if cue["up"] else -1 if cue["down"] else 0
    values = [*(cell[1] for cell in cells), *(other.value for other in others)]
    old, new = values if len(cells) == 2 or sense * (values[1] - values[0]) > 0 else values[::-1]
    said = figured.at(shares[0])
    if old <= 0 or sense * (new - old) <= 0 or said.about or any(other.about for other in others):
        return
    right = 100 * (new / old - 1)
    if not percentage(said).meets(abs(right), abs(right)):
        found = _conflict(scope, said, cells[0])
        told = f"{plain(old)} → {plain(new)} is {right:+.3g} %: {plain(cells[0][1])}"
        yield found._replace(kind="table", data={**found.data, "other": f"{told} in the table"})


def _in_small_letters(scope: Scope, rows: Sequence[_Row]) -> Iterator[Slip]:
    """Yield "112 come by car" where the row "Car" has another number."""
    one_cell = {
        row.label.lower(): cells[0]
        for row in rows
        if len(cells := [cell for cell in row.cells if cell[2] != "%"]) == 1 and " " not in row.label
    }
    numbers = scope.facts.word_table.where(frozenset(one_cell))
    for sentence in scope.sentences_of(numbers) if one_cell else ():
        figured = scope.facts.quantities.of(sentence) if sentence.block.kind == "paragraph" else None
        for match in COUNTED_BY.finditer(figured.text) if figured is not None else ():
            cell = one_cell.get(match["label"])
            if cell is None or figured is None:
                continue
            said = figured.at(match["n"])
            exact = not (said.about or said.words or said.decimals)
            if exact and said.value != cell[1] and _close(said.value, cell[1]) and said.value > _LEAST:
                yield _conflict(scope, said, cell)._replace(kind="table")


def _close(one: float, two: float) -> bool:
    return abs(one - two) <= _NEAR * abs(two)


def _conflict(scope: Scope, said: Quantity, cell: tuple[Cell, float, str]) -> Slip:
    return scope.found(
        said.start,
        said.end,
        kind="slip",
        beside=(cell[0].start, cell[0].end),
        what=scope.text[said.start : said.end],
        value=plain(said.value),
        other=f"{plain(cell[1])} in the table",
        line=scope.doc.source.position(cell[0].span.start).line,
    )
