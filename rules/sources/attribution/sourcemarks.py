"""Links, notes and references in the prose: what stands behind a sentence beside the people in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from copydesk.api import Block, Facts, Sentence, regex

from .authoryears import author_years, pages_and_sections

_NOTES = {"footnote-use": "footnote", "ref-tag": "footnote", "cite-key": "reference", "reference-use": "link"}


def source_marks(facts: Facts) -> list[tuple[int, str]]:
    """Links and notes as (source offset, kind of support), in order. Links inside the page and to nowhere
    support nothing.
    """
    doc = facts.doc
    marks = [
        (doc.lift(link.start, link.end).start, "link")
        for link in doc.links
        if link.kind != "image" and link.url[:4].lower() == "http"
    ]
    marks += [
        (doc.lift(start, end).start, "reference")
        for start, end in (
            *((mark.start, mark.end) for mark in facts.references.numbered_marks),
            *author_years(doc.prose.text, facts.word_classes),
            *pages_and_sections(doc.prose.text, facts),
        )
    ]
    marks += [(note.span.start, _NOTES[note.kind]) for note in doc.notes if note.kind in _NOTES]
    return sorted(marks)


def mark_of(
    facts: Facts, block: Block, sentences: Sequence[Sentence], number: int, marks: list[tuple[int, str]]
) -> str:
    """Return the kind of the first link or note of a sentence, marks behind its full stop included, or ""."""
    lift, sentence = facts.doc.lift, sentences[number]
    at = bisect_left(marks, (lift(sentence.start, sentence.end).start, ""))
    if at == len(marks):
        return ""
    last = block.span.end
    if number + 1 < len(sentences):
        last = lift(sentences[number + 1].start, sentences[number + 1].end).start
    return marks[at][1] if marks[at][0] < last else ""


@lru_cache(maxsize=4)
def day_or_month(months: tuple[str, ...], weekdays: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds a year, a month or a day of the week, which tell when a document was made."""
    names = "|".join(name.capitalize() for name in (*months, *weekdays))
    return regex(rf"\b(?:1[89]|20)\d\d\b|\b(?:{names})\b")
