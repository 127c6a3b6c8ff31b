"""Is this word a verb here? Most verbs of saying are nouns as well (reports, claims, notes); their
neighbours decide.
"""

from __future__ import annotations

from ..words.classedwords import Tokens
from ..words.classfiles import VerbForm
from ..words.wordclasses import (
    AUXILIARY,
    BE,
    BIT,
    CAPITAL,
    CLAUSE,
    DET,
    DIGIT,
    DO,
    HAVE,
    MODAL,
    PLURAL,
    POSSESSIVE,
    PREP,
    PRON,
    UPPER,
    bits,
)
from .nounphrases import GROUP, Phrase

# What begins an object by itself: an article, a pronoun, a name, a number, a word of quantity or feeling.
OBJECT = (
    DET
    | PRON
    | CAPITAL
    | DIGIT
    | bits("vague-quantifier", "quantifier-subject", "growing", "attitude", "opens-object")
)

_CLAIMED, _NEAR = BIT["claimed-thing"], 5


def finite(t: Tokens, i: int, verb: VerbForm, helpers: int, group: int, after: int) -> bool:
    """Say whether token ``i`` is used as a finite verb.

    ``helpers`` are the classes of the auxiliaries of its group, which starts at token ``group``; ``after`` is
    the first token behind it that is no adverb.
    """
    if verb.form == "ing":
        return bool(helpers & BE)
    if verb.lemma == "claim" and any(t.bits[k] & _CLAIMED for k in range(after, min(after + _NEAR, t.size))):
        return False  # “The bank has claimed more ships”: nobody says anything
    if helpers & (MODAL | DO) or (helpers & (HAVE | BE) and verb.form == "past"):
        return True
    if helpers:
        return False
    previous = t.bits[group - 1] if group and not t.pause[group] else 0
    if (
        previous & (DET | PREP)
        and not previous & (BIT["quantifier-subject"] | BIT["people"])
        and t.low[group - 1] not in ("this", "that", "these", "those")
    ):
        return False
    if group and not t.pause[group] and t.bits[group - 1] & POSSESSIVE:
        return False
    if verb.lemma == "feel" and after < t.size and t.low[after].endswith("ed"):
        return True
    return not t.bits[i] & BIT["noun-too"] or says_something(t, after)


def says_something(t: Tokens, after: int, *, clause: bool = False) -> bool:
    """Say whether what follows is the beginning of an object or of a clause: that, an article, a pronoun, a
    name, a number. ``clause``: only words that are told will do (that, of, about, a quotation).
    """
    if after >= t.size:
        return False
    if t.pause[after]:
        return t.quote(after)
    if clause:
        return t.low[after] in ("that", "of", "about", "how")
    return bool(t.bits[after] & OBJECT) or _plural_ahead(t, after)


def _plural_ahead(t: Tokens, after: int) -> bool:
    for k in range(after, min(after + 3, t.size)):
        if t.bits[k] & (PREP | AUXILIARY | CLAUSE) or (k > after and t.pause[k]):
            return False
        if t.bits[k] & PLURAL:
            return True
    return False


def agree(t: Tokens, phrase: Phrase, verb: VerbForm) -> bool:
    """Say whether subject and verb agree in number, as far as their forms tell."""
    if verb.form == "past":
        return True
    low, flags = t.low[phrase.head], t.bits[phrase.head]
    plural = (
        bool(flags & (PLURAL | bits("quantifier-subject", "people")))
        or low in ("i", "we", "you", "they")
        or "and" in t.low[phrase.start : phrase.end]
    )
    if verb.form == "base":
        return plural
    if any(t.bits[k] & GROUP for k in range(phrase.start, phrase.head)):
        # "A group of engineers warns" and "a number of engineers warn" are both right.
        return True
    return not plural or bool(flags & (CAPITAL | UPPER))
