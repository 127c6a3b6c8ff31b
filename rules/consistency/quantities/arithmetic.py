"""Whether numbers go together, given what their rounding leaves open."""

from math import inf, sqrt
from typing import NamedTuple

from .figuredtext import Quantity

_SPREAD = 1.3
_LOOSE = 0.1
"""How far "about" reaches, as a share of the number."""


class Bounds(NamedTuple):
    """The least and the greatest value that a calculation may have."""

    low: float
    high: float

    def meets(self, low: float, high: float) -> bool:
        """Say whether some value is in both ranges."""
        slack = 1e-9 * max(abs(self.low), abs(self.high), abs(low), abs(high))
        return self.low <= high + slack and low <= self.high + slack


def bounds(quantity: Quantity) -> Bounds:
    """Return what a number may stand for: its rounding, and what "about" leaves open."""
    if quantity.about:
        loose = _LOOSE * abs(quantity.value)
        return Bounds(min(quantity.low, quantity.value - loose), max(quantity.high, quantity.value + loose))
    return Bounds(quantity.low, quantity.high)


def as_rounded(quantity: Quantity) -> Bounds:
    """Return what a number may stand for as what comes of a division: it is rounded to its last figure, an
    amount of money as well.
    """
    low, high = bounds(quantity)
    half = 0.5 * quantity.factor * 10.0**-quantity.decimals
    return Bounds(min(low, quantity.value - half), max(high, quantity.value + half))


def percentage(quantity: Quantity) -> Bounds:
    """Return what a percentage may stand for. A multiple of ten or of five may be rounded to that."""
    low, high = bounds(quantity)
    half = 0.5 * 10.0**-quantity.decimals
    if not quantity.decimals:
        half = 2.0 if quantity.value % 10 == 0 else 1.0 if quantity.value % 5 == 0 else 0.6
    return Bounds(min(low, quantity.value - half), max(high, quantity.value + half))


def quotient(number: Bounds, by: Bounds) -> Bounds:
    """Return what one number divided by another may be: whatever you like where that may be nought."""
    if by.low <= 0 <= by.high:
        return Bounds(-inf, inf)
    return Bounds(number.low / by.high, number.high / by.low)


def change(old: Quantity, new: Quantity) -> Bounds:
    """Return by how many percent the one number is above the other (below it: less than 0)."""
    low, high = quotient(_as_fine(new, old), _as_fine(old, new))
    return Bounds(100 * (low - 1), 100 * (high - 1))


def share(part: Quantity, whole: Quantity) -> Bounds:
    """Return how many percent one number is of another."""
    low, high = quotient(_as_fine(part, whole), _as_fine(whole, part))
    return Bounds(100 * low, 100 * high)


def _as_fine(quantity: Quantity, other: Quantity) -> Bounds:
    """Return what a number may stand for beside another: who states that one to the unit does so with
    both."""
    found, fine = bounds(quantity), (other.high - other.low) / 2
    if (
        quantity.about
        or other.about
        or quantity.factor > 1
        or other.factor > 1
        or quantity.decimals
        or other.decimals
    ):
        return found
    return Bounds(max(found.low, quantity.value - fine), min(found.high, quantity.value + fine))


def total(parts: list[Quantity]) -> Bounds:
    """Return what some numbers add up to: that all are rounded the same way, each by the most that is
    possible, is not to be expected.
    """
    ranges = [bounds(part) for part in parts]
    low, high = sum(low for low, _ in ranges), sum(high for _, high in ranges)
    widest = max((high - low for low, high in ranges), default=0.0) / 2
    half = min((high - low) / 2, max(_SPREAD * sqrt(len(parts)), 1.0) * widest)
    return Bounds((low + high) / 2 - half, (low + high) / 2 + half)


def plain(value: float) -> str:
    """Return a number for people: 1250000 → "1,250,000", 12.345678 → "12.35"."""
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.2f}".rstrip("0").rstrip(".") if abs(value) >= 1 else f"{value:.2g}"
