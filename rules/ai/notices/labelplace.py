"""Where a notice about AI stands that serves as the label of an article."""

from __future__ import annotations

from typing import NamedTuple

from copydesk.api import Facts

_SHORT = 120
"""Words below which a label is seen wherever it stands."""
_EARLY = 2


class LateLabel(NamedTuple):
    """The first notice of an article and how many paragraphs stand before it."""

    start: int
    end: int
    paragraphs: int


def find_late_label(facts: Facts, required: bool) -> tuple[LateLabel, ...]:
    """Find the notice that must serve as the label, if readers meet it late. ``required`` asks it of files
    without a declaration, too.
    """
    declaration = facts.declaration
    due = required or (declaration.present and declaration.use != "none")
    if not due or declaration.label is not None or (declaration.substantial is False and declaration.use):
        return ()
    found = [notice for notice in facts.ai_notices if not notice.pictured]
    if not found or facts.word_count < _SHORT:
        return ()
    first = min(found, key=lambda notice: notice.start)
    before = sum(
        1
        for block in facts.doc.prose_blocks
        if block.kind in ("paragraph", "list-item") and block.end <= first.start and not block.quote
    )
    return (LateLabel(first.start, first.end, before),) if before >= _EARLY else ()
