"""Clauses and phrases that say where a sentence comes from, whatever the noun: ", the coast guard said", "its
register shows", "it told the holders in a letter", "in a poll by Nordmeter", "Section 4 of the Parks Order".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from copydesk.api import regex

from ..words.classedwords import Tokens
from ..words.classfiles import either
from ..words.wordclasses import (
    ADVERB,
    AUXILIARY,
    BE,
    BIT,
    CAPITAL,
    CLAUSE,
    DET,
    DIGIT,
    PLURAL,
    POSSESSIVE,
    PREP,
    WordClasses,
    bits,
)

_LONGEST = 9  # words of a subject
_SPEECH, _NOUN_TOO = BIT["speech"], BIT["noun-too"]
_PEOPLE = bits("people", "source-people", "quantifier-subject", "vague-quantifier", "medium")
_RECORDS = bits("evidence-noun", "document", "event", "attitude")
_OWN = frozenset({"its", "his", "her", "their"})
_THE = frozenset({"the", "this", "that"}) | _OWN
_PRONOUNS = frozenset({"it", "they", "he", "she", "both"})
_MAKERS = frozenset({"from", "by", "of"})
_WORDS = frozenset({"neutral", "loaded"})
_KNOWN = _WORDS | {"evidence"}


@lru_cache(maxsize=4)
def _drawn(listed: WordClasses) -> re.Pattern[str]:
    return regex(
        r"\b(?:[Ii]n|[Uu]nder|[Bb]y|[Bb]ased on|[Ff]rom) (?:(?:an?|the|its|their|this|that|last|\d{4}) )?"
        rf"(?:[a-z-]+ ){{0,2}}(?:{either(listed['record'])}) (?:published |made |commissioned )?"
        r"(?:by|of|from|for) (?:the )?[A-Z]"
        r"|\b[Aa]s (?:\w+ed|shown|set out|laid down|told) (?:in|by) (?:the|its|their|[A-Z])"
        r"|\b(?:[Ss]ection|[Aa]rticle|[Cc]lause|[Pp]aragraph|[Rr]egulation|[Rr]ule) \d{1,4}[a-z]?"
        r"(?:\(\w{1,3}\))* of (?:the )?[A-Z]"
    )


@lru_cache(maxsize=4)
def _opens(listed: WordClasses) -> frozenset[str]:
    """Return the words of which a sentence without a figure needs one to match ``_drawn``."""
    return listed["record"] | {"as"}


def draws_on(t: Tokens, text: str, classes: int) -> bool:
    """Say whether a sentence with some classes of words names the record it is drawn from, with its maker."""
    if not classes & DIGIT and _opens(t.listed).isdisjoint(t.low):
        return False
    return _drawn(t.listed).search(text) is not None


def attributed(t: Tokens) -> bool:
    """Say whether somebody or something definite says what a sentence tells."""
    verbs = t.listed.verbs
    for i, flags in enumerate(t.bits):
        if not flags & _SPEECH or not i:
            continue
        verb = verbs.get(t.low[i])
        if verb is None or verb.form == "ing" or verb.lemma == "speak" or _KNOWN.isdisjoint(verb.classes):
            continue
        if _subject_says(t, i, verb.form, verb.classes):
            return True
    return False


def _subject_says(t: Tokens, i: int, form: str, classes: frozenset[str]) -> bool:
    """Say whether the words before verb ``i`` are a definite subject that answers for what it says."""
    have, low, pause = t.bits, t.low, t.pause
    end = i
    while end and not pause[end] and have[end - 1] & (ADVERB | AUXILIARY) and not have[end - 1] & BE:
        end -= 1
    if not end or pause[end]:
        return False
    start = end
    while start and end - start < _LONGEST and not (start < end and pause[start]):
        if have[start - 1] & (CLAUSE | BE) and not have[start - 1] & DET:
            break
        start -= 1
    if start == end:
        return False
    opened = start > 0 and pause[start]
    opening = low[start]
    if end - start == 1:
        return opened and opening in _PRONOUNS
    if have[i] & _NOUN_TOO and not opened and form != "past":
        return False
    head = _head(have, start, end)
    flags = have[head]
    if flags & _PEOPLE or (form == "s" and flags & PLURAL):
        return False
    if opened and opening in _OWN:
        return True
    if flags & _RECORDS:
        owned = bool(head and have[head - 1] & POSSESSIVE) or any(
            low[k] in _MAKERS and (have[k + 1] & CAPITAL or low[k + 1] in _THE)
            for k in range(head + 1, end - 1)
        )
        return owned or (bool(flags & BIT["document"]) and opened and opening in _THE)
    if _WORDS.isdisjoint(classes):
        return False
    return opening in _THE and (opened or not start)


def _head(have: Sequence[int], start: int, end: int) -> int:
    """Return the head of a subject: the last word before its tail."""
    at = start + 1
    while at < end and not have[at] & PREP:
        at += 1
    return at - 1
