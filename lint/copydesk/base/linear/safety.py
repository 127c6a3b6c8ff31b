"""Which states of an expression cannot fail any more."""

from __future__ import annotations

from collections.abc import Sequence

from .nodes import Graph
from .ways import Walker, Way


class Safety:
    """The states that are safe for a level: whatever follows, there is a way to the end of that level.

    The greatest fixed point: all are held to be safe until one letter (or the end of the text) is found that
    has no safe way.
    """

    def __init__(self, graph: Graph, walker: Walker) -> None:
        self._kinds = graph.conditions.kinds
        self._everything = graph.conditions.everything
        self._every = (1 << len(self._kinds)) - 1
        self._parents = graph.parents
        self._chains = walker.chains
        states = range(len(graph.chars))
        self._ways = [walker.ways(node.out[0], node.level) for node in graph.chars]
        self._after = {
            level: walker.ways(end.out[0], graph.parents[level]) for level, end in graph.atomic_ends.items()
        }
        self._reached = [
            [number for number, kind in enumerate(self._kinds) if kind & node.letters] for node in graph.chars
        ]
        # Levels that a state lies in, from the nearest lookaround or the whole (its root) down to its own.
        self._levels = [_from_root(graph, walker.chains[node.level]) for node in graph.chars]
        self._safe = {(level, state): self._every for state in states for level in self._levels[state]}
        self._leads_on: dict[int, bool] = {}
        """Per atomic group: whether, once it is through, the level around it is safe."""
        while self._shrink():
            pass

    def kinds(self, level: int, state: int) -> int:
        """Return the kinds of letter (one bit each) after which a state is safe for a level."""
        return self._safe.get((level, state), 0)

    def letters(self, level: int, state: int) -> int:
        """Return the letters after which a state is safe for a level."""
        kinds = self.kinds(level, state)
        letters = 0
        for number, kind in enumerate(self._kinds):
            if kinds >> number & 1:
                letters |= kind
        return letters

    def is_end(self, level: int, ended: int) -> bool:
        """Say whether a level is safe once an atomic group in it is through."""
        chain = self._chains[ended]
        return level in chain and all(
            self._leads_on.get(inner, False) for inner in chain[chain.index(level) + 1 :]
        )

    def _shrink(self) -> bool:
        """Look at every state once; say whether fewer are safe than before."""
        self._find_ends()
        changed = False
        for state, levels in enumerate(self._levels):
            for place, level in enumerate(levels):
                inner = levels[place + 1 :]
                if not inner:
                    kinds = self._found(self._ways[state], level, self._reached[state])
                else:
                    kinds = self._safe[inner[-1], state] if all(self._leads_on[each] for each in inner) else 0
                kinds &= self._safe[level, state]
                changed |= kinds != self._safe[level, state]
                self._safe[level, state] = kinds
        return changed

    def _find_ends(self) -> None:
        """Find the groups after which all is safe, from the last on: one group may be through without
        consuming, and so prove the one before it, but never itself.
        """
        everywhere = range(len(self._kinds))
        self._leads_on = dict.fromkeys(self._after, False)
        found = True
        while found:
            found = False
            for level, leads_on in self._leads_on.items():
                if (
                    not leads_on
                    and self._found(self._after[level], self._parents[level], everywhere) == self._every
                ):
                    self._leads_on[level] = found = True

    def _found(self, ways: Sequence[Way], level: int, kinds: Sequence[int]) -> int:
        """Return the kinds of letter after which some ways together are safe for a level."""
        found = 0
        for kind in kinds:
            letters = 0
            for way in ways:
                must = way.must[kind]
                if way.target < 0:
                    ended = -2 - way.target
                    if ended == level or (level not in way.left and self.is_end(level, ended)):
                        letters |= must
                elif level not in way.left and must & ~letters:
                    letters |= must & self.letters(level, way.target)
            if letters == self._everything:
                found |= 1 << kind
        return found


def _from_root(graph: Graph, chain: tuple[int, ...]) -> tuple[int, ...]:
    return chain[max(place for place, level in enumerate(chain) if graph.roots[level]) :]
