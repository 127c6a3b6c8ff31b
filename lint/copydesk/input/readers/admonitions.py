"""The bodies of admonitions and content tabs (Python-Markdown, MkDocs): blocks set in by four columns below a
line such as ``!!! note``, ``??? tip "Title"`` or ``=== "Tab"``.

A Markdown parser takes them for code. In the text that it is given their margins are those of a block quote,
which is as wide, so that every offset stays and what is set in further is code as it should be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ...base.regexes import regex
from ...document.source import Span
from .masked import Island

_MARKER = regex(r"([ \t]*+)(?:!!!|\?\?\?\+?)[ \t]++[\w-]|([ \t]*+)===[+!]{0,2}[ \t]++\"")
_OPENS = ("!!!", "???", "===")
_FENCE = regex(r"(`{3,}|~{3,})")
_WIDTH = 4
_DEEPEST = 8


class Bodies(NamedTuple):
    """Where the margins of bodies stand, one for each level of a line, and the blocks of code in bodies."""

    margins: Sequence[Span] = ()
    code: Sequence[Island] = ()


def find_bodies(text: str, start: int, islands: Iterable[Island]) -> Bodies:
    """Find the bodies from offset ``start`` on: below lines that are islands (``directive``), as far as the
    lines are set in, or empty.
    """
    if not any(mark in text for mark in _OPENS):
        return Bodies()
    markers = {
        island.span.start: island.title is not None for island in islands if island.kind == "directive"
    }
    if not markers:
        return Bodies()
    reader = _Reader(text, markers)
    at = start
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        reader.line(at, end)
        at = end + 1
    return Bodies(reader.margins, reader.code)


class _Reader:
    """Goes through the lines of a text; ``depth`` counts the bodies that are open, one in the other.
    ``markers`` are where bodies may be opened, each with whether a title stands there.
    """

    def __init__(self, text: str, markers: Mapping[int, bool]) -> None:
        self._text, self._markers = text, markers
        self._depth, self._fence = 0, ""
        self.margins: list[Span] = []
        self.code: list[Island] = []

    def line(self, at: int, end: int) -> None:
        """Take in the line ``text[at:end]``."""
        line = self._text[at:end].rstrip("\r")
        stripped = line.strip()
        if not stripped:
            return
        margins = _margins(line, at, self._depth)
        if len(margins) < self._depth:
            self._depth, self._fence = len(margins), ""
        inner = margins[-1].end if margins else at
        if self._fence:
            self._within_fence(stripped, at, at + len(line))
            return
        opened = _FENCE.match(stripped) if margins else None
        if opened is not None:
            self._fence = opened[1]
            self.code.append(Island(Span(inner, at + len(line)), "code", whole=True))
            return
        marker = _MARKER.match(line, inner - at)
        titled = self._markers.get(at + len(line) - len(line.lstrip())) if marker is not None else None
        if marker is not None and titled is not None:
            self.margins += margins if titled else ()
            if len(marker[1] or marker[2] or "") < _WIDTH and self._depth < _DEEPEST:
                self._depth += 1
            return
        self.margins += margins

    def _within_fence(self, stripped: str, at: int, end: int) -> None:
        island = self.code[-1]
        self.code[-1] = island._replace(span=Span(island.span.start, end))
        if stripped.startswith(self._fence) and not stripped.strip(self._fence[0]):
            self._fence = ""


def _margins(line: str, at: int, most: int) -> list[Span]:
    """Return the margins at the begin of a line: each a tab, or four spaces."""
    found: list[Span] = []
    place = 0
    while len(found) < most:
        if line.startswith("\t", place):
            width = 1
        elif line.startswith(" " * _WIDTH, place):
            width = _WIDTH
        else:
            break
        found.append(Span(at + place, at + place + width))
        place += width
    return found


def as_quotes(text: str, margins: Iterable[Span]) -> str:
    """Return a text in which margins are marks of block quotes of the same width."""
    parts, at = [], 0
    for start, end in margins:
        parts += [text[at:start], "  > " if end - start == _WIDTH else ">"]
        at = end
    return "".join([*parts, text[at:]])
