"""The first lines of a plain text, which a reader joins to paragraphs: an address, who wrote it, its day."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.api import Facts, regex

_LINES, _REACH = 16, 2_000
_MOST_WORDS = 12
_ADDRESS = regex(r"<?(?:https?://|www\.)\S{3,500}>?\s*\Z")
_WRITER = regex(
    r"\s*(?:By|BY)\s[A-Z][\w’'.-]{0,20} (?:[\w’'.-]{1,20} ){0,3}?[A-Z][\w’'-]{1,20}\b"
    r"|\s*[A-Z][\w’'.-]{1,20} (?:[A-Z][\w’'.-]{0,20} ){0,2}[A-Z][\w’'-]{1,20}, (?:[\w’'&-]{2,20} ){0,5}"
    r"(?:reporter|correspondent|editor|writer|columnist|critic)\b"
)
_AGENCY = regex(r"\s*[A-Z][A-Z .,’'-]{2,40}\((?P<name>AP|Reuters|REUTERS|AFP|UPI|PA|dpa)\) ?[-–—]")


def opening_lines(facts: Facts) -> Sequence[str]:
    """Return the first lines with words of a plain text; none of other formats, where lines tell nothing."""
    doc = facts.doc
    if not doc.traits.plain:
        return ()
    piece = doc.source.text[doc.body.start : doc.body.start + _REACH]
    return [line for line in piece.split("\n") if line.strip()][:_LINES]


def opens_with_address(facts: Facts) -> bool:
    """Say whether a plain text begins with the address from which it was taken."""
    lines = opening_lines(facts)
    return bool(lines) and _ADDRESS.match(lines[0]) is not None


def names_writer(facts: Facts) -> bool:
    """Say whether one of the first lines of a plain text names who wrote it."""
    return any(_WRITER.match(line) for line in opening_lines(facts))


def names_day(facts: Facts) -> bool:
    """Say whether one of the first lines of a plain text is a day and little else."""
    return any(
        len(line.split()) <= _MOST_WORDS and facts.calendar.find_days(line) for line in opening_lines(facts)
    )


def agency_of_lines(facts: Facts) -> str:
    """Return the agency with whose dateline one of the first lines of a plain text begins, or ""."""
    found = (_AGENCY.match(line) for line in opening_lines(facts))
    return next((match["name"] for match in found if match is not None), "")
