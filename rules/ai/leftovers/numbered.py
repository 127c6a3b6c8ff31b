"""References that an assistant numbered and that lead to nothing: “[Reference 1]”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.api import Facts, Places, Span, regex

_NUMBERED = regex(r"\[((?:Reference|Source) \d{1,3})\](?![(\[:])", re.IGNORECASE)

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
