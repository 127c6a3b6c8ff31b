"""Times of the day and how long lies between them: "the doors open at 6 pm; the music begins an hour
later, at 7.30"."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.api import Block, Scope, Slip, regex, worded

_FILE = "numbers.toml"
CLOCK = regex(
    r"(?<![\w.,:/$€£-])(?:(?P<hour>[01]?\d|2[0-3])(?:[.:](?P<minute>[0-5]\d)(?!\d|[.:]\d))?(?P<half>"
    r" ?[ap]\.?m\b\.?)?"
    r"|(?P<name>noon|midnight))(?![\w/%])"
)
# "an hour later", "14 and a half hours", "two hours and ten minutes"
LENGTH = worded(
    r"\b(?:(?P<a>an?|one) (?P<unit>hour|minute)|(?P<half>half an hour)|(?P<n>\d{1,2}|(?@small)"
    r"|(?@tens))(?P<and> and a half)?"
    r"[ -](?P<units>hours?|minutes?))(?P<more> and a half)?\b",
    _FILE,
    flags=re.IGNORECASE,
)
LATER = regex(r" (?:later|afterwards|after that)\b,?(?: (?:at|by))? \Z")
JOURNEY = regex(r"\b(?:a |the )?(?:journey|trip|ride|drive|flight|walk|voyage|crossing|service) of \Z")
_DAY, _HALF_DAY, _FAR = 1440, 720, 160


class _Time(NamedTuple):
    """A time of the day: minutes after midnight, whether it says which half of the day, its range."""

    minutes: int
    whole: bool
    start: int
    end: int


def wrong_day_times(scope: Scope) -> Iterator[Slip]:
    """Yield lengths of time that do not lie between the two times of the day beside them."""
    table = scope.facts.word_table
    for block in scope.blocks_with({"hour", "hours", "minutes"} & table.vocabulary):
        yield from _in_block(scope, block)


def _in_block(scope: Scope, block: Block) -> Iterator[Slip]:
    text = scope.text
    for match in LENGTH(scope.data).finditer(text, block.start, block.end):
        minutes = _minutes(scope, match)
        times = list(_times(text, max(block.start, match.start() - _FAR), min(block.end, match.end() + 40)))
        before = [each for each in times if each.end <= match.start()]
        behind = [each for each in times if each.start >= match.end()]
        if behind and before and LATER.match(text, match.end(), behind[0].start):
            yield from _judged(scope, before[-1], behind[0], minutes, (behind[0].start, behind[0].end))
        elif len(before) > 1 and (
            JOURNEY.search(text, block.start, match.start())
            or re.match(r" (?:later|afterwards)\b", text[match.end() : match.end() + 12])
        ):
            yield from _judged(scope, before[-2], before[-1], minutes, match.span())


def _minutes(scope: Scope, match: re.Match[str]) -> float:
    if match["half"]:
        return 30.0
    if match["a"]:
        found = 1.0
    elif match["n"].isdigit():
        found = float(match["n"])
    else:
        found = next(scope.facts.figure_reader.values_in_words(match["n"]))
    found += 0.5 * bool(match["and"] or match["more"])
    return found * (60 if (match["unit"] or match["units"]).lower().startswith("hour") else 1)


def _times(text: str, start: int, end: int) -> Iterator[_Time]:
    for match in CLOCK.finditer(text, start, end):
        if match["name"]:
            yield _Time(720 if match["name"] == "noon" else 0, True, *match.span())
            continue
        half = (match["half"] or "").replace(".", "").strip()
        if not half and not match["minute"]:
            continue
        hour = int(match["hour"])
        if half:
            hour = hour % 12 + (12 if half[0] == "p" else 0)
        yield _Time(
            60 * hour + int(match["minute"] or 0),
            bool(half) or hour > 12 or match["hour"][0] == "0",
            *match.span(),
        )


def _judged(
    scope: Scope, first: _Time, second: _Time, minutes: float, place: Sequence[int]
) -> Iterator[Slip]:
    circle = _DAY if first.whole and second.whole else _HALF_DAY
    apart = (second.minutes - first.minutes) % circle
    if abs(apart - minutes % circle) < 1 or minutes > _DAY:
        return
    yield scope.found(
        place[0],
        place[1],
        beside=(first.start, first.end),
        what=f"From {scope.text[first.start : first.end]} to {scope.text[second.start : second.end]} it is "
        f"{_told((second.minutes - first.minutes) % _DAY)}, not {_told(round(minutes))}",
    )


def _told(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} h"] * bool(hours) + [f"{rest} min"] * bool(rest)
    return " ".join(parts) or "no time"
