"""What a text has from a paper or the radio, and which one it does not say: a magazine gave it five stars."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from copydesk.api import Facts, once, worded

from .gates import Gates, told_by
from .ownvoice import Told

_SECONDHAND = worded(
    r"\b(?:I|we)(?:[’']ve| have)? (?:once |recently |also )?(?:read|heard|saw) (?:somewhere|(?:it )?(?:in|on)"
    r"(?: an?| some| one| the)? (?:[a-z]+ )?(?:(?@papers)|(?@airwaves)))\b"
    r"|\bit (?:was|is|said|stood|has been) (?:all )?(?:in|on|over) (?:(?:an?|some|one|the|all the) )?"
    r"(?:[a-z]+ )?(?:(?@papers)|(?@airwaves))s?(?= that\b|[.,:])"
    r"|\b(?:an?|some|one) (?:[a-z-]+ ){0,2}?(?@papers) (?:has |have |had |even |once |recently"
    r" )?(?@published)\b",
    "anyvoice.toml",
    flags=re.IGNORECASE,
)


def find_secondhand(facts: Facts) -> Iterator[Told]:
    """Yield the words by which a text passes on what an outlet without a name told."""
    return unmarked(facts, _SECONDHAND(facts.data), _outlets(facts.data("anyvoice.toml")))


@once
def _outlets(lists: Mapping[str, list[str]]) -> frozenset[str]:
    named = told_by([*lists["papers"], *lists["airwaves"]])
    return named | {f"{word}s" for word in named} | {"somewhere"}


def unmarked(facts: Facts, sought: re.Pattern[str], words: frozenset[str]) -> Iterator[Told]:
    """Yield the first match of an expression in each sentence outside quotations that has no link, note or
    reference of its own; none in a text that nobody asks for sources. Without one of ``words`` in it, in
    lower case, the expression matches nothing.
    """
    text = facts.doc.prose.text
    if facts.word_table.parts.isdisjoint(words) or not facts.attributions.answered:
        return
    gates = Gates(facts, {"": words})
    for statement in facts.attributions.all:
        if gates.open("", statement) and not statement.marked and not statement.block.quote:
            match = sought.search(text, statement.start, statement.end)
            if match is not None and not facts.in_quotes(*match.span()):
                yield Told(*match.span(), statement)
