"""Calendar widgets: a row of weekdays and the days of a month, as they come out when a page is turned into
text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from copydesk.api import regex

from .layout import LayoutLine
from .lineshapes import is_month
from .linetext import LineText
from .pagewords import PageWords

_LETTER = regex(r"[^\W\d_]")
_SKIP = regex(r"[\s|.,·\u00a0]+")
_RULE = regex(r"[|:\s+=-]+")
_MOST_ROWS = 45
_TABLES = frozenset({"cell", "code", "list-item"})
_WHOLE_MONTH, _WEEKS = 28, 10


def find_calendars(
    page: PageWords, lines: Sequence[LayoutLine], hot: Collection[int]
) -> Iterator[tuple[int, int]]:
    """Yield first and last line of every calendar that begins with one of the ``hot`` lines.

    A calendar is a row of weekdays (in one line, or one a line) followed by the days from 1 on without a
    gap, at least to 10, in any cut into lines, even run together; or a month and year followed by all its
    days. The month above it and the step line below it belong to it.
    """
    done = 0
    for at in sorted(hot):
        if at < done:
            continue
        after = _weekdays(page, lines, at)
        last = _days(lines, after, _WEEKS) if after else 0
        if not last and after:
            last = _bare_head(page, lines, at, after)
        if not last and _month(page, lines[at]):
            last = _days(lines, at + 1, _WHOLE_MONTH)
        if not last:
            continue
        first = at
        if first and _month(page, lines[first - 1]):
            first -= 1
        while last + 1 < len(lines) and _is_step(page, lines[last + 1].text):
            last += 1
        if last + 1 < len(lines) and _month(page, lines[last + 1]) and first == at:
            last += 1
        yield first, last
        done = last + 1


def _weekdays(page: PageWords, lines: Sequence[LayoutLine], at: int) -> int:
    """Return the index after a row of weekdays that begins here, or 0."""
    joined = ""
    for index in range(at, min(at + 7, len(lines))):
        piece = _SKIP.sub("", lines[index].text).casefold()
        if not piece or len(piece) > 60:
            return 0
        joined += piece
        if joined in page.week_rows:
            return index + 1
        if not any(head.startswith(joined) for head in page.week_rows):
            return 0
    return 0


def _bare_head(page: PageWords, lines: Sequence[LayoutLine], at: int, after: int) -> int:
    """Return the last line of a row of weekdays, from ``at`` to before ``after``, that lost its days, or 0
    where it may be the head of a table.
    """
    if lines[at].kind in _TABLES or (
        after < len(lines) and not lines[after].prose and not lines[after - 1].after
    ):
        return 0
    dated = at > 0 and _month(page, lines[at - 1]) and lines[at - 1].kind not in _TABLES
    alone = after - at == 1 and lines[at].apart and at > 0 and (after == len(lines) or lines[after].prose)
    return after - 1 if dated or alone else 0


def _days(lines: Sequence[LayoutLine], at: int, least: int) -> int:
    """Return the last line of the days 1, 2, 3 … from here on, or 0 when they do not reach ``least``."""
    day = 1
    last = 0
    for index in range(at, min(at + _MOST_ROWS, len(lines))):
        text = lines[index].text
        if len(text) > 80 or _LETTER.search(text):
            break
        if _RULE.fullmatch(text):
            continue
        following = _count(_SKIP.sub("", text), day)
        if following == 0:
            break
        day, last = following, index
    return last if day > least else 0


def _count(digits: str, day: int) -> int:
    """Read consecutive days off a string of digits from ``day`` on; return the next day, or 0 when they do
    not fit.
    """
    at = 0
    while at < len(digits):
        text = str(day)
        if digits.startswith(f"0{day}", at) and day < 10:
            text = f"0{day}"
        if day > 31 or not digits.startswith(text, at):
            return 0
        at += len(text)
        day += 1
    return day


def _is_step(page: PageWords, text: str) -> bool:
    lowered = text.casefold().strip()
    arrow = any(mark in lowered for mark in "«»‹›←→")
    return arrow and len(lowered) < 30 and bool(page.kinds["calendar_step"].pattern.fullmatch(lowered))


def is_calendar(page: PageWords, parts: Sequence[str]) -> bool:
    """Say whether the lines that breaks make of one block are those of a calendar."""
    for at, part in enumerate(parts):
        if _SKIP.sub("", part).casefold() in page.week_rows:
            day = 1
            for row in parts[at + 1 :]:
                following = 0 if _LETTER.search(row) else _count(_SKIP.sub("", row), day)
                if following == 0:
                    break
                day = following
            return day > _WEEKS
    return False


def _month(page: PageWords, line: LayoutLine) -> bool:
    return is_month(page, line)


def may_begin(page: PageWords, line: LineText) -> bool:
    """Say whether a calendar may begin with a line: it is a month or (the first of) a row of weekdays."""
    if is_month(page, line):
        return True
    piece = _SKIP.sub("", line.text).casefold()
    return bool(piece) and any(row.startswith(piece) for row in page.week_rows)
