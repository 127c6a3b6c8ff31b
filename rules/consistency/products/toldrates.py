"""Rates as a sentence tells them: "900 francs each", "30 litres a minute", "bottles of half a litre"."""

from typing import NamedTuple

from copydesk.api import Scope, regex, worded

from ..quantities.figuredtext import GAP, WORD, Figured, N
from ..quantities.figureledger import Entry, Ledger, stem

_FILE = "quantities.toml"
_PER_WORDS = r"(?:per|an?|every)"
_PER = r"(?P<per>(?:square |cubic )?[a-z]{3,14})"
RATE = worded(
    rf"(?:-?[A-Za-z][\w’'-]{{0,24}})?(?: [A-Za-z][\w’'-]{{0,24}}){{0,3}}?"
    rf"(?: (?:(?P<each>each\b(?! (?:other|of))|apiece\b)|(?:(?P<to>(?:for|to) each)|{_PER_WORDS}) {_PER}\b)"
    rf"|(?<=m)/(?P<slash>h|s)\b| (?:per|every|for every) (?P<k>{N}) ?(?P<lot>[a-z]{{1,14}})\b)",
    _FILE,
)
OF_ONE = worded(
    rf"(?:\A|[,;:–(—] ?|\band |\bthat |\A[^,;]{{2,30}}, )(?:(?:[Ee]ach|[Ee]very)(?! and\b"
    rf"|,)(?: (?:of (?:the|them|these|those|which|whom)|one))?{GAP}{{0,40}}?"
    rf"|\b(?:[Yy]ou|[Ww]e|[Tt]hey)(?: will| can| may| must| all)? each {GAP}{{2,16}}?"
    r"|(?:A|An|One|a|an"
    rf"|one) (?P<per>[a-z]{{3,14}}) {GAP}{{0,20}}?"
    rf"\b(?:(?@of_one_verbs)) )(?:about )?\Z",
    _FILE,
)
# "which leaves each of them 5 square metres", "the volunteers each gave 12 hours"
GIVES_EACH = regex(
    r"\b(?:leaves?|left|gives?|gave|allows?|makes?) each(?: of (?:them|us|you|these|those|the "
    r"[a-z]{3,16}))? (?:just |only )?\Z"
    r"|[a-z] each (?:[a-z]{3,10} ){1,2}\Z"
)
# "12 bottles of 0.5 litres", "twelve of the 500 g jars"
OF_SIZE = regex(
    rf"{N}(?: (?!of\b){WORD}){{0,2}} (?P<what>(?!of\b){WORD}) of (?:just |only )?\Z|{N} of (?:the|these"
    rf"|those|our) \Z"
)
_BACK = 80
PERIODS_OF_RATES = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year"})


class Rate(NamedTuple):
    """A rate: its figure, of what it is told for each one ("" where it is not said), and for how many of them
    ("per 100 km").
    """

    entry: Entry
    per: str
    lot: float
    lot_at: tuple[Figured, int] | None = None


def rate_of(scope: Scope, ledger: Ledger, entry: Entry) -> Rate | None:
    """Return the rate that a figure is; None where it is none."""
    text = entry.figured.text
    if entry.words[:1] == ("mph",):
        return Rate(entry._replace(unit="mile"), "hour", 1)
    behind = RATE(scope.data).match(text, entry.at + 1)
    if behind:
        per = behind["per"] or behind["lot"] or {"h": "hour", "s": "second"}.get(behind["slash"] or "", "")
        unit = ledger.unit(per)
        per = unit or stem(per)
        if behind["each"] or behind["to"] or entry.unit or per in PERIODS_OF_RATES or unit or behind["k"]:
            lot = ledger.at(entry.figured, behind.start("k")) if behind["k"] else None
            return Rate(entry, per, lot.value, (lot.figured, lot.at)) if lot else Rate(entry, per, 1)
        return None
    before = text[max(0, entry.at - _BACK) : entry.at]
    if GIVES_EACH.search(before):
        return Rate(entry, "", 1)
    of_one = OF_ONE(scope.data).search(before)
    if of_one:
        return Rate(entry, stem(of_one["per"] or ""), 1)
    size = OF_SIZE.search(before) if entry.unit and entry.unit not in PERIODS_OF_RATES else None
    if size:
        return Rate(entry, stem((size["what"] or " ".join(entry.words[1:2])).lower()), 1)
    return None
