"""Footnotes of a page: marks that lead to a note below, and the notes.

The customary ids are known: ``fn1``, ``fn:1``, ``footnote-1``, ``cite_note-3``, ``_ftn2``, ``note-4``, and
the roles of DPUB-ARIA (``doc-noteref``, ``doc-footnote``, ``doc-endnote``, ``doc-backlink``). Whatever else a
mark leads to is its note, too, if the page has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ...base.escapes import unquote
from ...base.regexes import regex
from ...document.model import Note
from ...document.source import Span
from .notes import normal_label

_NOTE_ID = regex(
    r"(?:user-content-)?((?:fn|footnote|cite_note|_?ftn|_?edn)(?:[-_:.](?!\w{2,20}-\w{2,20}\Z)\S{1,80}|\d{1,4})|(?:end)?note[-_:.]?\d{1,4})\Z",
    re.IGNORECASE,
)
_BACK = regex(r"#(?:user-content-)?(?:fnref|_?ftnref|_?ednref|cite_ref|footnote-?ref|noteref)", re.IGNORECASE)
_HOLDERS = frozenset("li p div aside dd section td span".split())


def mark_label(attrs: Mapping[str, str]) -> str:
    """Return the label that a link leads to when it is the mark of a footnote, or ""."""
    href = attrs.get("href", "")
    if not href.startswith("#") or len(href) < 2 or leads_back(attrs):
        return ""
    target = unquote(href[1:])
    known = _NOTE_ID.match(target) is not None or "doc-noteref" in attrs.get("role", "")
    return target_label(target) if known else ""


def note_label(name: str, attrs: Mapping[str, str]) -> str:
    """Return the label of an element that is a footnote, or ""."""
    match = _NOTE_ID.match(attrs.get("id", ""))
    if match is not None and name in _HOLDERS:
        return normal_label(match[1])
    roles = attrs.get("role", "").split()
    told = "doc-footnote" in roles or "doc-endnote" in roles
    told = told or ("note" in roles and "footnote" in attrs.get("class", "").split())
    return normal_label(attrs.get("id", "")) if told else ""


def target_label(identifier: str) -> str:
    """Return the label of the element with this ``id`` for marks that lead to it."""
    match = _NOTE_ID.match(identifier)
    return normal_label(match[1] if match is not None else identifier)


def plain_targets(notes: Sequence[Note], targets: Mapping[str, Span]) -> Iterator[Note]:
    """Yield a definition for each mark that leads to an element that is not marked as a note.

    ``targets`` are the elements of the page by their label.
    """
    defined = {note.label for note in notes if note.kind == "footnote-def"}
    for label in dict.fromkeys(note.label for note in notes if note.kind == "footnote-use"):
        if label in targets and label not in defined:
            yield Note("footnote-def", label, targets[label])


def leads_back(attrs: Mapping[str, str]) -> bool:
    """Say whether a link leads from a note back to its mark."""
    return (
        _BACK.match(attrs.get("href", "")) is not None
        or "doc-backlink" in attrs.get("role", "")
        or "backref" in attrs.get("class", "")
        or "reversefootnote" in attrs.get("class", "")
    )
