"""Comparisons of one kind with another that somebody must have measured: “black boxes get twice as many nests
as plain ones”, “cedar keeps moths away better than any spray”.
"""

from __future__ import annotations

import re

from copydesk.api import Facts, regex, worded

from ...sources.attribution.statement import Statement
from .generals import kind_of
from .mainclauses import Clause

_MORE = r"(?:more|less|fewer|better|worse|[a-z]{2,}er|[a-z]{2,}ier)"
_PARTS = r"(?:an?|one|two|three) (?:third|quarter|fifth|tenth|half|halve)s?"
_BY_HOW_MUCH = worded(
    rf"\b(?:(?:\d{{1,3}}(?:[.,]\d)?|(?@numbers)) ?(?:%|per ?cent) {_MORE}"
    rf"|(?:twice|half|(?:(?@numbers)|\d{{1,3}})[ -](?:times|fold)) (?:as [a-z]+|{_MORE})"
    rf"|{_PARTS} (?:as [a-z]+|{_MORE})"
    r"|(?:(?@numbers)|\d{1,3}) (?:years|months|days|weeks|degrees|decades) (?:longer|earlier|later|sooner"
    r"|older|younger)"
    rf"|by (?:about |almost |nearly |up to |more than )?(?:half|{_PARTS})"
    rf"|(?:uses?|needs?|costs?|takes?|weighs?|lasts?|eats?|draws?) (?:only |just |about )?(?:half|{_PARTS}"
    rf"|a fraction) (?:of )?the)\b",
    "ownvoice.toml",
    flags=re.IGNORECASE,
)
_THAN_ANY = regex(rf"\b{_MORE}(?: [a-z]+)? than any\b", re.IGNORECASE)
_THAN_RIVALS = worded(rf"\b{_MORE}(?: [a-z]+){{0,2}} than (?@rivals)\b", "anyvoice.toml", flags=re.IGNORECASE)
_PARTICIPLES = frozenset({"VBD", "VBN"})
_IN_WHICH_WAY = frozenset({"this", "that", "like"})


def kinds_compared(facts: Facts, statement: Statement, text: str) -> tuple[int, int] | None:
    """Return the place of a sentence, all of it, that tells how far one kind of thing is before another, or
    None.

    What is told of one thing that is known (“the second coat takes twice as long”) is for whoever has it to
    tell, but not how it stands to all its rivals.
    """
    match = _THAN_RIVALS(facts.data).search(text)
    of_one = match is not None
    match = match or _BY_HOW_MUCH(facts.data).search(text) or _THAN_ANY.search(text)
    if match is None:
        return None
    clause = facts.main_clauses.of(statement)
    if clause is None or clause.head < 0 or clause.tags[clause.start] == "VB":
        return None
    kind = kind_of(clause, facts.own_words)
    holds = clause.present and not kind if of_one else bool(kind) and _holds(clause)
    return (0, len(text)) if holds else None


def _holds(clause: Clause) -> bool:
    """Say whether something holds in the present, be it of “bushes treated this way”."""
    behind = clause.head + 1
    if clause.verb == behind and clause.tags[behind] in _PARTICIPLES and behind + 1 < len(clause.tags):
        return clause.tags[behind + 1] == "IN" or clause.low[behind + 1] in _IN_WHICH_WAY
    return clause.present
