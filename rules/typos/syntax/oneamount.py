"""Some number of things that is told as one amount: "five shillings is a quarter of a pound"."""

from __future__ import annotations

from .judge import Judge
from .parsed import Parsed
from .roles import EVER

LARGE = frozenset("dozen hundred thousand million".split())
ONLY = frozenset("not only just quite still about nearly almost".split())
SHARING = frozenset("among between for from into per".split())
NEAR, FAR = 3, 6
"""So many words stand at most before "is" where the amount is not shared, and where it is: "nine scones
among six is one and a half apiece".
"""
TOO = frozenset("much many long short little few".split())


def is_amount(judge: Judge, read: Parsed, first: int, verb: int) -> bool:
    """Say whether some number of things is told as one amount, of which "is" says what it comes to."""
    opener = first + (read.word(first) == "a")
    shared = read.word(opener + 2) in SHARING
    if verb - opener > (FAR if shared else NEAR) or read.word(verb) not in judge.sets["singular-be"]:
        return False
    count = read.word(opener)
    if count not in LARGE and not judge.parser.tagger.may(count, "CD", EVER) and not count[:1].isdigit():
        return False
    after = verb + 1 + (read.word(verb + 1) in ONLY)
    told = read.word(after)
    return told in judge.sets["comes-to"] or (told == "too" and read.word(after + 1) in TOO)
