"""Footnotes of a page: marks that lead to a note below, and the notes.

The customary ids are known: ``fn1``, ``fn:1``, ``footnote-1``, ``cite_note-3``, ``_ftn2``, ``note-4``, and
the roles of DPUB-ARIA (``doc-noteref``, ``doc-footnote``, ``doc-endnote``, ``doc-backlink``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ...base.regexes import regex
from .notes import normal_label

_NOTE_ID = regex(
    r"(?:user-content-)?((?:fn|footnote|cite_note|_?ftn|_?edn)(?:[-_:.]\S{1,80}|\d{1,4})|(?:end)?note[-_:.]?\d{1,4})\Z",
    re.IGNORECASE,
)
_BACK = regex(r"#(?:user-content-)?(?:fnref|_?ftnref|_?ednref|cite_ref|footnote-?ref|noteref)", re.IGNORECASE)
_HOLDERS = frozenset("li p div aside dd section td span".split())


def mark_label(attrs: Mapping[str, str]) -> str:
    """Return the label that a link leads to when it is the mark of a footnote, or ""."""
    href = attrs.get("href", "")
    if not href.startswith("#") or len(href) < 2 or leads_back(attrs):
        return ""
    match = _NOTE_ID.match(href[1:])
    if match is not None:
        return normal_label(match[1])
    return normal_label(href[1:]) if "doc-noteref" in attrs.get("role", "") else ""


def note_label(name: str, attrs: Mapping[str, str]) -> str:
    """Return the label of an element that is a footnote, or ""."""
    match = _NOTE_ID.match(attrs.get("id", ""))
    if match is not None and name in _HOLDERS:
        return normal_label(match[1])
    role = attrs.get("role", "")
    return (
        normal_label(attrs.get("id", "")) if "doc-footnote" in role or "doc-endnote" in role.split() else ""
    )


def leads_back(attrs: Mapping[str, str]) -> bool:
    """Say whether a link leads from a note back to its mark."""
    return (
        _BACK.match(attrs.get("href", "")) is not None
        or "doc-backlink" in attrs.get("role", "")
        or "backref" in attrs.get("class", "")
        or "reversefootnote" in attrs.get("class", "")
    )
