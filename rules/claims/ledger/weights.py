"""What the features of a sentence weigh in its score, and what a sentence can score at most.

The weights are data (``claim-weights.toml``, fitted by ``tools/fit_claims.py``), the words for them stand in
``claim-words.toml``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from copydesk.api import PLACEHOLDER, Data, regex

from ...sources.attribution.carrier import Carrier
from ...sources.attribution.nounphrases import NAMED
from ...sources.attribution.statement import Statement
from ...sources.words.wordclasses import bits
from ..features.manner import NO_KIND, SEVERAL, ending
from ..features.proportions import SHARED

KINDS = (
    ("quotation", "quotation"),
    ("percent", "statistic"),
    ("money", "statistic"),
    ("number", "statistic"),
    ("speech-act", "speech-act"),
    ("superlative", "superlative"),
    ("unmatched", "superlative"),
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
    "number": ("digit", "number-word", "share-word", "count-word"),
    "percent": ("percent", "digit"),
    "money": ("money", "digit"),
    "year": ("digit",),
    "several-figures": ("digit",),
    "causal": ("causal", "cause-word"),
    "causal-fact": ("causal",),
    "trend": ("trend",),
    "intent": ("intent",),
    "action": ("action",),
    "superlative": ("superlative", "most"),
    "forecast": ("forecast",),
    "judgement": ("judgement",),
    "budget": ("budget",),
    "generic": ("generic",),
    "uttering": ("uttering",),
    "past": ("past", "verb-past", "past-be"),
    "modal": ("modal",),
    "ongoing": ("be",),
    "unmatched": ("all-or-none", "measured"),
}
"""The classes of words (``wordclasses.BIT``) without any of which a sentence cannot have a feature."""

CERTAIN: Mapping[str, tuple[str, ...]] = {
    "count": ("count-word",),
    "comparison": ("comparison",),
    "necessity": ("necessity",),
    "vague-many": ("vague-many",),
    "judgement-noun": ("judgement-noun",),
    "first-person": ("first-person",),
    "second-person": ("second-person",),
    "one-person": ("one-person",),
    "of-time": ("of-time",),
    "all-or-none": ("all-or-none",),
    "doubtful": ("doubtful",),
    "possible": ("possible",),
    "negated": ("negated",),
    "measured": ("measured",),
}
"""The classes that a sentence cannot hold without having the feature."""

_SHAPES = tuple("fragment condition aim joined instruction fact general".split())
_EXACT = ("short", "code", "question")
_ENDS = ("exclaimed", "lead-in", "unfinished")

PARTICULARS = frozenset(
    "number percent money year count name causal-fact trend action superlative unmatched comparison "
    "budget".split()
)
"""The features of which a sentence shows one when it says anything particular."""

SHORT = 6
"""A sentence of fewer words is short."""

VAGUE = frozenset({"unnamed", "anonymous", "collective", "impersonal", "evidence", "event", "attitude"})
"""The kinds of carriers that cannot be asked."""

_ROUNDED = 0.005
_DIGIT, _WORD_PERCENT, _WORD_MONEY = bits("digit"), bits("percent"), bits("money")
_BE, _NUMERIC = bits("be"), bits("digit", "number-word")
_MAY_SHARE = regex(r" (?:in|of) |th\b|ths\b|third|quarter", re.IGNORECASE)
_MONEY_SIGN = regex(r"[$€£¥₹]")


def is_short(text: str) -> bool:
    """Say whether a sentence is of fewer than ``SHORT`` words."""
    return text.count(" ") + 1 < SHORT


def tells(carrier: Carrier) -> bool:
    """Say whether a carrier makes the sentence a speech act."""
    speaker = carrier.kind in NAMED or carrier.kind == "collective"
    return speaker and bool(carrier.classes & {"neutral", "loaded", "stance", "mind"})


class Weights:
    """The points of each feature (``of``, in the order of the file), the score of a sentence without any
    (``base``), the score from which a sentence is a claim (``claim_at``), and what each feature means, in
    ``words``.
    """

    def __init__(self, fitted: Mapping[str, Any], words: Mapping[str, str]) -> None:
        self.base: float = fitted["base"]
        self.claim_at: float = fitted["claim_at"]
        self.of: Mapping[str, float] = fitted["points"]
        self.words = words
        # A score is rounded, a bound must not lie below it.
        self._rated_at: float = self.claim_at - _ROUNDED
        self.order = {name: number for number, name in enumerate(self.of)}
        # What a feature adds at most, and what it adds or leaves out when a look at the sentence tells it.
        most = self._most = defaultdict(float, {name: max(points, 0.0) for name, points in self.of.items()})
        weigh, end = most.__getitem__, max(most[name] for name in _ENDS)
        self._exact = [(-most[name], self.of.get(name, 0.0) - most[name]) for name in _EXACT]
        self._ends = {name: self.of.get(name, 0.0) - end for name in ("", *_ENDS)}
        self._signs = [(bits(*names), weigh(feature)) for feature, names in SIGNS.items()]
        self._certain = [(bits(*names), self.of.get(feature, 0.0)) for feature, names in CERTAIN.items()]
        self._telling = bits(*(name for names in [*SIGNS.values(), *CERTAIN.values()] for name in names))
        self._always = self.base + sum(map(weigh, (*_SHAPES, *_EXACT))) + end
        self._named = weigh("name") + weigh("several-names") + max(0.0, weigh("named-fact") - weigh("fact"))
        self._carried = weigh("speech-act") + weigh("vague-carrier") + weigh("quotation")
        self._bounds: dict[int, float] = {}

    def most(self, statement: Statement, *, percent: bool, money: bool) -> float:
        """Return a score that a statement cannot exceed, at no more than a few look-ups; ``percent`` and
        ``money`` say whether any sign of these stands in the document.
        """
        classes = statement.classes & self._telling
        bound = self._bounds.get(classes)
        if bound is None:
            bound = self._always + sum(weight for signs, weight in self._signs if classes & signs)
            bound += sum(weight for signs, weight in self._certain if classes & signs)
            self._bounds[classes] = bound
        if statement.named:
            bound += self._named
        if statement.carriers:
            bound += self._carried
        if statement.quoted:
            bound += self.of.get("quoted", 0.0)
        if statement.block.kind == "list-item":
            bound += self.of.get("item", 0.0)
        if bound < self._rated_at:
            return bound
        return self._nearer(statement, bound, percent=percent, money=money)

    def may_reach(self, statement: Statement, *, percent: bool, money: bool) -> bool:
        """Say whether a statement may score as much as a claim (see ``most``)."""
        return self.most(statement, percent=percent, money=money) >= self._rated_at

    def score(self, features: Iterable[str]) -> float:
        """Return the score of a sentence with some features."""
        of = self.of
        return round(self.base + sum([of[name] for name in features if name in of]), 2)

    def _nearer(self, statement: Statement, bound: float, *, percent: bool, money: bool) -> float:
        """Lower a bound by what only a look at the sentence itself tells."""
        classes, text, most = statement.classes, statement.sentence.text, self._most
        short, code, question = self._exact
        bound += short[is_short(text)] + code[PLACEHOLDER in text] + question[statement.asks]
        bound += self._ends[ending(text, 0, len(text))]
        if bound < self._rated_at:
            return bound
        if "ing" not in text and classes & _BE:
            bound -= most["ongoing"]
        if statement.opening & NO_KIND:
            bound -= most["general"]
        if classes & SHARED and not classes & _NUMERIC and not _MAY_SHARE.search(text):
            bound -= most["number"]
        if classes & _DIGIT and not statement.cut:
            if not classes & _WORD_PERCENT and not (percent and "%" in text):
                bound -= most["percent"]
            if not classes & _WORD_MONEY and not (money and _MONEY_SIGN.search(text)):
                bound -= most["money"]
            if 0 <= bound - self._rated_at < most["several-figures"] and statement.count("digit") < SEVERAL:
                bound -= most["several-figures"]
        if 0 <= bound - self._rated_at < most["several-names"] and (
            statement.named and statement.count("capital") < SEVERAL
        ):
            bound -= most["several-names"]
        return bound


_latest: tuple[Mapping[str, Any], Mapping[str, Any], tuple[Weights, Weights]] | None = None


def weights_of(data: Data) -> tuple[Weights, Weights]:
    """Return the weights of the packs, those of claims and those of assertions; those of the same files are
    the same objects.
    """
    global _latest
    fitted, words = data("claim-weights.toml"), data("claim-words.toml")
    if _latest is None or _latest[0] is not fitted or _latest[1] is not words:
        both = Weights(fitted, words["words"]), Weights(words["asserting"], words["words"])
        _latest = (fitted, words, both)
    return _latest[2]


def moving(statement: Statement) -> frozenset[str]:
    """Return the features of a statement, and those of its carriers, its length and its block with them."""
    features = set(statement.features)
    if "factual" in features:
        features.add("named-fact" if "named-subject" in features else "fact")
    if is_short(statement.sentence.text):
        features.add("short")
    if PARTICULARS.isdisjoint(features):
        features.add("bare")
    if statement.block.kind == "list-item":
        features.add("item")
    if statement.quoted:
        features.add("quoted")
        if any(c.kind in NAMED or c.kind in ("pronoun", "office") for c in statement.carriers):
            features.add("quotation")
    for carrier in statement.carriers:
        if tells(carrier):
            features.add("speech-act")
        if carrier.kind in VAGUE:
            features.add("vague-carrier")
    return frozenset(features)
