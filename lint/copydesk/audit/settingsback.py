"""Settings made again from what a report says of them.

The report may be anybody's, so every value is checked as one of a configuration file is, and a path counts
only inside the project. Raises ``Unsound`` for anything else.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any

from ..base.packnames import VALE, is_vale
from ..base.regexes import regex
from ..project.config import Configuration, Held, Settings
from ..project.configkeys import (
    FAIL_LEVELS,
    FORMS,
    IGNORE,
    KEYS,
    LEVELS,
    UNCHECKED,
    Gate,
    Override,
    Stet,
    Value,
)
from ..project.layers import Chain
from .stored import Store

Json = dict[str, Any]
_NAME = regex(r"[A-Za-z0-9][A-Za-z0-9_-]{0,60}\Z")


class Unsound(ValueError):
    """What a report says of settings is nothing that a configuration could say."""


class Recorded(Configuration):
    """The settings that a report records for its files; no configuration file is read."""

    def __init__(self, store: Store, settings: Mapping[str, Settings]) -> None:
        super().__init__(isolated=True)
        self._root, self._by_path = store.root, settings
        self._roots = {os.path.dirname(path): found.root for path, found in settings.items()}

    def for_file(self, path: str) -> Settings:
        """Return the settings that counted for a file of the report."""
        found = self._by_path.get(os.path.abspath(path))
        return found if found is not None else Settings({}, (), self._root)

    def root(self, folder: str) -> str:
        """Return the root that the project of the articles in a folder had."""
        return self._roots.get(os.path.abspath(folder), self._root)

    def configured(self, folder: str) -> bool:
        """Say that the files of a report belong together."""
        return True

    def excludes(self, path: str) -> bool:
        """Say that no file of a report is left out."""
        return False


class Decoder:
    """Makes settings for files below the folder of a store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def settings(self, told: Json, folder: str) -> Settings:
        """Return the settings that a report describes, for files in a folder. Raises ``Unsound``."""
        counted = self._counted(told, told["searched"], folder)
        held = [
            Held(
                tuple(_strings(one["rules"])),
                self._counted({**one, "ignored": told["ignored"]}, told["searched"]),
                self._origin(one["origin"]),
            )
            for one in told["held"]
        ]
        return counted.under(held)

    def _counted(self, told: Json, searched: bool, folder: str = "") -> Settings:
        """Return the settings that counted in a folder: that of the nearest file where no other is given, or
        where a gate said that nothing below it counts.
        """
        files = [self._place(path) for path in told["files"]]
        root = self._place(told["root"])
        values = self._values(told["values"])
        closed = "gate" in values and values["gate"].value.nested == IGNORE
        if not folder or (closed and searched):
            folder = os.path.dirname(files[-1]) if files else root
        chain = Chain((), root, tuple((self._place(path), "") for path in told["ignored"]))
        return Settings(values, files, root, folder=folder, chain=chain, searched=searched)

    def _values(self, told: Mapping[str, Any]) -> dict[str, Value]:
        values = {}
        for key, found in told.items():
            if key not in KEYS or not isinstance(found, dict) or found.keys() != {"value", "origin"}:
                raise Unsound(f"there is no setting {key[:40]!r}")
            try:
                values[key] = Value(self._value(key, found["value"]), self._origin(found["origin"]))
            except (KeyError, TypeError, AttributeError):
                raise Unsound(f"{key} has a value that it cannot have") from None
        return values

    def _value(self, key: str, value: Any) -> Any:
        kind = KEYS[key].type
        if kind == "path":
            return self._place(value)
        if kind == "paths":
            return tuple(self._pack(path) for path in _strings(value))
        if kind == "files":
            return {_text(name): self._place(path) for name, path in value.items()}
        if kind == "patterns":
            return tuple((self._place(row["below"]), _text(row["pattern"])) for row in value)
        if kind == "strings":
            return tuple(_strings(value))
        if kind == "rules":
            return {_text(rule): self._rule(setting) for rule, setting in value.items()}
        if kind == "overrides":
            return tuple(
                Override(
                    self._place(row["below"]), tuple(_strings(row["paths"])), self._values(row["values"])
                )
                for row in value
            )
        if kind == "stet":
            return tuple(self._stet(row) for row in value)
        if kind == "gate":
            return _gate(value)
        return _plain(key, kind, value)

    def _rule(self, setting: Json) -> Value:
        value = setting["value"]
        level = value.get("level") if isinstance(value, dict) else value
        if level is not None and level not in LEVELS:
            raise Unsound("a rule has a level that is none")
        return Value(value, self._origin(setting["origin"]))

    def _stet(self, row: Json) -> Stet:
        path, mark, reason = self._place(row["path"]), _text(row["fingerprint"]), _text(row["reason"])
        return Stet(path, mark, reason, self._origin(row["origin"]))

    def _pack(self, path: str) -> str:
        head = VALE if is_vale(path) else ""
        return head + self._place(path.removeprefix(head))

    def _place(self, name: Any) -> str:
        """Return the absolute path of what a report names; it must lie in the folder."""
        if self._store.path(_text(name)) is None:
            raise Unsound("it names a path that leads out of the folder that is looked at")
        return os.path.normpath(os.path.join(self._store.root, *name.split("/")))

    def _origin(self, told: Any) -> str:
        """Return where a value was set, in such a way that it is described as it was."""
        return ", ".join(self._set_at(one) for one in _strings(told))

    def _set_at(self, origin: str) -> str:
        path, colon, line = origin.rpartition(":")
        return f"{os.path.join(self._store.root, path)}:{line}" if colon and line.isdigit() else origin


def _gate(told: Json) -> Gate:
    forms, unchecked = _strings(told["refuse"]), _strings(told["unchecked"])
    if not (set(forms) <= set(FORMS) and set(unchecked) <= set(UNCHECKED)):
        raise Unsound("a gate asks for something that there is not")
    new, nested = _text(told["new-directives"]), _text(told["nested"])
    return Gate(tuple(_strings(told["may-not-silence"])), tuple(forms), new, nested, tuple(unchecked))


_PLAIN: Mapping[str, Callable[[Any], bool]] = {
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool) and value > 0,
    "string": lambda value: isinstance(value, str) and _NAME.match(value) is not None,
    "fail": lambda value: value in FAIL_LEVELS,
}
"""Kinds of single values. A string names a profile, which is a file of a pack."""


def _plain(key: str, kind: str, value: Any) -> Any:
    if kind not in _PLAIN or not _PLAIN[kind](value):
        raise Unsound(f"{key} has a value that it cannot have")
    return value


def _strings(value: Any) -> list[str]:
    if not isinstance(value, list):
        raise Unsound("a list is none")
    return [_text(one) for one in value]


def _text(value: Any) -> str:
    if not isinstance(value, str) or "\0" in value:
        raise Unsound("a text is none")
    return value
