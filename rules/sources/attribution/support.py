"""What stands behind a sentence because somebody named carries it."""

from __future__ import annotations

from ..words.wordclasses import WordClasses
from .carrier import Carrier
from .nounphrases import NAMED

TELLS = frozenset({"neutral", "loaded", "evidence", "stance"})
"""The classes of verbs that tell words."""

_STANDS_FOR = NAMED | {"office", "pronoun"}
_GOVERNS = frozenset("say tell announce confirm add declare deny".split())


def own_support(carriers: tuple[Carrier, ...], quoted: bool, listed: WordClasses) -> str:
    """Return ``quotation``, ``carrier`` or ``none`` for a sentence with some carriers; ``quoted`` says that
    it touches quoted speech.
    """
    if quoted and any(c.kind in _STANDS_FOR for c in carriers):
        return "quotation"
    return "carrier" if any(_answers(c, listed) for c in carriers) else "none"


def speaks_out(carriers: tuple[Carrier, ...], listed: WordClasses) -> bool:
    """Say whether a named carrier tells something; what somebody is said to have believed stands for itself
    alone.
    """
    return any(_answers(c, listed) and (c.shape == "source" or bool(c.classes - {"mind"})) for c in carriers)


def _answers(carrier: Carrier, listed: WordClasses) -> bool:
    """Say whether a carrier stands for the sentence; an outlet that "explores" something only announces
    it.
    """
    if carrier.kind == "outlet":
        return carrier.shape == "source" or bool(carrier.classes & {"neutral", "loaded", "evidence"})
    if carrier.kind == "office":
        return (
            bool(carrier.classes & {"neutral", "loaded", "stance", "evidence"}) or carrier.lemma == "expect"
        )
    if carrier.kind in ("paper", "thing"):
        return carrier.shape == "source" and carrier.lemma == "say" and carrier.definite
    if carrier.kind == "collective":
        # "The government said": its spokesman did, and can be asked.
        return carrier.lemma in _GOVERNS
    if carrier.lemma in listed["deed"] or (
        carrier.kind == "organisation" and carrier.lemma in listed["mood"]
    ):
        return False
    return carrier.kind in NAMED
