"""Areas and the two sides that they come of: "2.4 m by 1.2 m, which gives an area of 3.6 square metres"."""

from collections.abc import Iterator

from copydesk.api import Scope, Slip, regex

from ..quantities.arithmetic import Bounds, bounds, plain
from ..quantities.figuredtext import GAP, N
from ..quantities.figureledger import Entry, Ledger
from ..quantities.unitsizes import in_unit, measured

# "5 m by 4 m", "25 metres long and 10 metres wide"
SIDES = regex(
    rf"(?P<a>{N})(?:[ -]?[a-z]{{1,7}})? (?:by|x|×) (?P<b>{N})"
    rf"|(?P<c>{N})[ -]?[a-z]{{1,7}} (?:long|deep)(?:,| and) (?P<d>{N})[ -]?[a-z]{{1,7}} (?:wide|broad|across)"
)
AREA = regex(rf"{GAP}{{0,20}}(?:,| [–—]|\(|\b(?:area|floor|surface|plot|space|room)\b){GAP}{{0,40}}\Z")
_WORDS = frozenset({"square", "sq", "m²", "hectares", "acres", "ha"})
_SLACK, _NEAR = 0.03, 4.0


def wrong_areas(scope: Scope) -> Iterator[Slip]:
    """Yield areas that are not what the two sides before them give."""
    ledger: Ledger = scope.facts.figure_ledger
    for figured in ledger.with_words(_WORDS):
        for match in SIDES.finditer(figured.text):
            one, other = (
                ledger.at(figured, match.start(long if match["a"] else wide)) for long, wide in ("ac", "bd")
            )
            areas = [
                each
                for each in ledger.of(figured)
                if each.at > other.at and (size := measured(scope, each.unit)) and size[0] == "area"
            ]
            if len(areas) == 1 and AREA.match(figured.text[other.at + 1 : areas[0].at]):
                yield from _judged(scope, one, other, areas[0])


def _judged(scope: Scope, one: Entry, other: Entry, area: Entry) -> Iterator[Slip]:
    first = in_unit(scope, one if one.unit else one._replace(unit=other.unit), "m")
    second, told = in_unit(scope, other, "m"), in_unit(scope, area, "square metre")
    if first is None or second is None or told is None:
        return
    (low, high), (least, most) = bounds(first.number), bounds(second.number)
    sides = Bounds(low * least * (1 - _SLACK), high * most * (1 + _SLACK))
    right = first.value * second.value
    if right and not sides.meets(*bounds(told.number)) and 1 / _NEAR < told.value / right < _NEAR:
        yield Scope.found(
            area.start,
            area.number.end,
            kind="likely",
            beside=(one.start, other.number.end),
            what=f"{plain(first.value)} m × {plain(second.value)} m is {plain(round(right, 2))} m², "
            f"not {plain(round(told.value, 2))} m²",
        )
