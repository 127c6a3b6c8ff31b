"""Judgements that no text of any kind can make as a fact: scorn for whoever thinks otherwise ("nobody with
ears would pick it", "anyone who buys it does not understand cars"), for rivals and for what others do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from copydesk.api import Data, Facts, once, worded

from .gates import told_by
from .ownvoice import Told
from .secondhand import one_a_sentence

_BE = r"(?:\b(?:is|are|was|were|remains?)|[’']s)"
_SCORN = worded(
    # Nobody with functioning ears would ever; no gardener with a conscience does.
    r"\b(?:nobody|no one|no-one|no [a-z-]{3,20}|few people) "
    r"(?:with (?:[a-z]+ ){0,2}(?@senses)|(?@of_worth)|who (?@caring)(?: [a-z’'-]+){0,6}?)"
    r"(?: [a-z’'-]+){0,3}? (?@would)\b"
    r"|\bno (?:(?@better_people)) [a-z]{3,20} (?:(?:would|could|should|can|will)\b|[a-z]+s\b)"
    r"|\bany(?:one|body| [a-z]{3,20}) with (?:[a-z]+ ){0,2}(?@senses)(?: of [a-z]+)? (?@would)\b"
    r"|\bany(?:one|body| [a-z]{3,20}) worth (?:the name|(?:his|her|its|their) salt)\b"
    # Only a fool would; only lazy cooks peel.
    r"|\bonly (?:an? )?(?:(?@fools) (?:would|could|can|will|do|does)|(?@base) [a-z]+s? (?!who\b)[a-z]+)\b"
    r"|\byou(?: would|[’']d)(?: really)? have to be (?:[a-z]+ )?(?@unwell)\b",
    "verdicts.toml",
    flags=re.IGNORECASE,
)
# Anyone who prefers the other simply does not understand cars; whoever designed it has clearly never.
_OTHERS = worded(
    r"\b(?:(?:anyone|anybody|everyone|everybody|people|those) (?:still )?(?:who|that)|whoever)"
    r" [^.;:?!“”]{3,70}? (?:(?@flatly) )?(?@scorned)\b",
    "verdicts.toml",
    flags=re.IGNORECASE,
)
_TRUE = worded(
    r"(?-i:\b(?=[A-Z]))(?@truly) (?:(?!(?@no_people)\b)[a-z]{2,20}(?:ers|ors|ists|ians)|[a-z]{0,12}(?@folk))"
    r" (?:[a-z]+ly )?(?@shun)\b",
    "verdicts.toml",
    flags=re.IGNORECASE,
)
_CALLED = worded(
    rf"{_BE} (?:(?@nothing_but)(?: [a-z]+)? )?(?:an? )?(?:(?@utter) )?(?@disgraces)\b"
    r"(?! (?:collect|data|bin|heap|tip|dump|mail|food|dna|can))"
    r"|\bput(?:s|ting)? [^.,;:]{2,40}? to shame\b|\brob(?:s|bing|bed)? [^.,;:]{2,30}? blind\b"
    r"|\b(?@scorn)\b",
    "verdicts.toml",
    flags=re.IGNORECASE,
)
# The snow is simply finer than; the people kinder than on that conceited coast; no finer view in the land.
_FINER = worded(
    r"\b(?:simply|quite simply|infinitely|vastly|just plain) (?:[a-z]+ )?(?@finer) (?:[a-z]+ ){0,4}?than\b"
    r"|\b(?@finer)\b[^.;:]{0,30}? than\b[^.;:]{0,30}? (?@haughty) [a-z]"
    r"|\b(?:there is|there[’']s) no (?@finer) [a-z]+ (?:in|on|anywhere|than|to be)\b"
    r"|\b(?:nobody|no one|nowhere)(?: else)? (?:[a-z]+ ){1,3}?an? (?@finer) [a-z]"
    r"|\b(?:that|those|this|our|the|its) (?@haughty) (?:[a-z]+ )?(?@rivals)\b",
    "verdicts.toml",
    flags=re.IGNORECASE,
)
# A lazy, brutal method; the signage is hideous.
_SCORNFUL = worded(
    rf"{_BE} (?:(?:(?@nothing_but)|(?@flatly)|so|too|both) )?(?:an? (?:[a-z-]+, |[a-z-]+ and )?)?(?@scornful)"
    r"(?=[.,;!]| (?:and|to|as|in)\b| [a-z]{3,20}(?:[.,;]| (?:and|of|to|that)\b))",
    "verdicts.toml",
    flags=re.IGNORECASE,
)
_SPEAKS = worded(
    r"\b(?:I|[Mm]y|[Mm]e|[Ii]n our (?:view|opinion|book)|[Tt]o us|[Ww]e (?@deem))\b", "verdicts.toml"
)


@once
def _words(lists: Mapping[str, Any]) -> Mapping[str, frozenset[str]]:
    return {
        "scorn": told_by(
            [
                *lists["senses"],
                *lists["of_worth"],
                *lists["caring"],
                *lists["fools"],
                *lists["base"],
                *lists["unwell"],
                *lists["better_people"],
            ]
        )
        | {"salt", "name"},
        "others": told_by(lists["scorned"]),
        "truly": told_by(lists["truly"]),
        "called": told_by([*lists["disgraces"], *lists["scorn"]]) | {"shame", "blind"},
        "finer": told_by([*lists["finer"], *lists["haughty"]]),
        "scornful": told_by(lists["scornful"]),
    }


def verdict_words(data: Data) -> frozenset[str]:
    """Return the words without one of which no such judgement is made."""
    return frozenset().union(*_words(data("verdicts.toml")).values())


def find_verdicts(facts: Facts) -> Iterator[Told]:
    """Yield such judgements outside quotations where no link, note or name answers for them and nobody speaks
    of himself in the sentence; plain predicates of scorn (“is hideous”) only in a text that says no I.
    """
    words = _words(facts.data("verdicts.toml"))
    looks = {"scorn": _SCORN, "others": _OTHERS, "truly": _TRUE, "called": _CALLED, "finer": _FINER}
    if not facts.attributions.personal:
        looks["scornful"] = _SCORNFUL
    speaks = _SPEAKS(facts.data)
    yield from one_a_sentence(
        facts, looks, words, lambda _, told: not speaks.search(told.statement.sentence.text)
    )
