"""What decides about an article beside its text: files that a program that runs for long has to watch."""

from __future__ import annotations

import os
from collections.abc import Iterator

from .config import Configuration, Settings
from .configkeys import KEYS, ConfigError
from .layers import FILE_NAMES
from .wordlists import WORDS_NAME

NAMES = (*FILE_NAMES, WORDS_NAME)


def depends_on(configuration: Configuration, path: str) -> tuple[str, ...]:
    """Return configuration files, word lists, packs and baselines that count for a file, and the places where
    configuration would count if it stood there.
    """
    here = os.path.dirname(os.path.abspath(path))
    found: list[str] = []
    while True:
        found += (os.path.join(here, name) for name in (*NAMES, ".git"))
        parent = os.path.dirname(here)
        if parent == here or os.path.lexists(os.path.join(here, ".git")):
            break
        here = parent
    try:
        found += _named(configuration.for_file(path))
    except ConfigError:  # as long as it is broken, nothing else counts
        pass
    return tuple(dict.fromkeys(found))


def _named(settings: Settings) -> Iterator[str]:
    for file in settings.files:
        yield file
        yield os.path.join(os.path.dirname(os.path.abspath(file)), WORDS_NAME)
    for key in settings.values:
        kind, value = KEYS[key].type, settings.get(key)
        if kind == "path":
            yield str(value)
        elif kind == "paths":
            yield from map(str, value)
        elif key == "schemas":
            yield from map(str, value.values())
