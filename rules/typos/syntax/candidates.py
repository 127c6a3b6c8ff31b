"""Where a verb may not agree with its subject: sifted by words alone, before any sentence is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from copydesk.api import Tagger, once, word_sets

from .parsed import Parser
from .phrases import Sets
from .roles import BARE_VERBS, BASE, DONE, MANY, NAME, NOUN, OTHER, PAST, QUALITY, THIRD, VERBS_IN_S, roles_of

RELATIVES = frozenset(("that", "which", "who"))
NOMINATIVE = frozenset(("i", "we", "they", "he", "she"))
ARTICLES = frozenset(("the", "a", "an", "his", "her", "my", "our", "their"))
HELPING = BASE | PAST
REACH = 12
"""How far before a verb its clause may begin."""


CAUSES, TO, LINKS, OPENS, JOINS, VERB = (1 << n for n in range(6))
_MOST_MARKED = 50_000


class Marks(dict[str, int]):
    """What words mean on the way back from a verb to the beginning of its clause, as bits; most of them
    nothing. Kept from one document to the next.
    """

    def __init__(self, sets: Sets, role: Callable[[str], int]) -> None:
        super().__init__()
        self._sets, self._role = sets, role

    def __missing__(self, word: str) -> int:
        sets, bits = self._sets, self._role(word)
        verb = bits & (BASE | THIRD | PAST) and not bits & (NOUN | MANY | QUALITY | DONE | OTHER | NAME)
        found = (
            (CAUSES if word in sets["causing"] else 0)
            | (TO if word == "to" else 0)
            | (LINKS if word in sets["linking"] else 0)
            | (OPENS if word in sets["openers"] else 0)
            | (JOINS if word in NOMINATIVE or word in ("and", "or") else 0)
            | (VERB if verb else 0)
        )
        if len(self) < _MOST_MARKED:
            self[word] = found
        return found


class Judge(NamedTuple):
    """What the judgements on one document share."""

    parser: Parser
    sets: Sets
    marks: Mapping[str, int]


@once
def known(
    grammar: tuple[str, ...], syntax: tuple[str, ...], tagger: Tagger
) -> tuple[Sets, Mapping[str, int]]:
    """Return the sets of both files, and what words mean on the way back from a verb."""
    sets = {**word_sets(grammar), **word_sets(syntax)}
    return sets, Marks(sets, roles_of(tagger).__getitem__)


def plural_verbs(judge: Judge) -> Iterator[int]:
    """Yield verbs in the form of the plural behind what may be a singular."""
    parser, sets = judge.parser, judge.sets
    lower, gaps, role = parser.table.lower, parser.table.gaps, parser.role
    for number in parser.table.where(sets["plural-be"]):
        if not number:
            continue
        if gaps[number] == ", ":
            if _aside(judge, number):
                yield number
        elif gaps[number] == " " and (
            _behind(judge, number, NOUN, MANY) or lower[number - 1] in sets["nobodies"]
        ):
            yield number
    for number in parser.words_of(BARE_VERBS):
        if number == 0 or lower[number] == "be":
            continue
        before = lower[number - 1]
        if gaps[number] != " ":
            # "The frame, which is welded by hand, come with it."
            if not role(lower[number]) & (NOUN | MANY | QUALITY) and _aside(judge, number):
                yield number
        elif before in sets["third-persons"]:
            if number == 1 or not role(lower[number - 2]) & HELPING:
                yield number
        elif before in sets["nobodies"] or before in RELATIVES:
            if _behind(judge, number, NOUN, MANY):
                yield number
        elif before == "what":
            if not role(lower[number]) & (NOUN | MANY | QUALITY | DONE):
                yield number
        elif _with_object(judge, number) or (
            not role(lower[number]) & (NOUN | MANY | QUALITY)
            and (
                _behind(judge, number, NOUN, MANY)
                or (before in sets["aside"] and lower[number - 2] == "which")
            )
        ):
            yield number


def singular_verbs(judge: Judge) -> Iterator[int]:
    """Yield verbs in -s behind what may be a plural."""
    parser, sets = judge.parser, judge.sets
    lower, gaps, role = parser.table.lower, parser.table.gaps, parser.role
    for number in parser.words_of(VERBS_IN_S):
        if number == 0:
            continue
        if gaps[number] != " ":
            if gaps[number] == ", " and not role(lower[number]) & MANY and _aside(judge, number):
                yield number
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


def _bare_pair(judge: Judge, at: int) -> bool:
    """Say whether "and" joins two nouns that may hang on one preposition ("of sand and gravel")."""
    lower, linking = judge.parser.table.lower, judge.sets["linking"]
    return at > 2 and lower[at] == "and" and not linking.isdisjoint(lower[at - 3 : at - 1])


def _with_object(judge: Judge, number: int) -> bool:
    """Say whether one thing stands right before a verb and an object behind it: "A nurse visit the ward"."""
    table, role = judge.parser.table, judge.parser.role
    lower = table.lower
    if number < 2 or number + 1 >= len(table) or lower[number + 1] not in judge.sets["object-openers"]:
        return False
    bits = role(lower[number - 1])
    return (
        lower[number - 2] in judge.sets["single-openers"]
        and bool(bits & NOUN)
        and not bits & (MANY | QUALITY)
    )


def _aside(judge: Judge, number: int) -> bool:
    """Say whether what two commas enclose stands before a verb, with a word that may begin it."""
    table = judge.parser.table
    lower, gaps = table.lower, table.gaps
    for at in range(number - 1, max(0, number - REACH), -1):
        if gaps[at] != " ":
            return gaps[at] == ", " and lower[at] in judge.sets["aside-openers"]
    return False


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
    sets, table, role, marks = judge.sets, judge.parser.table, judge.parser.role, judge.marks
    lower, gaps = table.lower, table.gaps
    at = number - 1
    while at and gaps[at] == " " and lower[at] in sets["aside"]:
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
    if not fits and sets["linking"].isdisjoint(lower[max(0, at - REACH) : at]):
        return False
    for back in range(at, max(-1, at - REACH), -1):
        if back == 0 or gaps[back] != " ":
            return fits
        mark = marks[lower[back - 1]]
        if not mark:
            continue
        if mark & CAUSES and not mark & TO and wanted == NOUN and back < at:
            return False
        if mark & TO and role(lower[back]) & BASE:
            if lower[back] != "be":
                return False
            fits = fits or bool(role(lower[back - 2]) & wanted)
        if mark & LINKS and back > 1:
            head = back - 2
            bits = role(lower[head])
            if bits & DONE and not bits & (NOUN | MANY) and head:
                bits = role(lower[head - 1])  # "the price of coal delivered to the coast"
            fits = fits or (bool(bits & wanted) and not bits & unwanted) or lower[head] in sets["ones"]
        elif mark & OPENS and not (lower[back - 1] == "that" and back > 1 and marks[lower[back - 2]] & LINKS):
            return fits
        elif mark & JOINS:
            if wanted == NOUN and _bare_pair(judge, back - 1):
                continue
            return fits and wanted == MANY and lower[back - 1] == "and" and gaps[back - 1] != " "
        elif mark & VERB and back < at:
            return False
    return False
