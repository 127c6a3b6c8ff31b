"""What a text has from a paper or the radio, and which one it does not say: a magazine gave it five stars."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from copydesk.api import Data, Facts, once, worded

from ...sources.attribution.statement import Statement
from .gates import Gates, told_by
from .ownvoice import Told

_REPORTS = r"(?@pressed) (?@bulletins)"
_MEDIA = r"(?:press|media|papers)"
_SECONDHAND = worded(
    r"\b(?:I|we)(?:[’']ve| have)? (?:once |recently |also )?(?:read|heard|saw) (?:somewhere|(?:it )?(?:in|on)"
    r"(?: an?| some| one| the)? (?:[a-z]+ )?(?:(?@papers)|(?@airwaves)))\b"
    r"|\bit (?:was|is|said|stood|has been|had been) (?:all |said |reported |claimed )?(?:in|on|over)"
    r" (?:(?:an?|some|one|the|all the) )?(?:[a-z]+ )?(?:(?@papers)|(?@airwaves))s?(?= that\b|[.,:])"
    rf"|\b(?:an?|one|some|several|many|most|(?:the )?(?@of_where)) (?:[a-z-]+ ){{0,2}}?"
    rf"(?:(?@papers)s?|{_MEDIA}) (?:has |have |had |even |once |recently )?(?@published)\b"
    # According to media reports, the local press, a report in a national newspaper; reports alone.
    rf"|\baccording to (?:(?:(?!the\b)[a-z]+ ){{0,2}}{_REPORTS}|(?:the )?(?:[a-z]+ )?{_MEDIA}"
    r"|reports(?= (?:in|from|on) the\b|[.,;])"
    r"|(?:a|one|some|several) (?:[a-z]+ )?(?@bulletins) (?:in|by|on|from) (?:an?|one|some|several|the) "
    rf"(?:[a-z]+ ){{0,2}}(?:(?@papers)s?|(?@airwaves)|{_MEDIA}))\b"
    r"|\baccording to (?:an?|one|some) (?:[a-z]+ )?(?@bulletins) (?:published|posted|seen) (?:online|on|in)\b"
    r"|\b(?@pressed) (?:reports|bulletins) (?@tellings)\b|(?-i:\bReports) (?@tellings)\b"
    r"|\bif (?:[a-z]+ )?reports are (?:to be|correct|true)\b"
    r"|\bit (?:is|was|has been|had been) (?:widely )?reported\b"
    r"|\bas reported (?:by|in) (?:(?:some|several|various|many|the|(?@of_where)) )?(?:[a-z]+ )?"
    rf"(?:{_REPORTS}|outlets|{_MEDIA})\b"
    r"|\b(?:so the papers (?:say|said)|(?:papers|newspapers|media) (?:wrote|reported|have it|had it))\b"
    rf"|\bin the {_MEDIA} it (?:was|is) (?:said|claimed|reported|written)\b",
    "anyvoice.toml",
    flags=re.IGNORECASE,
)


def find_secondhand(facts: Facts) -> Iterator[Told]:
    """Yield the words by which a text passes on what an outlet without a name told."""
    return unmarked(facts, _SECONDHAND(facts.data), _outlets(facts.data("anyvoice.toml")))


@once
def _outlets(lists: Mapping[str, list[str]]) -> frozenset[str]:
    named = told_by([*lists["papers"], *lists["airwaves"], *lists["pressed"]])
    return named | {f"{word}s" for word in named} | {"somewhere", "report", "reports", "reported"}


def unanswered(facts: Facts, sought: re.Pattern[str], words: frozenset[str]) -> Iterator[Told]:
    """Yield what ``unmarked`` finds in sentences for which nobody and nothing else answers."""
    for told in unmarked(facts, sought, words):
        if told.statement.support == "none" and not told.statement.carriers:
            yield told


def one_a_sentence(
    facts: Facts,
    looks: Mapping[str, Callable[[Data], re.Pattern[str]]],
    words: Mapping[str, frozenset[str]],
    fits: Callable[[str, Told], bool],
) -> Iterator[Told]:
    """Yield what several expressions find for which nobody answers, by name with the words of each: one of a
    sentence, of those that fit, and nothing that is asked.
    """
    seen = set()
    for name, look in looks.items():
        for told in unanswered(facts, look(facts.data), words[name]):
            start = told.statement.sentence.start
            if start not in seen and not told.statement.asks and fits(name, told):
                seen.add(start)
                yield told


def unmarked(facts: Facts, sought: re.Pattern[str], words: frozenset[str]) -> Iterator[Told]:
    """Yield the first match of an expression in each sentence outside quotations that has no link, note or
    reference of its own; none in a text that nobody asks for sources. Without one of ``words`` in it, in
    lower case, the expression matches nothing.
    """
    text = facts.doc.prose.text
    for statement in unmarked_statements(facts, words):
        match = sought.search(text, statement.start, statement.end)
        if match is not None and not facts.in_quotes(*match.span()):
            yield Told(*match.span(), statement)


def unmarked_statements(facts: Facts, words: frozenset[str]) -> Iterator[Statement]:
    """Yield the statements with one of some words, in lower case, that have no link, note or reference of
    their own; none in a text that nobody asks for sources.
    """
    if facts.word_table.parts.isdisjoint(words) or not facts.attributions.answered:
        return
    for statement in Gates(facts, {"": words}).held("", facts):
        if not statement.marked and not statement.block.quote:
            yield statement
