"""The configuration: how its files join for an article, and where each value came from.

``copydesk.toml``, or ``[tool.copydesk]`` in ``pyproject.toml``. For each article the files from its own
folder upwards count, and the nearest one wins key by key. ``[[overrides]]`` change values for paths.
"""

from __future__ import annotations

import os.path
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from ..base.globs import covers, left_out, parse
from .configfile import Layer
from .configkeys import KEYS, Gate, Override, Value, join, no_laxer, tightened
from .grounds import grounds
from .layers import Chain, Layers, gate_of
from .wordlists import between, lists_of, read_words

DEFAULT_MAX_BYTES = 10_000_000
DEFAULT_MAX_RUN_SECONDS = 21_600
_NO_CHAIN = Chain((), "")
_NO_GATE = Gate()


class Held(NamedTuple):
    """What a gate holds against all that is nearer: rules (ids, names, prefixes, categories, tags), and the
    settings of the folder in which the gate stands, by which these rules run.
    """

    rules: tuple[str, ...]
    settings: Settings
    origin: str


class Settings:
    """The effective values for one article. ``get`` gives a value, ``origin`` says where it came from.

    ``files`` are the configuration files that count, farthest first, ``chain`` says how they were found;
    ``overrides`` are those of them that cover the article; ``held`` is what gates hold, ``dropped`` what
    they do not let count; ``searched`` says
    that configuration was searched for, and not named or forbidden.
    """

    def __init__(
        self,
        values: Mapping[str, Value],
        files: Sequence[str],
        root: str,
        *,
        folder: str = "",
        chain: Chain = _NO_CHAIN,
        searched: bool = True,
        overrides: Sequence[Override] = (),
        held: Sequence[Held] = (),
        dropped: Sequence[str] = (),
    ) -> None:
        self.values = values
        self.files = tuple(files)
        self.root = root
        self.folder = folder or root
        self.chain = chain
        self.overrides = tuple(overrides)
        self.held = tuple(held)
        self.dropped = tuple(dropped)
        self.searched = searched
        self._key: str | None = None

    def get(self, key: str, default: Any = None) -> Any:
        """Return the effective value of a key."""
        found = self.values.get(key)
        return default if found is None else found.value

    def origin(self, key: str) -> str:
        """Return where the value of a key was set, or ``default``."""
        found = self.values.get(key)
        return "default" if found is None else found.origin

    @property
    def gate(self) -> Gate:
        """What articles may not silence, and what else the gates say."""
        gate: Gate = self.get("gate", _NO_GATE)
        return gate

    def key(self) -> str:
        """Return a text that is the same for settings that mean the same; how many processes do the work is
        no part of the meaning.
        """
        if self._key is None:
            values = ((key, self.values[key].value) for key in sorted(self.values) if key != "jobs")
            held = [(one.rules, one.settings.key()) for one in self.held]
            self._key = repr([self.root, self.word_lists, *values, *held])
        return self._key

    def under(self, held: Sequence[Held]) -> Settings:
        """Return the same settings below gates; what counts at a gate as it does here need not be held."""
        self.held = tuple(one for one in held if one.settings.key() != self.key())
        self._key = None
        return self

    @cached_property
    def word_lists(self) -> tuple[str, ...]:
        """The lists named ``words.txt`` that count."""
        folders = between(self.root, self.folder)
        border = grounds(self.folder, self.root) if self.searched else self.root
        found = lists_of(folders, border, isolated=not self.searched, configured=self.files)
        return tuple(found)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words that are right in this project, in the order of where they stand. Raises
        ``ConfigError``.
        """
        words = list(self.get("words", ()))
        for path in self.word_lists:
            words += read_words(path)
        named = self.values.get("words-files")
        for value in named.sources() if named is not None else ():
            for path in value.value:
                words += read_words(path, value)
        return tuple(dict.fromkeys(words))

    def shared(self) -> dict[str, Any]:
        """Return the values that rules may read as ``ctx.settings``. Raises ``ConfigError``."""
        values = {key: found.value for key, found in self.values.items() if KEYS[key].shared}
        values["words"] = self.words
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
        self._searched = explicit is None and not isolated
        self._given = {key: Value(value, "command line") for key, value in (given or {}).items()}
        self._layers = Layers(explicit, isolated=isolated)
        self._settings: dict[tuple[str, bool, tuple[int, ...], tuple[int, ...]], Settings] = {}
        self._found: dict[str, Settings] = {}

    def for_file(self, path: str) -> Settings:
        """Return the settings for an article; the file itself need not exist."""
        found = self._found.get(path)
        if found is None:
            found = self._found[path] = self._for_file(os.path.abspath(path))
        return found

    def _for_file(self, absolute: str) -> Settings:
        return self._in(os.path.dirname(absolute), absolute, nearest=True)

    def _in(self, folder: str, absolute: str, *, nearest: bool) -> Settings:
        """Return the settings that an article has by the configuration of a folder that it lies below; only
        the nearest folder is held to the gates above it.
        """
        chain = self._layers.chain(folder)
        if chain.broken is not None:
            raise chain.broken
        overrides = [
            (number, override)
            for number, layer in enumerate(chain.layers)
            for override in (layer.values["overrides"].value if "overrides" in layer.values else ())
        ]
        chosen = tuple(
            at
            for at, (_, override) in enumerate(overrides)
            if _covers_below(override.folder, override.paths, absolute)
        )
        gates = list(_gates(chain)) if nearest else []
        held = [
            Held(names, self._in(above, absolute, nearest=False), origin)
            for above, origin, names in (gates if self._searched else ())
            if above != folder
        ]
        key = (folder, nearest, chosen, tuple(id(one.settings) for one in held))
        if key not in self._settings:
            self._settings[key] = self._made(folder, chain, [overrides[at] for at in chosen], held)
        return self._settings[key]

    def _made(
        self, folder: str, chain: Chain, chosen: Sequence[tuple[int, Override]], held: Sequence[Held]
    ) -> Settings:
        """Join the layers of a folder and the overrides that were chosen, each with the number of its layer;
        ``held`` is what gates hold against them.
        """
        free = min(
            (chain.reach(number) for number, layer in enumerate(chain.layers) if _protects(layer)),
            default=len(chain.layers),
        )
        parts = [(number, layer.values) for number, layer in enumerate(chain.layers)]
        parts += [(number, override.values) for number, override in chosen]
        values: dict[str, Value] = {}
        dropped: list[str] = []
        for number, part in parts:
            kept = part if number <= free else tightened(part, values)
            dropped += [f"{part[key].origin}: {key}" for key in part if key not in kept]
            values = join([values, kept])
        for one in held:
            values |= no_laxer(one.settings.values, values)
        settings = Settings(
            join([values, self._given]),
            [layer.path for layer in chain.layers],
            chain.root,
            folder=chain.folder or folder,
            chain=chain,
            searched=self._searched,
            overrides=[override for _, override in chosen],
            dropped=dropped,
        )
        return settings.under(held)

    def root(self, folder: str) -> str:
        """Return the project root seen from a folder; raises nothing.

        That is the folder of the outermost configuration, else the top of the repository, else the folder
        itself.
        """
        return self._layers.chain(os.path.abspath(folder)).root

    def configured(self, folder: str) -> bool:
        """Say whether any configuration counts in a folder, be it broken."""
        chain = self._layers.chain(os.path.abspath(folder))
        return chain.broken is not None or bool(chain.layers)

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


def _protects(layer: Layer) -> bool:
    gate = gate_of(layer)
    return gate is not None and bool(gate.may_not_silence)


def _gates(chain: Chain) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the gates that protect rules, farthest first: the folder that each stands in, where it is said,
    and the rules.
    """
    for number, layer in enumerate(chain.layers):
        gate = gate_of(layer)
        if gate is not None and gate.may_not_silence:
            folder = os.path.dirname(os.path.abspath(chain.layers[chain.reach(number)].path))
            yield folder, layer.values["gate"].origin, gate.may_not_silence


def _covers_below(folder: str, patterns: Sequence[str], path: str) -> bool:
    relative = os.path.relpath(path, folder).replace(os.sep, "/")
    return not relative.startswith("../") and covers(patterns, relative)
