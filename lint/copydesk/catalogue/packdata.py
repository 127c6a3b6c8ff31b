"""The data files of packs: word lists and tables."""

from __future__ import annotations

import marshal
import os
from typing import Any

from ..base import shelf, store
from ..base.digest import blake2b
from ..base.files import read_regular
from ..language.keyedlines import KeyedLines, in_place, laid_out
from .packfiles import INDEX_VERSION, MOST_DATA_BYTES

_VALUES = (".toml", ".json")
_KEYED = ".keyed"


def read_data(path: str) -> Any:
    """Read a data file: TOML (kept parsed in the store) and JSON as values, other text as lines without
    comments, which stay together in a file ``.keyed``. Raises ``OSError`` and ``ValueError``.
    """
    data = read_regular(path, MOST_DATA_BYTES)
    if path.endswith(_VALUES):
        key = f"data-{INDEX_VERSION}-{blake2b(data, digest_size=16).hexdigest()}"
        if path.endswith(".json"):
            import json

            try:
                return json.loads(data)
            except RecursionError:
                raise ValueError("nested too deeply") from None
        stored = store.load(key)
        if stored is None:
            from ..base.tomlread import read_bytes

            stored = _plain(read_bytes(data))
            store.save(key, stored)
        return stored
    stripped = (line.split("#", 1)[0].strip() for line in data.decode("utf-8").splitlines())
    lines = tuple(line for line in stripped if line)
    return KeyedLines(laid_out(lines)) if path.endswith(_KEYED) else lines


def unreadable(folder: str) -> list[str]:
    """Return what is wrong with the data files of a pack that cannot be read, each with its path: a rule that
    asks for one could only crash.
    """
    from ..base.tomlread import TomlFault, told

    errors: list[str] = []
    for here, _, names in os.walk(os.path.join(folder, "data")):
        for path in sorted(os.path.join(here, name) for name in names):
            if not (path.endswith((*_VALUES, _KEYED, ".txt")) and os.path.isfile(path)):
                continue
            try:
                read_data(path)
            except TomlFault as fault:
                errors.append(f"{path}:{fault.line or 1}: not valid TOML: {told(fault)}")
            except (OSError, ValueError) as error:
                errors.append(f"{path}:1: cannot be read: {getattr(error, 'strerror', None) or error}")
    return errors


class Prepared:
    """The data files of a pack, read, in one file of the store. ``state`` changes whenever they do."""

    def __init__(self, folder: str, state: str) -> None:
        self._folder, self.state = folder, state
        self._name = f"tables2-{state}-{marshal.version}.bin"
        self._shelf = shelf.Shelf(self._name)
        self._new: dict[str, tuple[None, bytes]] = {}

    def read(self, path: str) -> Any:
        """Read a data file of any pack, as ``read_data`` does."""
        if not path.startswith(self._folder):
            return read_data(path)
        stored = self._shelf.read(path)
        if stored is not None:
            if path.endswith(_KEYED):
                return KeyedLines(bytes(stored)) if stored else in_place(path)
            return marshal.loads(stored)
        value = read_data(path)
        if not self._new:
            shelf.at_end(self._keep)
        if isinstance(value, KeyedLines):
            # A file that is in order need not be kept a second time.
            kept = b"" if value == in_place(path) else value.text
        else:
            kept = marshal.dumps(value)
        self._new[path] = None, kept
        return value

    def _keep(self) -> None:
        shelf.add(self._name, self._new)
        self._new.clear()


def _plain(value: Any) -> Any:
    """Turn TOML dates into ISO strings, so that data are the same fresh or from the store."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else value
