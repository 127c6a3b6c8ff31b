"""Which sentences can hold a carrier at all: cheap conditions on a word and its neighbours.

A frame is a word that a carrier stands round: a verb of the lists, a source mark ("according to"), a state of
mind, a noun for what people do or think. The conditions are necessary ones, taken from the analysis that
follows (``analysis``, ``agentless``); what they rule out it would not find, and most sentences end here.
"""

from __future__ import annotations

from ..words.classedwords import Tokens
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
    PRON,
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
_HAPPENS, _SHOWN_OR_RUN = bits("event", "evidence-noun"), bits("showing-verb", "runs")
_ATTITUDE, _GROWING, _TOLD_ABROAD = BIT["attitude"], BIT["growing"], bits("aired", "spreads", "lasts")
_RAISING, _AIM, _VIEW, _UNSURE = BIT["raising-verb"], BIT["aim"], BIT["view"], BIT["unsure"]
_ED, _STATED, _OBJECT, _NO_SUBJECT = BIT["ed"], GROUP | BIT["ly"], OBJECT | BIT["ed"], BE | MODAL
_HEDGED = {
    "may": ("have",),
    "might": ("have",),
    "most": ("likely",),
    "more": ("likely",),
    "seem": ("to", "that"),
    "appear": ("to", "that"),
}


def frames_in(t: Tokens) -> list[int]:
    """Return the words of a sentence that may be the frame of a carrier."""
    found = []
    have = t.bits
    for i, flags in enumerate(have):
        if flags & FRAME:
            before = have[i - 1] if i else 0
            if (flags & VERB and _clause(t, i, flags, before)) or (
                flags & _OTHER and _may(t, i, flags, before)
            ):
                found.append(i)
    return found


def _may(t: Tokens, i: int, flags: int, before: int) -> bool:
    if flags & _STATE and before & _STATED and _subject_before(t, i, _SUBJECT | _NAME):
        return True
    if flags & VAGUE and before & PREP and _holder(t, i):
        return True
    if flags & _MARK and (before & _ED or _low(t, i + 1) == "to"):
        return True
    return bool(flags & ANY) and _agentless(t, i, flags)


def _low(t: Tokens, i: int) -> str:
    return t.low[i] if i < t.size else ""


def _clause(t: Tokens, i: int, flags: int, before: int) -> bool:
    """A subject must stand before the verb, or behind it where it may stand first ("…, said Holt")."""
    plain = t.gap(i) == " "
    if i and plain and flags & CAPITAL:
        return False
    if flags & _PAST and _low(t, _after(t, i)) == "by":
        return True
    if plain and before & POSSESSIVE and not before & PRON and not flags & _PAST:
        # "The mayor's remark sparked": a noun. In "a friend, my sister's, says" the pause ends what is owned.
        return False
    if not i or (plain and not _follows(t, i, flags, before)):
        return False
    if flags & _NOUN_TOO and not before & GROUP and not _object_ahead(t, i):
        return False
    wanted = _SUBJECT | _NAME if flags & _SPEECH else _PUBLISHED
    if _subject_left(t, i, wanted):
        return True
    return bool(flags & _SPEECH) and not plain and _subject_in(t, i + 1, min(i + 12, t.size), wanted)


def _after(t: Tokens, i: int) -> int:
    """Return the first word behind a verb that is no adverb."""
    after = i + 1
    while after < t.size and t.bits[after] & ADVERB:
        after += 1
    return after


def _follows(t: Tokens, i: int, flags: int, before: int) -> bool:
    """Say whether the word before a verb, with only a space between, lets it be a finite one."""
    if before & GROUP:
        return not (flags & _PAST and before & BE)
    if before & POSSESSIVE or flags & _ING:
        return False
    low = t.low[i - 1]
    if low == "to":
        return False
    return not before & (DET | PREP) or bool(before & _QUANTITY) or low in _POINTS


def _object_ahead(t: Tokens, i: int) -> bool:
    """Say whether something follows that only a verb can have behind it; a pause may hold a quotation."""
    after = _after(t, i)
    if after >= t.size:
        return False
    if t.pause[after]:
        gap = t.gap(after)
        return any(mark in gap for mark in _QUOTES)
    return bool(t.bits[after] & _OBJECT or t.classes_in(after, after + 3) & PLURAL)


