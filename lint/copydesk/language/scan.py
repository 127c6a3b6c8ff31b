"""One pass over a text for all literals of all rules: whole phrases, and the anchors that gate regular
expressions.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple, cast

Literals = tuple[list[str], list[list[tuple[str, int]]]]
"""Literals, and for each its owners with its number there."""

_SAME_WIDTH = (("’", "'"), ("‘", "'"), ("\u00a0", " "), ("\u202f", " "), ("\u2011", "-"))


class Found(NamedTuple):
    """A literal at a place: its number in the list its owner gave, and the range in the scanned text."""

    number: int
    start: int
    end: int


# As ``Found._make``, without a call into Python for each.
_new_found = partial(cast("Callable[..., Found]", tuple.__new__), Found)


def lower(text: str) -> str:
    """Lower-case a text without changing any offset: a few capitals, such as U+0130, grow when they are
    lowered, and are kept.
    """
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := char.lower()) == 1 else char for char in text)


def fold(text: str) -> str:
    """Lower-case a text and unify apostrophes, hard spaces and hard hyphens without changing any offset."""
    if text.isascii():
        return text.lower()
    if len(text) <= 2 * _PIECE:
        return _folded(text)
    # Each step makes a copy; one emoji in a long text makes each of them four times as large.
    return "".join(folded_pieces(text))


def folded_pieces(text: str, start: int = 0, end: int | None = None) -> Iterator[str]:
    """Fold a range of a text piece by piece. Only pieces that hold an emoji take four bytes a character."""
    end = len(text) if end is None else end
    while start < end:
        cut = _cut(text, start, end)
        yield _folded(text[start:cut])
        start = cut


def _folded(text: str) -> str:
    lowered = lower(text)
    if not lowered.isascii():
        for wide, plain in _SAME_WIDTH:  # much faster than str.translate, which looks every character up
            lowered = lowered.replace(wide, plain)
    return lowered


def _cut(text: str, start: int, end: int) -> int:
    """Return where a piece of a text ends: where no word stands, for how a letter is lowered may depend on
    the next one.
    """
    if end - start <= _PIECE:
        return end
    last = start + _PIECE
    cut = max(text.rfind(" ", start, last), text.rfind("\n", start, last))
    if cut < 0:
        cut = text.find("\n", last, end)
        space = text.find(" ", last, end if cut < 0 else cut)
        cut = space if space >= 0 else cut
    return cut + 1 if cut >= 0 else end


_PIECE = 100_000
_USUAL = bytes([0x09, 0x0A, 0x0D, *range(0x20, 0x7F)])


def special_characters(text: str) -> frozenset[str]:
    """Return the different characters of a text that are not printable ASCII, tabs and line ends. Takes next
    to no time: the usual ones are deleted as bytes.
    """
    found: set[str] = set()
    for at in range(0, len(text), _PIECE):
        rest = text[at : at + _PIECE].encode("utf-8", "surrogatepass").translate(None, _USUAL)
        found.update(rest.decode("utf-8", "surrogatepass"))
    return frozenset(found)


class Hits:
    """What a scan has found, by owner: three numbers for each, until somebody wants to see them."""

    def __init__(self, found: dict[str, array[int]]) -> None:
        self._found = found

    def take(self, owner: str) -> Sequence[Found]:
        """Return what was found for an owner, by start and the longest first, and forget it."""
        numbers = iter(self._found.pop(owner, ()))
        hits = list(map(_new_found, zip(numbers, numbers, numbers, strict=True)))
        hits.sort(key=lambda hit: (hit.start, -hit.end))
        return hits


def by_literal(literals: Mapping[str, Sequence[str]]) -> Literals:
    """Return the different literals of some owners, and for each its owners with its number there."""
    owners: list[list[tuple[str, int]]] = []
    index: dict[str, int] = {}
    for owner, texts in literals.items():
        for number, text in enumerate(texts):
            at = index.get(text)
            if at is None:
                at = index[text] = len(owners)
                owners.append([])
            owners[at].append((owner, number))
    return list(index), owners


class Scanner:
    """Finds the literals of many owners at once (Aho–Corasick). Literals must be folded already where the
    text is.
    """

    def __init__(self, literals: Mapping[str, Sequence[str]]) -> None:
        self._open(*by_literal(literals))

    @classmethod
    def of(cls, patterns: list[str], owners: list[list[tuple[str, int]]]) -> Scanner:
        """Return the scanner of what ``by_literal`` made of some literals."""
        made = cls.__new__(cls)
        made._open(patterns, owners)
        return made

    def _open(self, patterns: list[str], owners: list[list[tuple[str, int]]]) -> None:
        self._owners = owners
        self._automaton = None
        self._longest = max(map(len, patterns), default=0)
        if patterns:
            from ahocorasick_rs import AhoCorasick

            self._automaton = AhoCorasick(patterns)

    def scan(self, folded: str) -> Hits:
        """Return what was found by owner; overlapping literals are all there."""
        found: dict[str, array[int]] = {}
        for pattern, start, end in self._matches(folded):
            for owner, number in self._owners[pattern]:
                hits = found.get(owner)
                if hits is None:
                    hits = found[owner] = array("I")
                hits.append(number)
                hits.append(start)
                hits.append(end)
        return Hits(found)

    def _matches(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Yield all literals (number, start, end) in a text, which is looked through piece by piece: all that
        stand in ten megabytes would be a list of a hundred times as many bytes.
        """
        if self._automaton is None or not text:
            return
        if len(text) <= _PIECE:
            yield from self._automaton.find_matches_as_indexes(text, overlapping=True)
            return
        for at in range(0, len(text), _PIECE):
            piece = text[at : at + _PIECE + self._longest - 1]
            for pattern, start, end in self._automaton.find_matches_as_indexes(piece, overlapping=True):
                if start < _PIECE:
                    yield pattern, at + start, at + end

    def lines(self, text: str) -> dict[str, list[tuple[int, int]]]:
        """Return, by owner, the ranges of the lines of a text that hold one of its literals, in reading
        order. Literals are compared as they are written and hold no line end.
        """
        found: dict[str, list[tuple[int, int]]] = {}
        start = end = -1
        for pattern, first, last in self._matches(text):
            if last > end:
                start, end = text.rfind("\n", 0, first) + 1, text.find("\n", last)
                end = end if end >= 0 else len(text)
            for owner, _ in self._owners[pattern]:
                lines = found.get(owner)
                if lines is None:
                    found[owner] = [(start, end)]
                elif lines[-1][0] != start:
                    lines.append((start, end))
        return found

    def present(self, folded: str) -> set[str]:
        """Return the owners of whose literals any stands in the text."""
        patterns = {match[0] for match in self._matches(folded)}
        return {owner for pattern in patterns for owner, _ in self._owners[pattern]}


def at_word_edges(text: str, start: int, end: int) -> bool:
    """Say whether a range neither begins nor ends inside a word."""
    before = start > 0 and text[start].isalnum() and (text[start - 1].isalnum() or text[start - 1] == "_")
    after = end < len(text) and text[end - 1].isalnum() and (text[end].isalnum() or text[end] == "_")
    return not before and not after
