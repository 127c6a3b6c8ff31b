"""Rates, amounts and numbers of a passage by what they measure: an amount is a rate times that of which it
is one ("30 litres a minute … 900 litres … after 30 minutes"), a share is an amount by those who get it, a
mean is that of the figures in a row before it. A figure that is told as a result and that no calculation of
the passage gives is wrong.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from copydesk.api import Scope, Slip, regex, worded

from ..quantities.arithmetic import Bounds, as_rounded, bounds, plain
from ..quantities.figuredtext import ANY, NUMBER, YEAR
from ..quantities.figureledger import Entry, Ledger
from ..quantities.figurepairs import PERIODS
from ..totals.toldtotals import told_as_total
from .workedout import MEAN, MEAN_BEHIND, Formula, formulas, is_listed, same_kind

_FILE, _WORDS = "quantities.toml", "figure-words.toml"
_TEXT = f"[^{ANY[1:-1]}.;:()]"
# What stands between the other figures of a passage and one that is told as their result.
_SO = r"(?:(?@so_words)),?"
LINK = worded(
    rf"(?:(?:,|:|;| –| —| \()(?: ?{_SO})?(?: {_SO}){{0,3}} "
    rf"|\b(?:so|thus|hence|therefore|which|that|this|it|then)\b,? (?:{_TEXT}{{0,40}} )?(?:(?:(?@so_much)"
    r"|(?@paying)|(?@of_one_verbs)"
    rf"|gives?|gave|makes?|comes? to|came to|leaves?|lasts?|need|after|in)\b{_TEXT}{{0,24}} )?"
    rf"|\b(?:will|you|we|thus|then|family|together|would)\b{_TEXT}{{0,30}}? (?:(?@paying)"
    rf"|finish{_TEXT}{{0,20}} in|have|take|takes)\b{_TEXT}{{0,16}} "
    r"|\b(?:comes? to|came to|makes|lasts|gets?|pays?|paid|costs?|leaves? each(?: of [a-z]+)?|each) "
    r")(?:(?@about) )?\Z",
    _FILE,
    _WORDS,
)
# "9 metres (30 ft)": the same in another unit.
RESTATED = regex(r"[^().,;:]{1,20} \((?:about |or |nearly |some )?\Z")
IN_TIME = regex(r"\b(?:in|after|within) (?:just |only |about )?\Z")
NOT = worded(r"\b(?:(?@no_result))\b", _WORDS, flags=re.IGNORECASE)
_FAR, _MOST, _NEAR = 80, 6, 3.0


def wrong_by_dimension(scope: Scope) -> Iterator[Slip]:
    """Yield results that are not what the rates, amounts and numbers of their passage make."""
    ledger: Ledger = scope.facts.figure_ledger
    words = (" each", " apiece", " per ", " a ", " an ", "every ", "Each ", "average", "mean ", "/", " of ")
    for figured in ledger.saying(*words):
        entries = [each for each in ledger.of(figured) if each.kind == NUMBER and each.value > 0]
        if not entries or len(entries) > _MOST:
            continue
        for at in range(len(entries) - 1, -1, -1):
            claim = entries[at]
            if not _linked(scope, claim):
                continue
            if is_listed(scope, claim, entries[at + 1 :]):
                break
            found = _judged(scope, ledger, claim, entries[:at], entries[at + 1 :])
            if found is not None:
                yield found
            break


def _linked(scope: Scope, claim: Entry) -> bool:
    text = claim.figured.text
    before = text[max(0, claim.at - _FAR) : claim.at]
    if text.startswith(" of ", claim.at + 1):
        # "160 took part, 90 of them women": a part.
        return False
    if claim.number.about or NOT(scope.data).search(text[max(0, claim.at - 30) : claim.at + 30]):
        return False
    timed = claim.unit in PERIODS and IN_TIME.search(before) is not None
    return (
        timed
        or LINK(scope.data).search(before) is not None
        or told_as_total(scope, claim)
        or MEAN.search(before) is not None
        or MEAN_BEHIND.match(text, claim.at + 1) is not None
    )


def _judged(
    scope: Scope, ledger: Ledger, claim: Entry, ahead: Sequence[Entry], behind: Sequence[Entry]
) -> Slip | None:
    earlier = next(ledger.before(claim.figured, 1), None)
    past = (
        [each for each in ledger.of(earlier) if each.kind == NUMBER and each.value > 0]
        if earlier is not None
        else []
    )
    if behind and claim.unit and RESTATED.match(claim.figured.text[claim.at + 1 : behind[0].at]):
        behind = behind[1:]
    years = any(each.kind == YEAR for each in ledger.of(claim.figured))
    pool = [*past, *ahead, *behind]
    if not 2 <= len(pool) <= _MOST or years:
        return None
    found = list(formulas(scope, ledger, claim, ahead or past, pool))
    low, high = bounds(claim.number)
    rounded = as_rounded(claim.number)
    if not found or any(
        Bounds(each.low, each.high).meets(low, high)
        or (_divided(each) and rounded.low <= each.value <= rounded.high)
        for each in found
    ):
        return None
    mean = found[0].told.startswith("The mean")
    like = [each for each in pool if same_kind(scope, each, claim)]
    given = mean or " + " in found[0].told
    if not given and (
        _worked_out(claim, pool) or any(Bounds(*bounds(each.number)).meets(low, high) for each in like)
    ):
        return None
    if any(
        Bounds(low - each.value, high - each.value).meets(one.low, one.high) for each in like for one in found
    ):
        return None
    right = min(found, key=lambda each: abs(each.value - claim.value))
    if right.value <= 0 or not 1 / _NEAR < claim.value / right.value < _NEAR:
        return None
    certain = len(pool) == 2 and len(found) == 1 and not past and not any(each.number.about for each in pool)
    certain &= " and a" not in claim.figured.text[ahead[0].at if ahead else 0 : claim.at]
    first = (ahead or past)[0] if ahead or past else pool[0]
    return Scope.found(
        claim.start,
        claim.number.end,
        kind="" if certain else "likely",
        beside=(first.start, first.number.end),
        what=f"{right.told} is {plain(round(right.value, 2))}, not {plain(claim.value)}",
    )


def _divided(formula: Formula) -> bool:
    return " / " in formula.told or formula.told.startswith("The mean")


def _worked_out(claim: Entry, pool: Sequence[Entry]) -> bool:
    """Say whether any calculation with the figures of the passage gives a figure."""
    said = Bounds(*bounds(claim.number))
    values = [each.value for each in pool]
    for one, two in combinations(values, 2):
        if any(
            said.meets(each, each)
            for each in (one * two, one / two, two / one, (one + two) / 2, one + two, abs(one - two))
        ):
            return True
    for one, two, three in combinations(values, 3):
        if any(
            said.meets(each, each)
            for each in (
                one * two * three,
                one * two / three,
                one * three / two,
                two * three / one,
                one * two + three,
                one * three + two,
                two * three + one,
            )
        ):
            return True
    if len(values) == 4:
        one, two, three, four = values
        sums = (one * two + three * four, one * three + two * four, one * four + two * three)
        return any(said.meets(each, each) for each in sums)
    return said.meets(sum(values) / len(values), sum(values) / len(values))
