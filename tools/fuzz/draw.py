"""Choices made by bytes: the same bytes give the same input, whoever made them (chance, atheris)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


class Draw:
    """Draws choices from a string of bytes; when it is used up, every choice is the first one."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    @property
    def spent(self) -> bool:
        """Whether all bytes are used up."""
        return self._at >= len(self._data)

    def below(self, limit: int) -> int:
        """Return a number from 0 to ``limit`` - 1; ``limit`` is at most 65,536."""
        size = 1 if limit <= 256 else 2
        piece = self._data[self._at : self._at + size]
        self._at += size
        return int.from_bytes(piece, "big") % limit if piece else 0

    def pick(self, choices: Sequence[T]) -> T:
        """Return one of some things."""
        return choices[self.below(len(choices))]

    def some(self, most: int, make: Callable[[], T]) -> list[T]:
        """Return up to ``most`` things, fewer when the bytes are used up."""
        made: list[T] = []
        for _ in range(self.below(most + 1)):
            if self.spent:
                break
            made.append(make())
        return made

    def rest(self) -> bytes:
        """Return all bytes that are left."""
        left, self._at = self._data[self._at :], len(self._data)
        return left
