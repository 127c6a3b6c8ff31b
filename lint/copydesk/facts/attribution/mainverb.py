"""Where the main verb of a sentence stands, as far as word forms and neighbours tell."""

from __future__ import annotations

from functools import lru_cache

from ...base.regexes import regex
from .tokens import ADVERB, AUXILIARY, BE, DET, HAVE, MODAL, PREP, PRON, Tokens
from .wordclasses import CLAIM_VERBS, attribution_words, inflect, read_classes

_FINITE_PAST = regex(r"[a-z]{2,}ed")
QUANTITY = frozenset({"number-word", "count-word", "vague-many", "comparison"})


def main_verb(t: Tokens) -> int:
    """Return the token of the first finite verb that can be told, or -1."""
    for i in range(t.size):
        flags = t.flags[i]
        if flags & AUXILIARY and t.low[i] not in ("being", "been", "be", "having"):
            return i
        low = t.low[i]
        if (
            i
            and not t.possessive[i - 1]
            and not t.flags[i - 1] & (DET | PREP | AUXILIARY)
            and t.low[i - 1] != "to"
        ):
            if low in _past_forms() or _FINITE_PAST.fullmatch(low):
                return i
            noun = i - 1
            while noun > 0 and t.flags[noun] & ADVERB:
                noun -= 1
            if (low.endswith("s") or t.is_plural(noun)) and low in _present_forms() and verbal(t, i):
                return i
            if (
                (
                    low.endswith("s")
                    and not t.caps[i]
                    and t.is_plural(i)
                    and not t.is_plural(i - 1)
                    and i + 1 < t.size
                )
                and t.flags[i + 1] & DET
                and not t.pause[i + 1]
                and not t.pause[i]
            ):
                return i
    return -1


def likely_verb(t: Tokens) -> int:
    """Return the word that by its form and place is most likely the verb of a sentence ("Tourism accounts
    for", "Ksamil attracts more"), or -1.
    """
    for i in range(1, min(t.size - 1, 12)):
        low = t.low[i]
        if (
            t.caps[i]
            or t.pause[i]
            or len(low) < 4
            or not low.endswith("s")
            or low.endswith(("ss", "us", "is"))
        ):
            continue
        before, after = t.flags[i - 1], t.flags[i + 1]
        if before & (DET | PREP | AUXILIARY) or t.possessive[i - 1] or t.is_plural(i - 1):
            continue
        opens = after & (DET | PREP | PRON | ADVERB) or t.claims[i + 1] & QUANTITY or t.low[i + 1] == "to"
        if not t.pause[i + 1] and (opens or t.text[i + 1][0].isdigit()):
            return i
    return -1


@lru_cache(maxsize=1)
def _forms() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {"base": set(), "s": set(), "past": set(), "ing": set()}
    for form, verb in attribution_words().verbs.items():
        found[verb.form].add(form)
    for name, words in read_classes("claims.txt").items():
        for entry in words if name in CLAIM_VERBS else ():
            for form, kind in inflect(entry).items():
                found[kind].add(form)
    return {kind: frozenset(forms) for kind, forms in found.items()}


@lru_cache(maxsize=1)
def _past_forms() -> frozenset[str]:
    return _forms()["past"]


@lru_cache(maxsize=1)
def _present_forms() -> frozenset[str]:
    return _forms()["base"] | _forms()["s"]


def verbal(t: Tokens, i: int) -> bool:
    """Tell a verb from the noun that is spelt the same: no article or preposition before it."""
    if i == 0:
        return t.low[i].endswith("ing")
    before = t.flags[i - 1]
    if t.pause[i] and t.low[i].endswith("ed"):
        return False
    if t.low[i - 1] == "to" or before & (MODAL | HAVE | ADVERB):
        return True
    return (
        not before & (DET | PREP) and not t.possessive[i - 1] and not (before & BE and t.low[i].endswith("s"))
    )
