"""Verbs behind "who", "that" and "which" that do not go with what these stand for."""

from __future__ import annotations

from typing import NamedTuple

from .finiteverbs import is_verb
from .heads import FINITE, VERBS, heads_before
from .heads import OBJECTS as PRONOUNS
from .judge import Judge
from .numbers import ONE, SEVERAL, phrase_number
from .parsed import NOUNS, Parsed
from .phrases import phrase_start
from .roles import MANY

SHARES = frozenset("all most some many both several few".split())
COUNTED = frozenset("many both several few".split())


class Clash(NamedTuple):
    """Where a subject begins with which its verb does not go, and where it ends."""

    first: int
    last: int


def relative(judge: Judge, read: Parsed, at: int, verb: int, plural: bool) -> Clash | None:
    """Judge a verb behind "who", "that" or "which" and all nouns to which that may belong."""
    right = at - 1
    if read.word(right) == "of":
        return None if plural else _share(judge, read, at, verb)
    if read.word(right) == "," and read.word(at) != "that":
        right -= 1
        if not plural:
            return None  # "They sold the boats, which was a pity."
        if _never(read, at, verb):
            return Clash(at, at)
        if _named(judge, read, at, verb):
            return Clash(right, at)
    if (
        read.tag(right) not in NOUNS
        and read.word(right) not in judge.sets["standing"]
        and read.word(right) not in PRONOUNS
    ):
        return None
    heads = heads_before(read, judge.sets, right, True)
    if heads is None or heads.apart:
        return None
    wanted, word = ONE if plural else SEVERAL, read.word(at)
    chain = heads.chain
    if word != "who" and len(chain) > 1:
        # "They met Ann Roe on a boat that were": the name is no thing.
        plain = (one for one in chain if read.tag(one.at) != "NNP" or read.tag(one.left) == "CD")
        chain = tuple(plain) or chain
    if heads.joined:
        if plural:
            return None
        chain = (*chain, heads.joined[-1])
    if len(chain) > 1 and read.word(chain[-1].at) in ("those", "these", "many", "few", "several"):
        chain = chain[-1:]
    # "Research by two economists that suggests": one thing without an article may be meant as well.
    nouns = [
        one
        for n, one in enumerate(chain)
        if n == 0
        or one.left < one.at
        or read.tag(one.at) != "NN"
        or (not plural and read.tag(one.at + 1) == "IN")
    ]
    numbers = {phrase_number(judge, read, one, one is not nouns[0] or not one.left) for one in nouns}
    if numbers != {wanted}:
        return None
    left, head = chain[-1].left, chain[0].at
    if (
        read.tag(left - 1) in (*NOUNS, ".", "SYM")
        or read.word(left - 1) in ("and", "or")
        or read.word(left) == "you"
    ):
        return None
    if plural and not _alone(judge, read, left, right < at - 1):
        return None
    if word == "that" and plural and not judge.sets["demand"].isdisjoint(read.lower[max(0, left - 4) : at]):
        return None
    if word == "that" and not plural and _pronoun(read, left, verb):
        return None
    if word == "that" and read.word(head) in judge.sets["claims"]:
        return None
    if word == "that" and read.word(left - 1) in judge.sets["telling"]:
        return None  # "Tell the crew that work has begun."
    if word == "that" and read.word(verb) in ("is", "was") and not (left == 0 or read.tag(verb + 1) == "VBN"):
        return None
    if word == "which" and not plural and read.word(verb) in judge.sets["effects"]:
        return None
    if not is_verb(judge, read, at, at, verb):
        return None
    return Clash(chain[0].left, at)


def _share(judge: Judge, read: Parsed, at: int, verb: int) -> Clash | None:
    """Judge "rooms, all of which looks out": a part of what the noun before tells as several."""
    share = read.word(at - 2)
    if read.word(at) != "which" or share not in SHARES or not is_verb(judge, read, at, at, verb):
        return None
    return Clash(at - 2, at) if share in COUNTED or read.tag(at - 4) == "NNS" else None


def _named(judge: Judge, read: Parsed, at: int, verb: int) -> bool:
    """Judge "Ann Roe, who coordinate the rota": one person with a full name, and no other thing before."""
    right = at - 2
    if read.word(at) != "who" or at < verb - 1 or read.word(verb) in judge.sets["plural-be"]:
        return False
    name = read.tag(right) == read.tag(right - 1) == "NNP" and not read.word(right).endswith("s")
    left = phrase_start(read, right)
    joined = read.word(left - 1) in ("and", ",", "or") or "and" in read.lower[: right + 1]
    # "The nuns of Santa Chiara, who sell"
    joined = joined or (read.tag(left - 1) == "IN" and read.tag(left - 2) == "NNS")
    return name and not joined and is_verb(judge, read, at, at, verb)


def _never(read: Parsed, at: int, verb: int) -> bool:
    """Judge ", which never happen": nothing before the comma is more than one."""
    if read.word(at) != "which" or at == verb - 1 or read.tag(verb) not in ("VB", "VBP"):
        return False
    return {"NNS", "NNPS", "CC"}.isdisjoint(read.tags[max(0, at - 9) : at])


def _pronoun(read: Parsed, left: int, verb: int) -> bool:
    """Say whether "that" may be a subject by itself ("for many people that is too late", "with all the work
    that implies"): nothing but an opening phrase stands before it, and no other verb behind its own.
    """
    if read.tag(verb + 1) == ".":
        return True
    first = left - 1
    while (
        first > 0 and read.word(first) != "," and read.word(first) not in ("if", "when", "because", "since")
    ):
        first -= 1
    if read.word(first) == ",":
        opening = first == left - 2 and read.tag(first + 1) == "IN"  # ", with ten guests that makes"
    else:
        opening = read.tag(first) == "IN" or (first > 0 and read.tag(first) == "WRB")
    if not VERBS.isdisjoint(read.tags[first + 1 : left]):
        return False
    further = verb + 1
    while read.tag(further) not in (",", ".", ":", "^", *FINITE) and read.word(further) not in (
        "as",
        "because",
    ):
        further += 1
    return opening and read.tag(further) not in FINITE


def _alone(judge: Judge, read: Parsed, left: int, apart: bool) -> bool:
    """Say whether nothing before a noun may be what a relative clause belongs to, if a comma stands between
    (``apart``): no plural, nothing that is joined.
    """
    if read.word(left - 1) in ("and", "or") and left > 1:
        return False
    apart = apart or read.tag(left - 1) in ("IN", "TO", "RP", "VBG", "VBN")
    if not apart:
        return True
    around = range(max(0, left - 10), left)
    several = any(judge.parser.role(read.word(at)) & MANY for at in around)
    if "both" in read.lower[:left]:
        return False
    return not several and {"NNPS", "CC"}.isdisjoint(read.tags[max(0, left - 10) : left])
