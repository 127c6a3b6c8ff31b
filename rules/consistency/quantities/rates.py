"""Rates and what they come to: "30 paintings for 900 francs each … 27,000", "650 a month, 7,800 a year"."""

from collections.abc import Iterator, Sequence

from copydesk.api import Scope, Slip, regex, worded

from .arithmetic import Bounds, bounds, plain
from .figuredtext import GAP, NUMBER
from .figureledger import Entry, Ledger, stem
from .toldtotals import explained, told_as_total

_FILE = "quantities.toml"
_PER_WORDS = r"(?:per|an?|every)"
_PER = r"(?P<per>(?:square |cubic )?[a-z]{3,14})"
RATE = worded(
    rf"(?:-[A-Za-z][\w’'-]{{0,24}})?(?: [A-Za-z][\w’'-]{{0,24}}){{0,3}}?"
    rf" (?:(?P<each>each\b(?! (?:other|of))|apiece\b)|(?:(?P<to>(?:for|to) each)|{_PER_WORDS}) {_PER}\b)",
    _FILE,
)
OF_ONE = worded(
    rf"(?:\A|[,;:–(—] ?|\band |\bthat |\A[^,;]{{2,30}}, )(?:(?:[Ee]ach|[Ee]very)(?! and\b"
    rf"|,)(?: (?:of (?:the|them|these|those|which|whom)|one))?{GAP}{{0,40}}?"
    rf"|\b(?:[Yy]ou|[Ww]e|[Tt]hey)(?: will| can| may| must| all)? each {GAP}{{2,16}}?|(?:A|An|One|a|an"
    rf"|one) (?P<per>[a-z]{{3,14}}) {GAP}{{0,20}}?"
    rf"\b(?:(?@of_one_verbs)) )(?:about )?\Z",
    _FILE,
)
RESULT = worded(rf"\b(?:(?@paying)){GAP}{{0,16}} \Z", _FILE)
QUOTIENT = regex(
    r"(?:,|[(–—]) ?(?:or|i\.e\.,?|that is,?|which is|on average|an average of|making)(?: just| about|"
    r" roughly)? \Z"
)
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
    for figured in ledger.saying(" each", " apiece", " per ", " a ", " an ", "Each ", "Every ", "A ", "An "):
        for rate in ledger.of(figured):
            if rate.kind != NUMBER or not rate.value or rate.number.about:
                continue
            per = _per(scope, rate)
            if per is not None:
                yield from _judged(scope, ledger, rate, per)


def _per(scope: Scope, rate: Entry) -> str | None:
    """Return of what a figure is told for each one ("" where it is not said); None where it is no rate."""
    behind = RATE(scope.data).match(rate.figured.text, rate.at + 1)
    if behind:
        told = behind["each"] or behind["to"] or rate.unit or behind["per"] in _PERIODS
        return stem(behind["per"] or "") if told else None
    before = OF_ONE(scope.data).search(rate.figured.text[max(0, rate.at - _BACK) : rate.at])
    return stem(before["per"] or "") if before else None


def _judged(scope: Scope, ledger: Ledger, rate: Entry, per: str) -> Iterator[Slip]:
    pool = [each for each in ledger.window(rate) if each.kind == NUMBER]
    following = ledger.behind(rate.figured)
    if following is not None:
        pool += [each for each in ledger.of(following) if each.kind == NUMBER]
    bare = bool(per) and not rate.noun and not rate.unit
    whole = [
        each
        for each in pool
        if each.start < rate.start
        and each.value > rate.value
        and (_alike(each, rate) or (bare and each.noun != per and not each.unit))
    ]
    if whole and (told_as_total(scope, rate) or QUOTIENT.search(rate.figured.text[: rate.at])):
        yield from _quotient(rate, per, pool, whole)
        return
    for result in pool:
        if (
            result.start > rate.start
            and _alike(result, rate)
            and result.value > rate.value
            and not result.number.about
        ):
            before = result.figured.text[max(0, result.at - _BACK) : result.at]
            if told_as_total(scope, result) or RESULT(scope.data).search(before):
                yield from _product(scope, ledger, rate, per, result, pool)
                return


def _alike(one: Entry, rate: Entry) -> bool:
    """Say whether a figure is in the unit of a rate, or counts the same things."""
    if rate.unit or one.unit:
        return one.unit == rate.unit
    return bool(rate.noun) and one.noun == rate.noun


def _counts(rate: Entry, per: str, pool: Sequence[Entry], before: int) -> list[Entry]:
    """Return the figures by which a rate may be multiplied: what it is told for, or what stands before a
    place."""
    others = [each for each in pool if each.start != rate.start and not _alike(each, rate)]
    named = [each for each in others if per and per in (each.noun, each.unit)]
    return named or [each for each in others if each.start < before or each.figured is rate.figured]


def _product(
    scope: Scope, ledger: Ledger, rate: Entry, per: str, result: Entry, pool: Sequence[Entry]
) -> Iterator[Slip]:
    others = [each for each in pool if each.start != result.start]
    again = _per(scope, result)
    counts = _counts(rate, per, others, rate.start if per else result.start)
    period = FOR_A.search(rate.figured.text, rate.at, rate.at + _BACK)
    if again is None and period and (per, period["period"]) in _FACTORS:
        again = period["period"]
    if again and again != per and again in _PERIODS and per in _PERIODS:
        factor = _FACTORS.get((per, again))
        if factor is not None and not explained(result, [*others, rate]):
            low, high = bounds(rate.number)
            slack = 0.04 if factor in (30, 4, 365, 52) else 0
            if not Bounds(low * factor * (1 - slack), high * factor * (1 + slack)).meets(
                *bounds(result.number)
            ):
                yield _wrong(result, rate, factor, "")
        return
    if (
        (again is not None and again == per)
        or not counts
        or explained(result, [*others, rate])
        or any(each.number.about for each in counts)
    ):
        return
    rates = [each for each in others if each.start != rate.start and _per(scope, each) is not None]
    if rates or not _meant(result, rate, counts[-1].value):
        return
    certain = len(counts) == 1 and (result.figured is rate.figured or told_as_total(scope, result))
    yield _wrong(result, rate, counts[-1].value, "" if certain else "likely")


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
        f"{plain(result.value)}",
    )


def _quotient(rate: Entry, per: str, pool: Sequence[Entry], wholes: Sequence[Entry]) -> Iterator[Slip]:
    """Judge "360,000 pounds, i.e. 3,000 pounds per square metre" by the square metres before it."""
    counts = [each for each in _counts(rate, per, pool, rate.start) if each.value > 1]
    if not counts or any(each.number.about for each in (*counts, *wholes)):
        return
    low, high = bounds(rate.number)
    for whole in wholes:
        for count in counts:
            (part_low, part_high), (least, most) = bounds(whole.number), bounds(count.number)
            if Bounds(part_low / most, part_high / least).meets(low, high):
                return
    right = wholes[-1].value / counts[-1].value
    if 1 / _NEAR < rate.value / right < _NEAR:
        yield Scope.found(
            rate.start,
            rate.number.end,
            kind="" if len(counts) == len(wholes) == 1 else "likely",
            beside=(wholes[-1].start, wholes[-1].number.end),
            what=f"{plain(wholes[-1].value)} / {plain(counts[-1].value)} is {plain(round(right, 2))}, "
            f"not {plain(rate.value)}",
        )
