"""Figures that are another one of the article with two digits exchanged: 412 and 421."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from copydesk.api import Scope, Slip

from .figuredtext import NUMBER
from .figureledger import Entry, Ledger
from .restated import PLACE, behind, conflict, person, told_figures

_YEARS = {float(year) for year in range(1500, 2101)}
_LARGE, _MOST, _FEW = 100, 250, 14


def exchanged_digits(scope: Scope) -> Iterator[Slip]:
    """Yield figures of three digits or more that are another one of the article with two digits exchanged."""
    ledger: Ledger = scope.facts.figure_ledger
    if not 2 <= len(ledger.numbered) <= _MOST:
        return
    numbers = _exchanged(scope)
    if not numbers:
        return
    every = told_figures(ledger, ledger.sentences(numbers))
    large = [
        each
        for each in every
        if each.kind == NUMBER and each.value >= _LARGE and not each.number.decimals and not each.number.about
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
    large = [
        word
        for word in table.vocabulary
        if word < ":" and len(digits := word.replace(",", "")) > 2 and digits.isdigit()
    ]
    if len(large) > _FEW:
        return []
    same: dict[str, list[str]] = defaultdict(list)
    for word in large:
        same["".join(sorted(word.replace(",", "")))].append(word)
    return list(table.where({word for words in same.values() if len(words) > 1 for word in words}))


def _may_be_one(scope: Scope, first: Entry, again: Entry) -> bool:
    if first.unit != again.unit or PLACE.match(behind(first)) or PLACE.match(behind(again)):
        return False
    return (
        first.noun == again.noun
        or not first.noun
        or not again.noun
        or (person(scope, first.noun) and person(scope, again.noun))
    )
