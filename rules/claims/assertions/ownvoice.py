"""The sentences that a report tells in its own voice, with no source that reaches them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from copydesk.api import Facts

from ...sources.attribution.statement import Statement


class Told(NamedTuple):
    """Words of the prose in a statement that show what kind of claim it is."""

    start: int
    end: int
    statement: Statement


def in_own_voice(facts: Facts) -> Iterator[Statement]:
    """Yield the statements that nobody answers for: none in a text that tells what nobody said, as manuals
    and essays do.
    """
    attributions = facts.attributions
    if not attributions.reported:
        return
    for statement in attributions.all:
        if statement.supported or statement.quoted or statement.first_person or statement.asks:
            continue
        if not statement.block.quote:
            yield statement
