"""The configuration: where it is found, how its files join, and where each value came from.

``copydesk.toml``, or ``[tool.copydesk]`` in ``pyproject.toml``. For each article the files from its own
folder upwards count, and the nearest one wins key by key; ``root = true`` or the top of a git repository
stops the search. ``[[overrides]]`` change values for paths.
"""

from __future__ import annotations

import os.path
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..base.globs import covers, left_out, parse
from .configfile import KEYS, ConfigError, Layer, Value, load_layer

FILE_NAMES = ("copydesk.toml", "pyproject.toml")
WORDS_NAME = "words.txt"
DEFAULT_MAX_BYTES = 10_000_000


class Settings:
    """The effective values for one article. ``get`` gives a value, ``origin`` says where it came from."""

    def __init__(self, values: Mapping[str, Value], files: Sequence[str], root: str) -> None:
        self.values = values
        self.files = tuple(files)
        self.root = root
        self._key: str | None = None

    def get(self, key: str, default: Any = None) -> Any:
        """Return the effective value of a key."""
        found = self.values.get(key)
        return default if found is None else found.value

    def origin(self, key: str) -> str:
        """Return where the value of a key was set, or ``default``."""
        found = self.values.get(key)
        return "default" if found is None else found.origin

    def key(self) -> str:
        """Return a text that is the same for settings that mean the same; how many processes do the work is
        no part of the meaning.
        """
        if self._key is None:
            values = ((key, self.values[key].value) for key in sorted(self.values) if key != "jobs")
            self._key = repr([self.root, *values])
        return self._key

    def shared(self) -> dict[str, Any]:
        """Return the values that rules may read as ``ctx.settings``."""
        values = {key: found.value for key, found in self.values.items() if KEYS[key].shared}
        values["words"] = tuple(dict.fromkeys([*values.get("words", ()), *_read_words(self)]))
        values["languages"] = tuple(values.get("languages", ()))
        values["root"] = self.root
        return values


