"""The ages of people: each age of a passage against the year of birth and the year in which it is told of."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.api import Scope, Slip, regex, worded

from .figuredtext import YEAR, Figured, N, Y
from .figureledger import Entry, Ledger

_FILE = "quantities.toml"
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_MONTH = r"(?:[A-Z][a-z]{2,8}\.? |[\uf000-\uf3ff],? ?)?"
BORN = regex(
    rf"\b(?:[Bb]orn|b\.)(?=[ ,])[^.;()\ue800-\uebff]{{0,60}}?\b(?:in |on )?(?:the )?{_MONTH}(?:of"
    rf" )?(?P<born>{Y})"
)
DIED = regex(
    rf"\b(?:died|dies|killed|passed away)\b[^.;()\ue800-\uebff]{{0,60}}?\b(?:in|on) {_MONTH}(?P<died>{Y})"
)
# "Gustav Ahlmann (1884-1951)", "(12 May 1884 – 3 June 1951)"
LIFE = regex(
    rf"\b(?P<name>[A-Z][\w’'-]{{1,20}}) \((?:born |b\. )?(?:[\w ]{{1,20}},? )?(?P<born>{_YEAR})"
    rf"(?: ?[–-] ?(?:died |d\. )?(?:[\w ]{{1,20}},? )?(?P<died>{_YEAR}))?\)"
)
AGE = regex(
    rf"(?:\b(?P<how>aged|[Aa]t the age of|[Aa]t age|turn(?:ed|s|ing)|lived to be|lived to"
    rf"|reached the age of|[Ww]as|[Ii]s|[Aa]t)"
    rf" (?:only |just |now |then |still )?(?P<a>{N})(?P<old> years? (?:old|of age))?"
    rf"(?=[,.;:)—–]|\Z| when\b| and\b| in\b| on\b| at the time\b| at h| last| this| – )"
    rf"|(?P<b>{N})[ -]years?[ -]old\b|(?<=[a-z], )(?P<c>{N})(?=, ))"
)
DEATH = regex(r"\b(?:died|dies|dead|death|killed|passed away|lived to)\b")
# "She was 84.": where nothing else happens, the death is meant.
BARE = regex(
    rf"(?:She|He|[A-Z][a-z]{{1,20}}(?: [A-Z][a-z]{{1,20}})?) (?:was|died|lived to be)(?: aged"
    rf"| at(?: the age of)?)? {N}(?: years old)?\.?\Z"
)
KIN = worded(r"\b(?:(?:his|her|their|whose|a|the) (?:\w{1,12} )?(?:(?@kin))s?)\b", _FILE)
NEW_CLAUSE = regex(
    r"[;:]|\b(?:said|says|had|recall(?:s|ed)|remember(?:s|ed))\b|,? (?:and|but|while|whereas"
    r"|before) (?!at\b|aged\b|died\b|he was\b|she was\b|in\b)|\)"
)
TODAY = regex(r"(?:Today|Now|At present)\b")
_OLDEST, _YOUNGEST, _FAR, _DIGITS = 115, 4, 110, 4


class _Birth(NamedTuple):
    year: int
    died: int
    name: str
    place: tuple[int, int]
    block: int


def wrong_person_ages(scope: Scope) -> Iterator[Slip]:
    """Yield ages that people had not in the year that is told, by their year of birth."""
    ledger: Ledger = scope.facts.figure_ledger
    births = sorted(_births(scope, ledger), key=lambda birth: birth.place)
    if not births:
        births = sorted(_implied(scope, ledger), key=lambda birth: birth.place)
    if not births:
        return
    starts = [birth.place[0] for birth in births]
    words = ("aged", " age ", "ge of ", "old", "turn", "was", "is ", "at ", "At ", "lived", ", ")
    for figured in ledger.saying(*words):
        if figured.offsets[0] < starts[0] - 400:
            continue
        for match in AGE.finditer(figured.text):
            birth = _of_whom(scope, figured, match, births, starts)
            if birth is not None:
                yield from _judged(scope, ledger, figured, match, birth)


def _births(scope: Scope, ledger: Ledger) -> Iterator[_Birth]:
    text = scope.text
    seen: set[int] = set()
    for match in LIFE.finditer(text) if "(" in text else ():
        block = scope.block_at(match.start())
        if block is not None and (match["died"] or "born" in match[0] or "b." in match[0]):
            seen.add(match.start("born"))
            yield _Birth(
                int(match["born"]), int(match["died"] or 0), match["name"], match.span("born"), block.start
            )
    for figured in ledger.saying("orn ", "b. "):
        for found in BORN.finditer(figured.text):
            year = figured.at(found["born"])
            block = scope.block_at(year.start)
            # Two children, or a mother, were born as well.
            if (
                block is None
                or year.start in seen
                or KIN(scope.data).search(figured.text[max(0, found.start() - 30) : found.start()])
            ):
                continue
            died = DIED.search(figured.text, found.end())
            behind = ledger.behind(figured) if died is None else None
            later = (
                DIED.match(behind.text, 0)
                or (re.match(r"(?:He|She) ", behind.text) and DIED.search(behind.text))
                if behind
                else None
            )
            ended = (
                figured.at(died["died"]).value
                if died
                else behind.at(later["died"]).value
                if behind and later
                else 0
            )
            name = re.findall(r"[A-Z][\w’'-]{2,20}", figured.text[: found.start()])
            yield _Birth(
                int(year.value), int(ended), name[-1] if name else "", (year.start, year.end), block.start
            )


def _implied(scope: Scope, ledger: Ledger) -> Iterator[_Birth]:
    """Yield the years of birth that ages with a year in their clause tell: "was 29 … in 2009"."""
    for figured in ledger.saying("aged", "ge of ", " was ", "turned"):
        for match in AGE.finditer(figured.text):
            said = figured.at(match["a"] or match["b"] or match["c"])
            years = [entry for entry in ledger.of(figured) if entry.kind == YEAR]
            told = _told(figured, match.start(0), years)
            block = scope.block_at(said.start)
            how = match["how"] or ""
            if (
                told is None
                or block is None
                or not (
                    how.startswith(("turn", "aged", "At", "at the"))
                    or " when " in figured.text[match.end() - 1 : match.end() + 6]
                )
            ):
                continue
            name = re.findall(r"[A-Z][\w’'-]{2,20}", figured.text[: match.start()])
            place = (said.start, said.end)
            yield _Birth(int(told.value - said.value), 0, name[-1] if name else "", place, block.start)


def _of_whom(
    scope: Scope, figured: Figured, match: re.Match[str], births: Sequence[_Birth], starts: Sequence[int]
) -> _Birth | None:
    """Return the birth of the person whose age a match is: of the sentence, of the passage, of the
    article."""
    begin, end = figured.offsets[0], figured.end
    inside = [birth for birth in births if begin <= birth.place[0] < end]
    before = figured.text[max(0, match.start() - 60) : match.start()]
    if len(inside) > 1 or KIN(scope.data).search(before) or (not inside and " who " in before):
        return None
    if inside:
        return inside[0]
    block = scope.block_at(begin)
    earlier = births[: bisect_right(starts, begin)]
    here = [birth for birth in earlier if block is not None and birth.block == block.start]
    one = (
        here[0] if len(here) == 1 else births[0] if len(births) == 1 and births[0].place[0] < begin else None
    )
    if one is None:
        return None
    opens = figured.text[:60]
    named = one.name and one.name in opens
    pronoun = re.match(r"(?:He|She)\b|(?:In|At|When|On|By|Today|Now|Last)\b[^.;]{0,40}\b(?:he|she)\b", opens)
    return one if named or pronoun else None


def _judged(
    scope: Scope, ledger: Ledger, figured: Figured, match: re.Match[str], birth: _Birth
) -> Iterator[Slip]:
    sign = match["a"] or match["b"] or match["c"]
    said = figured.at(sign)
    if not _YOUNGEST <= said.value <= _OLDEST or said.about or said.decimals:
        return
    if said.start == birth.place[0]:
        return
    place = match.start(0)
    now = (match["how"] or "") in ("is", "Is") and " now " in match[0]
    years = [
        entry
        for entry in ledger.of(figured)
        if entry.kind == YEAR and (entry.number.start, entry.number.end) != birth.place
    ]
    turned = (match["how"] or "").startswith("turn")
    told = _told(figured, place, years)
    # A year of birth that was worked out may be one out.
    loose = int(birth.place[1] - birth.place[0] != _DIGITS)
    if told is not None and not now:
        yield from _compared(said.start, said.end, said.value, birth, int(told.value), turned, loose=loose)
    elif years and not now:
        return
    elif birth.died and (DEATH.search(figured.text) or BARE.match(figured.text)):
        yield from _compared(said.start, said.end, said.value, birth, birth.died, False)
    elif TODAY.match(figured.text) or (
        birth.place[0] in range(figured.offsets[0], figured.end)
        and (match["b"] or match["c"] or (match["how"] or "") in ("is", "Is"))
    ):
        today = scope.facts.written_in
        if today is not None and (today.stated or said.value < today.year - birth.year - 2):
            yield from _compared(said.start, said.end, said.value, birth, today.year, False, loose=1 + loose)


def _told(figured: Figured, place: int, years: Sequence[Entry]) -> Entry | None:
    """Return the only other year of the sentence, where one clause holds it and the age."""
    if len(years) != 1:
        return None
    first, last = sorted((place, years[0].at))
    between = figured.text[first + 1 : last]
    return years[0] if last - first < _FAR and not NEW_CLAUSE.search(between) else None


def _compared(
    start: int, end: int, age: float, birth: _Birth, year: int, turned: bool, *, loose: int = 0
) -> Iterator[Slip]:
    most = year - birth.year
    least = most if turned else most - 1
    if not 0 < most <= _OLDEST or least - loose <= age <= most + loose:
        return
    first, last = sorted([(start, end), birth.place])
    yield Scope.found(
        *last,
        kind="then",
        beside=first,
        born=birth.year,
        year=year,
        age=f"{age:.0f}",
        right=f"{least} or {most}" if least < most else f"{most}",
    )
