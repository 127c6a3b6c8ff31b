"""Memory that was let go goes back to the system."""

from __future__ import annotations

from functools import cache
from typing import Any


@cache
def _trim() -> Any:
    try:
        from ctypes import CDLL

        return CDLL(None).malloc_trim
    except (ImportError, OSError, TypeError, AttributeError):  # another C library than that of GNU
        return None


def give_back() -> None:
    """Give back what the C library keeps for later between what is still in use: behind a long text that is a
    tenth of all. Costs milliseconds, and the first time those of loading ``ctypes``.
    """
    trim = _trim()
    if trim is not None:
        trim(0)
