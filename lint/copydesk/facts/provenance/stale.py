"""Sentences that the dated facts table contradicts: a state of affairs told as current that has ended, or one
denied that has begun.

Patterns are compiled only for entries whose names occur in the text (``facttable``), and tried only on the
sentences in which they do.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ...base.regexes import regex
from ...language.scan import fold
from .facttable import HARD, TOKEN, Fact, candidates, names_of
from .stalepatterns import guard_of

if TYPE_CHECKING:
    from ..facts import Facts

# Patterns of these kinds fit statements about the past too; those of the others hold a verb in the present.
_LONGEST = 2000  # code points of a sentence that are looked at
_TENSELESS = ("joined", "left", "renamed", "ended")


class StaleClaim(NamedTuple):
    """One sentence part that contradicts an entry. ``start``/``end`` are prose offsets, ``changed`` is the
    day of the change.

    ``operation`` tells ended operations (rule FRE003) from all else (FRE002). ``checked`` is the day on
    which the entry was last looked through, ``severity`` is "" where the rule decides.
    """

    start: int
    end: int
    fact: str
    note: str
    changed: str
    checked: str
    severity: str
    source: str
    operation: bool


def find_stale(
    facts: Facts, table: Mapping[str, Any], extra: Mapping[str, Any], article_date: str, today: str
) -> list[StaleClaim]:
    """Compare a document with the table.

    ``table`` is the parsed data file, ``extra`` maps ids to entries of the user (an id of the table replaces
    its entry). ``article_date`` is the publication date (``YYYY-MM-DD``) or "": entries that changed after
    it are not held against the article. Entries that change after ``today`` are not due yet. Raises
    ``ValueError`` for an entry without the keys that its kind needs.
    """
    names = table.get("names", {})
    checked = str(table.get("table", {}).get("checked_on", ""))
    text = _Text(facts)
    found: list[StaleClaim] = []
    for raw, anchors in candidates(table, extra, text.tokens):
        numbers = text.sentences_with(anchors)
        if not numbers:
            continue
        fact = Fact(raw, names, checked)
        if not fact.changed or fact.changed > today or (article_date and article_date < fact.changed):
            continue
        if fact.kind in HARD and not any(fold(name) in text.folded for name in fact.obj):
            continue
        if fact.requires and not any(word.lower() in text.folded for word in fact.requires):
            continue
        found.extend(_claims(facts, fact, numbers, text.folded))
    return _apart(found)


class _Text:
    """The prose of a document, ready for the question which entries may be about it: most are not."""

    def __init__(self, facts: Facts) -> None:
        self.folded = fold(facts.doc.prose.text)
        self.tokens = set(TOKEN.findall(self.folded))
        self._starts = [sentence.start for sentence in facts.sentences]

    def sentences_with(self, anchors: Iterable[str]) -> list[int]:
        """Return the numbers of the sentences in which one of the anchors begins."""
        numbers: set[int] = set()
        for anchor in anchors:
            literal = fold(anchor)
            at = self.folded.find(literal)
            while at >= 0:
                numbers.add(bisect_right(self._starts, at) - 1)
                at = self.folded.find(literal, at + 1)
        numbers.discard(-1)
        return sorted(numbers)


# -- from sentences to claims --------------------------------------------------------------------------------


def _claims(facts: Facts, fact: Fact, numbers: Sequence[int], folded: str) -> Iterator[StaleClaim]:
    doc = facts.doc
    if fact.kind in ("renamed", "custom") and any(_stands_in(fold(name), folded) for name in fact.obj):
        return  # the file knows the new name and most likely explains the old one
    if fact.kind == "ended" and _end_is_told(facts, numbers):
        return
    patterns = fact.patterns()
    guard = guard_of(fact.kind, names_of(fact.raw, "exceptions", {}))
    for number in numbers:
        sentence = facts.sentences[number]
        text = sentence.text[:_LONGEST]
        if sentence.block.kind in ("front-matter", "boilerplate") or sentence.block.quote:
            continue
        match = next((m for m in (pattern.search(text) for pattern in patterns) if m), None)
        if match is None:
            continue
        around = _without(text, fact.subject)
        if guard.search(around) or _dated_before(around, fact.changed[:4]):
            continue
        if fact.kind in _TENSELESS and _told_as_past(text, match):
            continue
        if match.groupdict().get("past") and _dated_before(doc.text_of(sentence.block), fact.changed[:4]):
            continue  # news of that time, told with its year in the same paragraph
        if fact.kind == "renamed" and not _modern(text, folded, fact.changed[:4]):
            continue
        start, end = match.span("hit") if "hit" in match.re.groupindex else match.span()
        yield StaleClaim(
            sentence.start + start,
            sentence.start + end,
            str(fact.raw["id"]),
            fact.note(),
            fact.changed,
            fact.checked,
            fact.severity,
            str(fact.raw.get("source", "")),
            fact.operation,
        )


_YEAR = regex(r"\b(1[89]\d\d|20\d\d)s?\b")
_PRESENT = regex(
    r"\b(?:is|are|has|have|will|may|can|should|must|remains?|continues?|today|now|currently|says?|plans?"
    r"|hopes?|wants?|seeks?|aims?|expects?|shows?|plays?|serves?|include[sd]?|enables?|provides?|supports?"
    r"|helps?|exemplif(?:y|ies))\b"
)
_PAST = regex(
    r"\b(?:was|were|had|did|took|gave|became|began|sent|went|led|made|held|fought|met|said|told|won|lost"
    r"|\w{3,20}ed)\b"
)


def _stands_in(name: str, lowered: str) -> bool:
    """Say whether a name stands in a text as a word of its own ("Dnipro" does not in "Dnipropetrovsk")."""
    at = lowered.find(name)
    while at >= 0:
        end = at + len(name)
        if not lowered[at - 1 : at].isalnum() and not lowered[end : end + 1].isalnum():
            return True
        at = lowered.find(name, end)
    return False


def _without(text: str, names: Sequence[str]) -> str:
    """Take names out of a sentence: "Horizon 2020" is no year, "the former Yugoslav Republic" no past."""
    for name in names:
        text = text.replace(name, "\u2026")
    return text


def _dated_before(text: str, year: str) -> bool:
    """Say whether the sentence names a year up to that of the change: then it may well speak about that
    time.
    """
    return any(found[1] <= year for found in _YEAR.finditer(text))


def _told_as_past(text: str, match: re.Match[str]) -> bool:
    """Say whether the sentence reports the past only: a past verb around the match, and none in the
    present.
    """
    around = f"{text[: match.start()]} {text[match.end() :]}"
    return bool(_PAST.search(around)) and not _PRESENT.search(text)


def _modern(text: str, lowered: str, year: str) -> bool:
    """Say whether the text is from after the renaming: it names such a year, or it is about today and about
    modern things.
    """
    if any(found[1] >= year for found in _YEAR.finditer(lowered)):
        return True
    return year >= "1990" and bool(_PRESENT.search(text))


_END_WORDS = regex(
    r"\b(?:ended|ends|end of|concluded|completed|withdr[ae]w\w{0,6}|pulled out|until|closed|closure|shut"
    r"(?:tered| down)|former|wound (?:up|down)|winding down|drawdown|drew down|replaced|succeeded by"
    r"|successor|handed over|dissolved|terminated|expired|collapsed?|fall of|takeover|retired|discontinued"
    r"|abolished|defunct|bankrupt\w*|merged|taken over|acquired|fell (?:to|in)|lessons)\b",
    re.IGNORECASE,
)


def _end_is_told(facts: Facts, numbers: Sequence[int]) -> bool:
    """Say whether a sentence that names the subject, or the one after it, tells of the end."""
    sentences = facts.sentences
    near = {number for first in numbers for number in (first, first + 1) if number < len(sentences)}
    return any(_END_WORDS.search(sentences[number].text) for number in near)


def _apart(claims: Iterable[StaleClaim]) -> list[StaleClaim]:
    """Join claims on the same words ("Sweden and Finland") into one that carries both notes."""
    out: list[StaleClaim] = []
    for claim in sorted(claims, key=lambda claim: (claim.start, -claim.end, claim.fact)):
        if out and claim.start < out[-1].end and claim.operation == out[-1].operation:
            last = out[-1]
            notes = last.note if claim.note in last.note else f"{last.note}; {claim.note}"
            out[-1] = last._replace(
                end=max(last.end, claim.end), note=notes, fact=f"{last.fact}, {claim.fact}"
            )
        else:
            out.append(claim)
    return out
