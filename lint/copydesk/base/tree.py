"""A folder of files as it is now."""

from __future__ import annotations

import os
from collections.abc import Iterator
from operator import attrgetter

from .digest import blake2b


def files(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """Yield the files below a folder in a fixed order, without hidden ones and byte code. Raises
    ``OSError``.
    """
    with os.scandir(folder) as found:
        entries = sorted(found, key=attrgetter("name"))
    for entry in entries:
        if entry.name.startswith(".") or entry.name == "__pycache__":
            continue
        if entry.is_dir():
            yield from files(entry.path)
        elif entry.is_file():
            yield entry.path, entry.stat()


def state(folder: str) -> bytes:
    """Return a digest of the names, sizes and times of the files below a folder. Raises ``OSError``."""
    told = [f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n" for path, status in files(folder)]
    return blake2b("".join(told).encode("utf-8", "replace"), digest_size=16).digest()
