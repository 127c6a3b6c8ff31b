"""Noun phrases as carriers of a statement: where the subject of a verb lies, and what kind of carrier it
names.

Kinds: ``person``, ``organisation``, ``outlet``, ``document`` (named carriers); ``office`` (the minister, the
court), ``pronoun`` (he, she): somebody named before; ``self`` (I, we); ``unnamed`` (people without a name),
``anonymous`` (one person without a name), ``collective`` (a state, an alliance, the public), ``evidence``
(trends, studies), ``event`` (discussions), ``attitude`` (concerns), ``paper`` (the report, the proposal),
``lone`` (one capitalised word that nothing else in the document explains: a town, a firm, a person), "" (a
thing).
"""

from __future__ import annotations

from typing import NamedTuple

from ..words.classedwords import Tokens
from ..words.wordclasses import (
    ADVERB,
    AUXILIARY,
    BE,
    BIT,
    CAPITAL,
    CLAUSE,
    CLOSED,
    DET,
    LISTED,
    MODAL,
    PLACE,
    PLURAL,
    POSSESSIVE,
    PREP,
    PRON,
    UPPER,
    VERB,
    bits,
)

NAMED = frozenset({"person", "organisation", "outlet", "document"})
LONGEST_SUBJECT = 16
GROUP = BIT["group"]
_PEOPLE = bits("source-people", "people")
_ANSWERABLE = _PEOPLE | bits("source-person", "role", "organisation", "document", "evidence-noun")
_STATES = bits("alliance", "metonym", "place")
_MEDIUM = BIT["medium"]
_RECORDS = bits("evidence-noun", "document")
_AT_LARGE = frozenset({"press", "media"})


class Phrase(NamedTuple):
    """A noun phrase: token range, head token, kind, and whether it is definite (the, these, their: told of
    before).
    """

    start: int
    end: int
    head: int
    kind: str
    definite: bool


def subject_of(t: Tokens, verb: int) -> Phrase | None:
    """Return the subject of the verb group that starts at token ``verb``, or None if there is none to its
    left.
    """
    end = verb
    aside = None
    if end and t.pause[end]:
        # "Smith, the minister, said": what stands between the two commas is an aside.
        end -= 1
        while end > 0 and not t.pause[end]:
            end -= 1
        if end == 0:
            return None
        aside = _phrase(t, end, verb)
    start = _left_edge(t, end)
    if start == end and end and t.low[end - 1] in ("who", "that", "which"):
        return subject_of(t, end - 1) if not t.pause[end - 1] else _phrase(t, _left_edge(t, end - 1), end - 1)
    phrase = _phrase(t, start, end)
    if (
        phrase is not None
        and aside is not None
        and aside.kind in NAMED
        and phrase.kind in ("office", "anonymous", "unnamed", "lone", "")
    ):
        return Phrase(phrase.start, aside.end, phrase.head, aside.kind, False)
    return phrase


def phrase_at(t: Tokens, start: int) -> Phrase | None:
    """Return the noun phrase that begins at token ``start`` (after "by", "according to", or a verb that
    comes first).
    """
    end = start
    while end < t.size and end - start < 10:
        if end > start and (t.pause[end] or t.bits[end] & (CLAUSE | AUXILIARY)):
            break
        verb = t.verb(end) if end > start and t.bits[end] & VERB and not t.bits[end] & LISTED else None
        if verb is not None and verb.form != "ing":
            break
        end += 1
    return _phrase(t, start, end)


def _left_edge(t: Tokens, end: int) -> int:
    start = end
    while start > 0 and end - start < LONGEST_SUBJECT:
        before = start - 1
        if t.pause[start] and start < end:
            break
        flags = t.bits[before]
        if (flags & CLAUSE and not flags & DET and t.low[before] not in ("and", "or")) or t.low[before] in (
            "that",
            "who",
            "which",
        ):
            break
        if t.low[before] in ("and", "or") and (start == end or t.bits[start] & (PRON | DET)):
            break
        if flags & (BE | MODAL) or t.low[before] in ("said", "says"):
            break
        if t.low[before] == "to" and not (t.bits[start] & DET or t.bits[start] & CAPITAL):
            break
        start = before
    return start


def _phrase(t: Tokens, start: int, end: int) -> Phrase | None:
    if start >= end:
        return None
    head = _head(t, start, end)
    definite = bool(t.bits[start] & DET) and not t.bits[start] & BIT["indefinite"]
    return Phrase(start, end, head, _kind(t, start, end, head), definite)


def _head(t: Tokens, start: int, end: int) -> int:
    opens = start
    while True:
        cut = opens + 1
        while cut < end and not ((t.bits[cut] & PREP and not t.bits[cut - 1] & DET) or t.low[cut] == "to"):
            cut += 1
        head = min(cut, end) - 1
        if cut < end and t.low[cut] == "of" and t.bits[head] & GROUP and cut + 1 < end:
            opens = cut + 1
            continue
        if t.bits[start] & PREP and cut >= end:
            return end - 1
        told = head - 1
        while told > opens and t.bits[told] & ADVERB:
            told -= 1
        if head > opens and not t.bits[head] & LISTED and t.bits[told] & _PEOPLE:
            # "people familiar with the matter", "engineers not involved in the inspection"
            return told
        return head


