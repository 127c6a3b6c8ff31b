"""One configuration file: its values, strictly checked.

Every error names file, line and key, and suggests the key or value that was probably meant.
"""

from __future__ import annotations

import os.path
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from ..base.files import read_regular
from ..base.hints import hint
from ..base.packnames import placed
from .configkeys import (
    COUNT,
    FAIL_LEVELS,
    FORMS,
    IGNORE,
    KEYS,
    LEVELS,
    UNCHECKED,
    ConfigError,
    Gate,
    KeySpec,
    Override,
    Stet,
    Value,
)

if TYPE_CHECKING:
    from ..base.tomlfile import Key, TomlFile

LARGEST = 1_000_000
"""Bytes of the largest file that is taken for configuration."""

_TYPES: dict[str, tuple[type, str]] = {
    "boolean": (bool, "true or false"),
    "string": (str, "a string"),
    "path": (str, "a path"),
    "integer": (int, "a whole number"),
    "files": (dict, "a table of paths"),
    "rules": (dict, "a table"),
    "gate": (dict, "a table"),
}
_GATE = ("may-not-silence", "refuse", "new-directives", "nested", "unchecked")
_SHOWN = 80
_STET = ("path", "fingerprint", "reason")


class Layer(NamedTuple):
    """One configuration file, checked: its folder and its values with their origin."""

    folder: str
    path: str
    values: Mapping[str, Value]


class Places(NamedTuple):
    """From where the paths in a file count, and from where its patterns do: of a file that another one
    extends, from the folder of that one.
    """

    paths: str
    patterns: str


def load_layer(path: str, patterns: str | None = None) -> Layer | None:
    """Read one configuration file; None for a ``pyproject.toml`` without ``[tool.copydesk]``. Raises
    ``ConfigError``.

    ``patterns`` is the folder from which its patterns count, that of the file where it is not given.
    """
    data = _bytes(path)
    from ..base.tomlfile import TomlError, TomlFile

    prefix: Key = ()
    if os.path.basename(path) == "pyproject.toml":
        if b"tool.copydesk" not in data and b"[tool]" not in data:
            return None
        prefix = ("tool", "copydesk")
    try:
        file_ = TomlFile(near(path), data)
    except TomlError as error:
        raise ConfigError(str(error)) from None
    values: Any = file_.values
    for part in prefix:
        values = values.get(part) if isinstance(values, dict) else None
        if values is None:
            return None
    if not isinstance(values, dict):
        raise ConfigError(f"{file_.place(*prefix)}: must be a table")
    folder = os.path.dirname(os.path.abspath(path))
    return Layer(folder, path, _check(file_, prefix, values, Places(folder, patterns or folder)))


def near(path: str) -> str:
    """Return a path as a person in the current folder would write it."""
    relative = os.path.relpath(path)
    return path if relative.startswith("..") else relative


