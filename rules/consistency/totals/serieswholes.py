"""A series of parts against a whole that stands further away: in the headline, or in the passage before."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from copydesk.api import Scope, Slip, regex, worded

from ..quantities.figuredtext import ANY, NUMBER
from ..quantities.figureledger import Entry, Ledger
from ..quantities.restated import GUARD
from .breakdowns import SOME
from .toldtotals import wrong_sum

_FILE = "quantities.toml"
_TEXT = f"[^{ANY[1:-1]}.;:()]"
# Between two parts: at most a few words and a comma or an "and".
JOINED = regex(rf"{_TEXT}{{0,50}}?(?:,|;| and| plus)(?: and)?{_TEXT}{{0,40}}\Z")
INCLUDED = regex(
    r"\b(?:included?|comprised?|consist(?:s|ed)? of|were made up of|are made up of|split into)\b"
)
REST = worded(r"\b(?:(?@rest_words))\b", _FILE)
# "54 children, most of them on their way home"
ATTRIBUTE = regex(r"\b(?:most|many|some|several|few) of (?:them|whom|which)\b")
_BACK, _MOST, _NEAR = 5, 7, 0.13


def against_wholes_before(scope: Scope) -> Iterator[Slip]:
    """Yield the last of some parts in a row whose sum is nearly, and not quite, a figure told before."""
    ledger: Ledger = scope.facts.figure_ledger
    for figured in ledger.saying(" and ", "; "):
        entries = [each for each in ledger.of(figured) if each.kind == NUMBER]
        row = _row(entries)
        least = 2 if INCLUDED.search(figured.text) else 3
        if (
            not least <= len(row) <= _MOST
            or SOME(scope.data).search(figured.text.replace("included", ""))
            or REST(scope.data).search(ATTRIBUTE.sub("", figured.text[row[-1].at :]))
            or GUARD(scope.data).search(figured.text)
        ):
            continue
        found = _judged(ledger, row, entries)
        if found is not None:
            yield found


def _row(entries: Sequence[Entry]) -> list[Entry]:
    """Return the longest run of figures of a sentence that are told one beside the other."""
    best: list[Entry] = []
    run: list[Entry] = []
    for each in entries:
        text = each.figured.text
        if run and not (_alike(run[0], each) and JOINED.match(text[run[-1].at + 1 : each.at])):
            run = []
        run.append(each)
        best = max(best, list(run), key=len)
    return best


def _alike(first: Entry, each: Entry) -> bool:
    if each.number.about or each.number.factor != first.number.factor:
        return False
    return each.unit == first.unit or (not each.unit and not each.noun)


def _judged(ledger: Ledger, row: Sequence[Entry], entries: Sequence[Entry]) -> Slip | None:
    first = row[0]
    added = sum(each.value for each in row)
    # Who states the parts to the hundred does so with the whole.
    fine = max(each.number.high - each.number.low for each in row) / 2
    earlier = [each for each in ledger.earlier(first.figured, _BACK) if each.kind == NUMBER]
    around = [*earlier, *(each for each in entries if each not in row)]
    if added < 10 or any(abs(each.value - added) <= max(fine, 1e-6) for each in around):
        return None
    wholes = [
        each
        for each in earlier
        if each.unit == first.unit
        and abs(each.value - added) <= _NEAR * added
        and each.value > max(part.value for part in row)
        and not each.number.about
        and (first.unit or each.noun)
    ]
    if (
        not wholes
        or len({each.value for each in wholes}) > 2
        or (not first.unit and not _named(row, wholes[-1]))
    ):
        return None
    whole = wholes[0]
    for count in range(2, len(row)):
        for some in combinations(row, count):
            if abs(sum(each.value for each in some) - whole.value) <= fine:
                return None
    return wrong_sum(whole, row, row[-1], kind="likely")


def _named(row: Sequence[Entry], whole: Entry) -> bool:
    """Say whether the parts may be such of a number of things: they are named otherwise, each in its way."""
    nouns = [each.noun for each in row if each.noun]
    return whole.noun not in nouns and len(set(nouns)) == len(nouns) and len(nouns) == len(row)
