"""Conditions on things of facts: what ``where``, ``when`` and ``tiers`` of a ``[match]`` table compare.

A condition is a path and what is wanted there: ``{ group = "self", "sentence.block.depth" = [1, 2], score =
{ least = 3 } }``. A path is names parted by dots, read as attributes or as keys of a mapping; a path through
None gives None. Wanted is a value, a list of values of which one will do, true or false for what counts as
such, or a table of comparisons (``COMPARISONS``). The text ``"{limit}"`` stands for the option ``limit`` of
the rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from .base import MatchError

if TYPE_CHECKING:
    from ..context import Context

COMPARISONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "least": lambda found, wanted: found is not None and found >= wanted,
    "most": lambda found, wanted: found is not None and found <= wanted,
    "not": lambda found, wanted: not _equals(found, wanted),
    "any": lambda found, wanted: not set(wanted).isdisjoint(found or ()),
}
_PATH = re.compile(r"[a-z]\w*(?:\.[a-z]\w*)*\Z", re.IGNORECASE)
_OPTION = re.compile(r"\{(\w+)\}\Z")

Path = tuple[str, ...]


class Condition(NamedTuple):
    """What must be found at a path: ``compare`` gets the value there and ``wanted``."""

    path: Path
    compare: Callable[[Any, Any], bool]
    wanted: Any


def path_of(value: Any, key: str) -> Path:
    """Read a path such as ``sentence.block``. Raises ``MatchError``."""
    if not isinstance(value, str) or not _PATH.match(value):
        raise MatchError(key, f"must be names parted by dots, such as sentence.block, not {value!r}")
    return tuple(value.split("."))


def follow(thing: Any, path: Path) -> Any:
    """Return what a path leads to from a thing; None behind a None."""
    for name in path:
        if thing is None:
            return None
        thing = thing.get(name) if isinstance(thing, Mapping) else getattr(thing, name)
    return thing


def with_options(ctx: Context, value: Any) -> Any:
    """Return a value of the table with the option of the rule in the place of ``"{name}"``."""
    if not isinstance(value, str):
        return value
    named = _OPTION.match(value)
    return ctx.options[named.group(1)] if named else value


def conditions(table: Any, key: str) -> tuple[Condition, ...]:
    """Read a table of conditions. Raises ``MatchError``."""
    if not isinstance(table, Mapping):
        raise MatchError(key, "must be a table of what is wanted by path")
    found: list[Condition] = []
    for path, wanted in table.items():
        for compare, value in _wanted(wanted, f"{key}.{path}"):
            found.append(Condition(path_of(path, key), compare, value))
    return tuple(found)


def holds(ctx: Context, wanted: Sequence[Condition], thing: Any) -> bool:
    """Say whether a thing meets all conditions."""
    return all(c.compare(follow(thing, c.path), with_options(ctx, c.wanted)) for c in wanted)


def _wanted(wanted: Any, key: str) -> list[tuple[Callable[[Any, Any], bool], Any]]:
    if not isinstance(wanted, Mapping):
        return [(_equals, wanted)]
    for name in wanted:
        if name not in COMPARISONS:
            raise MatchError(key, f"unknown comparison {name!r}; known: {', '.join(COMPARISONS)}")
    return [(COMPARISONS[name], value) for name, value in wanted.items()]


def _equals(found: Any, wanted: Any) -> bool:
    if isinstance(wanted, bool):
        return bool(found) is wanted
    return found in wanted if isinstance(wanted, list | tuple) else bool(found == wanted)
