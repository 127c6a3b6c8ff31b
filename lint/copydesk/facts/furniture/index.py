"""The facts about the page around the article: one property each, computed when first asked."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from ...document.source import Span
from ..base import BaseFacts

if TYPE_CHECKING:
    from .finder import Furniture
    from .layout import LayoutLine


class FurnitureFacts(BaseFacts):
    """Facts about the page around the article."""

    @cached_property
    def layout(self) -> tuple[LayoutLine, ...]:
        """The lines of the article that are not blank, each with its kind of block and its neighbours."""
        from .layout import find_layout

        return find_layout(self.facts)

    @cached_property
    def furniture(self) -> tuple[Furniture, ...]:
        """Lines that belong to a web page and not to the article on it, in reading order."""
        from .finder import find_furniture

        return find_furniture(self.facts)

    @cached_property
    def _furniture_starts(self) -> list[int]:
        return [item.span.start for item in self.furniture]

    def is_furniture(self, span: Span) -> bool:
        """Say whether a source span touches page furniture."""
        at = bisect_left(self._furniture_starts, span.end) - 1
        return at >= 0 and self.furniture[at].span.end > span.start
