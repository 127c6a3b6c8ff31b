"""Findings, one line each, with a closing line."""

from __future__ import annotations

from .listing import TextEmitter
from .registry import View


def open(view: View) -> TextEmitter:
    """Begin a run."""
    return TextEmitter(view, brief=True)
