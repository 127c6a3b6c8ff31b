"""To which two points in time a length of time belongs, by what stands between them: clock times and
dates.
"""

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar

from copydesk.api import Data, regex, worded

_FILE = "timespans.toml"
LATER = regex(r" (?:later|afterwards|after that)\b,?(?: (?:at|by|on|in|around))? \Z")
# What binds a length to the two points before it.
BOUND = worded(r",? ?[,;(–—]? ?(?:(?:(?@length_glue)|(?@journeys)|[a-z]{1,16}ed),? ){0,12}\Z", _FILE)
PHRASE = regex(r"[^,;.()]{0,24}(?P<comma>,)?[^,;.()]{0,24}\Z")
JOURNEY = worded(
    r"\b(?:after|for|(?:(?@journeys)) of|takes|took|lasts|lasted) (?:just |only |all )?\Z", _FILE
)
PERIOD = worded(r"\ba (?:(?@journeys)) of \Z", _FILE)
BEHIND = worded(r"[.,;:)!?–—]|\Z| [–—]| (?:(?@length_behind)|of (?!delay)[a-z]+)\b", _FILE)
BEFORE_ANOTHER = regex(r" (?:before|after|earlier than|later than)\b| earlier\b")
# "Nine hours a day, from 8.30 to 18.30"
OPENS = regex(
    r"(?:[ -](?!each|every|per|before|after|later|earlier)[a-z]{2,12}){0,2}(?: (?:a|per|each|every) day)?,?"
    r"(?: on [A-Z][a-z]+,?)? (?:from|between)(?: about)? \Z"
)
TO = regex(r"(?: in the (?:morning|afternoon|evening))?(?: (?:to|until|till|and) (?:about )?| ?[–-] ?)\Z")
# Beside these a length is none between the points.
OTHER = worded(r"\b(?:(?@length_of_other))(?: the| of)? \Z", _FILE)
ALL_OF_THEM = regex(r"\bover (?:all |the |these |those )?\Z")
# "at ten, and at half past ten the lamps go out for a quarter of an hour": what lasts begins at the second.
NEW_CLAUSE = regex(r"(?:,|;| and| but)(?: and| but)?(?: then)? (?:at|by|around|on)(?: about)? \Z")
LASTING = regex(r"\bfor (?:just |only |all |about )?\Z")
_NEAR = 40


class Placed(Protocol):
    """What has a prose range."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Point = TypeVar("Point", bound=Placed)


def loose(data: Data, text: str, start: int, place: int) -> bool:
    """Say whether words before a length make it inexact, or one of something else."""
    before = text[max(start, place - 24) : place]
    return OTHER(data).search(before) is not None and ALL_OF_THEM.search(before) is None


def backwards(text: str, length: Placed) -> bool:
    """Say whether a length is told as one before or after something ("an hour before the first song")."""
    return BEFORE_ANOTHER.match(text, length.end) is not None


def bound_points(
    data: Data, text: str, points: Sequence[Point], length: Placed, every: Sequence[Placed]
) -> tuple[Point, Point] | None:
    """Return the two points between which a length lies, as grammar has it; None where it leaves a doubt."""
    before = [each for each in points if each.end <= length.start]
    behind = [each for each in points if each.start >= length.end]
    if before and behind and LATER.match(text, length.end, behind[0].start):
        return before[-1], behind[0]
    if len(before) > 1 and _follows(data, text, before, length, every):
        return before[-2], before[-1]
    if (
        len(behind) > 1
        and OPENS.match(text, length.end, behind[0].start)
        and TO.match(text, behind[0].end, behind[1].start)
    ):
        return behind[0], behind[1]
    return None


def _follows(
    data: Data, text: str, before: Sequence[Placed], length: Placed, every: Sequence[Placed]
) -> bool:
    """Say whether a length is that of the two points before it."""
    first, last = before[-2:]
    stop = text.rfind(". ", 0, length.start)
    if (len(before) > 2 and before[-3].end > stop) or any(
        first.start < each.start < length.start for each in every
    ):
        return False
    between = text[last.end : length.start]
    if LASTING.search(between) and NEW_CLAUSE.search(text, first.end, last.start):
        return False
    if backwards(text, length):
        # "Doors open at half past four, a quarter of an hour before the first song", which is at five.
        return BOUND(data).match(between) is not None and not between.startswith(".")
    period = PERIOD(data).search(between) is not None
    if not period and not BEHIND(data).match(text, length.end):
        return False
    if stop > first.end and not re.match(r" (?:later|afterwards)\b", text[length.end : length.end + 12]):
        return False
    glued = BOUND(data).match(between) is not None
    return (
        glued or period or (JOURNEY(data).search(between) is not None and PHRASE.match(between) is not None)
    )


def place(length: Placed, second: Placed) -> tuple[int, int]:
    """Return the range of a length and the second of its points, where they make one phrase."""
    first, last = sorted((length, second), key=lambda each: each.start)
    return (first.start if last.start - first.end < _NEAR else last.start), last.end
