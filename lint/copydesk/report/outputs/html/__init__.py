"""The report as one page for people: an overview, and each article as a proof with notes in its margin.

The page is made from the report and the texts of the articles alone and loads nothing. What comes from an
article, a file name, a rule or a configuration becomes markup in one place, ``markup``, where it is escaped.
"""

from __future__ import annotations

from ..registry import View
from .emitter import PageEmitter


def open(view: View) -> PageEmitter:
    """Begin a run."""
    return PageEmitter(view)
