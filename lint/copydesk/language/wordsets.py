"""Named sets of words of data files: read, and put into expressions by their names (``(?@size)``).

They are the lines ``name: word word …`` of a text file (as many of a name as are needed), or the lists of a
TOML file: those of its table ``sets``, else all at its top.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from ..base.once import once
from ..base.regexes import regex

_NAMED = regex(r"\(\?@([\w-]+)\)")


@once
def word_sets(lines: Sequence[str]) -> Mapping[str, frozenset[str]]:
    """Return the sets of a text file (``data("grammar.txt")``) by name; made once for all documents."""
    found: dict[str, set[str]] = {}
    for line in lines:
        name, _, words = line.partition(": ")
        found.setdefault(name, set()).update(words.split())
    return {name: frozenset(words) for name, words in found.items()}


def sets_in(held: Mapping[str, Any] | Sequence[str]) -> Mapping[str, Iterable[str]]:
    """Return the sets of a data file as the door hands it out."""
    if not isinstance(held, Mapping):
        return word_sets(held)
    table = held.get("sets", held)
    return {name: words for name, words in table.items() if isinstance(words, list)}


def spell_out(pattern: str, sets: Mapping[str, Iterable[str]]) -> str:
    """Put the words of named sets into an expression. Raises ``KeyError`` for a set that there is not."""
    return _NAMED.sub(lambda named: _alternatives(sets[named[1]]), pattern)


def _alternatives(words: Iterable[str]) -> str:
    # The longest first, so that a word does not hide one that begins with it.
    found = sorted(sorted(words), key=len, reverse=True)
    return f"(?:{'|'.join([word if word.isalnum() else re.escape(word) for word in found])})"


def worded(pattern: str, *files: str, flags: int = 0) -> Callable[[Callable[[str], Any]], re.Pattern[str]]:
    """Return an expression whose words stand in data files: ``PIERS(facts.data).search(text)``.

    It is compiled when it is first asked for, and again only where another run has other files.
    """
    kept: list[tuple[tuple[Any, ...], re.Pattern[str]]] = []

    def of(data: Callable[[str], Any]) -> re.Pattern[str]:
        held = tuple(map(data, files))
        if not kept or any(old is not new for old, new in zip(kept[0][0], held, strict=True)):
            sets = {name: words for file in held for name, words in sets_in(file).items()}
            kept[:] = [(held, regex(spell_out(pattern, sets), flags))]
        return kept[0][1]

    return of
