"""What counted for the files of a run, as the report says it: every effective configuration once, with its
values, where each was set, and the files that it read.

Paths count from the root of the report, so that neither the folder in which a run was started nor the place
of the project on a machine plays a part.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..base.digest import blake2b, sha256
from ..base.files import open_regular
from ..base.packnames import VALE, is_vale
from .config import Settings
from .configkeys import KEYS, Gate, Override, Stet, Value

Json = dict[str, Any]
_KEY = 6
_NOT_READ = ("packs", "extends")
"""Keys that name files told of elsewhere: with the rules, and as configuration."""


class Effective:
    """The configurations of a run by their keys, in the order of the files that they count for: ``settings``,
    and as the report describes them.
    """

    def __init__(self, root: str) -> None:
        self._root = root
        self._keys: dict[int, str] = {}
        self._kept: list[Settings] = []
        self.described: dict[str, Json] = {}
        self.settings: dict[str, Settings] = {}

    def key(self, settings: Settings) -> str:
        """Return the key under which some settings are described."""
        known = self._keys.get(id(settings))
        if known is None:
            told = describe(settings, self._root)
            known = self._keys[id(settings)] = digest(told)
            self._kept.append(settings)  # no other settings may get its identity
            self.described.setdefault(known, told)
            self.settings.setdefault(known, settings)
        return known

    @property
    def digest(self) -> str:
        """A digest of all of them."""
        return digest_of(self.described)

    def inputs(self) -> list[Json]:
        """Return the files beside articles and packs that decided, with their hashes, by path."""
        found = {path: kind for settings in self._kept for kind, path in read_by(settings)}
        rows = [_input(path, kind, self._root) for path, kind in found.items()]
        return sorted(filter(None, rows), key=lambda row: str(row["path"]))


def digest_of(keys: Iterable[str]) -> str:
    """Return the digest of settings by their keys, in the order of the files that they count for."""
    return blake2b("\0".join(keys).encode("utf-8", "replace"), digest_size=16).hexdigest()


def digest(told: Json) -> str:
    """Return a short name for something described as JSON."""
    text = json.dumps(told, sort_keys=True, ensure_ascii=False)
    return blake2b(text.encode("utf-8", "replace"), digest_size=_KEY).hexdigest()


def below(path: str, root: str) -> str:
    """Return an absolute path as seen from a root, in POSIX form; it may begin with ``..``."""
    shown = os.path.relpath(path, root).replace(os.sep, "/")
    return shown.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def describe(settings: Settings, root: str) -> Json:
    """Describe some settings: the values that were set, each with its origins, nearest last; whether
    configuration was searched for, what was read, and what a gate kept from counting.
    """
    return {
        "root": below(settings.root, root),
        "searched": settings.searched,
        "files": [below(os.path.abspath(path), root) for path in settings.files],
        "ignored": [below(os.path.abspath(path), root) for path, _ in settings.chain.ignored],
        "words": [below(os.path.abspath(path), root) for path in settings.word_lists],
        "held": [
            {
                "rules": list(held.rules),
                "origin": origins(held.origin, root),
                "root": below(held.settings.root, root),
                "files": [below(os.path.abspath(path), root) for path in held.settings.files],
                "words": [below(path, root) for path in held.settings.word_lists],
                "values": _values(held.settings.values, root),
            }
            for held in settings.held
        ],
        "values": _values(settings.values, root),
    }


def _values(values: Mapping[str, Value], root: str) -> Json:
    return {
        key: {"value": _plain(key, found.value, root), "origin": origins(found.origin, root)}
        for key, found in sorted(values.items())
        if key != "jobs"
    }


def origins(origin: str, root: str) -> list[str]:
    """Return the places that set a value (``copydesk.toml:3``, ``command line``) as seen from a root."""
    return [_place(one, root) for one in origin.split(", ")]


def _place(origin: str, root: str) -> str:
    path, colon, line = origin.rpartition(":")
    return f"{below(os.path.abspath(path), root)}:{line}" if colon and line.isdigit() else origin


def _plain(key: str, value: Any, root: str) -> Any:
    """Return a value as JSON that names no place of the machine."""
    kind = KEYS[key].type if key in KEYS else ""
    if kind == "path":
        return below(value, root)
    if kind == "paths":
        return [_pack(path, root) for path in value]
    if kind == "files":
        return {str(name): below(path, root) for name, path in value.items()}
    if kind == "patterns":
        return [{"below": below(folder, root), "pattern": pattern} for folder, pattern in value]
    return _json(value, root)


def _pack(path: str, root: str) -> str:
    head = VALE if is_vale(path) else ""
    return head + below(path.removeprefix(head), root)


def _json(value: Any, root: str) -> Any:
    if isinstance(value, Value):
        return {"value": _json(value.value, root), "origin": origins(value.origin, root)}
    if isinstance(value, Override):
        return {
            "below": below(value.folder, root),
            "paths": list(value.paths),
            "values": _values(value.values, root),
        }
    if isinstance(value, Stet):
        told = {**value._asdict(), "path": below(value.path, root), "origin": origins(value.origin, root)}
        return {key: _json(one, root) for key, one in told.items() if key != "folder"}
    if isinstance(value, Gate):
        return {key.replace("_", "-"): _json(one, root) for key, one in value._asdict().items()}
    if isinstance(value, Mapping):
        return {str(key): _json(one, root) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_json(one, root) for one in value]
    return value if value is None or isinstance(value, str | int | float) else str(value)


def read_by(settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield the files that some settings read: what each is, and its absolute path."""
    for file in settings.files:
        yield "configuration", os.path.abspath(file)
    for path in settings.word_lists:
        yield "words-files", path
    for path in settings.get("schemas", {}).values():
        yield "schemas", os.path.abspath(path)
    for key, found in settings.values.items():
        kind = KEYS[key].type if key not in _NOT_READ else ""
        for path in found.value if kind == "paths" else [found.value] if kind == "path" else ():
            yield key, path
    for held in settings.held:
        yield from read_by(held.settings)


def _input(path: str, kind: str, root: str) -> Json | None:
    """Describe one file; None for one that is not there."""
    if not os.path.isfile(path):
        return None
    whole, size = sha256(), 0
    try:
        with open_regular(path) as file:
            while data := file.read(1 << 20):
                whole.update(data)
                size += len(data)
    except OSError:
        return None
    return {"path": below(path, root), "kind": kind, "sha256": whole.hexdigest(), "bytes": size}
