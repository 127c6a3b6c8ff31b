"""What widgets show: the weather, the tides, prices at the exchange, how many are on the site.

Such a line is no sentence. It is made of figures, names and the words of a few classes
(``page-readings.toml``) alone: “London 14°C Light rain”, “DAX 18.214,30 ▲ 0,42 %”, “Berlin 18° wolkig”.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from copydesk.api import regex

_WORD = regex(r"[^\s·|•,;:()–—]+")
_FIGURE = regex(r"[+−–-]?[£$€]?\d[\d.,:/%-]*(?:°[CFcf]?|[ap]m|%|[a-z]{1,4})?|[▲▼↑↓+−–%°-]|°?[CF]")
_DEGREE = regex(r"\d ?°")
_CODE = regex(r"[A-Z][A-Z0-9&./]{1,7}")
_MOVE = regex(r"[▲▼%]")
_NAMES, _LONGEST = 4, 160


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case, without marks; a degree is a word of its own."""
    words = [word for part in _WORD.findall(text) if (word := _bare(part))]
    return [*words, "°"] if "°" in text else words


def _bare(part: str) -> str:
    return part.casefold().removesuffix("’s").removesuffix("'s").strip(".'’\"“”*_#")


class Readings:
    """The classes of the data file; ``dates`` are the names of months and weekdays."""

    def __init__(self, data: Mapping[str, str], dates: Iterable[str]) -> None:
        classes = {name: frozenset(text.split()) for name, text in data.items()}
        self._telling = classes["weather"] | classes["sea"] | classes["site"]
        self._market = classes["market"]
        dated = {part for date in dates for part in (date.casefold(), date[:3].casefold())}
        self._plain = self._market | classes["small"] | classes["weekdays"] | dated

    def subject(self, text: str) -> frozenset[str]:
        """Return the words in lower case by which a line is a reading, with "°" for a degree; none where it
        is a sentence or has other words.
        """
        if len(text) > _LONGEST or text[-1:] in ".!?" or not any(map(str.isdigit, text)):
            return frozenset()
        told: set[str] = set()
        codes: set[str] = set()
        names = 0
        for part in _WORD.findall(text):
            word = _bare(part)
            if word in self._telling:
                told.add(word)
            elif word in self._market or _CODE.fullmatch(part):
                codes.add(word)
            elif word and word not in self._plain and not _FIGURE.fullmatch(part):
                names += 1
                if not part[0].isupper():
                    return frozenset()
        if names > _NAMES:
            return frozenset()
        if _DEGREE.search(text):
            told.add("°")
        if _MOVE.search(text):
            told |= codes
        return frozenset(told)
