"""Shares of one whole that go over a hundred per cent, in a list or in a sentence."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.api import Block, Scope, Slip, regex, worded

from ..quantities.arithmetic import plain
from ..quantities.figuredtext import GAP, PERCENT, Figured, P
from ..quantities.percentsigns import CHANGED_BEFORE

_FILE = "quantities.toml"
ITEM = regex(r"(?P<label>[^\d%]{2,60}?)[:,–—(-]? ?(?P<p>\d{1,2}(?:\.\d)?) ?(?:%|per ?cent)\W{0,3}\Z")
REST = worded(r"(?:\A|[\s,;])(?@rest_labels)\W{0,3}\Z", _FILE, flags=re.IGNORECASE)
ONE_ANSWER = regex(
    r"\b(?:one (?:answer|place|choice|option|thing|party|reason|mode|means)|a single (?:answer|choice)"
    r"|single choice|only one|just one)\b"
)
MANY = worded(r"\b(?:(?@many_answers))\b", _FILE, flags=re.IGNORECASE)
# "in town 38 per cent, on the internet 44 per cent, elsewhere 8 per cent, together 100 per cent"
TOGETHER = regex(rf"\b(?:together|altogether|in all|in total|in sum) (?P<whole>{P})")
# "made up 58 per cent of the visitors", "holds 60 per cent of the shares"
OF_ONE_WHOLE = regex(rf"{P} of (?:the|its|their|all) [a-z]{{3,15}}")
_MOST_OVER = 125
# Here the shares are of more than one whole.
OTHER = regex(
    rf"(?P<first>{P})(?! (?:more|less|fewer|higher|lower|points)\b){GAP}{{1,60}}?,? (?:and|while|but"
    rf"|with){GAP}{{1,30}}? "
    rf"(?:the (?:other|remaining)|the rest,?) (?P<p>{P})(?! (?:of|more|less|fewer|higher|lower|points)\b)"
)
PARTED = regex(r"[(\[]|\bof (?:these|those|them|which|whom)\b|\b(?:while|whereas|compared)\b")
LABELLED = regex(rf"(?P<label>{GAP}{{2,50}}) (?P<p>{P})")


class _Share(NamedTuple):
    label: str
    value: float
    decimals: int
    start: int
    end: int


def wrong_shares_of_one(scope: Scope) -> Iterator[Slip]:
    """Yield the last of some shares of one whole that make more than it."""
    if "%" in scope.text or "cent" in scope.text:
        yield from _in_lists(scope)
    for figured in scope.facts.quantities.with_percentages():
        if len(figured.quantities) > 1:
            yield from _other_share(scope, figured)
            yield from _in_sentence(scope, figured)


def _in_lists(scope: Scope) -> Iterator[Slip]:
    run: list[_Share] = []
    first: Block | None = None
    last: Block | None = None
    for block in scope.blocks():
        match = (
            ITEM.match(scope.text, block.start, block.end)
            if block.kind == "list-item" and block.end - block.start < 90
            else None
        )
        if match is None:
            yield from _judged(scope, run, first, last)
            run, first = [], None
            last = block
            continue
        first = first or last
        run.append(_share(match, 0))
    yield from _judged(scope, run, first, None)


def _share(match: re.Match[str], base: int) -> _Share:
    digits = match["p"]
    return _Share(
        match["label"],
        float(digits),
        len(digits.partition(".")[2]),
        base + match.start("p"),
        base + match.end("p"),
    )


def _judged(scope: Scope, run: list[_Share], lead: Block | None, behind: Block | None) -> Iterator[Slip]:
    """Yield the last share of a list, with the block before it and the one behind, if all make too much."""
    if len(run) < 3:
        return
    around = "".join(scope.text[block.start : block.end] for block in (lead, behind) if block is not None)
    if not MANY(scope.data).search(around) and (
        any(REST(scope.data).search(each.label) for each in run) or ONE_ANSWER.search(around)
    ):
        yield from _too_much(run)


def _too_much(run: list[_Share]) -> Iterator[Slip]:
    added = sum(each.value for each in run)
    slack = 0.5 * sum(10.0**-each.decimals for each in run)
    if 100 + slack + 1e-9 < added <= 160:
        shares = " + ".join(plain(each.value) for each in run)
        yield Scope.found(
            run[-1].start, run[-1].end, what=f"{shares} make {plain(round(added, 6))} %, not 100 %"
        )


def _other_share(scope: Scope, figured: Figured) -> Iterator[Slip]:
    """Yield "right in 98 % of cases and wrong in the other 3 %"."""
    match = OTHER.search(figured.text)
    if match is None:
        return
    said, first = figured.at(match["p"]), figured.at(match["first"])
    added = said.value + first.value
    if not (said.about or first.about) and abs(added - 100) > 0.5 and 80 <= added <= 125:
        what = f"{plain(first.value)} + {plain(said.value)} make {plain(round(added, 6))} %, not 100 %"
        kind = "" if abs(added - 100) > 1 else "likely"
        yield Scope.found(said.start, said.end, kind=kind, beside=(first.start, first.end), what=what)


def _in_sentence(scope: Scope, figured: Figured) -> Iterator[Slip]:
    together = TOGETHER.search(figured.text)
    end = together.start() if together else len(figured.text)
    run = []
    for match in LABELLED.finditer(figured.text, 0, end):
        said = figured.at(match["p"])
        if figured.kind(match["p"]) == PERCENT and not said.words:
            run.append(_Share(match["label"], said.value, said.decimals, said.start, said.end))
    if together and len(run) > 1:
        whole = figured.at(together["whole"])
        added = sum(each.value for each in run)
        if (
            abs(added - whole.value) > 0.5 * sum(10.0**-each.decimals for each in run) + 0.5
            and not whole.about
        ):
            shares = " + ".join(plain(each.value) for each in run)
            yield Scope.found(
                whole.start,
                whole.end,
                what=f"{shares} make {plain(round(added, 6))} %, not {plain(whole.value)} %",
            )
    elif (
        len(run) == sum(figured.kind(sign) == PERCENT for sign in figured.text if sign >= PERCENT)
        and (len(run) > 2 or (len(run) == 2 and OF_ONE_WHOLE.search(figured.text)))
        and not any(REST(scope.data).search(each.label) for each in run[-1:])
    ):
        changed = any(CHANGED_BEFORE(scope.data).search(each.label + " ") for each in run)
        around = scope.text[max(0, figured.offsets[0] - 200) : figured.end + 120]
        added = sum(each.value for each in run)
        parted = PARTED.search(figured.text) or figured.text.rpartition(run[-1].label)[2][2:].startswith(
            " of "
        )
        if not changed and not parted and not MANY(scope.data).search(around) and added <= _MOST_OVER:
            yield from (slip._replace(kind="likely") for slip in _too_much(run))
    elif len(run) > 2 and any(REST(scope.data).search(each.label) for each in run[-1:]):
        around = scope.text[max(0, figured.offsets[0] - 200) : figured.end + 120]
        if not MANY(scope.data).search(around):
            yield from _too_much(run)
