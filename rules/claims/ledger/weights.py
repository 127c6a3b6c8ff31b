"""What the features of a sentence weigh in its score, and what a sentence can score at most."""

from __future__ import annotations

from collections.abc import Mapping

from copydesk.api import regex

from ...sources.attribution.carrier import Carrier
from ...sources.attribution.nounphrases import NAMED
from ...sources.attribution.statement import Statement
from ...sources.words.wordclasses import bits

WEIGHTS: dict[str, float] = {
    "number": 1.0,
    "percent": 1.0,
    "money": 1.0,
    "count": 0.5,
    "year": 1.0,
    "name": 0.5,
    "named-fact": 2.0,
    "fact": 1.0,
    "causal": 2.0,
    "trend": 1.0,
    "intent": 1.0,
    "action": 0.5,
    "superlative": 1.5,
    "comparison": 0.5,
    "forecast": 1.0,
    "speech-act": 1.5,
    "quotation": 1.0,
    "vague-carrier": 1.0,
    "judgement": 1.0,
    "necessity": 0.5,
    "budget": 1.0,
    "vague-many": 1.0,
    "modal": -0.5,
    "first-person": -3.0,
    "second-person": -2.0,
    "question": -4.0,
    "fragment": -1.5,
    "short": -1.5,
    "generic": -0.5,
}
CLAIM_AT = 3.0
"""A sentence that scores this much is a claim."""

KINDS = (
    ("quotation", "quotation"),
    ("percent", "statistic"),
    ("money", "statistic"),
    ("number", "statistic"),
    ("speech-act", "speech-act"),
    ("superlative", "superlative"),
    ("causal", "causal"),
    ("forecast", "forecast"),
    ("judgement", "opinion"),
    ("necessity", "opinion"),
    ("trend", "trend"),
    ("comparison", "comparison"),
    ("year", "dated-fact"),
    ("intent", "intention"),
    ("named-fact", "named-fact"),
)
"""The first feature of this list that a sentence has names its kind; else it is a ``statement``."""

SIGNS: Mapping[str, tuple[str, ...]] = {
    "number": ("digit", "number-word", "share-word"),
    "percent": ("percent", "digit"),
    "money": ("money", "digit"),
    "count": ("count-word",),
    "year": ("digit",),
    "causal": ("causal", "cause-word"),
    "trend": ("trend",),
    "intent": ("intent",),
    "action": ("action",),
    "superlative": ("superlative", "most"),
    "comparison": ("comparison",),
    "forecast": ("forecast",),
    "judgement": ("judgement",),
    "necessity": ("necessity",),
    "budget": ("budget",),
    "vague-many": ("vague-many",),
    "first-person": ("first-person",),
    "second-person": ("second-person",),
    "generic": ("generic",),
}
"""The classes of words (``wordclasses.BIT``) without any of which a sentence cannot have a feature."""

SHORT = 6
"""A sentence of fewer words is short."""

VAGUE = frozenset({"unnamed", "anonymous", "collective", "impersonal", "evidence", "event", "attitude"})
"""The kinds of carriers that cannot be asked."""

_BITS = [(bits(*names), WEIGHTS[feature]) for feature, names in SIGNS.items()]
_SCORING = bits(*(name for names in SIGNS.values() for name in names))
_DIGIT, _WORD_PERCENT, _WORD_MONEY = bits("digit"), bits("percent"), bits("money")
_NUMBER_WORD = bits("number-word", "share-word")
# Without any of these a sentence has no verb: what is taken for one ends in -s, if it is in no list.
_VERB = bits("helper", "past", "present", "plural", "possessive")
_MONEY_SIGN = regex(r"[$€£¥₹]")
_bounds: dict[int, float] = {}


def tells(carrier: Carrier) -> bool:
    """Say whether a carrier makes the sentence a speech act."""
    speaker = carrier.kind in NAMED or carrier.kind == "collective"
    return speaker and bool(carrier.classes & {"neutral", "loaded", "stance", "mind"})


def most(statement: Statement, *, percent: bool, money: bool) -> float:
    """Return a score that a statement cannot exceed, at no more than a few look-ups; ``percent`` and
    ``money`` say whether any sign of these stands in the document.
    """
    classes = statement.classes & _SCORING
    bound = _bounds.get(classes)
    if bound is None:
        bound = _bounds[classes] = sum(weight for signs, weight in _BITS if classes & signs)
    if classes & _DIGIT:
        bound -= 0.0 if percent or classes & _WORD_PERCENT else WEIGHTS["percent"]
        bound -= 0.0 if money or classes & _WORD_MONEY else WEIGHTS["money"]
    bound += WEIGHTS["name"] + WEIGHTS["named-fact"] if statement.named else WEIGHTS["fact"]
    if statement.carriers:
        bound += WEIGHTS["speech-act"] * any(map(tells, statement.carriers)) + WEIGHTS["vague-carrier"]
        bound += WEIGHTS["quotation"] * statement.quoted
    return bound if bound < CLAIM_AT else _nearer(statement, bound, percent=percent, money=money)


def _nearer(statement: Statement, bound: float, *, percent: bool, money: bool) -> float:
    """Lower a bound by what only a look at the sentence itself tells."""
    classes, text = statement.classes, statement.sentence.text
    if classes & _DIGIT and not statement.cut:
        signed = money and _MONEY_SIGN.search(text) is not None
        if percent and not classes & _WORD_PERCENT and "%" not in text:
            bound -= WEIGHTS["percent"]
        if money and not classes & _WORD_MONEY and not signed:
            bound -= WEIGHTS["money"]
        if not (signed or classes & _NUMBER_WORD) and statement.count("digit") == 1:
            bound -= WEIGHTS["number"]  # one figure is a year or a number
    if not classes & _VERB:
        bound += WEIGHTS["fragment"] - WEIGHTS["named-fact" if statement.named else "fact"]
    elif statement.named and bound < CLAIM_AT + 1 and not statement.may_name_subject:
        bound += WEIGHTS["fact"] - WEIGHTS["named-fact"]
    if text.count(" ") < SHORT - 1:
        bound += WEIGHTS["short"]
    return bound + WEIGHTS["question"] * statement.asks
