"""Many expressions as alternatives of one: those are tried whose literals stand in the text.

A list of thousands of words costs no more than its words that occur. The others cannot match, so that the
outcome is that of the whole list: at each place the first alternative that fits.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from ..patterns.expression import in_pieces
from .judged import Ready

_KEPT = 300
"""So many combinations of alternatives are kept compiled."""


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
        self._compiled: OrderedDict[tuple[int, ...], Callable[[str], Iterator[Any]]] = OrderedDict()

    def heard(self, literals: Iterable[int]) -> tuple[int, ...]:
        """Return the alternatives to try where some literals (by number) stand."""
        return tuple(sorted({*self.always, *map(self._owner.__getitem__, literals)}))

    def everything(self) -> tuple[int, ...]:
        """Return the numbers of all alternatives."""
        return tuple(range(len(self._choices)))

    def find(self, text: str, numbers: tuple[int, ...]) -> Iterator[Match]:
        """Yield what some alternatives find in a text, from left to right, never overlapping."""
        single = numbers[0] if len(numbers) == 1 else -1
        for match in self.raw_matches(text, numbers):
            if match.end() > match.start():
                number = single if single >= 0 else int(match.lastgroup[1:])
                yield Match(match.start(), match.end(), number)

    def raw_matches(self, text: str, numbers: tuple[int, ...]) -> Iterator[Any]:
        """Yield the matches themselves, with their groups, empty ones too."""
        if not numbers:
            return iter(())
        search = self._compiled.get(numbers)
        if search is None:
            search = self._compiled[numbers] = self._compile(numbers)
            if len(self._compiled) > _KEPT:
                self._compiled.popitem(last=False)
        return search(text)

    def _compile(self, numbers: tuple[int, ...]) -> Callable[[str], Iterator[Any]]:
        if len(numbers) == 1:
            inner = f"(?:{self._choices[numbers[0]][0]})"
        else:
            inner = "|".join(f"(?P<a{number}>{self._choices[number][0]})" for number in numbers)
        pattern = f"{self._before}(?:{inner}){self._after}"
        if self._by_re2:
            from .byre2 import search_of

            return search_of(pattern, self._flags)
        compiled = re.compile(pattern, self._flags)
        if all(self._choices[number][3] for number in numbers):
            return compiled.finditer
        return lambda text: in_pieces(compiled, text, 0, len(text))


def flags_of(ignore_case: bool) -> int:
    """Return the flags of an expression of a style: lines have edges, as they have in Vale."""
    return int(re.MULTILINE | (re.IGNORECASE if ignore_case else 0))
