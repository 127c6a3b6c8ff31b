"""Counts against what is told one by one behind them: days and places with their prepositions ("three
concerts, on 3 May in Lisle and on 9 May in Brack"), and ordinals that go beyond a count ("three reasons: the
first … the fourth").
"""

from collections.abc import Iterator

from copydesk.api import Scope, Slip, regex, worded

from ..quantities.figuredtext import NUMBER, ORD, Figured
from ..quantities.figureledger import Entry, Ledger

# Behind a count: phrases of which each begins with the same preposition.
_PHRASE = r"[^,;.:()]{2,50}?"
PLACED = regex(
    rf"(?: [A-Za-z][\w’'-]{{1,20}}){{1,5}}?(?:,|:| –| —)"
    rf" (?P<items>(?P<first>on|in|at|from|to|by|with|for) {_PHRASE}(?:, (?P=first) {_PHRASE}){{0,6}},? and "
    rf"(?P=first) {_PHRASE})(?=[.;,)]|\Z)"
)
ORDINAL_ALONE = regex(
    rf"(?:\b[Tt]he|\b[Aa]nd the|[;,] the) (?P<rank>{ORD})(?: one)?(?=,| (?:is|was|has|had|will|would|asks"
    r"|says|about|of them)\b)"
)
LOOSE = worded(r"\b(?:(?@counted_loosely)) \Z", "figure-words.toml")
_MOST_ITEMS, _FEWEST, _SENTENCES = 8, 2, 3


def miscounted_phrases(scope: Scope) -> Iterator[Slip]:
    """Yield counts of things that are told one by one in another number."""
    ledger: Ledger = scope.facts.figure_ledger
    for figured in ledger.saying(
        " and on ", " and in ", " and at ", " and from ", " and to ", " and by ", " and for "
    ):
        for entry in ledger.of(figured):
            if not _counts(entry) or LOOSE(scope.data).search(figured.text, 0, entry.at):
                continue
            match = PLACED.match(figured.text, entry.at + 1)
            if match is None:
                continue
            named = 2 + match["items"].count(f", {match['first']} ")
            if named != entry.value and named >= _FEWEST:
                yield _found(entry, figured.offsets[match.end("items") - 1] + 1, named)


def ordinals_beyond(scope: Scope) -> Iterator[Slip]:
    """Yield "the fourth" of three things that are told one by one behind their count."""
    ledger: Ledger = scope.facts.figure_ledger
    for figured in ledger.saying("first", "First"):
        ranks = _ranks(ledger, figured)
        if not ranks or ranks[0].value != 1:
            continue
        before = next(ledger.before(figured, 1), None)
        counted = [each for each in ledger.of(before) if _counts(each)] if before is not None else []
        sentence = figured
        for _ in range(_SENTENCES):
            behind = ledger.behind(sentence)
            if behind is None:
                break
            sentence = behind
            ranks += _ranks(ledger, sentence)
        if len(counted) != 1 or len(ranks) < 2:
            continue
        last = ranks[-1]
        if counted[0].value < last.value <= counted[0].value + 2 and len(
            {each.value for each in ranks}
        ) == len(ranks):
            said = scope.text[counted[0].start : counted[0].number.end]
            yield Scope.found(
                last.start,
                last.number.end,
                beside=(counted[0].start, counted[0].number.end),
                said=said,
                named=int(last.value),
            )


def _ranks(ledger: Ledger, figured: Figured) -> list[Entry]:
    """Return the ordinals of a sentence that stand for things: "the second (is) …"."""
    found = [match.start("rank") for match in ORDINAL_ALONE.finditer(figured.text)]
    return [each for each in ledger.of(figured) if each.at in found]


def _counts(entry: Entry) -> bool:
    return (
        entry.kind == NUMBER
        and 2 <= entry.value <= _MOST_ITEMS
        and bool(entry.noun)
        and not entry.number.about
    )


def _found(entry: Entry, end: int, named: int) -> Slip:
    return Scope.found(entry.start, end, beside=(entry.number.end, end), said=f"{entry.value:g}", named=named)
