"""Multiples: "twice", "three times as many", "doubled", against the two figures of their sentence."""

from collections.abc import Iterator, Sequence

from copydesk.api import Scope, Slip, worded

from ..quantities.arithmetic import Bounds, bounds, plain
from ..quantities.figuredtext import NUMBER, PERCENT, Figured
from ..quantities.figureledger import Entry, Ledger
from ..quantities.figurepairs import PERIODS, alike

_FILE = "quantities.toml"
_NEAR = 16
TIMES = worded(
    rf"(?:\b(?P<word>(?@multiples))|(?P<k>[{NUMBER}-\uf3ff])(?:[ -]times|-fold))"
    rf"(?= (?:(?@behind_multiple))\b"
    rf"|[,.;:)]|\Z)",
    _FILE,
)
ABOUT = worded(r"\b(?:(?@about)) \Z", _FILE)
_VALUES = {"twice": 2.0, "twofold": 2.0, "threefold": 3.0, "fourfold": 4.0, "thrice": 3.0}
_STEMS = {
    "doubl": 2.0,
    "tripl": 3.0,
    "trebl": 3.0,
    "quadrupl": 4.0,
    "halv": 0.5,
    "half": 0.5,
    "quintupl": 5.0,
}


def wrong_multiples(scope: Scope) -> Iterator[Slip]:
    """Yield multiples ("twice", "three times as many") that no two figures of the sentence give."""
    ledger: Ledger = scope.facts.figure_ledger
    for figured in ledger.saying(
        "twice", "times", "doubl", "tripl", "trebl", "quadrupl", "halv", "fold", "thrice"
    ):
        matches = list(TIMES(scope.data).finditer(figured.text))
        if len(matches) != 1:
            continue
        match = matches[0]
        if ABOUT(scope.data).search(figured.text, 0, match.start()):
            continue
        word = match["word"] or ""
        times = (
            figured.at(match["k"]).value
            if match["k"]
            else _VALUES.get(word)
            or next((value for stem, value in _STEMS.items() if word.startswith(stem)), 0.0)
        )
        numbers = [
            each
            for each in ledger.of(figured)
            if each.kind in (NUMBER, PERCENT) and each.at != match.start() and each.unit not in PERIODS
        ]
        if times and len(numbers) == 2 and alike(*numbers) and min(each.value for each in numbers) > 0:
            yield from _times(figured, match.span(), times, numbers)


def _times(
    figured: Figured, place: tuple[int, int], times: float, numbers: Sequence[Entry]
) -> Iterator[Slip]:
    one, two = numbers
    if any(each.number.about for each in numbers):
        return
    (low, high), (least, most) = bounds(one.number), bounds(two.number)
    if low <= 0 or least <= 0:
        return
    ratios = Bounds(low / most, high / least), Bounds(least / high, most / low)
    loose = 0.12
    if any(each.meets(times * (1 - loose), times * (1 + loose)) for each in ratios):
        return
    ratio = max(one.value, two.value) / min(one.value, two.value)
    if ratio > 3 * max(times, 1 / times):
        return
    start, end = figured.offsets[place[0]], figured.offsets[place[1]]
    if figured.text[place[0] : place[1]].endswith(("ed", "ing", "es")) and two.start > end:
        start, end = two.start, two.number.end
    elif 0 < two.start - end < _NEAR:
        # "twice the 20 boats of Orm": one phrase.
        end = two.number.end
    yield Scope.found(
        start,
        end,
        beside=(one.start, one.number.end),
        what=f"{plain(one.value)} and {plain(two.value)} differ by a factor of {ratio:.3g}, not "
        f"{plain(times)}",
    )
