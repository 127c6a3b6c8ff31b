"""Days of the calendar, counted without the weight of ``datetime`` (proleptic Gregorian)."""

from __future__ import annotations

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def day_exists(year: int, month: int, day: int) -> bool:
    """Say whether the calendar has this day."""
    if not 1 <= month <= 12 or day < 1:
        return False
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return day <= (29 if month == 2 and leap else _LENGTHS[month - 1])


def day_number(year: int, month: int, day: int) -> int:
    """Count the days from a fixed start to a day, so that two can be subtracted."""
    year, month = (year - 1, month + 9) if month < 3 else (year, month - 3)
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * month + 2) // 5 + day


def weekday_number(year: int, month: int, day: int) -> int:
    """Return the weekday of a day: 0 is Monday."""
    return (day_number(year, month, day) + 1) % 7


def parts(iso: str) -> tuple[int, int, int]:
    """Return year, month and day of a day as ``YYYY-MM-DD``."""
    year, month, day = map(int, iso.split("-"))
    return year, month, day


def days_between(earlier: str, later: str) -> int:
    """Count the days from one ISO date to another; 0 when one of them is not a full date."""
    full = len(earlier) == len(later) == 10
    return day_number(*parts(later)) - day_number(*parts(earlier)) if full else 0
