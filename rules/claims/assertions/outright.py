"""What sets a thing against all others, or tells of a change over years, whatever the text is: a page that
sells, a manual, an essay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.api import Facts, regex, worded

from .ownvoice import Told
from .secondhand import unanswered

_RIVALS = regex(
    r"\b(?:twice|[a-z]+ times|half|more|less|fewer|better|[a-z]{3,}er|as [a-z]+) [^.,;:]{0,40}?"
    r"(?:as|than) (?:any|every|all|most)(?: of)?(?: the| its| their)? "
    r"(?:others?|else|competing|rivals?|comparable|competitors?)\b"
    r"|\bno other [a-z]+ [^.;:]{0,50}?\b(?:(?:as|so|more|less) [a-z]+|[a-z]{3,}er)\b",
    re.IGNORECASE,
)
_CHANGED = worded(
    r"\b(?:has|have) (?:almost |nearly |more than |roughly |about |already )?(?:(?@changed))"
    r"(?: by [^.,;]{2,30})? (?:since (?:19|20)\d\d"
    r"|(?:in|over|within) (?:the )?(?:last|past) (?:\w+ )?(?:years|decades?|century))\b",
    "ownvoice.toml",
)
_EFFECT = worded(
    r"\b(?:(?@lessens)) [^.,;:]{3,50} by "
    r"(?:up to |as much as |more than |about |around |over |at least |nearly |almost )?"
    r"(?:a (?:third|quarter|half|fifth)|two thirds|\d{1,3}(?:\.\d)? ?(?:%|per ?cent\b))",
    "ownvoice.toml",
)
_TIMES = regex(
    r"\b(?:(?:\d{1,3}|half) ?(?:%|per ?cent)? (?:more|less|fewer)|(?:twice|[a-z]+ times) as [a-z]+)"
    r" [^.,;:]{0,40}?\b(?:than|as) [a-z]+"
)
_SHARE = regex(
    r"\b(?:[Tt]wo|[Tt]hree|[Ff]our|[Nn]ine|[Ss]even) (?:out of|in every|of every) (?:three|four|five|ten)"
    r" [a-z]+|\b(?:causes?|is responsible for|accounts? for|is behind) "
    r"(?:one in [a-z]+|a (?:third|quarter|half) of|(?:more than |nearly |almost )?half of|two thirds of)\b"
)


_AGAINST = frozenset({"other", "others", "else", "competing", "rival", "rivals", "comparable", "competitors"})
_COUNTED = frozenset({"more", "less", "fewer", "twice", "times"})
_SHARED = frozenset({"out", "every", "cause", "causes", "responsible", "account", "accounts", "behind"})
"""Words without one of which a sentence compares with no others, or tells of no share."""


def find_outright(facts: Facts) -> Iterator[Told]:
    """Yield the words of such claims in sentences without a link, a note or somebody who says it."""
    lists = facts.data("ownvoice.toml")
    changed, lessens = frozenset(lists["changed"]), frozenset(lists["lessens"])
    for sought, words in (
        (_RIVALS, _AGAINST),
        (_CHANGED(facts.data), changed),
        (_EFFECT(facts.data), lessens),
        (_SHARE, _SHARED),
        (_TIMES, _COUNTED),
    ):
        for told in unanswered(facts, sought, words):
            if sought is not _TIMES or not _instructs(facts, told):
                yield told


def _instructs(facts: Facts, told: Told) -> bool:
    """Say whether a sentence tells its readers what to do: “weigh out twice as much flour as butter”."""
    clause = facts.main_clauses.of(told.statement)
    return clause is not None and clause.tags[clause.start] in ("VB", "VBP")
