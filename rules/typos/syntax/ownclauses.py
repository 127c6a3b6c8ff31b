"""Whether a helper stands in a clause of its own with its subject before it."""

from __future__ import annotations

from .heads import RELATIVES, heads_before
from .parsed import NOUNS, Parsed
from .phrases import Sets, before_verb
from .starts import begins

ASKING = frozenset("what all whatever everything anything much".split())
SUBJECTS = frozenset("i he she it we they you".split())


def stands_whole(read: Parsed, sets: Sets, at: int) -> bool:
    """Say whether the subject of a helper stands before it, and a clause begins with that: nothing that
    the helper could have for its object went before.
    """
    before = before_verb(read, at)
    if read.word(before) in ("last", "first", "once"):
        before -= 1
    if read.word(before) in ("and", "but", "or"):
        return read.word(at) not in sets["modal-verbs"] and before == at - 1
    if read.tag(at - 1) == "MD" or read.word(at - 1) in ("to", "not"):
        return read.word(at) in ("have", "be") and not _asks(read, at)
    if read.word(before) in RELATIVES:
        return read.tag(before - 1) in (*NOUNS, ",") and read.word(before) != "that"
    heads = heads_before(read, sets, before)
    if heads is None or _asks(read, heads.left):
        return False
    if read.word(before) in SUBJECTS and heads.left == before:
        opener, other = read.word(before - 1), read.tag(before - 1)
        if opener == "that":
            return (
                read.tag(before - 2) not in (*NOUNS, "DT", "PDT") or read.word(before - 2) in sets["saying"]
            )
        return other not in (*NOUNS, "WDT", "WP", "DT", "PDT", "JJS", "JJ") and opener != "best"
    return begins(read, sets, heads.left, False)


def _asks(read: Parsed, left: int) -> bool:
    """Say whether something is asked or told of before a clause that may be the object of its verb."""
    near = read.lower[max(0, left - 2) : left]
    return "," not in near and not ASKING.isdisjoint(near)
