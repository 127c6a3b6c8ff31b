"""Dates as articles write them, by the names of months and days in ``calendar.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ..base.once import once
from ..base.regexes import regex
from .days import day_exists, parts, weekday_number

_YEAR = regex(r"[12]\d{3}")
_ISO = regex(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)? ?(Z|[+-]\d\d:?\d\d)?)?\Z"
)
_FIRST_RELIABLE = "1800"


class Day(NamedTuple):
    """A date found in text: its place, the day as ``YYYY-MM-DD``, and the weekday that stands before it (""
    for none).

    ``weekday`` is written out in full and in lower case.
    """

    start: int
    end: int
    iso: str
    weekday: str


class Moment(NamedTuple):
    """A metadata date. ``timed`` and ``offset`` say whether a time of day and a UTC offset are given.

    ``minutes`` counts from midnight UTC of ``iso``, or is local time where no offset is given.
    """

    iso: str
    timed: bool
    offset: bool
    minutes: int = 0


class WrongWeekday(NamedTuple):
    """A date whose weekday does not fit: its place, the day as ``YYYY-MM-DD``, and the weekday that it
    was.
    """

    start: int
    end: int
    iso: str
    right: str


class Calendar:
    """The names of months and days, in order and in lower case, and the dates that are made of them."""

    def __init__(self, names: Mapping[str, Sequence[str]]) -> None:
        self.months, self.weekdays = tuple(names["months"]), tuple(names["weekdays"])
        short_months, short_days = tuple(names["short_months"]), tuple(names["short_weekdays"])
        self._months = {name: number for number, name in enumerate(short_months, 1)}
        self._short = len(short_months[0])
        month = _any_of(self.months, [*short_months, *names["other_months"]])
        weekday = _any_of(self.weekdays, [*short_days, *names["other_weekdays"]])
        self._date = regex(
            rf"\b(?:(?P<weekday>{weekday})(?:,? (?:the )?| \())?(?:"
            rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<m1>{month}),? (?P<y1>[12]\d{{3}})"
            rf"|(?P<m2>{month}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>[12]\d{{3}})"
            r"|(?P<y3>[12]\d{3})[-/](?P<m3>\d{1,2})[-/](?P<d3>\d{1,2}))(?!\d)",
            re.IGNORECASE,
        )
        short = "|".join(short_months)
        self._day_of_year = regex(
            rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<m1>{short})[a-z]{{0,6}}"
            rf"|(?P<m2>{short})[a-z]{{0,6}}\.? (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)\b",
            re.IGNORECASE,
        )

    def month_number(self, name: str) -> int:
        """Return the number of a month by its name, written out or short, or by its digits."""
        return int(name) if name.isdigit() else self._months[name[: self._short].lower()]

    def find_days(self, text: str, start: int = 0, end: int | None = None) -> list[Day]:
        """Find the full dates (day, month and year) in a text; a date that does not exist is left out."""
        stop = len(text) if end is None else end
        found, done = list[Day](), start
        for year in _YEAR.finditer(text, start, stop):
            # Only the surroundings of a year are looked at: years are rare, and the expression is not cheap.
            low, high = max(done, year.start() - 36), min(stop, year.end() + 7)
            match = self._date.search(text, low, high) if year.start() >= done else None
            if match is None:
                continue
            done = match.end()
            written, month, day = (_either(match, letter) for letter in "ymd")
            number = self.month_number(month)
            if not day_exists(int(written), number, int(day)):
                continue
            short = (match["weekday"] or "").lower()[: self._short]
            weekday = next((name for name in self.weekdays if short and name.startswith(short)), "")
            found.append(Day(match.start(), match.end(), f"{written}-{number:02}-{int(day):02}", weekday))
        return found

    def find_days_of_year(
        self, text: str, start: int = 0, end: int | None = None
    ) -> Iterable[tuple[int, int, str]]:
        """Yield the days that are written without a year, or with one: place, and ``MM-DD``."""
        for match in self._day_of_year.finditer(text, start, len(text) if end is None else end):
            month, day = (_either(match, letter) for letter in "md")
            yield match.start(), match.end(), f"{self.month_number(month):02}-{int(day):02}"

    def find_wrong_weekdays(self, text: str) -> list[WrongWeekday]:
        """Find dates with a weekday before them that is not theirs; before 1800 calendars differ and none is
        reported.
        """
        found = []
        for day in self.find_days(text):
            if day.weekday and day.iso >= _FIRST_RELIABLE:
                right = self.weekdays[weekday_number(*parts(day.iso))]
                if right != day.weekday:
                    found.append(WrongWeekday(day.start, day.end, day.iso, right))
        return found

    def parse_moment(self, text: str) -> Moment | None:
        """Read a metadata value that is a date: ISO 8601 (also with a space for the T), else one written-out
        date.

        None for anything else, a date that does not exist included.
        """
        text = text.strip()
        iso = _ISO.match(text)
        if iso is None:
            days = self.find_days(text)
            return Moment(days[0].iso, False, False) if len(days) == 1 and len(text) < 60 else None
        if not day_exists(int(iso[1]), int(iso[2]), int(iso[3])):
            return None
        hour, minute, second = (int(iso[n] or 0) for n in (4, 5, 6))
        if hour > 24 or minute > 59 or second > 60:
            return None
        minutes = hour * 60 + minute
        offset = iso[7] or ""
        if offset not in ("", "Z"):
            digits = offset[1:].replace(":", "")
            shift = int(digits[:2]) * 60 + int(digits[2:])
            minutes -= shift if offset[0] == "+" else -shift
        return Moment("-".join(iso.group(1, 2, 3)), iso[4] is not None, bool(offset), minutes)


calendar_of = once(Calendar)
"""Return the calendar of a parsed ``calendar.toml``; made once."""


def _any_of(names: Iterable[str], short: Iterable[str]) -> str:
    """Return an expression of names and of their short forms, each of which may have a full stop."""
    forms = sorted([*names, *(rf"{name}\.?" for name in short if name not in names)], key=len, reverse=True)
    return f"(?:{'|'.join(forms)})"


def _either(match: re.Match[str], letter: str) -> str:
    """Return what the group of a letter holds, in whichever of the forms of a date it is."""
    groups = match.groupdict()
    return next(groups[f"{letter}{n}"] for n in (1, 2, 3) if groups.get(f"{letter}{n}"))
