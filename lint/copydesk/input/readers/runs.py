"""Runs: the pieces of reader-visible text that stand in a source, in order, with their exact places.

A block takes the runs that fall into its span, clipped to it.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import Any, NamedTuple, cast, overload

from ...base.regexes import regex
from ...document.blockcolumns import LONG
from ...document.model import Link
from ...document.prose import PLACEHOLDER, ProseBuilder
from ...document.source import Span
from .masked import Masked

LITERAL, DECODED, OPAQUE = 0, 1, 2

ADDRESS = regex(
    r"(?:https?://|ftp://|www\.)[^\s<>\"“”|]{1,2000}|[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}"
    # Names of programs: std::vec, self->name, ${HOME}
    r"|(?P<program>(?<![\w:>-])[A-Za-z_]\w{0,80}(?:(?:::|->)[A-Za-z_]\w{0,80}){1,8}(?:\(\))?"
    r"|\$\{[A-Za-z_][\w.]{0,80}\})"
)


class Run(NamedTuple):
    """A piece of text: source span, what the reader sees (for literal runs the source itself), and how they
    relate.
    """

    start: int
    end: int
    how: int
    text: str


# As ``Run(…)``, without a call into Python for each.
_new_run = partial(cast("Callable[..., Run]", tuple.__new__), Run)


class RunColumns(Sequence[Run]):
    """The runs of a text. What a literal one reads is cut out of the text when it is asked for."""

    __slots__ = ("_hows", "_numbers", "_others", "_text", "_texts", "ends", "starts")

    def __init__(self, text: str) -> None:
        self._text = text
        self.starts, self.ends, self._hows = array("I"), array("I"), bytearray()
        # For each run the number of what it reads, 0 for what stands in the text at its place.
        self._texts = array("I")
        self._others: list[str] = [""]
        self._numbers: dict[str, int] = {}

    def append(self, run: Run) -> None:
        """Add a run behind all others."""
        start, end, how, text = run
        self.starts.append(start)
        self.ends.append(end)
        self._hows.append(how)
        plain = how == LITERAL and end - start == len(text) and self._text.startswith(text, start)
        self._texts.append(0 if plain else self._number(text))

    def _number(self, text: str) -> int:
        number = self._numbers.setdefault(text, len(self._others))
        if number == len(self._others):
            self._others.append(text)
        return number

    def extend(self, runs: Iterable[Run]) -> None:
        """Add some runs behind all others."""
        for run in runs:
            self.append(run)

    def sort(self) -> None:
        """Put the runs in the order of their places."""
        rows = zip(self.starts, self.ends, self._hows, strict=True)
        if any(one > other for one, other in pairwise(rows)):
            ordered = sorted(self)
            del self[:]
            self.extend(ordered)

    def __len__(self) -> int:
        return len(self.starts)

    def __delitem__(self, at: slice) -> None:
        for column in cast("Iterable[Any]", (self.starts, self.ends, self._hows, self._texts)):
            del column[at]

    @overload
    def __getitem__(self, at: int) -> Run: ...

    @overload
    def __getitem__(self, at: slice) -> list[Run]: ...

    def __getitem__(self, at: int | slice) -> Run | list[Run]:
        if isinstance(at, slice):
            return list(map(self.__getitem__, range(len(self))[at]))
        start, end, number = self.starts[at], self.ends[at], self._texts[at]
        text = self._others[number] if number else self._text[start:end]
        return _new_run((start, end, self._hows[at], text))


def runs_for(text: str) -> list[Run] | RunColumns:
    """Return what to collect the runs of a text in: columns, if it is long."""
    return RunColumns(text) if len(text) > LONG else []


def _may_hold_address(piece: str) -> bool:
    """Say whether a mark stands in a text without which ``ADDRESS`` finds nothing."""
    colon = ":" in piece and ("://" in piece or "::" in piece)
    return colon or "@" in piece or "www." in piece or "->" in piece or "${" in piece


class Aside(NamedTuple):
    """What stands inside a block and is a block of its own: a description of a picture, a note in an element
    (``name``).
    """

    span: Span
    kind: str
    name: str = ""


def trim_address(text: str) -> str:
    """Drop from an address what belongs to the sentence around it: final punctuation and an unmatched
    bracket.
    """
    while text:
        last = text[-1]
        unmatched = last == ")" and text.count("(") < text.count(")")
        if last in ".,;:!?'’*_]" or unmatched:
            text = text[:-1]
        else:
            break
    return text


class RunWriter:
    """Puts clipped runs into a ``ProseBuilder`` and notes bare addresses as links on the way.

    Runs inside ``holes`` (marks of footnotes and citations) are not written.
    """

    def __init__(
        self, runs: Sequence[Run], builder: ProseBuilder, links: list[Link], holes: Sequence[Span] = ()
    ) -> None:
        self._runs = runs
        self._starts = runs.starts if isinstance(runs, RunColumns) else [run.start for run in runs]
        self._builder = builder
        self._links = links
        self._holes = sorted(holes)
        self._hole_starts = [hole.start for hole in self._holes]

    def _in_hole(self, left: int, right: int) -> bool:
        at = bisect_right(self._hole_starts, left) - 1
        return at >= 0 and right <= self._holes[at].end

    def write(self, span: Span) -> tuple[int, int]:
        """Write the runs inside ``span`` and return the prose range."""
        builder = self._builder
        at = max(0, bisect_left(self._starts, span.start) - 1)
        begun = False
        start = builder.size
        first, last = span
        runs = self._runs
        for index in range(at, len(runs)):
            run_start, run_end, how, text = runs[index]
            if run_start >= last:
                break
            left = run_start if run_start > first else first
            right = run_end if run_end < last else last
            if right <= left or (self._holes and self._in_hole(left, right)):
                continue
            if how == LITERAL:
                piece = text[left - run_start : right - run_start]
                if not begun:
                    stripped = piece.lstrip()
                    left += len(piece) - len(stripped)
                    piece = stripped
                if piece and not begun:
                    builder.block_break(left)
                    start, begun = builder.size, True
                self._literal(piece, left)
            elif how == DECODED and run_end > last:
                continue  # the line break after the block
            elif begun or text.strip():
                if not begun:
                    builder.block_break(run_start)
                    start, begun = builder.size, True
                if how == OPAQUE:
                    builder.placeholder(Span(left, right))
                else:
                    builder.entity(text, Span(run_start, run_end))
        return start, builder.content_end(start) if begun else start

    def _literal(self, piece: str, at: int) -> None:
        builder = self._builder
        if not _may_hold_address(piece):
            builder.literal(piece, at)
            return
        done = 0
        for match in ADDRESS.finditer(piece):
            address = trim_address(match.group())
            if not address:
                continue
            left, right = match.start(), match.start() + len(address)
            builder.literal(piece[done:left], at + done)
            span = Span(at + left, at + right)
            place = builder.size
            builder.placeholder(span)
            if match.lastgroup is None and ("@" not in address or "://" in address):
                self._links.append(Link("bare", span, address, place, builder.size, url_span=span))
            done = right
        builder.literal(piece[done:], at + done)


def text_runs(masked: Masked, start: int, end: int) -> Iterator[Run]:
    """Yield the runs of a range of running text: the prose as it stands, a placeholder for each island."""
    for (left, right), island in masked.pieces(start, end):
        if island is None:
            yield Run(left, right, LITERAL, masked.text[left:right])
        elif not island.silent:
            yield Run(left, right, OPAQUE, PLACEHOLDER)
