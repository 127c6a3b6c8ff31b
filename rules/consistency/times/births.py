"""When people were born and died, as an article tells it."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.api import Scope, regex, worded

from ..quantities.figuredtext import Figured, Y
from ..quantities.figureledger import Ledger

_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_MONTH = r"(?:[A-Z][a-z]{2,8}\.? |[\uf000-\uf3ff],? ?)?"
_DATE = r"(?:[\w ]{1,20},? )?"
BORN = regex(
    rf"\b(?:[Bb]orn|b\.)(?=[ ,])[^.;()\ue800-\uebff]{{0,60}}?\b(?:in |on )?(?:the )?{_MONTH}(?:of"
    rf" )?(?P<born>{Y})"
)
DIED = regex(
    rf"\b(?:died|dies|killed|passed away)\b[^.;()\ue800-\uebff]{{0,60}}?\b(?:in|on) {_MONTH}(?P<died>{Y})"
)
# "Gustav Ahlmann (1884-1951)", "(12 May 1884 – 3 June 1951)"
LIFE = regex(
    rf"\b(?P<name>[A-Z][\w’'-]{{1,20}}) \((?:born |b\. )?(?P<from>{_DATE})(?P<born>{_YEAR})"
    rf"(?: ?[–-] ?(?:died |d\. )?(?P<to>{_DATE})(?P<died>{_YEAR}))?\)"
)
# What each of them holds, found at its bracket: most texts with brackets have none.
_LIFE_TOLD = regex(rf"\((?:born |b\. )?{_DATE}{_YEAR}")
YEAR = regex(_YEAR)
KIN = worded(r"\b(?:(?:his|her|their|whose|a|the) (?:\w{1,12} )?(?:(?@kin))s?)\b", "quantities.toml")
NAME = regex(r"[A-Z][\w’'-]{2,20}")
DAY = regex(r"(?:(?P<d1>\d{1,2}) )?(?P<month>[A-Z][a-z]{2,8})(?: (?P<d2>\d{1,2}))?")


class Birth(NamedTuple):
    """A birth: its year and day (month, day; None where it is not told), the year of death (0 for none)
    and its
    day, the name, the place of the year, the block, and by how many years it may be out.
    """

    year: int
    born_on: tuple[int, int] | None
    died: int
    died_on: tuple[int, int] | None
    name: str
    place: tuple[int, int]
    block: int
    slack: int = 0


def births_of(scope: Scope, ledger: Ledger) -> list[Birth]:
    """Return the births that an article tells of, in reading order."""
    return sorted(_births(scope, ledger), key=lambda birth: birth.place)


def _births(scope: Scope, ledger: Ledger) -> Iterator[Birth]:
    text = scope.text
    seen: set[int] = set()
    for match in LIFE.finditer(text) if _LIFE_TOLD.search(text) else ():
        block = scope.block_at(match.start())
        disputed = YEAR.search(match["from"]) is not None
        if block is not None and not disputed and (match["died"] or "born" in match[0] or "b." in match[0]):
            seen.add(match.start("born"))
            days = _day(scope, match["from"]), _day(scope, match["to"] or "")
            place = match.span("born")
            died = int(match["died"] or 0)
            yield Birth(int(match["born"]), days[0], died, days[1], match["name"], place, block.start)
    for figured in ledger.saying("orn ", "b. "):
        for found in BORN.finditer(figured.text):
            year = figured.at(found["born"])
            block = scope.block_at(year.start)
            # Two children, or a mother, were born as well.
            kin = KIN(scope.data).search(figured.text[max(0, found.start() - 30) : found.start()])
            if block is not None and year.start not in seen and not kin:
                died = _death(ledger, figured, found)
                name = NAME.findall(figured.text[: found.start()])
                place = (year.start, year.end)
                yield Birth(int(year.value), None, died, None, name[-1] if name else "", place, block.start)


def _death(ledger: Ledger, figured: Figured, found: re.Match[str]) -> int:
    """Return the year in which somebody died whose birth is told, here or in the next sentence; 0 for
    none.
    """
    died = DIED.search(figured.text, found.end())
    if died is not None:
        return int(figured.at(died["died"]).value)
    behind = ledger.behind(figured)
    if behind is None:
        return 0
    pronoun = re.match(r"(?:He|She|When (?:he|she)) ", behind.text)
    later = DIED.match(behind.text) or (DIED.search(behind.text) if pronoun else None)
    return int(behind.at(later["died"]).value) if later else 0


def _day(scope: Scope, written: str) -> tuple[int, int] | None:
    """Return the month and day of a date without its year ("4 June "), where both are told."""
    match = DAY.match(written)
    months: Sequence[str] = scope.data("calendar.toml")["months"]
    if match is None or not (match["d1"] or match["d2"]) or match["month"].lower() not in months:
        return None
    return months.index(match["month"].lower()), int(match["d1"] or match["d2"])
