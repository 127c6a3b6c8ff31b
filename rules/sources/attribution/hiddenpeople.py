"""Nouns for what people do, think or feel, without the people: discussions, trends, concerns, a push.

Each function looks at one noun and yields the form that it stands in (see ``agentless.Shape``).
"""

from __future__ import annotations

from collections.abc import Iterator

from ..words.classedwords import Tokens
from ..words.wordclasses import (
    ADVERB,
    AUXILIARY,
    BE,
    BIT,
    CAPITAL,
    CLAUSE,
    DET,
    HAVE,
    MODAL,
    PLACE,
    PREP,
    PRON,
    UPPER,
)

Shape = tuple[str, str, int, int, bool]
"""Shape, kind of carrier, first and last token, and whether the form is a strong one."""

_GROWING, _ATTITUDE = BIT["growing"], BIT["attitude"]
_EVENT, _SHOW, _GROWTH = BIT["event"], BIT["showing-verb"], BIT["growth"]
_STATES = _ATTITUDE | _EVENT | BIT["evidence-noun"]
_RUN_ON = frozenset("progress way place preparation discussion".split())
NEGATION = frozenset("no not never little without".split())
_OWNED = frozenset("his her their our my its no".split())
_TOLD_BEFORE = frozenset("the these those this such both".split()) | _OWNED
_REMAIN = frozenset("remains remain exists exist seems appears grew".split())
# "There is history" and "they raise support" say nothing about opinions.
_NO_STATE = frozenset("history experience science literature sources".split())
_PLANS = frozenset("plans efforts moves proposals preparations".split())


def existential(t: Tokens, i: int) -> Iterator[Shape]:
    """``there is (also a growing) push``."""
    k = i + 1
    if t.low[k] not in _REMAIN and not t.bits[k] & AUXILIARY:
        return
    while k < t.size and (
        t.bits[k] & (AUXILIARY | ADVERB) or t.low[k] in _REMAIN or t.low[k] in ("to", "be")
    ):
        k += 1
    for noun in range(k, min(k + 5, t.size)):
        if t.pause[noun] or t.low[noun] in NEGATION or t.bits[noun] & (PREP | CLAUSE):
            return
        if t.bits[noun] & _STATES and t.low[noun] not in _NO_STATE:
            strong = (
                bool(t.bits[noun] & _ATTITUDE)
                and noun + 1 < t.size
                and t.low[noun + 1] in ("to", "that", "for", "among", "over", "about", "within")
            )
            yield "existential", "attitude", i, noun, strong
            return


def happening(t: Tokens, i: int) -> Iterator[Shape]:
    """``discussions are underway``, ``trends indicate``, ``talks within the alliance have included``,
    ``During discussions …``.
    """
    verb = i + 1
    while (
        verb < t.size
        and verb - i < 9
        and not t.pause[verb]
        and not t.bits[verb] & AUXILIARY
        and not t.bits[verb] & _SHOW
    ):
        if t.bits[verb] & (CLAUSE | DET) or (
            t.bits[verb] & CAPITAL and not t.bits[verb] & (PLACE | BIT["alliance"])
        ):
            return
        verb += 1
    start = i
    while (
        start
        and i - start < 4
        and not t.pause[start]
        and not t.bits[start - 1] & (PREP | CLAUSE | AUXILIARY | PRON)
    ):
        start -= 1
        if t.bits[start] & UPPER and not t.bits[start] & BIT["alliance"]:
            return
        if t.bits[start] & CAPITAL and start and not t.clause_start(start) and not t.bits[start] & PLACE:
            return
    definite = t.low[start] in _TOLD_BEFORE
    event = bool(t.bits[i] & _EVENT)
    fronted = bool(start) and t.low[start - 1] in ("during", "amid", "following", "in", "at")
    if (
        event
        and fronted
        and t.clause_start(start - 1)
        and t.low[i] not in _PLANS
        and t.low[start] not in _OWNED
    ):
        yield "event", "event", start - 1, i, False
        return
    if verb >= t.size or t.pause[verb] or verb - i >= 9 or (start and t.bits[start - 1] & PREP):
        return
    while verb < t.size and t.bits[verb] & (AUXILIARY | ADVERB) and not t.pause[verb]:
        verb += 1
    if verb >= t.size:
        return
    low = t.low[verb]
    if event and t.bits[verb - 1] & AUXILIARY and t.bits[verb] & BIT["runs"]:
        if low in ("in", "under", "taking") and not set(t.low[verb + 1 : verb + 2]) & _RUN_ON:
            return
        yield "event", "event", start, verb, not definite
    elif t.bits[verb] & _SHOW and not (event and low in ("find", "found", "finds", "show")):
        if low in ("include", "included", "includes", "focus", "focused") and not (
            event and t.bits[verb - 1] & HAVE
        ):
            return
        if (
            t.low[verb - 1] == "to"
            or t.bits[verb - 1] & BE
            or (verb + 1 < t.size and t.low[verb + 1] == "by")
        ):
            return
        if low.startswith("point") and not {"to", "toward", "towards"} & set(t.low[verb + 1 : verb + 2]):
            return
        kind = "event" if event else "evidence"
        yield kind, kind, start, verb, not definite


