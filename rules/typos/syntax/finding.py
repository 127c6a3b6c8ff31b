"""One way through the sentences of a document for all who look at parts of speech."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import merge
from operator import itemgetter
from typing import Any, Protocol

from copydesk.api import Slip, regex

from .parsed import Parsed, Parser

_NAME_AHEAD = regex(r"(?:_|(?:^|\s)-)\Z")
_NAME_BEHIND = regex(r"_|\.[a-z]{1,4}\b(?!\.\w)|\.<|:[a-z]|: parameter")


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
    if parser.in_dialect:
        return found
    parser.begin()
    last: Parsed | None = None
    standard = False
    for number, asked, which in merge(*map(_marked, finders, range(len(finders))), key=itemgetter(0)):
        read = parser.at(number, finders[which].headings)
        if read is not last:
            last = read
            standard = read is not None and dialect.isdisjoint(read.lower)
        if read is not None and standard:
            slip = finders[which].slip(read, number, asked)
            if slip is None or parser.in_verse(read) or _in_name(parser, slip):
                continue
            # A verb alone in marks is talked about; a noun may be stressed.
            if "verb" not in slip.data or not parser.set_apart(slip.end):
                found[which].append(slip)
    return found


def _in_name(parser: Parser, slip: Slip) -> bool:
    """Say whether the words of a slip are parts of names that only programs read: ``kill_hosts``, ``-a``,
    ``configure.ac``, ``users:``.
    """
    text = parser.text
    return _NAME_AHEAD.search(text, max(0, slip.start - 2), slip.start) is not None or (
        _NAME_BEHIND.match(text, slip.end) is not None
    )


def _marked(finder: Finder, which: int) -> Iterator[tuple[int, Any, int]]:
    for number, asked in finder.candidates():
        yield number, asked, which
