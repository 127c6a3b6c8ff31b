"""One configuration file: which keys may stand in it, and their values, strictly checked.

Every error names file, line and key, and suggests the key that was probably meant.
"""

from __future__ import annotations

import os.path
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from ..base.hints import hint

if TYPE_CHECKING:
    from ..base.tomlfile import Key, TomlFile

LEVELS = ("off", "info", "warning", "error")
FAIL_LEVELS = ("info", "warning", "error", "never")


class ConfigError(ValueError):
    """The configuration is wrong; the message names file, line and key."""


class KeySpec(NamedTuple):
    """One key: its type, how a nearer file joins with a farther one (``replace``, ``extend``, ``merge``), and
    its meaning.
    """

    type: str
    join: str
    summary: str
    shared: bool = False
    in_override: bool = True


KEYS: dict[str, KeySpec] = {
    "root": KeySpec(
        "boolean", "replace", "stop looking for configuration in parent folders", in_override=False
    ),
    "profile": KeySpec(
        "string", "replace", "set of levels and options: default, news, wiki, blog, evergreen, audit …"
    ),
    "select": KeySpec("strings", "replace", "run only these rules (ids, names, prefixes, tags)"),
    "ignore": KeySpec("strings", "replace", "do not run these rules (ids, names, prefixes, tags)"),
    "packs": KeySpec("paths", "extend", "folders with rules of your own", in_override=False),
    "exclude": KeySpec(
        "strings", "extend", "paths to leave out, in the manner of .gitignore", in_override=False
    ),
    "fail-on": KeySpec("fail", "replace", "lowest severity that fails a run, or never", in_override=False),
    "max-bytes": KeySpec("integer", "replace", "largest file that is read", in_override=False),
    "jobs": KeySpec("integer", "replace", "processes that check files at the same time", in_override=False),
    "baseline": KeySpec("path", "replace", "file of known findings", in_override=False),
    "words": KeySpec("strings", "extend", "words that are right here: names, terms, dialect", shared=True),
    "words-files": KeySpec(
        "paths",
        "extend",
        "files of such words, one on a line; words.txt beside the configuration is always read",
    ),
    "languages": KeySpec(
        "strings", "replace", "languages that articles may be written in, main language first", shared=True
    ),
    "check-quotations": KeySpec(
        "boolean", "replace", "read quoted speech and block quotes like the author's own words", shared=True
    ),
    "horizon": KeySpec("integer", "replace", "days after which a dated statement counts as old", shared=True),
    "facts": KeySpec("paths", "extend", "further tables of dated facts", shared=True),
    "schemas": KeySpec("table", "replace", "official schema files by format version", shared=True),
    "readability": KeySpec(
        "boolean", "replace", "false leaves the readability of articles out of reports", shared=True
    ),
    "rules": KeySpec("rules", "merge", "level of a rule, or a table with its level and options"),
    "overrides": KeySpec("overrides", "extend", "other values for some paths", in_override=False),
    "stet": KeySpec(
        "stet", "extend", "findings that may stand: path, fingerprint, reason", in_override=False
    ),
}
"""Every key. The published schema ``config.v1.json`` says the same; a test compares the two."""

_TYPES: dict[str, tuple[type | tuple[type, ...], str]] = {
    "boolean": (bool, "true or false"),
    "string": (str, "a string"),
    "path": (str, "a path"),
    "integer": (int, "a whole number"),
    "table": (dict, "a table"),
    "rules": (dict, "a table"),
}


class Value(NamedTuple):
    """One effective value and the place that set it (``copydesk.toml:3``)."""

    value: Any
    origin: str


class Layer(NamedTuple):
    """One configuration file, checked: its folder and its values with their origin."""

    folder: str
    path: str
    values: Mapping[str, Value]


class Override(NamedTuple):
    """Values for the paths that some patterns cover; patterns are relative to ``folder``."""

    folder: str
    paths: tuple[str, ...]
    values: Mapping[str, Value]


class Stet(NamedTuple):
    """One finding that may stand although its format has no comments."""

    path: str
    fingerprint: str
    reason: str
    origin: str


def load_layer(path: str) -> Layer | None:
    """Read one configuration file; None for a ``pyproject.toml`` without ``[tool.copydesk]``. Raises
    ``ConfigError``.
    """
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from None
    from ..base.tomlfile import TomlError, TomlFile

    prefix: Key = ()
    if os.path.basename(path) == "pyproject.toml":
        if b"tool.copydesk" not in data and b"[tool]" not in data:
            return None
        prefix = ("tool", "copydesk")
    try:
        file_ = TomlFile(_near(path), data)
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
    return Layer(folder, path, _check(file_, prefix, values, folder, override=False))


