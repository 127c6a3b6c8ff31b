"""What got about without anybody who said it: it has emerged that, word is, was met with disbelief."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.api import Facts, worded

from ...sources.words.wordclasses import bits
from .ownvoice import Told, in_own_voice

_UNSAID = worded(
    r"\bit (?:has |had )?(?:also |since |now )?(?@emerging)\b"
    r"|\bit (?:has |had )?(?@emerged)(?: [^,.;]{2,40})? that\b"
    r"|\b(?:is|are|was|were|remains?|remained|has been|have been) (?:\w+ly |much |very |highly |more"
    r" )?(?:(?@received)) (?:among|amongst|with|within|in|by|throughout|across)\b"
    r"|\b(?:word|talk|gossip|rumour|rumor|the (?:word|talk|gossip|story)(?: (?:in|on|around) [^.,]{3,30})?)"
    r" (?:is that|is of|has it|goes)\b"
    r"|\b(?:met|greeted|received|viewed|watched|followed|treated) with (?:\w+ ){0,2}(?@feelings)\b"
    r"|\bnot (?:everyone|everybody|all [a-z]+) (?:is|are|was|were|agrees?|agreed|likes?|wants?|believes?)\b"
    r"|\b(?:nobody|no one|hardly anyone) (?:believes|doubts|disputes|denies|expects|thinks|wants|trusts)\b"
    r"|\b(?@rumours)\b",
    "ownvoice.toml",
    flags=re.IGNORECASE,
)


_PLACE = frozenset({"NN", "NNS", "VBG"})
_PERSON = bits("source-person", "role", "people", "source-people", "agents")


def find_unsaid(facts: Facts) -> Iterator[Told]:
    """Yield the first such words of each sentence in which nobody is found who says anything."""
    text, unsaid, listed = facts.doc.prose.text, _UNSAID(facts.data), facts.own_words
    for statement in in_own_voice(facts):
        if statement.carriers:
            continue
        match = unsaid.search(text, statement.start, statement.end)
        if match is not None:
            yield Told(*match.span(), statement)
        elif (clause := facts.main_clauses.of(statement)) is not None and clause.head >= 0:
            subject, noun = clause.low[clause.start : clause.head], clause.low[clause.head]
            if clause.tags[clause.head] not in _PLACE or "NNP" in clause.tags[clause.start : clause.verb]:
                continue
            vague = not listed["unknown"].isdisjoint(subject)
            known = facts.word_classes.bits_of(noun)
            if (
                noun in listed["moods"]
                or (noun in listed["media"] and (vague or "the" not in subject))
                or (vague and known & _PERSON and clause.low[clause.main] in listed["differing"])
            ):
                first, last = clause.place(clause.start, clause.verb)
                yield Told(first, last, statement)
