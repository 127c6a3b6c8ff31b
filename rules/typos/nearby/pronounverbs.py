"""Verbs right behind a pronoun that is never an object, in the form for another person: "they lays", "what
she want", "he also live there".
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.api import Scope, Slip

from .wordsbefore import Reading, reading_of

SEVERAL, ONE = frozenset({"they", "we"}), frozenset({"he", "she"})
BASE = frozenset({"VB", "VBP"})
ELSE = frozenset({"VBD", "VBN", "IN", "RB", "JJ", "CC", "DT", "MD", "PRP", "EX", "TO"})
"""What may stand behind "he" and "she" and is no verb in the base form, or may be its past."""

HALF = frozenset({"need", "dare"})
"""Helpers that have no ending in -s: "he need not know"."""
OPENING = ("(", "“", '"', "—", "–", "*", "_")


def pronoun_verbs(ctx: Scope) -> Iterator[Slip]:
    """Yield them in reading order; those of "be" and "have" are told elsewhere."""
    table, reading = ctx.facts.word_table, reading_of(ctx)
    for at in table.where(SEVERAL | ONE):
        number = at + 2 if reading.word(at + 1) in reading.syntax["aside"] else at + 1
        if not reading.word(number) or not table.forms[number].islower():
            continue
        if at and not table.gaps[at][-1:].isspace() and table.gaps[at][-1:] not in OPENING:
            continue  # "[T]he issue"
        wrong = _third(reading, number) if table.lower[at] in SEVERAL else _base(reading, at, number)
        if wrong and reading.speaks(at, number):
            yield ctx.found(
                table.starts[at],
                table.ends[number],
                kind="weak",
                subject=table.forms[at],
                verb=table.forms[number],
            )


def _third(reading: Reading, number: int) -> bool:
    """Say whether a word is a verb in -s: nothing else stands behind "they" and "we" in this form."""
    word = reading.table.lower[number]
    return word.endswith("s") and not word.endswith(("ss", "selves")) and reading.tagger.may(word, "VBZ")


def _base(reading: Reading, at: int, number: int) -> bool:
    """Say whether a word is a verb in the base form that no helper before "he" or "she" asks for."""
    word, tagger = reading.table.lower[number], reading.tagger
    if (
        word in HALF
        or not any(tagger.may(word, tag) for tag in BASE)
        or any(tagger.may(word, tag) for tag in ELSE)
    ):
        return False
    syntax, before = reading.syntax, reading.near_before(at)
    asking = (reading.sets["helpers"], syntax["demand"], syntax["causing"], syntax["wishing"])
    return all(one.isdisjoint(before) for one in asking)
