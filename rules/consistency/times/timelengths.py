"""Lengths of time as texts tell them: "half an hour", "two and a half weeks", "an hour and ten minutes"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.api import Scope, worded

_FILES = ("numbers.toml",)
_NUMBER = r"\d{1,3}(?:\.\d)?|(?@tens)(?:-(?@small))?|(?@small)"
_PART = r" and a half| and a quarter| and three[ -]quarters"
LENGTH = worded(
    r"(?<![\w.,/$£€-])(?:(?P<half>half an|(?P<quarters>an?|three)[ -]quarters? of an) hour"
    rf"|(?P<n>an?(?= (?:hour|day|week|month)\b)|{_NUMBER})(?P<part>{_PART})?"
    rf"[ -](?P<unit>hour|minute|second|day|night|week|month|year)s?\b"
    rf"(?:(?P<more>{_PART})|(?:,| and|,? and)? (?P<m>{_NUMBER})[ -](?P<small>minute|second|month|day)s?\b)?)",
    *_FILES,
    flags=re.IGNORECASE,
)
UNITS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "night": 86_400, "week": 604_800}
MONTHS = {"month": 1, "year": 12}
_PARTS = {" and a half": 0.5, " and a quarter": 0.25}


class Length(NamedTuple):
    """A length of time: how many of its unit ("minute", "day", "month" …), the unit, its prose range, whether
    it is told in halves or in two units, so that it means to be exact.
    """

    number: float
    unit: str
    start: int
    end: int
    fine: bool

    @property
    def seconds(self) -> float:
        """How long it is, where it is no number of months."""
        return self.number * UNITS[self.unit]


def lengths(scope: Scope, start: int, end: int, units: frozenset[str]) -> Iterator[Length]:
    """Yield the lengths of time between two places that are told in some units."""
    for match in LENGTH(scope.data).finditer(scope.text, start, end):
        found = _length(scope, match)
        if found.unit in units:
            yield found


def _length(scope: Scope, match: re.Match[str]) -> Length:
    if match["half"]:
        quarters = {"a": 1, "an": 1, "three": 3}.get((match["quarters"] or "").lower(), 2)
        return Length(15 * quarters, "minute", *match.span(), True)
    unit = match["unit"].lower()
    part = match["part"] or match["more"]
    count = _value(scope, match["n"]) + (_PARTS.get(part.replace("-", " ").lower(), 0.75) if part else 0)
    if match["m"] and (small := match["small"].lower()) != unit:
        more = _value(scope, match["m"])
        if unit in MONTHS:
            return Length(12 * count + more, "month", *match.span(), True)
        if small in UNITS and UNITS[small] < UNITS[unit]:
            return Length(count * UNITS[unit] / UNITS[small] + more, small, *match.span(), True)
    return Length(count, unit, *match.span(), bool(part))


def _value(scope: Scope, number: str) -> float:
    """Return what a number says, in digits or in words."""
    if number[0].isdigit():
        return float(number)
    if number.lower() in ("a", "an"):
        return 1.0
    return float(next(scope.facts.figure_reader.values_in_words(number)))
