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

An article holds few of the words that the lines are made of. Each line is therefore filed under the words of
the part that is rarest by the look of it; only lines of which a text holds such a word are read, and only
those of which a sentence holds every needed word are matched against it. Gaps are bounded, so that matching
takes time in proportion to the number of tokens.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from .shapeparts import Element, Shape, read_line
from .tokens import Tokens, is_plain, is_word

_COMMON = 0.3
"""By so much a word is taken to be rarer for each letter more."""


class Match(NamedTuple):
    """A shape found: ``first`` and ``last`` are token indices, ``last`` included."""

    group: str
    first: int
    last: int


class Line:
    """A line of the list, not taken apart before a text holds one of the words under which it is filed."""

    __slots__ = ("group", "needed", "number", "shapes", "text")

    def __init__(self, number: int, group: str, text: str) -> None:
        self.number, self.group, self.text = number, group, text
        self.shapes: tuple[Shape, ...] = ()
        self.needed: tuple[Element, ...] = ()

    def fits(self, words: Collection[str]) -> bool:
        """Say whether a text that is made of these words and of any marks may have the shape; of a line that
        was read.
        """
        for element in self.needed:
            if element.words.isdisjoint(words) and not (
                element.prefixes and any(word.startswith(element.prefixes) for word in words)
            ):
                return False
        return True


class Shapes:
    """A list of shapes. ``groups`` maps a label to its lines; ``sets`` the names used with ``@`` to their
    words.

    Call ``check`` to read all lines; one that cannot be read raises ``ValueError`` with the line in the
    message.
    """

    __slots__ = ("_always", "_by_prefix", "_by_word", "_known", "_lines", "_parts", "_sets")

    def __init__(
        self, groups: Mapping[str, Iterable[str]], sets: Mapping[str, Iterable[str]] | None = None
    ) -> None:
        self._sets = {name: tuple(words) for name, words in (sets or {}).items()}
        self._known: dict[str, Element] = {}
        self._parts: dict[str, tuple[float, tuple[str, ...]]] = {}
        self._by_word: dict[str, list[Line]] = {}
        self._by_prefix: dict[str, list[Line]] = {}
        self._always: list[Line] = []
        self._lines: list[Line] = []
        for group, texts in groups.items():
            for text in texts:
                line = Line(len(self._lines), group, text)
                self._lines.append(line)
                self._file(line)

    def check(self) -> None:
        """Read every line now, so that a wrong one is seen before a text is."""
        for line in self._lines:
            self._read(line)

    def _file(self, line: Line) -> None:
        """File a line under the words of that part without one of which nothing has the shape."""
        best: tuple[float, tuple[str, ...]] = (0.0, ())
        for part in line.text.split():
            rated = self._parts.get(part)
            if rated is None:
                rated = self._parts[part] = self._rated(part)
            if rated[1] and (not best[1] or rated[0] < best[0]):
                best = rated
        if not best[1]:
            self._always.append(line)
        for word in best[1]:
            if word[-1] == "*":
                self._by_prefix.setdefault(word[:-1], []).append(line)
            else:
                self._by_word.setdefault(word, []).append(line)

    def _rated(self, part: str) -> tuple[float, tuple[str, ...]]:
        """Return the words of a part and how common they look; no words where it need not be there, or where
        it may be a mark.
        """
        if part[0] in "(~" or part.startswith("..") or part in ("^", "$"):
            return 0.0, ()
        words: list[str] = []
        for word in part.split("|"):
            words += self._sets.get(word[1:], ()) if word[:1] == "@" else (word,)
        if not all(is_plain(word.rstrip("*")) for word in words):
            return 0.0, ()
        return sum(_COMMON ** len(word) for word in words), tuple(words)

    def _read(self, line: Line) -> Line:
        if not line.shapes:
            line.shapes, needed = read_line(line.group, line.text, self._sets, self._known)
            line.needed = tuple(part for part in needed if all(map(is_plain, (*part.words, *part.prefixes))))
        return line

    def lines_for(self, words: Collection[str]) -> dict[str, list[Line]]:
        """Return the lines that a text of these words may have, by the words under which they are filed ("":
        always to be tried).

        ``words`` are the different words of the text, in lower case with straight apostrophes.
        """
        by_word = self._by_word
        filed = {word: by_word[word] for word in by_word.keys() & words}
        if self._by_prefix:
            for prefix, word in _begun(self._by_prefix, words):
                filed[word] = [*filed.get(word, ()), *self._by_prefix[prefix]]
        if self._always:
            filed[""] = self._always
        told: dict[int, bool] = {}
        found: dict[str, list[Line]] = {}
        for word, lines in filed.items():
            for line in lines:
                fits = told.get(line.number)
                if fits is None:
                    fits = told[line.number] = self._read(line).fits(words)
                if fits:
                    found.setdefault(word, []).append(line)
        return found

    def find(self, tokens: Tokens) -> Iterator[Match]:
        """Yield, from left to right, the longest match of each group at each place; matches of one group do
        not overlap.
        """
        words = frozenset(tokens.texts)
        lines = {line.number: line for lines in self.lines_for(words).values() for line in lines}
        return matches(tokens, lines.values())


def matches(tokens: Tokens, lines: Iterable[Line]) -> Iterator[Match]:
    """Yield the matches of some lines; see ``Shapes.find``."""
    texts = tokens.texts
    opening = next((n + 1 for n, text in enumerate(texts) if is_word(text)), len(texts))
    spots: dict[int, list[Shape]] = {}
    for line in sorted(lines, key=lambda line: line.number):
        for shape in line.shapes:
            first = shape.elements[0]
            for at in _places(first, texts[:opening] if shape.at_start else texts):
                spots.setdefault(at, []).append(shape)
    done: dict[str, int] = {}
    for at in sorted(spots):
        found: dict[str, int] = {}
        for shape in sorted(spots[at], key=_rank):
            if done.get(shape.group, -1) < at:
                end = shape.end(texts, at)
                if end - 1 > found.get(shape.group, at - 1):
                    found[shape.group] = end - 1
        for group, last in found.items():
            done[group] = last
            yield Match(group, at, last)


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