def _near(path: str) -> str:
    """Return a path as a person in the current folder would write it."""
    relative = os.path.relpath(path)
    return path if relative.startswith("..") else relative


def _check(
    file: TomlFile, prefix: Key, values: Mapping[str, Any], folder: str, *, override: bool
) -> dict[str, Value]:
    """Check the types of all keys of a table and make its paths absolute."""
    checked: dict[str, Value] = {}
    for key, value in values.items():
        where = (*prefix, key)
        if override and key == "paths":
            continue
        spec = KEYS.get(key)
        if spec is None or (override and not spec.in_override):
            known = [name for name in KEYS if KEYS[name].in_override or not override]
            raise ConfigError(f"{file.place(*where)}: unknown key{hint(key, known)}")
        checked[key] = Value(_typed(file, where, value, spec, folder), f"{file.path}:{file.line(*where)}")
    return checked


def _typed(file: TomlFile, where: Key, value: Any, spec: KeySpec, folder: str) -> Any:
    kind = spec.type
    if kind in _TYPES:
        wanted, name = _TYPES[kind]
        checked: Any = value
        if not isinstance(value, wanted) or (kind == "integer" and isinstance(value, bool)):
            raise ConfigError(f"{file.place(*where)}: must be {name}, not {value!r}")
        if kind == "integer" and checked <= 0:
            raise ConfigError(f"{file.place(*where)}: must be greater than 0, not {checked}")
        if kind == "rules":
            return {rule: _rule(file, (*where, rule), setting) for rule, setting in checked.items()}
        return os.path.join(folder, checked) if kind == "path" else checked
    if kind == "fail":
        if value not in FAIL_LEVELS:
            raise ConfigError(f"{file.place(*where)}: must be one of {', '.join(FAIL_LEVELS)}, not {value!r}")
        return value
    if not isinstance(value, list):
        raise ConfigError(f"{file.place(*where)}: must be a list, not {value!r}")
    if kind in ("strings", "paths"):
        for item in value:
            if not isinstance(item, str):
                raise ConfigError(f"{file.place(*where)}: must hold strings only, not {item!r}")
        if kind == "paths":
            return tuple(os.path.normpath(os.path.join(folder, item)) for item in value)
        # Patterns are bound to the folder of the file that holds them.
        return tuple((folder, item) for item in value) if where[-1] == "exclude" else tuple(value)
    read = _override if kind == "overrides" else _stet
    return tuple(read(file, (*where, number), item, folder) for number, item in enumerate(value))


def _rule(file: TomlFile, where: Key, setting: Any) -> Value:
    level = setting.get("level") if isinstance(setting, dict) else setting
    if not isinstance(setting, dict | str):
        raise ConfigError(
            f"{file.place(*where)}: must be a level ({', '.join(LEVELS)}) or a table, not {setting!r}"
        )
    if level is not None and level not in LEVELS:
        near = hint(level, LEVELS) if isinstance(level, str) else ""
        raise ConfigError(
            f"{file.place(*where)}: unknown level {level!r}; levels are {', '.join(LEVELS)}{near}"
        )
    return Value(setting, f"{file.path}:{file.line(*where)}")


def _override(file: TomlFile, where: Key, item: Any, folder: str) -> Override:
    paths = item.get("paths") if isinstance(item, dict) else None
    if not isinstance(paths, list) or not paths or not all(isinstance(path, str) for path in paths):
        raise ConfigError(f'{file.place(*where)}: each override needs paths = ["…"]')
    return Override(folder, tuple(paths), _check(file, where, item, folder, override=True))


def _stet(file: TomlFile, where: Key, item: Any, folder: str) -> Stet:
    known = ("path", "fingerprint", "reason")
    if not isinstance(item, dict):
        raise ConfigError(f"{file.place(*where)}: must be a table with path, fingerprint and reason")
    for key in item:
        if key not in known:
            raise ConfigError(f"{file.place(*where, key)}: unknown key{hint(key, known)}")
    for key in known:
        if not isinstance(item.get(key), str) or not item[key].strip():
            raise ConfigError(f"{file.place(*where)}: {key} is missing or not a string")
    return Stet(
        os.path.join(folder, item["path"]),
        item["fingerprint"],
        item["reason"],
        f"{file.path}:{file.line(*where)}",
    )
