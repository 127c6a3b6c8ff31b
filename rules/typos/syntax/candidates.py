"""Where a verb may not agree with its subject: sifted by words alone, before any sentence is read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from copydesk.api import Scope

from .parsed import BASE, DONE, ING, MANNER, MANY, NAME, NOUN, OTHER, PAST, QUALITY, THIRD, Parser
from .phrases import Sets

RELATIVES = frozenset(("that", "which", "who"))
ASIDES = frozenset(("which", "who", "whose"))
NOMINATIVE = frozenset(("i", "we", "they", "he", "she"))
ARTICLES = frozenset(("the", "a", "an", "his", "her", "my", "our", "their"))
HELPING = BASE | PAST
REACH = 12
"""How far before a verb its clause may begin."""


class Judge(NamedTuple):
    """What the judgements on one document share."""

    scope: Scope
    parser: Parser
    sets: Sets


def plural_verbs(judge: Judge) -> Iterator[int]:
    """Yield verbs in the form of the plural behind what may be a singular."""
    parser, sets = judge.parser, judge.sets
    lower, gaps, role = parser.table.lower, parser.table.gaps, parser.role
    for number in parser.table.where(sets["plural-be"]):
        if number and gaps[number] == " " and _behind(judge, number, NOUN, MANY):
            yield number
    for number in parser.words_of(BASE, PAST | THIRD | ING | MANNER | OTHER | NAME):
        if number == 0 or lower[number] == "be":
            continue
        before = lower[number - 1]
        if gaps[number] != " ":
            # "The frame, which is welded by hand, come with it."
            aside = gaps[number] == ", " and not ASIDES.isdisjoint(lower[max(0, number - REACH) : number])
            if aside and not role(lower[number]) & (NOUN | MANY | QUALITY):
                yield number
        elif before in sets["third-persons"]:
            if number == 1 or not role(lower[number - 2]) & HELPING:
                yield number
        elif before in sets["nobodies"] or before in RELATIVES:
            if _behind(judge, number, NOUN, MANY):
                yield number
        elif not role(lower[number]) & (NOUN | MANY | QUALITY) and (
            _behind(judge, number, NOUN, MANY) or (before in sets["aside"] and lower[number - 2] == "which")
        ):
            yield number


def singular_verbs(judge: Judge) -> Iterator[int]:
    """Yield verbs in -s behind what may be a plural."""
    parser, sets = judge.parser, judge.sets
    lower, gaps = parser.table.lower, parser.table.gaps
    for number in parser.words_of(THIRD, NOUN | BASE | QUALITY | MANNER | NAME):
        if number == 0 or gaps[number] != " ":
            continue
        before = lower[number - 1]
        if before in RELATIVES and lower[number] in sets["effects"]:
            continue
        if (
            before in sets["other-persons"]
            or before == "others"
            or _behind(judge, number, MANY, NOUN)
            or (before in ("you", "us", "them") and lower[number - 2] == "of")
            or _two_before(judge, number)
        ):
            yield number


def _two_before(judge: Judge, number: int) -> bool:
    """Say whether "and" with an article stands right before the noun before a verb."""
    lower, role = judge.parser.table.lower, judge.parser.role
    return any(
        lower[at] == "and" and lower[at + 1] in ARTICLES and role(lower[at - 1]) & NOUN
        for at in range(max(1, number - 4), number - 2)
    )


def _behind(judge: Judge, number: int, wanted: int, unwanted: int) -> bool:
    """Say whether the noun before a verb, or one on which it hangs, may be of a number, and a clause may
    begin not far before it. What this lets through is read by its parts of speech.
    """
    sets, table, role = judge.sets, judge.parser.table, judge.parser.role
    lower, gaps = table.lower, table.gaps
    at = number - 1
    while at and lower[at] in sets["aside"] and gaps[at] == " ":
        at -= 1
    word = lower[at]
    if word in RELATIVES:
        if not at:
            return False
        if gaps[at] != " " or lower[at - 1] == "of":
            return word != "that"
        bits = role(lower[at - 1])
        return bool(bits & wanted) and not bits & unwanted
    bits = role(word)
    fits = (bool(bits & wanted) and not bits & unwanted) or word in sets["nobodies"]
    for back in range(at, max(-1, at - REACH), -1):
        if back == 0 or gaps[back] != " ":
            return fits
        word = lower[back - 1]
        if wanted == NOUN and word in sets["causing"] and back < at:
            return False
        if word == "to" and role(lower[back]) & BASE:
            return False
        if word in sets["linking"] and back > 1:
            bits = role(lower[back - 2])
            fits = fits or (bool(bits & wanted) and not bits & unwanted) or lower[back - 2] in sets["ones"]
        elif word in sets["openers"]:
            return fits
        elif word in NOMINATIVE or word in ("and", "or"):
            return fits and wanted == MANY and word == "and" and gaps[back - 1] != " "
        elif back < at:
            bits = role(word)
            if bits & (BASE | THIRD | PAST) and not bits & (NOUN | MANY | QUALITY | DONE | OTHER | NAME):
                return False
    return False
