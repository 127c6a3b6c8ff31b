"""Word shapes in a document: only sentences that hold the words of a shape are cut into tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from ...language.tokens import Tokens, tokenise
from ...language.wordshapes import Line, Match, Shapes, matches

if TYPE_CHECKING:
    from ..facts import Facts

_FEW = 2
_TOGETHER = 4_000
"""So many places are asked together: what may stand in all sentences of a long text is not held at once."""
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
    search = _Search(facts, shapes)
    for at in range(0, len(places), _TOGETHER):
        yield from search.found(places[at : at + _TOGETHER])


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


class _Search:
    """The search for shapes in one document: under which of its words lines of them are filed."""

    def __init__(self, facts: Facts, shapes: Shapes) -> None:
        self._facts, self._shapes = facts, shapes
        self._words, self._joined = facts.word_table.folded, facts.joined_figures
        vocabulary = facts.vocabulary_parts
        filed = shapes.filed(vocabulary)
        self._always = filed.always
        self._filed = [
            (numbers, few)
            for numbers, lines in ((self._numbers(word), lines) for word, lines in filed.lines.items())
            # A line without its other words in the whole text need not be tried at each of many places.
            if (few := lines if len(numbers) <= _FEW else [line for line in lines if line.fits(vocabulary)])
        ]
        self._paired = [(self._numbers(word), step, neighbours) for word, step, neighbours in filed.pairs]
        self._openings = filed.openings

    def _numbers(self, word: str) -> Sequence[int]:
        numbers = self._facts.word_table.numbers_of(word)
        return numbers if word.isalnum() else sorted(numbers)

    def found(self, places: Sequence[Place]) -> Iterator[tuple[Place, Tokens, Match]]:
        """Yield the matches in some places."""
        facts, words, first, joined = self._facts, self._words, self._facts.word_table.first, self._joined
        asked = self._asked(places)
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

    def _asked(self, places: Sequence[_Ranged]) -> dict[int, list[Line]]:
        """Return by place which lines have the words there under which they are filed."""
        table, words = self._facts.word_table, self._words
        starts, size = table.starts, len(table)
        edges = [place.start for place in places]
        reach = bisect_left(starts, edges[0]), bisect_left(starts, places[-1].end)
        asked: dict[int, list[Line]] = {}

        def ask(offset: int, lines: Iterable[Line]) -> None:
            number = bisect_right(edges, offset) - 1
            if number >= 0 and offset < places[number].end:
                asked.setdefault(number, []).extend(lines)

        for numbers, lines in self._filed:
            for number in _within(numbers, reach):
                ask(starts[number], lines)
        for numbers, step, neighbours in self._paired:
            for at in _within(numbers, reach):
                lines_of = neighbours.get(words[at + step]) if 0 <= at + step < size else None
                if lines_of is not None:
                    ask(starts[at], self._shapes.read(lines_of))
        if self._openings:
            self._ask_openings(places, asked)
        for edge in edges if self._always else ():
            ask(edge, self._always)
        joined = self._joined
        for offset in joined[bisect_left(joined, edges[0]) : bisect_left(joined, places[-1].end)]:
            number = bisect_right(edges, offset) - 1
            if number >= 0 and offset < places[number].end:
                texts = self._facts.tokens_in(places[number].start, places[number].end).texts
                asked.setdefault(number, []).extend(self._shapes.told(texts))
        return asked

    def _ask_openings(self, places: Sequence[_Ranged], asked: dict[int, list[Line]]) -> None:
        table, openings = self._facts.word_table, self._openings
        starts, words, gaps, size = table.starts, self._words, table.gaps, len(table)
        for number, place in enumerate(places):
            at = bisect_left(starts, place.start)
            if at < size and words[at] in openings and starts[at] < place.end:
                # A blank or an underscore is no token: "so , we", "_so_, we".
                comma = gaps[at + 1].replace("_", " ").lstrip()[:1] == ","
                second = "," if comma else words[at + 1] if at + 1 < size else ""
                lines = self._shapes.opening(words[at], second)
                if lines:
                    asked.setdefault(number, []).extend(lines)


def _within(numbers: Sequence[int], reach: tuple[int, int]) -> Sequence[int]:
    """Return those of some numbers, which are in order, that lie in a range."""
    return numbers[bisect_left(numbers, reach[0]) : bisect_left(numbers, reach[1])]
