"""The days of publication and change that a page shows in the lines round its headline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from copydesk.api import HEADING, Block, Facts, day_exists, regex

_PUBLISHED = regex(r"\b(?:published|posted|date|issued|created|online since)\b")
_CHANGED = regex(r"\b(?:updated?|modified|changed|amended|corrected|revised|edited|reviewed)\b")
# Before a stop stands the day, before a slash the day or the month.
_FIGURES = regex(r"(?<![\w./])(\d{1,2})([./])(\d{1,2})\2([12]\d{3})(?![\w/-])")
_MOST_WORDS = 16
_BEFORE = 40
"""How many characters before a day the word may stand that says what the day is of."""


class ShownDay(NamedTuple):
    """A day on the page: ``changed`` or published, ``YYYY-MM-DD``, and its prose range."""

    changed: bool
    iso: str
    start: int
    end: int


class LineDay(NamedTuple):
    """A day in a line: its place there, and ``YYYY-MM-DD``."""

    start: int
    end: int
    iso: str


def find_line_days(facts: Facts, text: str) -> list[LineDay]:
    """Return the days of a line; in figures those that can only be read in one way."""
    days = [LineDay(day.start, day.end, day.iso) for day in facts.calendar.find_days(text)]
    if days or not any(char.isdigit() for char in text):
        return days
    for match in _FIGURES.finditer(text):
        first, mark, second, year = int(match[1]), match[2], int(match[3]), int(match[4])
        ways = {(second, first)} if mark == "." else {(first, second), (second, first)}
        real = [way for way in ways if day_exists(year, *way)]
        if len(real) == 1:
            month, day = real[0]
            days.append(LineDay(*match.span(), f"{year}-{month:02}-{day:02}"))
    return days


def find_shown_days(facts: Facts, head: Sequence[Block]) -> list[ShownDay]:
    """Return the days of the short lines round the headline that say what they are the day of, in reading
    order: "Published 2 April 2026, updated 3 April 2026". What stands below another heading is of that part.
    """
    found, headline = [], facts.doc.headline
    for block in head:
        if block.kind == HEADING and headline is not None and block.index > headline.index:
            break
        text = facts.doc.text_of(block)
        if block.kind == HEADING or block.quote or len(text.split(None, _MOST_WORDS + 1)) > _MOST_WORDS:
            continue
        last = 0
        for day in find_line_days(facts, text):
            before = text[max(last, day.start - _BEFORE) : day.start].lower()
            last = day.end
            said = [
                (match.start(), changed)
                for changed, words in ((False, _PUBLISHED), (True, _CHANGED))
                for match in words.finditer(before)
            ]
            if said:
                found.append(ShownDay(max(said)[1], day.iso, block.start + day.start, block.start + day.end))
    return found
