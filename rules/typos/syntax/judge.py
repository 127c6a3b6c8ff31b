"""What the judgements on one document share: its parser, the sets of words, which words are verbs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from copydesk.api import Tagger, once, word_sets

from .parsed import Parser
from .phrases import Sets
from .roles import BASE, DONE, MANY, NAME, NOUN, OTHER, PAST, QUALITY, THIRD, roles_of

_ELSE = NOUN | MANY | QUALITY | DONE | OTHER | NAME
_MOST_MARKED = 50_000


class PlainVerbs(dict[str, bool]):
    """Whether words are verbs and nothing else. Kept from one document to the next."""

    def __init__(self, role: Callable[[str], int]) -> None:
        super().__init__()
        self._role = role

    def __missing__(self, word: str) -> bool:
        bits = self._role(word)
        found = bool(bits & (BASE | THIRD | PAST)) and not bits & _ELSE
        if len(self) < _MOST_MARKED:
            self[word] = found
        return found


class Judge(NamedTuple):
    """What the judgements on one document share."""

    parser: Parser
    sets: Sets
    verbs: Mapping[str, bool]


@once
def known(
    grammar: tuple[str, ...], syntax: tuple[str, ...], tagger: Tagger
) -> tuple[Sets, Mapping[str, bool]]:
    """Return the sets of both files, and which words are verbs and nothing else."""
    sets = {**word_sets(grammar), **word_sets(syntax)}
    return sets, PlainVerbs(roles_of(tagger).__getitem__)
