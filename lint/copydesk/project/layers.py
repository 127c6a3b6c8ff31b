"""The configuration files that count in a folder: those from the folder upwards, and what they extend.

``root = true`` and the top of a git repository stop the search. A gate of a folder further up holds all the
same, so that nothing that stands below it can take it away; it may say that files below it do not count.
"""

from __future__ import annotations

import os.path
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import pairwise
from typing import NamedTuple

from ..base.packnames import VALE
from .configfile import Layer, load_layer, near
from .configkeys import IGNORE, KEYS, ConfigError, Gate, Value

FILE_NAMES = ("copydesk.toml", "pyproject.toml")


class Chain(NamedTuple):
    """The layers that count in a folder, farthest first, and the project root: the folder of the outermost
    configuration, else the top of the repository, else the folder itself. ``ignored`` are files that do not
    count, each with the file whose gate says so; ``extended`` are pairs of a file and the one that it
    extends; ``folder`` is the nearest folder in which configuration counts.
    """

    layers: tuple[Layer, ...]
    root: str
    ignored: tuple[tuple[str, str], ...] = ()
    extended: tuple[tuple[str, str], ...] = ()
    broken: ConfigError | None = None
    folder: str = ""

    def reach(self, number: int) -> int:
        """Return the number of the nearest layer that speaks with a layer: of one that another file extends,
        that file.
        """
        while number + 1 < len(self.layers) and (
            (self.layers[number + 1].path, self.layers[number].path) in self.extended
        ):
            number += 1
        return number


class _Row(NamedTuple):
    """What was found in one folder; ``counts`` says that the search had not been stopped before."""

    folder: str
    layer: Layer | None
    error: ConfigError | None
    counts: bool


