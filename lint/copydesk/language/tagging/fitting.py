"""From which sums on another small word may be meant, and from which it is (``rules/data/small-swaps.txt``).

A sum is what the signs of a place and the parts of speech speak for the other word (``confusions``), and how
much better that one goes with its two neighbours (``pairtable``): natural logarithms.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ...base.resources import path

FILE = "small-swaps.txt"


class Fitting(NamedTuple):
    """The two limits of a pair of words."""

    possible: float
    sure: float

    def over(self, total: float) -> float:
        """Return how far a sum is on the way from what is possible to what is sure: 1 there."""
        return (total - self.possible) / (self.sure - self.possible)


def fitting_of(lines: Iterable[str]) -> dict[tuple[str, str], Fitting]:
    """Read lines "written > meant: possible sure"; others are comments. Raises ``ValueError`` for what are
    no numbers.
    """
    found = {}
    for line in lines:
        pair, colon, limits = line.partition(": ")
        written, arrow, meant = pair.partition(" > ")
        if colon and arrow and not line.startswith("#"):
            possible, sure = map(float, limits.split())
            found[written, meant] = Fitting(possible, sure)
    return found


def english_fitting() -> dict[tuple[str, str], Fitting]:
    """Return the limits for English, by the word that is written and the one that is meant."""
    with open(path("rules", "data", FILE), encoding="utf-8") as file:
        return fitting_of(file)
