"""What counts in a run: for each file the level that fails it, by the configuration of that file, from
whatever folder the run was started.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..base.levels import RANK
from .config import Settings

FAIL_ON = "error"
"""The level that fails a file where nobody has said anything."""

NEVER = "never"


def fail_on(settings: Settings) -> str:
    """Return the lowest severity that fails a run for a file with some settings, or ``never``."""
    level: str = settings.get("fail-on", FAIL_ON)
    return level


def strictest(levels: Iterable[str], otherwise: str = FAIL_ON) -> str:
    """Return the lowest of some levels; ``never`` only where there is no other."""
    asked = set(levels)
    return min(asked - {NEVER}, key=lambda level: RANK[level], default=NEVER if asked else otherwise)
