"""A small store of derived data in the user's cache folder: JSON under the hash of what it was made from.

Nothing depends on it: what cannot be read is made again, what cannot be written is not.
"""

from __future__ import annotations

import json
import os
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
    """Return what was saved under a key, or None."""
    try:
        with open(os.path.join(folder(), key + ".json"), "rb") as file:
            return json.loads(file.read())
    except (OSError, ValueError):
        return None


def save(key: str, value: Any) -> None:
    """Save a JSON value under a key; written beside and renamed, so that a reader never sees half of it."""
    target = folder()
    path = os.path.join(target, key + ".json")
    temporary = f"{path}.{os.getpid()}"
    try:
        os.makedirs(target, mode=0o700, exist_ok=True)
        with open(temporary, "w", encoding="utf-8") as file:
            json.dump(value, file)
        os.replace(temporary, path)
    except (OSError, TypeError):
        if os.path.exists(temporary):
            os.remove(temporary)
