"""Weekdays that do not fit their date in the year of publication, or the other dates of a programme."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from functools import cache
from typing import NamedTuple

from copydesk.api import Scope, Slip, day_exists, day_number, regex, weekday_number


class Calendar(NamedTuple):
    """Months and days in lower case, in order, the expression of a date with its weekday, and that of a month
    with its year.
    """

    months: Sequence[str]
    days: Sequence[str]
    date: re.Pattern[str]
    month: re.Pattern[str]


class _Dated(NamedTuple):
    """A date with its weekday, as numbers (Monday is 0), and its match."""

    month: int
    day: int
    weekday: int
    match: re.Match[str]


_YEAR = regex(r"\b(?:1[5-9]|20)\d\d\b|\byears?\b")
_LEAP, _PLAIN = 2024, 2025
_FAR = 30
"""So many days from its publication an article may tell of another year without saying so."""
_AGREE, _APART = 3, 92
"""So many dates of one year make a programme; so many days, at most, the others stand from one of them."""


@cache
def _calendar(months: tuple[str, ...], days: tuple[str, ...]) -> Calendar:
    month, day = (_names(every) for every in (months, days))
    date = regex(
        rf"\b(?P<day>{day})\.?,? (?:the )?(?:(?P<m1>{month})\.? (?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}})"
        rf"(?:st|nd|rd|th)?(?: of)? (?P<m2>{month}))(?:st|nd|rd|th)?\b(?!,? ?\d)"
    )
    return Calendar(months, days, date, regex(rf"\b(?P<m>{month}) (?P<y>(?:19|20)\d\d)\b", re.IGNORECASE))


def _names(names: Sequence[str]) -> str:
    """Return the names as alternatives, each in full or cut off (“Tues”, “Sept”)."""
    full = list(map(str.capitalize, names))
    return "|".join([*full, *(name[:size] for size in (5, 4, 3) for name in full if len(name) > size)])


def _number(names: Sequence[str], told: str) -> int:
    """Return which of the names is told, in full or cut off."""
    low = told.casefold()
    return next(number for number, name in enumerate(names) if name.startswith(low))


def _anchor(ctx: Scope, calendar: Calendar) -> tuple[int, int, int] | None:
    """Return the day of publication, or a full date of the text where all of them are of one year; of a
    programme for a month, its middle.
    """
    published = ctx.facts.publication.published
    if published is not None and published.moment is not None:
        isos = [published.moment.iso]
    else:
        isos = [day.iso for day in ctx.facts.calendar.find_days(ctx.text)]
    if not isos and ctx.doc.headline is not None:
        told = list(calendar.month.finditer(ctx.doc.text_of(ctx.doc.headline)))
        return (int(told[0]["y"]), _number(calendar.months, told[0]["m"]) + 1, 15) if len(told) == 1 else None
    if len({iso[:4] for iso in isos}) != 1:
        return None
    year, month, day = (int(part) for part in isos[0].split("-"))
    return year, month, day


def weekday_date(ctx: Scope) -> Iterator[Slip]:
    data = ctx.data("calendar.toml")
    calendar = _calendar(tuple(data["months"]), tuple(data["weekdays"]))
    blocks = ctx.blocks_with(
        frozenset(name[:size] for name in calendar.days for size in (3, 4, 5, len(name)))
    )
    if not blocks:
        return
    dates = [
        _Dated(
            _number(calendar.months, match["m1"] or match["m2"]) + 1,
            int(match["d1"] or match["d2"]),
            _number(calendar.days, match["day"]),
            match,
        )
        for block in blocks
        for match in calendar.date.finditer(ctx.text, block.start, block.end)
    ]
    anchor = _anchor(ctx, calendar)
    if anchor is None:
        yield from _by_the_others(
            ctx, calendar, [one for one in dates if day_exists(_LEAP, one.month, one.day)]
        )
        return
    year, month, day = anchor
    for one in dates:
        away = {
            each: abs(day_number(each, one.month, one.day) - day_number(year, month, day))
            for each in (year - 1, year, year + 1)
        }
        near = min(away, key=away.__getitem__)
        if not day_exists(near, one.month, one.day):
            continue
        right = weekday_number(near, one.month, one.day)
        # Far from the day of publication it may be that day of another year: what was told in November of
        # "Sunday 5 January" is long ago.
        fits = away[near] > _FAR and any(
            day_exists(each, one.month, one.day) and weekday_number(each, one.month, one.day) == one.weekday
            for each in away
        )
        if right != one.weekday and not fits:
            yield _slip(ctx, calendar, one, {right}, "", f"in {near}")


def _by_the_others(ctx: Scope, calendar: Calendar, dates: Sequence[_Dated]) -> Iterator[Slip]:
    """Yield the weekday that does not go with the other dates of a programme, which all fit one year,
    whichever that is.
    """
    if len(dates) <= _AGREE:
        return
    # Whether it is a leap year, nobody says: where the dates may be of both, what is wrong is so in both.
    found: list[tuple[int, dict[int, int]]] = []
    for year in (_PLAIN, _LEAP):
        shifts = [(one.weekday - weekday_number(year, one.month, one.day)) % 7 for one in dates]
        (shift, agreeing), *_ = Counter(shifts).most_common()
        if agreeing >= max(_AGREE, 3 * (len(dates) - agreeing)):
            found.append((year, {at: shift for at, own in enumerate(shifts) if own != shift}))
    for at, one in enumerate(dates):
        if not found or not all(at in wrong for _, wrong in found):
            continue
        year, others = found[0]
        own = day_number(year, one.month, one.day)
        apart = min(
            abs(day_number(year, other.month, other.day) - own)
            for number, other in enumerate(dates)
            if number not in others
        )
        rights = {(weekday_number(each, one.month, one.day) + wrong[at]) % 7 for each, wrong in found}
        block = ctx.doc.block_at(one.match.start())
        if apart <= _APART and not (block and _YEAR.search(ctx.text, block.start, block.end)):
            yield _slip(ctx, calendar, one, rights, "others", "by the other dates")


def _slip(ctx: Scope, calendar: Calendar, one: _Dated, rights: Set[int], kind: str, year: str) -> Slip:
    return ctx.found(
        one.match.start(),
        one.match.end(),
        kind=kind,
        date=f"{one.day} {calendar.months[one.month - 1].capitalize()}",
        right=" or ".join(calendar.days[right].capitalize() for right in sorted(rights)),
        year=year,
        day=one.match["day"],
    )
