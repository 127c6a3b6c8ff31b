"""Rates and what they come to: "30 paintings for 900 francs each … 27,000", "650 a month, 7,800 a year"."""

from collections.abc import Iterator, Sequence

from copydesk.api import Scope, Slip, regex, worded

from ..quantities.arithmetic import Bounds, as_rounded, bounds, plain, quotient
from ..quantities.figuredtext import GAP, NUMBER, YEAR
from ..quantities.figureledger import Entry, Ledger
from ..quantities.restated import person
from ..quantities.unitsizes import in_unit
from ..totals.toldtotals import explained, told_as_total
from .toldrates import Rate, rate_of
from .workedout import is_listed

_FILE = "quantities.toml"
RESULT = worded(rf"\b(?:(?@paying)){GAP}{{0,16}} \Z", _FILE)
SO = regex(r", so (?:that )?[^,;.]{2,40} \Z")
QUOTIENT = worded(
    r"(?:(?:,|;|:|[(–—]| and)(?: ?(?:or|i\.e\.,?|that is,?|which is|so|thus|making|at|on average"
    r"|giving|which makes))?"
    r"|\b(?:[Tt]hat|[Tt]his|[Ii]t|[Ww]hich) (?:is|was|makes|made|comes to|works out at))"
    r"(?: an average(?: [a-z]{3,12})? of| on average)?(?: (?:just|about|roughly|only|almost|nearly))? \Z"
    r"|\b(?:an average(?: [a-z]{3,12})? of|averaging) \Z",
    _FILE,
)
DIVIDED = regex(r"\b(?:shared?|split|divided?|equally|spread)\b")
# A result in apposition: ", 10 litres of juice", ", or 480 pounds".
APPOSED = regex(
    r"(?:,| [–—]| \(|:)(?: (?:or|that is,?|i\.e\.,?|so|thus|which (?:is|makes|gives)|making))?"
    r"(?: (?:about|around|roughly|some|nearly|almost|just|only))? \Z"
)
# "8 euros for adults and 3 for children": each kind has its price.
FOR_KIND = regex(r"(?: [a-z]{2,12})? for [a-z]{3,20}\b")
# "28 euros a year, or 90 for good": another way to pay.
AT_ONCE = regex(r" (?:for (?:good|life|ever|keeps)|once|outright|up ?front|in one go|one-off)\b")
# "200 pounds a month for a year"
FOR_A = regex(
    r" for (?:an?|one|the (?:whole|full|entire)) (?:whole |full )?(?P<period>year|month|week|day|hour)\b"
)
_BACK, _NEAR = 80, 3.0
_FACTORS = {
    ("month", "year"): 12,
    ("week", "year"): 52,
    ("day", "week"): 7,
    ("hour", "day"): 24,
    ("day", "year"): 365,
    ("minute", "hour"): 60,
    ("quarter", "year"): 4,
    ("day", "month"): 30,
    ("week", "month"): 4,
    ("second", "minute"): 60,
}
_PERIODS = frozenset(each for pair in _FACTORS for each in pair)


def wrong_rates(scope: Scope) -> Iterator[Slip]:
    """Yield results that are not a rate times a number, and rates that are not a whole by a number."""
    ledger: Ledger = scope.facts.figure_ledger
    words = (" each", " apiece", " per ", " a ", " an ", "Each ", "Every ", "A ", "An ", " of ", "/", "mph")
    for figured in ledger.saying(*words):
        for entry in ledger.of(figured):
            if entry.kind == NUMBER and entry.value:
                rate = rate_of(scope, ledger, entry)
                if rate is not None:
                    yield from _judged(scope, ledger, rate)


