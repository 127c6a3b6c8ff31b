"""Days as other languages write them, and English in words: "28. November 2026", "le 3 mars 2025", "the third
of March 2026".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from copydesk.api import day_exists, once, regex


class DayAbroad(NamedTuple):
    """A day in a line: its place and ``YYYY-MM-DD``."""

    start: int
    end: int
    iso: str


class _Names(NamedTuple):
    months: Mapping[str, int]
    days: Mapping[str, int]
    day: re.Pattern[str]


def find_day_abroad(text: str, data: Mapping[str, Any]) -> DayAbroad | None:
    """Return the first day of a short line that exists; ``data`` is ``dates-abroad.toml``. A year of two
    digits is one of this century.
    """
    names = _names(data)
    for match in names.day.finditer(text):
        day, year = match["day"].lower(), match["year"]
        number = int(day) if day.isdigit() else names.days[day]
        written = int(year) + (2000 if len(year) == 2 else 0)
        month = names.months[match["month"].lower()]
        if day_exists(written, month, number):
            return DayAbroad(match.start(), match.end(), f"{written}-{month:02}-{number:02}")
    return None


@once
def _names(data: Mapping[str, Any]) -> _Names:
    months = {
        form: number
        for names in data["months"].values()
        for number, forms in enumerate(names, 1)
        for form in forms.split()
    }
    days = {word: number for number, word in enumerate(data["days"]["words"], 1)}
    any_month = "|".join(sorted(months, key=len, reverse=True))
    any_day = "|".join(sorted(days, key=len, reverse=True))
    # The ordinals of other languages: "3.", "1er", "3º"; "of", "de" and "del" between the parts.
    pattern = regex(
        rf"(?<![\w./-])(?P<day>[0-3]?\d|{any_day})(?:st|nd|rd|th|er|º|\.)? (?:of |de |del )?"
        rf"(?P<month>{any_month})\b\.?,? (?:de |del )?[’']?(?P<year>[12]\d{{3}}|\d\d)(?![\w./-]\d)\b",
        re.IGNORECASE,
    )
    return _Names(months, days, pattern)
