"""One way through the sentences of a document for all who look at parts of speech."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import merge
from operator import itemgetter
from typing import Any, Protocol

from copydesk.api import Slip

from .parsed import Parsed, Parser


class Finder(Protocol):
    """Somebody who looks for one kind of slip. Candidates come from words alone; only the sentences that hold
    one are read.
    """

    headings: bool
    """Whether headings are looked at, too."""

    def candidates(self) -> Sequence[tuple[int, Any]]:
        """Return the numbers of the words to judge in reading order, each with what is asked about it."""

    def slip(self, read: Parsed, number: int, asked: Any) -> Slip | None:
        """Judge a word in its sentence."""


def find(parser: Parser, finders: Sequence[Finder], dialect: frozenset[str]) -> list[list[Slip]]:
    """Return what each finder finds, in reading order. Sentences that hold a word of ``dialect`` are left
    alone.
    """
    found: list[list[Slip]] = [[] for _ in finders]
    last: Parsed | None = None
    standard = False
    for number, asked, which in merge(*map(_marked, finders, range(len(finders))), key=itemgetter(0)):
        read = parser.at(number, finders[which].headings)
        if read is not last:
            last = read
            standard = read is not None and dialect.isdisjoint(read.lower)
        if read is not None and standard:
            slip = finders[which].slip(read, number, asked)
            if slip is not None and not parser.in_verse(read):
                found[which].append(slip)
    return found


def _marked(finder: Finder, which: int) -> Iterator[tuple[int, Any, int]]:
    for number, asked in finder.candidates():
        yield number, asked, which
