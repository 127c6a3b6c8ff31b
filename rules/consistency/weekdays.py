"""Weekdays that do not fit their date in the year of publication."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from copydesk.api import Scope, Slip, day_exists, day_number, regex, weekday_number


class Calendar(NamedTuple):
    """Months and days in lower case, in order, and the expression of a date with its weekday."""

    months: Sequence[str]
    days: Sequence[str]
    date: re.Pattern[str]


@cache
def _calendar(months: tuple[str, ...], days: tuple[str, ...]) -> Calendar:
    month, day = "|".join(map(str.capitalize, months)), "|".join(map(str.capitalize, days))
    date = regex(
        rf"\b(?P<day>{day}),? (?:the )?(?:(?P<m1>{month}) (?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}})(?:st|nd|rd"
        rf"|th)?(?: of)? (?P<m2>{month}))(?:st|nd|rd|th)?\b(?!,? ?\d)"
    )
    return Calendar(months, days, date)


def _anchor(ctx: Scope) -> tuple[int, int, int] | None:
    """Return the day of publication, or a full date of the text where all of them are of one year."""
    published = ctx.facts.publication.published
    if published is not None and published.moment is not None:
        isos = [published.moment.iso]
    else:
        isos = [day.iso for day in ctx.facts.calendar.find_days(ctx.text)]
    if len({iso[:4] for iso in isos}) != 1:
        return None
    year, month, day = (int(part) for part in isos[0].split("-"))
    return year, month, day


def weekday_date(ctx: Scope) -> Iterator[Slip]:
    data = ctx.data("calendar.toml")
    calendar = _calendar(tuple(data["months"]), tuple(data["weekdays"]))
    blocks = ctx.blocks_with(frozenset(calendar.days))
    anchor = _anchor(ctx) if blocks else None
    if anchor is None:
        return
    year, month, day = anchor
    for block in blocks:
        for match in calendar.date.finditer(ctx.text, block.start, block.end):
            wanted = calendar.months.index((match["m1"] or match["m2"]).casefold()) + 1
            number = int(match["d1"] or match["d2"])
            near = min(
                (year - 1, year, year + 1),
                key=lambda y: abs(day_number(y, wanted, number) - day_number(year, month, day)),
            )
            if not day_exists(near, wanted, number):
                continue
            right = calendar.days[weekday_number(near, wanted, number)]
            if right != match["day"].casefold():
                date = f"{number} {calendar.months[wanted - 1].capitalize()}"
                yield ctx.found(
                    match.start(),
                    match.end(),
                    date=date,
                    right=right.capitalize(),
                    year=near,
                    day=match["day"],
                )
