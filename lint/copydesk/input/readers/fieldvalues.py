"""The values of front matter with their places: what the parsers of its notations return, and what is made
of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ...document.model import TOO_MANY, Meta, Problem
from ...document.source import Span

Path = tuple[str | int, ...]

MOST_VALUES = 5_000


class Leaf(NamedTuple):
    """A value that is not a map or list, with its dotted key (items of a list are numbered) and its place."""

    key: str
    value: Any
    span: Span


class FrontMatter(NamedTuple):
    """What stands before the body.

    ``body_start`` is the code point where the article begins; ``span`` covers the block with its fences and
    is empty when there is none. The spans of ``entries`` and ``leaves`` cover the values without their
    quotation marks.
    """

    entries: tuple[Meta, ...]
    body_start: int
    span: Span
    problems: tuple[Problem, ...]
    leaves: tuple[Leaf, ...] = ()


class Parsed(NamedTuple):
    """What a parser of one notation returns: values, their places by path, and what it could not read."""

    values: dict[str, Any]
    spans: Mapping[Path, Span]
    problems: list[Problem]


NONE = FrontMatter((), 0, Span(0, 0), ())


def built(parsed: Parsed, body_start: int, span: Span, problems: list[Problem]) -> FrontMatter:
    """Make front matter of what a parser found; ``problems`` come before those of the parser."""
    entries: list[Meta] = []
    leaves: list[Leaf] = []
    for path, value in walk(parsed.values):
        key = ".".join(str(part) for part in path)
        place = _place(parsed.spans, path, span)
        if not isinstance(path[-1], int) or isinstance(value, dict):
            entries.append(Meta(key, value, place, "front-matter"))
        if not isinstance(value, dict | list):
            leaves.append(Leaf(key, value, place))
        if len(leaves) >= MOST_VALUES:
            detail = f"only the first {MOST_VALUES:,} values were read"
            problems.append(Problem(TOO_MANY, place, detail))
            break
    return FrontMatter(tuple(entries), body_start, span, (*problems, *parsed.problems), tuple(leaves))


def _place(spans: Mapping[Path, Span], path: Path, whole: Span) -> Span:
    """Return where a value stands; a value without a place of its own has that of what holds it."""
    while path:
        found = spans.get(path)
        if found is not None:
            return found
        path = path[:-1]
    return whole


def walk(values: dict[str, Any]) -> list[tuple[Path, Any]]:
    """List every value with its path, containers before what they hold, in the order of the file."""
    found: list[tuple[Path, Any]] = []
    stack: list[tuple[Path, Any]] = [((key,), value) for key, value in reversed(values.items())]
    while stack and len(found) < 2 * MOST_VALUES:
        path, value = stack.pop()
        found.append((path, value))
        if isinstance(value, dict):
            stack.extend(((*path, key), inner) for key, inner in reversed(value.items()))
        elif isinstance(value, list):
            stack.extend(((*path, number), inner) for number, inner in reversed(list(enumerate(value))))
    return found
