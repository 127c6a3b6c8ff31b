"""Percentages that a phrase calls the result of figures before it: ", a response rate of 40 per cent",
"that puts it at 45 per cent", "so that it covers a quarter of the price", "of them", "of that".
"""

from collections.abc import Iterator, Sequence

from copydesk.api import Scope, Slip, regex, worded

from ..quantities.arithmetic import percentage, share
from ..quantities.figuredtext import ANY, NUMBER, PERCENT
from ..quantities.figureledger import Entry, Ledger
from ..quantities.figurepairs import PERIODS, alike, wrong_share
from ..quantities.percentsigns import CHANGED_BEFORE, CHANGED_BEHIND, OTHER_BASE, WHOLE_BEFORE
from .percentages import BEYOND_PERCENT

_FILE = "quantities.toml"
_TEXT = f"[^{ANY[1:-1]}.;()]"
_RATE = r"(?:an? (?:[a-z-]{2,20} ){1,3}of )?"
_LOOSE = r"(?:(?:(?@about)|only|just|up|some) )?"
# What stands before a percentage that is told as a result.
RESULT = worded(
    r"(?:(?:,|;|:| [–—]| \() ?(?:(?:or|that is,?|i\.e\.,?|so|thus|which (?:is|was|makes|means|equals"
    r"|comes to)) )?"
    rf"{_RATE}"
    r"|\b(?:[Tt]hat|[Tt]his|[Ii]t) (?:is|was|makes|means|gives|gave|equals|comes to"
    rf"|puts {_TEXT}{{2,30}} at) {_RATE}"
    r"|\b(?:comes? to|came to|works? out at|amounts? to|amounted to|accounts? for|accounted for|makes? up"
    r"|made up) "
    rf"|, so(?: that)? (?:{_TEXT}{{2,40}} (?:(?@so_much)) )?"
    rf"|\A(?:At|With) [{NUMBER}-\ue3ff],? {_TEXT}{{2,40}} (?:is|was|were|are) "
    rf"){_LOOSE}\Z",
    _FILE,
)
THUS = regex(r"\b(?:thus|so|therefore|hence)\b")
SUMMED_UP = regex(
    r"\b(?:thus|so|therefore|hence)(?: [a-z]+)? (?:is|are|was|were|make(?:s|d)? up|made up|account(?:s"
    r"|ed)? for|form(?:s|ed)?)"
    r" (?:about |only |just )?\Z|\b(?:is|are|was|were|make up|made up|account for) (?:thus|so|therefore"
    r"|hence) \Z"
)
OPENER = regex(r"(?:That|This|It)\b")
PUTS = regex(r"(?:That|This|It) puts (?:the )?(?P<what>[a-z][\w’'-]{2,24}) at ")
OF_PRONOUN = regex(r"(?:[ -][a-z][\w’'-]{0,24}){0,2} of (?:them|these|those|whom|which)\b")
AFTER_PRONOUN = regex(r"\bof (?:whom|which|them|these|those),? (?:only |just |some )?\Z")
OF_THAT = regex(
    r" of (?:that|this|it|them|these|those|all|(?:the|its|their) (?:whole|total|sum|entire)(?! [a-z]{3}))\b"
)
OF_WHOLE = regex(r" of (?:the|its|their) (?:whole|total|sum|entire)\b(?! [a-z]{3})")
# Of something that a name or a noun says, and of what may be what the figures measure.
OF_OTHER = regex(
    r" of (?!(?:that|this|it|them|these|those|all)\b|(?:the|its|their) (?:whole|total|sum"
    r"|entire)\b(?! [a-z]{3}))"
)
OF_GENERAL = regex(
    r" of (?:the|its|their|all) (?:price|cost|land|area|money|amount|way|length|surface|territory|original)\b"
)
_FAR, _SENTENCES, _OPENING = 160, 4, 8


def told_shares(scope: Scope) -> Iterator[Slip]:
    """Yield percentages told as results that are no share of the figures that they are told of."""
    ledger: Ledger = scope.facts.figure_ledger
    shares = (said for said in ledger.percentages() if said.value <= 100)
    yield from filter(None, (_judged(scope, ledger, said) for said in shares))


def _judged(scope: Scope, ledger: Ledger, said: Entry) -> Slip | None:
    text = said.figured.text
    before = text[max(0, said.at - _FAR) : said.at]
    if (
        (RESULT(scope.data).search(before) is None and SUMMED_UP.search(before) is None)
        or OTHER_BASE(scope.data).search(text[max(0, said.at - 45) : said.at + 30])
        or CHANGED_BEFORE(scope.data).search(before)
        or CHANGED_BEHIND(scope.data).match(text, said.at + 1)
    ):
        return None
    inside = [each for each in ledger.of(said.figured) if _counts(each)]
    earlier = [each for each in ledger.earlier(said.figured, _SENTENCES) if _counts(each)]
    found = _linked(ledger, said, [each for each in inside if each.at < said.at], earlier)
    if found is None or any(each.number.about for each in found[:2]):
        return None
    part, whole, certain = found
    told = percentage(said.number)
    for one, two in _pairs(inside or [part], [*inside, *earlier]):
        low, high = share(one.number, two.number)
        if told.meets(low, high) or (not certain and told.meets(100 - high, 100 - low)):
            return None
        # "In a ratio of 3 to 2, so that sand makes up 60 per cent."
        both = 100 * one.value / (one.value + two.value or 1)
        if told.meets(both, both) or told.meets(100 - both, 100 - both):
            return None
    return wrong_share(said, part, whole, "" if certain else "likely")


