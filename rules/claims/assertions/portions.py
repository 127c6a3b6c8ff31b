"""Shares and counts in words (two of every five, by a third), and what is told of many in general."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.api import Facts, regex, worded

from .ownvoice import Told, in_own_voice

_NUMBER = r"(?:\d{1,9}|(?@numbers))"
_SHARE = worded(
    rf"\b{_NUMBER} (?:in|out of|of)(?: every)? {_NUMBER}\b(?! (?:(?@spans)|(?@months))\b)"
    rf"|\bone [a-z-]+(?: [a-z-]+){{0,4}}? (?:in|out of) (?:every )?{_NUMBER}\b"
    r"|\bevery (?@ordinals) (?!(?:(?@spans)|(?@seasons)|(?@weekdays))\b)[a-z]{3,30}\b"
    r"|\b(?:(?@numbers)|an?|the|nearly|almost|over|about|than|around)[ -](?:large |small |good |vast )?"
    r"(?@parts) of\b"
    r"|\bby (?:more than |nearly |almost )?(?:(?@numbers)|an?) (?@parts)\b"
    r"|\bhalf (?:of |the |all )"
    r"|\b(?:(?@numbers)|\d{1,9}) (?:per ?cent|percent|percentage points)\b"
    r"|\b(?:(?@numbers)|\d+) times (?:as|more|higher|larger|the|less)\b"
    r"|\b(?:tens|hundreds|thousands|millions|billions|dozens) of [a-z]+"
    r"|\b(?:(?@numbers)|a|several) (?:hundred|thousand|million|billion)\b",
    "ownvoice.toml",
    "calendar.toml",
    flags=re.IGNORECASE,
)
_GENERAL = worded(r"\A\W*(?:(?@universals)) [a-z]|\b(?:(?@always))\b", "ownvoice.toml", flags=re.IGNORECASE)
# "Drones are safer than helicopters": a kind in general, set above another.
_KINDS = worded(
    r"\A\W*[A-Z][a-z]+(?: [a-z-]+){0,3} (?@doing)(?: [\w-]+){0,5}? "
    r"(?:more|less|fewer|better|worse|[a-z]{2,}er)(?: [\w-]+){0,4} than\b",
    "ownvoice.toml",
)
_PAST = regex(r"\b(?:was|were|had|did|said|[a-z]{3,}ed)\b")


def find_portions(facts: Facts) -> Iterator[Told]:
    """Yield the first share or count in words of each sentence."""
    text, share = facts.doc.prose.text, _SHARE(facts.data)
    for statement in in_own_voice(facts):
        match = share.search(text, statement.sentence.start, statement.sentence.end)
        if match is not None:
            yield Told(*match.span(), statement)


def find_generals(facts: Facts) -> Iterator[Told]:
    """Yield the sentences that tell in the present what holds for many or all."""
    general, kinds = _GENERAL(facts.data), _KINDS(facts.data)
    for statement in in_own_voice(facts):
        sentence = statement.sentence
        match = kinds.match(sentence.text) or general.search(sentence.text)
        if match is not None and not _PAST.search(sentence.text):
            yield Told(sentence.start, sentence.end, statement)
