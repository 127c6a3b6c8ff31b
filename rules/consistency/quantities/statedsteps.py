"""What is told to be so much more or less than at another time, against what is told of that time."""

import itertools
import re
from collections.abc import Iterator, Sequence

from copydesk.api import Scope, Slip, regex, worded

from .arithmetic import plain
from .figuredtext import NUMBER, WORD, Figured, N
from .figureledger import Entry, Ledger

_FILE = "quantities.toml"
# "Twenty-two bands have signed up, four more than last year", "24 francs, two francs less than now"
STEP = worded(
    rf"(?P<x>{N})(?: {WORD}){{0,7}}?,? (?:or |that is,? |which is )?(?P<d>{N})[a-z%°]{{0,3}}(?:"
    rf" {WORD}){{0,2}}? "
    rf"(?:(?P<up>(?@greater))|(?P<down>(?@smaller)))(?: {WORD}){{0,5}}? than (?:in )?(?:the )?"
    rf"(?P<ref>{WORD}(?: {WORD}){{0,2}})",
    _FILE,
)
THEN = {
    "last": (
        "last year",
        "last season",
        "last month",
        "last time",
        "last summer",
        "last winter",
        "Last year",
    ),
    "year": ("a year ago", "year before", "previous year", "last year"),
    "now": (" now", "present", "today", "current", " so far"),
    "today": ("today", "present", " now", "current"),
    "before": ("before", "previous", "old", "until now", "so far"),
}
_AHEAD = 2


def wrong_steps(scope: Scope) -> Iterator[Slip]:
    """Yield figures of another time that do not lie as far away as the article says."""
    ledger: Ledger = scope.facts.figure_ledger
    for figured in ledger.saying(" than "):
        for match in STEP(scope.data).finditer(figured.text):
            yield from _against_what_follows(ledger, figured, match)
            yield from _against_the_change(ledger, figured, match)


def _against_what_follows(ledger: Ledger, figured: Figured, match: re.Match[str]) -> Iterator[Slip]:
    """Judge "four more than last year. Since there were fifteen last year, …"."""
    now, step = ledger.at(figured, match.start("x")), ledger.at(figured, match.start("d"))
    words = THEN.get(match["ref"].split()[0].lower(), ())
    if not words or not _of_one(now, step) or now.number.about or step.number.about:
        return
    told: list[Entry] = []
    held: Figured | None = figured
    for _ in range(_AHEAD):
        held = ledger.behind(held) if held is not None else None
        if held is not None and any(word in held.text for word in words):
            told += [each for each in ledger.of(held) if each.kind == NUMBER and _may_be(each, now)]
    sign = 1 if match["up"] else -1
    if len(told) != 1 or told[0].number.about:
        return
    right = now.value - sign * step.value
    if right > 0 and abs(told[0].value - right) > 1e-6 and 0.4 < told[0].value / right < 2.5:
        yield _found(now, step, sign, right, told[0])


def _against_the_change(ledger: Ledger, figured: Figured, match: re.Match[str]) -> Iterator[Slip]:
    """Judge "At £2.10 you pay 30p more than before" behind "goes from £1.80 to £2.10"."""
    now, step = ledger.at(figured, match.start("x")), ledger.at(figured, match.start("d"))
    size = (
        step.value / 100
        if (step.unit, now.unit) in (("penny", "pound"), ("cent", "euro"), ("cent", "dollar"))
        else step.value
    )
    for old, new in _changes(ledger.earlier(figured, 6)):
        if (
            new.value == now.value
            and new.unit == now.unit
            and (step.unit == now.unit or size != step.value or not step.unit)
        ):
            apart = abs(new.value - old.value)
            if abs(apart - size) > 1e-6 and 0.3 < size / apart < 3:
                what = (
                    f"{plain(now.value)} − {plain(old.value)} is {plain(round(apart, 6))}, not {plain(size)}"
                )
                yield Scope.found(step.start, step.number.end, beside=(old.start, new.number.end), what=what)
            return


def _changes(earlier: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    for old, new in itertools.pairwise(earlier):
        between = old.figured.text[old.at : new.at] if old.figured is new.figured else ""
        if (
            " to " in between
            and FROM.search(old.figured.text, 0, old.at)
            and old.value
            and old.unit == new.unit
        ):
            yield old, new


FROM = regex(r"\bfrom \Z")


def _of_one(now: Entry, step: Entry) -> bool:
    """Say whether a step is in the unit of a figure, or of its things."""
    return step.unit == now.unit or (not step.unit and (not step.noun or step.noun == now.noun))


def _may_be(each: Entry, now: Entry) -> bool:
    return each.unit == now.unit or (not each.unit and not each.noun)


def _found(now: Entry, step: Entry, sign: int, right: float, told: Entry) -> Slip:
    mark = "−" if sign > 0 else "+"
    return Scope.found(
        told.start,
        told.number.end,
        kind="likely",
        beside=(now.start, step.number.end),
        what=f"{plain(now.value)} {mark} {plain(step.value)} is {plain(right)}, not {plain(told.value)}",
    )
