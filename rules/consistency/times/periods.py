"""Durations and the two years that they lie between: each duration of a sentence is held against the years of
the passage, however the sentence is built, where only small words stand between them.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.api import Scope, Slip, regex

from ..quantities.figuredtext import ORD, YEAR, Figured
from ..quantities.figureledger import Entry, Ledger
from .periodsigns import (
    AFTER,
    AFTERWARDS,
    BEFORE_PAIR,
    BEGUN,
    BEHIND_PAIR,
    BUILT,
    DURATION,
    FOR_ALL,
    LASTED,
    LATER,
    NAMED,
    NEXT,
    NOW_LEFT,
    NOW_OR_SOON,
    OWN,
    PERFECT,
    SAME_SPAN,
    SINCE,
    SINCE_THEN,
    TERM,
    THOSE,
    TOOK,
    UNTIL,
    YEARS_OF,
)

# "Sixty years after the village got its first one": counted from something else.
OTHER_EVENT = regex(
    rf" after (?:the (?:{ORD}|last\b)|(?:the|a|an) [a-z]{{2,20}} (?:got|had|was|were|came"
    r"|began|left|[a-z]{2,14}ed)\b|(?:his|her|their|its) (?:[a-z]{2,16} )?(?:death|birth|arrival|return"
    r"|wedding|marriage|retirement|release|election|departure)\b)"
)
_NEAR, _PHRASE, _SENTENCES, _FEW_YEARS = 90, 48, 6, 10


class _Length(NamedTuple):
    years: float
    loose: float
    start: int
    end: int
    entry: Entry | None
    place: tuple[int, int]
    rank: bool


def wrong_periods(scope: Scope) -> Iterator[Slip]:
    """Yield durations and anniversaries that are not those of the two years beside them."""
    ledger: Ledger = scope.facts.figure_ledger
    for figured in ledger.saying(
        "year", "decade", "centur", "birthday", "jubilee", "anniversary", "wedding", "centen"
    ):
        lengths = list(_lengths(scope, ledger, figured))
        if len(lengths) != 1:
            continue
        length = lengths[0]
        years = [entry for entry in ledger.of(figured) if entry.kind == YEAR]
        if len(years) == 2:
            yield from _of_two(scope, figured, length, years)
        elif len(years) == 1:
            yield from _of_one(scope, ledger, figured, length, years[0])
        elif len(years) > 2:
            yield from _of_several(figured, length, years)
        elif not years:
            yield from _of_the_sentence_before(scope, ledger, figured, length)


def _lengths(scope: Scope, ledger: Ledger, figured: Figured) -> Iterator[_Length]:
    for match in DURATION(scope.data).finditer(figured.text):
        first, last = match.span()
        start, end = figured.offsets[first], figured.offsets[last - 1] + 1
        named = next((each for each in NAMED if match[f"y{each}"]), None)
        if named:
            feast = match[0].endswith(("g", "e", "l", "centenary")) and not match[0].startswith("a ")
            loose = 1 + (0 if feast else 0.1 * named)
            yield _Length(named, loose, start, end, None, (first, last), feast)
            continue
        entry = ledger.at(figured, first)
        if match["rank"]:
            value = entry.value - (match["mark"] in ("year", "season"))
            yield _Length(value, 1, entry.start, entry.number.end, entry, (first, last), True)
        elif entry.value >= 2:
            factor = YEARS_OF[match["unit"]]
            about = max(2.0, 0.1 * entry.value * factor) if entry.number.about or factor > 1 else 0
            loose = 1 + about
            yield _Length(
                entry.value * factor, loose, entry.start, entry.number.end, entry, (first, last), False
            )


def _of_two(scope: Scope, figured: Figured, length: _Length, years: Sequence[Entry]) -> Iterator[Slip]:
    """Judge a duration beside two years of its sentence."""
    first, second = years
    text, (start, end) = figured.text, length.place
    if first.value >= second.value and not length.rank:
        # "The fire of 1888 came forty years after the church had been finished in 1848."
        between = text[max(end, first.at) : second.at]
        if first.at < start and end < second.at and AFTERWARDS.match(between) and start - first.at < _PHRASE:
            yield from _judged(length, years, second.value, first.value)
        return
    if text.startswith(" apart", end):
        bound = True
    elif end <= first.at and AFTER.match(text, end):
        # "Twelve years after the fire of 1900, in 1912, …"
        between = text[first.at + 1 : second.at]
        bound = re.match(r",? (?:in|on) (?:[A-Z][a-z]{2,8} )?\Z", between) is not None and first.at - end < 60
    elif length.rank:
        bound = BEGUN(scope.data).search(text) is not None and abs(second.at - start) < _NEAR
    elif end <= first.at:
        bound = BEFORE_PAIR(scope.data).match(text, end, first.at) is not None and _spans(text, first, second)
    elif end <= second.at:
        later = LATER.match(text, end, second.at)
        bound = (
            later is not None and second.at - later.end() < 30 and "," not in text[later.end() : second.at]
        ) or (NEXT.match(text[end : second.at]) is not None)
    else:
        behind = text[end : end + 20]
        glued = BEHIND_PAIR(scope.data).match(text, second.at + 1, start) is not None
        term = TERM.search(text, 0, start) is not None and FOR_ALL.search(text, 0, start) is not None
        glued = glued or term or THOSE.search(text, 0, start) is not None
        other = OTHER_EVENT.match(text, end) is not None
        bound = (glued and not other and not re.match(r" (?:before|earlier|ago)", behind)) or (
            LATER.match(behind) is not None
            and start - second.at < 60
            and "," not in text[second.at + 1 : start]
        )
    if bound:
        yield from _judged(
            length, years, min(each.value for each in years), max(each.value for each in years)
        )


def _of_several(figured: Figured, length: _Length, years: Sequence[Entry]) -> Iterator[Slip]:
    """Judge "it stood empty from 1961 until we moved in thirty years later, in 1996": by the years next to
    it."""
    text, (start, end) = figured.text, length.place
    before = [each for each in years if each.at < start]
    behind = [each for each in years if each.at >= end]
    later = LATER.match(text, end, behind[0].at) if behind else None
    if before and later is not None and behind[0].at - later.end() < 3 and before[-1].value < behind[0].value:
        yield from _judged(length, (before[-1], behind[0]), before[-1].value, behind[0].value)


def _spans(text: str, first: Entry, second: Entry) -> bool:
    return (
        second.at - first.at < 30
        and re.match(
            r"(?:[^,;.]{0,6}| (?:to|until|till|and|through)[^,;.]*)\Z", text[first.at + 1 : second.at]
        )
        is not None
    )


def _of_one(scope: Scope, ledger: Ledger, figured: Figured, length: _Length, year: Entry) -> Iterator[Slip]:
    """Judge a duration beside one year: the other one stands in the sentence before, or is the present
    one."""
    text, (start, end) = figured.text, length.place
    since = SINCE.search(text)
    if (
        since
        and since["from"] == text[year.at]
        and length.entry
        and NOW_LEFT.search(text, 0, start)
        and PERFECT.search(text)
        and (
            OWN.search(text, 0, start)
            or (year.at < start and BEHIND_PAIR(scope.data).match(text, year.at + 1, start))
            or (year.at < start < year.at + 40 and "," not in text[year.at + 2 : start])
            or re.match(r",? since [^,;]{0,12}\Z", text[end : year.at])
        )
    ):
        yield from _until_now(scope, length, year)
        return
    then = SINCE_THEN.match(text, end)
    if then is not None and then.end() == year.at + 1 and length.entry and NOW_OR_SOON.search(text, 0, start):
        yield from _until_now(scope, length, year)
        return
    earlier = next(ledger.before(figured, 1), None)
    others = [entry for entry in ledger.of(earlier) if entry.kind == YEAR] if earlier else []
    if length.rank:
        if (
            earlier
            and len(others) == 1
            and BEGUN(scope.data).search(earlier.text)
            and abs(year.at - start) < _NEAR
        ):
            yield from _judged(length, [*others, year], others[0].value, year.value)
        elif BEGUN(scope.data).search(text) and earlier is None:
            return
    elif len(others) == 1 and others[0].value < year.value:
        later = LATER.match(text, end)
        glued = later is not None and (
            0 <= year.at - later.end() < 3
            or (year.at < start and BEHIND_PAIR(scope.data).match(text, year.at + 1, start))
        )
        after = AFTER.match(text, end) is not None and BEHIND_PAIR(scope.data).match(text, year.at + 1, start)
        lasted = LASTED.search(text, 0, start) and UNTIL.match(text, end, year.at + 1)
        if glued or lasted:
            yield from _judged(length, [*others, year], others[0].value, year.value)
        elif after:
            yield from _after_an_event(ledger, figured, length, year)
    elif (
        AFTER.match(text, end) and year.at < start and BEHIND_PAIR(scope.data).match(text, year.at + 1, start)
    ):
        yield from _after_an_event(ledger, figured, length, year)


def _until_now(scope: Scope, length: _Length, year: Entry) -> Iterator[Slip]:
    """Judge a duration since a year. Of an article that may be younger than the last date in it, one can
    only be too short.
    """
    today = scope.facts.written_in
    if today is not None and (today.stated or length.years < today.year - year.value - 2):
        yield from _judged(length, [year], year.value, today.year)


def _after_an_event(ledger: Ledger, figured: Figured, length: _Length, year: Entry) -> Iterator[Slip]:
    """Judge "in 1988, 125 years after it was lit" by the years that stand before it in the passage."""
    others = [
        entry
        for entry in ledger.earlier(figured, _SENTENCES)
        if entry.kind == YEAR and entry.value < year.value
    ]
    apart = [year.value - entry.value for entry in others]
    loose = length.loose + (length.years >= _FEW_YEARS)
    if apart and len(apart) <= 4 and not any(abs(each - length.years) <= loose for each in apart):
        nearest = min(others, key=lambda entry: abs(year.value - entry.value - length.years))
        if 0.5 < length.years / (year.value - nearest.value) < 3:
            yield from _judged(length, [nearest, year], nearest.value, year.value)


def _of_the_sentence_before(
    scope: Scope, ledger: Ledger, figured: Figured, length: _Length
) -> Iterator[Slip]:
    """Judge "It had been in force for 30 years" behind a sentence with two years."""
    if TOOK.search(figured.text, 0, length.place[0]):
        built = [
            (each, match)
            for each in ledger.saying("uilt", "onstructed", "rected")
            for match in BUILT.finditer(each.text)
        ]
        if len(built) == 1:
            ends = [ledger.at(built[0][0], built[0][1].start(name)) for name in ("from", "to")]
            yield from _judged(length, ends, ends[0].value, ends[1].value)
        return
    if not SAME_SPAN(scope.data).match(figured.text, 0, length.place[0]) or length.rank:
        return
    earlier = next(ledger.before(figured, 1), None)
    others = [entry for entry in ledger.of(earlier) if entry.kind == YEAR] if earlier else []
    if len(others) == 2 and others[0].value < others[1].value:
        yield from _judged(length, others, others[0].value, others[1].value)


def _judged(length: _Length, years: Sequence[Entry], begun: float, ended: float) -> Iterator[Slip]:
    apart = ended - begun
    if apart <= 0 or abs(length.years - apart) <= length.loose:
        return
    # An anniversary is told in its year, but counted from the other one.
    others = [year for year in years if not length.rank or year.value == begun]
    places = [(length.start, length.end), *((year.number.start, year.number.end) for year in others)]
    places.sort()
    if places[-1][0] - length.end in range(_PHRASE):
        # "Fifty years later, in 2025", "for nine years, from 1990 to 2002": one phrase.
        places[-1] = length.start, places[-1][1]
    said = f"{length.years:g}" if not length.rank else f"{length.years:.0f}, as told here"
    yield Scope.found(
        *places[-1],
        beside=places[0],
        what=f"From {begun:.0f} to {ended:.0f} it is {apart:.0f} years, not {said}",
    )
