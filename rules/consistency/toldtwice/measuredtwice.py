"""One measure told twice in the same words with two values, or in a unit ten or a thousand times as large:
"seepage at the left abutment fell to 3.1 litres" and "… came to 3.7 litres at the left abutment".
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from copydesk.api import Scope, Slip, once

from ..changes.statedchanges import EARLIER
from ..quantities.arithmetic import plain
from ..quantities.figuredtext import NUMBER
from ..quantities.figureledger import Entry, Ledger
from ..quantities.restated import conflict, told_figures
from ..quantities.samemeasure import roots_near
from ..quantities.unitsizes import measured

_FILE = "quantities.toml"
_FEW, _SHARED, _LOOSE, _STEM = 40, 3, 2.0, 5
_BEFORE, _BEHIND = 60, 24
_ROUNDED = 0.1
_SCALES = (10.0, 100.0, 1000.0)


def measured_twice(scope: Scope) -> Iterator[Slip]:
    """Yield measures that another sentence tells, in the same words, with another value or unit."""
    ledger: Ledger = scope.facts.figure_ledger
    numbers = _with_units(scope) if len(ledger.numbered) > 1 and ledger.comparable else []
    if not numbers:
        return
    found = [
        each
        for each in told_figures(ledger, ledger.sentences(numbers))
        if each.kind == NUMBER and each.unit and not each.number.about and not each.number.money
    ]
    by_kind: dict[str, list[Entry]] = defaultdict(list)
    for entry in found:
        kind = measured(scope, entry.unit)
        if kind is not None:
            by_kind[kind[0]].append(entry)
    for entries in by_kind.values():
        for at, again in enumerate(entries[:_FEW]):
            for first in entries[:at]:
                if first.figured is not again.figured and _amiss(scope, first, again, entries):
                    yield _told(conflict(scope, first, again, "counted"), first, again)
                    break


def _told(slip: Slip, first: Entry, again: Entry) -> Slip:
    """Return a finding that names the units where they differ."""
    if first.unit == again.unit:
        return slip
    value, other = (f"{plain(each.value)} {each.unit}" for each in (again, first))
    return slip._replace(data={**slip.data, "value": value, "other": other})


@once
def _unit_words(units: Mapping[str, Sequence[str]]) -> frozenset[str]:
    return frozenset(word for words in units.values() for word in words if " " not in word)


def _with_units(scope: Scope) -> list[int]:
    """Return the numbers of the words that are figures with a unit behind them, where several are."""
    table = scope.facts.word_table
    units = _unit_words(scope.data(_FILE)["same_units"])
    lower, last = table.lower, len(table) - 1
    found = [
        number
        for number in scope.facts.number_words
        if number < last and (lower[number + 1] in units or lower[number].lstrip("0123456789.,") in units)
    ]
    return found if len(found) > 1 else []


def _of_more(scope: Scope, first: Entry, again: Entry) -> bool:
    """Say whether another figure beside each of the two grows as they do: "4 tablespoons (57 g)" and "8
    tablespoons (113 g)" are two amounts.
    """
    ledger: Ledger = scope.facts.figure_ledger
    return any(
        one.unit == other.unit
        and one.noun == other.noun
        and one.value
        and one.value != other.value
        and abs(other.value / one.value / (again.value / first.value) - 1) < _ROUNDED
        for one in ledger.of(first.figured)
        for other in ledger.of(again.figured)
        if one.start != first.start and other.start != again.start
    )


def _near(entry: Entry) -> str:
    return entry.figured.text[max(0, entry.at - _BEFORE) : entry.at + _BEHIND]


def _amiss(scope: Scope, first: Entry, again: Entry, every: Sequence[Entry]) -> bool:
    shared = roots_near(scope, first) & roots_near(scope, again)
    if first.unit == again.unit:
        if first.value == again.value or first.number.decimals != again.number.decimals:
            return False
        ratio = again.value / first.value if first.value else 0.0
        same = any(each.value == again.value and each is not again for each in every)
        then = any(EARLIER(scope.data).search(_near(each)) for each in (first, again))
        loose = 1 / _LOOSE < ratio < _LOOSE and len(shared) > _SHARED
        return loose and not same and not then and not _of_more(scope, first, again)
    one, other = measured(scope, first.unit), measured(scope, again.unit)
    if one is None or other is None or first.value != again.value or first.value < _SHARED:
        return False
    scale = max(one[1], other[1]) / min(one[1], other[1])
    near = any(abs(scale / each - 1) < 1e-6 for each in _SCALES)
    stems = {word[:_STEM] for word in roots_near(scope, first) if len(word) >= _STEM}
    return near and not stems.isdisjoint(word[:_STEM] for word in roots_near(scope, again))
