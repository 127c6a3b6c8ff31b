"""Where a verb may stand in a form that does not go with its helper: sifted by words alone, before any
sentence is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from .parsed import Parser
from .phrases import Sets
from .roles import BARE, BENT, DONE, MANY, NOUN, PAST, QUALITY, THIRD, Wanted

PERSONS = frozenset(("i", "you", "he", "she", "it", "we", "they"))
WILL = frozenset(("let's", "let’s", "i'll", "we'll", "they'll", "you'll"))
ANYBODY = frozenset("anyone anybody everyone everybody someone somebody anything everything".split())
FINITE_BE = frozenset("is are was were isn't aren't wasn't weren't".split())
SOON = frozenset(("may", "might", "will", "shall"))
NO_VERB = NOUN | MANY | QUALITY | THIRD
SUBJECTS = frozenset(("i", "we", "they", "you", "he", "she"))
BEFORE_DONE = frozenset(("after", "before", "by", "without"))
"""Prepositions behind which a participle is wrong; behind others it may be a quality."""


def bent_verbs(parser: Parser, sets: Sets) -> Iterator[tuple[int, str]]:
    """Yield forms that stand behind a helper with which they do not go, or behind none, and how to judge
    them.
    """
    lower, gaps, role = parser.table.lower, parser.table.gaps, parser.role
    modals, do, have, be = (sets[name] for name in ("modal-verbs", "do-forms", "have-forms", "be-forms"))
    aside, before_ing = sets["aside"], sets["before-ing"]
    telling = frozenset(("to", *WILL)).union(modals, do, have, be, before_ing, PERSONS)
    for number, before, turned in _helped(parser, BENT, telling, aside, do):
        if turned:
            yield number, "turned"
        if before in modals or before in WILL:
            yield number, "modal"
        elif before in do:
            yield number, "done"
        elif before in have and not role(lower[number]) & (DONE | THIRD) and lower[number] != "had":
            yield number, "perfect"
        elif before in be and not role(lower[number]) & (DONE | THIRD | QUALITY | NOUN):
            yield number, "be"
        elif lower[number - 1] in PERSONS and number > 1 and lower[number - 2] in do:
            yield number, "asked"
        elif before == "to":
            yield number, "infinitive"
        elif before in before_ing and not _stands_alone(lower, number, before):
            bits = role(lower[number])
            if not bits & NO_VERB and (before in BEFORE_DONE or not bits & (DONE | PAST)):
                yield number, "after_preposition"
        elif before in ("i", "we", "they", "he", "she") and not role(lower[number]) & (
            PAST | THIRD | QUALITY
        ):
            yield number, "bare"
    for number in parser.table.where(("been", "being")):
        if number and gaps[number] == " ":
            helpers = FINITE_BE if lower[number] == "been" else have
            if _helper(lower, gaps, number, aside) in helpers:
                yield number, "again"


def _helped(
    parser: Parser,
    wanted: Wanted,
    telling: frozenset[str],
    aside: frozenset[str],
    turning: frozenset[str],
) -> Iterator[tuple[int, str, bool]]:
    """Yield words of a class that may have a helper: the number, the word that may be the helper, which is
    before it or before small words ("" where there is none), and whether one of ``turning`` may be it, before
    the subject.
    """
    lower, gaps = parser.table.lower, parser.table.gaps
    for number in parser.words_of(wanted):
        if not number or gaps[number] != " ":
            continue
        before, turned = lower[number - 1], False
        if before not in telling:
            turned = _turned(lower, parser.role, number, turning)
            small = before in aside or "’" in before
            before = _helper(lower, gaps, number, aside) if small else ""
        if before or turned:
            yield number, before, turned


def _turned(lower: Sequence[str], role: Callable[[str], int], number: int, helpers: frozenset[str]) -> bool:
    """Say whether a helper may stand before the subject of a verb ("does the bus stops")."""
    if lower[number - 1] not in ANYBODY and not role(lower[number - 1]) & (NOUN | MANY):
        return False
    return not helpers.isdisjoint(lower[max(0, number - 4) : number - 1])


def bare_verbs(parser: Parser, sets: Sets) -> Iterator[tuple[int, str]]:
    """Yield verbs without an ending that stand behind what asks for one, or behind a helper and "to", and how
    to judge them.
    """
    lower, gaps, role = parser.table.lower, parser.table.gaps, parser.role
    have, be, aside, before_ing = (sets[name] for name in ("have-forms", "be-forms", "aside", "before-ing"))
    modals, do = sets["modal-verbs"], sets["do-forms"]
    telling = frozenset(("to",)).union(have, be, before_ing)
    for number, before, turned in _helped(parser, BARE, telling, aside, have):
        if turned:
            yield number, "turned"
        bits = role(lower[number])
        if before in be and not bits & (DONE | QUALITY):
            yield number, "passive"
        elif before in have and not bits & (DONE | QUALITY | NOUN | MANY):
            yield number, "perfect"
        elif before in have and not bits & DONE and parser.verb_first(lower[number]):
            yield number, "helped"
        elif before in before_ing and not bits & NO_VERB and not _stands_alone(lower, number, before):
            yield number, "after_preposition"
        elif before == "to" and number > 1:
            told = _helper(lower, gaps, number - 1, aside)
            if told in SOON if told == lower[number - 2] else told in modals or told in do:
                yield number, "stray_to"


def _stands_alone(lower: Sequence[str], number: int, before: str) -> bool:
    """Say whether what seems to be a preposition before a verb is an adverb ("For now consult the log",
    "versions 7 and after have it"), or the verb the name of something that is told of ("a version of inflate
    I can read").
    """
    if before == "for" and lower[number - 1] == "now":
        return True
    if lower[number - 1] == before and number > 1 and lower[number - 2] in ("and", "or"):
        return before in ("after", "before")
    return number + 1 < len(lower) and lower[number + 1] in SUBJECTS


def _helper(lower: Sequence[str], gaps: Sequence[str], number: int, aside: frozenset[str]) -> str:
    """Return the word before a word, small words between the two left out."""
    at = number - 1
    while at and lower[at] in aside and gaps[at] == " ":
        at -= 1
    return lower[at].replace("’", "'")
