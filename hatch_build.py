"""Ship the rule catalogue inside the package.

Only real wheels carry a copy: a checkout and an editable install read ``rules/`` in place, so that a new rule
file is seen at once.
"""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface[Any]):
    """Add ``rules/`` to a standard wheel as ``copydesk/rules``."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before a wheel is built; ``version`` is ``standard`` or ``editable``."""
        if version == "standard":
            build_data["force_include"]["rules"] = "copydesk/rules"
