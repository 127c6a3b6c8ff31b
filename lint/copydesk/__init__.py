"""Copydesk: a content-quality and provenance linter for articles.

The names below are loaded when first asked for, so that ``import copydesk`` costs next to nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False  # the module typing costs more than the whole of a client of the resident process
if TYPE_CHECKING:
    from typing import Any

    from .catalogue.rule import Finding
    from .interface import lint_paths, lint_text

__version__ = "0.1.0"
__all__ = ["Finding", "__version__", "lint_paths", "lint_text"]

_HOME = {"Finding": "catalogue.rule", "lint_paths": "interface", "lint_text": "interface"}


def __getattr__(name: str) -> Any:
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module 'copydesk' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{home}", __name__), name)
