"""Slips of the metadata: an internal note in the text, a fact-check without its fields, a change without a
note.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from copydesk.api import Facts, Span, regex

_NOTE = regex(
    r"\b(?:correct(?:ion|ed|s)|clarif(?:ication|ied)|an earlier version|editor[’']s note|this (?:article"
    r"|story|page|post) (?:was|has been) (?:updated|amended|changed|corrected)|updated? (?:on|at|to|with)"
    r"|updated?:|amended|changelog|what changed)\b",
    re.IGNORECASE,
)


class LeakedNote(NamedTuple):
    """An internal note to editors that stands in the text for readers."""

    span: Span
    note: str


class IncompleteReview(NamedTuple):
    """A ClaimReview and the fields that it lacks, in words."""

    span: Span
    missing: str


class UnmarkedChange(NamedTuple):
    """The day of a change (``YYYY-MM-DD``), where it stands, and how many days after publication it was."""

    span: Span
    changed: str
    days: int


def find_leaked_notes(facts: Facts, shortest: int) -> tuple[LeakedNote, ...]:
    """Find internal notes of at least so many characters in the text for readers."""
    notes = [str(meta.value).strip() for meta in facts.publication.every("ednote")]
    places = [(facts.doc.prose.text.find(note), note) for note in notes if len(note) >= shortest]
    lift = facts.doc.lift
    return tuple(LeakedNote(lift(at, at + len(note)), note) for at, note in places if at >= 0)


def find_incomplete_review(facts: Facts, needed: Mapping[str, Sequence[str]]) -> tuple[IncompleteReview, ...]:
    """Find what the ClaimReview of the file lacks; ``needed`` maps a field to the keys that may hold it."""
    publication = facts.publication
    types = publication.every("@type", "itemtype")
    review = next((meta for meta in types if str(meta.value).rstrip("/").endswith("ClaimReview")), None)
    missing = [name for name, keys in needed.items() if not publication.every(*keys)]
    return (IncompleteReview(review.span, ", ".join(missing)),) if review is not None and missing else ()


def find_unmarked_change(facts: Facts, most: int) -> tuple[UnmarkedChange, ...]:
    """Find a change more than so many days after publication of which neither metadata nor text tell what it
    was.
    """
    publication = facts.publication
    published, modified = publication.published, publication.modified
    if not (published and modified and published.moment and modified.moment):
        return ()
    if modified.meta.origin == "ninjs":
        return ()  # versionCreated moves with every version of an item, whatever was changed
    days = facts.days_between(published.moment.iso, modified.moment.iso)
    if days <= most or publication.correction is not None or _NOTE.search(facts.doc.prose.text):
        return ()
    return (UnmarkedChange(modified.meta.span, modified.moment.iso, days),)
