"""Columns of a long text's words that take few bytes a row; what is asked for is made when it is asked for.

A list holds eight bytes a row beside what it lists, and every cut makes a string: an article of ten megabytes
would come to forty times its size. Short texts have plain lists, which are asked sooner.
"""

from __future__ import annotations

import re
from array import array
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, islice
from operator import add
from typing import NamedTuple, overload

from ..base.ondemand import OnDemand

LONG = 400_000
"""Texts of more characters than this have columns in the place of lists."""

_PIECE = 60_000


class TextColumn(OnDemand[str]):
    """Texts by number: ``values`` are the different ones, ``numbers`` says which stands in each row."""

    __slots__ = ("_values",)

    def __init__(self, numbers: Sequence[int], values: Sequence[str]) -> None:
        super().__init__(numbers, values.__getitem__)
        self._values = values

    @overload
    def __getitem__(self, at: int) -> str: ...

    @overload
    def __getitem__(self, at: slice) -> list[str]: ...

    def __getitem__(self, at: int | slice) -> str | list[str]:
        # As in every sequence made on demand, without a call for each: nothing is asked for so often.
        if isinstance(at, slice):
            return list(map(self._values.__getitem__, self._numbers[at]))
        return self._values[self._numbers[at]]

    def mapped(self, change: Callable[[str], str]) -> TextColumn:
        """Return a column with another text in the place of each; what stays the same is not held twice."""
        changed = ((value, change(value)) for value in self._values)
        return TextColumn(self._numbers, [value if value == made else made for value, made in changed])

    @property
    def distinct(self) -> frozenset[str]:
        """The different texts."""
        return frozenset(self._values)

    def rows(self, key: Callable[[str], str], but: str = "") -> Mapping[str, Sequence[int]]:
        """Return the rows of each text, of one text none, by a key of it, in order."""
        found: dict[str, array[int]] = {}
        left_out: deque[int] = deque(maxlen=0)
        add = [
            found.setdefault(key(value), array("I")).append if value != but else left_out.append
            for value in self._values
        ]
        for row, number in enumerate(self._numbers):
            add[number](row)
        return found

    def lengths(self) -> Sequence[int]:
        """Return the length of each text."""
        widths = list(map(len, self._values))
        return OnDemand(self._numbers, widths.__getitem__)


class Cut(NamedTuple):
    """A text cut into words and what stands between them; see ``words.TextWords``."""

    forms: Sequence[str]
    gaps: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]


def cut_long(text: str, cut: re.Pattern[str]) -> Cut:
    """Cut a long text piece by piece, so that never all of its words are strings of their own. ``cut`` has
    one group, the words, none of which holds white space.
    """
    starts = array("I")
    forms, gaps = _Numbers(), _Numbers()
    tail, at = "", 0
    for piece in _pieces(text):
        parts = cut.split(piece)
        parts[0] = tail + parts[0]
        tail = parts.pop()
        borders = list(accumulate(map(len, parts), initial=at))
        at = borders[-1]
        starts.extend(borders[1::2])
        gaps.add(parts[::2])
        forms.add(parts[1::2])
    gaps.add([tail])
    column = forms.column()
    return Cut(column, gaps.column(), starts, _Ends(starts, column.lengths()))


def column_of(texts: Iterable[str]) -> TextColumn:
    """Return texts as a column."""
    made, left = _Numbers(), iter(texts)
    while some := list(islice(left, _PIECE)):
        made.add(some)
    return made.column()


def _pieces(text: str) -> Iterator[str]:
    """Yield a text in pieces that end before white space."""
    start = 0
    while len(text) - start > _PIECE:
        end = max(text.rfind(" ", start + 1, start + _PIECE), text.rfind("\n", start + 1, start + _PIECE))
        if end < 0:
            after = [text.find(space, start + _PIECE) for space in " \n"]
            end = min((place for place in after if place >= 0), default=len(text))
        yield text[start:end]
        start = end
    yield text[start:]


class _Ends(Sequence[int]):
    """Where what begins somewhere and has a length ends."""

    __slots__ = ("_lengths", "_starts")

    def __init__(self, starts: Sequence[int], lengths: Sequence[int]) -> None:
        self._starts, self._lengths = starts, lengths

    def __len__(self) -> int:
        return len(self._starts)

    def __iter__(self) -> Iterator[int]:
        return map(add, self._starts, self._lengths)

    @overload
    def __getitem__(self, at: int) -> int: ...

    @overload
    def __getitem__(self, at: slice) -> list[int]: ...

    def __getitem__(self, at: int | slice) -> int | list[int]:
        if isinstance(at, slice):
            return list(map(add, self._starts[at], self._lengths[at]))
        return self._starts[at] + self._lengths[at]


class _Numbers:
    """Texts of which each different one is given a number; the numbers take as few bytes as they can."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}
        self._numbers = array("B")

    def add(self, texts: Iterable[str]) -> None:
        known = self._known
        for text in dict.fromkeys(texts):
            known.setdefault(text, len(known))
        if len(known) > 1 << 8 * self._numbers.itemsize:
            self._numbers = array("H" if len(known) <= 1 << 16 else "I", self._numbers)
        self._numbers.extend(map(known.__getitem__, texts))

    def column(self) -> TextColumn:
        return TextColumn(self._numbers, list(self._known))
