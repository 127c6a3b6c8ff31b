"""The facts about the order of an article's parts: one property each, computed when first asked."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..base import BaseFacts

if TYPE_CHECKING:
    from .orphans import Orphans


class WordingFacts(BaseFacts):
    """Facts about the order of an article's parts."""

    @cached_property
    def orphans(self) -> tuple[Orphans, ...]:
        """Last paragraphs of sections that treat the subject of another section."""
        from .orphans import find_orphans

        return find_orphans(self.facts)
