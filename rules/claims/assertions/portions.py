"""Shares and counts in words (two of every five, by a third), and what is told of many in general."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.api import Facts, regex, worded

from ...sources.attribution.statement import Statement
from ...sources.words.classedwords import TokenTable
from ...sources.words.wordclasses import (
    ADVERB,
    AUXILIARY,
    BIT,
    CLAUSE,
    DET,
    DIGIT,
    PLURAL,
    PREP,
    PRON,
    bits,
)
from .ownvoice import Told, in_own_voice

_NUMBER = r"(?:\d{1,9}|(?@numbers))"
_SHARE = worded(
    rf"\b{_NUMBER} (?:in|out of|of)(?: every)? {_NUMBER}\b(?! (?:(?@spans)|(?@months))\b)"
    rf"|\bone [a-z-]+(?: [a-z-]+){{0,4}}? (?:in|out of) (?:every )?{_NUMBER}\b"
    r"|\bevery (?@ordinals) (?!(?:(?@spans)|(?@seasons)|(?@weekdays))\b)[a-z]{3,30}\b"
    r"|\b(?:(?@numbers)|an?|the|nearly|almost|over|about|than|around)[ -](?:large |small |good |vast )?"
    r"(?@parts) of\b"
    r"|\bby (?:more than |nearly |almost )?(?:(?@numbers)|an?) (?@parts)\b"
    r"|\bhalf (?:of |the |all )"
    r"|\b(?:(?@numbers)|\d{1,9}) (?:per ?cent|percent|percentage points)\b"
    r"|\b(?:(?@numbers)|\d+) times (?:as|more|higher|larger|the|less)\b"
    r"|\b(?:tens|hundreds|thousands|millions|billions|dozens) of [a-z]+"
    r"|\b(?:(?@numbers)|a|several) (?:hundred|thousand|million|billion)\b",
    "ownvoice.toml",
    "calendar.toml",
    flags=re.IGNORECASE,
)
_GENERAL = worded(r"\A\W*(?:(?@universals)) [a-z]|\b(?:(?@always))\b", "ownvoice.toml", flags=re.IGNORECASE)
# "Drones are safer than helicopters": a kind in general, set above another.
_KINDS = worded(
    r"\A\W*[A-Z][a-z]+(?: [a-z-]+){0,3} (?@doing)(?: [\w-]+){0,5}? "
    r"(?:more|less|fewer|better|worse|[a-z]{2,}er)(?: [\w-]+){0,4} than\b",
    "ownvoice.toml",
)
_STATES = frozenset({"are", "have", "do"})
_NO_VERB = DET | PREP | CLAUSE | PRON | AUXILIARY | DIGIT | BIT["capital"]
_OBJECT = DET | PREP | DIGIT | bits("number-word", "count-word", "comparison", "vague-many")
_FEWEST, _SUBJECT = 4, 4  # words of a sentence, and of a subject before its head
_PAST = regex(r"\b(?:was|were|had|did|said|[a-z]{3,}ed)\b")


def find_portions(facts: Facts) -> Iterator[Told]:
    """Yield the first share or count in words of each sentence."""
    text, share = facts.doc.prose.text, _SHARE(facts.data)
    for statement in in_own_voice(facts):
        match = share.search(text, statement.start, statement.end)
        if match is not None:
            yield Told(*match.span(), statement)


def find_generals(facts: Facts) -> Iterator[Told]:
    """Yield the sentences that tell in the present what holds for many or all, or for a kind."""
    general, kinds, table = _GENERAL(facts.data), _KINDS(facts.data), facts.tokens
    for statement in in_own_voice(facts):
        sentence = statement.sentence
        if _PAST.search(sentence.text):
            continue
        if general.search(sentence.text) or kinds.match(sentence.text) or _of_a_kind(statement, table):
            yield Told(sentence.start, sentence.end, statement)


def _of_a_kind(statement: Statement, table: TokenTable) -> bool:
    """Say whether a sentence has a bare plural for its subject and tells in the present: "Small firms rarely
    train apprentices".
    """
    first, last = statement.words
    place = statement.features.get("factual")
    if last - first < _FEWEST or "name" in statement.features or "year" in statement.features:
        return False
    if table.bits[first] & (DET | PREP | CLAUSE | PRON | AUXILIARY | ADVERB | DIGIT):
        return False
    for n in range(first, min(first + _SUBJECT, last - 2)):
        if table.bits[n] & PLURAL:
            low, after, behind = table.low(n + 1), table.bits[n + 1], table.bits[n + 2]
            if (
                low in _STATES
                or after & ADVERB
                or (place is not None and table.words.starts[n + 1] == place[0])
            ):
                return not low.endswith(("ed", "ing"))
            if after & PREP:
                return place is not None and table.text[place[0] : place[1]] in _STATES
            # "Women read more novels": a word of no list, and what can only stand behind a verb.
            return not (after & _NO_VERB or low.endswith(("s", "ed", "ing", "ly"))) and bool(behind & _OBJECT)
    return False
