"""One measure in two units beside each other: "10 km (16 miles)"."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from copydesk.api import Data, Scope, Slip, once, regex, worded

from ..quantities.arithmetic import plain
from ..quantities.figuredtext import OTHER, Figured, N, Quantity

_NEAR, _NEAR_EXACT = 0.06, 0.03
"""A conversion may be rounded so far whatever its digits ("900 metres, roughly 3,000 feet"); less where the
last of its digits is none of rounding.
"""
DIFFERENCE = worded(r"\b(?:(?@temperature_differences))\b", "quantities.toml")
SEA = worded(r"(?i)\b(?:(?@sea_words))", "quantities.toml")
EXAMPLES = regex(r"(?:\be\.g\.,?|\bsuch as|\bfor (?:example|instance),?|\blike) \Z")
_SIGNED = f"(?:{N}|[{OTHER}-\uf3ff])"
"""A number, or one with a sign before it: of a temperature."""
_ABOUT = r"(?:(?:about|around|roughly|approximately|approx\.?|nearly|almost|some|just|over|under) ){0,2}"


class _Units(NamedTuple):
    """The expressions of two measures beside each other and of one that goes on in a smaller unit, and what
    the units measure.
    """

    pair: re.Pattern[str]
    greater: re.Pattern[str]
    names: re.Pattern[str]
    known: Mapping[str, tuple[str, tuple[float, ...]]]


@once
def _units(table: Mapping[str, Mapping[str, list[float]]]) -> _Units:
    known, names = dict[str, tuple[str, tuple[float, ...]]](), list[str]()
    for number, (kind, units) in enumerate(table.items()):
        for at, (expression, factors) in enumerate(units.items()):
            key = f"u{number}_{at}"
            known[key] = kind, tuple(factors)
            names.append(f"(?P<{key}>{expression})")
    forms = _forms(table)
    unit = rf"[ \u00a0-]?(?:{forms})(?![\w/²³])"
    return _Units(
        regex(
            rf"(?P<a>{_SIGNED})(?P<ua>{unit})(?: (?:long|tall|high|wide|deep|away|thick|apart))?"
            r"(?: ?[(\[]|,? or |, (?=which|that is|i\.e|some |about |roughly |around |nearly ))"
            rf"(?:which (?:is|was) |that is,? |i\.e\.,? |equal to |= ?|equivalent to |or )?{_ABOUT}"
            rf"(?P<b>{_SIGNED})(?P<ub>{unit})"
            r"(?P<end>[)\]]| (?:long|tall|high|wide|deep|away|thick)|[,.;]|\Z)"
        ),
        regex(rf"{N}{unit}(?:,? and|,)? \Z"),
        regex(rf"(?:{'|'.join(names)})\Z"),
        known,
    )


def _forms(table: Mapping[str, Mapping[str, list[float]]]) -> str:
    every = [form for units in table.values() for form in "|".join(units).split("|")]
    return "|".join(sorted(every, key=lambda form: (-len(form), form)))


def unit_expression(data: Data) -> str:
    """Return the alternatives of an expression for a unit, as it is written."""
    return _forms(data("conversions.toml"))


def same_measure(data: Data, one: tuple[float, int, str], two: tuple[float, int, str]) -> bool:
    """Say whether two measures (value, decimals, unit as written) may be the same; also of two kinds, which
    cannot be compared.
    """
    units = _units(data("conversions.toml"))
    first, second = units.names.match(one[2]), units.names.match(two[2])
    if first is None or second is None:
        return True
    (kind, factors), (other, others) = units.known[first.lastgroup or ""], units.known[second.lastgroup or ""]
    if kind != other or kind == "temperature" or one[0] <= 0:
        return True
    given, wanted = (
        Quantity(value, value, value, decimals, 0, 0, "", 1, False, False)
        for value, decimals, _ in (one, two)
    )
    rights = [one[0] * factor / unit for factor in factors for unit in others]
    return any(_fits(given, wanted, right) for right in rights)


def wrong_conversions(scope: Scope) -> Iterator[Slip]:
    """Yield measures whose conversion, in brackets or behind a comma, is another length, weight …"""
    units = _units(scope.data("conversions.toml"))
    for figured in scope.facts.quantities.saying("(", "[", " or ", ", "):
        if "(" in figured.text or "," in figured.text or "[" in figured.text:
            for match in units.pair.finditer(figured.text):
                yield from _conversion(scope, units, figured, match)


def _conversion(scope: Scope, units: _Units, figured: Figured, match: re.Match[str]) -> Iterator[Slip]:
    if EXAMPLES.search(figured.text, 0, match.start()) and " or " in match[0]:
        return  # "a unit (e.g. 100 metres or 25 feet)"
    one, two = figured.at(match["a"]), figured.at(match["b"])
    first, second = (units.names.match(match[name].strip(" \u00a0-")) for name in ("ua", "ub"))
    if first is None or second is None or first.lastgroup == second.lastgroup:
        return
    if any(figured.kind(match[name]) == OTHER and not figured.at(match[name]).value for name in "ab"):
        # "68–86 °F (20–30 °C)"
        return
    # "6 ft 2 in (188 cm)".
    if units.greater.search(figured.text, max(0, match.start() - 30), match.start()):
        return
    (kind, factors), (other, others) = units.known[first.lastgroup or ""], units.known[second.lastgroup or ""]
    if kind != other or one.money or two.money or (one.value <= 0 and kind != "temperature"):
        return
    if kind != "temperature" and OTHER in (figured.kind(match["a"]), figured.kind(match["b"])):
        return
    if kind == "temperature":
        apart = DIFFERENCE(scope.data).search(figured.text) is not None
        rights = _temperatures(one.value, celsius=factors[0] == 1)[: 2 if apart else 1]
    else:
        rights = [one.value * factor / unit for factor in factors for unit in others]
        if kind == "length" and not SEA(scope.data).search(figured.text):
            # On land a mile is no nautical one.
            rights = rights[:1]
    fits = _fits_temperature if kind == "temperature" else _fits
    if not any(fits(one, two, right) for right in rights):
        right = min(rights, key=lambda value: abs(value - two.value))
        unit, unit_two = match["ua"].strip(" \u00a0-"), match["ub"].strip(" \u00a0-")
        yield Scope.found(
            two.start,
            two.end + len(match["ub"]),
            said=f"{plain(two.value)} {unit_two}",
            first=f"{plain(one.value)} {unit}",
            right=f"{plain(float(f'{right:.3g}'))} {unit_two}",
        )


def _temperatures(value: float, *, celsius: bool) -> list[float]:
    """Return a temperature on the other scale, and a difference of temperatures."""
    return [value * 1.8 + 32, value * 1.8] if celsius else [(value - 32) / 1.8, value / 1.8]


def _fits_temperature(one: Quantity, two: Quantity, right: float) -> bool:
    """Say whether a temperature is near enough to that of the other scale: ovens are set in round steps."""
    round_ones = one.value % 10 == 0 and two.value % 5 == 0
    return abs(two.value - right) <= (10 if round_ones else 3 if not two.decimals else 1)


def _fits(one: Quantity, two: Quantity, right: float) -> bool:
    """Say whether a conversion is near enough: by a share, or by the rounding of one of the two numbers."""
    exact = not two.about and (two.decimals > 0 or (two.value % 5 != 0 and two.value > 20))
    if abs(two.value - right) <= (_NEAR_EXACT if exact else _NEAR) * abs(right):
        return True
    half = max(0.5 * _unit_of_last_digit(two), (two.high - two.low) / 2)
    back = max(0.5 * _unit_of_last_digit(one), (one.high - one.low) / 2)
    return abs(two.value - right) <= half * 1.01 or (
        right != 0 and abs(two.value / right - 1) * one.value <= back * 1.01
    )


def _unit_of_last_digit(quantity: Quantity) -> float:
    if quantity.decimals:
        return 10.0**-quantity.decimals
    digits = f"{quantity.value:.0f}"
    zeros = len(digits) - len(digits.rstrip("0"))
    return 10.0 ** min(zeros, max(0, len(digits) - 2))
