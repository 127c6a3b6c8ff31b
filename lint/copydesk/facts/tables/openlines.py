"""The lines of an article that a reader sees as text: not code, comments, tables or front matter."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...base.ondemand import OnDemand
from ...document.blockcolumns import LONG
from ...document.model import CAPTION
from ..text.sections import line_texts

if TYPE_CHECKING:
    from ..facts import Facts


def open_lines(facts: Facts) -> Sequence[str]:
    """Return the text of every line of the source, "" for lines that lie wholly in code, in a comment, in a
    table or outside the body, for titles of boxes and definitions of links. A line with a piece of code or an
    address in it stays, without that.
    """
    doc, starts = facts.doc, facts.doc.source.line_starts
    stored = facts.lines.texts
    # A line with nothing hidden in it is the line that is stored (None): the text is not held twice.
    shown = line_texts(doc.shown(), starts)
    texts = [None if line == other else other for line, other in zip(stored, shown, strict=True)]

    def text_of(number: int) -> str:
        text = texts[number]
        return stored[number] if text is None else text

    first, last = bisect_left(starts, doc.body.start), bisect_left(starts, doc.body.end)
    texts[:first] = [""] * first
    texts[last:] = [""] * (len(texts) - last)
    for note in doc.notes:
        if note.kind == "reference-def":  # the address may stand on a line of its own
            at, end = bisect_right(starts, note.span.start) - 1, bisect_left(starts, note.span.end)
            texts[at:end] = [""] * (end - at)
    if doc.traits.markdown:
        for block in doc.blocks:
            if block.kind == CAPTION and block.attrs.get("role") == "title":
                texts[bisect_right(starts, block.span.start) - 1] = ""
    for span in (*doc.code, *doc.comments, *(table.span for table in doc.tables)):
        at, end = bisect_right(starts, span.start) - 1, bisect_left(starts, span.end)
        # Lines between the first and the last of a span lie in it; those two may hold something else, too.
        for edge in {at, end - 1}:
            text = text_of(edge)
            inside = starts[edge] + len(text) - len(text.lstrip(" \t>"))
            if span.start <= inside < span.end and span.end >= starts[edge] + len(text.rstrip()):
                texts[edge] = ""
        texts[at + 1 : end - 1] = [""] * max(0, end - at - 2)
    made = OnDemand(range(len(texts)), text_of)
    return made if len(doc.source.text) > LONG else tuple(made)
