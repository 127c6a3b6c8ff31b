"""Figures and dates of a text as values, so that an article can be held against what it cites.

A figure is in a source when the source has the same value, however it is written (``4.5 million``,
``4,500,000``), a value that rounds to it, or the number in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from ...base.cached import cached_property
from ...base.regexes import regex
from ...language.wordsets import sets_in, spell_out

if TYPE_CHECKING:
    from ...language.calendar import Calendar

# A special space or line break is a space, unless it parts the thousands of a number.
_SPACE = regex(r"[\u00a0\u202f\u2009](?!\d{3}(?!\d))|\s{2,}|[\r\n]")
_DIGITS = r"(?P<number>\d{1,3}(?:[,\u00a0\u202f]\d{3}){1,5}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?)"


class Figure(NamedTuple):
    """A figure: value, if it is a percentage, how many digits it states, range, and if "about" is said."""

    value: float
    percent: bool
    digits: int
    start: int
    end: int
    about: bool


class FigureReader:
    """Finds figures, by the words of ``numbers.toml`` and the names of a calendar."""

    def __init__(self, words: Mapping[str, Any], calendar: Calendar) -> None:
        self.calendar = calendar
        self._scales: dict[str, float] = {**words["scales"], **words["short_scales"], **words["glued_scales"]}
        self._small: list[str] = words["small"]
        self._tens: list[str] = words["tens"]
        sets = {
            **sets_in(words),
            "written": words["scales"],
            "scales": [*words["scales"], *words["short_scales"]],
            "glued": words["glued_scales"],
            "ones": self._small[1:10],
        }
        self._figure = regex(
            rf"(?<![\w.,/-])(?P<money>[$€£¥₹]\s?)?{_DIGITS}"
            + spell_out(
                r"(?:(?:\s|-)(?P<scale>(?@scales))\b|(?P<short>(?@glued))\b)?"
                r"(?P<percent>\s?%|\s(?@percent)\b)?(?![\w/]|[.,]\d)",
                sets,
            ),
            re.IGNORECASE,
        )
        self._in_words = regex(
            spell_out(
                r"\b(?:(?P<tens>(?@tens))(?:[- ](?P<one>(?@ones)))?|(?P<small>(?@small)))"
                r"(?:[- ](?P<scale>(?@written)))?\b",
                sets,
            ),
            re.IGNORECASE,
        )
        self._about = regex(spell_out(r"(?@about)\s?(?:[$€£¥₹]\s?)?\Z", sets), re.IGNORECASE)

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Figure]:
        """Find the figures written in digits; ordinals, dates, versions and numbers inside words are left
        out.
        """
        stop = len(text) if end is None else end
        taken = [(day.start, day.end) for day in self.calendar.find_days(text, start, stop)]
        taken += [(first, last) for first, last, _ in self.calendar.find_days_of_year(text, start, stop)]
        found = []
        for match in self._figure.finditer(text, start, stop):
            if any(low <= match.start("number") < high for low, high in taken):
                continue
            number = re.sub(r"[,\u00a0\u202f]", "", match["number"])
            scale = (match["scale"] or match["short"] or "").lower()
            value = float(number) * self._scales.get(scale, 1)
            digits = number.replace(".", "").lstrip("0")
            before = text[max(start, match.start() - 24) : match.start()]
            found.append(
                Figure(
                    value,
                    match["percent"] is not None,
                    len((digits.rstrip("0") if value >= 100 else digits) or "0"),
                    match.start(),
                    match.end(),
                    self._about.search(before) is not None,
                )
            )
        return found

    def values_in_words(self, text: str) -> Iterator[float]:
        """Yield the values of the numbers that are written in words."""
        for match in self._in_words.finditer(text):
            value = float(self._small.index(match["small"].lower())) if match["small"] else 0.0
            if match["tens"]:
                value = 20.0 + 10 * self._tens.index(match["tens"].lower())
                value += self._small.index(match["one"].lower()) if match["one"] else 0
            yield value * self._scales.get((match["scale"] or "").lower(), 1)


class _Read:
    """The figures and days of one text, found when first asked for."""

    def __init__(self, reader: FigureReader, text: str) -> None:
        self._reader, self._text = reader, _SPACE.sub(" ", text)

    @cached_property
    def values(self) -> list[float]:
        values = {figure.value for figure in self._reader.find(self._text)}
        values.update(self._reader.values_in_words(self._text))
        # Years and days inside dates count too: an article may name the year alone.
        values.update(_years(self._text))
        return sorted(values)

    @cached_property
    def days(self) -> set[str]:
        return {day.iso for day in self._reader.calendar.find_days(self._text)}

    @cached_property
    def days_of_year(self) -> set[str]:
        return {day for _, _, day in self._reader.calendar.find_days_of_year(self._text)}


def _years(text: str) -> list[float]:
    return [float(number) for number in re.findall(r"(?<!\d)\d{4}(?!\d)", text)]


class FigureStore:
    """The figures and dates of a source, to be asked whether it holds one; ``date`` is that of the source."""

    def __init__(self, reader: FigureReader, text: str, date: str = "") -> None:
        self._read, self._date = _Read(reader, text), date

    def dated(self, date: str) -> FigureStore:
        """Return the same figures as those of a source of another date; the text is not read again."""
        store = FigureStore.__new__(FigureStore)
        store._read, store._date = self._read, date
        return store

    def holds(self, figure: Figure) -> bool:
        """Say whether the source has the figure, one that rounds to it, or after "about" one near it."""
        for value in [*self._read.values, *_years(self._date)]:
            if value == figure.value or (
                value and figure.digits <= 3 and _rounded(value, figure.digits) == figure.value
            ):
                return True
            if figure.about and value and abs(value - figure.value) <= 0.1 * figure.value:
                return True
        return False

    def holds_day(self, iso: str) -> bool:
        """Say whether the source names a day, its year possibly left out."""
        return (
            iso in self._read.days
            or bool(self._date and self._date[:10] == iso)
            or iso[5:] in self._read.days_of_year
        )


def _rounded(value: float, digits: int) -> float:
    return float(f"{value:.{max(0, digits - 1)}e}")
