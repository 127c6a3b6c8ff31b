"""Copydesk: a content-quality and provenance linter for articles.

The names below are loaded when first asked for, so that ``import copydesk`` costs next to nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False  # the module typing costs more than the whole of a client of the resident process
if TYPE_CHECKING:
    from typing import Any

    from .interface import Checked, Desk, Finding, Fixed, NotChecked, lint_paths, lint_text

__version__ = "0.1.0"
__all__ = [
    "Checked",
    "Desk",
    "Finding",
    "Fixed",
    "NotChecked",
    "__version__",
    "lint_paths",
    "lint_text",
]

_INTERFACE = frozenset(__all__) - {"__version__"}


def __getattr__(name: str) -> Any:
    if name not in _INTERFACE:
        raise AttributeError(f"module 'copydesk' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(".interface", __name__), name)
