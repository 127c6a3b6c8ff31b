"""One share told in two ways: "one in ten sightings, 10 %", "a fifth (20 per cent) of them"."""

from collections.abc import Iterator
from itertools import pairwise

from copydesk.api import Scope, Slip, regex

from ..quantities.arithmetic import plain
from ..quantities.figuredtext import PERCENT
from ..quantities.figureledger import Entry, Ledger
from ..quantities.reading import percent_words

APPOSED = regex(
    r"(?: of [a-z ]{2,24}| [a-z]{2,16}){0,2}(?:,(?: or| that is,?)?| \(| [–—]| or)(?: (?:about|some"
    r"|nearly))? ?\Z"
)
ENDS = regex(r"[,;).]| [–—]|\Z| of (?:them|the|all)\b")
_LOOSE = 0.12


def wrong_second_shares(scope: Scope) -> Iterator[Slip]:
    """Yield a percentage that is not the fraction before it, of which it is only another form."""
    ledger: Ledger = scope.facts.figure_ledger
    for figured in ledger.saying(*percent_words(scope.data)):
        shares = [each for each in ledger.of(figured) if each.kind == PERCENT]
        for first, second in pairwise(shares):
            if (
                _in_words(first)
                and not _in_words(second)
                and not any(first.at < each.at < second.at for each in ledger.of(figured))
            ):
                between = figured.text[first.at + 1 : second.at]
                if APPOSED.match(between) and ENDS.match(figured.text, second.at + 1):
                    yield from _judged(first, second)


def _in_words(entry: Entry) -> bool:
    return entry.number.words and entry.number.about


def _judged(first: Entry, second: Entry) -> Iterator[Slip]:
    if abs(first.value - second.value) > _LOOSE * first.value:
        yield Scope.found(
            second.start,
            second.number.end,
            kind="likely",
            beside=(first.start, first.number.end),
            what=f"The same share is {plain(round(first.value, 1))} % and {plain(second.value)} %",
        )
