"""Word shapes: short patterns over the words of a sentence, kept as lines of a data file.

Hundreds of regular expressions would cost more to compile than an article costs to read, and nobody could
review them. A shape is a line of elements parted by spaces, matched against tokens (words and punctuation
marks, lower case):

* ``word``: that word; ``a|b|c`` one of several; ``deep*`` any word that begins so; ``,`` ``:`` ``—`` that
mark * ``@set``: one word of a named set (a key of ``sets``)
* ``(x)``: an optional element
* ``..3``: up to three words in between, without a mark
* ``~9``: up to nine tokens in between, commas and dashes among them; never a full stop, colon or semicolon
* ``^`` first and ``$`` last: the first word of a sentence, its end (marks around them do not count)

Only lines of which a text holds one of the words under which they are filed (``shapeindex``) are read, and
only those of which a sentence holds every needed word are matched against it. Gaps are bounded, so that
matching takes time in proportion to the number of tokens.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from itertools import accumulate
from typing import NamedTuple

from .shapeindex import index_of
from .shapeparts import Element, Shape, read_line
from .tokens import Tokens, is_word


class Match(NamedTuple):
    """A shape found: ``first`` and ``last`` are token indices, ``last`` included."""

    group: str
    first: int
    last: int


class Line:
    """A line of the list that was read. ``words`` and ``begun`` are what every match holds: of each of these
    sets a word, of each of these elements one as well.
    """

    __slots__ = ("begun", "number", "shapes", "words")

    def __init__(self, number: int, shapes: Sequence[Shape], needed: Iterable[Element]) -> None:
        self.number, self.shapes = number, shapes
        sure = [part for part in needed if part.plain]
        self.words = tuple(part.words for part in sure if not part.prefixes)
        self.begun = tuple(part for part in sure if part.prefixes)

    def fits(self, words: Collection[str]) -> bool:
        """Say whether a text that is made of these words and of any marks may have the shape."""
        for needed in self.words:
            if needed.isdisjoint(words):
                return False
        for element in self.begun:
            if element.words.isdisjoint(words) and not any(map(element.takes, words)):
                return False
        return True


class Filed(NamedTuple):
    """Which lines the words of a text tell of: by the word under which they are filed (but for those that
    open a sentence); by a word and its neighbour (the word, where the neighbour stands, 1 behind it and -1
    before it, and by neighbour the numbers of lines for ``Shapes.read``); the words that may open a sentence
    of a shape; and the lines that are always to be tried.
    """

    lines: dict[str, list[Line]]
    pairs: list[tuple[str, int, dict[str, list[int]]]]
    openings: Set[str]
    always: list[Line]


class Shapes:
    """A list of shapes. ``groups`` maps a label to its lines (``ShapeReadings`` where one stands for many);
    ``sets`` the names used with ``@`` to their words.

    A line is read when a text first holds a word under which it is filed. Call ``check`` to read them all;
    one that cannot be read raises ``ValueError`` with the line in the message.
    """

    __slots__ = ("_by_word", "_firsts", "_groups", "_index", "_known", "_lines", "_sets", "_words")

    def __init__(
        self, groups: Mapping[str, Sequence[str]], sets: Mapping[str, Iterable[str]] | None = None
    ) -> None:
        self._sets = {name: tuple(words) for name, words in (sets or {}).items()}
        self._groups = list(groups.items())
        self._firsts = [0, *accumulate(len(lines) for _, lines in self._groups)]
        self._index = index_of(groups.values(), self._sets)
        self._lines: dict[int, Line] = {}
        self._known: dict[str, Element] = {}
        self._by_word: dict[str, list[Line]] = {}
        self._words: frozenset[str] | None = None

    def check(self) -> None:
        """Read every line now, so that a wrong one is seen before a text is."""
        self.read(range(self._firsts[-1]))

    def read(self, numbers: Iterable[int]) -> list[Line]:
        """Return the lines of some numbers, read now if they were not yet."""
        lines = self._lines
        return [lines[number] if number in lines else self._line(number) for number in numbers]

    def _line(self, number: int) -> Line:
        at = bisect_right(self._firsts, number) - 1
        group, lines = self._groups[at]
        text = lines[number - self._firsts[at]]
        line = self._lines[number] = Line(number, *read_line(group, text, self._sets, self._known))
        return line

    def filed(self, words: Collection[str]) -> Filed:
        """Return what tells of lines in a text of these words, the different ones in lower case with straight
        apostrophes.
        """
        index = self._index
        if self._words is None:
            self._words = frozenset(index.by_word).union(index.before, index.behind, index.openings)
        here = self._words.intersection(words)
        found = {word: self._of_word(word) for word in index.by_word.keys() & here}
        for prefix, word in _begun(index.by_prefix, words) if index.by_prefix else ():
            found[word] = [*found.get(word, ()), *self.read(index.by_prefix[prefix])]
        pairs = [
            (word, step, table[word])
            for step, table in ((-1, index.before), (1, index.behind))
            for word in table.keys() & here
        ]
        always = self.read(index.always) if index.always else []
        return Filed(found, pairs, index.openings.keys() & here, always)

    def _of_word(self, word: str) -> list[Line]:
        lines = self._by_word.get(word)
        if lines is None:
            lines = self._by_word[word] = self.read(self._index.by_word[word])
        return lines

    def opening(self, first: str, second: str) -> list[Line]:
        """Return the lines that may open a sentence of which the first word and the word or mark behind it
        are known.
        """
        return self.read(self._index.opening(first, second))

    def told(self, texts: Sequence[str]) -> Iterator[Line]:
        """Yield the lines, but for those that open it, of which a sentence of these tokens has the words
        under which they are filed.
        """
        plain = [text for text in texts if text[0].isalnum()]
        words = frozenset(plain)
        filed = self.filed(words)
        for lines in filed.lines.values():
            yield from lines
        yield from filed.always
        for word, step, table in filed.pairs:
            for at, text in enumerate(plain):
                if text == word and 0 <= at + step < len(plain):
                    yield from self.read(table.get(plain[at + step], ()))

    def find(self, tokens: Tokens) -> Iterator[Match]:
        """Yield, from left to right, the longest match of each group at each place; matches of one group do
        not overlap.
        """
        words = frozenset(tokens.texts)
        lines = {line.number: line for line in self.told(tokens.texts)}
        first = next((n for n, text in enumerate(tokens.texts) if is_word(text)), len(tokens))
        for line in self.opening(*[*tokens.texts[first : first + 2], "", ""][:2]):
            lines[line.number] = line
        return matches(tokens, [line for line in lines.values() if line.fits(words)])


def matches(tokens: Tokens, lines: Iterable[Line]) -> Iterator[Match]:
    """Yield the matches of some lines; see ``Shapes.find``."""
    texts = tokens.texts
    opening = next((n + 1 for n, text in enumerate(texts) if is_word(text)), len(texts))
    spots: dict[int, list[Shape]] = {}
    held = frozenset(texts)
    for line in sorted(lines, key=_number):
        for shape in line.shapes:
            first = shape.elements[0]
            if first.prefixes or not first.words.isdisjoint(held):
                for at in _places(first, texts[:opening] if shape.at_start else texts):
                    spots.setdefault(at, []).append(shape)
    if not spots:
        return
    done: dict[str, int] = {}
    for at in sorted(spots):
        found: dict[str, int] = {}
        shapes = spots[at]
        for shape in sorted(shapes, key=_rank) if len(shapes) > 1 else shapes:
            if done.get(shape.group, -1) < at:
                end = shape.end(texts, at)
                if end - 1 > found.get(shape.group, at - 1):
                    found[shape.group] = end - 1
        for group, last in found.items():
            done[group] = last
            yield Match(group, at, last)


def _number(line: Line) -> int:
    return line.number


def _rank(shape: Shape) -> int:
    return shape.rank


def _places(first: Element, texts: Sequence[str]) -> list[int]:
    words, prefixes = first.words, first.prefixes
    if prefixes:
        return [n for n, text in enumerate(texts) if text in words or text.startswith(prefixes)]
    return [n for n, text in enumerate(texts) if text in words]


def _begun(prefixes: Iterable[str], words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each prefix with each word that it begins: one search of all words for each prefix."""
    joined = "\n".join(["", *words, ""])
    for prefix in prefixes:
        at = joined.find("\n" + prefix)
        while at >= 0:
            yield prefix, joined[at + 1 : joined.index("\n", at + 1)]
            at = joined.find("\n" + prefix, at + 1)
