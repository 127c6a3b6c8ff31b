"""Which sentences can hold a carrier at all: cheap conditions on a word and its neighbours.

A frame is a word that a carrier stands round: a verb of the lists, a source mark ("according to"), a state of
mind, a noun for what people do or think. The conditions are necessary ones, taken from the analysis that
follows (``analysis``, ``agentless``); what they rule out it would not find, and most sentences end here.
"""

from __future__ import annotations

from ..words.classedwords import TokenTable
from ..words.wordclasses import (
    ADVERB,
    AUXILIARY,
    BE,
    BIT,
    CAPITAL,
    CLAUSE,
    DET,
    LISTED,
    MODAL,
    PLURAL,
    POSSESSIVE,
    PREP,
    UPPER,
    VERB,
    bits,
)
from .agentless import ANY
from .nounphrases import LONGEST_SUBJECT
from .verbgroups import OBJECT

GROUP = AUXILIARY | ADVERB | bits("widely", "hearsay")
"""What stands between a subject and its verb."""

_STATE, VAGUE, _MARK = BIT["mind-state"], BIT["vague-quantifier"], BIT["source-mark"]
FRAME = BIT["frame"]
"""A word without this is no frame."""

HOLDERS = bits("collective", "people", "source-people", "holder")
_QUANTITY = bits("quantifier-subject", "people")
_NAME, _OUTLET, _SPEECH = BIT["name"], BIT["outlet"], BIT["speech"]
_PAST, _ING, _NOUN_TOO = BIT["verb-past"], BIT["verb-ing"], BIT["noun-too"]
_SUBJECT = bits(
    *"speaker people source-people source-person role organisation collective alliance metonym place".split(),
    *"quantifier-subject evidence-noun event document agents medium".split(),
)
_QUOTES = '“”"«»'
_RELATIVE = ("who", "that", "which")
_JOINS = ("and", "or")
_POINTS = ("this", "that", "these", "those")
_PASSIVE, _HEARSAY, _HEDGE = BIT["passive-participle"], BIT["hearsay"], BIT["hedge"]
# A verb that nobody says or thinks with has an outlet or a document for its subject.
_PUBLISHED = _OUTLET | bits("document", "event")
_OTHER = ANY | _STATE | VAGUE | _MARK
_HAPPENS = bits("event", "evidence-noun")
_HEDGED = {
    "may": ("have",),
    "might": ("have",),
    "most": ("likely",),
    "more": ("likely",),
    "seem": ("to", "that"),
    "appear": ("to", "that"),
}


def frames_in(table: TokenTable, first: int, last: int) -> list[int]:
    """Return the words among ``first`` to ``last``, a sentence, that may be the frame of a carrier."""
    found = []
    before = 0
    for n, flags in enumerate(table.bits[first:last], first):
        if flags & FRAME and (
            (flags & VERB and _clause(table, n, first, last, flags, before))
            or (flags & _OTHER and _may(table, n, first, last, flags, before))
        ):
            found.append(n)
        before = flags
    return found


def _may(table: TokenTable, n: int, first: int, last: int, flags: int, before: int) -> bool:
    if flags & _STATE and before & (GROUP | BIT["ly"]) and _subject_before(table, n, first, _SUBJECT | _NAME):
        return True
    if flags & VAGUE and before & PREP and _holder(table, n, last):
        return True
    if flags & _MARK and (before & BIT["ed"] or _low(table, n + 1, last) == "to"):
        return True
    return bool(flags & ANY) and _agentless(table, n, first, last)


def _low(table: TokenTable, n: int, last: int) -> str:
    return table.low(n) if n < last else ""


def _clause(table: TokenTable, n: int, first: int, last: int, flags: int, before: int) -> bool:
    """A subject must stand before the verb, or behind it where it may stand first ("…, said Holt")."""
    plain = table.words.gaps[n] == " "
    if n > first and plain and flags & CAPITAL:
        return False
    if flags & _PAST and _low(table, _after(table, n, last), last) == "by":
        return True
    if n == first or (plain and not _follows(table, n, flags, before)):
        return False
    if flags & _NOUN_TOO and not before & GROUP and not _object_ahead(table, n, last):
        return False
    wanted = _SUBJECT | _NAME if flags & _SPEECH else _PUBLISHED
    if _subject_left(table, n, first, wanted):
        return True
    return bool(flags & _SPEECH) and not plain and _subject_in(table, n + 1, min(n + 12, last), wanted)


def _after(table: TokenTable, n: int, last: int) -> int:
    """Return the first word behind a verb that is no adverb."""
    after = n + 1
    while after < last and table.bits[after] & ADVERB:
        after += 1
    return after


def _follows(table: TokenTable, n: int, flags: int, before: int) -> bool:
    """Say whether the word before a verb, with only a space between, lets it be a finite one."""
    if before & GROUP:
        return not (flags & _PAST and before & BE)
    if before & POSSESSIVE:
        return False
    low = table.low(n - 1)
    if low == "to" or flags & _ING:
        return False
    return not before & (DET | PREP) or bool(before & _QUANTITY) or low in _POINTS


