"""Named sets of words in one data file: lines ``name: word word …``, as many of a name as are needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache


def word_sets(lines: Sequence[str]) -> Mapping[str, frozenset[str]]:
    """Return the sets of a data file (``data("grammar.txt")``) by name; made once for all documents."""
    return _sets(tuple(lines))


@lru_cache(maxsize=64)
def _sets(lines: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in lines:
        name, _, words = line.partition(": ")
        found.setdefault(name, set()).update(words.split())
    return {name: frozenset(words) for name, words in found.items()}
