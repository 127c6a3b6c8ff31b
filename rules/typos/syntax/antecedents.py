"""What a relative clause in the singular may belong to instead of the plural right before it."""

from __future__ import annotations

from .heads import RELATIVES
from .judge import Judge
from .parsed import NOUNS, Parsed
from .phrases import before_verb, phrase_start
from .roles import NOUN

REACH = 14
"""So many tokens before the plural its other noun stands at most."""
HANGING = frozenset(("IN", "TO", "RP", "VBN"))
"""By these a plural hangs on what goes before: "a feature called fixtures", "taken out of the pages"."""
CALLED = frozenset("called named dubbed termed titled entitled nicknamed labelled labeled".split())
FINITE = frozenset(("VBD", "VBZ", "VBP", "VB", "MD"))
APART = frozenset((".", ":", "(", "WDT", "WP", "WRB"))


def of_another(judge: Judge, read: Parsed, verb: int) -> bool:
    """Say whether the relative clause of a verb in the singular may belong to more than the plural before it:
    to a noun on which that hangs, or to the whole clause.
    """
    at = before_verb(read, verb)
    if read.word(at) not in RELATIVES:
        return False
    if read.word(at) == "which" and read.word(verb) in judge.sets["effects"]:
        return True  # "It works with many tools which makes it easy."
    left = phrase_start(read, at - 1)
    if not CALLED.isdisjoint(read.lower[left:at]):
        return True  # "a helper called fixtures", where "helper" is taken for a quality
    return _of_what_is_done(read, left) or _of_one_before(judge, read, left)


def _of_what_is_done(read: Parsed, left: int) -> bool:
    """Say whether a plural hangs by what somebody does: "a system for denoting chords that is"."""
    before = range(left - 1, max(0, left - 6), -1)
    return any(read.tag(at) == "VBG" and read.tag(at - 1) == "IN" for at in before)


def _of_one_before(judge: Judge, read: Parsed, left: int) -> bool:
    """Say whether one thing stands before the preposition or participle with which a plural begins: the
    object of the verb ("strips dust out of the carpets that is"), or the subject of one that takes none ("a
    list will be there during the days that shows").
    """
    if read.tag(left - 1) not in HANGING:
        return False
    for at in range(left - 2, max(-1, left - REACH), -1):
        tag = read.tag(at)
        if _is_one(judge, read, at):
            return True
        being = read.word(at + (tag == "MD")) in judge.sets["be-forms"]
        joined = tag == "CC" and not read.tag(at - 1) == read.tag(at + 1) == "VBG"
        if tag in APART or joined or (tag in FINITE and not being):
            return False
    return False


def _is_one(judge: Judge, read: Parsed, at: int) -> bool:
    """Say whether a token is a noun of one thing that a clause behind it may tell about."""
    behind, tag = read.tag(at + 1), read.tag(at)
    if tag == "VBG":
        return behind == "Q"  # "known as “leap smearing”"
    # "a saw with", "a helper called", taken for a verb or a quality
    told = read.tag(at - 1) in ("DT", "PRP$") and behind in HANGING
    if (
        (tag != "NN" and not (told and judge.parser.role(read.word(at)) & NOUN))
        or behind in NOUNS
        or read.word(at + 1) in judge.sets["copulas"]
    ):
        return False
    # "is home to birds"; but "a field “from” to all"
    return behind != "TO" or phrase_start(read, at) < at or read.tokens[at - 1] in ("”", '"')
