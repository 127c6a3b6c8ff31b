"""YAML of strangers read as texts, lists and tables, within bounds, with the line of every value.

Scalars stay texts, because a style that lists the word ``yes`` means the word; what is a number or a truth
value is told by the field it stands in.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

MOST_BYTES = 4_000_000
MOST_VALUES = 200_000
DEEPEST = 12

Place = tuple[str | int, ...]


class Unreadable(ValueError):
    """A file that cannot be read as a rule; ``line`` is where."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line, self.what = line, what


class Read(NamedTuple):
    """The table of a file, and the line of each of its keys and items."""

    values: dict[str, Any]
    lines: Mapping[Place, int]

    def line(self, *place: str | int) -> int:
        """Return the line of a value, or of the innermost table that has one."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def read_yaml(data: bytes) -> Read:
    """Read one YAML document that is a table. Raises ``Unreadable``."""
    import yaml

    if len(data) > MOST_BYTES:
        raise Unreadable(1, f"is larger than {MOST_BYTES:,} bytes")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(1, "is not UTF-8 text") from None
    try:
        node = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, RecursionError, ValueError, IndexError, TypeError) as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        reason = getattr(error, "problem", None) or "is nested too deep or broken"
        raise Unreadable(mark.line + 1 if mark else 1, f"is not valid YAML: {reason}") from None
    if not isinstance(node, yaml.MappingNode):
        raise Unreadable(1, "holds no table of “key: value” lines")
    reader = _Reader(yaml)
    return Read(reader.table(node, ()), reader.lines)


class _Reader:
    """Turns nodes into values; aliases can multiply, so that values are counted."""

    def __init__(self, yaml: Any) -> None:
        self._yaml = yaml
        self.lines: dict[Place, int] = {}
        self._count = 0

    def value(self, node: Any, place: Place) -> Any:
        line = node.start_mark.line + 1
        self._count += 1
        if self._count > MOST_VALUES:
            raise Unreadable(line, f"holds more than {MOST_VALUES:,} values")
        if len(place) > DEEPEST:
            raise Unreadable(line, "is nested too deep")
        self.lines[place] = line
        if isinstance(node, self._yaml.MappingNode):
            return self.table(node, place)
        if isinstance(node, self._yaml.SequenceNode):
            return [self.value(item, (*place, number)) for number, item in enumerate(node.value)]
        return None if node.tag == "tag:yaml.org,2002:null" and node.style is None else str(node.value)

    def table(self, node: Any, place: Place) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, self._yaml.ScalarNode):
                raise Unreadable(key.start_mark.line + 1, "has a key that is no text")
            name = str(key.value)
            found[name] = self.value(value, (*place, name))
            self.lines[(*place, name)] = key.start_mark.line + 1
        return found
