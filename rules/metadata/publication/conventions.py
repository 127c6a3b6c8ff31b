"""The conventions of site generators (``site-generators.toml``), joined into what is asked of a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from copydesk.api import day_exists, once

_FIELDS = ("title", "author", "date", "created", "modified", "draft", "published")
_DIGITS = {"Y": "year", "M": "month", "D": "day"}


class Conventions(NamedTuple):
    """What all generators of the table say together.

    ``keys`` are the metadata keys of each field (title, author, date, created, modified, draft, published).
    ``inside`` are tables that hold fields of the page, ``paths`` patterns of dated paths, ``addresses`` keys
    of addresses in which such a path stands, ``drafts`` folders of drafts, ``month_first`` keys of dates in
    American order, ``by_itself`` values for which a generator puts in a date.
    """

    keys: Mapping[str, frozenset[str]]
    inside: frozenset[str]
    paths: tuple[str, ...]
    addresses: frozenset[str]
    drafts: frozenset[str]
    month_first: frozenset[str]
    by_itself: frozenset[str]


def conventions(table: Mapping[str, Any], house: Mapping[str, Any]) -> Conventions:
    """Join the tables of generators of the two data files."""
    ours, more = _joined(table), _joined(house)
    if not house["generator"]:
        return ours
    keys = {field: ours.keys[field] | more.keys[field] for field in _FIELDS}
    return Conventions(
        keys,
        ours.inside | more.inside,
        (*ours.paths, *more.paths),
        ours.addresses | more.addresses,
        ours.drafts | more.drafts,
        ours.month_first | more.month_first,
        ours.by_itself | more.by_itself,
    )


@once
def _joined(table: Mapping[str, Any]) -> Conventions:
    rows = table["generator"]

    def every(field: str) -> list[str]:
        return [value for row in rows for value in row.get(field, ())]

    return Conventions(
        {field: frozenset(map(str.casefold, every(field))) for field in _FIELDS},
        frozenset(map(str.casefold, every("inside"))),
        tuple(dict.fromkeys(every("paths"))),
        frozenset(map(str.casefold, every("addresses"))),
        frozenset(map(str.casefold, every("drafts"))),
        frozenset(map(str.casefold, every("month-first"))),
        frozenset(map(str.casefold, every("by-itself"))),
    )


def day_in_path(path: str, patterns: Sequence[str]) -> str:
    """Return the day (``YYYY-MM-DD``) that a path or address tells by one of the patterns, or ""."""
    names = [name for name in path.replace("\\", "/").split("/") if name]
    for pattern in patterns:
        parts = pattern.split("/")
        if len(names) >= len(parts) and (found := _day(parts, names[-len(parts) :])):
            return found
    return ""


def _day(parts: Sequence[str], names: Sequence[str]) -> str:
    told: dict[str, str] = {}
    if not all(_fits(part, name, told) for part, name in zip(parts, names, strict=True)):
        return ""
    year, month, day = (int(told.get(name, 0)) for name in ("year", "month", "day"))
    return f"{year:04}-{month:02}-{day:02}" if 1900 <= year < 2200 and day_exists(year, month, day) else ""


def _fits(part: str, name: str, told: dict[str, str]) -> bool:
    """Compare a name with a part of a pattern; the digits of Y, M and D are added to ``told``."""
    at = 0
    for mark in part:
        if mark == "*":
            return True
        if at >= len(name):
            return False
        if mark in _DIGITS:
            if not ("0" <= name[at] <= "9"):
                return False
            told[_DIGITS[mark]] = told.get(_DIGITS[mark], "") + name[at]
        elif mark != name[at]:
            return False
        at += 1
    return at == len(name)
