"""Whether an automaton has words with many ways through it.

A backtracking engine that fails tries every way, so its time is the number of ways. It is exponential when
one word leads from a state to itself in two ways, and polynomial when one word leads from a state ``p`` to
itself, from ``p`` to ``q``, and from ``q`` to itself; the longest chain of such pairs is the degree
(Weber and Seidl 1991; for expressions as engines run them: Weideman, van der Merwe, Berglund and Watson 2016,
*Analyzing Matching Time Behavior of Backtracking Regular Expression Matchers by Using Ambiguity of NFA*;
Wüstholz, Olivo, Heule and Dillig 2017, *Static Detection of DoS Vulnerabilities in Programs that use Regular
Expressions*). A search that tries every place of a text is a state before the expression that every letter
leads back to. Both questions are about two or three ways at once, which is a walk in the product of the
automaton with itself; the letters that a way may take depend on the kind of letter before (``conditions``),
which is therefore part of each place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from .automaton import START, Automaton
from .graphs import components, shortest
from .nodes import TooLarge
from .paths import letters_by_kind, way_to

_MOST_PLACES = 150_000

Pair = tuple[int, int, int]
Triple = tuple[int, int, int, int]
PairLeads = Callable[[Pair], list[tuple[str, Pair]]]


class Finding(NamedTuple):
    """A word that has many ways: read ``prefix``, then ``pump`` as often as you like.

    ``states`` are those of the repeats that share it: one set for exponential growth; two for polynomial
    growth, the first of them empty where it is the search that starts anew at every place.
    """

    exponential: bool
    prefix: str
    pump: str
    states: tuple[frozenset[int], ...]


class Ambiguity:
    """The findings of one automaton: ``exponential`` and ``polynomial``, and the ``degree`` of its time."""

    def __init__(self, automaton: Automaton, search: bool) -> None:
        self._auto = automaton
        self._count = 0
        self.exponential: list[Finding] = []
        self.polynomial: list[Finding] = []
        self._parts = components([START], lambda state: sorted(self._auto.targets(state)))
        self._number = {state: number for number, part in enumerate(self._parts) for state in part}
        self._reached = self._reach()
        self._loops = [
            number
            for number, part in enumerate(self._parts)
            if len(part) > 1 or part[0] in self._auto.targets(part[0])
        ]
        for number in self._loops:
            finding = self._doubled(frozenset(self._parts[number]))
            if finding is not None:
                self.exponential.append(finding)
        links = list(self._links(search))
        self.polynomial = [finding for _, _, finding in links]
        self.degree = self._degree([(first, second) for first, second, _ in links])

    def _reach(self) -> list[set[int]]:
        """Return, for each part, the parts that it leads to, itself included."""
        reached: list[set[int]] = []
        for number, part in enumerate(self._parts):
            mine = {number}
            for state in part:
                for target in self._auto.targets(state):
                    other = self._number[target]
                    if other != number:
                        mine |= reached[other]
            reached.append(mine)
        return reached

    def _steps(self, state: int, kind: int, within: frozenset[int]) -> list[tuple[int, int]]:
        return [(letters, target) for letters, target in self._auto.unbacked(state, kind) if target in within]

    def _take(self) -> None:
        self._count += 1
        if self._count > _MOST_PLACES:
            raise TooLarge("the expression has too many pairs of ways to be judged")

    # One word, two ways, from a state to itself.

    def _doubled(self, part: frozenset[int]) -> Finding | None:
        forked: set[tuple[Pair, Pair]] = set()

        def leads(pair: Pair) -> list[tuple[str, Pair]]:
            self._take()
            first, second, kind = pair
            found: list[tuple[str, Pair]] = []
            ways = self._steps(first, kind, part)
            others = ways if first == second else self._steps(second, kind, part)
            for number, (letters, target) in enumerate(ways):
                for place, (more, other) in enumerate(others):
                    if first == second and place < number:
                        continue
                    for after, char in letters_by_kind(self._auto, letters & more):
                        following = (min(target, other), max(target, other), after)
                        found.append((char, following))
                        if first == second and target == other and place != number:
                            forked.add((pair, following))
            return found

        starts = [(state, state, kind) for state in sorted(part) for kind in self._auto.kinds_after(state)]
        for group in components(starts, lambda pair: [target for _, target in leads(pair)]):
            same = {pair for pair in group if pair[0] == pair[1]}
            if not same:
                continue
            members = set(group)
            forks = sorted(edge for edge in forked if edge[0] in same and edge[1] in members)
            if len(same) == len(group) and not forks:
                continue
            for pair in sorted(same):
                finding = self._pumped(pair, leads, members, forks, part)
                if finding is not None:
                    return finding
        return None

    def _pumped(
        self,
        pair: Pair,
        leads: PairLeads,
        members: set[Pair],
        forks: list[tuple[Pair, Pair]],
        part: frozenset[int],
    ) -> Finding | None:
        """Make the finding of a state that two ways lead back to, by way of a fork or of two other states."""
        prefix = way_to(self._auto, pair[0], pair[2])
        if prefix is None or self._auto.is_safe(pair[0], pair[2]):
            return None
        fork = next((target for source, target in forks if source == pair), None)
        if fork is not None:
            char = next(char for char, target in leads(pair) if target == fork)
            away: tuple[str, Pair] | None = (char, fork)
        else:
            away = shortest([pair], leads, lambda place: place[0] != place[1], members)
        if away is None:
            return None
        back = (
            ("", pair)
            if away[1] == pair
            else shortest([away[1]], leads, lambda place: place == pair, members)
        )
        return back and Finding(True, prefix, away[0] + back[0], (part,))

    # One word from p to p, from p to q, and from q to q.

    def _links(self, search: bool) -> Iterator[tuple[int, int, Finding]]:
        for second in self._loops:
            if search:
                finding = self._linked(None, second)
                if finding is not None:
                    yield -1, second, finding
            for first in self._loops:
                if first != second and second in self._reached[first]:
                    finding = self._linked(first, second)
                    if finding is not None:
                        yield first, second, finding

    def _linked(self, first: int | None, second: int) -> Finding | None:
        """Find a word for a pair of loops; ``first`` is None for the search that starts at every place."""
        goal = frozenset(self._parts[second])
        source = frozenset({START} if first is None else self._parts[first])
        between = {
            state
            for state, number in self._number.items()
            if second in self._reached[number] and (first is None or number in self._reached[first])
        } | source
        everywhere = (self._auto.alphabet.all, START)
        backs: set[tuple[Triple, Triple]] = set()

        def source_steps(state: int, kind: int) -> list[tuple[int, int]]:
            return [everywhere] if first is None else self._steps(state, kind, source)

        def leads(place: Triple) -> list[tuple[str, Triple]]:
            self._take()
            one, two, three, kind = place
            found: list[tuple[str, Triple]] = []
            middle = [step for step in self._auto.steps(two, kind) if step[1] in between]
            if first is None and two == START:
                middle = [*middle, everywhere]
            for letters, target in self._steps(three, kind, goal):
                for more, other in middle:
                    both = letters & more
                    if not both:
                        continue
                    for most, last in source_steps(one, kind):
                        for after, char in letters_by_kind(self._auto, both & most):
                            found.append((char, (last, other, target, after)))
            return found

        def joined(place: Triple) -> list[Triple]:
            found = [target for _, target in leads(place)]
            one, two, three, kind = place
            if two == three and one != two:
                start = (one, one, three, kind)
                backs.add((place, start))
                found.append(start)
            return found

        starts = [
            (state, state, last, kind)
            for last in sorted(goal)
            for kind in self._auto.kinds_after(last)
            if not self._auto.is_safe(last, kind)
            for state in sorted(source)
            if state == START or kind in self._auto.kinds_after(state)
        ]
        for group in components(starts, joined):
            members = set(group)
            for end, start in sorted(backs):
                if end in members and start in members and not self._auto.is_safe(end[1], end[3]):
                    pump = shortest([start], leads, lambda place, end=end: place == end, members)  # type: ignore[misc]
                    prefix = "" if first is None else way_to(self._auto, start[0], start[3])
                    if pump is not None and prefix is not None:
                        return Finding(False, prefix, pump[0], (source - {START}, goal))
        return None

    def _degree(self, links: Iterable[tuple[int, int]]) -> int:
        """Return the degree of the time: one, and one more for each pair of the longest chain of pairs."""
        links = list(links)
        best: dict[int, int] = {}

        def longest(number: int) -> int:
            """Return the length of the longest chain that ends in a part."""
            if number not in best:
                best[number] = 0
                for first, second in links:
                    if second == number:
                        before = (
                            0
                            if first < 0
                            else max(
                                (longest(other) for other in self._loops if first in self._reached[other]),
                                default=0,
                            )
                        )
                        best[number] = max(best[number], before + 1)
            return best[number]

        return 1 + max((longest(number) for number in self._loops), default=0)