class Layers:
    """Finds the layers of folders; every file is read once.

    ``explicit`` is the one file to use instead of searching; ``isolated`` means none at all.
    """

    def __init__(self, explicit: str | None, *, isolated: bool) -> None:
        self._explicit, self._isolated = explicit, isolated
        self._read: dict[tuple[str, str | None], Layer | None] = {}
        self._chains: dict[str, Chain] = {}
        self._start = os.getcwd()

    def chain(self, folder: str) -> Chain:
        """Return what counts in a folder; raises nothing."""
        if folder not in self._chains:
            self._chains[folder] = self._find(folder)
        return self._chains[folder]

    def _find(self, folder: str) -> Chain:
        rows = list(self._rows(folder))
        for number in range(len(rows) - 1, -1, -1):
            layer = rows[number].layer
            if layer is not None and number and any(map(_closes, self._with_bases(layer))):
                nearer = ((row.layer.path, layer.path) for row in rows[:number] if row.layer is not None)
                chain = self.chain(rows[number].folder)
                return chain._replace(ignored=(*nearer, *chain.ignored))
        return self._chain(folder, rows)

    def _chain(self, folder: str, rows: Sequence[_Row]) -> Chain:
        broken = next((row.error for row in rows if row.counts and row.error is not None), None)
        known = [row.folder for row in rows if row.counts and (row.layer or row.error)]
        here = folder if self._explicit is not None else repository(folder) or folder
        root = known[-1] if known else here
        border = (repository(root) or root) if self._explicit is None else _home(self._explicit)
        layers: list[Layer] = []
        extended: list[tuple[str, str]] = []
        for row in rows:
            if row.layer is None:
                continue
            if not row.counts:
                with_bases = [_gate_only(layer) for layer in self._with_bases(row.layer)]
                extended += [(one.path, base.path) for one, base in pairwise(with_bases)]
                layers += with_bases
                continue
            layers.append(row.layer)
            try:
                self._confine(layers[-1], border)
                for base in self._bases(layers[-1], border):
                    self._confine(base, border)
                    extended.append((layers[-1].path, base.path))
                    layers.append(base)
            except ConfigError as error:
                broken = broken or error
        return Chain(tuple(reversed(layers)), root, (), tuple(extended), broken, folder)

    def _with_bases(self, layer: Layer) -> list[Layer]:
        """Return a layer and what it extends; raises nothing: who uses the layer is told what is wrong."""
        found = [layer]
        border = (repository(layer.folder) or layer.folder) if self._explicit is None else _home(layer.path)
        with suppress(ConfigError):
            found.extend(self._bases(layer, border))
        return found

    def _rows(self, folder: str) -> Iterator[_Row]:
        """Yield what is found from a folder upwards. Beyond what stops the search only gates count, up to the
        top of the repository, or of the one in which the run was started when that holds the folder.
        """
        if self._explicit is not None:
            yield self._row(os.path.dirname(os.path.abspath(self._explicit)), (self._explicit,), True)
            return
        if self._isolated:
            return
        top = repository(folder)
        limit = top
        if _holds(self._start, folder):
            limit = repository(self._start) or self._start
        counts = True
        while True:
            row = self._row(folder, [os.path.join(folder, name) for name in FILE_NAMES], counts)
            if counts or (row.layer is not None and any(map(gate_of, self._with_bases(row.layer)))):
                yield row
            root = row.layer.values.get("root") if row.layer is not None else None
            counts = counts and folder != top and not (root is not None and root.value)
            parent = os.path.dirname(folder)
            if parent == folder or not (counts or (limit and folder != limit and _holds(limit, folder))):
                return
            folder = parent

    def _row(self, folder: str, paths: Sequence[str], counts: bool) -> _Row:
        for path in paths:
            try:
                layer = self._layer(path)
            except ConfigError as error:
                return _Row(folder, None, error, counts)
            if layer is not None:
                return _Row(folder, layer, None, counts)
        return _Row(folder, None, None, counts)

    def _layer(self, path: str, patterns: str | None = None) -> Layer | None:
        key = (path, patterns)
        if key not in self._read:
            wanted = path == self._explicit or patterns is not None
            if not wanted and os.path.islink(path):
                folder = os.path.dirname(path)
                if not is_inside(path, repository(folder) or folder):
                    raise ConfigError(
                        f"{near(path)}: a link that leads out of the project; name such a file with --config"
                    )
            self._read[key] = load_layer(path, patterns) if wanted or os.path.isfile(path) else None
        return self._read[key]

    def _confine(self, layer: Layer, border: str) -> None:
        """Refuse a configuration that was found and leads out of the project, whatever key does it; one that
        is named may. Raises ``ConfigError``.
        """
        if self._explicit is not None:
            return
        for key, path, origin in paths_of(layer.values):
            if not is_inside(path, border):
                raise ConfigError(
                    f"{origin}: {key}: {near(path)} lies outside the project ({border}); only a configuration"
                    " that --config names, or the command line, may lead there"
                )

    def _bases(self, layer: Layer, border: str) -> Iterator[Layer]:
        """Yield what a layer extends, what that extends, and so on. Patterns count from the first folder."""
        seen, patterns = [layer.path], layer.folder
        while "extends" in layer.values:
            path, origin = layer.values["extends"].value, layer.values["extends"].origin
            if not is_inside(path, border):
                raise ConfigError(f"{origin}: extends: {near(path)} lies outside the project ({border})")
            if any(os.path.realpath(path) == os.path.realpath(one) for one in seen):
                way = " → ".join(map(near, (*seen, path)))
                raise ConfigError(f"{origin}: extends: files that extend each other: {way}")
            if not os.path.isfile(path):
                raise ConfigError(f"{origin}: extends: no such file: {near(path)}")
            base = self._layer(path, patterns)
            if base is None:
                raise ConfigError(f"{origin}: extends: {near(path)} has no table [tool.copydesk]")
            seen.append(path)
            yield base
            layer = base


def paths_of(values: Mapping[str, Value]) -> Iterator[tuple[str, str, str]]:
    """Yield the paths that some values name: key, path, and where it stands."""
    for key, value in values.items():
        kind = KEYS[key].type
        if kind == "path":
            yield key, value.value, value.origin
        elif kind == "paths":
            yield from ((key, path.removeprefix(VALE), value.origin) for path in value.value)
        elif kind == "files":
            yield from ((key, path, value.origin) for path in value.value.values())
        elif kind == "overrides":
            for override in value.value:
                yield from paths_of(override.values)


def _closes(layer: Layer) -> bool:
    """Say whether a file says that no configuration below it counts."""
    gate = gate_of(layer)
    return gate is not None and gate.nested == IGNORE


def _gate_only(layer: Layer) -> Layer:
    return layer._replace(values={key: value for key, value in layer.values.items() if key == "gate"})


def _holds(folder: str, inner: str) -> bool:
    return (inner + os.sep).startswith(folder.rstrip(os.sep) + os.sep)


def _home(path: str) -> str:
    folder = os.path.dirname(os.path.abspath(path))
    return repository(folder) or folder


def gate_of(layer: Layer) -> Gate | None:
    """Return the gate that a file declares."""
    found = layer.values.get("gate")
    gate: Gate | None = None if found is None else found.value
    return gate


def is_inside(path: str, folder: str) -> bool:
    """Say whether a path lies in a folder, links followed."""
    real, top = os.path.realpath(path), os.path.realpath(folder)
    return (real + os.sep).startswith(top.rstrip(os.sep) + os.sep)


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
