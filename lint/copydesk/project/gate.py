"""What counts in a run: for each file the level that fails it and the gates that hold, by the configuration
of that file, from whatever folder the run was started.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from ..base.levels import RANK
from .config import Settings

FAIL_ON = "error"
"""The level that fails a file where nobody has said anything."""

NEVER = "never"

Lines = Sequence[tuple[int, int]]
"""Runs of lines in order: 1-based, both ends included."""


def fail_on(settings: Settings) -> str:
    """Return the lowest severity that fails a run for a file with some settings, or ``never``."""
    level: str = settings.get("fail-on", FAIL_ON)
    return level


def strictest(levels: Iterable[str], otherwise: str = FAIL_ON) -> str:
    """Return the lowest of some levels; ``never`` only where there is no other."""
    asked = set(levels)
    return min(asked - {NEVER}, key=lambda level: RANK[level], default=NEVER if asked else otherwise)


def gate_of(settings: Settings) -> str:
    """Return the files whose gates count, as seen from the root of the project; "" where there is none."""
    found = settings.values.get("gate")
    places = [] if found is None else [part.origin.rpartition(":")[0] for part in found.sources()]
    shown = (os.path.relpath(os.path.abspath(place), settings.root) for place in places)
    return ", ".join(shown).replace(os.sep, "/")


def said_of(settings: Settings, added: Lines | None) -> str:
    """Return a text that is the same for policies that are the same, apart from what is the settings'."""
    return repr((gate_of(settings), added))