def _judged(scope: Scope, ledger: Ledger, rate: Rate) -> Iterator[Slip]:
    entry = rate.entry
    pool = [each for each in ledger.window(entry) if each.kind == NUMBER]
    following = ledger.behind(entry.figured)
    if following is not None:
        pool += [each for each in ledger.of(following) if each.kind == NUMBER]
    bare = bool(rate.per) and not entry.noun and not entry.unit
    whole = [
        each
        for each in pool
        if each.start < entry.start
        and each.value > entry.value
        and (_alike(scope, each, entry) or (bare and each.noun != rate.per and _bare(each, entry)))
    ]
    text = entry.figured.text
    if whole and (told_as_total(scope, entry) or _is_quotient(scope, entry, text)):
        yield from _quotient(scope, ledger, rate, pool, whole)
        return
    for result in pool:
        same = in_unit(scope, result, entry.unit) if entry.unit and result.unit else result
        if (
            same is not None
            and same.start > entry.start
            and _alike(scope, same, entry)
            and same.value > entry.value
            and _told(scope, ledger, rate, result)
            and not AT_ONCE.match(result.figured.text, result.at + 1)
        ):
            yield from _product(scope, ledger, rate, same, pool)
            return


def _is_quotient(scope: Scope, entry: Entry, text: str) -> bool:
    """Say whether a rate is told as what comes of the figures before it."""
    before = text[max(0, entry.at - _BACK) : entry.at]
    return QUOTIENT(scope.data).search(before) is not None or (
        DIVIDED.search(text, 0, entry.at) is not None and RESULT(scope.data).search(before) is not None
    )


def _told(scope: Scope, ledger: Ledger, rate: Rate, result: Entry) -> bool:
    """Say whether a figure is told as what a rate comes to."""
    text = result.figured.text
    before = text[max(0, result.at - _BACK) : result.at]
    if told_as_total(scope, result) or RESULT(scope.data).search(before):
        return True
    if result.figured is not rate.entry.figured:
        return False
    between = text[rate.entry.at + 1 : result.at]
    following = [each for each in ledger.of(result.figured) if each.at > result.at]
    alone = not any(char >= NUMBER for char in between) and not is_listed(scope, result, following)
    return SO.search(between) is not None or (
        alone and APPOSED.search(between) is not None and "," in between[-14:]
    )


def _bare(each: Entry, rate: Entry) -> bool:
    """Say whether a figure may be the whole of a rate without a unit: "128 million crowns, or 25 million"."""
    return not each.unit or each.number.factor == rate.number.factor > 1


def _alike(scope: Scope, one: Entry, rate: Entry) -> bool:
    """Say whether a figure is in the unit of a rate, or counts the same things."""
    if rate.unit or one.unit:
        return one.unit == rate.unit
    if not rate.noun:
        return False
    return one.noun == rate.noun or (person(scope, one.noun) and person(scope, rate.noun))


def _counts(scope: Scope, ledger: Ledger, rate: Rate, pool: Sequence[Entry], before: int) -> list[Entry]:
    """Return the figures by which a rate may be multiplied: what it is told for, or what stands before a
    place."""
    entry, per = rate.entry, rate.per
    others = [each for each in pool if each.start != entry.start and not _alike(scope, each, entry)]
    # "Over forty years", "over 600 km": in so many.
    named = [
        each._replace(number=each.number._replace(about=False))
        for each in others
        if per and per in (each.noun, each.unit) and (each.figured, each.at) != rate.lot_at
    ]
    if not named and per == "year":
        years = [each for each in ledger.window(entry) if each.kind == YEAR]
        apart = abs(years[-1].value - years[0].value) if len(years) == 2 else 0
        if apart > 1:
            number = years[1].number._replace(value=apart, low=apart - 1, high=apart + 1)
            return [years[1]._replace(number=number, unit="year")]
    return named or [each for each in others if each.start < before or each.figured is entry.figured]


