"""Shares and counts in words: two of every five, by a third."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.api import Facts, worded

from .ownvoice import Told, in_own_voice

_NUMBER = r"(?:\d{1,9}|(?@numbers))"
_SHARE = worded(
    rf"\b{_NUMBER} (?:in|out of|of)(?: every)? {_NUMBER}\b(?! (?:(?@spans)|(?@months))\b)"
    rf"|\bone [a-z-]+(?: [a-z-]+){{0,4}}? (?:in|out of) (?:every )?{_NUMBER}\b"
    r"|\bevery (?@ordinals) (?!(?:(?@spans)|(?@seasons)|(?@weekdays))\b)[a-z]{3,30}\b"
    r"|\b(?:(?@numbers)|an?|the|nearly|almost|over|about|than|around)[ -](?:large |small |good |vast )?"
    r"(?@parts) of\b"
    r"|\bby (?:more than |nearly |almost )?(?:(?@numbers)|an?) (?@parts)\b"
    r"|\b(?:some|about|around|nearly|almost|over|more than|fewer than"
    r"|up to|an estimated|roughly) \d[\d,.]*(?: [a-z-]+){1,2}"
    r"|\bthere (?:are|were|have been|had been) (?:[a-z]+ ){0,2}\d[\d,.]* [a-z]+"
    r"|\bhalf (?:of |the |all )"
    r"|\b(?:(?@numbers)|\d{1,9}) (?:per ?cent|percent|percentage points)\b"
    r"|\b(?:(?@numbers)|\d+) times (?:as|more|higher|larger|the|less)\b"
    r"|\b(?:tens|hundreds|thousands|millions|billions|dozens) of [a-z]+"
    r"|\b(?:(?@numbers)|a|several) (?:hundred|thousand|million|billion)\b",
    "ownvoice.toml",
    "calendar.toml",
    flags=re.IGNORECASE,
)


def find_portions(facts: Facts) -> Iterator[Told]:
    """Yield the first share or count in words of each sentence."""
    text, share = facts.doc.prose.text, _SHARE(facts.data)
    for statement in in_own_voice(facts):
        match = share.search(text, statement.start, statement.end)
        if match is not None:
            yield Told(*match.span(), statement)
