"""The source line of a finding, cut to what a person can take in at a glance."""

from __future__ import annotations

from typing import NamedTuple

from ..document.source import Source, Span

WINDOW = 100
"""How many code points of a long line are shown."""

_LEAD = 36


class Excerpt(NamedTuple):
    """A piece of one line: ``text[start:end]`` is to be underlined.

    ``cut_before`` and ``cut_after`` say whether the line goes on; ``more_lines`` how many further lines the
    span covers.
    """

    line: int
    text: str
    start: int
    end: int
    cut_before: bool
    cut_after: bool
    more_lines: int


def excerpt(source: Source, span: Span, window: int = WINDOW) -> Excerpt:
    """Cut the line in which ``span`` begins to a window of so many code points around the beginning of the
    span.
    """
    first = source.position(span.start).line
    last = source.position(max(span.start, span.end - 1)).line
    whole = source.line_span(first)
    start = min(span.start, whole.end)
    end = max(start, min(span.end, whole.end))
    left, right = whole
    if right - left > window:
        lead = min(_LEAD, window * _LEAD // WINDOW)
        left = max(whole.start, min(start - lead, whole.end - window))
        right = min(whole.end, left + window)
        left, right = _at_words(source.text, Span(left, right), whole, start, min(end, right))
    end = min(end, right)
    return Excerpt(
        first,
        source.text[left:right],
        start - left,
        end - left,
        left > whole.start,
        right < whole.end,
        last - first,
    )


def _at_words(text: str, window: Span, whole: Span, start: int, end: int) -> Span:
    """Move cut edges inwards to the next space, if there is one nearby and the span stays inside."""
    left, right = window
    if left > whole.start:
        space = text.find(" ", left, min(left + 12, start))
        left = space + 1 if space >= 0 else left
    if right < whole.end:
        space = text.rfind(" ", max(right - 12, end), right)
        right = space if space >= 0 else right
    return Span(left, right)
