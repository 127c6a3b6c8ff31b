"""What somebody must have counted or measured, told in a text of any kind: “has ten times the calcium of
milk”, “sell for $9,000 more on average”, “ahead in 71 of the past 90 years”, “doubles as its skin darkens”.

Such claims need a source in an essay and on the page of a shop as well. Somebody who tells of himself, an
instruction (“weigh out twice as much flour”) and what is told of one thing at one time are none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from copydesk.api import Facts, once, regex, worded

from .gates import told_by
from .ownvoice import Told
from .secondhand import one_a_sentence

_FILE = "tallies.toml"
_NUMBER = r"(?:\b\d{1,3}(?:[.,]\d{1,3}){0,3}|(?@numbers)(?:-[a-z]+)?)"
_SUM = rf"(?:[£$€]? ?{_NUMBER}|(?:one|an?) (?=(?:year|decade|month|week|day|third|quarter|degree|point)\b))"
# Ten times the calcium of milk, twice as much iron as spinach, half its juice.
_TIMES = worded(
    rf"\b(?:twice|{_NUMBER}(?<!many)(?<!several) times) "
    r"(?:the (?:[a-z]+ )?(?!(?@plain)\b)[a-z]+(?: [A-Z])?(?: [a-z]+)? "
    r"(?:of|in)"
    r"|as (?:much|many) [a-z -]{2,30}? as|(?:more|less|fewer) [a-z -]{2,30}? than) [a-z]"
    r"|\b(?@keeps) (?@parts) (?:of )?(?:its|their|the) [a-z]+\b",
    _FILE,
)
# Have beaten the rest in all but two; ahead in 71 of the past 90 years; fewer than one in a hundred.
_OUT_OF = worded(
    rf"\bin {_NUMBER}(?: out)? of the (?:past|last|next) {_NUMBER} (?@periods)\b"
    r"|\bin all but (?:one|(?@numbers))(?: of (?:them|the [a-z]+))?(?=[.,;]| (?@periods)\b)"
    r"|\b(?:one|(?@numbers)) in an? (?@hundreds)\b",
    _FILE,
)
# Doubles as its skin turns black; halves the crop.
_DOUBLES = worded(
    r"(?<!\bwhich )(?<!\bif )(?<!\bto )(?<!\bx )(?<!\bthat )\b(?<=[a-z] )(?@doubles) (?@as_it)\b"
    r"(?! (?@plain)\b)",
    _FILE,
)
# Sell for $9,000 more; live eight years longer than drivers; score 15 points higher.
_BY_MORE = worded(
    rf"(?<=[a-z] )(?@by_more) (?:(?@about) ){{0,2}}{_SUM}(?: [a-z]+){{0,2}}? (?@more)\b"
    r"(?! than (?:I|we|you)\b)",
    _FILE,
)
# Brings down blood pressure; wards off arthritis.
_CURES = worded(r"(?<=[a-z,] )(?@cures) (?:your |the |high |mild |chronic |most )?(?@bodily)\b", _FILE)
# The best-selling plant book of its decade; worth more than the house it hangs in.
_UTMOST = worded(
    r"\b(?:the|their|its) (?:[a-z]{3,12}est|best-[a-z]+|most [a-z-]+)(?: [a-z-]+){0,4}? "
    r"of its (?@of_its_time)\b"
    r"|\b(?:is|are) worth more than (?:the|a|an|all|its|any) [a-z]"
    r"|\bmore [a-z]+ in (?:a|one|an) [a-z]+ than (?:the|a|an|all|most|any|it|its) [^.;]{3,60}? in an? [a-z]+",
    _FILE,
)
_SPEAKS = regex(r"\b(?:I|[Mm]y|[Mm]e|[Ww]e|[Oo]ur|[Uu]s|[Yy]ou|[Yy]our)\b|[“”\"]")
_PERFECT = frozenset(("has", "have"))


@once
def _words(lists: Mapping[str, Any]) -> Mapping[str, frozenset[str]]:
    return {
        "times": frozenset(("times", "twice")) | told_by(lists["parts"]),
        "out_of": frozenset(("past", "last", "next", "all", *lists["hundreds"])),
        "doubles": frozenset(lists["doubles"]),
        "by_more": frozenset(lists["more"]),
        "cures": told_by(lists["cures"]),
        "utmost": told_by(lists["of_its_time"]) | {"worth", "than"},
    }


def find_tallies(facts: Facts) -> Iterator[Told]:
    """Yield the words of such claims in sentences outside quotations for which nobody and nothing answers."""
    if facts.attributions.manual or facts.doc.code:
        return iter(())
    looks = {
        "times": _TIMES,
        "out_of": _OUT_OF,
        "doubles": _DOUBLES,
        "by_more": _BY_MORE,
        "cures": _CURES,
        "utmost": _UTMOST,
    }
    words = _words(facts.data(_FILE))
    return one_a_sentence(facts, looks, words, lambda name, told: _holds(facts, name, told))


def _holds(facts: Facts, name: str, told: Told) -> bool:
    """Say whether a claim holds in general: its subject comes first, its verb stands in the present or in the
    perfect, and nobody speaks of himself or of whoever reads it.
    """
    text = told.statement.sentence.text
    if _SPEAKS.search(text):
        return False
    clause = facts.main_clauses.of(told.statement)
    if clause is None or "in a" in facts.doc.prose.text[told.start : told.end]:
        return name in ("by_more", "out_of", "cures")
    if clause.head < 0 or clause.tags[clause.start] == "VB":
        return False
    if name == "utmost":
        return True
    return clause.present or clause.low[clause.verb] in _PERFECT
