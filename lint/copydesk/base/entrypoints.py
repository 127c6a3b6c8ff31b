"""What other installed packages offer: entry points of one group, read without ``importlib.metadata``.

That module costs 50 ms of start-up; the files that it reads are plain INI and are read here by hand
(https://packaging.python.org/en/latest/specifications/entry-points/).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Any, TypeVar

T = TypeVar("T")


class EntryPointError(ValueError):
    """An installed package offers something that cannot be used; the message names the entry point."""


@cache
def entry_points(group: str) -> dict[str, str]:
    """Return the entry points of a group by name, each as ``package.module:attribute``, in the order of
    ``sys.path``; the first of a name counts.
    """
    found: dict[str, str] = {}
    for text in _files():
        for name, value in _of_group(text, group):
            found.setdefault(name, value)
    return found


def load(value: str) -> Any:
    """Import what an entry point names. Raises ``ImportError`` or ``AttributeError``."""
    module, _, attribute = value.partition(":")
    found = import_module(module.strip())
    for part in attribute.strip().split(".") if attribute.strip() else ():
        found = getattr(found, part)
    return found


def registered(group: str, kind: type[T], built_in: Mapping[str, T]) -> dict[str, T]:
    """Return the things of a registry by their names, those of other installed packages behind the built-in
    ones.

    Raises ``EntryPointError`` for an entry point that cannot be imported, or is no ``kind`` of its name.
    """
    found = dict(built_in)
    for name, value in entry_points(group).items():
        try:
            thing = load(value)
        except (ImportError, AttributeError) as error:
            raise EntryPointError(f"{group}: {name} = {value}: {error}") from None
        if not isinstance(thing, kind) or getattr(thing, "name", "") != name:
            raise EntryPointError(f"{group}: {name} = {value}: no {kind.__name__} called {name!r}")
        found.setdefault(name, thing)
    return found


def _files() -> Iterator[str]:
    for folder in sys.path:
        try:
            names = sorted(
                name for name in os.listdir(folder or ".") if name.endswith((".dist-info", ".egg-info"))
            )
        except OSError:
            continue
        for name in names:
            if not name.endswith((".dist-info", ".egg-info")):
                continue
            try:
                with open(os.path.join(folder or ".", name, "entry_points.txt"), encoding="utf-8") as file:
                    yield file.read()
            except (OSError, UnicodeDecodeError):
                continue


def _of_group(text: str, group: str) -> Iterator[tuple[str, str]]:
    inside = False
    for line in text.splitlines():
        line = line.strip()
        if line.startswith("["):
            inside = line == f"[{group}]"
        elif inside and "=" in line and not line.startswith(("#", ";")):
            name, _, value = line.partition("=")
            yield name.strip(), value.split("[")[0].strip()
