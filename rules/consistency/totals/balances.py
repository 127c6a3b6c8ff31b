"""What is left, or lies between: "spent 72,000, which leaves 12,000", "a majority of 980", "the other 40"."""

from collections.abc import Iterator, Sequence

from copydesk.api import Scope, Slip, regex, worded

from ..quantities.arithmetic import plain
from ..quantities.figuredtext import GAP, NUMBER, PERCENT, N
from ..quantities.figureledger import Entry, Ledger
from .toldtotals import explained

_FILE = "quantities.toml"
APART = worded(
    r"\b(?:(?:(?@difference_nouns))(?: [a-z]{2,12}){0,3}? (?:of|is|was|by|at|to|stands at|amounts to"
    r"|came to|comes to|:)"
    r"|leav(?:es|ing|e)|left (?:it |them |us |him |her )?with)(?: (?:a |an "
    r"|the )?(?:[a-z]{3,12} )?(?:(?@difference_nouns)) of)?"
    r"(?: just| only| exactly)? \Z",
    _FILE,
)
LEFT = regex(
    r"(?:[ -][a-z]{2,12}){0,3}? (?:left(?! (?:the|for|by|on|in|at|to|him|her))|to spare|left over"
    r"|remain(?:s|ed|ing)?|(?:(?:is|are|was|were) )?(?:still|yet) (?:to come|open|missing|outstanding"
    r"|waiting|to go"
    r"|free|unpaid|unanswered)|unanswered|outstanding)\b"
)
# "so we are still waiting for nine replies", "which leaves 15 open"
WAITING = regex(
    r"\b(?:so|thus|hence|leaves?|leaving|left)\b[^.;:,]{0,30} (?:still|yet)\b[^.;:,]{0,20}? (?:for |of |by "
    r")?\Z"
)
WHOLE_NUMBER = regex(r"\b(?:[Tt]here (?:are|were)|has|have|had|consists of|only) (?:just |only )?\Z")
REST = regex(r"\b(?:[Tt]he|[Ii]ts|[Tt]heir) (?:remaining|other|rest,) \Z")
# "The firm cut 40 of its 260 jobs and now has 230 employees"
NOW = worded(r"\b(?:(?@new_stock))(?: only| just)? \Z", _FILE)
GAIN = worded(r"\b(?:(?@stock_changes))\b", _FILE)
BRINGS = regex(
    rf"{N} more\b{GAP}{{0,60}}? (?:will )?(?:bring|brings|bringing|brought|make|makes|making|take|takes|took)"
    rf" {GAP}{{2,24}}? to \Z"
)
_BACK = 60


def wrong_balances(scope: Scope) -> Iterator[Slip]:
    """Yield differences, remainders and new stocks that no figures of the passage give."""
    ledger: Ledger = scope.facts.figure_ledger
    nouns = scope.data(_FILE)["difference_nouns"]
    for figured in ledger.saying(
        *nouns, "leav", "left", "remain", "other ", "rest,", "still ", "open", " to ", "now ", "has "
    ):
        for entry in ledger.of(figured):
            if entry.kind != NUMBER or entry.number.about:
                continue
            before = figured.text[max(0, entry.at - _BACK) : entry.at]
            if (
                APART(scope.data).search(before)
                or LEFT.match(figured.text, entry.at + 1)
                or WAITING.search(before)
                or REST.search(before)
            ):
                yield from _difference(ledger, entry)
            elif (NOW(scope.data).search(before) and GAIN(scope.data).search(figured.text)) or BRINGS.search(
                figured.text, 0, entry.at
            ):
                yield from _stock(ledger, entry)


def _pool(ledger: Ledger, entry: Entry) -> list[Entry]:
    return [
        each
        for each in ledger.window(entry)
        if each.kind == NUMBER
        and (each.figured is not entry.figured or each.at < entry.at)
        and (
            each.unit == entry.unit
            or (not each.noun and not each.unit)
            or (not entry.unit and not entry.noun)
        )
    ]


