"""Lines of word shapes in which a word stands for any of several texts.

A few hundred of them are many thousand lines, of which an article asks for a handful: each is written out
when it is asked for.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from math import prod
from typing import Any, overload

_OR_END = "$|"


class ShapeReadings(Sequence[str]):
    """All readings of some lines: ``macros`` has the texts that a word stands for, and ``$|to|for`` is the
    end or one of these words. Where a line has several such words, the last of them changes first.
    """

    __slots__ = ("_firsts", "_lines", "_macros")

    def __init__(self, lines: Sequence[str], macros: Mapping[str, Sequence[str]]) -> None:
        self._lines, self._macros = tuple(lines), {name: tuple(texts) for name, texts in macros.items()}
        self._firsts = [0]
        for line in self._lines:
            self._firsts.append(self._firsts[-1] + prod(map(len, self._choices(line))))

    @property
    def told(self) -> Any:
        """What the lines are made of, in Python's plain types."""
        return self._lines, sorted(self._macros.items())

    def _choices(self, line: str) -> list[Sequence[str]]:
        """Return the texts that each word of a line may stand for."""
        macros = self._macros
        return [
            macros[word] if word in macros else word.split("|", 1) if word.startswith(_OR_END) else (word,)
            for word in line.split()
        ]

    def __len__(self) -> int:
        return self._firsts[-1]

    def __iter__(self) -> Iterator[str]:
        return map(self.__getitem__, range(len(self)))

    @overload
    def __getitem__(self, number: int) -> str: ...

    @overload
    def __getitem__(self, number: slice) -> list[str]: ...

    def __getitem__(self, number: int | slice) -> str | list[str]:
        if isinstance(number, slice):
            return [self[each] for each in range(len(self))[number]]
        number = range(len(self))[number]
        at = bisect_right(self._firsts, number) - 1
        number -= self._firsts[at]
        words: list[str] = []
        for choice in reversed(self._choices(self._lines[at])):
            number, which = divmod(number, len(choice))
            words.append(choice[which])
        return " ".join(reversed(words))
