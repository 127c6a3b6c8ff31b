"""Why a verb may stand in another number than its subject, or a word taken for a noun may be a verb."""

from __future__ import annotations

from collections.abc import Sequence

from .chunks import PLURAL, SINGLE, VERB_TAGS, Chunk
from .judge import Judge
from .parsed import Parsed
from .retagged import is_closed
from .roles import BASE, MANNER, QUALITY, THIRD

CONDITIONS = frozenset("if unless lest though whether till until although".split())
ENDS = frozenset((".", ",", "Q", "CC", ":"))
TOLD = frozenset(("DT", "PRP$", "PDT", "CD", "PRP"))


def excused(judge: Judge, read: Parsed, verb: Chunk, subject: Chunk) -> bool:
    """Say whether a verb may stand as it does though its subject is of another number."""
    word, before = read.word(verb.verb), read.lower[: verb.verb]
    between = range(subject.first, verb.verb)
    if read.word(verb.verb + 1) == "_" or _is_apart(read, between):
        return True
    if (
        word in ("means", "mean")
        or read.word(verb.verb - 1) == "\ufffc"
        or read.word(subject.first - 1) == "what"
    ):
        return True
    if word in ("were", "weren't"):
        return not judge.sets["were-wishing"].isdisjoint(read.lower)
    bare = read.tag(subject.first) not in TOLD and read.tag(subject.last + 1) not in ("IN", "TO", "VBN")
    if bare and subject.number == PLURAL and word in ("is", "was", "has"):
        return True  # "Mixed methods is an approach."
    if verb.number == PLURAL and word not in ("are", "aren't"):
        if _is_asked(judge, before, subject) or read.word(verb.verb - 1) == "please":
            return True
        if not judge.sets["letting"].isdisjoint(read.lower[subject.last + 1 : verb.verb]):
            return True  # "a note to help others know"
        pronoun = not is_closed(judge, word) and subject.number == SINGLE and read.tag(subject.last) == "PRP"
        if pronoun and not CONDITIONS.isdisjoint(before):
            return True  # "unless it proceed from them"
    return not is_closed(judge, word) and not _is_surely_verb(judge, read, verb, subject)


def is_told(read: Parsed) -> bool:
    """Say whether a sentence ends with a full stop and is no question and no wish: in others verbs may stand
    in any number.
    """
    last = len(read.tags) - 1
    while read.tag(last) == "Q":
        last -= 1
    return read.word(last) in (".", "!", ";") and read.word(0) not in ("may", "let", "long")


def _is_apart(read: Parsed, between: range) -> bool:
    """Say whether a quotation, a semicolon or the beginning of a sentence stands between subject and verb."""
    if any(read.tag(at) == "Q" or read.word(at) == ";" for at in between):
        return True
    capital = (at for at in between if at and read.tokens[at][0].isupper() and read.word(at) != "i")
    return any(read.tag(at) in ("PRP", "PRP$", "DT") for at in capital)


def _is_asked(judge: Judge, before: Sequence[str], subject: Chunk) -> bool:
    """Say whether a demand or a wish stands before a subject."""
    asked = not judge.sets["demand"].isdisjoint(before[: subject.first])
    return asked or "wish" in before or "lest" in before


def _is_surely_verb(judge: Judge, read: Parsed, verb: Chunk, subject: Chunk) -> bool:
    """Say whether a word is a verb with a subject, by the words beside it."""
    at, word = verb.verb, read.word(verb.verb)
    bits, close, behind = judge.parser.role(word), read.tag(at - 1), read.tag(at + 1)
    if not bits & (BASE | THIRD) or not read.tokens[at].islower() or word in ("thank", "save", "be"):
        return False
    if bits & (QUALITY | MANNER) and not judge.parser.verb_first(word):
        return False
    if close == "PRP" and read.tag(at - 2) in VERB_TAGS and verb.number == PLURAL:
        return False  # "lets you activate it"
    if read.word(at - 1) in judge.sets["naming"] or read.word(at - 1) in ("verb", "noun", "phrase"):
        return False
    if read.word(at - 2) == "to" or read.word(at - 1) in judge.sets["linking"]:
        return False
    if close in ("IN", "VB") and read.word(at - 1) != "that":
        return False
    if close in ("DT", "PRP$", "JJ"):
        return False
    return close not in ("NN", "NNP") or (behind not in ENDS and behind not in ("NN", "NNS", "NNP"))


def is_meant(judge: Judge, read: Parsed, verb: int) -> bool:
    """Say whether a word that counts take for a noun may be the verb that its sentence lacks."""
    before, behind = read.tag(verb - 1), read.tag(verb + 1)
    if verb < 1 or read.word(verb + 1) == "of":
        return False
    if before in ("WDT", "WP", "PRP") or (before == "RB" and read.tag(verb) != "NN"):
        return True
    if read.word(verb - 1) == "that":
        return read.tag(verb) in ("NNS", "JJ")
    if judge.parser.pairs.leaning(read.word(verb - 1), read.word(verb)) > 0:
        return False
    if before == "NNS" and behind in ("NN", "NNS", "CD"):
        return True
    return before in ("NN", "NNS") and behind in ("DT", "PRP", "PRP$", "IN")
