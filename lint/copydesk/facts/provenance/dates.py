"""Calendar dates as articles write them, without the weight of ``datetime``."""

from __future__ import annotations

import re
from typing import NamedTuple

from ...base.regexes import regex

_MONTHS = {
    name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)
}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?:(?P<weekday>Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day|\.)?,? (?:the )?)?"
_DATE = regex(
    rf"\b{_WEEKDAY}(?:"
    rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<m1>{_MONTH}),? (?P<y1>[12]\d{{3}})"
    rf"|(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>[12]\d{{3}})"
    r"|(?P<y3>[12]\d{3})[-/](?P<m3>\d{1,2})[-/](?P<d3>\d{1,2}))(?!\d)",
    re.IGNORECASE,
)
_YEAR = regex(r"[12]\d{3}")
_ISO = regex(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)? ?(Z|[+-]\d\d:?\d\d)?)?\Z"
)


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


def find_days(text: str, start: int = 0, end: int | None = None) -> list[Day]:
    """Find the full dates (day, month and year) in a text; a date that does not exist is left out."""
    stop = len(text) if end is None else end
    found, done = list[Day](), start
    for year in _YEAR.finditer(text, start, stop):
        # Only the surroundings of a year are looked at: years are rare, and the expression is not cheap.
        low, high = max(done, year.start() - 36), min(stop, year.end() + 7)
        match = _DATE.search(text, low, high) if year.start() >= done else None
        if match is None:
            continue
        done = match.end()
        part = {key: value for key, value in match.groupdict().items() if value}
        written, day = _either(part, "y"), _either(part, "d")
        month_text = next(part[key] for key in ("m1", "m2", "m3") if key in part)
        month = int(month_text) if month_text.isdigit() else _MONTHS[month_text[:3].lower()]
        if not exists(int(written), month, int(day)):
            continue
        short = part.get("weekday", "").lower()
        weekday = next((name for name in _WEEKDAYS if short and name.startswith(short[:3])), "")
        found.append(Day(match.start(), match.end(), f"{written}-{month:02}-{int(day):02}", weekday))
    return found


def _either(part: dict[str, str], letter: str) -> str:
    return next(part[f"{letter}{n}"] for n in (1, 2, 3) if f"{letter}{n}" in part)


def parse_moment(text: str) -> Moment | None:
    """Read a metadata value that is a date: ISO 8601 (also with a space for the T), else one written-out
    date.

    None for anything else, a date that does not exist included.
    """
    text = text.strip()
    iso = _ISO.match(text)
    if iso is None:
        days = find_days(text)
        return Moment(days[0].iso, False, False) if len(days) == 1 and len(text) < 60 else None
    if not exists(int(iso[1]), int(iso[2]), int(iso[3])):
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


def exists(year: int, month: int, day: int) -> bool:
    """Say whether the calendar has this day."""
    if not 1 <= month <= 12 or day < 1:
        return False
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return day <= (29 if month == 2 and leap else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1])


def number(iso: str) -> int:
    """Count the days from a fixed start to an ISO date, so that two dates can be subtracted (proleptic
    Gregorian).
    """
    year, month, day = (int(part) for part in iso.split("-"))
    year, month = (year - 1, month + 9) if month < 3 else (year, month - 3)
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * month + 2) // 5 + day


def weekday_of(iso: str) -> str:
    """Return the weekday of an ISO date, in full and in lower case."""
    return _WEEKDAYS[(number(iso) + 1) % 7]


def days_between(earlier: str, later: str) -> int:
    """Count the days from one ISO date to another; 0 when one of them is not a full date."""
    return number(later) - number(earlier) if len(earlier) == len(later) == 10 else 0


class WrongWeekday(NamedTuple):
    """A date whose weekday does not fit: its place, the day as ``YYYY-MM-DD``, and the weekday that it
    was.
    """

    start: int
    end: int
    iso: str
    right: str


def find_wrong_weekdays(text: str) -> list[WrongWeekday]:
    """Find dates with a weekday before them that is not theirs; before 1800 calendars differ and none is
    reported.
    """
    found = []
    for day in find_days(text):
        if day.weekday and day.iso >= "1800" and weekday_of(day.iso) != day.weekday:
            found.append(WrongWeekday(day.start, day.end, day.iso, weekday_of(day.iso)))
    return found
