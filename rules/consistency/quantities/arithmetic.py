"""Whether numbers go together, given what their rounding leaves open."""

from math import sqrt
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


def change(old: Quantity, new: Quantity) -> Bounds:
    """Return by how many percent the one number is above the other (below it: less than 0)."""
    (old_low, old_high), (new_low, new_high) = _as_fine(old, new), _as_fine(new, old)
    return Bounds(100 * (new_low / old_high - 1), 100 * (new_high / old_low - 1))


def share(part: Quantity, whole: Quantity) -> Bounds:
    """Return how many percent one number is of another."""
    (part_low, part_high), (whole_low, whole_high) = _as_fine(part, whole), _as_fine(whole, part)
    return Bounds(100 * part_low / whole_high, 100 * part_high / whole_low)


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
