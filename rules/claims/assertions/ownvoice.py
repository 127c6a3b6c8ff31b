"""The sentences that a report tells in its own voice, with no source that reaches them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.api import Data, Facts

from ...sources.attribution.statement import Statement
from ...sources.attribution.statementtable import chosen


class Told(NamedTuple):
    """Words of the prose in a statement that show what kind of claim it is."""

    start: int
    end: int
    statement: Statement


class OwnWords(dict[str, frozenset[str]]):
    """The sets of ``ownvoice.toml`` by name, each made when it is first asked for."""

    def __init__(self, data: Data) -> None:
        """Take the lists from the data of a run."""
        super().__init__()
        self._lists = data("ownvoice.toml")

    def __missing__(self, name: str) -> frozenset[str]:
        """Make a set from its list."""
        found = self[name] = frozenset(self._lists[name])
        return found


def find_own_voice(facts: Facts) -> Sequence[Statement]:
    """Return the statements and questions that nobody answers for: none in a text that tells what nobody
    said, as manuals and essays do.
    """
    attributions = facts.attributions
    if not attributions.reported:
        return ()
    return chosen(
        attributions.all,
        lambda one: not (one.supported or one.quoted or one.block.quote or attributions.authored(one)),
    )


def in_own_voice(facts: Facts, *, asking: bool = False) -> Iterator[Statement]:
    """Yield the statements that nobody answers for (``find_own_voice``), questions with ``asking``."""
    return (one for one in facts.own_voice if asking or not one.asks)