def _object_ahead(table: TokenTable, n: int, last: int) -> bool:
    """Say whether something follows that only a verb can have behind it; a pause may hold a quotation."""
    after = _after(table, n, last)
    if after >= last:
        return False
    gap = table.words.gaps[after]
    if table.pauses[gap]:
        return any(mark in gap for mark in _QUOTES)
    following = table.bits[after]
    return bool(following & (OBJECT | BIT["ed"]) or table.classes_in(after, min(after + 3, last)) & PLURAL)


def _subject_left(table: TokenTable, n: int, first: int, wanted: int) -> bool:
    """Say whether anybody who may carry stands left of a verb, as far as its subject can reach."""
    have, gaps, pauses = table.bits, table.words.gaps, table.pauses
    group = n
    while (
        group > first
        and not pauses[gaps[group]]
        and have[group - 1] & GROUP
        and not (group - 1 == first and have[first] & CLAUSE)
    ):
        group -= 1
    if group == first:
        return False
    if pauses[gaps[group]] or table.low(group - 1) in _RELATIVE:
        return _subject_before(table, group, first, wanted)
    at = group
    while at > first and group - at < LONGEST_SUBJECT and not (at < group and pauses[gaps[at]]):
        flags = have[at - 1]
        if flags & (BE | MODAL) or (flags & CLAUSE and not flags & DET and table.low(at - 1) not in _JOINS):
            break
        at -= 1
        if flags & wanted and _subject(table, at, first, wanted):
            return True
    return "." in gaps[at + 1 : group]


def _subject_before(table: TokenTable, n: int, first: int, wanted: int) -> bool:
    return _subject_in(table, first + 1, n, wanted) or _subject(table, first, first, wanted)


def _subject_in(table: TokenTable, first: int, last: int, wanted: int) -> bool:
    return bool(table.classes_in(first, last) & wanted) or "." in table.words.gaps[first:last]


def _subject(table: TokenTable, at: int, first: int, wanted: int) -> bool:
    """Say whether one of the wanted words is more than a capital at the head of the sentence."""
    flags = table.bits[at] & wanted
    if flags & ~(_NAME | _OUTLET):
        return True
    if not flags or at > first:
        return bool(flags)
    opening, second = table.bits[first], table.bits[first + 1]
    if second & CAPITAL:
        return True
    return bool(opening & _OUTLET and not opening & DET) or bool(
        flags & _NAME and (opening & UPPER or not opening & (LISTED | PLURAL))
    )


def _holder(table: TokenTable, n: int, last: int) -> bool:
    return any(flags & PLURAL and flags & HOLDERS for flags in table.bits[n + 1 : min(n + 4, last)])


def _agentless(table: TokenTable, n: int, first: int, last: int) -> bool:
    flags, have = table.bits[n], table.bits
    low, after = table.low(n), _low(table, n + 1, last)
    following = have[n + 1] if n + 1 < last else 0
    if flags & _HEARSAY or after == "has":
        return True
    if flags & _PASSIVE and n > first and have[n - 1] & GROUP:
        return True
    if flags & _HEDGE and _hedges(table, n, low, after, last):
        return True
    if low == "there" and (
        following & AUXILIARY or after.startswith(("remain", "exist", "seem", "appear", "grew"))
    ):
        return True
    if flags & _HAPPENS and _happens(table, n, first, last):
        return True
    if flags & BIT["attitude"] and (
        after == "among"
        or table.classes_in(max(first, n - 3), n) & BIT["growing"]
        or table.classes_in(n + 1, min(n + 8, last)) & bits("aired", "spreads", "lasts")
    ):
        return True
    if flags & BIT["raising-verb"] and table.classes_in(n + 1, min(n + 5, last)) & BIT["attitude"]:
        return True
    if flags & BIT["aim"] and following & BE:
        return True
    return bool(flags & BIT["view"]) and after in ("of", "that")


def _hedges(table: TokenTable, n: int, low: str, after: str, last: int) -> bool:
    if low == "it":
        return n + 2 < last and bool(table.bits[n + 2] & BIT["unsure"])
    needed = next((words for stem, words in _HEDGED.items() if low.startswith(stem)), None)
    return needed is None or after in needed or low == "maybe"


def _happens(table: TokenTable, n: int, first: int, last: int) -> bool:
    """A verb that shows or runs must follow, or the word stand behind a preposition that opens a clause."""
    have = table.bits
    end = min(n + 9, last)
    while end < last and have[end] & (AUXILIARY | ADVERB):
        end += 1
    if table.classes_in(n + 1, min(end + 1, last)) & bits("showing-verb", "runs"):
        return True
    return any(
        have[k] & PREP and (k == first or table.words.gaps[k] != " ") for k in range(max(first, n - 5), n)
    )
