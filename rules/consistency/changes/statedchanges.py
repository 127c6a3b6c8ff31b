"""Changes and differences in figures: what is told to be so much more or less, to have risen or fallen by so
much, against the two figures that it lies between ("rose by 24 to 310; a year before it had been 286").
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from copydesk.api import Scope, Slip, once, regex, worded

from ..quantities.arithmetic import plain
from ..quantities.figuredtext import GAP, NUMBER, Figured, N
from ..quantities.figureledger import Entry, Ledger
from ..quantities.figurepairs import PERIODS

_FILE = "quantities.toml"
_ABOUT = r"(?: (?:just|only|exactly|another|a further|the|a|an|some))?"
# What stands behind a difference: "four more than", "two francs less", "three hours fewer a week".
MORE = worded(
    r"(?:-[a-z]{2,16}|[a-z°%]{1,3})?(?: (?!of\b|to\b|and\b|or\b|in\b|for\b|from\b)[a-z°%²]{1,16}){0,2}? "
    r"(?!(?:over|above|under|below|up|down)\b)(?:(?P<up>(?@greater))"
    r"|(?P<down>(?@smaller)))\b(?P<than>(?: (?:for|in|on|per)(?: [a-z]{1,12}){1,4}?)? than\b)?",
    _FILE,
)
# What stands before one: "fell by", "an increase of".
BY = worded(
    rf"\b(?:(?P<up>(?@rise))|(?P<down>(?@fall)))\b{GAP}{{0,40}}? by{_ABOUT} \Z"
    rf"|\b(?:(?P<gain>(?@risen))|(?P<drop>(?@fallen))|difference|change) of{_ABOUT} \Z",
    _FILE,
)
FROM_TO = regex(rf"\bfrom (?P<a>{N})(?:[ -][a-z°%]{{1,16}}){{0,3}}? to (?:just |only )?(?P<b>{N})")
NOW = regex(rf"{GAP}{{0,30}}? to{_ABOUT} \Z")
# What says that a figure is told of an earlier time, or of what is compared.
EARLIER = worded(r"\b(?:(?@of_earlier))\b", _FILE)
HAD = worded(
    r",? (?:when|which|who|whose|with|where|as)\b[^.;]{0,40}\Z|: [^.;:]{0,30}\Z| \((?:[a-z]{1,12} ){0,4}\Z",
    _FILE,
)
# "Than the 3,400 of last year"
THAN_B = regex(r" than (?:[\w’'-]{1,16},? ){0,6}?\Z")
# A difference of something else, or one that comes again and again.
OTHER = regex(
    rf"{GAP}{{0,40}}?\b(?:(?:a|per|each|every) (?:year|month|week|day|hour)(?! (?:before|earlier|ago"
    rf"|later))|annually"
    r"|on average|respectively|at least|or more)\b"
)
# Around a difference that comments on the two figures before it.
COMMENT = regex(
    r"(?:[ -][a-z°]{1,16}){0,3}(?:,| [–—]| \()"
    r"(?: (?:or|that is|so|thus|which is|a [a-z]{3,12} of))?,? \Z"
)
ENDS = regex(
    r"(?: (?:than (?:before|then|now|at first|in [A-Z]\w+|last \w+)|again))?"
    r"(?:[.,;:)!?]|\Z| [–—]| in | and )"
)
_CHANGES = frozenset({"difference", "change"})
_PENCE = {("penny", "pound"): 0.01, ("cent", "euro"): 0.01, ("cent", "dollar"): 0.01}
_NEAR, _BEFORE = 4.0, 6


class _Step(NamedTuple):
    """A difference: its figure, 1 for upwards, -1 for downwards, 0 for either, whether a "than" follows, and
    where its phrase ends in the text.
    """

    entry: Entry
    sense: int
    than: bool
    end: int
    by: bool


def stated_changes(scope: Scope) -> Iterator[Slip]:
    """Yield differences that are not those of the two figures that they are told of."""
    ledger: Ledger = scope.facts.figure_ledger
    for figured in ledger.with_words(_signs(scope.data(_FILE))):
        entries = ledger.of(figured)
        for entry in entries:
            step = _step(scope, entry)
            if step is not None:
                found = _judged(scope, ledger, step, entries)
                if found is not None:
                    yield found


@once
def _signs(data: Mapping[str, list[str]]) -> frozenset[str]:
    """Return the words of which one stands beside each difference."""
    sets = (data[name] for name in ("greater", "smaller", "rise", "fall", "risen", "fallen"))
    return frozenset(word for words in sets for each in words for word in each.split()) | _CHANGES


def _step(scope: Scope, entry: Entry) -> _Step | None:
    if entry.kind != NUMBER or entry.number.about or entry.value <= 0:
        return None
    text = entry.figured.text
    near = text[max(0, entry.at - 18) : entry.at]
    led = " by " in near or " of " in near
    before = BY(scope.data).search(text[max(0, entry.at - 70) : entry.at]) if led else None
    behind = MORE(scope.data).match(text, entry.at + 1) if before is None else None
    if behind is not None and text[behind.end() : behind.end() + 1] != "-":
        return _Step(entry, 1 if behind["up"] else -1, behind["than"] is not None, behind.end(), False)
    if before is None:
        return None
    sense = 1 if before["up"] or before["gain"] else -1 if before["down"] or before["drop"] else 0
    return _Step(entry, sense, False, entry.at + 1, before[0].rstrip().endswith(" by") or " by " in before[0])


def _judged(scope: Scope, ledger: Ledger, step: _Step, entries: Sequence[Entry]) -> Slip | None:
    entry = step.entry
    if OTHER.match(entry.figured.text, step.end):
        return None
    others = [each for each in entries if each is not entry and _alike(each, entry)]
    found = _pair(scope, ledger, step, others)
    if found is None:
        return None
    old, new, kind = found
    if old.number.about or new.number.about or old.value == new.value:
        return None
    size = entry.value * _scale(entry, new)
    right = abs(new.value - old.value)
    if abs(right - size) <= _rounded(old, new, entry):
        return None
    if not 1 / _NEAR <= size / right <= _NEAR or _explained(ledger, entry, size):
        return None
    last, first = (
        max((old, new, entry), key=lambda each: each.start),
        min((old, new, entry), key=lambda each: each.start),
    )
    return Scope.found(
        last.start,
        last.number.end,
        kind=kind,
        beside=(first.start, first.number.end),
        what=f"From {plain(old.value)} to {plain(new.value)} it is {plain(round(right, 6))}, "
        f"not {plain(size)}",
    )


def _alike(each: Entry, step: Entry) -> bool:
    """Say whether a figure may be one of the two that a difference lies between."""
    if each.kind != NUMBER or each.value <= 0 or (each.unit in PERIODS and each.unit != step.unit):
        return False
    if each.unit == step.unit:
        return not each.noun or not step.noun or each.noun == step.noun or bool(step.unit)
    if _scale(step, each) != 1:
        return True
    return (not each.unit and not each.noun) or (not step.unit and not step.noun)


def _scale(step: Entry, each: Entry) -> float:
    return _PENCE.get((step.unit, each.unit), 1)


def _rounded(old: Entry, new: Entry, step: Entry) -> float:
    """Return by how much a difference may be out because figures are rounded: who tells one of them to the
    unit
    does so with all.
    """
    figures = (old.number, new.number, step.number)
    open_ends = [each.high - each.low for each in figures]
    if any(each.decimals or each.factor > 1 for each in figures):
        return max(open_ends) + 1e-6
    return min(open_ends) + 1e-6


def _pair(
    scope: Scope, ledger: Ledger, step: _Step, others: Sequence[Entry]
) -> tuple[Entry, Entry, str] | None:
    """Return the figure before and the one after a difference, and how sure it is that they are meant."""
    text, entry = step.entry.figured.text, step.entry
    change = [match for match in FROM_TO.finditer(text) if abs(match.start() - entry.at) < 90]
    if len(change) == 1:
        old, new = (
            ledger.at(entry.figured, change[0].start("a")),
            ledger.at(entry.figured, change[0].start("b")),
        )
        if entry not in (old, new) and (old in others or new in others) and len(others) < 4:
            fits = (new.value - old.value) * step.sense >= 0 or not step.than
            return (old, new, "") if fits else None
        return None
    before = [each for each in others if each.at < entry.at]
    behind = [each for each in others if each.at > entry.at]
    if step.than:
        return _than(scope, ledger, step, before, behind)
    if step.by and len(behind) >= 1 and NOW.match(text[entry.at + 1 : behind[0].at]):
        return _to(scope, ledger, behind[0], before, behind[1:])
    if step.by or behind:
        return None
    if len(before) == 2 and _closes(text, step, before[-1]):
        return before[0], before[1], "likely"
    return None


def _closes(text: str, step: _Step, last: Entry) -> bool:
    """Say whether a difference stands as a comment behind the second of two figures: ", 17 fewer"."""
    between = text[last.at + 1 : step.entry.at]
    return COMMENT.match(between) is not None and ENDS.match(text, step.end) is not None


def _than(
    scope: Scope, ledger: Ledger, step: _Step, before: Sequence[Entry], behind: Sequence[Entry]
) -> tuple[Entry, Entry, str] | None:
    """Return the pair of "42 seats, three more than in May, when it had 39", "24, two less than the 26 of
    old".
    """
    text = step.entry.figured.text
    nearest = before[-1] if before else None
    if nearest is None or text[nearest.at : step.entry.at].count(",") > 2:
        return None
    if len(behind) == 1:
        between = text[step.end : behind[0].at]
        if HAD(scope.data).search(between) or THAN_B.match(" than" + between):
            other = behind[0]
            certain = len(before) == 1 and bool(HAD(scope.data).search(between))
            return other, nearest, "" if certain else "likely"
        return None
    if behind:
        return None
    reference = text[step.end : step.end + 50]
    if "before" in _reference(reference):
        for earlier in {each.figured for each in ledger.earlier(step.entry.figured, _BEFORE)}:
            for match in FROM_TO.finditer(earlier.text):
                old, new = ledger.at(earlier, match.start("a")), ledger.at(earlier, match.start("b"))
                if new.value == nearest.value and new.unit == nearest.unit == old.unit:
                    return old, nearest, ""
    for later in _next(ledger, step.entry.figured):
        told = [each for each in ledger.of(later) if _alike(each, step.entry) and each.kind == NUMBER]
        shared = _reference(reference) & _reference(later.text)
        if len(told) == 1 and shared:
            return told[0], nearest, "likely"
        if told:
            return None
    return None


def _reference(text: str) -> set[str]:
    """Return what says of which time or thing something is told."""
    words = set(re.findall(r"[a-z]{3,12}", text.lower()))
    return {_SAME.get(word, word) for word in words if word in _SAME}


_SAME = {
    "last": "before",
    "previous": "before",
    "before": "before",
    "earlier": "before",
    "ago": "before",
    "old": "before",
    "now": "now",
    "today": "now",
    "present": "now",
    "current": "now",
}


def _next(ledger: Ledger, figured: Figured) -> Iterator[Figured]:
    held: Figured | None = figured
    for _ in range(2):
        held = ledger.behind(held) if held is not None else None
        if held is not None:
            yield held


def _to(
    scope: Scope, ledger: Ledger, new: Entry, before: Sequence[Entry], rest: Sequence[Entry]
) -> tuple[Entry, Entry, str] | None:
    """Return the pair of "grew by 85 to 1,985; a year earlier it had been 1,900"."""
    text = new.figured.text
    told = [each for each in rest if EARLIER(scope.data).search(text, new.at, min(len(text), each.at + 40))]
    if len(rest) == 1 and told:
        return told[0], new, "likely"
    if before or rest:
        return None
    for later in _next(ledger, new.figured):
        found = [each for each in ledger.of(later) if each.kind == NUMBER and _alike(each, new)]
        if len(found) == 1 and EARLIER(scope.data).search(later.text):
            return found[0], new, "likely"
        if found:
            return None
    return None


def _explained(ledger: Ledger, entry: Entry, size: float) -> bool:
    """Say whether two other figures of the passage have the difference."""
    window = [each for each in ledger.window(entry) if each.kind == NUMBER and _alike(each, entry)]
    return any(
        abs(abs(one.value - two.value) - size) < 1e-6
        for at, one in enumerate(window)
        for two in window[at + 1 :]
    )
