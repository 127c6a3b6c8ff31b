"""The days of publication and change that a page shows in the lines round its headline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from copydesk.api import HEADING, Block, Facts, regex

_PUBLISHED = regex(r"\b(?:published|posted|date|issued|created|online since)\b")
_CHANGED = regex(r"\b(?:updated?|modified|changed|amended|corrected|revised|edited|reviewed)\b")
_MOST_WORDS = 16
_BEFORE = 40
"""How many characters before a day the word may stand that says what the day is of."""


class ShownDay(NamedTuple):
    """A day on the page: ``changed`` or published, ``YYYY-MM-DD``, and its prose range."""

    changed: bool
    iso: str
    start: int
    end: int


def find_shown_days(facts: Facts, head: Sequence[Block]) -> list[ShownDay]:
    """Return the days of the short lines round the headline that say what they are the day of, in reading
    order: "Published 2 April 2026, updated 3 April 2026".
    """
    found = []
    for block in head:
        text = facts.doc.text_of(block)
        if block.kind == HEADING or block.quote or len(text.split(None, _MOST_WORDS + 1)) > _MOST_WORDS:
            continue
        last = 0
        for day in facts.calendar.find_days(text):
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
