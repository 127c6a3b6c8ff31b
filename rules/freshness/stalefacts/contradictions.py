"""Sentences that the dated facts table contradicts: a state of affairs told as current that has ended, or one
denied that has begun.

Patterns are compiled only for entries whose names occur in the text (``facttable``), and tried only on the
sentences in which they do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from copydesk.api import Data, Facts, regex, worded

from ..releases import is_release_entry
from .facttable import HARD, StatedFact, Table
from .stalepatterns import stale_patterns

_LONGEST = 2000  # code points of a sentence that are looked at
# Patterns of these kinds fit statements about the past too; those of the others hold a verb in the present.
_TENSELESS = ("joined", "left", "renamed", "ended")


class StaleClaim(NamedTuple):
    """One sentence part that contradicts an entry. ``start``/``end`` are prose offsets, ``changed`` is the
    day of the change.

    ``checked`` is the day on which the entry was last looked through and ``unchecked`` how many days ago that
    was on ``today``; ``severity`` is "" where the rule decides. ``operation`` tells ended operations (rule
    FRE003) from all else (FRE002); ``added`` says that the entry is the user's.
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
    added: bool
    today: str
    unchecked: int

    @property
    def about_operation(self) -> bool:
        """Rule FRE003 may report the claim."""
        return self.operation or self.added

    @property
    def about_else(self) -> bool:
        """Rule FRE002 may report the claim."""
        return not self.operation or self.added


def find_stale(facts: Facts, table: Mapping[str, Any], extra: Mapping[str, Any]) -> tuple[StaleClaim, ...]:
    """Compare a document with the table.

    ``table`` is the parsed data file, ``extra`` maps ids to entries of the user (an id of the table replaces
    its entry). Entries that changed after the publication date are not held against the article, and those
    that change after the day of the run are not due yet. Raises ``ValueError`` for an entry without the keys
    that its kind needs.
    """
    today = facts.knowledge.today
    folded = facts.folded
    found: list[StaleClaim] = []
    for fact in Table.of(table).candidates(extra, facts.vocabulary_parts, folded):
        if not fact.changed or fact.changed > today:
            continue
        if fact.kind in HARD and not any(name in folded for name in fact.folded_obj):
            continue
        if fact.requires and not any(word.lower() in folded for word in fact.requires):
            continue
        if facts.publication.day and facts.publication.day < fact.changed:
            continue
        numbers = facts.sentences_with(fact.anchors)
        found.extend(_claims(facts, fact, numbers, str(fact.raw["id"]) in extra))
    return tuple(_apart(found))


def _claims(facts: Facts, fact: StatedFact, numbers: Sequence[int], added: bool) -> Iterator[StaleClaim]:
    doc, folded, today = facts.doc, facts.folded, facts.knowledge.today
    if fact.kind in ("renamed", "custom") and any(_stands_in(name, folded) for name in fact.folded_obj):
        return  # the file knows the new name and most likely explains the old one
    if (fact.kind == "ended" and _end_is_told(facts, numbers)) or _is_left(facts, fact.subject):
        return
    known = stale_patterns(facts.data("stale-patterns.toml"))
    patterns, guard = fact.patterns(known), fact.guard(known)
    for number in numbers:
        sentence = facts.sentences[number]
        text = sentence.text[:_LONGEST]
        if sentence.block.kind in ("front-matter", "boilerplate") or sentence.block.quote:
            continue
        match = next((m for m in (pattern.search(text) for pattern in patterns) if m), None)
        if match is None:
            continue
        around = _without(text, fact.subject)
        if guard.search(around) or _dated_before(around, fact.changed[:4]) or _with_next(text, fact.subject):
            continue
        if is_release_entry(facts, sentence.start):
            continue
        if fact.kind in _TENSELESS and _told_as_past(text, match, facts.data):
            continue
        if match.groupdict().get("past") and _dated_before(doc.text_of(sentence.block), fact.changed[:4]):
            continue  # news of that time, told with its year in the same paragraph
        if fact.kind == "renamed" and not _modern(text, folded, fact.changed[:4], facts.data):
            continue
        start, end = match.span("hit") if "hit" in match.re.groupindex else match.span()
        yield StaleClaim(
            sentence.start + start,
            sentence.start + end,
            str(fact.raw["id"]),
            fact.note(facts.data("calendar.toml")["months"]),
            fact.changed,
            fact.checked,
            fact.severity,
            str(fact.raw.get("source", "")),
            fact.operation,
            added,
            today,
            facts.days_between(fact.checked, today),
        )


