"""Memory that was let go goes back to the system."""

from __future__ import annotations

from functools import cache
from typing import Any

_MMAP_THRESHOLD = -3  # M_MMAP_THRESHOLD of malloc.h
_APART = 512 * 1024


@cache
def _library() -> Any:
    """Return the C library where it is that of GNU."""
    try:
        from ctypes import CDLL

        library = CDLL(None)
        return library if library.malloc_trim and library.mallopt else None
    except (ImportError, OSError, TypeError, AttributeError):
        return None


def keep_apart() -> None:
    """Have large pieces of memory lie apart from all others, so that each goes back when it is let go. The C
    library begins so, but where a large piece was let go it soon puts others of that size among the small.
    """
    library = _library()
    if library is not None:
        library.mallopt(_MMAP_THRESHOLD, _APART)


def give_back() -> None:
    """Give back what the C library keeps for later between what is still in use: behind a long text that is a
    tenth of all. Costs milliseconds, and the first time those of loading ``ctypes``.
    """
    library = _library()
    if library is not None:
        library.malloc_trim(0)
