"""Percentages in front of their figures: "two thirds of the 240 voters, 160", "72 per cent: 36 of 50"."""

from collections.abc import Sequence

from copydesk.api import Scope, Slip, regex, worded

from .arithmetic import Bounds, percentage, plain, share
from .figureledger import Entry
from .figurepairs import alike, explained, wrong_share
from .percentsigns import SAYS, WHOLE_BEFORE
from .reading import WORD

_FILE = "quantities.toml"
OF_THE = regex(r" of (?:all )?(?:(?:the|its|their|his|her|our|these|those) )?\Z")
AMOUNT = worded(
    rf"(?: {WORD}){{0,4}}?(?:,| [–—(])(?: or| that is,?| i\.e\.,?)?(?P<about> (?:(?@about)))? \Z", _FILE
)


def wrong_amount(scope: Scope, said: Entry, window: Sequence[Entry]) -> Slip | None:
    """Judge "two thirds of the 240 voters, 160 people"."""
    text = said.figured.text
    behind = [each for each in window if each.figured is said.figured and each.at > said.at]
    if len(behind) < 2 or not OF_THE.match(text[said.at + 1 : behind[0].at]) or behind[0].number.about:
        return None
    whole, part = behind[0], behind[1]
    between = AMOUNT(scope.data).match(text[whole.at + 1 : part.at])
    right = whole.value * said.value / 100
    if between is None or not alike(part, whole) or not 0.5 * right <= part.value <= 2 * right:
        return None
    low, high = share(part.number, whole.number)
    loose = percentage(said.number) if said.number.decimals or not said.number.words else _around(said)
    if loose.meets(low, high) or between["about"]:
        return None
    what = f"{plain(round(said.value, 1))} % of {plain(whole.value)} is {plain(round(right, 1))}, not "
    f"{plain(part.value)}"
    return Scope.found(part.start, part.number.end, beside=(said.start, whole.number.end), what=what)


def _around(said: Entry) -> Bounds:
    return Bounds(0.95 * said.value, 1.05 * said.value)


def before_its_part(said: Entry, numbers: Sequence[Entry]) -> Slip | None:
    """Judge "72 per cent: 3,600 of the 5,000 voters"."""
    text = said.figured.text
    behind = [each for each in numbers if each.at > said.at]
    if len(behind) < 2 or not SAYS.match(text[said.at + 1 : behind[0].at]):
        return None
    part, whole = behind[:2]
    if not WHOLE_BEFORE.search(text[part.at + 1 : whole.at]) or not 0 < part.value <= whole.value:
        return None
    if percentage(said.number).meets(*share(part.number, whole.number)) or explained(said, numbers):
        return None
    return wrong_share(said, part, whole, "")._replace(end=whole.number.end)
