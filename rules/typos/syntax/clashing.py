"""Which verbs are worth looking at for their subject: sifted by words alone, before any sentence is read."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.api import Tagger, once

from .heads import NOMINATIVE, REFLEXIVE, RELATIVES
from .judge import Judge
from .numbers import BODIES, SEVERAL_WORDS
from .phrases import Sets
from .roles import BARE_VERBS, DONE, MANNER, MANY, NAME, NOUN, OTHER, QUALITY, VERBS_IN_S, roles_of
from .starts import PREPOSITIONS_TOO

REACH = 18
"""How far before a verb its subject may begin."""
JOINTS = frozenset(("and", "or", "nor"))
SUBJECT = NOUN | MANY | NAME
PRONOUNS = frozenset("i you he she it we they them us".split())
PERSONS = frozenset("i you he she it we they".split())
SHARES = frozenset("half some most all quarter third".split())
CLOSED = frozenset(";:.?!()")
OPEN = frozenset((" ", "' ", "’ "))
_MOST_KNOWN = 50_000


def clashing_verbs(judge: Judge) -> Iterator[int]:
    """Yield verbs that may have a subject of the other number somewhere before them."""
    parser, sets = judge.parser, judge.sets
    table = parser.table
    lower, gaps, befores = table.lower, table.gaps, befores_of(sets, parser.tagger)
    for forms, others, wanted in (("singular-be", VERBS_IN_S, MANY), ("plural-be", BARE_VERBS, NOUN)):
        for number in {*table.where(sets[forms]), *parser.words_of(others)}:
            if not number:
                continue
            if gaps[number] == " ":
                if not befores[lower[number - 1]] and lower[number - 2] != "be":
                    continue
            elif gaps[number] != ", " or not _closes_aside(judge, number):
                continue
            if _may_be_verb(judge, number) and _may_clash(judge, number, wanted):
                yield number


class _Befores(dict[str, bool]):
    """Whether a word may stand right before a verb: the end of a subject, or a word between the two. Kept
    from one document to the next.
    """

    def __init__(self, sets: Sets, tagger: Tagger) -> None:
        super().__init__()
        self._role, self._sets = roles_of(tagger).__getitem__, sets

    def __missing__(self, word: str) -> bool:
        told = (
            word in PRONOUNS
            or word in RELATIVES
            or word in REFLEXIVE
            or word in ("this", "what")
            or not self._role(word)
        )
        listed = any(word in self._sets[name] for name in ("aside", "standing", "numerals"))
        found = told or listed or bool(self._role(word) & (SUBJECT | DONE))
        if len(self) < _MOST_KNOWN:
            self[word] = found
        return found


befores_of = once(_Befores)


def _may_be_verb(judge: Judge, number: int) -> bool:
    """Say whether a word behind a subject or an aside may be a finite verb by the words beside it: behind one
    that may be a noun, too, stands what may follow a verb.
    """
    table, role, sets = judge.parser.table, judge.parser.role, judge.sets
    lower, gaps = table.lower, table.gaps
    before, word = lower[number - 1], lower[number]
    if word in sets["singular-be"] or word in sets["plural-be"]:
        return True
    if not role(word) & (NOUN | MANY | QUALITY | DONE):
        return True
    if number + 1 >= len(table) or gaps[number + 1] != " ":
        return False
    behind = lower[number + 1]
    if behind == "of" or not role(behind) & (OTHER | MANNER) or not table.forms[number].islower():
        return False
    if behind in sets["object-openers"] or before in PRONOUNS or before in BODIES or before in RELATIVES:
        return True
    return before in sets["aside"] or judge.parser.verb_first(word) or _opens_clause(judge, number)


def _opens_clause(judge: Judge, number: int) -> bool:
    """Say whether a clause begins with its first word, an article and the one or two words before a verb."""
    table, sets = judge.parser.table, judge.sets
    lower, gaps = table.lower, table.gaps
    for first in (number - 2, number - 3):
        if first >= 0 and lower[first] in sets["single-openers"]:
            return first > 0 and gaps[first] == " " and lower[first - 1] in sets["clause-begins"]
    return False


def _closes_aside(judge: Judge, number: int) -> bool:
    """Say whether what stands before a comma may be an aside: another comma goes before, and behind that a
    word with which asides begin.
    """
    table, sets = judge.parser.table, judge.sets
    lower, gaps = table.lower, table.gaps
    for at in range(number - 1, max(0, number - REACH), -1):
        if gaps[at] not in OPEN:
            return gaps[at] == ", " and (
                lower[at] in sets["aside-openers"] or lower[at] in sets["aside-nouns"]
            )
    return False


def _may_clash(judge: Judge, number: int, wanted: int) -> bool:
    """Say whether the noun that may be the subject of a verb may be of another number.

    The words before the verb are gone through as far as another verb or the beginning of the clause: what
    stands before a preposition, a relative or a comma may be what the rest hangs on; the last of these that
    is met counts. "And" makes several of it, if a clause does not end there.
    """
    sets, table, verbs = judge.sets, judge.parser.table, judge.verbs
    lower, gaps = table.lower, table.gaps
    if lower[number - 1] == "what":
        return wanted == NOUN
    fits, head, close, joined, relative = False, True, False, False, False
    for at in range(number - 1, max(-1, number - REACH), -1):
        gap = gaps[at + 1]
        if gap != " ":
            if "." in gap or "\n\n" in gap or not CLOSED.isdisjoint(gap):
                break
            if fits and not joined:
                return True
            head = True
        word = lower[at]
        if head:
            if word in sets["aside"]:
                continue
            if word in RELATIVES:
                if joined:
                    break
                close, relative = at == number - 1 and gaps[at] == " ", True
                continue
            bits = judge.parser.role(word)
            if not close and (word in sets["linking"] or (bits & DONE and not bits & SUBJECT)):
                continue
            named = relative and wanted == NOUN and table.forms[at][0].isupper()
            found = (close and word == "of") or named or _may_be(judge, word, wanted)
            if close or (word in PERSONS and lower[at - 1] not in sets["linking"] and not joined):
                return found
            fits = fits if joined else found or (relative and fits)
            head = False
        if joined and word in RELATIVES:
            break
        if (
            fits
            and not joined
            and (word == "that" or (word in RELATIVES and lower[at + 1] in sets["single-openers"]))
        ):
            return True
        if word in sets["linking"] or word in RELATIVES:
            head, joined = True, joined and wanted == MANY
        elif word in JOINTS:
            if wanted == NOUN and gaps[at] != " ":
                return fits
            head = joined = True
        elif word in sets["clause-begins"] or word in PREPOSITIONS_TOO or word == "what":
            break
        elif word in sets["saying"] and gaps[at + 1] == ", ":
            head = False  # "The hands, he says, was cold."
        elif (word in sets["modal-verbs"] or (verbs[word] and lower[at - 1] != "to")) and (
            RELATIVES.isdisjoint(lower[max(0, at - 2) : at])
        ):
            return fits
    return fits or (joined and wanted == MANY)


def _may_be(judge: Judge, word: str, wanted: int) -> bool:
    if word in SHARES:
        return True
    if word in judge.sets["standing"] or word in NOMINATIVE or word == "you" or word == "police":
        several = word in SEVERAL_WORDS or word == "you"
        return several if wanted == MANY else word in BODIES or word in ("one", "each", "he", "she", "it")
    if word in judge.sets["numerals"]:
        return wanted == MANY
    if word == "this":
        return wanted == NOUN
    bits = judge.parser.role(word)
    if not bits and word.isalpha():
        return word.endswith("s") == (wanted == MANY)
    return bool(bits & wanted) and not bits & (NOUN if wanted == MANY else MANY)
