"""References of an assistant that lead to nothing: “[Reference 1]”, “[^1_2]”, the end of a mark that never
began.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.api import Facts, Places, Span, regex

_NUMBERED = regex(
    r"\[((?:Reference|Source|Chunk|Snippet|(?:Search|Web) result) \d{1,3})\](?![(\[:])", re.IGNORECASE
)
_NOTED = regex(r"\[\^\d{1,3}_\d{1,3}\](?!:)")
_OPENED, _CLOSED = "<cite", "</cite>"

_BEFORE = " *_>-[#\t"


class Numbered(NamedTuple):
    """The place of a reference in the source."""

    span: Span


def find_numbered(facts: Facts) -> Iterator[Numbered]:
    """Yield the references by number that are no links and that no list in the file explains."""
    doc = facts.doc
    text = doc.source.text
    taken = Places([*doc.code, *doc.comments, *(link.span for link in doc.links)])
    # A line that begins with the label is an entry of a list.
    entries = tuple(line.lstrip(_BEFORE).casefold() for line in text.splitlines())
    for match in _NUMBERED.finditer(text):
        label, span = match[1].casefold(), Span(*match.span())
        if not taken.overlap(span) and not any(entry.startswith(label) for entry in entries):
            yield Numbered(span)
    for match in _NOTED.finditer(text):
        span = Span(*match.span())
        if not taken.overlap(span) and f"{match[0]}:" not in text:
            yield Numbered(span)
    if _OPENED not in text:
        at = text.find(_CLOSED)
        while at >= 0:
            span = Span(at, at + len(_CLOSED))
            if not taken.overlap(span):
                yield Numbered(span)
            at = text.find(_CLOSED, span.end)
