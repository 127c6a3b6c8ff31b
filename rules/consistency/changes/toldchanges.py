"""Percentages by which something is told to have risen or fallen, against figures that stand further away
("In 1990 it covered 4.0 … now 1.0, so that it has lost a quarter").
"""

from collections.abc import Iterator, Sequence

from copydesk.api import Scope, Slip, regex, worded

from ..percentages.percentages import LEVEL
from ..quantities.arithmetic import change, percentage, plain
from ..quantities.figuredtext import ANY, NUMBER
from ..quantities.figureledger import Entry, Ledger
from ..quantities.figurepairs import PERIODS, alike, explained, report
from ..quantities.percentsigns import CHANGED_BEFORE, CHANGED_BEHIND, OTHER_BASE, POINTS

_FILE = "quantities.toml"
_TEXT = f"[^{ANY[1:-1]}.;()]"
LOST = worded(
    rf"\b(?:(?P<up>gain(?:s|ed)?|grown|put on)|(?P<down>lost|loses|sav(?:e|es|ed|ing)|shrunk|fell"
    rf" short|falls short"
    rf"|short|halved)|(?P<any>chang(?:e|ed|es)|differs?)){_TEXT}{{0,16}}\Z",
    _FILE,
)
TO = regex(r" to (?:only |just |a |the )?\Z")
_FAR, _MOST = 70, 9.0


def told_changes(scope: Scope) -> Iterator[Slip]:
    """Yield percentages of a change that no two figures of the passage give."""
    ledger: Ledger = scope.facts.figure_ledger
    yield from filter(None, (_judged(scope, ledger, said) for said in ledger.percentages()))


def _judged(scope: Scope, ledger: Ledger, said: Entry) -> Slip | None:
    text = said.figured.text
    before = text[max(0, said.at - _FAR) : said.at]
    behind = CHANGED_BEHIND(scope.data).match(text, said.at + 1)
    cues = [
        each for each in (CHANGED_BEFORE(scope.data).search(before), LOST(scope.data).search(before)) if each
    ]
    if behind and not behind["than"]:
        cues.append(behind)
    if (
        not cues
        or LEVEL.search(before)
        or POINTS.match(text, said.at + 1)
        or OTHER_BASE(scope.data).search(text[max(0, said.at - 45) : said.at + 30])
    ):
        return None
    sense = 1 if any(each["up"] for each in cues) else -1 if any(each["down"] for each in cues) else 0
    inside = [each for each in ledger.of(said.figured) if _counts(each)]
    earlier = [each for each in ledger.window(said) if _counts(each) and each.figured is not said.figured]
    pair = _compared(text, inside, earlier)
    if pair is None or any(each.number.about for each in pair):
        return None
    if explained(said, [*inside, *earlier], sense, strict=True) or explained(said, inside, sense):
        return None
    one, two = pair
    if sense * (two.value - one.value) < 0:
        one, two = two, one
    right = 100 * (two.value / one.value - 1)
    if not right or abs(right) > 100 * _MOST:
        return None
    if percentage(said.number).meets(*sorted(map(abs, change(one.number, two.number)))):
        return None
    what = f"{plain(one.value)} → {plain(two.value)} is {right:+.3g} %, not {plain(round(said.value, 1))} %"
    return report(said, (one, two), what, "likely")


def _counts(entry: Entry) -> bool:
    converted = entry.figured.text[entry.at - 1 : entry.at] in ("(", "[")
    return entry.kind == NUMBER and entry.value > 0 and entry.unit not in PERIODS and not converted


def _compared(text: str, inside: Sequence[Entry], earlier: Sequence[Entry]) -> tuple[Entry, Entry] | None:
    """Return the two figures that a change lies between."""
    if len(inside) == 2:
        return (inside[0], inside[1]) if alike(*inside) else None
    reached = [each for each in inside if TO.search(text, 0, each.at)]
    if len(inside) > 2:
        pairs = [
            each
            for each in inside
            if len(reached) == 1 and each.at < reached[0].at and alike(each, reached[0])
        ]
        return (pairs[0], reached[0]) if len(reached) == 1 and pairs else None
    last = [each for each in earlier if each.figured is earlier[-1].figured]
    if len(inside) == 1:
        like = [each for each in last if alike(each, inside[0])]
        return (like[-1], inside[0]) if like else None
    units = {each.unit or each.noun for each in last}
    groups = [[each for each in last if (each.unit or each.noun) == unit] for unit in units]
    if not groups or any(len(group) != 2 for group in groups):
        return None
    first = min(groups, key=lambda group: group[0].at)
    return first[0], first[1]
