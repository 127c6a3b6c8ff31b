"""A small store of derived data in the user's cache folder, under the hash of what it was made from.

Nothing depends on it: what cannot be read is made again, what cannot be written is not.
"""

from __future__ import annotations

import json
import os
import time
from typing import Any


def folder() -> str:
    """Return the cache folder: ``COPYDESK_CACHE_DIR``, else ``XDG_CACHE_HOME/copydesk``, else
    ``~/.cache/copydesk``.
    """
    own = os.environ.get("COPYDESK_CACHE_DIR")
    if own:
        return own
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "copydesk")


def load(key: str) -> Any:
    """Return the JSON value that was saved under a key, or None."""
    data = load_bytes(key + ".json")
    try:
        return json.loads(data) if data else None
    except ValueError:
        return None


def save(key: str, value: Any) -> None:
    """Save a JSON value under a key."""
    try:
        save_bytes(key + ".json", json.dumps(value).encode())
    except TypeError:
        return


def load_bytes(name: str) -> bytes:
    """Return what was saved under a name, or nothing."""
    try:
        with open(os.path.join(folder(), name), "rb") as file:
            return file.read()
    except OSError:
        return b""


def save_bytes(name: str, data: bytes) -> None:
    """Save bytes under a name; written beside and renamed, so that a reader never sees half of them."""
    path = os.path.join(folder(), name)
    temporary = f"{path}.{os.getpid()}"
    try:
        os.makedirs(folder(), mode=0o700, exist_ok=True)
        with open(temporary, "wb") as file:
            file.write(data)
        os.replace(temporary, path)
        _prune(folder())
    except OSError:
        if os.path.exists(temporary):
            os.remove(temporary)


def _prune(target: str) -> None:
    """Drop what was written more than a month ago; it is made again when it is needed."""
    oldest = time.time() - 30 * 86_400
    with os.scandir(target) as entries:
        for entry in entries:
            if entry.stat().st_mtime < oldest:
                os.remove(entry.path)
