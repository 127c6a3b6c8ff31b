"""What a figure should be by the rates, amounts and numbers of its passage."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.api import Scope, regex

from ..quantities.arithmetic import bounds, plain
from ..quantities.figuredtext import ANY, NUMBER
from ..quantities.figureledger import Entry, Ledger, stem
from ..quantities.figurepairs import PERIODS
from ..quantities.unitsizes import measured
from .toldrates import Rate, rate_of

_TEXT = f"[^{ANY[1:-1]}.;:()]"
MEAN = regex(
    rf"\b(?:(?:a |the |an )?(?:mean|average)(?: {_TEXT[:-1]}]{{1,24}}?)? (?:of|is|was) (?:just |only )?|on "
    r"average,? )\Z"
)
MEAN_BEHIND = regex(r"(?:[ -][a-z°%]{1,14}){0,3} on average\b")
LIST = regex(r"(?:(?: [A-Za-z°]{1,12}){0,2}, |,? and |(?: [A-Za-z°]{1,12}){0,2},? and )\Z")
NEXT_ONE = regex(r"(?:,| and| or) \Z")
FOR_EACH = regex(
    rf"(?: [a-z]{{2,20}}){{0,2}} (?:for|to|in|on|at|from) each of (?:the|our|these|those|its|their) "
    rf"[{NUMBER}-\ue3ff] (?P<per>[a-z]{{3,20}})"
)
OF_LENGTH = regex(rf"[{NUMBER}-\ue3ff] (?:[a-z]{{2,14}} )?(?P<per>[a-z]{{3,20}}s) (?:of|lasting|with) \Z")
PRICE_FOR = regex(r"(?: [a-z]{2,12})? (?:for|per|a|an|each) (?:each |every )?(?P<per>[a-z]{3,20})\b")
_PENCE = frozenset({("penny", "pound"), ("cent", "euro"), ("cent", "dollar")})


class Formula(NamedTuple):
    """What a figure should be: value, its bounds, and how it is worked out."""

    value: float
    low: float
    high: float
    told: str


def formulas(
    scope: Scope, ledger: Ledger, claim: Entry, row: Sequence[Entry], pool: Sequence[Entry]
) -> Iterator[Formula]:
    """Yield what a figure may be meant to be: the mean of ``row``, or what the figures of ``pool`` make."""
    text = claim.figured.text
    if MEAN.search(text, 0, claim.at) or MEAN_BEHIND.match(text, claim.at + 1):
        alone = not row or (row[-1].figured is claim.figured and ";" in text[row[-1].at : claim.at])
        found = None if alone else _mean(row)
        if found is not None:
            yield found
            return
    rates = [rate for each in pool if (rate := _rate(scope, ledger, each)) is not None and rate.lot == 1]
    own = _rate(scope, ledger, claim)
    if own is not None and not own.per:
        # "800 eggs a year, or 160 each"
        rates = [rate for rate in rates if rate.per not in PERIODS]
    yield from _priced(scope, claim, pool)
    rest = [each for each in pool if all(each is not rate.entry for rate in rates)]
    if own is not None and own.lot == 1 and not rates and len(rest) == 2:
        whole, count = sorted(rest, key=lambda each: (not same_kind(scope, each, claim), -each.value))
        if own.per and own.per not in (count.noun, count.unit):
            return
        if (
            (same_kind(scope, whole, claim) or not (claim.unit or claim.noun))
            and not same_kind(scope, count, claim)
            and count.value > 1
        ):
            (low, high), (least, most) = bounds(whole.number), bounds(count.number)
            yield Formula(
                whole.value / count.value,
                low / most,
                high / least,
                f"{plain(whole.value)} / {plain(count.value)}",
            )
        return
    if own is not None and own.per in PERIODS and all(rate.per == own.per for rate in rates):
        return
    for rate in rates:
        yield from _by_rate(scope, claim, rate, rest)


def _rate(scope: Scope, ledger: Ledger, entry: Entry) -> Rate | None:
    """Return the rate that a figure is, also "two screws for each of the 14 boards", "lessons of 90
    minutes".
    """
    text = entry.figured.text
    match = FOR_EACH.match(text, entry.at + 1)
    if match:
        return Rate(entry, stem(match["per"].lower()), 1)
    size = OF_LENGTH.search(text[: entry.at]) if entry.unit in PERIODS else None
    if size:
        return Rate(entry, stem(size["per"].lower()), 1)
    return rate_of(scope, ledger, entry)


def _priced(scope: Scope, claim: Entry, pool: Sequence[Entry]) -> Iterator[Formula]:
    """Yield what things come to of which each kind has its price: "8 euros for adults and 3 for children"."""
    prices: dict[str, Entry] = {}
    for each in pool:
        match = PRICE_FOR.match(each.figured.text, each.at + 1)
        if match and not each.number.words:
            prices[stem(match["per"].lower())] = each
    bought = [
        (each, prices[each.noun]) for each in pool if each.noun in prices and each is not prices[each.noun]
    ]
    if len(prices) > 1 and len(bought) > 1:
        value = sum(count.value * price.value for count, price in bought)
        told = " + ".join(f"{plain(count.value)} × {plain(price.value)}" for count, price in bought)
        yield Formula(value, value, value, told)


def _by_rate(scope: Scope, claim: Entry, rate: Rate, rest: Sequence[Entry]) -> Iterator[Formula]:
    one = rate.entry
    counts = [
        each
        for each in rest
        if (rate.per in (each.noun, each.unit) if rate.per else not same_kind(scope, each, one))
        and each is not one
    ]
    amounts = [each for each in rest if same_kind(scope, each, one)]
    low, high = bounds(one.number)
    if same_kind(scope, claim, one) or not (claim.unit or claim.noun):
        for count in counts:
            least, most = bounds(count.number)
            factor = _factor(scope, one, claim)
            told = f"{plain(count.value)} × {plain(one.value)}"
            yield Formula(count.value * one.value * factor, least * low * factor, most * high * factor, told)
            for other in rest:
                if (
                    other is not count
                    and other is not one
                    and not same_kind(scope, other, one)
                    and other.unit != count.unit
                ):
                    # "Four people worked for five days, eight hours a day."
                    times = other.value
                    both = count.value * one.value * factor * times
                    yield Formula(
                        both,
                        least * low * factor * times,
                        most * high * factor * times,
                        f"{plain(times)} × {told}",
                    )
    elif rate.per and rate.per in (claim.noun, claim.unit):
        for amount in amounts:
            least, most = bounds(amount.number)
            factor = _factor(scope, amount, one)
            told = f"{plain(amount.value)} / {plain(one.value)}"
            yield Formula(amount.value * factor / one.value, least * factor / high, most * factor / low, told)


def is_listed(scope: Scope, claim: Entry, behind: Sequence[Entry]) -> bool:
    """Say whether a figure behind a mere comma is one of several of its kind, of which ``behind`` follow:
    "200 g on sand, 300 g on loam and 400 g on clay".
    """
    text = claim.figured.text
    return (
        text[: claim.at].endswith(", ")
        and bool(behind)
        and same_kind(scope, behind[0], claim)
        and NEXT_ONE.search(text, claim.at + 1, behind[0].at) is not None
    )


def same_kind(scope: Scope, one: Entry, two: Entry) -> bool:
    """Say whether two figures measure the same, or count the same things."""
    if one.unit or two.unit:
        return _factor(scope, one, two) > 0
    return one.noun == two.noun != ""


def _factor(scope: Scope, one: Entry, two: Entry) -> float:
    """Return how many of the unit of another figure the unit of one has; 0 where they do not measure the
    same.
    """
    if one.unit == two.unit:
        return 1.0
    if (one.unit, two.unit) in _PENCE:
        return 0.01
    if (two.unit, one.unit) in _PENCE:
        return 100.0
    first, second = measured(scope, one.unit), measured(scope, two.unit)
    return first[1] / second[1] if first and second and first[0] == second[0] else 0.0


def _mean(row: Sequence[Entry]) -> Formula | None:
    """Return the mean of the figures in a row that stand before it: "41, 38 and 47 metres"."""
    run: list[Entry] = []
    for each in row:
        if run and not (LIST.search(run[-1].figured.text, 0, each.at) and each.at - run[-1].at < 30):
            run = []
        run.append(each)
    if len(run) < 2 or len({each.unit or each.noun for each in run if each.unit or each.noun}) > 1:
        return None
    ranges = [bounds(each.number) for each in run]
    value = sum(each.value for each in run) / len(run)
    half = 0.5 if all(each.value == int(each.value) for each in run) and value > 9 else 0.051
    low, high = sum(low for low, _ in ranges) / len(run), sum(high for _, high in ranges) / len(run)
    numbers = ", ".join(plain(each.value) for each in run)
    return Formula(value, low - half, high + half, f"The mean of {numbers}")