def _counts(entry: Entry) -> bool:
    return entry.kind == NUMBER and entry.value > 0 and entry.unit not in PERIODS


def _pairs(parts: Sequence[Entry], wholes: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Yield the figures of which the one may be a part of the other."""
    for part in parts:
        for whole in wholes:
            if (
                whole is not part
                and whole.value >= part.value
                and not (part.unit and whole.unit and part.unit != whole.unit)
            ):
                yield part, whole


def _linked(
    ledger: Ledger, said: Entry, inside: Sequence[Entry], earlier: Sequence[Entry]
) -> tuple[Entry, Entry, bool] | None:
    """Return the part and the whole of which a percentage is told, and whether grammar leaves no doubt."""
    text = said.figured.text
    other = OF_OTHER.match(text, said.at + 1) is not None
    if not inside and THUS.search(text, 0, said.at):
        return _summed_up(ledger, said, earlier)
    if other and not OF_GENERAL.match(text, said.at + 1):
        return None
    if not inside:
        return None if other else _told_of_the_sentence_before(ledger, said, earlier)
    wholes = [each for each in inside if WHOLE_BEFORE.search(text, 0, each.at)]
    if wholes:
        whole = wholes[-1]
        parts = [each for each in inside if each is not whole and _part(each, whole)]
        return (parts[0], whole, not other) if len(parts) == 1 and len(inside) == 2 else None
    found = _of_them(text, inside, earlier)
    if found is not None:
        return (*found, not other)
    alone = sum(PERCENT <= char < BEYOND_PERCENT for char in text) == 1
    if len(inside) == 2 and alone:
        part, whole = sorted(inside, key=lambda each: each.value)
        return (part, whole, False) if _part(part, whole) else None
    if len(inside) == 1 and (OF_THAT.match(text, said.at + 1) or other or inside[0].at < _OPENING):
        larger = [each for each in earlier if _part(inside[0], each) and alike(inside[0], each)]
        if larger:
            greatest = max(larger, key=lambda each: each.value)
            return inside[0], greatest if OF_WHOLE.match(text, said.at + 1) else larger[-1], False
    return None


def _part(part: Entry, whole: Entry) -> bool:
    return part.value < whole.value and alike(part, whole)


def _of_them(text: str, inside: Sequence[Entry], earlier: Sequence[Entry]) -> tuple[Entry, Entry] | None:
    """Return "160 of them" or "of whom 60" with the only figure before it that may be the whole."""
    parts = [
        each
        for each in inside
        if OF_PRONOUN.match(text, each.at + 1) or AFTER_PRONOUN.search(text, 0, each.at)
    ]
    if len(parts) != 1:
        return None
    part = parts[0]
    wholes = [each for each in inside if each.at < part.at]
    if not wholes and earlier:
        wholes = [each for each in earlier if each.figured is earlier[-1].figured]
    larger = [each for each in wholes if each.value > part.value and each.unit == part.unit]
    return (part, larger[-1]) if len(larger) == 1 else None


def _summed_up(ledger: Ledger, said: Entry, earlier: Sequence[Entry]) -> tuple[Entry, Entry, bool] | None:
    """Judge "Night workers thus make up 48 per cent of the workforce" by the two figures of the sentence
    before.
    """
    before = next(ledger.before(said.figured, 1), None)
    last = [each for each in earlier if each.figured is before]
    if SUMMED_UP.search(said.figured.text, 0, said.at) is None or len(last) != 2:
        return None
    part, whole = sorted(last, key=lambda each: each.value)
    return (
        (part, whole, False)
        if _part(part, whole) or (whole.noun and not part.unit and not whole.unit)
        else None
    )


def _told_of_the_sentence_before(
    ledger: Ledger, said: Entry, earlier: Sequence[Entry]
) -> tuple[Entry, Entry, bool] | None:
    """Judge "That is a success rate of 75 per cent" and "That puts quiet at 45 per cent"."""
    text = said.figured.text
    if not OPENER.match(text) or not earlier:
        return None
    last = [each for each in earlier if each.figured is earlier[-1].figured]
    found = _of_them(last[0].figured.text, last, [])
    if found is not None:
        return (*found, next(ledger.before(said.figured, 1), None) is last[0].figured)
    puts = PUTS.match(text)
    named = [each for each in last if puts and puts["what"].lower() in each.words[:3]]
    larger = [each for each in earlier if named and _part_of_any(named[0], each)]
    if len(named) == 1 and larger:
        return named[0], max(larger, key=lambda each: each.value), False
    return None


def _part_of_any(part: Entry, whole: Entry) -> bool:
    return part.value < whole.value and part.unit == whole.unit
