"""Words by the classes of things that they name: lines "group: words of one class"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from copydesk.api import once

_NONE: Mapping[str, Set[int]] = {}


class Classes:
    """Of which classes each word is, by group: as a kind of thing, say, and as a part of a name."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Read the lines of a data file; a class has the number of its line."""
        self._of: dict[str, dict[str, set[int]]] = {}
        for number, line in enumerate(lines):
            group, _, words = line.partition(": ")
            for word in words.split():
                self._of.setdefault(group, {}).setdefault(word, set()).add(number)

    def group(self, name: str) -> Mapping[str, Set[int]]:
        """Return the words of a group with their classes."""
        return self._of.get(name, _NONE)

    def alike(self, group: str, one: str, two: str) -> bool:
        """Say whether two words as written are of one class of a group."""
        return not self._read(group, one).isdisjoint(self._read(group, two))

    def _read(self, group: str, word: str) -> Set[int]:
        known, low = self.group(group), word.lower().removesuffix("’s").removesuffix("'s").rstrip("’'")
        return known.get(low) or known.get(low.removesuffix("s")) or frozenset()


classes_of = once(Classes)
