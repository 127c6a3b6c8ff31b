"""What a verb may have for its subject: heads of noun phrases before it, read backwards."""

from __future__ import annotations

from typing import NamedTuple

from .parsed import NOUNS, Parsed
from .phrases import Sets, before_participle, phrase_start

RELATIVES = frozenset(("who", "that", "which"))
PERSONS = frozenset("i you he she it we they".split())
REFLEXIVE = frozenset("themselves ourselves himself herself itself both all".split())
OBJECTS = frozenset("you it them us".split())
NOMINATIVE = frozenset("he she it they we".split())
NO_SUBJECT = frozenset("it them us me him her".split())
TIMES = frozenset("today yesterday tomorrow tonight then".split())
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD", "PB", "PH", "PM"))
VERBS = frozenset(("VBD", "VBZ", "VBP", "MD", "PB", "PH", "PM", "VB"))
PARTS = frozenset("third quarter fifth tenth half".split())
DEEP = 6


_TOLD = {
    "one": "each every any no the this that",
    "half": "the a one",
    "many": "a the so too very",
    "few": "a the so too very",
}
"""What belongs to words that stand for a noun phrase."""


class Head(NamedTuple):
    """A noun phrase: where it begins, and its last word."""

    left: int
    at: int


class Heads(NamedTuple):
    """What stands before a verb: the noun phrases from the nearest to the one on which the others hang, the
    phrases that "and" or commas join with the last of them (the nearest first), whether "or" does, whether
    the joined phrases may all hang on a further one ("the list of names and dates"), and whether a clause or
    an aside of its own stands before the verb.
    """

    chain: tuple[Head, ...]
    joined: tuple[Head, ...] = ()
    either: bool = False
    hung: bool = False
    apart: bool = False

    @property
    def left(self) -> int:
        """Where the whole begins."""
        return (self.joined or self.chain)[-1].left

    @property
    def head(self) -> Head:
        """The phrase on which the others hang."""
        return self.chain[-1]


def heads_before(read: Parsed, sets: Sets, right: int, relative: bool = False) -> Heads | None:
    """Return what ends at a token and may be the subject of the verb behind it, or the noun of a relative
    clause (``relative``).
    """
    chain: list[Head] = []
    apart = False
    if read.word(right) == ",":
        right, apart = _before_aside(read, right), True
    if relative and read.word(right) in ("all", "both"):
        return None
    if read.word(right) in (REFLEXIVE | TIMES) and read.tag(right - 1) in NOUNS:
        right -= 1
    for _ in range(DEEP):
        right = _before_participle(read, sets, right)
        one = noun_phrase(read, sets, right)
        if one is None:
            return Heads(tuple(chain), apart=apart) if chain else None
        chain.append(one)
        before = one.left - 1
        if hangs(read, sets, before):
            right = before - 1
            continue
        again = (
            read.word(before - 1) == "and"
            and read.word(before) in read.lower[max(0, before - 6) : before - 1]
        )
        if again and read.tag(before) == "IN":
            right = before - 2  # "on the handles and on the foot"
            continue
        back = _before_relative(read, sets, before)
        if back >= 0:
            right, apart = back, True
            continue
        return _joined(read, sets, chain, apart)
    return None


def noun_phrase(read: Parsed, sets: Sets, right: int) -> Head | None:
    """Return the noun phrase, without what hangs on it, that ends at a token."""
    word, tag = read.word(right), read.tag(right)
    if right < 0:
        return None
    if tag in NOUNS and word not in sets["standing"]:
        left = phrase_start(read, right)
        told = read.tag(left - 2) in ("DT", "PRP$", "CD")
        if read.tag(left - 1) in ("VBN", "VBG") and (
            told or (read.tag(left - 1) == "VBN" and read.tag(left - 2) in ("IN", "CC"))
        ):
            left = phrase_start(read, left - 1)  # "of connected devices"
        while read.word(left - 1) == "," and read.word(left).isdecimal() and read.word(left - 2).isdecimal():
            left = phrase_start(read, left - 2)  # "41,000 boats"
        return Head(left, right)
    if word in PARTS and read.word(right + 1) == "of" and read.word(right - 1) in ("a", "one"):
        return Head(right - 1, right)  # "a third of the letters"
    if word in sets["standing"] or word in PERSONS or word in OBJECTS or tag == "CD":
        before = "no" if tag == "CD" and word != "one" else _TOLD.get(word, "")
        return Head(right - (read.word(right - 1) in before.split()), right)
    if read.word(right - 1) == "of" and (word == "this" or tag == "VBG"):
        return Head(right, right)
    return None


