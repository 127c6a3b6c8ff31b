"""Times of the day and how long lies between them: "the doors open at 6 pm; the music begins an hour later,
at 7.30", "open for nine hours, from 8.30 to 18.30".
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.api import Block, Scope, Slip, regex, worded

from .timebindings import backwards, bound_points, loose, place
from .timelengths import Length, lengths

_FILE = "calendar.toml"
CLOCK = worded(
    r"(?<![\w.,:/$€£-])(?:(?P<hour>[01]?\d|2[0-3])(?:[.:](?P<minute>[0-5]\d)(?!\d|[.:]\d))?"
    r"(?P<half> ?[ap]\.?m\b\.?| ?o[’']clock\b)?(?![\w/%])"
    r"|(?P<name>noon|midnight)\b"
    r"|(?:(?P<at>half|(?:a )?quarter|twenty|ten|five)[ -](?P<side>past|to) )?(?P<word>(?@hours))"
    r"(?P<clock> o[’']clock\b)?(?![\w-]))",
    _FILE,
    flags=re.IGNORECASE,
)
# "from ten to five", "between eight and four"
RANGED = regex(r"\b(?:[Ff]rom|[Bb]etween)(?P<to> [a-z]{3,6} (?:to|until|till|and))? \Z")
RANGE_END = worded(r" (?:to|until|till|and) (?:(?@hours))\b(?! (?:hours|days|people|of))", _FILE)
_UNITS = frozenset({"hour", "minute"})
_DAY, _HALF_DAY, _FAR, _BEHIND = 1440, 720, 160, 60
_MINUTES = {"half": 30, "quarter": 15, "twenty": 20, "ten": 10, "five": 5}


class _Time(NamedTuple):
    """A time of the day: minutes after midnight, whether it says which half of the day, its range."""

    minutes: int
    whole: bool
    start: int
    end: int


def wrong_day_times(scope: Scope) -> Iterator[Slip]:
    """Yield lengths of time that do not lie between the two times of the day beside them."""
    table = scope.facts.word_table
    words = {"hour", "hours", "minutes", "minute"} & table.vocabulary
    for block in scope.blocks_with(words) if words else ():
        yield from _in_block(scope, block)


def _in_block(scope: Scope, block: Block) -> Iterator[Slip]:
    found = list(lengths(scope, block.start, block.end, _UNITS))
    for length in found:
        if loose(scope.data, scope.text, block.start, length.start):
            continue
        first, last = max(block.start, length.start - _FAR), min(block.end, length.end + _BEHIND)
        pair = bound_points(scope.data, scope.text, list(_times(scope, first, last)), length, found)
        if pair is not None:
            yield from _judged(scope, *pair, length)


def _times(scope: Scope, start: int, end: int) -> Iterator[_Time]:
    hours: list[str] = scope.data(_FILE)["hours"]
    for match in CLOCK(scope.data).finditer(scope.text, start, end):
        if match["name"]:
            yield _Time(720 if match["name"].lower() == "noon" else 0, True, *match.span())
        elif match["word"]:
            ranged = RANGED.search(scope.text, max(start, match.start() - 24), match.start())
            if (
                match["at"]
                or match["clock"]
                or (ranged and RANGE_END(scope.data).match(scope.text, match.end()))
                or (ranged and ranged["to"])
            ):
                yield _Time(_in_words(match, hours), False, *match.span())
        elif match["half"] or match["minute"]:
            half, hour = (match["half"] or "").strip().lower()[:1], int(match["hour"])
            told = half in ("a", "p")
            if told:
                hour = hour % 12 + (12 if half == "p" else 0)
            whole = told or hour > 12 or match["hour"][0] == "0"
            yield _Time(60 * hour + int(match["minute"] or 0), whole, *match.span())


def _in_words(match: re.Match[str], hours: Sequence[str]) -> int:
    """Return the minutes of "half past four", "a quarter to nine", "five o'clock"."""
    minutes = _MINUTES[match["at"].lower().removeprefix("a ")] if match["at"] else 0
    if match["side"] and match["side"].lower() == "to":
        minutes = -minutes
    return (60 * (hours.index(match["word"].lower()) + 1) + minutes) % _DAY


def _judged(scope: Scope, first: _Time, second: _Time, length: Length) -> Iterator[Slip]:
    minutes = length.seconds / 60
    circle = _DAY if first.whole and second.whole else _HALF_DAY
    apart = (second.minutes - first.minutes) % circle
    if backwards(scope.text, length):
        apart = min(apart, -apart % circle, key=lambda each: abs(each - minutes))
    if minutes > _DAY or abs(apart - minutes % circle) < 1:
        return
    told = min(range(apart, _DAY, circle), key=lambda each: abs(each - minutes))
    yield scope.found(
        *place(length, second),
        beside=(first.start, first.end),
        what=f"From {scope.text[first.start : first.end]} to {scope.text[second.start : second.end]} it is "
        f"{_told(told)}, not {_told(round(minutes))}",
    )


def _told(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} h"] * bool(hours) + [f"{rest} min"] * bool(rest)
    return " ".join(parts) or "no time"
