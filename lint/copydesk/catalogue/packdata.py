"""The data files of packs: word lists and tables."""

from __future__ import annotations

from typing import Any

from ..base import store
from ..base.digest import blake2b
from ..base.files import read_regular
from .packfiles import INDEX_VERSION, MOST_DATA_BYTES


def read_data(path: str) -> Any:
    """Read a data file: TOML (kept parsed in the store) and JSON as values, other text as lines without
    comments. Raises ``OSError`` and ``ValueError``.
    """
    data = read_regular(path, MOST_DATA_BYTES)
    if path.endswith((".toml", ".json")):
        key = f"data-{INDEX_VERSION}-{blake2b(data, digest_size=16).hexdigest()}"
        if path.endswith(".json"):
            import json

            return json.loads(data)
        stored = store.load(key)
        if stored is None:
            import tomllib

            stored = _plain(tomllib.loads(data.decode("utf-8")))
            store.save(key, stored)
        return stored
    lines = (line.split("#", 1)[0].strip() for line in data.decode("utf-8").splitlines())
    return tuple(line for line in lines if line)


def _plain(value: Any) -> Any:
    """Turn TOML dates into ISO strings, so that data are the same fresh or from the store."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else value
