"""Sentences in which a verb that does not go with the words before it has another subject, by their order."""

from __future__ import annotations

from .heads import FINITE, RELATIVES
from .judge import Judge
from .parsed import NOUNS, Parsed
from .retagged import is_closed
from .roles import MANY, NOUN, THIRD

_PRESENT = frozenset(("VB", "VBP", "VBN"))
_HAVING = frozenset("have has had 've ’ve".split())
_NAMED = frozenset("named called titled labelled labeled".split())
_PLURALS = frozenset(("NNS", "NNPS"))


def reads_otherwise(judge: Judge, read: Parsed, first: int, verb: int, plural: bool) -> bool:
    """Say whether a verb (in the ``plural`` or not) has another subject than the words from ``first`` on."""
    if plural:
        return (
            _of_the_last(read, first, verb)
            or _ends_row(read, first)
            or _is_the_next_subject(judge, read, verb)
            or _is_done(read, first, verb)
            or _is_need(read, first, verb)
            or _is_called(read, first, verb)
            or _is_kind(read, first, verb)
        )
    if read.word(verb - 1) == "as":
        return True  # "block the ropes in the shed as is now the case"
    if _is_count(read, first, verb) or _is_listed(read, first):
        return True
    # "and pandas allows": a library.
    called = first == verb - 1 and read.word(first) in judge.sets["commands"]
    return called or _came_before(judge, read, first, verb)


def _of_the_last(read: Parsed, first: int, verb: int) -> bool:
    """Say whether a clause with "which" behind a comma tells about the plural right before it: "an account of
    Harbour Rules, which are".
    """
    at = verb - 1
    while at > first and read.tag(at) == "RB":
        at -= 1
    if read.word(at) != "which" or read.word(at - 1) != ",":
        return False
    last = read.tokens[at - 2]
    return read.tag(at - 2) in _PLURALS or (last[:1].isupper() and last.endswith("s"))


def _ends_row(read: Parsed, first: int) -> bool:
    """Say whether a subject is the last of several that nothing but commas and "and" joins: "The boats, the
    nets, and the price of a berth are".
    """
    if read.word(first - 1) != "and" or "," not in read.lower[: first - 1]:
        return False
    before = range(first - 1)
    return read.tag(0) in ("DT", "PRP$", *NOUNS) and all(
        read.tag(at) not in FINITE and read.word(at) not in RELATIVES for at in before
    )


def _is_the_next_subject(judge: Judge, read: Parsed, verb: int) -> bool:
    """Say whether a word behind a relative is the subject of the verb that follows: "an event that resume
    never completes", where "resume" is a name.
    """
    behind = verb + 1
    while read.tag(behind) == "RB":
        behind += 1
    role = judge.parser.role(read.word(behind))
    if is_closed(judge, read.word(behind)):
        return False  # "a darn that show is a fault"
    # Behind an adverb stands no noun: "never completes".
    told = role & THIRD and (behind > verb + 1 or not role & (NOUN | MANY))
    return bool(told) and read.word(verb - 1) in RELATIVES and not is_closed(judge, read.word(verb))


def _is_done(read: Parsed, first: int, verb: int) -> bool:
    """Say whether a name is what a verb in -ing is done to: "A number of talks on using Skelby have"."""
    doing = read.word(first - 1).endswith("ing") and read.tag(first - 2) in ("IN", "TO")
    return doing and first == verb - 1 and read.tokens[first][:1].isupper()


def _is_need(read: Parsed, first: int, verb: int) -> bool:
    """Say whether the verb is a noun: "this need to control the boats can be seen"; "our sample do box"; or
    the subject is the object of a clause before it: "Once you have packed the nets find the key".
    """
    if read.word(verb) == "do" and read.tag(verb + 1) in ("NN", "NNS"):
        return True
    if first == verb - 1 and read.word(first) in ("this", "that") and read.word(verb + 1) == "to":
        return any(tag in ("MD", "VBZ", "VBD") for tag in read.tags[verb + 2 :])
    helped = not _HAVING.isdisjoint(read.lower[max(0, first - 3) : first - 1])
    return helped and read.tag(first - 1) == "VBN"


def _is_called(read: Parsed, first: int, verb: int) -> bool:
    """Say whether a clause tells about several things of one name: "all files named log.txt which are"."""
    if read.word(verb - 1) not in RELATIVES:
        return False
    naming = next((at for at in range(verb - 2, max(0, verb - 8), -1) if read.word(at) in _NAMED), 0)
    return naming > 0 and read.tag(naming - 1) == "NNS"


def _is_kind(read: Parsed, first: int, verb: int) -> bool:
    """Say whether "of" parts a name for a kind of things: "part of speech tags help"."""
    of = next((at for at in range(first + 1, verb - 2) if read.word(at) == "of"), -1)
    bare = of > 0 and read.tag(of - 1) == "NN" and read.tag(first) in ("NN", "JJ")
    return bare and of == verb - 3 and read.tag(of + 1) == "NN" and read.tag(of + 2) == "NNS"


def _is_count(read: Parsed, first: int, verb: int) -> bool:
    """Say whether it is told of so many things as of one case: "Two peaks is more likely than one"."""
    if read.word(verb) != "is" or first != verb - 2 or read.tag(first) != "CD":
        return False
    behind = verb + 1 + (read.word(verb + 1) == "not")
    while read.tag(behind) in ("RB", "RBR"):
        behind += 1
    return read.tag(behind) in ("JJ", "JJR", "CD") or read.tokens[verb + 1][:1].isdigit()


def _is_listed(read: Parsed, first: int) -> bool:
    """Say whether a subject goes on with what a preposition began to list: "the plan for mending, painting
    and other tasks does".
    """
    if read.word(first - 1) != "," or not read.word(first).endswith("ing"):
        return False
    return read.word(first - 2).endswith("ing") and read.tag(first - 3) == "IN"


def _came_before(judge: Judge, read: Parsed, first: int, verb: int) -> bool:
    """Say whether the plural behind a "that" has a verb of its own: "the list needed so that all thin ropes
    come before any thick ones is short".
    """
    if read.word(first - 1) != "that":
        return False
    role, may_be = judge.parser.role, judge.parser.may_be
    return any(
        read.tag(at) in _PRESENT and "VBP" in may_be(read.tokens[at]) and not role(read.word(at)) & NOUN
        for at in range(first + 1, verb - 1)
    )