class Configuration:
    """All configuration of a run; ``for_file`` answers for one article.

    ``explicit`` is the one file to use instead of searching; ``isolated`` means none at all; ``given`` are
    the values of the command line, which win over every file. Raises ``ConfigError`` from every method that
    reads a file.
    """

    def __init__(
        self, explicit: str | None = None, *, isolated: bool = False, given: Mapping[str, Any] | None = None
    ) -> None:
        self._explicit = explicit
        self._isolated = isolated
        self._given = {key: Value(value, "command line") for key, value in (given or {}).items()}
        self._layers: dict[str, tuple[Layer, ...] | ConfigError] = {}
        self._roots: dict[str, str] = {}
        self._read: dict[str, Layer | None] = {}
        self._settings: dict[tuple[str, tuple[int, ...]], Settings] = {}
        self._found: dict[str, Settings] = {}

    def for_file(self, path: str) -> Settings:
        """Return the settings for an article; the file itself need not exist."""
        found = self._found.get(path)
        if found is None:
            found = self._found[path] = self._for_file(os.path.abspath(path))
        return found

    def _for_file(self, absolute: str) -> Settings:
        folder = os.path.dirname(absolute)
        layers = self._chain(folder)
        overrides = [
            override
            for layer in layers
            for override in (layer.values["overrides"].value if "overrides" in layer.values else ())
        ]
        chosen = tuple(
            number
            for number, override in enumerate(overrides)
            if _covers_below(override.folder, override.paths, absolute)
        )
        key = (folder, chosen)
        if key not in self._settings:
            parts = (
                [layer.values for layer in layers]
                + [overrides[number].values for number in chosen]
                + [self._given]
            )
            files = [layer.path for layer in layers]
            self._settings[key] = Settings(_join(parts), files, self.root(folder))
        return self._settings[key]

    def root(self, folder: str) -> str:
        """Return the project root seen from a folder; raises nothing.

        That is the folder of the outermost configuration, else the top of the repository, else the folder
        itself.
        """
        absolute = os.path.abspath(folder)
        self._look(absolute)
        return self._roots[absolute]

    def configured(self, folder: str) -> bool:
        """Say whether any configuration counts in a folder, be it broken."""
        found = self._look(os.path.abspath(folder))
        return isinstance(found, ConfigError) or bool(found)

    def excludes(self, path: str) -> bool:
        """Say whether the configuration leaves a path out."""
        absolute = os.path.abspath(path)
        settings = self.for_file(path)
        patterns = [
            (folder, parsed)
            for folder, line in settings.get("exclude", ())
            if (parsed := parse(line)) is not None
        ]
        return left_out(patterns, absolute)

    def _chain(self, folder: str) -> tuple[Layer, ...]:
        """Return the layers that count in a folder, farthest first."""
        found = self._look(folder)
        if isinstance(found, ConfigError):
            raise found
        return found

    def _look(self, folder: str) -> tuple[Layer, ...] | ConfigError:
        if folder not in self._layers:
            self._layers[folder] = self._find(folder)
        return self._layers[folder]

    def _find(self, folder: str) -> tuple[Layer, ...] | ConfigError:
        layers: list[Layer] = []
        broken: ConfigError | None = None
        top = ""
        here = folder
        for path in self._candidates(folder):
            try:
                layer = self._layer_at(path)
            except ConfigError as error:
                broken, top = broken or error, os.path.dirname(path)
                continue
            if layer is not None and not (layers and layers[-1].folder == layer.folder):
                layers.append(layer)
            if layer is not None and "root" in layer.values and layer.values["root"].value:
                break
        if self._explicit is None:
            here = repository(folder) or folder
        self._roots[folder] = layers[-1].folder if layers else top or here
        layers.reverse()
        return broken or tuple(layers)

    def _candidates(self, folder: str) -> Iterator[str]:
        """Yield the paths at which configuration may stand, nearest first; a repository is not left."""
        if self._explicit is not None:
            yield self._explicit
        elif not self._isolated:
            top = repository(folder)
            here = folder
            while True:
                yield from (os.path.join(here, name) for name in FILE_NAMES)
                parent = os.path.dirname(here)
                if here in (top, parent):
                    return
                here = parent

    def _layer_at(self, path: str) -> Layer | None:
        if path not in self._read:
            present = path == self._explicit or os.path.isfile(path)
            self._read[path] = load_layer(path) if present else None
        return self._read[path]


def repository(folder: str) -> str | None:
    """Return the top folder of the git repository that an absolute path lies in, or None."""
    here = folder
    while True:
        if os.path.exists(os.path.join(here, ".git")):
            return here
        parent = os.path.dirname(here)
        if parent == here:
            return None
        here = parent


def _join(parts: Sequence[Mapping[str, Value]]) -> dict[str, Value]:
    """Join values, later parts being nearer."""
    joined: dict[str, Value] = {}
    for part in parts:
        for key, value in part.items():
            before = joined.get(key)
            join = KEYS[key].join
            if before is None or join == "replace":
                joined[key] = value
            elif join == "extend":
                joined[key] = Value((*before.value, *value.value), f"{before.origin}, {value.origin}")
            else:
                joined[key] = Value({**before.value, **value.value}, f"{before.origin}, {value.origin}")
    return joined


def _covers_below(folder: str, patterns: Sequence[str], path: str) -> bool:
    relative = os.path.relpath(path, folder).replace(os.sep, "/")
    return not relative.startswith("../") and covers(patterns, relative)


def _read_words(settings: Settings) -> list[str]:
    """Read the project's word lists: one word or name on a line, # starts a comment."""
    paths = [os.path.join(os.path.dirname(os.path.abspath(file)), WORDS_NAME) for file in settings.files]
    words: list[str] = []
    for path in [path for path in paths if os.path.isfile(path)] + list(settings.get("words-files", ())):
        try:
            with open(path, encoding="utf-8-sig") as file:
                words += [word for line in file if (word := line.split("#", 1)[0].strip())]
        except OSError as error:
            raise ConfigError(
                f"{settings.origin('words-files')}: words-files: {path} cannot be read: {error.strerror}"
            ) from None
        except UnicodeDecodeError:
            raise ConfigError(f"{path}: not UTF-8 text") from None
    return words
