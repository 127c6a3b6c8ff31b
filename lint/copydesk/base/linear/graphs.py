"""Strongly connected parts of a graph, and shortest ways in it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

Place = TypeVar("Place", bound=Hashable)


def components(starts: Iterable[Place], leads: Callable[[Place], Iterable[Place]]) -> list[list[Place]]:
    """Return the strongly connected parts of what ``starts`` lead to, the last first (Tarjan 1972)."""
    index: dict[Place, int] = {}
    low: dict[Place, int] = {}
    on_stack: set[Place] = set()
    stack: list[Place] = []
    found: list[list[Place]] = []
    for start in starts:
        if start in index:
            continue
        index[start] = low[start] = len(index)
        stack.append(start)
        on_stack.add(start)
        work = [(start, iter(leads(start)))]
        while work:
            place, rest = work[-1]
            for target in rest:
                if target not in index:
                    index[target] = low[target] = len(index)
                    stack.append(target)
                    on_stack.add(target)
                    work.append((target, iter(leads(target))))
                    break
                if target in on_stack:
                    low[place] = min(low[place], index[target])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[place])
                if low[place] == index[place]:
                    part: list[Place] = []
                    while not part or part[-1] != place:
                        part.append(stack.pop())
                        on_stack.discard(part[-1])
                    found.append(part)
    return found


def shortest(
    starts: Iterable[Place],
    leads: Callable[[Place], Iterable[tuple[str, Place]]],
    wanted: Callable[[Place], bool],
    within: set[Place] | None = None,
) -> tuple[str, Place] | None:
    """Return text and end of a shortest way, of at least one step, to a wanted place; None without one."""
    seen: set[Place] = set()
    layer = [("", start) for start in starts]
    while layer:
        following: list[tuple[str, Place]] = []
        for text, place in layer:
            for char, target in leads(place):
                if within is not None and target not in within:
                    continue
                if wanted(target):
                    return text + char, target
                if target not in seen:
                    seen.add(target)
                    following.append((text + char, target))
        layer = following
    return None
