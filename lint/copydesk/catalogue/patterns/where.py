"""Conditions on things of facts: what ``where``, ``when`` and ``tiers`` of a ``[match]`` table compare.

A condition is a path and what is wanted there: ``{ group = "self", "sentence.block.depth" = [1, 2], score =
{ least = 3 } }``. A path is names parted by dots, read as attributes or as keys of a mapping; a path through
None gives None. Wanted is a value, a list of values of which one will do, true or false for what counts as
such, or a table of comparisons: ``least``, ``most``, ``not`` (a value or a list), ``any`` (a list that shares
a member with what is found). ``"{limit}"`` stands for the option ``limit`` of the rule.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ...base.hints import hint
from .fields import COMPARISONS, MatchError, Options, check_option, option_of

if TYPE_CHECKING:
    from ..context import Context

Path = tuple[str, ...]
Compare = Callable[[Any, Any], bool]


class Condition(NamedTuple):
    """What must be found at a path: ``compare`` gets the value there and ``wanted``."""

    path: Path
    compare: Compare
    wanted: Any


def path_of(value: str) -> Path:
    """Return the parts of a path such as ``sentence.block``."""
    return tuple(value.split("."))


def follow(thing: Any, path: Path) -> Any:
    """Return what a path leads to from a thing; None behind a None."""
    for name in path:
        if thing is None:
            return None
        # Most things are named tuples; asking whether something is a mapping is slow.
        plain = isinstance(thing, tuple) or not isinstance(thing, Mapping)
        thing = getattr(thing, name) if plain else thing.get(name)
    return thing


def with_options(ctx: Context, value: Any) -> Any:
    """Return a value of the table with the option of the rule in the place of ``"{name}"``."""
    name = option_of(value)
    return ctx.options[name] if name else value


def conditions(table: Mapping[str, Any], key: str, options: Options) -> tuple[Condition, ...]:
    """Read a table of conditions that stands at a key. Raises ``MatchError``."""
    return tuple(
        Condition(path_of(path), compare, value)
        for path, wanted in table.items()
        for compare, value in _wanted(wanted, f"{key}.{path}", options)
    )


def holds(ctx: Context, wanted: Sequence[Condition], thing: Any) -> bool:
    """Say whether a thing meets all conditions."""
    return all(compare(follow(thing, path), with_options(ctx, value)) for path, compare, value in wanted)


def _wanted(wanted: Any, key: str, options: Options) -> list[tuple[Compare, Any]]:
    pairs = list(wanted.items()) if isinstance(wanted, Mapping) else [("", wanted)]
    for name, value in pairs:
        if name and name not in COMPARISONS:
            known = ", ".join(COMPARISONS)
            raise MatchError(key, f"unknown comparison {name!r}{hint(name, COMPARISONS)}; known: {known}")
        if name == "any" and not isinstance(value, list | tuple) and not option_of(value):
            raise MatchError(key, "any needs a list")
        check_option(key, value, options)
    return [(_COMPARE[name], value) for name, value in pairs]


def _equals(found: Any, wanted: Any) -> bool:
    if isinstance(wanted, bool):
        return bool(found) is wanted
    return found in wanted if isinstance(wanted, list | tuple) else bool(found == wanted)


_COMPARE: Mapping[str, Compare] = {
    "": _equals,
    "least": lambda found, wanted: found is not None and found >= wanted,
    "most": lambda found, wanted: found is not None and found <= wanted,
    "not": lambda found, wanted: not _equals(found, wanted),
    "any": lambda found, wanted: not set(wanted).isdisjoint(found or ()),
}
