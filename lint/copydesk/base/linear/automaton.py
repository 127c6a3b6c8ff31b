"""The automaton of an expression, without the paths that backtracking never takes.

A state is a consuming node that has just consumed (or the start). It is *safe* after a kind of letter when,
whatever follows, there is a way to the end that does not depend on anything further: an attempt that comes by
it succeeds. The matching engine tries ways in order, so wherever a way with precedence leads to a safe state,
the ways behind it are never tried, and are left out here. That is what makes ``\\w+\\b`` or ``(?>a*)b`` as
cheap in this automaton as they are in truth. A way is *backed* when one of less precedence leads to a safe
state or the end: an attempt that goes it and fails further on comes back and succeeds, and the text so far is
used up by the match. Only ways that are not backed can be gone again and again.
"""

from __future__ import annotations

from functools import cache

from .nodes import Graph, Node
from .safety import Safety
from .ways import Walker, Way

START = -1
"""The state before anything is consumed."""

_ACCEPT = -2


class Automaton:
    """States and their ways in order of precedence, after pruning.

    ``steps(state, kind)`` gives pairs of a set of letters and the state that they lead to;
    ``unbacked(state, kind)`` likewise, without the ways that are backed.
    """

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.alphabet = graph.alphabet
        self.conditions = graph.conditions
        self.kinds = graph.conditions.kinds
        self._walker = Walker(graph)
        self._safety = Safety(graph, self._walker)
        self.steps = cache(self._steps)
        self.unbacked = cache(self._unbacked)
        self.targets = cache(self._targets)
        self._ways = cache(self._find_ways)

    def kinds_after(self, state: int) -> list[int]:
        """Return the kinds of letter that may have been consumed last in a state."""
        letters = -1 if state == START else self.graph.chars[state].letters
        found = [number for number, kind in enumerate(self.kinds) if kind & letters]
        return [0, *found] if state == START else found

    def is_safe(self, state: int, kind: int) -> bool:
        """Say whether an attempt that comes by a state succeeds, whatever follows."""
        return bool(self._safety.kinds(0, state) >> kind & 1)

    def accepts(self, state: int, kind: int) -> int:
        """Return the letters before which the expression may end in a state (the end of the text is one)."""
        letters = 0
        for way in self._ways(state):
            if way.target == _ACCEPT:
                letters |= way.may[kind]
        return letters

    def _targets(self, state: int) -> frozenset[int]:
        return frozenset(way.target for way in self._ways(state) if way.target >= 0)

    def _steps(self, state: int, kind: int) -> tuple[tuple[int, int], ...]:
        return tuple(
            (way.may[kind], way.target) for way in self._ways(state) if way.target >= 0 and way.may[kind]
        )

    def _unbacked(self, state: int, kind: int) -> tuple[tuple[int, int], ...]:
        found: list[tuple[int, int]] = []
        backed = 0
        for way in reversed(self._ways(state)):
            letters = way.may[kind] & ~backed
            must = way.may[kind] & way.must[kind]
            if way.target >= 0:
                if letters:
                    found.append((letters, way.target))
                backed |= must & self._safety.letters(0, way.target)
            elif way.target == _ACCEPT or self._safety.is_end(0, _ACCEPT - way.target):
                backed |= must
        return tuple(reversed(found))

    def _find_ways(self, state: int) -> list[Way]:
        node: Node = self.graph.entry if state == START else self.graph.chars[state].out[0]
        level = 0 if state == START else self.graph.chars[state].level
        return self._walker.ways(node, level, self._safety)
