"""What an editor can do, as it said when it began."""

from __future__ import annotations

from typing import Any

from pygls.lsp.server import LanguageServer


class Abilities:
    """The capabilities of the editor at the other end of a server."""

    def __init__(self, server: LanguageServer) -> None:
        self._server = server

    def of(self, *names: str) -> Any:
        """Return what stands under some names, one inside the other; None for what was not said."""
        found: Any = self._server.client_capabilities
        for name in names:
            found = getattr(found, name, None)
        return found

    def can(self, *names: str) -> bool:
        """Say whether something was said to be there."""
        return bool(self.of(*names))

    @property
    def resolves(self) -> bool:
        """Whether actions may be offered without their edit, which is worked out when one is chosen."""
        later = self.of("text_document", "code_action", "resolve_support")
        return later is not None and "edit" in later.properties
