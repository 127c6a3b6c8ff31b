"""Percentages in front of their figures: "two thirds of the 240 voters, 160", "72 per cent: 36 of 50"."""

from collections.abc import Sequence

from copydesk.api import Scope, Slip, regex, worded

from ..quantities.arithmetic import Bounds, percentage, plain, share
from ..quantities.figuredtext import WORD
from ..quantities.figureledger import Entry
from ..quantities.figurepairs import alike, explained, wrong_share
from ..quantities.percentsigns import SAYS, WHOLE_BEFORE

_FILE = "quantities.toml"
OF_THE = regex(r" of (?:all )?(?:(?:the|its|their|his|her|our|these|those) )?\Z")
OF_ALL = regex(r"(?::| [–—(]) ?of (?:all |the |its |their ){0,2}\Z")
AMOUNT = worded(
    rf"(?: {WORD}){{0,4}}?(?:,| [–—(])(?: or| that is,?| i\.e\.,?)?(?P<about> (?:(?@about)))?(?: |(?<=\())\Z",
    _FILE,
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
    loose = _around(said) if said.number.about and said.number.words else percentage(said.number)
    if loose.meets(low, high) or between["about"]:
        return None
    share_told = f"{plain(round(said.value, 1))} % of {plain(whole.value)}"
    what = f"{share_told} is {plain(round(right, 1))}, not {plain(part.value)}"
    return Scope.found(part.start, part.number.end, beside=(said.start, whole.number.end), what=what)


# "1.5 per cent a year of a pot of 40,000 pounds will cost you 600 pounds"
OF_A = regex(
    r"(?: (?:a|per|each|every) [a-z]{3,8})? of (?:an?|the|its|their|his|her|our|my|your)(?:"
    r" [a-z-]{2,20}){1,3} of \Z"
)
COMES_TO = worded(
    rf"(?: {WORD}){{0,2}}?,? [^.;:()]{{0,30}}?(?:(?@paying)|is|was|are|were|makes|gives)\b(?: {WORD})? \Z",
    _FILE,
)
# "6,100 came, one in four of them to the pool, that is 1,525"
OF_THEM = regex(r" of (?:them|these|those|whom|which)\b")
THAT_IS = worded(
    r"[^.;()]{0,60}(?:,| [–—]|\()(?: or| that is,?| i\.e\.,?| so)(?P<about> (?:(?@about)))? \Z", _FILE
)


def amount_told_behind(scope: Scope, said: Entry, numbers: Sequence[Entry]) -> Slip | None:
    """Judge an amount that a sentence works out from a percentage and the only figure that it may be of."""
    text = said.figured.text
    ahead = [each for each in numbers if each.at < said.at]
    behind = [each for each in numbers if each.at > said.at]
    if len(behind) == 2 and OF_A.match(text[said.at + 1 : behind[0].at]):
        whole, part = behind
        between = text[whole.at + 1 : part.at]
        comes = COMES_TO(scope.data).match(between) or THAT_IS(scope.data).match(between)
        if not comes or part.number.about:
            return None
    elif len(behind) == 1 and ahead and OF_THEM.match(text, said.at + 1):
        whole, part = ahead[-1], behind[0]
        if not THAT_IS(scope.data).match(text[said.at + 1 : part.at]):
            return None
    else:
        return None
    return _amount(said, whole, part)


# "A good year gives 900 kilos. He sold two thirds, 500 kilos, to the mill"
OF_IT = worded(
    r"(?: of (?:its|their|the|his|her|that|this|it|them|these|those)(?: [a-z-]{2,16}){0,3})?(?:,| [–—]| \()"
    r"(?: (?:or|that is,?|i\.e\.,?|so|which is))?(?: (?:(?@about)))? \Z",
    _FILE,
)
ENDS = regex(r"(?: [a-z-]{2,16}){0,3}(?:[,.;:)!?]|\Z| [–—])")


def amount_of_whole_before(
    scope: Scope, said: Entry, numbers: Sequence[Entry], window: Sequence[Entry]
) -> Slip | None:
    """Judge an amount in apposition to a percentage by the one figure before that it may be a part of."""
    text = said.figured.text
    if len(numbers) != 1 or numbers[0].at < said.at or said.value > 100:
        return None
    part = numbers[0]
    if not OF_IT(scope.data).match(text[said.at + 1 : part.at]) or not ENDS.match(text, part.at + 1):
        return None
    wholes = [each for each in window if each is not part and alike(part, each)]
    if len({each.value for each in wholes}) != 1 or wholes[0].value <= part.value:
        return None
    return _amount(said, wholes[-1], part)


def _amount(said: Entry, whole: Entry, part: Entry) -> Slip | None:
    """Report an amount that is not the percentage of a whole."""
    right = whole.value * said.value / 100
    loose = 0.15 if part.number.about or (said.number.about and not said.number.words) else 0.04
    loose = max(loose, 0.08) if said.number.words else loose
    if not alike(part, whole) or whole.number.about or not right / 3 <= part.value <= 3 * right:
        return None
    if abs(part.value - right) <= loose * right + 0.5:
        return None
    told = f"{plain(round(said.value, 1))} % of {plain(whole.value)}"
    what = f"{told} is {plain(round(right, 1))}, not {plain(part.value)}"
    return Scope.found(
        part.start, part.number.end, kind="likely", beside=(whole.start, whole.number.end), what=what
    )


def _around(said: Entry) -> Bounds:
    return Bounds(0.95 * said.value, 1.05 * said.value)


def before_its_part(said: Entry, numbers: Sequence[Entry]) -> Slip | None:
    """Judge "72 per cent: 3,600 of the 5,000 voters", "60 %: of 30,000 people 18,000 came"."""
    text = said.figured.text
    behind = [each for each in numbers if each.at > said.at]
    between = text[said.at + 1 : behind[0].at] if len(behind) > 1 else ""
    if len(behind) < 2 or not (SAYS.match(between) or OF_ALL.match(between)):
        return None
    part, whole = behind[:2] if SAYS.match(between) else behind[1::-1]
    whole_first = whole.at < part.at
    if (
        not (whole_first or WHOLE_BEFORE.search(text[part.at + 1 : whole.at]))
        or not 0 < part.value <= whole.value
    ):
        return None
    if percentage(said.number).meets(*share(part.number, whole.number)) or explained(said, numbers):
        return None
    return wrong_share(said, part, whole, "")._replace(end=max(whole.number.end, part.number.end))
