"""Figures that are another one of the article with two digits exchanged: 412 and 421."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from copydesk.api import Scope, Slip, regex

from ..quantities.figuredtext import NUMBER
from ..quantities.figureledger import Entry, Ledger
from ..quantities.figurepairs import PERIODS
from ..quantities.restated import PLACE, behind, conflict, person, told_figures

DIGITS = regex(r"\d{1,3}(?:,\d{3}){1,3}(?![\d,])|\d{2,9}(?![\d.,]\d)")
_YEARS = {float(year) for year in range(1500, 2101)}
_LARGE, _MOST_LARGE, _FEW, _TWO_DIGITS = 100, 250, 14, 12
_COLUMN = ("table", "column")
_OFTEN = PERIODS | {
    "%",
    "pound",
    "euro",
    "dollar",
    "cent",
    "penny",
    "crown",
    "franc",
    "degree",
    "time",
    "point",
    "m",
}


def exchanged_digits(scope: Scope) -> Iterator[Slip]:
    """Yield figures of three digits or more that are another one of the article with two digits exchanged."""
    ledger: Ledger = scope.facts.figure_ledger
    if len(ledger.numbered) < 2 or not ledger.comparable:
        return
    numbers = _exchanged(scope)
    if not numbers:
        return
    every = told_figures(ledger, ledger.sentences(numbers))
    large = [
        each
        for each in every
        if each.kind == NUMBER
        and (each.value >= _LARGE or _measured(each))
        and not each.number.decimals
        and not each.number.about
    ]
    counts = Counter(each.value for each in large)
    for at, again in enumerate(large):
        for first in large[:at]:
            one, two = f"{first.value:.0f}", f"{again.value:.0f}"
            if (
                len(one) != len(two)
                or sorted(one) != sorted(two)
                or one == two
                or counts[again.value] + counts[first.value] > 2
            ):
                continue
            # Years differ as other years do.
            if (
                not {first.value, again.value} <= _YEARS
                and sum(a != b for a, b in zip(one, two, strict=True)) == 2
                and first.figured is not again.figured
                and _may_be_one(scope, first, again)
            ):
                yield conflict(scope, first, again, "counted")


def _exchanged(scope: Scope) -> list[int]:
    """Return the numbers of the words that are figures with the same digits in another order, where the
    article has few figures.
    """
    table = scope.facts.word_table
    numbers: Sequence[int] = scope.facts.number_words
    if len(numbers) > _MOST_LARGE:
        return []
    same: dict[str, dict[str, int]] = defaultdict(dict)
    large = 0
    for number in numbers:
        start = table.starts[number]
        match = DIGITS.match(scope.text, start)
        # "400" of "2,400" is no figure.
        if match and scope.text[max(0, start - 1)] not in ",.":
            digits = match[0].replace(",", "")
            large += len(digits) > 2
            if len(digits) > 1:
                same["".join(sorted(digits))].setdefault(digits, number)
    if large > _FEW:
        return []
    return sorted(number for each in same.values() if len(each) > 1 for number in each.values())


def _measured(entry: Entry) -> bool:
    """Say whether a figure of two digits is a measure, such as a length or a size, which a thing has once."""
    return entry.value >= _TWO_DIGITS and bool(entry.unit) and entry.unit not in _OFTEN


def _in_one_column(scope: Scope, first: Entry, again: Entry) -> bool:
    """Say whether two figures stand in one column of a table, whose rows are different things."""
    blocks = [scope.doc.block_at(each.start) for each in (first, again)]
    one, other = ({key: block.attrs.get(key) for key in _COLUMN} if block else {} for block in blocks)
    return one == other and None not in one.values() and bool(one)


def _may_be_one(scope: Scope, first: Entry, again: Entry) -> bool:
    if first.unit != again.unit or _in_one_column(scope, first, again):
        return False
    placed = [PLACE.match(behind(each)) is not None for each in (first, again)]
    # "320 jobs in Lenz … the 230 jobs in Brill" are two numbers, "1,200 adults in Orm … 1,020" may be one.
    if all(placed) or (any(placed) and (first.noun != again.noun or not first.noun)):
        return False
    return (
        first.noun == again.noun
        or not first.noun
        or not again.noun
        or (person(scope, first.noun) and person(scope, again.noun))
    )
