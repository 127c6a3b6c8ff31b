"""Margins: "won by four points" under a ranking, "a lead of 620 votes"."""

from collections.abc import Iterator

from copydesk.api import Scope, Slip, regex, worded

from ..quantities.arithmetic import plain
from ..quantities.figuredtext import GAP, Figured, N, Quantity
from .sums import TOTAL, rows_of

_FILE = "quantities.toml"
_UNITS = r"(?:points?|votes?|goals?|runs?|seats?|seconds?|minutes?)"
MARGIN = worded(
    rf"\b(?:(?@margin_words))\b{GAP}{{0,30}}? (?:by|of)(?: just| only)? "
    rf"(?P<d>{N}) (?P<u>{_UNITS})\b",
    _FILE,
)
# "1. The Quizzly Bears, 61 points"
RANKED = regex(
    r"(?<![\d,])(?P<n>\d{1,3}(?:,\d{3})+|\d{1,6}) (?P<u>points?|votes?|goals?|runs?|seats?)\W{0,3}\Z"
)
# "She got 2,610 of the 4,500 valid votes"
GOT = regex(
    rf"\b(?:got|polled|received|won|collected|took|gained)(?: just| only)? (?P<n>{N})(?! (?:points|goals"
    rf"|sets|games|times|years|of the seats))"
)
# "Lise Maarten received 8,214 votes and Otto Brand 8,172"
AND_OTHER = regex(rf"(?: votes?)?,? (?:and|to|against) (?:[A-Z][\w’'-]{{1,20}} ){{1,3}}(?P<n>{N})")
MAJORITY = worded(rf"\b(?:majority|lead|margin) of (?P<d>{N})(?P<u>) (?:over|on|ahead of)\b", _FILE)
VOTES = regex(r"\bvotes?\b")


def wrong_margins(scope: Scope) -> Iterator[Slip]:
    """Yield margins that are not the difference of the two results that the article gives."""
    table = scope.facts.word_table
    unit = {"majority", "points", "votes", "goals", "runs", "seats", "point", "vote", "goal", "run", "seat"}
    if not table.vocabulary.intersection(unit):
        return
    words = scope.data(_FILE)["margin_words"]
    for sentence in scope.sentences_of(table.where(words)):
        figured = (
            scope.facts.quantities.of(sentence)
            if " by " in sentence.text or " of " in sentence.text
            else None
        )
        for match in MARGIN(scope.data).finditer(figured.text) if figured is not None else ():
            if figured is not None:
                yield from _margin(scope, figured, match["u"], match["d"])
        for match in MAJORITY(scope.data).finditer(figured.text) if figured is not None else ():
            if figured is not None:
                yield from _margin(scope, figured, "vote", match["d"])


def _margin(scope: Scope, figured: Figured, unit: str, sign: str) -> Iterator[Slip]:
    said = figured.at(sign)
    stem = unit.removesuffix("s")
    results = _ranking(scope, stem)
    votes = _votes(scope, figured) if len(results) < 2 and stem == "vote" else []
    if votes:
        results = [each.value for each in votes]
    elif len(results) < 2 and stem == "vote":
        results = _rows_of(scope, figured)
    if len(results) < 2 or said.about:
        return
    first, second = results[:2]
    gaps = {abs(one - other) for at, one in enumerate(results) for other in results[at + 1 :]}
    if min(abs(gap - said.value) for gap in gaps) > 0.5:
        what = f"{plain(first)} − {plain(second)} is {plain(abs(first - second))}, not {plain(said.value)}"
        if votes and votes[-1].start > said.end:
            # The reader can tell where the last of the figures stands.
            yield Scope.found(votes[-1].start, votes[-1].end, beside=(said.start, said.end), what=what)
            return
        place = figured.text.index(sign) + 1
        named = figured.text.startswith(f" {unit}", place)
        yield Scope.found(said.start, said.end + (len(unit) + 1) * named, what=what)


def _ranking(scope: Scope, stem: str) -> list[float]:
    """Return the results of the only ranking among the lists of an article, the first of them the best."""
    runs: list[list[float]] = [[]]
    for block in scope.blocks():
        match = (
            RANKED.search(scope.text, max(block.start, block.end - 24), block.end)
            if block.kind == "list-item"
            else None
        )
        if match and match["u"].removesuffix("s") == stem:
            runs[-1].append(float(match["n"].replace(",", "")))
        elif runs[-1]:
            runs.append([])
    rankings = [run for run in runs if len(run) > 1]
    return rankings[0] if len(rankings) == 1 and rankings[0] == sorted(rankings[0], reverse=True) else []


def _rows_of(scope: Scope, figured: Figured) -> list[float]:
    """Return the results of lines with a label and a number, where the sentence names one of the labels:
    the best
    first.
    """
    rows = [
        row for row in rows_of(scope) if row is not None and row.value >= 1 and not TOTAL.match(row.label)
    ]
    names = [set(regex(r"[A-Z][\w’'-]{2,20}").findall(row.label)) for row in rows]
    text = scope.text[figured.offsets[0] : figured.end]
    if len(rows) < 2 or not any(name in text for each in names for name in each):
        return []
    return sorted((row.value for row in rows), reverse=True)


def _votes(scope: Scope, figured: Figured) -> list[Quantity]:
    """Return the votes of the two who got some, where the article names no third."""
    found: list[Quantity] = []
    table = scope.facts.word_table
    for sentence in scope.sentences_of(
        table.where(("got", "polled", "received", "won", "collected", "took", "gained"))
    ):
        held = scope.facts.quantities.of(sentence) if any(map(str.isdigit, sentence.text)) else None
        if held is not None and sentence.start != figured.offsets[0] and VOTES.search(sentence.text):
            for match in GOT.finditer(held.text):
                found.append(held.at(match["n"]))
                other = AND_OTHER.match(held.text, match.end())
                if other is not None:
                    found.append(held.at(other["n"]))
    return found if len(found) == 2 else []
