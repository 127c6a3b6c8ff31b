"""Where the main verb of a sentence stands, as far as word forms and neighbours tell."""

from __future__ import annotations

from ...sources.words.classedwords import Tokens
from ...sources.words.wordclasses import (
    ADVERB,
    AUXILIARY,
    BE,
    BIT,
    CAPITAL,
    DET,
    DIGIT,
    HAVE,
    MODAL,
    PLURAL,
    POSSESSIVE,
    PREP,
    PRON,
    bits,
)

QUANTITY = bits("number-word", "count-word", "vague-many", "comparison")
_HELPER, _PAST, _PRESENT = BIT["helper"], BIT["past"], BIT["present"]
_MAY = _HELPER | _PAST | _PRESENT | PLURAL
_NO_VERB_AFTER = POSSESSIVE | DET | PREP | AUXILIARY


def main_verb(t: Tokens) -> int:
    """Return the token of the first finite verb that can be told, or -1."""
    before = _NO_VERB_AFTER
    for i, flags in enumerate(t.bits):
        if flags & _MAY:
            if flags & _HELPER:
                return i
            if not before & _NO_VERB_AFTER and t.low[i - 1] != "to" and _is_verb(t, i, flags):
                return i
        before = flags
    return -1


def _is_verb(t: Tokens, i: int, flags: int) -> bool:
    if flags & _PAST:
        return True
    ends_in_s = t.low[i].endswith("s")
    if flags & _PRESENT:
        noun = i - 1
        while noun > 0 and t.bits[noun] & ADVERB:
            noun -= 1
        if (ends_in_s or t.bits[noun] & PLURAL) and verbal(t, i):
            return True
    return (
        ends_in_s
        and bool(flags & PLURAL)
        and not (flags & CAPITAL or t.bits[i - 1] & PLURAL)
        and i + 1 < t.size
        and bool(t.bits[i + 1] & DET)
        and not t.pause[i + 1]
        and not t.pause[i]
    )


def likely_verb(t: Tokens) -> int:
    """Return the word that by its form and place is most likely the verb of a sentence ("Tourism accounts
    for", "Ksamil attracts more"), or -1.
    """
    for i in range(1, min(t.size - 1, 12)):
        low, flags = t.low[i], t.bits[i]
        if (
            flags & CAPITAL
            or t.pause[i]
            or len(low) < 4
            or low[-1] != "s"
            or low.endswith(("ss", "us", "is"))
        ):
            continue
        before, after = t.bits[i - 1], t.bits[i + 1]
        if before & (DET | PREP | AUXILIARY | POSSESSIVE | PLURAL):
            continue
        opens = after & (DET | PREP | PRON | ADVERB | QUANTITY | DIGIT) or t.low[i + 1] == "to"
        if opens and not t.pause[i + 1]:
            return i
    return -1


def verbal(t: Tokens, i: int) -> bool:
    """Tell a verb from the noun that is spelt the same: no article or preposition before it."""
    if i == 0:
        return t.low[i].endswith("ing")
    before = t.bits[i - 1]
    if t.pause[i] and t.low[i].endswith("ed"):
        return False
    if t.low[i - 1] == "to" or before & (MODAL | HAVE | ADVERB):
        return True
    return not before & (DET | PREP | POSSESSIVE) and not (before & BE and t.low[i].endswith("s"))
