"""Cause and effect in predicates: is due to, goes back to, was the result of, costs lives."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from copydesk.api import Facts, regex, worded

from ...sources.attribution.statement import Statement
from ...sources.words.classedwords import TokenTable
from ...sources.words.classfiles import inflect
from ...sources.words.wordclasses import ADVERB, AUXILIARY, BE, BIT, CAPITAL, PREP, bits
from .ownvoice import Told, in_own_voice

_BE = (
    r"(?:is|are|was|were|be|been|lies|lay)"
    r"(?: \w+ly| partly| also| in part| not only| in large part| above all)?"
)
_CAUSED = worded(
    rf"\b{_BE} (?:(?@blamed))\b"
    r"|\b(?:(?@stems)|(?@effects))\b"
    r"|\b(?:makes?|made|making|leaves?|left|renders?|rendered) (?:[\w’'-]+ ){1,5}?(?:(?@states)|(?:poor"
    r"|rich|fat|saf|sick|unhappi|happi|healthi)er)\b"
    r"|\b(?:[Bb]ecause|[Tt]hanks to|[Aa]s a result of|[Oo]wing to|[Dd]ue to)\b"
    r"|\b(?:costs?|saves?|claims?) (?:\w+ )?(?:lives|jobs)\b",
    "ownvoice.toml",
)
_CLEFT = regex(r"\W*What (?:[\w’'-]+ ){1,7}?(?:was|is|were) (?:the|a|an|its|his|her|their)\b")
_SOMEBODY = bits("role", "organisation", "people", "source-people", "source-person", "pronoun")
_PAST_FORMS = {
    "make": "make/made",
    "mean": "mean/meant",
    "lead": "lead/led",
    "drive": "drive/drove/driven",
    "bring": "bring/brought",
    "keep": "keep/kept",
    "cut": "cut/cut",
    "cost": "cost/cost",
    "hurt": "hurt/hurt",
    "spread": "spread/spread",
}
_TOLD = regex(r"\b(?:just|only|simply) because\b|\bnot because\b")


def find_effects(facts: Facts) -> Iterator[Told]:
    """Yield the first words of each sentence that tell a cause."""
    text, caused = facts.doc.prose.text, _CAUSED(facts.data)
    works = _forms(tuple(facts.data("ownvoice.toml")["works"]))
    for statement in in_own_voice(facts):
        start, end = statement.start, statement.end
        match = caused.search(text, start, end)
        if match is not None and not _TOLD.search(text, start, end):
            yield Told(*match.span(), statement)
        elif (cleft := _CLEFT.match(statement.sentence.text)) is not None:
            yield Told(start, start + cleft.end(), statement)
        elif (place := _works(statement, facts.tokens, works)) is not None:
            yield Told(*place, statement)


@lru_cache(maxsize=4)
def _forms(verbs: tuple[str, ...]) -> frozenset[str]:
    """Return the forms in which verbs of effect are told of a thing."""
    return frozenset(
        form for verb in verbs for form, kind in inflect(_PAST_FORMS.get(verb, verb)).items() if kind != "ing"
    )


def _works(statement: Statement, table: TokenTable, works: frozenset[str]) -> tuple[int, int] | None:
    """Return the verb by which a thing without a name, or a deed in general ("gardening"), has an effect."""
    place = statement.features.get("factual")
    if place is None or "named-subject" in statement.features:
        return None
    first, last = statement.words
    starts = table.words.starts
    at = next((n for n in range(first, last) if starts[n] >= place[0]), last)
    subject = range(first, at)
    if at == first or any(
        table.bits[n] & _SOMEBODY or (n > first and table.bits[n] & CAPITAL) for n in subject
    ):
        return None
    while at < last - 1 and table.bits[at] & (AUXILIARY | ADVERB):
        if table.bits[at] & BE:
            return None
        at += 1
    if at + 1 >= last or table.low(at) not in works or table.bits[at + 1] & PREP:
        return None
    if table.low(at + 1) == "to" or (len(subject) == 1 and table.bits[at] & BIT["past"]):
        # "Suspicion turned to rage"; "Page encouraged them": a thing or a name?
        return None
    return starts[at], starts[at] + len(table.words.forms[at])
