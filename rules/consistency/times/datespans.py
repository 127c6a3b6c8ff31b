"""Days, weeks and months between two dates: "from 9 to 12 July … on all five days", "starts in March 2027 and
ends in September 2029, three and a half years later".
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.api import Scope, Sentence, Slip, day_exists, day_number, regex, worded

from .timebindings import bound_points, loose, place
from .timelengths import MONTHS, Length, lengths

_FILE = "calendar.toml"
_DAY, _MONTH = r"\d{1,2}(?:st|nd|rd|th)?", r"(?=[A-Z])(?i:(?@months))"
DATE = worded(
    rf"\b(?:(?:(?P<from>{_DAY})(?: (?:and|to|until|till) | ?[–-] ?))?(?P<d1>{_DAY})(?: of)?"
    rf" (?P<m1>{_MONTH})\b"
    rf"(?:,? (?P<y1>(?:1[5-9]|20)\d\d)\b)?|(?P<m2>{_MONTH}) (?P<d2>{_DAY})\b(?! ?[–-] ?\d)"
    rf"(?:,? (?P<y2>(?:1[5-9]|20)\d\d)\b)?|(?P<m3>{_MONTH}) (?P<y3>(?:1[5-9]|20)\d\d)\b)",
    _FILE,
)
# "Construction takes eighteen months and starts in April 2027; the hall should open in October 2029."
TAKES = regex(r"\b(?:takes?|lasts?|will (?:take|last)|is to (?:take|last)|planned to (?:take|last)) \Z")
STARTS = regex(r"\b(?:starts?|begins?|starting|beginning|start|begin)(?: again)? (?:in|on) \Z")
ENDS = worded(r"\b(?:until|by|till|(?:(?@endings)) (?:again )?(?:in|on|by)) \Z", "timespans.toml")
_UNITS = frozenset({"day", "night", "week", "month", "year"})
_WORDS = frozenset({"days", "nights", "weeks", "months", "years", "fortnight"})
_MOST_YEARS, _LONG, _SLACK = 3, 100, 2


class _Date(NamedTuple):
    """A date: its day (0 where none is told) and months since the year 0, its range."""

    day: int
    months: int
    start: int
    end: int


def wrong_date_spans(scope: Scope) -> Iterator[Slip]:
    """Yield numbers of days, weeks and months that do not lie between the two dates beside them."""
    table = scope.facts.word_table
    months: Sequence[str] = scope.data(_FILE)["months"]
    if not table.vocabulary.intersection(months):
        return
    for sentence in scope.sentences_of(table.where(_WORDS & table.vocabulary)):
        found = list(lengths(scope, sentence.start, sentence.end, _UNITS))
        dates = list(_dates(scope, sentence, months)) if found else []
        for length in found if len(dates) > 1 else ():
            if not loose(scope.data, scope.text, sentence.start, length.start):
                yield from _of_length(scope, sentence, dates, length, found)


def _of_length(
    scope: Scope, sentence: Sentence, dates: Sequence[_Date], length: Length, every: Sequence[Length]
) -> Iterator[Slip]:
    pair = bound_points(scope.data, scope.text, dates, length, every)
    if pair is not None:
        if not _within(scope, *pair, length):
            yield from _judged(scope, *pair, length, "")
    elif len(dates) == 2 and len(every) == 1 and TAKES.search(scope.text, sentence.start, length.start):
        first, second = dates
        if STARTS.search(scope.text, sentence.start, first.start) and ENDS(scope.data).search(
            scope.text, first.end, second.start
        ):
            yield from _judged(scope, first, second, length, "likely")


def _within(scope: Scope, first: _Date, second: _Date, length: Length) -> bool:
    """Say whether some days lie between two dates and need not fill the time: "it was shut for 31 days
    between 1 June and 31 August".
    """
    if length.unit != "day" or scope.text[length.end : first.start].strip() != "between":
        return False
    days = [_days(each) for each in (first, second)]
    return None not in days and length.number < (days[1] or 0) - (days[0] or 0)


def _dates(scope: Scope, sentence: Sentence, names: Sequence[str]) -> Iterator[_Date]:
    """Yield the dates of a sentence; one without a year is of the year of the others."""
    found = list(DATE(scope.data).finditer(scope.text, sentence.start, sentence.end))
    told = [int(year) for match in found if (year := match["y1"] or match["y2"] or match["y3"])]
    year, last = told[0] if told else 2001, -1
    for match in found:
        month = names.index((match["m1"] or match["m2"] or match["m3"]).lower())
        own = match["y1"] or match["y2"] or match["y3"]
        months = 12 * (int(own) if own else year) + month
        if not own and months < last:
            months += 12
        last = months
        if match["from"]:
            yield _Date(_number(match["from"]), months, *match.span("from"))
        start = match.start("d1") if match["d1"] else match.start()
        yield _Date(_number(match["d1"] or match["d2"] or "0"), months, start, match.end())


def _number(day: str) -> int:
    return int(day[:2].rstrip("stndrh"))


def _judged(scope: Scope, first: _Date, second: _Date, length: Length, kind: str) -> Iterator[Slip]:
    right = _right(first, second, length)
    if right is None:
        return
    beside = first if first.start < length.start else second
    yield scope.found(
        *place(length, second),
        kind=kind,
        beside=(beside.start, beside.end),
        what=f"From {scope.text[first.start : first.end]} to {scope.text[second.start : second.end]} it is "
        f"{right}, not {length.number:g} {length.unit}s",
    )


def _right(first: _Date, second: _Date, length: Length) -> str | None:
    """Return how long it is between two dates; None where that is what a length says, or nobody can tell."""
    if length.unit in MONTHS:
        apart, said = second.months - first.months, length.number * MONTHS[length.unit]
        if length.unit == "year" and length.number > _MOST_YEARS and not length.fine:
            return None
        slack = (4 if length.fine else 7) if length.unit == "year" else 1
        if apart <= 0 or abs(apart - said) <= slack:
            return None
        return f"{apart} months" if apart < 24 or apart % 12 else f"{apart // 12} years"
    days = [_days(each) for each in (first, second)]
    if None in days:
        return None
    apart = (days[1] or 0) - (days[0] or 0)
    if apart <= 0:
        return None
    if length.unit == "week":
        return None if abs(length.number - apart / 7) <= 0.6 else f"{apart / 7:.2g} weeks"
    allowed = (apart, apart + 1) if length.unit == "day" else (apart,)
    if apart > _LONG and abs(length.number - apart) <= _SLACK:
        return None
    if length.number in allowed or length.number > 3 * apart + 7:
        return None
    return f"{apart} or {apart + 1} days" if length.unit == "day" else f"{apart} nights"


def _days(date: _Date) -> int | None:
    year, month = divmod(date.months, 12)
    if not date.day or not day_exists(year, month + 1, date.day):
        return None
    return day_number(year, month + 1, date.day)