def of_money(t: Tokens, i: int) -> bool:
    """Say whether a word is the interest that money bears: interest rates, a rate of interest."""
    if t.low[i] != "interest":
        return False
    borne = t.listed["interest-bearing"]
    behind = i + 1 < t.size and not t.pause[i + 1] and t.low[i + 1] in borne
    return behind or (i > 1 and t.low[i - 1] in ("of", "on", "in") and t.low[i - 2] in borne)


def attitude(t: Tokens, i: int) -> Iterator[Shape]:
    """``growing security concerns``, ``concerns among allies``, ``concerns have been raised``."""
    if i and t.bits[i - 1] & (MODAL | PRON) and not t.bits[i - 1] & DET:
        return
    named = any(t.low[k] == "by" for k in range(i + 1, min(i + 5, t.size)))
    for k in range(i - 1, max(-1, i - 4), -1):
        if t.pause[k + 1] or t.bits[k] & (PREP | CLAUSE | AUXILIARY):
            break
        if t.bits[k] & _GROWING and not named:
            # Growing demand is a matter of markets, growing demands are one of people.
            strong = bool(t.bits[k] & _GROWTH) and not t.low[i].startswith("tension") and t.low[i] != "demand"
            yield "attitude", "attitude", k, i, strong
            return
    after = t.low[i + 1] if i + 1 < t.size else ""
    if after == "among":
        yield "attitude", "attitude", i, i + 1, False
        return
    k = i + 1
    while k < t.size and k - i < 8 and not t.pause[k]:
        if (
            t.low[k] in ("raised", "voiced", "expressed")
            and t.bits[k - 1] & BE
            and "by" not in t.low[k + 1 : k + 3]
        ):
            yield "attitude", "attitude", i, k, True
            return
        if t.bits[k] & BIT["spreads"] and t.bits[k - 1] & (BE | ADVERB):
            yield "attitude", "attitude", i, k, True
            return
        if t.bits[k] & BIT["lasts"]:
            yield "attitude", "attitude", i, k, False
            return
        k += 1


def raised(t: Tokens, i: int) -> Iterator[Shape]:
    """``raises concerns``, ``can spark debates``: the people who worry or argue are missing."""
    for k in range(i + 1, min(i + 5, t.size)):
        if t.pause[k] or t.bits[k] & (PREP | CLAUSE | AUXILIARY):
            return
        if t.bits[k] & _ATTITUDE and not t.bits[k] & BIT["not-raised"] and not of_money(t, k):
            if not {"from", "by"} & set(t.low[k + 1 : k + 2]):
                yield "raised", "attitude", i, k, False
            return


def aim(t: Tokens, i: int) -> Iterator[Shape]:
    """``The goal is``, ``the message is``: whose?"""
    opens = any(t.low[k] == "the" and t.clause_start(k) for k in range(max(0, i - 2), i))
    if opens and i + 1 < t.size and t.bits[i + 1] & BE:
        yield "focus", "impersonal", max(0, i - 2), i + 1, False


def view(t: Tokens, i: int) -> Iterator[Shape]:
    """``the perception of``, ``a notion that``."""
    if not i or i + 1 >= t.size or t.low[i + 1] not in ("of", "that") or t.low[i - 1] in _OWNED:
        return
    if t.bits[i - 1] & (DET | _GROWING | BIT["widely"]):
        yield "attitude", "attitude", i - 1, i + 1, False
