"""The facts about the use of AI and signals of style: one property each, computed when first asked."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..base import BaseFacts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..style.signals import Style
    from .declaration import Declaration
    from .leftovers import Leftover
    from .notices import Notices


class AiFacts(BaseFacts):
    """Facts about the use of AI and signals of style."""

    _style: Style | None = None
    _notices: Notices | None = None

    def style(self, data: Mapping[str, Any]) -> Style:
        """Style signals with their densities; ``data`` is the parsed ``style-signals.toml``."""
        if self._style is None:
            from ..style.signals import Style

            self._style = Style(self.facts, data)
        return self._style

    def notices(self, data: Mapping[str, Any]) -> Notices:
        """What the text says about AI in its own making; ``data`` is the parsed ``ai-notices.toml``."""
        if self._notices is None:
            from .notices import Notices

            self._notices = Notices(self.facts, data)
        return self._notices

    @cached_property
    def leftovers(self) -> tuple[Leftover, ...]:
        """What a chat product said to its user."""
        from .leftovers import find_leftovers

        return find_leftovers(self.facts, self.data("chat-leftovers.toml"))

    @cached_property
    def declaration(self) -> Declaration:
        """What the metadata declare about the use of AI, its review and who answers for the text."""
        from .declaration import Declaration

        return Declaration(self.facts)
