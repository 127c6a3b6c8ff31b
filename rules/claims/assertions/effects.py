"""Cause and effect in predicates: is due to, goes back to, was the result of, costs lives."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.api import Facts, regex, worded

from .ownvoice import Told, in_own_voice

_BE = (
    r"(?:is|are|was|were|be|been|lies|lay)"
    r"(?: \w+ly| partly| also| in part| not only| in large part| above all)?"
)
_CAUSED = worded(
    rf"\b{_BE} (?:(?@blamed))\b"
    r"|\b(?:(?@stems)|(?@effects))\b"
    r"|\b(?:makes?|made|making|leaves?|left|renders?|rendered) (?:[\w’'-]+ ){1,5}?(?:(?@states)|(?:poor"
    r"|rich|fat|saf|sick|unhappi|happi|healthi)er)\b"
    r"|\b(?:because|thanks to|as a result of|owing to|due to)\b"
    r"|\b(?:costs?|saves?|claims?) (?:\w+ )?(?:lives|jobs)\b",
    "ownvoice.toml",
)
# "Gardening prevents depression", "Closing a ward costs lives": a deed in general, and what it does.
_GERUND = worded(r"\A\W*[A-Z][a-z]{2,}ing (?:[\w’'-]+ ){0,7}?(?@works)(?:s|es)?\b", "ownvoice.toml")
_TOLD = regex(r"\b(?:just|only|simply) because\b|\bnot because\b")


def find_effects(facts: Facts) -> Iterator[Told]:
    """Yield the first words of each sentence that tell a cause."""
    text = facts.doc.prose.text
    caused, gerund = _CAUSED(facts.data), _GERUND(facts.data)
    for statement in in_own_voice(facts):
        start, end = statement.sentence.start, statement.sentence.end
        match = caused.search(text, start, end)
        if match is not None and not _TOLD.search(text, start, end):
            yield Told(*match.span(), statement)
        elif (general := gerund.match(statement.sentence.text)) is not None:
            yield Told(start, start + general.end(), statement)
