"""A text without its islands (``islands``): what a Markdown parser may read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...document.prose import PLACEHOLDER
from ...document.source import Span
from .boxtitles import Title


class Island(NamedTuple):
    """A range of the stored text; ``kind`` is ``tag``, ``code``, ``math``, ``attributes``, ``directive``,
    ``icon``, ``expression``, ``comment`` or ``element``. ``title`` stands behind what opens a box.
    """

    span: Span
    kind: str
    whole: bool = False
    title: Title | None = None

    @property
    def silent(self) -> bool:
        """Say whether nothing of it is left in the prose, not even a placeholder."""
        return self.kind in ("attributes", "comment")

    @property
    def is_note(self) -> bool:
        """Say whether it is a comment in which an author may write directives."""
        return self.kind == "comment"


class Masked:
    """A text without its islands, as a parser may read it; every offset is that of the stored text.

    Islands with lines of their own are spaces, all others one placeholder character for each of theirs; line
    ends stay.
    """

    def __init__(self, text: str, islands: Sequence[Island]) -> None:
        self.original, self.islands = text, tuple(islands)
        self.titles: Sequence[Title] = ()
        self._starts = [island.span.start for island in islands]
        parts, at = [], 0
        for (start, end), _, whole, _ in islands:
            parts.append(text[at:start])
            fill = " " if whole else PLACEHOLDER
            parts.append("".join(char if char in "\r\n" else fill for char in text[start:end]))
            at = end
        self.text = "".join([*parts, text[at:]])

    def pieces(self, start: int, end: int) -> Iterator[tuple[Span, Island | None]]:
        """Cut a range into prose and islands, in order; an island that reaches beyond is cut."""
        at = start
        for index in range(max(0, bisect_right(self._starts, start) - 1), len(self.islands)):
            island = self.islands[index]
            if island.span.start >= end:
                break
            left, right = max(at, island.span.start), min(end, island.span.end)
            if right <= left:
                continue
            if left > at:
                yield Span(at, left), None
            yield Span(left, right), island
            at = right
        if at < end:
            yield Span(at, end), None
