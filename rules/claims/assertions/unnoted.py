"""Sentences behind the last note of their paragraph, in an article that gives a note for what it says."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from copydesk.api import Facts

from ...sources.attribution.statement import Statement

NOTES, NOTED = 4, 0.6
"""So many paragraphs end with a note at least, and that share of all that hold one."""
SHORTEST = 5
_NOTES = frozenset({"footnote", "reference"})


def find_unnoted(facts: Facts) -> Iterator[Statement]:
    """Yield the statements that stand alone behind the last note of a paragraph."""
    last: list[Sequence[Statement]] = []
    for _, group in groupby(facts.attributions.all, key=lambda statement: statement.block.index):
        told: Sequence[Statement] = list(group)
        if told[0].block.kind == "paragraph" and any(statement.support in _NOTES for statement in told):
            last.append(told)
    ended = sum(told[-1].support in _NOTES for told in last)
    if ended < NOTES or ended < NOTED * len(last):
        return
    for statements in last:
        end = statements[-1]
        if end.support in ("none", "continued") and statements[-2].support in _NOTES and not end.quoted:
            first, behind = end.words
            if behind - first >= SHORTEST and not end.sentence.text.endswith(("?", ":")):
                yield end