def _product(
    scope: Scope, ledger: Ledger, rate: Rate, result: Entry, pool: Sequence[Entry]
) -> Iterator[Slip]:
    others = [each for each in pool if each.start != result.start]
    entry, per = rate.entry, rate.per
    told = rate_of(scope, ledger, result)
    again = told.per if told is not None else None
    counts = _counts(scope, ledger, rate, others, entry.start if per else result.start)
    period = FOR_A.search(entry.figured.text, entry.at, entry.at + _BACK)
    if again is None and period and (per, period["period"]) in _FACTORS:
        again = period["period"]
    if again and again != per and again in _PERIODS and per in _PERIODS:
        factor = _FACTORS.get((per, again))
        if factor is not None and not explained(result, [*others, entry]):
            low, high = bounds(entry.number)
            slack = 0.04 if factor in (30, 4, 365, 52) else 0
            if not Bounds(low * factor * (1 - slack), high * factor * (1 + slack)).meets(
                *bounds(result.number)
            ):
                yield _wrong(result, entry, factor, "likely" if _loose(entry, result) else "")
        return
    if (again is not None and again == per) or not counts or rate.lot != 1:
        return
    if explained(result, [*others, entry]) or any(each.number.about for each in counts):
        return
    rates = [
        each
        for each in others
        if each.start != entry.start and each.unit == entry.unit and rate_of(scope, ledger, each) is not None
    ]
    priced = [
        each
        for each in (entry, *others)
        if not each.number.words and FOR_KIND.match(each.figured.text, each.at + 1)
    ]
    if rates or len(priced) > 1 or not _meant(result, entry, counts[-1].value):
        return
    sure = len(counts) == 1 and (result.figured is entry.figured or told_as_total(scope, result))
    yield _wrong(result, entry, counts[-1].value, "" if sure and not _loose(entry, result) else "likely")


def _loose(rate: Entry, result: Entry) -> bool:
    return rate.number.about or result.number.about


def _meant(result: Entry, rate: Entry, count: float) -> bool:
    """Say whether a product seems to be meant: not far off, or with a digit too many or too few."""
    ratio = result.value / (rate.value * count) if count else 0.0
    return 1 / _NEAR < ratio < _NEAR or any(abs(ratio - each) < 1e-9 for each in (0.1, 10, 0.01, 100))


def _wrong(result: Entry, rate: Entry, count: float, kind: str) -> Slip:
    return Scope.found(
        result.start,
        result.number.end,
        kind=kind,
        beside=(rate.start, rate.number.end),
        what=f"{plain(count)} × {plain(rate.value)} is {plain(round(count * rate.value, 6))}, not "
        f"{plain(round(result.value, 6))}",
    )


def _is_rate_too(scope: Scope, ledger: Ledger, rate: Rate, each: Entry) -> bool:
    """Say whether a figure is told for each of the same things: "576, or 19.2 a day; 458, or 15.8 a day"."""
    told = rate_of(scope, ledger, each)
    return told is not None and told.per == rate.per != ""


def _quotient(
    scope: Scope, ledger: Ledger, rate: Rate, pool: Sequence[Entry], wholes: Sequence[Entry]
) -> Iterator[Slip]:
    """Judge "360,000 pounds, i.e. 3,000 pounds per square metre" by the square metres before it."""
    counts = [
        each
        for each in _counts(scope, ledger, rate, pool, rate.entry.start)
        if each.value > 1 and each not in wholes and not _is_rate_too(scope, ledger, rate, each)
    ]
    if not counts or any(each.number.about for each in (*counts, *wholes)):
        return
    low, high = as_rounded(rate.entry.number)
    for whole in wholes:
        for count in counts:
            part_low, part_high = quotient(bounds(whole.number), bounds(count.number))
            if Bounds(rate.lot * part_low, rate.lot * part_high).meets(low, high):
                return
    right = rate.lot * wholes[-1].value / counts[-1].value
    if right and 1 / _NEAR < rate.entry.value / right < _NEAR:
        sure = len(counts) == len(wholes) == 1 and not rate.entry.number.about and counts[0].kind == NUMBER
        lot = f" × {plain(rate.lot)}" if rate.lot != 1 else ""
        yield Scope.found(
            rate.entry.start,
            rate.entry.number.end,
            kind="" if sure else "likely",
            beside=(wholes[-1].start, wholes[-1].number.end),
            what=f"{plain(wholes[-1].value)} / {plain(counts[-1].value)}{lot} is {plain(round(right, 2))}, "
            f"not {plain(rate.entry.value)}",
        )