def _subject_left(t: Tokens, i: int, wanted: int) -> bool:
    """Say whether anybody who may carry stands left of a verb, as far as its subject can reach."""
    have, pause = t.bits, t.pause
    group = i
    while group and not pause[group] and have[group - 1] & GROUP and not (group == 1 and have[0] & CLAUSE):
        group -= 1
    if not group:
        return False
    if pause[group] or t.low[group - 1] in _RELATIVE:
        return _subject_before(t, group, wanted)
    at = group
    while at and group - at < LONGEST_SUBJECT and not (at < group and pause[at]):
        flags = have[at - 1]
        if flags & _NO_SUBJECT or (flags & CLAUSE and not flags & DET and t.low[at - 1] not in _JOINS):
            break
        at -= 1
        if flags & wanted and _subject(t, at, wanted):
            return True
    return t.dotted and "." in t.gaps(at + 1, group)


def _subject_before(t: Tokens, i: int, wanted: int) -> bool:
    return _subject_in(t, 1, i, wanted) or _subject(t, 0, wanted)


def _subject_in(t: Tokens, first: int, last: int, wanted: int) -> bool:
    return bool(t.classes_in(first, last) & wanted) or (t.dotted and "." in t.gaps(first, last))


def _subject(t: Tokens, at: int, wanted: int) -> bool:
    """Say whether one of the wanted words is more than a capital at the head of the sentence."""
    flags = t.bits[at] & wanted
    if flags & ~(_NAME | _OUTLET):
        return True
    if not flags or at:
        return bool(flags)
    opening, second = t.bits[0], t.bits[1]
    if second & CAPITAL:
        return True
    return bool(opening & _OUTLET and not opening & DET) or bool(
        flags & _NAME and (opening & UPPER or not opening & (LISTED | PLURAL))
    )


def _holder(t: Tokens, i: int) -> bool:
    return any(flags & PLURAL and flags & HOLDERS for flags in t.bits[i + 1 : i + 4])


def _agentless(t: Tokens, i: int, flags: int) -> bool:
    have = t.bits
    low, after = t.low[i], _low(t, i + 1)
    following = have[i + 1] if i + 1 < t.size else 0
    if flags & _HEARSAY or after == "has":
        return True
    if flags & _PASSIVE and i and have[i - 1] & GROUP:
        return True
    if flags & _HEDGE and _hedges(t, i, low, after):
        return True
    if low == "there" and (
        following & AUXILIARY or after.startswith(("remain", "exist", "seem", "appear", "grew"))
    ):
        return True
    if flags & _HAPPENS and _happens(t, i):
        return True
    if flags & _ATTITUDE and (
        after == "among"
        or t.classes_in(max(0, i - 3), i) & _GROWING
        or t.classes_in(i + 1, i + 8) & _TOLD_ABROAD
    ):
        return True
    if flags & _RAISING and t.classes_in(i + 1, i + 5) & _ATTITUDE:
        return True
    if flags & _AIM and following & BE:
        return True
    return bool(flags & _VIEW) and after in ("of", "that")


def _hedges(t: Tokens, i: int, low: str, after: str) -> bool:
    if low == "it":
        return i + 2 < t.size and bool(t.bits[i + 2] & _UNSURE)
    needed = next((words for stem, words in _HEDGED.items() if low.startswith(stem)), None)
    return needed is None or after in needed or low == "maybe"


def _happens(t: Tokens, i: int) -> bool:
    """A verb that shows or runs must follow, or the word stand behind a preposition that opens a clause."""
    have, size = t.bits, t.size
    end = min(i + 9, size)
    while end < size and have[end] & (AUXILIARY | ADVERB):
        end += 1
    if t.classes_in(i + 1, end + 1) & _SHOWN_OR_RUN:
        return True
    return any(have[k] & PREP and (not k or t.gap(k) != " ") for k in range(max(0, i - 5), i))
