"""When does a verb of change tell cause and effect, and when a plain deed or a state?

"The tariff reduced imports" claims an effect. "The dam was raised by four metres", "a statue was raised",
"she raised three children", "increases to the fee" do not.
"""

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
    PLURAL,
    PREP,
    PRON,
    bits,
)

_NEED = {"lead": ("to",), "led": ("to",), "contribut": ("to",), "result": ("in", "from"), "benefit": ()}
_NEAR = {"result": 3}
_BY_HAND = BIT["by-hand"]
_DEGREES = frozenset({"more", "most", "less", "very", "too", "so"})
_MEASURES = frozenset("half about almost nearly more less up hand".split())


def causes(t: Tokens, i: int) -> bool:
    """Say whether the causal verb at token ``i`` is used to tell an effect."""
    low = t.low[i]
    for stem, words in _NEED.items():
        if low.startswith(stem):
            return not words or bool(set(words) & set(t.low[i + 1 : i + _NEAR.get(stem, 7)]))
    if _passive(t, i):
        return _by_something(t, i)
    if low.endswith("ing") and i and t.bits[i - 1] & BE and t.low[max(0, i - 2)] == "there":
        return False
    if t.bits[i] & _BY_HAND and any(flags & BIT["handled"] for flags in t.bits[i + 1 : i + 6]):
        return False
    # "increases to the fee", "support for the plan": the noun.
    bare = i + 1 < t.size and not t.pause[i + 1] and (t.bits[i + 1] & PREP or t.low[i + 1] == "to")
    if low.endswith(("ed", "ing")):
        return t.low[max(0, i - 1)] not in _DEGREES
    return not bare and (
        low.endswith("s") or i == 0 or not t.bits[i] & BIT["base-too"] or _plural_or_helped(t, i)
    )


def _plural_or_helped(t: Tokens, i: int) -> bool:
    """Say whether what stands before a base form lets it be a verb: a plural, an auxiliary, "to"."""
    before = t.low[i - 1]
    return (
        before in ("to", "and", "or", "who", "that", "which", "they", "we", "not")
        or bool(t.bits[i - 1] & (AUXILIARY | ADVERB))
        or before.endswith("ly")
        or bool(t.bits[i - 1] & PLURAL)
    )


def _passive(t: Tokens, i: int) -> bool:
    low = t.low[i]
    if not low.endswith(("ed", "en", "own")) and low not in ("brought", "cost", "led", "spurred"):
        return False
    k = i - 1
    while k >= 0 and i - k < 5 and t.bits[k] & (AUXILIARY | ADVERB):
        if t.bits[k] & BE:
            return True
        k -= 1
    return False


def _made(t: Tokens, i: int) -> bool:
    return bool(t.bits[i] & _BY_HAND) or t.low[i].startswith(("restor", "support", "host", "shap"))


def _by_something(t: Tokens, i: int) -> bool:
    """Say whether a passive names what brought the effect about: ``by`` with a thing, not a measure."""
    for k in range(i + 1, min(i + 4, t.size - 1)):
        if t.pause[k]:
            return False
        if t.low[k] == "by":
            what = k + 1
            if t.bits[what] & (DIGIT | bits("number-word", "count-word")):
                return False
            if t.low[what] in _MEASURES:
                return False
            if _made(t, i) and t.bits[what] & CAPITAL:
                # "restored by E. F. Law": somebody did it.
                return False
            return not t.bits[what] & PRON or bool(t.bits[what] & DET)
    return False
