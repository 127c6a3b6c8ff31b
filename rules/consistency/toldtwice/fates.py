"""How many people were killed, hurt or saved, told twice with two numbers."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from copydesk.api import Scope, Slip, regex

from ..quantities.figuredtext import NUMBER
from ..quantities.figureledger import Entry, Ledger
from ..quantities.restated import GUARD, PLACE, conflict
from .titlefigures import headline

_FILE = "quantities.toml"
# "the 46 who drowned", "thirteen people died", "kills 12"
BEHIND = regex(r"(?: [a-z][a-z’'-]{0,14}){0,3}? (?P<word>[a-z]{4,12})\b")
BEFORE = regex(r"\b(?P<word>[a-z]{4,12}) (?:at least )?\Z")
DEFINITE = regex(
    r"(?:\A|\W)(?:[Tt]he|[Aa]ll(?: the| of the)?|[Tt]hese|[Tt]hose)(?: [a-z]{3,12})? \Z|\bin (?:all"
    r"|total|which),? \Z"
)
SOME = regex(r" of (?:them|whom|these|those)\b")
_NEAR, _MOST = 2.5, 60


def fate_conflicts(scope: Scope) -> Iterator[Slip]:
    """Yield a number of people to whom something happened that was another one before."""
    table: dict[str, list[str]] = scope.data(_FILE)["fates"]
    fates = {word: fate for fate, words in table.items() for word in words}
    if len(scope.facts.vocabulary & fates.keys()) < 1:
        return
    ledger: Ledger = scope.facts.figure_ledger
    told: dict[str, list[Entry]] = defaultdict(list)
    for figured in ledger.with_words(fates.keys()):
        for entry in ledger.of(figured):
            fate = _fate(fates, entry)
            if fate:
                told[fate].append(entry)
    for entries in told.values():
        if len(entries) <= _MOST:
            yield from _judged(scope, entries)


def _fate(fates: dict[str, str], entry: Entry) -> str:
    """Return what happened to those whom a figure counts; "" where it counts something else."""
    if entry.kind != NUMBER or entry.unit or entry.number.about or entry.value < 2 or entry.number.decimals:
        return ""
    text = entry.figured.text
    words = text[entry.at + 1 : entry.at + 50]
    stop = next((at for at, char in enumerate(words) if char in ",.;:(" or char >= NUMBER), len(words))
    for word in words[:stop].split()[:4]:
        if word in fates:
            return fates[word]
    before = BEFORE.search(text[: entry.at])
    return fates.get(before["word"], "") if before else ""


def _judged(scope: Scope, entries: Sequence[Entry]) -> Iterator[Slip]:
    values = {each.value for each in entries}
    if len(values) != 2:
        return
    first = entries[0]
    again = next(each for each in entries if each.value != first.value)
    if sum(each.value == again.value for each in entries) > 1 or first.figured is again.figured:
        return
    text = again.figured.text
    title = headline(scope)
    led = DEFINITE.search(text[max(0, again.at - 24) : again.at]) or (
        title is not None and title.start <= first.start < title.end
    )
    block = scope.block_at(again.start)
    if not (led or (block is not None and block.kind == "caption")):
        return
    if not 1 / _NEAR <= again.value / first.value <= _NEAR or SOME.match(text, again.at + 1):
        return
    for each in (first, again):
        behind = each.figured.text[each.at + 1 : each.at + 60]
        if GUARD(scope.data).search(scope.text[each.figured.offsets[0] : each.figured.end]) or PLACE.search(
            behind
        ):
            return
    yield conflict(scope, first, again, "counted")
