"""Files of the store that were hashed from end to end once, and have not been touched since.

To hash what a short run reads takes a fifteenth of it. A file that somebody writes, renames or opens to
others gets another time of change, which the system sets and nobody else can; so one that was found sound
stays so for as long as it has the number, the size and the times that it had then. Which files these are
stands in a file of the store that carries its own keyed hash.
"""

from __future__ import annotations

import os
import time
from functools import cache

from . import store

_NAME = "sound"
_SETTLED = 2.0
"""Seconds: some file systems tell time no finer, so that a file could be written twice at the same one."""

_TELLS_CHANGE = os.name != "nt"
"""Windows tells when a file was made instead of when it was changed: there all is hashed each time."""

Mark = tuple[int, int, int, int, int]


def known(name: str, status: os.stat_result) -> bool:
    """Say whether the file of a name, which has this status, was found sound as it is now."""
    return _marks(store.folder()).get(name) == _mark(status)


def settled(status: os.stat_result) -> bool:
    """Say whether a file is old enough for its times to tell it from any that follows."""
    return _TELLS_CHANGE and time.time() - status.st_ctime > _SETTLED


def note(name: str, status: os.stat_result) -> None:
    """Note that the file of a name was found sound when it had this status."""
    folder = store.folder()
    marks = store.load(_NAME) or {}
    kept = {other: mark for other, mark in marks.items() if os.path.exists(os.path.join(folder, other))}
    store.save(_NAME, {**kept, name: _mark(status)})


@cache
def _marks(folder: str) -> dict[str, Mark]:
    return store.load(_NAME) or {}


def _mark(status: os.stat_result) -> Mark:
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns
