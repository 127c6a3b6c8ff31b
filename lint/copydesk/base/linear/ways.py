"""The ways from a place in the graph to the letters that may be consumed next, in the order of trying."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from .conditions import Condition, Rows, meet
from .nodes import CHAR, END, ENTER, LOOK, LOOP, TEST, Graph, Node, TooLarge

_MOST_STEPS = 200_000
_DEEPEST = 200


class Safe(Protocol):
    """What is known to be safe when ways are pruned."""

    def letters(self, level: int, state: int) -> int:
        """Return the letters after which a state is safe for a level."""
        ...

    def is_end(self, level: int, ended: int) -> bool:
        """Say whether a level is safe once another in it is through."""
        ...


class Way(NamedTuple):
    """A way from a state: what it takes (per kind of letter before), and where it leads.

    ``may``: the letters before which it can be taken; ``must``: those before which it surely can. ``target``
    is a state, or ``-2 - level`` for the end of a level, which consumes nothing. ``left`` has the levels that
    the way leaves before it consumes.
    """

    may: Rows
    must: Rows
    target: int
    left: tuple[int, ...]


class Walker:
    """Finds the ways of one graph, up to a bound on all the work. Raises ``TooLarge`` beyond."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.chains = [graph.chain(level) for level in range(len(graph.parents))]
        self.steps = 0

    def ways(self, node: Node, level: int, safe: Safe | None = None) -> list[Way]:
        """Return the ways from a node of a level.

        With ``safe``, ways that are never tried because one before them cannot fail are left out.
        """
        return _Walk(self, safe).from_node(node, self.chains[level])

    def count(self) -> None:
        """Count one step."""
        self.steps += 1
        if self.steps > _MOST_STEPS:
            raise TooLarge("the expression has too many ways to be judged")


class _Walk:
    def __init__(self, walker: Walker, safe: Safe | None) -> None:
        self._walker = walker
        self._safe = safe
        self._size = len(walker.graph.conditions.kinds)
        self._found: list[Way] = []
        self._turning: set[int] = set()
        """The loops of which the walk is in a turn that has not consumed anything yet."""
        self._done: dict[int, Rows] = {}
        """Per level and kind of letter before: the letters for which nothing further is tried."""
        self._tried: dict[int, Rows] = {}
        """Likewise: the letters for which some way of the level has been found."""

    def from_node(self, node: Node, chain: tuple[int, ...]) -> list[Way]:
        for level in chain:
            self._open(level)
        self._visit(node, self._walker.graph.conditions.always, chain, (), 0)
        return self._found

    def _open(self, level: int) -> None:
        self._done[level] = self._tried[level] = (0,) * self._size

    def _free(self, rows: Rows, chain: tuple[int, ...]) -> Rows:
        """Return the rows without what is done with at one of the levels."""
        for level in chain:
            rows = tuple(row & ~done for row, done in zip(rows, self._done[level], strict=True))
        return rows

    def _visit(
        self, node: Node, held: Condition, chain: tuple[int, ...], left: tuple[int, ...], depth: int
    ) -> None:
        self._walker.count()
        if depth > _DEEPEST:
            raise TooLarge("the expression is too deep to be judged")
        if node.condition is not None and node.kind == TEST:
            held = held.both(node.condition)
            if any(held.may):
                self._visit(node.out[0], held, chain, left, depth + 1)
        elif node.condition is not None and node.kind == LOOK:
            self._visit(node.out[0], held, chain, left, depth + 1)
            self._visit(node.out[1], held.both(node.condition), chain, left, depth + 1)
        elif node.kind == CHAR:
            self._consume(node, held, chain, left)
        elif node.kind == END:
            self._end(node, held, chain, left, depth)
        elif node.kind == ENTER:
            saved = self._done.get(node.level), self._tried.get(node.level)
            self._open(node.level)
            self._visit(node.out[0], held, (*chain, node.level), left, depth + 1)
            if saved[0] is not None and saved[1] is not None:
                self._done[node.level], self._tried[node.level] = saved[0], saved[1]
        else:
            self._split(node, held, chain, left, depth)

    def _split(
        self, node: Node, held: Condition, chain: tuple[int, ...], left: tuple[int, ...], depth: int
    ) -> None:
        turning = id(node) in self._turning
        self._turning.discard(id(node))
        for out in node.out:
            if out is node.leave or node.kind != LOOP:
                self._visit(out, held, chain, left, depth + 1)
            elif not turning:
                # A turn that consumes nothing ends its repeat: ``re`` takes only the way out then.
                self._turning.add(id(node))
                self._visit(out, held, chain, left, depth + 1)
                self._turning.discard(id(node))
        if turning:
            self._turning.add(id(node))

    def _consume(self, node: Node, held: Condition, chain: tuple[int, ...], left: tuple[int, ...]) -> None:
        may = self._free(tuple(row & node.letters for row in held.may), chain)
        if not any(may):
            return
        must = tuple(row & node.letters for row in held.must)
        self._found.append(Way(may, must, node.number, left))
        for level in chain:
            self._tried[level] = _join(self._tried[level], may)
            if self._safe is not None:
                safe = self._safe.letters(level, node.number)
                self._done[level] = _join(self._done[level], tuple(row & safe for row in must))

    def _end(
        self, node: Node, held: Condition, chain: tuple[int, ...], left: tuple[int, ...], depth: int
    ) -> None:
        may = self._free(held.may, chain)
        if any(may):
            self._found.append(Way(may, meet(may, held.must), -2 - node.level, left))
            if node.out:
                # What an earlier way through the group takes, the group takes that way: no other is sure.
                tried = self._tried[node.level]
                sure = tuple(row & ~taken for row, taken in zip(held.must, tried, strict=True))
                inner = Condition(may, meet(may, sure))
                self._visit(node.out[0], inner, chain[:-1], (*left, node.level), depth + 1)
        if self._safe is not None:
            for level in chain:
                if level == node.level or self._safe.is_end(level, node.level):
                    self._done[level] = _join(self._done[level], held.must)


def _join(some: Rows, others: Rows) -> Rows:
    return tuple(a | b for a, b in zip(some, others, strict=True))
