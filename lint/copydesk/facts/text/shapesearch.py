"""Word shapes in a document: only sentences that hold the words of a shape are cut into tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import TYPE_CHECKING, Protocol, TypeVar

from ...language.tokens import Tokens, tokenise
from ...language.wordshapes import Line, Match, Shapes, matches

if TYPE_CHECKING:
    from ..facts import Facts

_FEW = 2
_MARKS = {"’": "'", "\u2011": "-"}


class _Ranged(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


Place = TypeVar("Place", bound=_Ranged)


def find_shapes(
    facts: Facts, shapes: Shapes, places: Sequence[Place]
) -> Iterator[tuple[Place, Tokens, Match]]:
    """Yield the matches of shapes in some places (sentences, or other prose ranges in reading order that do
    not overlap), as ``Shapes.find`` would find them in the tokens of each.
    """
    words, first = facts.word_table.folded, facts.word_table.first
    joined = facts.joined_figures
    asked = _asked(facts, shapes, places, joined)
    for number in sorted(asked):
        start, end = places[number].start, places[number].end
        held = set(words[first(start) : first(end)])
        at = bisect_left(joined, start)
        if at < len(joined) and joined[at] < end:
            held.update(facts.tokens_in(start, end).texts)
        distinct = {line.number: line for line in asked[number]}.values()
        lines = [line for line in distinct if line.fits(held)]
        if lines:
            tokens = facts.tokens_in(start, end)
            for match in matches(tokens, lines):
                yield places[number], tokens, match


def tokens_between(facts: Facts, start: int, end: int) -> Tokens:
    """Return the tokens of a prose range that cuts no word in two: the words of the word table and the marks
    between them.
    """
    table = facts.word_table
    first, last = table.first(start), table.first(end)
    if first == last or table.ends[last - 1] > end or facts.has_figures(start, end):
        return tokenise(facts.doc.prose.text[start:end], start)
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    _add_marks(facts.doc.prose.text[start : table.starts[first]], start, texts, starts, ends)
    rows = zip(
        table.folded[first:last],
        table.starts[first:last],
        table.ends[first:last],
        table.gaps[first + 1 : last],
        strict=False,
    )
    for word, at, behind, gap in rows:
        texts.append(word)
        starts.append(at)
        ends.append(behind)
        if gap != " ":
            _add_marks(gap, behind, texts, starts, ends)
    at, behind = table.starts[last - 1], table.ends[last - 1]
    texts.append(table.folded[last - 1])
    starts.append(at)
    ends.append(behind)
    _add_marks(facts.doc.prose.text[behind:end], behind, texts, starts, ends)
    return Tokens(texts, starts, ends)


def _add_marks(gap: str, offset: int, texts: list[str], starts: list[int], ends: list[int]) -> None:
    for at, mark in enumerate(gap, offset):
        if mark != "_" and not mark.isspace():
            texts.append(_MARKS.get(mark, mark))
            starts.append(at)
            ends.append(at + 1)


def _asked(
    facts: Facts, shapes: Shapes, places: Sequence[_Ranged], joined: Sequence[int]
) -> dict[int, list[Line]]:
    """Return by place which lines have the words there under which they are filed."""
    table, vocabulary = facts.word_table, facts.vocabulary_parts
    starts = table.starts
    edges = [place.start for place in places]
    asked: dict[int, list[Line]] = {}

    def ask(offset: int, lines: Iterable[Line]) -> None:
        number = bisect_right(edges, offset) - 1
        if number >= 0 and offset < places[number].end:
            asked.setdefault(number, []).extend(lines)

    filed = shapes.filed(vocabulary)
    always = filed.pop("", [])
    for word, lines in filed.items():
        numbers = table.numbers_of(word)
        if len(numbers) > _FEW:
            # A line without its other words in the whole text need not be tried at each of many places.
            lines = [line for line in lines if line.fits(vocabulary)]
        for number in numbers if lines else ():
            ask(starts[number], lines)
    words, size = table.folded, len(table)
    for word, step, neighbours in shapes.paired(vocabulary):
        for at in table.numbers_of(word):
            lines_of = neighbours.get(words[at + step]) if 0 <= at + step < size else None
            if lines_of is not None:
                ask(starts[at], shapes.read(lines_of))
    openings = shapes.opening_words(vocabulary)
    if openings:
        _ask_openings(facts, shapes, openings, places, asked)
    for edge in edges if always else ():
        ask(edge, always)
    for offset in joined:
        number = bisect_right(edges, offset) - 1
        if number >= 0 and offset < places[number].end:
            texts = facts.tokens_in(places[number].start, places[number].end).texts
            asked.setdefault(number, []).extend(shapes.told(texts))
    return asked


def _ask_openings(
    facts: Facts,
    shapes: Shapes,
    openings: Set[str],
    places: Sequence[_Ranged],
    asked: dict[int, list[Line]],
) -> None:
    table = facts.word_table
    starts, words, gaps, size = table.starts, table.folded, table.gaps, len(table)
    for number, place in enumerate(places):
        at = bisect_left(starts, place.start)
        if at < size and words[at] in openings and starts[at] < place.end:
            comma = gaps[at + 1][:1] == ","
            second = "," if comma else words[at + 1] if at + 1 < size else ""
            lines = shapes.opening(words[at], second)
            if lines:
                asked.setdefault(number, []).extend(lines)
