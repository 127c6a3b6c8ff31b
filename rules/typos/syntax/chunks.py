"""What sentences are cut into to find the subjects of their verbs: noun phrases, verb groups, marks, …"""

from __future__ import annotations

from typing import NamedTuple

from .numbers import ONE, SEVERAL

ANY, SINGLE, PLURAL = 0, 1, 2
"""How many things a noun phrase is about or a verb stands for: nothing that can be told, one, several."""

NP, OBJECTIVE, TIME = "noun phrase", "pronoun that is no subject", "time"
FINITE, BENT, BARE = "finite verb", "past or participle", "base form"
LOOSE = "infinitive, participle or form in -ing"
RELATIVE, OPENER, JOINT, COMMA, STOP = "relative", "opener of a clause", "joint", "comma", "stop"
"""Kinds of chunks. What says how, where or when (adverbs, particles, adjectives behind a verb) is none."""

VERBS = frozenset((FINITE, BENT, BARE))
"""Chunks that may be the verb of a clause."""
INSIDE = frozenset(("NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "CD", "N$", "SYM", "FW"))
"""Tags of what stands in a noun phrase behind its determiner."""
DETERMINERS = frozenset(("DT", "PDT", "PRP$"))
VERB_TAGS = frozenset(("VB", "VBP", "VBZ", "VBD", "VBG", "VBN"))


class Chunk(NamedTuple):
    """Some tokens of a sentence: their kind, the first and the last of them, for how many things they stand,
    whether a preposition goes before, and for a verb group the token that agrees.
    """

    kind: str
    first: int
    last: int
    number: int = ANY
    hung: bool = False
    verb: int = -1


def as_number(told: str) -> int:
    """Return a number of ``numbers`` as chunks have it."""
    return SINGLE if told == ONE else PLURAL if told == SEVERAL else ANY


def differ(first: int, second: int) -> bool:
    """Say whether two numbers are told and are not the same."""
    return ANY != first != second != ANY
