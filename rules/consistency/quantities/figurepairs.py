"""Two figures that may belong together, and whether any two of a passage give a percentage."""

from collections.abc import Sequence
from itertools import pairwise, permutations

from copydesk.api import Scope, Slip

from .arithmetic import Bounds, change, percentage, plain, share
from .figuredtext import NUMBER, PERCENT
from .figureledger import Entry

PERIODS = frozenset(
    {"year", "month", "week", "day", "hour", "minute", "second", "decade", "century", "time", "point"}
)
_PHRASE = 32
_ANYTHING = frozenset({"", "person", "one", "piece", "thing"})


def alike(one: Entry, two: Entry) -> bool:
    """Say whether two figures may be such of one quantity: in one unit, of the same things or of none."""
    if one.unit != two.unit:
        return (not one.unit and not one.noun) or (not two.unit and not two.noun)
    return one.noun == two.noun or not {one.noun, two.noun}.isdisjoint(_ANYTHING)


def explained(said: Entry, window: Sequence[Entry], sense: int = 0, *, strict: bool = False) -> bool:
    """Say whether any two figures give a percentage as a share, as what is left of one (unless ``strict``),
    or as a change, of a sense where there is one (1: what rose, -1: what fell).
    """
    told = percentage(said.number) if said.number.about else _narrow(said)
    for one, two in permutations(window, 2):
        if one.unit != two.unit and one.unit and two.unit:
            continue
        if not strict:
            low, high = share(one.number, two.number)
            if told.meets(low, high) or told.meets(100 - high, 100 - low):
                return True
            both = 100 * one.value / (one.value + two.value or 1)
            if told.meets(both, both):
                return True
        found = change(one.number, two.number)
        if sense * (two.value - one.value) >= 0 and told.meets(*sorted(map(abs, found))):
            return True
        if found.low < 0 < found.high and told.low < max(map(abs, found)):
            return True
    return False


def of_hidden_whole(said: Entry, part: Entry, entries: Sequence[Entry]) -> bool:
    """Say whether a part and its percentage are of the whole of which another part beside its percentage is:
    "2,867 (6.1 %) … and 416 (0.9 %)", whose whole stands elsewhere.
    """
    told = percentage(said.number)
    for number, share_of in pairwise(entries):
        if (
            number.kind == NUMBER
            and share_of.kind == PERCENT
            and share_of is not said
            and share_of.at - number.at < 40
        ):
            low, high = percentage(share_of.number)
            if (
                low > 0
                and number.value
                and told.meets(part.value * low / number.value, part.value * high / number.value)
            ):
                return True
    return False


def _narrow(said: Entry) -> Bounds:
    half = 0.51 * 10.0**-said.number.decimals + (0.1 if not said.number.decimals else 0)
    return Bounds(said.value - half, said.value + half)


def report(said: Entry, others: Sequence[Entry], what: str, kind: str) -> Slip:
    """Report a percentage; where the figures follow it, at the last of them."""
    ordered = sorted(others, key=lambda each: each.start)
    first, last = ordered[0], ordered[-1]
    text = said.figured.text
    if last.figured is said.figured and first.at < said.at < last.at and text[: last.at].endswith(" to "):
        return Scope.found(
            last.start, last.number.end, kind=kind, beside=(said.start, said.number.end), what=what
        )
    # "15 per cent more than the 84,000": which of the two is wrong nobody can say.
    behind = last.figured is said.figured and 0 < last.at - said.at < _PHRASE
    end = last.number.end if behind else said.number.end
    return Scope.found(said.start, end, kind=kind, beside=(first.start, first.number.end), what=what)


def wrong_share(said: Entry, part: Entry, whole: Entry, kind: str) -> Slip:
    right = 100 * part.value / whole.value
    what = (
        f"{plain(part.value)} of {plain(whole.value)} is {right:.3g} %, not {plain(round(said.value, 1))} %"
    )
    return report(said, (part, whole), what, kind)
