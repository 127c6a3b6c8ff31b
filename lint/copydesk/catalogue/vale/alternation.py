"""Many expressions as alternatives of one: those are tried whose literals stand in the text.

A list of thousands of words costs no more than its words that occur. The others cannot match, so that the
outcome is that of the whole list: the leftmost match, and of those that begin at the same place the one of
the first alternative.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from ..patterns.expression import LONGEST, in_pieces
from .judged import Ready

Search = Callable[[str, int], Iterator[Any]]
"""Yields the matches of an expression in a text, from an offset on."""


class Match(NamedTuple):
    """What an alternative found in a text: where, and the number of the alternative."""

    start: int
    end: int
    number: int


class Alternation:
    """The alternatives of a rule. ``before`` and ``after`` stand round them; ``by_re2`` gives them to RE2."""

    def __init__(
        self, choices: Sequence[Ready], flags: int, before: str = "", after: str = "", by_re2: bool = False
    ) -> None:
        self._choices, self._flags = choices, flags
        self._before, self._after, self._by_re2 = before, after, by_re2
        self.literals: list[str] = []
        self._owner: list[int] = []
        for number, choice in enumerate(choices):
            self.literals += choice[1]
            self._owner += [number] * len(choice[1])
        # Alternatives that are tried on every text.
        self.always = tuple(number for number, choice in enumerate(choices) if not choice[1])
        self._compiled: dict[int, Search] = {}

    def heard(self, literals: Iterable[int]) -> tuple[int, ...]:
        """Return the alternatives with literals to try where some literals (by number) stand."""
        return tuple(sorted(set(map(self._owner.__getitem__, literals))))

    @cached_property
    def everything(self) -> tuple[int, ...]:
        """The numbers of all alternatives that are not always tried."""
        return tuple(number for number, choice in enumerate(self._choices) if choice[1])

    def find(self, text: str, numbers: tuple[int, ...]) -> Iterator[Match]:
        """Yield what some alternatives, and those that are always tried, find in a text, from left to right,
        never overlapping.
        """
        if not numbers:
            if self.always:
                yield from self._always(text, 0)
            return
        if len(numbers) == 1 and not self.always:
            yield from self._single(numbers[0], text, 0)
            return
        yield from self._merged(text, numbers)

    def matches(self, text: str) -> Iterator[Any]:
        """Yield the matches of the alternatives that are always tried, with their groups, empty ones too."""
        return self._of_always(text, 0)

    def _merged(self, text: str, numbers: tuple[int, ...]) -> Iterator[Match]:
        """Yield the leftmost matches of several alternatives."""
        waiting: list[tuple[Match, Iterator[Match], int]] = []
        if self.always:
            self._wait(waiting, self._always(text, 0), -1)
        for number in numbers:
            self._wait(waiting, self._single(number, text, 0), number)
        at = 0
        while waiting:
            place = min(range(len(waiting)), key=lambda i: (waiting[i][0].start, waiting[i][0].number))
            match, matches, number = waiting.pop(place)
            if match.start >= at:
                yield match
                at = match.end
                self._wait(waiting, matches, number)
            else:
                # It overlaps what was found; another match may begin inside of it.
                again = self._always(text, at) if number < 0 else self._single(number, text, at)
                self._wait(waiting, again, number)

    @staticmethod
    def _wait(
        waiting: list[tuple[Match, Iterator[Match], int]], matches: Iterator[Match], number: int
    ) -> None:
        match = next(matches, None)
        if match is not None:
            waiting.append((match, matches, number))

    def _single(self, number: int, text: str, start: int) -> Iterator[Match]:
        search = self._compiled.get(number)
        if search is None:
            choice = self._choices[number]
            search = self._compiled[number] = self._search(f"(?:{choice[0]})", bool(choice[3]))
        for match in search(text, start):
            if match.end() > match.start():
                yield Match(match.start(), match.end(), number)

    def _always(self, text: str, start: int) -> Iterator[Match]:
        for match in self._of_always(text, start):
            if match.end() > match.start():
                yield Match(match.start(), match.end(), int(match.lastgroup[1:]))

    @cached_property
    def _of_always(self) -> Search:
        inner = "|".join(f"(?P<a{number}>{self._choices[number][0]})" for number in self.always)
        return self._search(f"(?:{inner})", all(self._choices[number][3] for number in self.always))

    def _search(self, inner: str, quick: bool) -> Search:
        pattern = f"{self._before}{inner}{self._after}"
        if self._by_re2:
            from .byre2 import search_of

            return search_of(pattern, self._flags)
        compiled = re.compile(pattern, self._flags)
        if quick:
            return compiled.finditer

        def search(text: str, start: int) -> Iterator[Any]:
            if len(text) - start <= LONGEST:
                return compiled.finditer(text, start)
            return in_pieces(compiled, text, start, len(text))

        return search


class Single:
    """One expression, of which the groups may be asked for."""

    def __init__(self, choice: Ready, flags: int, by_re2: bool = False) -> None:
        self._alternation = Alternation([[choice[0], [], *choice[2:]]], flags, by_re2=by_re2)

    def matches(self, text: str) -> Iterator[Any]:
        """Yield the matches themselves; the first group is the whole of them."""
        return self._alternation.matches(text)

    def fits(self, text: str) -> bool:
        """Say whether it matches anywhere in a text."""
        return next(self.matches(text), None) is not None


def flags_of(ignore_case: bool) -> int:
    """Return the flags of an expression of a style: lines have edges, as they have in Vale."""
    return int(re.MULTILINE | (re.IGNORECASE if ignore_case else 0))
