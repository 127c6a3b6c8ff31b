"""Whether a noun phrase is about one thing or about several."""

from __future__ import annotations

from .candidates import Judge
from .parsed import Parsed
from .phrases import phrase_start
from .roles import MANY, NOUN, THIRD


def single(judge: Judge, read: Parsed, left: int, head: int, chained: bool) -> bool:
    """Say whether a noun phrase is about one thing."""
    sets, noun = judge.sets, read.word(head)
    if noun in sets["ones"]:
        return chained and noun not in ("either", "neither")
    if not is_common(judge, read, head):
        return False
    if noun == "number" and chained and read.word(left) == "the":
        return True
    if not is_thing(judge, noun):
        return False
    if any(read.tag(at) in ("NNS", "NNPS", "WDT") for at in range(left, head)):
        return False
    if noun in sets["same"] or noun in sets["times"] or noun in sets["kindly"]:
        return False
    told = read.lower[left]
    if told in ("many", "no", "such", "all", "what", "both", "these", "those", "few", "several", "two"):
        return False
    if any(read.tag(at) == "CD" and read.word(at) != "one" for at in range(left, head)):
        return False
    return read.tag(left) in ("DT", "PRP$") or chained


def is_common(judge: Judge, read: Parsed, at: int) -> bool:
    """Say whether a token is a known noun in the singular, in small letters."""
    noun = read.word(at)
    return read.tag(at) == "NN" and noun == read.tokens[at] and bool(judge.parser.tagger.table.kind(noun))


def is_thing(judge: Judge, noun: str) -> bool:
    """Say whether a noun names one thing and no group, quantity or form in -s."""
    bits, sets = judge.parser.role(noun), judge.sets
    if bits & MANY or not bits & NOUN or noun in sets["groups"] or noun in sets["collective"]:
        return False
    return noun not in sets["quantities"] and (not noun.endswith("s") or noun.endswith(("ss", "us", "is")))


def several(judge: Judge, read: Parsed, left: int, head: int, verb: int) -> bool:
    """Say whether a noun phrase is about several things."""
    sets, noun = judge.sets, read.word(head)
    if noun == "others":
        return True
    if read.tag(head) != "NNS" or noun != read.tokens[head].lower() or noun in sets["amounts"]:
        return False
    bits = judge.parser.role(noun)
    if bits & NOUN or not bits & MANY or noun in sets["singular-s"] or noun.endswith("ics"):
        return False
    inside = read.lower[left:head]
    if (
        noun.endswith("wards")
        or not sets["naming"].isdisjoint(inside)
        or {"that", "this"} & set(inside)
        or ("no" in inside and "other" not in inside)
    ):
        return False
    if bits & THIRD and read.tag(left) not in ("DT", "PRP$", "CD"):
        return False
    counted = any(read.tag(at) == "CD" for at in range(left, head))
    if noun in sets["quantities"] and not (noun == "people" and counted):
        return False
    if not judge.parser.tagger.table.kind(noun):
        return False
    if any(read.tag(at) in ("NNP", "NNPS", "NNS") for at in range(left, head)):
        return False
    if counted:
        be = read.word(verb) in ("is", "was", "isn't", "wasn't")
        return not be or read.tag(verb + 1) in ("VBN", "VBG")
    if head == left:
        full = read.word(verb) not in sets["singular-be"]
        return full and left > 0 and not bits & THIRD and read.tokens[head].islower()
    if read.tag(left) not in ("DT", "PDT", "PRP$") and left == 0:
        return False
    return not any(token[0].isupper() for token in read.tokens[left + 1 : head + 1])


def two(read: Parsed, left: int, first: int, second: int) -> bool:
    """Say whether two things joined by "and" are two: each with its own article, or two names of people."""
    start = phrase_start(read, second)
    told = {"the", "a", "an", "his", "her", "my", "our", "their"}
    if read.word(left) in told and read.word(start) in told:
        own = read.word(left) in ("his", "her", "my", "our", "their") and read.word(start) == read.word(left)
        return read.word(first) != read.word(second) and not own
    return False
