"""What a sentence shows of who speaks in it and of how it goes on: the signs of ``continuation``."""

from __future__ import annotations

from .carrier import Carrier
from .statement import Statement
from .support import TELLS

HIDDEN = frozenset({"unnamed", "anonymous", "impersonal", "event", "attitude", "collective"})
"""The kinds of carriers that have no name."""

_HELD = TELLS - {"evidence"} | {"mind"}
_OPENING = 3  # code points: a quotation mark, a bracket

WIDE = 8
"""Words in which a subject is looked for."""

_BEHIND_STOP = '*_”"’) []0123456789'  # quotation marks, and the numbers of notes
_QUOTES = ("“", '"', "«", "‘", "'")


def resumes(carrier: Carrier) -> bool:
    """Say whether a carrier is somebody told of before who speaks."""
    if carrier.kind == "pronoun":
        return bool(carrier.classes & TELLS)
    return (
        carrier.kind == "paper"
        and carrier.definite
        and bool(carrier.classes & {"neutral", "evidence", "content"})
    )


def shows(statement: Statement) -> bool:
    """Say whether the figures of the sentence before show what a sentence tells."""
    return any(c.kind == "evidence" and c.definite for c in statement.carriers)


def hides(statement: Statement) -> bool:
    """Say whether somebody without a name speaks in a sentence."""
    return any(c.kind in HIDDEN and c.shape != "hedge" for c in statement.carriers)


def vague(statement: Statement) -> bool:
    """Say whether people of whom opinions are quoted, without a name, open it: "critics praised her"."""
    return any(
        c.kind == "unnamed"
        and c.strong
        and c.shape == "clause"
        and c.start - statement.start <= _OPENING
        and c.classes & _HELD
        for c in statement.carriers
    )


def in_past(statement: Statement) -> bool:
    """Say whether somebody said what a sentence tells; what a document showed holds."""
    past = statement.narrates
    return any(
        (c.tense == "past" or (past and c.shape == "source")) and c.kind not in ("paper", "document")
        for c in statement.carriers
    )


def opens_quoted(statement: Statement) -> bool:
    """Say whether a sentence opens with a quotation mark."""
    return statement.quoted and statement.sentence.text[:1] in _QUOTES


def whole(statement: Statement) -> bool:
    """Say whether a sentence is one of running text, no byline or label."""
    text = statement.sentence.text
    return text.count(" ") >= WIDE - 2 and text.rstrip(_BEHIND_STOP).endswith((".", "!", "?"))


def colon(statement: Statement) -> bool:
    """Say whether a sentence ends in a colon."""
    return statement.sentence.text.rstrip(" *_").endswith(":")
