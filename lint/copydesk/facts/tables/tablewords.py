"""The words by which tables are told (``table-words.toml``): names of columns, names that look like joined
cells, units, and how a text leads to a table.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ...base.regexes import regex
from ...language.wordsets import sets_in, spell_out
from .joins import Join, find_joins

if TYPE_CHECKING:
    from ..knowledge import Data

_WORDS = regex(r"[^\W\d_][\w’'-]*|#")
_REMEMBERED = 2000
_VALUE = (
    r"[#≈~<>]?[+\-−–±]?[ \u00a0]?[$€£¥]?[+\-−–]?\d[\d,.\u00a0 :'’\"/–−+×x-]{0,24}"
    r"(?:[ \u00a0]?(?:%|°[CF]?|[A-Za-zµ]{1,4}[²³23]?|(?@counted))\.?)?"
    r"(?:[ \u00a0]?[(\[][^()\[\]]{1,24}[)\]])?\*?$"
    r"|(?:\d{1,2}(?:st|nd|rd|th)?\.?[ \u00a0])?(?@months)[a-z]{0,6}\.?"
    r"(?:[ \u00a0]\d{1,2}(?:st|nd|rd|th)?)?(?:,?[ \u00a0]\d{4})?$"
)


class TableWords:
    """The words of the data files, read; ``joins`` remembers what it was asked for lately."""

    def __init__(self, data: Mapping[str, Any], calendar: Mapping[str, Any]) -> None:
        self._links = frozenset(data["links"].split())
        months = [*calendar["short_months"], *calendar["other_months"]]
        self.value = regex(
            spell_out(_VALUE, {**sets_in(data), "months": [month.capitalize() for month in months]})
        )
        """A number with its unit, or a date."""
        self.nouns = frozenset(data["column_nouns"].split())
        self.row_heads = frozenset(data["row_heads"].split())
        """What the first column is called by which others compare things."""
        self._names = frozenset(data["joined_names"].split())
        self._prefixes = frozenset(data["name_prefixes"].split())
        units: Mapping[str, str] = data["units"]
        self._units = {unit: name for name, every in units.items() for unit in every.split()}
        self._counted = frozenset(data["sets"]["counted"]) | frozenset(data["time_units"].split())
        self._months = frozenset(months) | frozenset(month.casefold() for month in calendar["months"])
        self._days = frozenset(calendar["weekdays"]) | frozenset(calendar["short_weekdays"])
        self.labels = frozenset(data["box_labels"].split())
        """What a box of facts calls its entries ("born", "occupation"), in lower case."""
        self.loose = frozenset(data["loose"].split())
        """Small words of which a row of cells has few."""
        self.answers = frozenset(data["answers"].split())
        """Words that fill a cell as a figure does, in lower case."""
        self._grades = frozenset(data["grades"].split())
        self.cell_words = self.answers | self._grades
        """Words that are a cell for themselves, in lower case."""
        self.series = tuple(tuple(text.split()) for text in data["series"])
        """Words with which rows begin in this order: first, second …; early, late, night."""
        self.no_unit = frozenset(data["no_unit"].split())
        """Short words behind a number that are no unit."""
        self.spoken = regex(spell_out(r"\b(?:(?@spoken))\b", sets_in(data)))
        """Words that make a sentence of a line."""
        self._surroundings = data["surroundings"]
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._joins: dict[str, list[Join]] = {}

    def joins(self, line: str, places: Sequence[int] | None = None) -> list[Join]:
        """Return the joined words of a line; see ``find_joins``, also for ``places``."""
        found = self._joins.get(line)
        if found is None:
            if len(self._joins) >= _REMEMBERED:
                self._joins.clear()
            found = self._joins[line] = find_joins(line, self._names, self._prefixes, places)
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
        return last in self.nouns or (len(words) > 1 and words[0] in self.nouns and words[1] in self._links)

    def is_unit(self, word: str) -> bool:
        """Say whether a word is a unit, or what is counted in a cell."""
        return word in self._units or word in self._counted

    def is_month(self, word: str) -> bool:
        """Say whether a word with a capital is a month, whole or shortened."""
        return word[:1].isupper() and word.rstrip(".").casefold() in self._months

    def is_day(self, word: str) -> bool:
        """Say whether a word is a day of the week, whole or shortened."""
        return word[:1].isupper() and word.rstrip(".").casefold() in self._days

    def answers_cell(self, word: str) -> bool:
        """Say whether a word fills a cell by itself: yes, free, a month, a day, a grade."""
        lower = word.lower()
        answer = (word[:1].isupper() and lower in self.answers) or lower in self._grades
        return answer or self.is_month(word) or self.is_day(word)

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


_latest: list[tuple[Any, Any, TableWords]] = []


def table_words(data: Data) -> TableWords:
    """Return the words of a run; read once for the file that it has."""
    words, calendar = data("table-words.toml"), data("calendar.toml")
    if not _latest or _latest[0][0] is not words or _latest[0][1] is not calendar:
        _latest[:] = [(words, calendar, TableWords(words, calendar))]
    return _latest[0][2]
