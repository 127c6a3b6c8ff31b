"""Named sets of words of data files: read, and put into expressions by their names (``(?@size)``).

They are the lines ``name: word word …`` of a text file (as many of a name as are needed), or the lists of a
TOML file: those of its table ``sets``, else all at its top.
"""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

from ..base.once import once
from ..base.regexes import regex

_NAMED = regex(r"\(\?@([\w-]+)\)")
_MOST = 1_000
_SPECIAL = "\\()[]{}?*+-^$.&~# \t\n\r\v\f"
"""What ``re.escape`` marks in a word without a bar, its own mark first."""
_spelt: dict[int, tuple[Iterable[str], str]] = {}
"""Sets, by their identity, and the alternatives that they are in an expression."""


@once
def word_sets(lines: Sequence[str]) -> Mapping[str, frozenset[str]]:
    """Return the sets of a text file (``data("grammar.txt")``) by name; each is made when it is first asked
    for, once for all documents.
    """
    return _Sets(lines)


class _Sets(dict[str, frozenset[str]]):
    """As a dict it holds the sets that were made so far, so that asking for one again costs nothing more."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__()
        self._words: dict[str, list[str]] = {}
        for line in lines:
            name, _, words = line.partition(": ")
            self._words.setdefault(name, []).append(words)

    def __missing__(self, name: str) -> frozenset[str]:
        made = self[name] = frozenset(" ".join(self._words[name]).split())
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def __contains__(self, name: object) -> bool:
        return name in self._words

    # What a dict has of its own knows only the sets that were made.
    keys, values, items, get = Mapping.keys, Mapping.values, Mapping.items, Mapping.get  # type: ignore[assignment]


@once
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
    # Many expressions name the same sets. A set that is kept is none that has taken its place since.
    known = _spelt.get(id(words))
    if known is None:
        text = f"(?:{either_of(words)})"
        if len(_spelt) >= _MOST:
            _spelt.clear()
        known = _spelt[id(words)] = words, text
    return known[1]


def either_of(words: Iterable[str]) -> str:
    """Return some words as the alternatives of an expression, each as ``re.escape`` spells it: all at once,
    because that goes through them character by character. The longest come first, so that a word does not
    hide one that begins with it.
    """
    found = sorted(sorted(words), key=len, reverse=True)
    text = "|".join(found)
    if text.count("|") >= len(found):  # a word holds one
        return "|".join(map(re.escape, found))
    for special in _SPECIAL:
        text = text.replace(special, f"\\{special}")
    return text


def worded(pattern: str, *files: str, flags: int = 0) -> Callable[[Callable[[str], Any]], re.Pattern[str]]:
    """Return an expression whose words stand in data files: ``PIERS(facts.data).search(text)``.

    It is compiled when it is first asked for, and again only where another run has other files. A door hands
    out the same file whenever it is asked, so that the same door is asked only once.
    """
    door: Callable[[str], Any] | None = None
    held: tuple[Any, ...] = ()
    made: re.Pattern[str] | None = None

    def of(data: Callable[[str], Any]) -> re.Pattern[str]:
        nonlocal door, held, made
        if made is None or data != door:
            now = tuple(map(data, files))
            if made is None or any(old is not new for old, new in zip(held, now, strict=True)):
                sets = ChainMap(*(cast("dict[str, Any]", sets_in(file)) for file in reversed(now)))
                made = regex(spell_out(pattern, sets), flags)
            door, held = data, now
        return made

    return of
