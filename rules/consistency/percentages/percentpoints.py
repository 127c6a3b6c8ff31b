"""Percentage points: "from 8 to 6 per cent, three points", "from 20 to 25 per cent, a rise of 5 %"."""

from collections.abc import Iterator

from copydesk.api import Scope, Slip, regex

from ..quantities.arithmetic import plain
from ..quantities.figuredtext import NUMBER, PERCENT, WORD, Figured
from ..quantities.figureledger import Ledger
from ..quantities.figurepairs import report
from ..quantities.percentsigns import CHANGED_BEFORE, POINTS
from ..quantities.reading import percent_words

BY = regex(r"(?:,| [–—])(?: or| that is,?| i\.e\.,?)?(?: by)? \Z")
SHARES = regex(rf"\bfrom (?P<a>[{NUMBER}-\ue7ff])(?: {WORD}){{0,2}}? to (?P<b>[{PERCENT}-\ue7ff])")


def wrong_points(scope: Scope) -> Iterator[Slip]:
    """Yield points that do not lie between two shares, and points that are called per cent."""
    ledger: Ledger = scope.facts.figure_ledger
    for figured in ledger.saying(*percent_words(scope.data)):
        yield from _points(scope, ledger, figured)


def _points(scope: Scope, ledger: Ledger, figured: Figured) -> Iterator[Slip]:
    pair = SHARES.search(figured.text)
    if pair is None:
        return
    old, new = (ledger.at(figured, pair.start(name)) for name in "ab")
    behind = [each for each in ledger.of(figured) if each.at > new.at and each.kind in (NUMBER, PERCENT)]
    if len(behind) != 1 or old.number.about or new.number.about or not old.value:
        return
    said, apart = behind[0], abs(new.value - old.value)
    points = POINTS.match(figured.text, said.at + 1) is not None
    half = (
        0.5 * 10.0 ** -min(old.number.decimals, new.number.decimals)
        if old.number.decimals or new.number.decimals
        else 0.01
    )
    relative = abs(100 * (new.value / old.value - 1))
    if points and abs(said.value - apart) > 2 * half and not said.number.about:
        yield report(
            said,
            (old,),
            f"From {plain(old.value)} to {plain(new.value)} it is {plain(round(apart, 6))} points, not "
            f"{plain(said.value)}",
            "",
        )
    elif (
        not points
        and said.kind == PERCENT
        and (
            CHANGED_BEFORE(scope.data).search(figured.text[: said.at]) or BY.search(figured.text, 0, said.at)
        )
        and (abs(said.value - apart) <= 2 * half and abs(relative - said.value) > 1)
    ):
        points_told = plain(round(apart, 6))
        what = (
            f"From {plain(old.value)} to {plain(new.value)} % it is {points_told} percentage points, "
            f"or {relative:.3g} %"
        )
        yield report(said, (old,), what, "likely")
