"""Why a verb may stand in another number than its subject, or a word taken for a noun may be a verb."""

from __future__ import annotations

from collections.abc import Sequence

from .chunks import PLURAL, SINGLE, VERB_TAGS, Chunk
from .judge import Judge
from .parsed import Parsed
from .retagged import is_closed, mended_tag
from .roles import BASE, MANNER, QUALITY, THIRD

ENDS = (".", "!", ";")
"""Marks at the end of sentences in which verbs must agree."""
CONDITIONS = frozenset("if unless lest though whether till until although".split())
CLOSING = frozenset((".", ",", "Q", "CC", ":"))
TOLD = frozenset(("DT", "PRP$", "PDT", "CD", "PRP"))
HELPING = frozenset(("MD", "PM", "TO"))
"""Behind these a base form has no subject of its own."""


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
    if is_closed(judge, word):
        return False
    lets = read.tag(verb.verb - 1) == "PRP" and read.tag(verb.verb - 2) in VERB_TAGS
    if lets and verb.number == PLURAL:
        return True  # "lets you activate it"
    return not _is_surely_verb(judge, read, verb.verb)


def is_told(read: Parsed) -> bool:
    """Say whether a sentence ends with a full stop and is no question and no wish: in others verbs may stand
    in any number.
    """
    last = len(read.tags) - 1
    while read.tag(last) == "Q":
        last -= 1
    return read.word(last) in ENDS and read.word(0) not in ("may", "let", "long")


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


def is_sure_by_words(judge: Judge, number: int) -> bool:
    """Say whether the words beside a word of the text let it be surely a verb (``is_sure``), before its
    sentence is read.
    """
    table = judge.parser.table
    spaced = number > 0 and table.gaps[number] == " "
    before = table.lower[number - 1] if spaced else ""
    if before in judge.sets["modal-verbs"]:
        return False
    if is_closed(judge, table.lower[number].replace("’", "'")):
        return True
    further = table.lower[number - 2] if spaced and number > 1 and table.gaps[number - 1] == " " else ""
    return _may_be_verb(judge, table.forms[number]) and not _hangs(judge, further, before)


def is_sure(judge: Judge, read: Parsed, at: int) -> bool:
    """Say whether a word may be the verb of a clause, by the words beside it, that is not excused for what it
    is.
    """
    tag = read.tag(at)
    if tag == "VB" and (read.tag(at - 1) in HELPING or read.word(at - 1) == "please"):
        return False
    if tag not in VERB_TAGS and not is_meant(judge, read, at) and mended_tag(judge, read, at) == tag:
        return False
    return is_closed(judge, read.word(at)) or _is_surely_verb(judge, read, at)


def _is_surely_verb(judge: Judge, read: Parsed, at: int) -> bool:
    """Say whether a word is a verb with a subject, by the words beside it."""
    close, behind = read.tag(at - 1), read.tag(at + 1)
    if not _may_be_verb(judge, read.tokens[at]) or _hangs(judge, read.word(at - 2), read.word(at - 1)):
        return False
    if close in ("IN", "VB") and read.word(at - 1) != "that":
        return False
    if close in ("DT", "PRP$", "JJ"):
        return False
    return close not in ("NN", "NNP") or (behind not in CLOSING and behind not in ("NN", "NNS", "NNP"))


def _may_be_verb(judge: Judge, form: str) -> bool:
    """Say whether a word, as written, may be a verb that agrees with a subject."""
    bits = judge.parser.role(form) if form.islower() else 0
    if not bits & (BASE | THIRD) or form in ("thank", "save", "be"):
        return False
    return not bits & (QUALITY | MANNER) or judge.parser.verb_first(form)


def _hangs(judge: Judge, further: str, before: str) -> bool:
    """Say whether a word hangs on the two words before it."""
    sets = judge.sets
    if before in sets["naming"] or before in ("verb", "noun", "phrase"):
        return True
    return further == "to" or before in sets["linking"]


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