def _difference(ledger: Ledger, entry: Entry) -> Iterator[Slip]:
    pool = _pool(ledger, entry)
    shares = [each for each in ledger.window(entry) if each.kind == PERCENT]
    alone = [each for each in pool if each.noun]
    if (
        len(pool) == 1
        and alone
        and WHOLE_NUMBER.search(pool[0].figured.text, 0, pool[0].at)
        and REST.search(entry.figured.text, 0, entry.at)
        and entry.value >= pool[0].value > 1
        and not entry.noun
    ):
        what = f"{plain(entry.value)} cannot be the others of {plain(pool[0].value)}"
        yield Scope.found(entry.start, entry.number.end, kind="likely", beside=_places(pool), what=what)
        return
    if len(pool) < 2 or any(each.number.about for each in pool) or explained(entry, [*pool, *shares]):
        return
    near = [each for each in pool if each.figured is pool[-1].figured]
    pairs = [(one, two) for at, one in enumerate(pool) for two in pool[at + 1 :] if _near(one, two, entry)]
    if len(pool) >= 2 and pairs:
        one, two = min(
            pairs,
            key=lambda pair: (pair[1] is not pool[-1], abs(abs(pair[0].value - pair[1].value) - entry.value)),
        )
        if not _told_alike(entry, one, two) or _goes_on(entry, abs(one.value - two.value)):
            return
        certain = len(pool) == 2 or (
            len(near) == 2 and (one, two) == tuple(near) and near[0].figured is entry.figured
        )
        yield _reported(entry, one, two, "" if certain else "likely")


def _goes_on(entry: Entry, right: float) -> bool:
    """Say whether what is left is told in several parts: "leaves 24 million for new works; 9 million for old
    ones".
    """
    text = entry.figured.text
    parts = [each for each in entry.figured.numbers(text[entry.at + 1 :]) if each.money == entry.number.money]
    sums = [entry.value]
    for part in parts[:6]:
        sums.append(sums[-1] + part.value)
    return any(abs(each - right) <= 0.005 * right for each in sums[1:])


def _told_alike(entry: Entry, one: Entry, two: Entry) -> bool:
    """Say whether what is left may be of the two figures: of the same things, or of such as are not named."""
    nouns = {each.noun for each in (one, two) if each.noun}
    return bool(entry.unit) or not entry.noun or len(nouns) < 2 or entry.noun in nouns


def _near(one: Entry, two: Entry, entry: Entry) -> bool:
    apart = abs(one.value - two.value)
    return 0.5 * apart <= entry.value <= 2 * apart and apart > 0


def _stock(ledger: Ledger, entry: Entry) -> Iterator[Slip]:
    pool = [each for each in _pool(ledger, entry) if each.figured is entry.figured]
    brought = BRINGS.search(entry.figured.text, 0, entry.at)
    if len(pool) == 1 and brought:
        # "The line has six boats. Two more are on order, which will bring the fleet to eight."
        pool = [each for each in _pool(ledger, entry) if each.number.start != entry.start][:1] + pool
    if len(pool) > 2 and not any(each.figured is entry.figured for each in pool[:-2]):
        pool = pool[-2:]
    if len(pool) != 2 or any(each.number.about for each in pool) or explained(entry, pool):
        return
    change, stock = sorted(pool, key=lambda each: each.value)
    if change.value < 0.5 * stock.value and any(
        abs(stock.value + sign * change.value - entry.value) <= 0.15 * stock.value for sign in (1, -1)
    ):
        yield _reported(entry, stock, change, "likely")


def _reported(entry: Entry, one: Entry, two: Entry, kind: str) -> Slip:
    large, small = sorted((one, two), key=lambda each: -each.value)
    return Scope.found(
        entry.start,
        entry.number.end,
        kind=kind,
        beside=_places((one, two)),
        what=f"{plain(large.value)} − {plain(small.value)} is {plain(round(large.value - small.value, 6))}, "
        f"not {plain(entry.value)}",
    )


def _places(entries: Sequence[Entry]) -> tuple[int, int]:
    first = min(entries, key=lambda each: each.start)
    last = max(entries, key=lambda each: each.start)
    return (
        (first.start, last.number.end) if first.figured is last.figured else (first.start, first.number.end)
    )