_YEAR = regex(r"\b(1[89]\d\d|20\d\d)s?\b")
_PRESENT = worded(r"\b(?@present)\b", "stale-patterns.toml")
_PAST = worded(r"\b(?:(?@past)|\w{3,20}ed)\b", "stale-patterns.toml")


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


def _told_as_past(text: str, match: re.Match[str], data: Data) -> bool:
    """Say whether the sentence reports the past only: a past verb around the match, and none in the
    present.
    """
    around = f"{text[: match.start()]} {text[match.end() :]}"
    return bool(_PAST(data).search(around)) and not _PRESENT(data).search(text)


def _modern(text: str, lowered: str, year: str, data: Data) -> bool:
    """Say whether the text is from after the renaming: it names such a year, or it is about today and about
    modern things.
    """
    if any(found[1] >= year for found in _YEAR.finditer(lowered)):
        return True
    return year >= "1990" and bool(_PRESENT(data).search(text))


_END_WORDS = worded(r"\b(?:(?@ended)|(?@ended_begin)\w{0,8})\b", "stale-patterns.toml", flags=re.IGNORECASE)


def _end_is_told(facts: Facts, numbers: Sequence[int]) -> bool:
    """Say whether a sentence that names the subject, or the one after it, tells of the end."""
    sentences = facts.sentences
    near = {number for first in numbers for number in (first, first + 1) if number < len(sentences)}
    return any(_END_WORDS(facts.data).search(sentences[number].text) for number in near)


# "from 2 to 3", "2 & 3", "2/3": behind the name of a version that ends in a number.
_NEXT = regex(r"\s?(?:&|and|or|to|/|,)\s?(?:[A-Z]\w{1,20} )?\d")
_LEAVING = regex(
    r"\b(?:port(?:ing)?|migrat\w{1,6}|mov(?:e|ing)|upgrad\w{1,4}|convert\w{0,4}|switch\w{0,4})\b", re.I
)


def _with_next(text: str, names: Sequence[str]) -> bool:
    """Say whether a sentence speaks of a version and of the one that came after it."""
    found = ((name, at) for name in names if name[-1:].isdigit() and (at := text.find(name)) >= 0)
    return any(_NEXT.match(text, at + len(name)) for name, at in found)


def _is_left(facts: Facts, names: Sequence[str]) -> bool:
    """Say whether the article is about leaving something for what came after it, by its headline."""
    headline = facts.doc.headline
    title = facts.doc.text_of(headline) if headline is not None else ""
    return _LEAVING.search(title) is not None and any(name in title for name in names)


def _apart(claims: Iterable[StaleClaim]) -> list[StaleClaim]:
    """Join claims on the same words ("Sweden and Finland") into one that carries both notes."""
    out: list[StaleClaim] = []
    for claim in sorted(claims, key=lambda claim: (claim.start, -claim.end, claim.fact)):
        if out and claim.start < out[-1].end and claim.operation == out[-1].operation:
            last = out[-1]
            notes = last.note if claim.note in last.note else f"{last.note}; {claim.note}"
            out[-1] = last._replace(
                end=max(last.end, claim.end), note=notes, fact=f"{last.fact}, {claim.fact}", added=False
            )
        else:
            out.append(claim)
    return out
