"""Verb groups of a sentence: a verb with the forms that follow it, and for how many things it stands."""

from __future__ import annotations

from .chunks import ANY, BARE, BENT, FINITE, LOOSE, PLURAL, SINGLE, Chunk
from .judge import Judge
from .parsed import Parsed
from .roles import BASE, DONE, PAST

ADVERBS = frozenset(("RB", "RBR"))
ALWAYS_PAST = frozenset("had was were did".split())


def verb_kind(judge: Judge, read: Parsed, at: int, hung: bool) -> str:
    """Return the kind of a verb; ``hung``: a preposition goes before."""
    word, tag = read.word(at), read.tag(at)
    bits, sets = judge.parser.role(word), judge.sets
    if tag == "VBG" or (hung and tag == "VBN"):
        return LOOSE
    if tag == "VB" or (tag == "VBP" and word not in sets["helping"] and word not in sets["plural-be"]):
        return BENT if bits & DONE else BARE
    if tag == "VBN":
        loose = read.tag(at - 1) in ("RB", ",", "CC", "IN") or not bits & PAST
        return LOOSE if loose else BENT
    return BENT if tag == "VBD" and bits & DONE and word not in ALWAYS_PAST else FINITE


def verb_group(judge: Judge, read: Parsed, at: int, kind: str, first: int) -> Chunk:
    """Return the verb at a token with the forms that follow it as its helper's; ``first``: where the chunk
    begins.
    """
    word, sets, end = read.word(at), judge.sets, at + 1
    helper = word in sets["helping"] or read.tag(at) in ("MD", "PB", "PH", "PM") or word.endswith("n't")
    asks_base = read.tag(at) == "MD" or word in sets["do-forms"]
    while helper and end < len(read.tags):
        step = end
        while read.tag(step) in ADVERBS:
            step += 1
        tag = read.tag(step)
        if tag not in ("VB", "VBP", "VBN", "VBG", "VBD") or (tag == "VBP" and not asks_base):
            break
        bent = tag == "VBD" and not judge.parser.role(read.word(step)) & DONE
        if bent and word not in sets["be-forms"]:
            break
        helper = read.word(step) in sets["helping"]
        end = step + 1
    number = _agrees(judge, read, at) if kind in (FINITE, BARE) else ANY
    return Chunk(kind, first, end - 1, number, False, at)


def _agrees(judge: Judge, read: Parsed, at: int) -> int:
    """Return for how many things a verb stands."""
    word, tag, sets = read.word(at), read.tag(at), judge.sets
    if word in ("need", "dare") and _as_helper(read, at):
        return ANY
    if word in sets["plural-be"]:
        return PLURAL
    if word in sets["singular-be"] or (tag == "VBZ" and word.endswith("s")):
        return SINGLE
    bits = judge.parser.role(word)
    plain = bits & BASE and not bits & PAST and word != "be"
    return PLURAL if tag in ("VBP", "VB", "VBZ") and plain else ANY


def _as_helper(read: Parsed, at: int) -> bool:
    """Say whether a verb stands before another as "can" does ("it need not be")."""
    step = at + 1
    while read.tag(step) in ADVERBS and step < at + 3:
        step += 1
    return read.tag(step) in ("VB", "VBP")