def hangs(read: Parsed, sets: Sets, at: int) -> bool:
    """Say whether a token is a preposition by which what follows hangs on what goes before."""
    if at < 1 or read.word(at) not in sets["linking"] or read.tag(at) not in ("IN", "TO", "RP"):
        return False
    before, tag = read.word(at - 1), read.tag(at - 1)
    if before in PARTS and read.word(at) == "of" and read.word(at - 2) in ("a", "one"):
        return True  # "a third of the letters"
    return tag in NOUNS or before in sets["standing"] or tag in ("CD", "VBN", "VBG")


def _before_aside(read: Parsed, comma: int) -> int:
    """Return the token before what two commas enclose, or -1."""
    at = comma - 1
    while at >= 0 and read.word(at) != ",":
        at -= 1
    if at < 1 or comma - at > 16:
        return -1
    first, tag = read.word(at + 1), read.tag(at + 1)
    inside = read.tags[at + 1 : comma]
    finite = not VERBS.isdisjoint(inside)
    if first != "that" and (tag in ("WDT", "WP", "WP$") or first in RELATIVES):
        return at - 1 if finite else -1
    if first in ("most", "all", "some", "many", "both", "none", "each") and read.word(at + 2) == "of":
        return at - 1
    if first in NOMINATIVE and comma - at == 3 and finite:
        return at - 1  # ", he says,"
    if finite or "CC" in inside:
        return -1
    if inside == ("CD",) and read.tag(at - 1) == "NNP":
        return at - 1  # "Ann Roe, 44,"
    told = tag in ("VBN", "IN", "VBG") or first in (
        "together",
        "along",
        "now",
        "once",
        "then",
        "both",
        "a",
        "an",
    )
    return at - 1 if told and "," not in read.lower[:at] else -1


def _before_participle(read: Parsed, sets: Sets, right: int) -> int:
    """Return the noun on which a participle hangs that ends at a token ("coal delivered", "pupils helping",
    "tools to be returned"), or the token.
    """
    if read.tag(right) not in ("VBN", "VBG") or read.word(right) in sets["groups"]:
        return right
    at = before_participle(read, right)
    if read.tag(right) == "VBG" and phrase_start(read, at) == at:
        return right  # "Permissions checking" is a thing.
    return at if read.tag(at) in NOUNS or read.word(at) in sets["standing"] else right


def _before_relative(read: Parsed, sets: Sets, verb: int) -> int:
    """Return the token before the "who", "that" or "which" whose verbs end at a token, or -1."""
    at, seen, finite = verb, False, False
    while at > 0 and verb - at < 6:
        tag, word = read.tag(at), read.word(at)
        if (finite and tag in FINITE) or word in sets["letting"] or word == "once":
            return -1
        finite = finite or tag in FINITE
        if word in RELATIVES:
            return (
                at - 1
                if seen and (read.tag(at - 1) in NOUNS or read.word(at - 1) in sets["standing"])
                else -1
            )
        if tag in VERBS or tag in ("VBN", "VBG"):
            seen = True
        elif tag == "IN":
            # "who had been missing since Sunday", but not "which moved since the boat came"
            if word not in sets["linking"] and (word != "since" or read.tag(at + 1) != "NNP"):
                return -1
        elif tag not in ("RB", "RP", "TO", "JJ") and word not in OBJECTS:
            return -1
        at -= 1
    return -1


def _joined(read: Parsed, sets: Sets, chain: list[Head], apart: bool) -> Heads:
    """Return what is before a verb with what "and" and commas join with it."""
    before = chain[-1].left - 1
    joint = read.word(before)
    alone = Heads(tuple(chain), apart=apart)
    if joint not in ("and", "or", "nor", "&") or read.word(chain[-1].at) in NOMINATIVE:
        return alone
    if read.word(before - 1) == "/":
        return alone
    listed = read.word(before - 1) == ","
    if listed:
        before -= 1
    others: list[Head] = []
    hung = False
    while len(others) < DEEP:
        one = noun_phrase(read, sets, before - 1)
        if one is None or read.word(one.at) in NO_SUBJECT:
            break
        others.append(one)
        before = one.left - 1
        if hangs(read, sets, before):
            hung = True
        elif read.word(before) != "," or hung:
            break
    # "They sold the boat, and the shed was empty": that is another clause.
    if not others or (listed and (hung or len(others) < 2)):
        return alone
    return Heads(tuple(chain), tuple(others), joint in ("or", "nor"), hung, apart)
