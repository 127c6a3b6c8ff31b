"""Ways to write times of day, dates, sums, measures, decades and centuries: an article keeps to one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from copydesk.api import TextWords, regex


class Choice(NamedTuple):
    """Ways to write one thing: a name for the thing, a pattern that must occur for any of them, and the
    pattern of each way with a name. ``even`` says that of two ways that are as frequent one is wrong;
    ``least`` is how often the usual way stands.
    """

    what: str
    anchor: re.Pattern[str]
    ways: tuple[tuple[str, re.Pattern[str]], ...]
    even: bool = False
    least: int = 1


class Numbers(NamedTuple):
    """Where numbers stand in a document, and which words have figures in them: each by itself, and one a
    line.
    """

    table: TextWords
    places: list[int]
    forms: list[str]
    joined: str


Possible = Callable[[Numbers], object]
_HALVES = r"[ \u00a0]?[ap]\.?m\b"
_AT = r"(?:(?<=\bat )|(?<=\bfrom )|(?<=\buntil )|(?<=\btill )|(?<=\bbefore )|(?<=\bafter ))"
_SUM = r"[£$€]\d[\d.,]{0,12}"
_UNITS = ("km", "kg", "cm", "mm", "ml", "mg")
_JOINED_UNIT, _SHORT_SUM = (
    regex(rf"\d(?:{'|'.join(_UNITS)})$", re.MULTILINE),
    regex(r"\d(?:m|bn|tn|M|B)$", re.MULTILINE),
)
_FOUR, _OWNED, _DECADE = (
    regex(r"^[1-9]\d{3}$", re.MULTILINE),
    regex(r"\d0['’]s$", re.MULTILINE),
    regex(r"\d0s$", re.MULTILINE),
)
_ENDING, _CLOSE_HALF = regex(r"^\d{1,2}(?:st|nd|rd|th)\b", re.MULTILINE), regex(r"\d[ap]m$", re.MULTILINE)
_IN_FIGURES = regex(r"^\d{4}-\d\d-\d\d$", re.MULTILINE)
_NAMES = (
    ("km", "kilometre kilometer"),
    ("kg", "kilogram kilogramme kilo"),
    ("cm", "centimetre centimeter"),
    ("mm", "millimetre millimeter"),
    ("ml", "millilitre milliliter"),
    ("g", "gram gramme"),
    ("m", "metre meter"),
)


def _either(one: tuple[str, str], two: tuple[str, str], what: str, anchor: str, least: int = 1) -> Choice:
    ways = tuple((name, regex(pattern)) for name, pattern in (one, two))
    return Choice(what, regex(anchor), ways, even=least == 1, least=least)


_STOP = _either(
    ("with a stop", rf"(?<![\d.:])\d{{1,2}}\.[0-5]\d(?={_HALVES})|{_AT}\d{{1,2}}\.[0-5]\d(?![\d%]|\.\d)"),
    ("with a colon", rf"(?<![\d.:])\d{{1,2}}:[0-5]\d(?={_HALVES})|{_AT}\d{{1,2}}:[0-5]\d(?![\d:])"),
    "times",
    r"\d[.:][0-5]\d",
)
_HALF_APART = _either(
    ("with a space", r"(?<=\d)[ \u00a0][ap]\.?m\b"),
    ("without a space", r"(?<=\d)[ap]\.?m\b"),
    "times",
    rf"\d{_HALVES}",
)
_HOURS = _either(
    ("with am and pm", rf"(?<![\d.:])\d{{1,2}}(?:[.:]\d\d)?{_HALVES}"),
    ("by 24 hours", rf"{_AT}(?:1[3-9]|2[0-3])[:.][0-5]\d(?![\d:%]|[ \u00a0]?[ap]\.?m)"),
    "times",
    rf"\d{_HALVES}|[12]\d[:.][0-5]\d",
)
_MILLIONS = _either(
    ("with “million”", rf"{_SUM}[ \u00a0](?:m|b|tr)illion\b"),
    ("with “m”", rf"{_SUM}(?:m|bn|tn|M|B)\b"),
    "sums",
    "[£$€]",
)
_THOUSANDS = _either(
    ("with a comma", r"[£$€]\d{1,3},\d{3}(?![,\d])"),
    ("without a mark", r"[£$€][1-9]\d{3}(?![\d,]|\.\d)"),
    "sums",
    "[£$€]",
)
_DECADES = _either(
    ("without an apostrophe", r"\b(?:1[6-9]|20)\d0s\b"),
    ("with an apostrophe", r"(?<=[Tt]he )(?:1[6-9]|20)\d0['’]s\b"),
    "decades",
    r"\d0['’]?s\b",
)
CENTURIES = _either(
    ("in figures", r"\b\d{1,2}(?:st|nd|rd|th)(?=[- ]centur)"),
    ("in words", r"\b(?:[A-Za-z]{2,8}teenth|(?:twenty-)?[A-Za-z]{3,9}th|(?:twenty-)?first)(?=[- ]centur)"),
    "centuries",
    "[Cc]entur",
)
_UNIT_APART = _either(
    ("with a space", rf"\d[ \u00a0\u202f](?:{'|'.join(_UNITS)})\b"),
    ("without a space", rf"\d(?:{'|'.join(_UNITS)})\b"),
    "measures",
    rf"\d[ \u00a0\u202f]?(?:{'|'.join(_UNITS)})\b",
)


def _named(short: str, names: str) -> tuple[Choice, Possible]:
    """Return the choice between the sign and the name of a unit, and whether a text may hold both."""
    words = frozenset(f"{name}{ending}" for name in names.split() for ending in ("", "s"))
    joined = regex(rf"\d{short}$", re.MULTILINE)
    choice = _either(
        (f"“{short}”", rf"\d[ \u00a0\u202f]?{short}(?![\w/²³])"),
        (f"“{names.split()[0]}s”", rf"\d[ \u00a0\u202f](?:{'|'.join(sorted(words))})\b"),
        "measures",
        rf"\d[ \u00a0\u202f]?(?:{short}\b|{names[:3]})",
        least=2,
    )

    def possible(numbers: Numbers) -> object:
        vocabulary = numbers.table.vocabulary
        return words & vocabulary and (short in vocabulary or joined.search(numbers.joined))

    return choice, possible


def _halves(numbers: Numbers) -> bool:
    vocabulary = numbers.table.vocabulary
    return bool({"am", "pm", "m"} & vocabulary) or _CLOSE_HALF.search(numbers.joined) is not None


def _has_sums(numbers: Numbers) -> bool:
    return any(not {"£", "$", "€"}.isdisjoint(gap) for gap in numbers.table.breaks)


_CHOICES: tuple[tuple[Choice, Possible], ...] = (
    (_STOP, lambda numbers: ":" in numbers.table.breaks and "." in numbers.table.breaks),
    (_HALF_APART, lambda numbers: _CLOSE_HALF.search(numbers.joined) and _halves(numbers)),
    (
        _HOURS,
        lambda numbers: (":" in numbers.table.breaks or "." in numbers.table.breaks) and _halves(numbers),
    ),
    (_MILLIONS, lambda numbers: _SHORT_SUM.search(numbers.joined) and _has_sums(numbers)),
    (
        _THOUSANDS,
        lambda numbers: "," in numbers.table.breaks and _FOUR.search(numbers.joined) and _has_sums(numbers),
    ),
    (_DECADES, lambda numbers: _OWNED.search(numbers.joined) and _DECADE.search(numbers.joined)),
    (
        _UNIT_APART,
        lambda numbers: _JOINED_UNIT.search(numbers.joined) and numbers.table.vocabulary.intersection(_UNITS),
    ),
    *(_named(*unit) for unit in _NAMES),
)


def choices(numbers: Numbers, months: tuple[str, ...], short: tuple[str, ...]) -> Iterator[Choice]:
    """Yield the choices of which a text may hold more than one way."""
    yield from (choice for choice, possible in _CHOICES if possible(numbers))
    vocabulary = numbers.table.vocabulary
    if not vocabulary.isdisjoint(months):
        ending, cut, figures = _dates(months, short)
        if _ENDING.search(numbers.joined):
            yield ending
        if not vocabulary.isdisjoint(short):
            yield cut
        # Who writes of dates shows several ways.
        if "dates" not in vocabulary and ("/" in numbers.table.breaks or _IN_FIGURES.search(numbers.joined)):
            yield figures


@cache
def _dates(months: tuple[str, ...], short: tuple[str, ...]) -> Sequence[Choice]:
    """Return the ways to write a date, by the names of the months and their short forms."""
    whole = "|".join(map(str.capitalize, months))
    cut = "|".join(name.capitalize() for name in short if name not in months)
    anchor = rf"{whole}|{cut}|\d[-/.]\d"
    # March to July are cut short by few who do it to others.
    long = "|".join(map(str.capitalize, (*months[:2], *months[7:])))
    year, day = r"(?:,? [12]\d{3})", r"(?<![\w.,:/-])\d{1,2}"
    return (
        _either(
            ("without an ending", rf"{day} (?:{whole})\b|\b(?:{whole}) \d{{1,2}}{year}"),
            (
                "with an ending",
                rf"{day}(?:st|nd|rd|th) (?:{whole})\b|"
                rf"\b(?:{whole}) \d{{1,2}}(?:st|nd|rd|th)\b",
            ),
            "dates",
            anchor,
        ),
        _either(
            ("in full", rf"{day} (?:{long})\b|\b(?:{long}) \d{{1,2}}\b"),
            ("cut short", rf"{day} (?:{cut})\b|\b(?:{cut})\.? \d{{1,2}}\b"),
            "months",
            anchor,
        ),
        _either(
            ("with the month in words", rf"\b\d{{1,2}} (?:{whole}){year}|\b(?:{whole}) \d{{1,2}}{year}"),
            (
                "in figures",
                r"(?<![\w./-])(?:\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d|(?:19|20)\d\d-[01]\d-[0-3]\d)(?![\w/-]|\.\d)",
            ),
            "dates",
            anchor,
        ),
    )
