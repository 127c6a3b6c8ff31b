"""When does a verb of change tell cause and effect, and when a plain deed or a state?

"The tariff reduced imports" claims an effect. "The dam was raised by four metres", "a statue was raised",
"she raised three children", "increases to the fee" do not.
"""

from __future__ import annotations

from .tokens import ADVERB, AUXILIARY, BE, DET, PREP, PRON, Tokens

_NEED = {"lead": ("to",), "led": ("to",), "contribut": ("to",), "result": ("in", "from"), "benefit": ()}
_NEAR = {"result": 3}
# What people raise, lift, drive, bring or produce with their hands, voices or purses.
_HANDLED = frozenset(
    (
        "child children son sons daughter daughters family families money funds fund cash capital dollars "
        "euros pounds million billion statue flag hand hands voice alarm question questions issue issues "
        "concern concerns objection objections doubt doubts awareness glass bar case charges charge "
        "lawsuit suit action film films album albums record records series show shows song songs book "
        "books programme programs cattle sheep car cars vehicle vehicles train trains bus truck lorry "
        "goods team army force forces"
    ).split()
)
_BY_HAND = frozenset(
    (
        "raise raises raised raising drive drives drove driven driving bring brings brought bringing "
        "produce produces produced producing save saves saved saving create creates created creating"
    ).split()
)
_BASE_TOO = frozenset(
    "slow lower cause trigger spark drive fuel prompt boost benefit influence harm damage cost curb limit "
    "support impact help increase decrease raise result produce shape lead transform".split()
)
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
    if low.endswith("ing") and i and t.flags[i - 1] & BE and t.low[max(0, i - 2)] == "there":
        return False
    if low in _BY_HAND and _HANDLED & set(t.low[i + 1 : i + 6]):
        return False
    # "increases to the fee", "support for the plan": the noun.
    bare = i + 1 < t.size and not t.pause[i + 1] and (t.flags[i + 1] & PREP or t.low[i + 1] == "to")
    if low.endswith(("ed", "ing")):
        return t.low[max(0, i - 1)] not in _DEGREES
    return not bare and (low.endswith("s") or i == 0 or low not in _BASE_TOO or _plural_or_helped(t, i))


def _plural_or_helped(t: Tokens, i: int) -> bool:
    """Say whether what stands before a base form lets it be a verb: a plural, an auxiliary, "to"."""
    before = t.low[i - 1]
    return (
        before in ("to", "and", "or", "who", "that", "which", "they", "we", "not")
        or bool(t.flags[i - 1] & (AUXILIARY | ADVERB))
        or before.endswith("ly")
        or t.is_plural(i - 1)
    )


def _passive(t: Tokens, i: int) -> bool:
    low = t.low[i]
    if not low.endswith(("ed", "en", "own")) and low not in ("brought", "cost", "led", "spurred"):
        return False
    k = i - 1
    while k >= 0 and i - k < 5 and t.flags[k] & (AUXILIARY | ADVERB):
        if t.flags[k] & BE:
            return True
        k -= 1
    return False


def _made(t: Tokens, i: int) -> bool:
    return t.low[i] in _BY_HAND or t.low[i].startswith(("restor", "support", "host", "shap"))


def _by_something(t: Tokens, i: int) -> bool:
    """Say whether a passive names what brought the effect about: ``by`` with a thing, not a measure."""
    for k in range(i + 1, min(i + 4, t.size - 1)):
        if t.pause[k]:
            return False
        if t.low[k] == "by":
            what = k + 1
            if t.text[what][0].isdigit() or "number-word" in t.claims[what] or "count-word" in t.claims[what]:
                return False
            if t.low[what] in _MEASURES:
                return False
            if _made(t, i) and t.caps[what]:
                # "restored by E. F. Law": somebody did it.
                return False
            return not t.flags[what] & PRON or bool(t.flags[what] & DET)
    return False