def shown(value: Any) -> str:
    """Return a value as a message shows it: its beginning."""
    text = repr(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _bytes(path: str) -> bytes:
    if path == os.devnull:  # an empty configuration, as many name it
        return b""
    try:
        return read_regular(path, LARGEST)
    except OSError as error:
        raise ConfigError(f"{near(path)}: cannot be read: {error.strerror}") from None


def _check(
    file: TomlFile, prefix: Key, values: Mapping[str, Any], places: Places, *, override: bool = False
) -> dict[str, Value]:
    """Check the types of all keys of a table and make its paths absolute."""
    checked: dict[str, Value] = {}
    for key, value in values.items():
        where = (*prefix, key)
        if override and key == "paths":
            continue
        spec = KEYS.get(key)
        if spec is None:
            known = [name for name in KEYS if KEYS[name].in_override or not override]
            raise ConfigError(f"{file.place(*where)}: unknown key{hint(key, known)}")
        if override and not spec.in_override:
            raise ConfigError(
                f"{file.place(*where)}: cannot stand in an override: it does not depend on the path of an "
                "article; write it at the top of the file"
            )
        line = file.line(*where, *(("may-not-silence",) if key == "gate" else ()))
        checked[key] = Value(_typed(file, where, value, spec, places), f"{file.path}:{line}")
    return checked


def _typed(file: TomlFile, where: Key, value: Any, spec: KeySpec, places: Places) -> Any:
    kind = spec.type
    if kind != "rules":
        _no_nul(file, where, value)
    if kind in _TYPES:
        return _single(file, where, value, kind, places)
    if kind == "fail":
        return _one_of(file, where, value, FAIL_LEVELS)
    if not isinstance(value, list):
        raise ConfigError(f"{file.place(*where)}: must be a list, not {shown(value)}")
    if kind in ("overrides", "stet"):
        read = _override if kind == "overrides" else _stet
        return tuple(read(file, (*where, number), item, places) for number, item in enumerate(value))
    strings = _strings(file, where, value)
    if kind == "paths":
        return tuple(placed(item, places.paths) for item in strings)
    return tuple((places.patterns, item) for item in strings) if kind == "patterns" else strings


def _no_nul(file: TomlFile, where: Key, value: Any) -> None:
    """Refuse texts with a NUL, which nothing that is named can have."""
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            _no_nul(file, (*where, key), inner)
    elif isinstance(value, str) and "\0" in value:
        raise ConfigError(f"{file.place(*where)}: holds a NUL character, which no name or path has")


def _single(file: TomlFile, where: Key, value: Any, kind: str, places: Places) -> Any:
    wanted, name = _TYPES[kind]
    if not isinstance(value, wanted) or (kind == "integer" and isinstance(value, bool)):
        raise ConfigError(f"{file.place(*where)}: must be {name}, not {shown(value)}")
    checked: Any = value
    if kind == "integer" and checked <= 0:
        raise ConfigError(f"{file.place(*where)}: must be greater than 0, not {checked}")
    if kind == "path" and not checked.strip():
        raise ConfigError(f"{file.place(*where)}: must be a path, not {shown(checked)}")
    if kind == "rules":
        return {".".join(path): _rule(file, (*where, *path), setting) for path, setting in _by_rule(checked)}
    if kind == "files":
        return {name: _single(file, (*where, name), path, "path", places) for name, path in checked.items()}
    if kind == "gate":
        return _gate(file, where, checked)
    return os.path.normpath(os.path.join(places.paths, checked)) if kind == "path" else checked


def _by_rule(table: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield the settings of each rule. ``Google.Will = "off"`` is a table ``Google`` to TOML, and the rule
    ``Google.Will`` of a Vale style to whoever writes it: options of rules begin with a small letter.
    """
    for name, setting in table.items():
        if isinstance(setting, dict) and setting and all(key[:1].isupper() for key in setting):
            yield from (((name, *inner), value) for inner, value in _by_rule(setting))
        else:
            yield (name,), setting


def _one_of(file: TomlFile, where: Key, value: Any, known: tuple[str, ...]) -> str:
    if value not in known:
        meant = hint(value, known) if isinstance(value, str) else ""
        raise ConfigError(
            f"{file.place(*where)}: must be one of {', '.join(known)}, not {shown(value)}{meant}"
        )
    return str(value)


def _strings(file: TomlFile, where: Key, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ConfigError(f"{file.place(*where)}: must be a list, not {shown(value)}")
    for item in value:
        if not isinstance(item, str):
            raise ConfigError(f"{file.place(*where)}: must hold strings only, not {shown(item)}")
        if not item.strip():
            raise ConfigError(f"{file.place(*where)}: holds an empty string")
    return tuple(value)


def _rule(file: TomlFile, where: Key, setting: Any) -> Value:
    level = setting.get("level") if isinstance(setting, dict) else setting
    if not isinstance(setting, dict | str):
        raise ConfigError(
            f"{file.place(*where)}: must be a level ({', '.join(LEVELS)}) or a table, not {shown(setting)}"
        )
    if level is not None and level not in LEVELS:
        meant = hint(level, LEVELS) if isinstance(level, str) else ""
        raise ConfigError(
            f"{file.place(*where)}: unknown level {shown(level)}; levels are {', '.join(LEVELS)}{meant}"
        )
    return Value(setting, f"{file.path}:{file.line(*where)}")


def _gate(file: TomlFile, where: Key, table: Mapping[str, Any]) -> Gate:
    for key in table:
        if key not in _GATE:
            raise ConfigError(f"{file.place(*where, key)}: unknown key{hint(key, _GATE)}")
    refused = _strings(file, (*where, "refuse"), table.get("refuse", []))
    for form in refused:
        _one_of(file, (*where, "refuse"), form, FORMS)
    counted = {
        key: _one_of(file, (*where, key), table.get(key, COUNT), (COUNT, IGNORE))
        for key in ("new-directives", "nested")
    }
    return Gate(
        _strings(file, (*where, "may-not-silence"), table.get("may-not-silence", [])),
        refused,
        counted["new-directives"],
        counted["nested"],
        tuple(
            _one_of(file, (*where, "unchecked"), kind, UNCHECKED)
            for kind in _strings(file, (*where, "unchecked"), table.get("unchecked", []))
        ),
    )


def _override(file: TomlFile, where: Key, item: Any, places: Places) -> Override:
    paths = item.get("paths") if isinstance(item, dict) else None
    if not isinstance(paths, list) or not paths or not all(isinstance(path, str) for path in paths):
        raise ConfigError(f'{file.place(*where)}: each override needs paths = ["…"]')
    values = _check(file, where, item, places, override=True)
    return Override(places.patterns, tuple(paths), values, f"{file.path}:{file.line(*where)}")


def _stet(file: TomlFile, where: Key, item: Any, places: Places) -> Stet:
    if not isinstance(item, dict):
        raise ConfigError(f"{file.place(*where)}: must be a table with path, fingerprint and reason")
    for key in item:
        if key not in _STET:
            raise ConfigError(f"{file.place(*where, key)}: unknown key{hint(key, _STET)}")
    for key in _STET:
        if not isinstance(item.get(key), str) or not item[key].strip():
            raise ConfigError(f"{file.place(*where)}: {key} is missing or not a string")
    return Stet(
        os.path.normpath(os.path.join(places.paths, item["path"])),
        item["fingerprint"],
        item["reason"],
        f"{file.path}:{file.line(*where)}",
        places.paths,
    )
