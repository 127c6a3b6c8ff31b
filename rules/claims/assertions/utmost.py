"""The best, the worst and the most beautiful of all, told as a fact in a text of any kind."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.api import Facts, worded

from .ownvoice import Told
from .secondhand import unanswered

_WIDE = r"(?:world|country|land|nation|county|region|city|state|industry|business|universe)"
_UTMOST = worded(
    r"(?:\b(?:is|are|was|were|remains?|makes?|made)|[’']s) (?:(?!(?@rated)\b)[a-z]+ ){0,3}?"
    r"(?P<hit>the (?:single |very |absolute )?(?:(?@utmost)|most (?:(?@judging)|(?@valuing)))"
    r" (?!(?@measured_best)\b)(?:(?!(?@calamities)\b)[a-z-]+ ){1,4}?"
    rf"(?:(?:(?:that|who|which) )?(?:has |have )?ever [a-z]+|of all time|in the (?:[a-z]+ )?history of"
    rf"|[a-z’' -]{{3,24}} (?:has|have) ever [a-z]+|in (?:living )?memory|in the (?:whole |entire )?{_WIDE}"
    r"|in [A-Z][a-z]+(?= ?[.,;])|on (?:earth|the (?:coast|planet|island)))\b)",
    "ownvoice.toml",
)
_OWN_TEXT = 3
"""Times that a text says “I” from which it is somebody's view."""


def find_utmost(facts: Facts) -> Iterator[Told]:
    """Yield such judgements where no link, note or name answers for them, and nobody speaks of himself."""
    lists = facts.data("ownvoice.toml")
    if len(facts.word_table.numbers.get("i", ())) >= _OWN_TEXT:
        return
    yield from unanswered(facts, _UTMOST(facts.data), frozenset((*lists["utmost"], "most")))
