"""Figures and dates of a text as values, so that an article can be held against what it cites.

A figure is in a source when the source has the same value, however it is written (``4.5 million``,
``4,500,000``), a value that rounds to it, or the number in words.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

from ...base.regexes import regex
from ..provenance.dates import find_days

_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "m": 1e6,
    "mn": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
}
_FIGURE = regex(
    r"(?<![\w.,/-])(?P<money>[$€£¥₹]\s?)?"
    r"(?P<number>\d{1,3}(?:[,\u00a0\u202f]\d{3}){1,5}(?:\.\d{1,6})?"
    r"|\d{1,15}(?:\.\d{1,6})?)"
    r"(?:(?:\s|-)(?P<scale>hundred|thousand|million|billion|trillion|mn|bn|tn)\b|(?P<short>k|m|bn|b)\b)?"
    r"(?P<percent>\s?%|\s(?:percent|per cent|percentage points?)\b)?(?![\w/]|[.,]\d)",
    re.IGNORECASE,
)
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_IN_WORDS = regex(
    rf"\b(?:(?P<tens>{'|'.join(_TENS)})(?:[- ](?P<one>{'|'.join(_SMALL[1:10])}))?"
    rf"|(?P<small>{'|'.join(_SMALL)}))"
    r"(?:[- ](?P<scale>hundred|thousand|million|billion|trillion))?\b",
    re.IGNORECASE,
)
_ABOUT = regex(
    r"(?:about|around|some|nearly|almost|roughly|approximately|over|more than|at least|up to|under"
    r"|less than|fewer than|close to|"
    r"an estimated|circa|ca\.|~|≈)\s?(?:[$€£¥₹]\s?)?\Z",
    re.IGNORECASE,
)
_DAY_ONLY = regex(
    r"\b(?:(\d{1,2})(?:st|nd|rd|th)? (?:of )?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
    r"|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? (\d{1,2})(?:st|nd|rd|th)?)\b",
    re.IGNORECASE,
)
# A special space or line break is a space, unless it parts the thousands of a number.
_SPACE = regex(r"[\u00a0\u202f\u2009](?!\d{3}(?!\d))|\s{2,}|[\r\n]")
_MONTHS = {name: n for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}


class Figure(NamedTuple):
    """A figure: value, if it is a percentage, how many digits it states, range, and if "about" is said."""

    value: float
    percent: bool
    digits: int
    start: int
    end: int
    about: bool


def find_figures(text: str, start: int = 0, end: int | None = None) -> list[Figure]:
    """Find the figures written in digits; ordinals, dates, versions and numbers inside words are left out."""
    stop = len(text) if end is None else end
    taken = [(day.start, day.end) for day in find_days(text, start, stop)]
    taken += [match.span() for match in _DAY_ONLY.finditer(text, start, stop)]
    found = []
    for match in _FIGURE.finditer(text, start, stop):
        if any(low <= match.start("number") < high for low, high in taken):
            continue
        number = re.sub(r"[,\u00a0\u202f]", "", match["number"])
        scale = (match["scale"] or match["short"] or "").lower()
        value = float(number) * _SCALES.get(scale, 1)
        digits = number.replace(".", "").lstrip("0")
        before = text[max(start, match.start() - 24) : match.start()]
        found.append(
            Figure(
                value,
                match["percent"] is not None,
                len((digits.rstrip("0") if value >= 100 else digits) or "0"),
                match.start(),
                match.end(),
                _ABOUT.search(before) is not None,
            )
        )
    return found


class FigureStore:
    """The figures and dates of a source, to be asked whether it holds one."""

    def __init__(self, text: str, date: str = "") -> None:
        self._text, self._date = _SPACE.sub(" ", text), date

    @cached_property
    def _values(self) -> list[float]:
        values = {figure.value for figure in find_figures(self._text)}
        for match in _IN_WORDS.finditer(self._text):
            value = float(_SMALL.index(match["small"].lower())) if match["small"] else 0.0
            if match["tens"]:
                value = 20.0 + 10 * _TENS.index(match["tens"].lower())
                value += _SMALL.index(match["one"].lower()) if match["one"] else 0
            values.add(value * _SCALES.get((match["scale"] or "").lower(), 1))
        # Years and days inside dates count too: an article may name the year alone.
        values.update(
            float(number) for number in re.findall(r"(?<!\d)\d{4}(?!\d)", self._text + " " + self._date)
        )
        return sorted(values)

    @cached_property
    def _days(self) -> set[str]:
        return {day.iso for day in find_days(self._text)} | ({self._date[:10]} if self._date else set())

    @cached_property
    def _days_of_year(self) -> set[str]:
        found = set()
        for match in _DAY_ONLY.finditer(self._text):
            day, month = match[1] or match[4], _MONTHS[(match[2] or match[3])[:3].lower()]
            found.add(f"{month:02}-{int(day):02}")
        return found

    def holds(self, figure: Figure) -> bool:
        """Say whether the source has the figure, one that rounds to it, or after "about" one near it."""
        for value in self._values:
            if value == figure.value or (
                value and figure.digits <= 3 and _rounded(value, figure.digits) == figure.value
            ):
                return True
            if figure.about and value and abs(value - figure.value) <= 0.1 * figure.value:
                return True
        return False

    def holds_day(self, iso: str) -> bool:
        """Say whether the source names a day, its year possibly left out."""
        return iso in self._days or iso[5:] in self._days_of_year


def _rounded(value: float, digits: int) -> float:
    return float(f"{value:.{max(0, digits - 1)}e}")