def _kind(t: Tokens, start: int, end: int, head: int) -> str:
    low, flags = t.low[head], t.bits[head]
    if _is_thing(t, start, head):
        return ""
    if head == start and flags & PRON and not flags & BIT["quantifier-subject"]:
        return {"he": "pronoun", "she": "pronoun", "i": "self", "we": "self"}.get(low, "")
    named = _named(t, start, end, head)
    if flags & BIT["collective"] and any(t.bits[k] & _STATES for k in range(start, head)):
        return "collective"
    if flags & _MEDIUM and not named:
        # "a trade weekly", "local media", "the press": which? "The weekly" was named before.
        told = t.bits[start] & DET and not t.bits[start] & BIT["indefinite"]
        return "office" if told and low not in _AT_LARGE else "unnamed"
    if low in ("sources", "insiders") or (flags & _PEOPLE and t.low[head + 1 : head + 2] == ["familiar"]):
        return named or "anonymous"
    if flags & _PEOPLE or low in ("someone", "somebody"):
        return "organisation" if named and _members(t, head, end) else "unnamed"
    if named:
        return named
    if flags & BIT["source-person"] and t.low[start] in ("a", "an", "one", "another"):
        return "anonymous"
    if flags & (BIT["source-person"] | BIT["role"] | BIT["organisation"]) and t.low[start] in (
        "the",
        "his",
        "her",
        "its",
        "their",
    ):
        return "office"
    if flags & (BIT["collective"] | _STATES):
        return "collective"
    if flags & BIT["quantifier-subject"] and head + 1 - start <= 2:
        return "unnamed"
    if flags & _RECORDS and any(
        t.bits[k] & BIT["organisation"] and not t.bits[k] & _MEDIUM for k in range(start, head)
    ):
        # "According to police figures": a body that can be asked keeps them.
        return "office"
    for kind, name in (
        ("evidence", "evidence-noun"),
        ("event", "event"),
        ("attitude", "attitude"),
        ("paper", "document"),
    ):
        if flags & BIT[name]:
            return kind
    if t.bits[head] & PLURAL and not flags & CLOSED and flags & BIT["agents"]:
        return "unnamed"
    return ""


def _is_thing(t: Tokens, start: int, head: int) -> bool:
    """Say whether a phrase is told of no people and no document: a program ("screen readers"), a deed
    ("basing an analysis on"), a word for a document without an article ("as report said").
    """
    if head > start and t.low[head - 1] in t.listed["device"] and t.bits[head] & _PEOPLE:
        return True
    if any(t.low[k].endswith("ing") and t.bits[k + 1] & DET for k in range(start, head)):
        return True
    return (
        bool(t.bits[head] & BIT["document"])
        and not t.bits[head] & (PLURAL | CAPITAL)
        and not any(t.bits[k] & (DET | POSSESSIVE | CAPITAL) for k in range(start, head + 1))
        and t.low[start] not in ("one", "another", "no")
    )


def _named(t: Tokens, start: int, end: int, head: int) -> str:
    """Return ``person`` or ``organisation`` when the phrase holds a proper name that can answer for a
    statement.
    """
    names: list[int] = []
    role = office = False
    k = start
    topic = False
    while k < end:
        if t.bits[k] & PREP and k > head:
            # "figures on health from the ministry": the topic does not speak, its source does.
            topic = bool(t.bits[k] & BIT["topic"]) or (topic and t.low[k] not in ("from", "by"))
        if topic:
            k += 1
            continue
        role = role or bool(t.bits[k] & BIT["role"])
        if t.bits[k] & CAPITAL and _is_name(t, k, end):
            names.append(k)
            office = office or bool(t.bits[k] & (BIT["organisation"] | UPPER))
        k += 1
    if not names or not (head in names or t.bits[head] & _ANSWERABLE):
        # "Key features of the Danube Agreement include": a thing that has a name in its tail is no speaker.
        return ""
    if t.bits[names[-1]] & POSSESSIVE and names[-1] != head and not role:
        # "Belgium's plan", "Smith's supporters": the owner does not speak.
        return ""
    if office:
        return "organisation"
    before = names[0] - 1
    alone = before < 0 or not t.bits[before] & CAPITAL or bool(t.bits[before] & (CLOSED | PLACE))
    if len(names) == 1 and alone and not role and t.low[names[0]] not in t.known:
        return "lone"
    return "person"


def _members(t: Tokens, head: int, end: int) -> bool:
    """Say whether people are named by what they belong to ("researchers at Lund University"), not by where
    they live ("residents of Lund").
    """
    tail = range(head + 1, end)
    for k in tail:
        # "Leaders in the HR space": the capitals only say what kind of space.
        alone = k + 1 == end or t.pause[k + 1] or t.bits[k + 1] & (CAPITAL | CLOSED)
        if t.bits[k] & BIT["organisation"] or (t.bits[k] & UPPER and alone):
            return True
    before = any(t.bits[k] & CAPITAL and _is_name(t, k, head) for k in range(max(0, head - 3), head))
    return before or any(
        t.low[k] in ("at", "with", "for") and t.bits[min(k + 1, end - 1)] & CAPITAL for k in tail
    )


def _is_name(t: Tokens, k: int, end: int) -> bool:
    flags = t.bits[k]
    if (
        flags & (_STATES | BIT["collective"])
        and k
        and t.bits[k - 1] & CAPITAL
        and not t.bits[k - 1] & LISTED
        and not t.pause[k]
    ):
        # "Anna London", not the government of London.
        return True
    if not flags & BIT["name"]:
        return False
    if not t.clause_start(k):
        return True
    # A capital at the start of a clause says nothing, unless a second name follows or the word cannot open a
    # phrase alone.
    if t.text[k].isupper():
        return True
    if k + 1 < end and t.bits[k + 1] & CAPITAL and not t.bits[k + 1] & CLOSED:
        return True
    return (
        k + 1 == end
        and not flags & LISTED
        and not t.bits[k] & PLURAL
        and t.low[k] not in ("key", "major", "main", "recent", "early", "modern")
    )
