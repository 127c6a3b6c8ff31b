"""Footnotes, reference definitions, citation keys and wiki references, found in the source outside code."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...base.regexes import regex
from ...document.model import Note
from ...document.source import Span

_FOOTNOTE = regex(r"\[\^([^\]\s\[]{1,80})\](:?)")
_DEFINITION = regex(
    r"^([ \t]{0,40}+)\[(?!\^)([^\]\[\n]{1,200})\]:[ \t]*(?:\r?\n[ \t]*)?<?([^\s>]{1,2000})", re.MULTILINE
)
_REFERENCE = regex(r"(?<![\]\\])\[([^\]\[\n]{1,300})\]\[([^\]\[\n]{0,200})\]")
_CITE = regex(r"\[(?:[^\]\[\n@]{0,80})-?@[A-Za-z0-9_][^\]\[\n]{0,300}\]")
_KEY = regex(r"(?<![\w.])-?@([A-Za-z0-9_](?:[\w:.#$%&+?<>~/-]{0,80}[\w/])?)")
_REF_TAG = regex(r"<(?i:ref(?:\s+name\s*=\s*+[\"']?([^\"'/>]{1,80}?)[\"']?\s*)?(/?)>)")


def normal_label(label: str) -> str:
    """Case-fold a label and fold its white space, as CommonMark matches reference labels."""
    return " ".join(label.casefold().split())


def find_notes(text: str, body: int, hidden: Sequence[Span]) -> list[Note]:
    """Find every note mark and definition from offset ``body`` on that does not stand in a ``hidden`` span
    (code).
    """
    notes: list[Note] = []
    for match in _FOOTNOTE.finditer(text, body) if "[^" in text else ():
        line_start = text.rfind("\n", 0, match.start()) + 1
        defines = bool(match.group(2)) and not text[line_start : match.start()].strip()
        span = Span(match.start(), match.end() if defines else match.end() - len(match.group(2)))
        notes.append(Note("footnote-def" if defines else "footnote-use", normal_label(match.group(1)), span))
    for match in _DEFINITION.finditer(text, body) if "]:" in text else ():
        # In an item of a list a definition stands as far in as the text of the item, below a blank line.
        if len(match[1]) <= 3 or _begins(text, match.start()):
            notes.append(Note("reference-def", normal_label(match[2]), Span(*match.span()), match[3]))
    for match in _REFERENCE.finditer(text, body) if "][" in text else ():
        label = match.group(2) or match.group(1)
        if not match.group(1).startswith("^"):
            notes.append(Note("reference-use", normal_label(label), Span(*match.span())))
    for match in _CITE.finditer(text, body) if "@" in text else ():
        for key in _KEY.finditer(match.group()):
            at = match.start() + key.start()
            notes.append(Note("cite-key", key.group(1), Span(at, match.start() + key.end())))
    for match in _REF_TAG.finditer(text, body):
        notes.append(Note("ref-tag", normal_label(match.group(1) or ""), Span(*match.span())))
    notes.sort(key=lambda note: note.span)
    return _outside(notes, hidden)


def _begins(text: str, at: int) -> bool:
    """Say whether a line below a blank line or another definition begins at an offset."""
    above = text[text.rfind("\n", 0, max(0, at - 1)) + 1 : at].strip()
    return not above or _DEFINITION.match(above) is not None


def _outside(notes: list[Note], hidden: Sequence[Span]) -> list[Note]:
    kept, spans = [], iter(sorted(hidden))
    current = next(spans, None)
    for note in notes:
        while current is not None and current.end <= note.span.start:
            current = next(spans, None)
        if current is None or note.span.end <= current.start:
            kept.append(note)
    return kept
