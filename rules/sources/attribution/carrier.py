"""A carrier: who stands behind a statement, by which verb, where."""

from __future__ import annotations

from typing import NamedTuple

from ..words.classedwords import Tokens
from ..words.classfiles import VERB_CLASSES
from ..words.wordclasses import BIT, CLAIMS, DIGIT, POSSESSIVE
from .nounphrases import Phrase


class Carrier(NamedTuple):
    """One attribution.

    ``kind``: see ``carriers``; for shapes without people ``evidence``, ``event``, ``attitude``,
    ``impersonal``. ``shape``: ``clause``, ``source`` (according to, by), ``impersonal``, ``passive``,
    ``evidence``, ``event``, ``existential``, ``attitude``, ``raised``, ``focus``, ``hearsay``. ``verb_class``
    is one of ``classfiles.VERB_CLASSES`` or ""; ``classes`` holds all of them. ``start``/``end`` is the
    prose range from the carrier to its verb, ``name_start``/``name_end`` the carrier,
    ``verb_start``/``verb_end`` the verb. ``tense``: ``past`` or ``present`` (perfect and future included).
    ``strong``: the form leaves no doubt.
    """

    kind: str
    shape: str
    lemma: str
    classes: frozenset[str]
    start: int
    end: int
    name_start: int
    name_end: int
    verb_start: int
    verb_end: int
    tense: str
    definite: bool
    strong: bool

    @property
    def verb_class(self) -> str:
        """The most telling class of the verb."""
        return next((name for name in VERB_CLASSES if name in self.classes), "")


def source(
    t: Tokens, first: int, phrase: Phrase, lemma: str, classes: frozenset[str], outlets: list[tuple[int, int]]
) -> Carrier:
    """Return the carrier that a phrase behind "by" or "according to" (token ``first``) is."""
    kind = with_outlet(phrase, outlets)
    return Carrier(
        "organisation" if kind == "lone" else kind or "thing",
        "source",
        lemma,
        classes,
        t.starts[first],
        t.ends[phrase.end - 1],
        t.starts[phrase.start],
        t.ends[phrase.end - 1],
        t.starts[first],
        t.ends[first],
        "present",
        phrase.definite,
        speaks(t, phrase, kind),
    )


def with_outlet(phrase: Phrase, outlets: list[tuple[int, int]]) -> str:
    """Return the kind of a phrase, ``outlet`` where the name of one stands in it."""
    for start, end in outlets:
        if start < phrase.end and phrase.start < end and end > phrase.head:
            # "Ann Bell of The Guardian" is a person.
            return "person" if phrase.kind == "person" and phrase.head < start else "outlet"
    return phrase.kind


def speaks(t: Tokens, phrase: Phrase, kind: str) -> bool:
    """Say whether the phrase is by itself a carrier that news prose hides behind: no article, and people of
    whom opinions are quoted.
    """
    if kind != "unnamed":
        return not phrase.definite
    if phrase.definite:
        return False
    head, bare = t.bits[phrase.head], phrase.head == phrase.start
    if t.low[phrase.head] in t.listed["authority"]:
        # Prosecutors and investigators speak for an office.
        return False
    if head & (BIT["source-people"] | BIT["medium"]):
        return True
    if phrase.head == phrase.start + 1 and head & BIT["people"]:
        # "environmental groups", "local traders"; two of them are somebody.
        return not t.bits[phrase.start] & (CLAIMS | DIGIT | POSSESSIVE)
    return (
        bool(head & BIT["quantifier-subject"]) or bare or bool(t.bits[phrase.start] & BIT["vague-quantifier"])
    )
