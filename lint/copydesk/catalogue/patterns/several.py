"""What is no pattern of its own: several ``[[match]]`` tables in one rule, the kind ``engine``, and a pattern
that cannot be built.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ...document.source import Span
from ...language.scan import Found
from ..rule import Hit
from .matcher import Matcher

if TYPE_CHECKING:
    from ...facts import Facts
    from ..context import Context


class Several(Matcher):
    """Patterns that are tried one after the other; each sees the literals of its own, and is silent on a
    place of which an earlier one has spoken.
    """

    def __init__(self, parts: Sequence[Matcher]) -> None:
        self.parts = parts
        self.literals = [literal for part in parts for literal in part.literals]
        self._gated = all(part.gated for part in parts)

    @property
    def gated(self) -> bool:
        """Say whether each of the patterns is gated."""
        return self._gated

    def silent(self, facts: Facts, found: Sequence[Found]) -> bool:
        """Say whether no pattern has anything to look at."""
        return not found and all(part.silent(facts, found) for part in self.parts)

    def run(self, ctx: Context, found: Sequence[Found]) -> Iterator[Hit]:
        """Yield the hits of all patterns, those of the first one first."""
        first, told = 0, set[Span]()
        for part in self.parts:
            last = first + len(part.literals)
            own: Sequence[Found] = ()
            if found:
                own = [
                    Found(number - first, start, end)
                    for number, start, end in found
                    if first <= number < last
                ]
            if own or not part.gated:
                here = set[Span]()
                for hit in part.run(ctx, own):
                    if hit.span not in told:
                        here.add(hit.span)
                        yield hit
                told |= here
            first = last


class Engine(Matcher):
    """A rule of Copydesk's own, whose findings the engine makes after all other rules have run."""

    def provides(self) -> None:
        """Return None: the engine knows what its messages use."""

    def run(self, ctx: Context, found: Sequence[Found]) -> Iterator[Hit]:
        """Yield nothing."""
        yield from ()


class Unusable(Matcher):
    """A pattern that could not be built."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def run(self, ctx: Context, found: Sequence[Found]) -> Iterator[Hit]:
        """Raise what is wrong with it."""
        raise self.error
