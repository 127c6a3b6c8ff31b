"""Word shapes in a document: only sentences that hold the words of a shape are cut into tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from ...language.tokens import Tokens
from ...language.wordshapes import Match, Shapes, matches

if TYPE_CHECKING:
    from ..facts import Facts


class _Ranged(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


Place = TypeVar("Place", bound=_Ranged)


def find_shapes(
    facts: Facts, shapes: Shapes, places: Sequence[Place]
) -> Iterator[tuple[Place, Tokens, Match]]:
    """Yield the matches of shapes in some places (sentences, or other prose ranges), as ``Shapes.find`` would
    find them in the tokens of each.
    """
    lines = shapes.lines_for(facts.vocabulary_parts)
    if not lines:
        return
    filed = lines.keys()
    always = lines.get("", [])
    first, words = facts.word_table.first, facts.word_table.folded
    for place in places:
        start, end = place.start, place.end
        held = set(words[first(start) : first(end)])
        if facts.has_figures(start, end):  # “2.5-hour” is two words and three tokens
            held.update(facts.tokens_in(start, end).texts)
        told = filed & held
        if not told and not always:
            continue
        candidates = {line.number: line for word in told for line in lines[word]}
        candidates.update((line.number, line) for line in always)
        fitting = [line for line in candidates.values() if line.fits(held)]
        if fitting:
            tokens = facts.tokens_in(start, end)
            for match in matches(tokens, fitting):
                yield place, tokens, match
