"""Dates of sources: when they were looked up, when they appeared, and what their addresses tell of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ...base.regexes import regex
from ...language.days import day_exists
from ...language.wordsets import worded

if TYPE_CHECKING:
    from ...document.document import Document
    from ...document.model import Link
    from ..facts import Facts

_SAID = r"\b(?:(?@last) )?(?@looked_up)(?: {1,3}(?@particles))?(?: {1,3}(?@the))?\s{0,3}[:=]?\s{0,3}"
_ACCESS = worded(_SAID + r"\Z", "accesses.toml", flags=re.IGNORECASE)
# With the beginning of a date behind it: tells in one go that a text has no date of access.
_ACCESS_NEAR = worded(_SAID + r"(?:\d|(?@short_months)|(?@short_weekdays))", "accesses.toml", "calendar.toml")
_URL_DAY = worded(
    r"/(20\d\d)[/-](0?[1-9]|1[0-2]|(?@short_months))[/-](\d{1,2})(?=[/_.-]|\Z)", "calendar.toml"
)
_ARCHIVE = regex(r"(?:web\.archive\.org|archive\.(?:org|today|ph|is))/(?:web/)?(\d{8,14})(?:[a-z]{2}_)?/")
_ARCHIVE_ANY = regex(r"web\.archive\.org/web/(\d{1,20})(?:[a-z]{2}_)?/")


class Access(NamedTuple):
    """A date on which a source was looked up: its prose range, its day, and the days that stand before it."""

    start: int
    end: int
    iso: str
    earlier: tuple[str, ...]


class DatedLink(NamedTuple):
    """A link whose address tells a day: that of the article behind it, or of an archived copy."""

    link: Link
    iso: str
    archived: bool


def find_accesses(facts: Facts) -> list[Access]:
    """Find the dates of access in a document.

    ``earlier`` holds the full dates that stand before it in the same reference and are no dates of access.
    """
    doc, found = facts.doc, list[Access]()
    text = doc.prose.text
    folded = facts.folded
    said = any(word in folded for word in facts.data("accesses.toml")["looked_up"])
    if not said or _ACCESS_NEAR(facts.data).search(folded) is None:
        return found
    access = _ACCESS(facts.data)
    earlier: list[tuple[int, str]] = []
    for day in facts.calendar.find_days(text):
        match = access.search(text, max(0, day.start - 40), day.start)
        block = doc.block_at(day.start) if match is not None else None
        if match is None or block is None or match.start() < block.start:
            earlier.append((day.start, day.iso))
            continue
        first = max(block.start, match.start() - 400)
        found.append(
            Access(match.start(), day.end, day.iso, tuple(iso for at, iso in earlier if at >= first))
        )
    return found


def dated_links(facts: Facts) -> list[DatedLink]:
    """Find the links whose addresses hold a full date that exists."""
    found: list[DatedLink] = []
    for link in facts.doc.links:
        if link.kind == "image" or not link.url.startswith("http"):
            continue
        archived = _ARCHIVE.search(link.url)
        if archived is not None:
            iso = _digits_day(archived[1])
            if iso:
                found.append(DatedLink(link, iso, True))
            continue
        iso = _url_day(facts, link.url)
        if iso:
            found.append(DatedLink(link, iso, False))
    return found


def _url_day(facts: Facts, url: str) -> str:
    """Return the day that an address holds as ``YYYY-MM-DD`` (…/2026/05/14/…), or ""."""
    match = _URL_DAY(facts.data).search(url[:2000].lower())
    if match is None:
        return ""
    year, month, day = int(match[1]), facts.calendar.month_number(match[2]), int(match[3])
    return f"{year}-{month:02}-{day:02}" if day_exists(year, month, day) else ""


def impossible_archives(doc: Document) -> list[Link]:
    """Find links to archived copies whose time stamp is no time."""
    found = []
    for link in doc.links:
        match = _ARCHIVE_ANY.search(link.url)
        if match is not None and len(match[1]) >= 8 and not _digits_day(match[1]):
            found.append(link)
    return found


def _digits_day(digits: str) -> str:
    year, month, day = int(digits[:4]), int(digits[4:6] or 0), int(digits[6:8] or 0)
    return f"{year}-{month:02}-{day:02}" if year >= 1996 and day_exists(year, month, day) else ""
