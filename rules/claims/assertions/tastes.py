"""Judgements of taste and forecasts that are told as facts: “the smartest purchase any family will ever
make”, “you will not eat better anywhere”, “carpets are for people who dislike cleaning”, “within ten years
nobody will carry cash”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from copydesk.api import Data, Facts, once, regex, worded

from .gates import told_by
from .ownvoice import Told
from .secondhand import one_a_sentence

_FILE = "tastes.toml"
_BE = r"(?:\b(?:is|are|was|were|would be|remains?)|[’']s)"
_NUMBER = r"(?:(?@numbers)|\d{1,2})"

# The smartest purchase any family in this shire will ever make.
_EVER = regex(
    r"\bthe (?:[a-z]{3,12}est|best|worst|most [a-z]+) [a-z -]{2,30}? (?:any|every|an?) [a-z’' -]{2,50}?"
    r" (?:will|can|could|should|would|has|have) ever [a-z]+",
    re.IGNORECASE,
)
# No upgrade that a homeowner can make gives as much; nothing tastes as good as a tomato of one's own.
_NONE = worded(
    r"\bno [a-z]+ (?:that|which|who|in|on) [^.,;:]{3,60}? (?@gives) (?:quite )?(?:as|so|more|such) [a-z]"
    r"|\bnothing (?:(?:else )?(?:quite )?(?@senses) (?:quite )?(?:as|so) (?@good)\b|beats (?:an?|the) [a-z])",
    _FILE,
    flags=re.IGNORECASE,
)
# You will not eat better anywhere; you could not ask for a friendlier hotel.
_YOU = worded(
    r"\byou (?:(?:will|could|can|would) (?:not|never|hardly)|(?:won|couldn|can|wouldn)[’']t|cannot)"
    r" (?@consume) (?:(?:an?|any|anything) )?(?@better)\b[^.;:]{0,40}?(?:\b(?@anywhere)\b|(?=[.,!]))",
    _FILE,
    flags=re.IGNORECASE,
)
# White sofas are for people with no friends; a waste of money; every self-respecting cook owns one.
_SCORN = worded(
    rf"{_BE} (?:only |really |strictly )?for (?@people) (?@lacking)\b"
    rf"|{_BE} (?:nothing but |just |simply |plainly |quite simply )?(?:(?@waste)|(?@thanks)) [a-z]"
    r"|\b(?:every|no|any) (?@of_sense) [a-z]+ (?:owns|has|would|should|can|could|keeps|knows|does|needs)\b"
    rf"|{_BE} (?:an? )?(?:(?!not\b)[a-z]+ )?(?@bad) (?@deeds)\b",
    _FILE,
    flags=re.IGNORECASE,
)
_SPEAKS = regex(r"\b(?:I|[Mm]y|[Mm]e|[Ii]n our (?:view|opinion|book)|[Tt]o us)\b|[?“”\"]")
# Within ten years nobody will carry cash; he will play for his country before he is 22; make no mistake.
_CERTAIN = worded(
    rf"\b(?:within|in) (?:the next )?{_NUMBER} (?@spans)(?:[’'] time)?,? (?@all) will\b"
    rf"|\b(?@all) will\b[^.;:]{{3,50}}? (?:within|in) (?:the next )?{_NUMBER} (?@spans)\b"
    r"|\b(?:he|she|they|it) will [a-z]+ [^.;:]{2,50}? (?:before (?:he|she|they|it) (?:is|turns?)|within a)\b"
    r"|\bwill [a-z]+ [^.;:]{2,60}?, (?@certain)\b|\bthe day is not far off when\b",
    _FILE,
    flags=re.IGNORECASE,
)


@once
def _words(lists: Mapping[str, Any]) -> Mapping[str, frozenset[str]]:
    scorn = told_by([*lists["lacking"], *lists["waste"], *lists["thanks"], *lists["of_sense"], *lists["bad"]])
    return {
        "ever": frozenset(("ever",)),
        "none": frozenset(("nothing",)) | told_by(lists["gives"]),
        "you": told_by(lists["better"]),
        "scorn": scorn | told_by(lists["people"]),
        "certain": told_by([*lists["spans"], *lists["certain"]]) | {"before", "within", "far"},
    }


def taste_words(data: Data) -> frozenset[str]:
    """Return the words without one of which no such judgement is made."""
    return frozenset().union(*_words(data(_FILE)).values())


def find_tastes(facts: Facts) -> Iterator[Told]:
    """Yield the judgements outside quotations where nobody and nothing answers for them and nobody speaks of
    himself, one of a sentence.
    """
    return _found(facts, {"ever": lambda _: _EVER, "none": _NONE, "you": _YOU, "scorn": _SCORN})


def find_certain(facts: Facts) -> Iterator[Told]:
    """Yield the forecasts in such sentences."""
    return _found(facts, {"certain": _CERTAIN})


def _found(facts: Facts, looks: Mapping[str, Any]) -> Iterator[Told]:
    words = _words(facts.data(_FILE))
    return one_a_sentence(
        facts, looks, words, lambda _, told: not _SPEAKS.search(told.statement.sentence.text)
    )
