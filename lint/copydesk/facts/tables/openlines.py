"""The lines of an article that a reader sees as text: not code, comments, tables or front matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..facts import Facts


def open_lines(facts: Facts) -> tuple[str, ...]:
    """Return the text of every line of the source, "" for lines that lie wholly in code, in a comment, in a
    table or outside the body. A line with a piece of code in it stays.
    """
    doc = facts.doc
    hidden = sorted([*doc.code, *doc.comments, *(table.span for table in doc.tables)])
    texts: list[str] = []
    at = reach = 0
    for line in facts.lines:
        start = line.span.start + len(line.text) - len(line.text.lstrip(" \t>"))
        while at < len(hidden) and hidden[at].start <= start:
            reach = max(reach, hidden[at].end)
            at += 1
        covered = start < reach and reach >= line.span.start + len(line.text.rstrip())
        outside = line.span.start < doc.body.start or line.span.start >= doc.body.end
        texts.append("" if covered or outside else line.text)
    return tuple(texts)
