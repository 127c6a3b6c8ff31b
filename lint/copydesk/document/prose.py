"""The text that a reader sees, and the exact way back to the source.

A reader (``copydesk.readers``) feeds a ``ProseBuilder`` block by block: literal runs are copied, entities and
escapes are decoded, code and addresses become one placeholder. All blocks of a document share one ``Prose``;
blocks are kept apart by a blank line, so that no pattern and no sentence runs across them. A prose offset is
a code point of ``Prose.text``.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import gt
from typing import cast

from ..base.regexes import regex
from .source import Span

PLACEHOLDER = "\ufffc"
"""Stands in prose for what is not prose: inline code, addresses, pictures."""

BLOCK_BREAK = "\n\n"

# Between two letters of a script that does not need them: soft hyphens, zero-width spaces and joiners.
_UNSEEN = regex(
    "(?<=[A-Za-z\u00c0-\u024f\u0370-\u052f])[\u00ad\u200b-\u200d\u2060\ufeff]{1,4}"
    "(?=[A-Za-z\u00c0-\u024f\u0370-\u052f])"
)

_DROPPED = frozenset("\u00ad\u200b\u2060\ufeff")

_SENTENCE_WORDS, _LONG = 10, 40
_CLOSERS = "\"'”’»›)]}*_ " + PLACEHOLDER
_STOPS = tuple(".!?…:。！？।؟")


def seen_parts(text: str) -> list[Span]:
    """Return the pieces of a text between marks inside of words that nobody sees; without any, all of it."""
    parts, done = [], 0
    if not text.isascii():
        for mark in _UNSEEN.finditer(text):
            parts.append(Span(done, mark.start()))
            done = mark.end()
    if done < len(text):
        parts.append(Span(done, len(text)))
    return parts


def running_words(shown: str) -> int:
    """Return the words of a block that reads as sentences, else 0; a script without spaces counts by letters.

    >>> running_words("The ferry left at nine, and nobody on the pier saw it go.")
    13
    >>> running_words("Home | News | Sport | Weather | Culture | About us | Jobs")
    0
    """
    words = max(len(shown.split()), len(shown) // 9)
    if words < _SENTENCE_WORDS:
        return 0
    ends = shown.rstrip(_CLOSERS).endswith(_STOPS)
    return words if ends or (words >= _LONG and any(stop in shown for stop in _STOPS)) else 0


class Prose:
    """Reader-visible text plus a map of runs back to the source.

    ``runs`` are parallel sequences: prose start, source start, source length and whether the run is a literal
    copy (1) or not (0).
    """

    __slots__ = ("_by_source", "_literal", "_prose", "_source", "_width", "text")

    def __init__(
        self,
        text: str,
        prose: Sequence[int],
        source: Sequence[int],
        width: Sequence[int],
        literal: Sequence[int],
    ) -> None:
        self.text = text
        self._prose, self._source, self._width, self._literal = prose, source, width, literal
        self._by_source: tuple[Sequence[int], Sequence[int]] | None = None

    def to_source(self, start: int, end: int) -> Span:
        """Lift the prose range ``[start, end)`` to source code points.

        Literal runs are exact; a range that touches part of a decoded entity widens to the whole entity. An
        empty range gives an empty span. A range of nothing but block breaks gives an empty span at the place
        before them.
        """
        if not self._prose:
            return Span(0, 0)
        if end <= start:
            at = self._lift_start(start)
            return Span(at, at)
        first = self._lift_start(start)
        return Span(first, max(first, self._lift_end(end)))

    def _run(self, offset: int) -> int:
        return max(0, bisect_right(self._prose, offset) - 1)

    def _lift_start(self, offset: int) -> int:
        run = self._run(offset)
        if self._literal[run]:
            return self._source[run] + min(max(offset - self._prose[run], 0), self._width[run])
        return self._source[run]

    def _lift_end(self, offset: int) -> int:
        run = self._run(offset - 1)
        if self._literal[run]:
            return self._source[run] + min(max(offset - self._prose[run], 0), self._width[run])
        return self._source[run] + self._width[run]

    def is_literal(self, span: Span) -> bool:
        """Say whether a source span lies in one run that is copied letter for letter."""
        starts, order = self._in_source_order()
        at = bisect_right(starts, span.start) - 1
        if at < 0:
            return False
        run = order[at]
        return bool(self._literal[run]) and span.end <= self._source[run] + self._width[run]

    def _in_source_order(self) -> tuple[Sequence[int], Sequence[int]]:
        """Return where the runs start in the source, in order, and their numbers: a description of a picture
        is written behind the sentence that the picture stands in.
        """
        if self._by_source is None:
            starts, order = self._source, cast("Sequence[int]", range(len(self._source)))
            if any(map(gt, starts, starts[1:])):
                order = array("i", sorted(order, key=starts.__getitem__))
                starts = array("i", map(starts.__getitem__, order))
            self._by_source = starts, order
        return self._by_source

    def runs(self) -> Iterator[tuple[str, Span, bool]]:
        """Yield text, source span and "letter for letter" of every run, so that prose can be put into another
        prose.
        """
        for number, start in enumerate(self._prose):
            end = self._prose[number + 1] if number + 1 < len(self._prose) else len(self.text)
            at = self._source[number]
            yield self.text[start:end], Span(at, at + self._width[number]), bool(self._literal[number])

    def from_source(self, offset: int) -> int:
        """Return the prose offset of what stands at a source offset, or of what comes next when nothing does.

        Not for derived formats.
        """
        starts, order = self._in_source_order()
        at = bisect_right(starts, offset) - 1
        if at < 0:
            return 0
        run = order[at]
        into = offset - self._source[run]
        if into < max(1, self._width[run]):
            return self._prose[run] + (into if self._literal[run] else 0)
        return self._prose[order[at + 1]] if at + 1 < len(order) else len(self.text)


class ProseBuilder:
    """Collects runs in reading order; ``finish`` gives the ``Prose``."""

    __slots__ = ("_literal", "_parts", "_prose", "_source", "_width", "size")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._prose, self._source, self._width = array("i"), array("i"), array("i")
        self._literal = bytearray()
        self.size = 0

    def literal(self, text: str, source_start: int) -> None:
        """Append a run that stands letter for letter in the source at ``source_start``.

        Marks inside a word that nobody sees (soft hyphens, joiners) are left out: a word is what is read.
        """
        if text.isascii() or not _UNSEEN.search(text):
            if text:
                self._copied(text, source_start)
            return
        for start, end in seen_parts(text):
            self._copied(text[start:end], source_start + start)

    def _copied(self, text: str, at: int) -> None:
        """Append what is copied; what follows such a run in the source, too, makes it longer."""
        width = len(text)
        self._parts.append(text)
        if self._literal and self._literal[-1] and self._source[-1] + self._width[-1] == at:
            self._width[-1] += width
        else:
            self._run(at, width, 1)
        self.size += width

    def _run(self, at: int, width: int, literal: int) -> None:
        self._prose.append(self.size)
        self._source.append(at)
        self._width.append(width)
        self._literal.append(literal)

    def decoded(self, text: str, span: Span) -> None:
        """Append text that the source spells differently (an entity, an escape, a soft line break)."""
        if text:
            start, end = span
            self._run(start, end - start, 0)
            self._parts.append(text)
            self.size += len(text)

    def entity(self, text: str, span: Span) -> None:
        """Append what an entity stands for; one that stands for a mark which nobody sees adds nothing."""
        if text not in _DROPPED:
            self.decoded(text, span)

    def placeholder(self, span: Span) -> None:
        """Append the mark for something that is not prose."""
        self.decoded(PLACEHOLDER, span)

    def block_break(self, source_at: int) -> None:
        """Part two blocks; nothing is added at the very start."""
        if self.size:
            self.decoded(BLOCK_BREAK, Span(source_at, source_at))

    def content_end(self, start: int) -> int:
        """Return where what was written since ``start`` ends without its trailing white space."""
        end = self.size
        for part in reversed(self._parts):
            if end <= start:
                return start
            kept = part.rstrip()
            if kept:
                return max(start, end - len(part) + len(kept))
            end -= len(part)
        return end

    def finish(self) -> Prose:
        """Return the finished prose; the builder must not be used after this."""
        return Prose("".join(self._parts), self._prose, self._source, self._width, bytes(self._literal))
