"""The words by which tables are told (``table-words.toml``): names of columns, names that look like joined
cells, units, and how a text leads to a table.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ...base.regexes import regex
from .joins import Join, find_joins

if TYPE_CHECKING:
    from ..knowledge import Data

_WORDS = regex(r"[^\W\d_][\w’'-]*|#")
_LINKS = frozenset(["of", "per", "in", "by", "at", "to", "for", "on", "with", "and", "or", "from", "as"])
_REMEMBERED = 2000


class TableWords:
    """The words of one data file, read; ``joins`` remembers what it was asked for lately."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.nouns = frozenset(data["column_nouns"].split())
        self._names = frozenset(data["joined_names"].split())
        self._prefixes = frozenset(data["name_prefixes"].split())
        units: Mapping[str, str] = data["units"]
        self._units = {unit: name for name, every in units.items() for unit in every.split()}
        self._surroundings = data["surroundings"]
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._joins: dict[str, list[Join]] = {}

    def joins(self, line: str) -> list[Join]:
        """Return the joined words of a line; see ``find_joins``."""
        found = self._joins.get(line)
        if found is None:
            if len(self._joins) >= _REMEMBERED:
                self._joins.clear()
            found = self._joins[line] = find_joins(line, self._names, self._prefixes)
        return found

    def sure(self, line: str) -> list[int]:
        """Return where in a line words are joined for sure."""
        return [join.at for join in self.joins(line) if join.weight == 1]

    def names_column(self, cell: str) -> bool:
        """Say whether a cell reads as the name of a column: it ends in a usual noun, or starts with one that
        an addition follows ("Cost per day", "Area (km²)").
        """
        words = [word.lower() for word in _WORDS.findall(cell.split("(")[0].split("[")[0])]
        if not words:
            return False
        last = words[-1].rsplit("-", 1)[-1]
        return last in self.nouns or (len(words) > 1 and words[0] in self.nouns and words[1] in _LINKS)

    def dimension(self, unit: str) -> str:
        """Return what a unit measures, or "" when it is not known."""
        return self._units.get(unit, "")

    def surroundings(self, name: str) -> re.Pattern[str]:
        """Return an expression for how a text speaks of tables: lead, shows, source, named."""
        pattern = self._patterns.get(name)
        if pattern is None:
            every: Sequence[str] = self._surroundings[name]
            text = "|".join(every).replace("{exhibit}", self._surroundings["exhibit"])
            pattern = self._patterns[name] = regex(text, 0 if name == "named" else re.IGNORECASE)
        return pattern


_latest: list[tuple[Any, TableWords]] = []


def table_words(data: Data) -> TableWords:
    """Return the words of a run; read once for the file that it has."""
    words = data("table-words.toml")
    if not _latest or _latest[0][0] is not words:
        _latest[:] = [(words, TableWords(words))]
    return _latest[0][1]
