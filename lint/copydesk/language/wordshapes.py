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

    __slots__ = ("begun", "group", "number", "shapes", "text", "words")

    def __init__(self, number: int, group: str, text: str) -> None:
        self.number, self.group, self.text = number, group, text
        self.shapes: tuple[Shape, ...] = ()
        # What every match holds: of each of these sets a word, of each of these elements one as well.
        self.words: tuple[frozenset[str], ...] = ()
        self.begun: tuple[Element, ...] = ()

    def fits(self, words: Collection[str]) -> bool:
        """Say whether a text that is made of these words and of any marks may have the shape; of a line that
        was read.
        """
        for needed in self.words:
            if needed.isdisjoint(words):
                return False
        for element in self.begun:
            if element.words.isdisjoint(words) and not any(map(element.takes, words)):
                return False
        return True


class Shapes:
    """A list of shapes. ``groups`` maps a label to its lines; ``sets`` the names used with ``@`` to their
    words.

    Call ``check`` to read all lines; one that cannot be read raises ``ValueError`` with the line in the
    message.
    """

    __slots__ = ("_always", "_by_prefix", "_by_word", "_known", "_lines", "_openings", "_parts", "_sets")

    def __init__(
        self, groups: Mapping[str, Iterable[str]], sets: Mapping[str, Iterable[str]] | None = None
    ) -> None:
        self._sets = {name: tuple(words) for name, words in (sets or {}).items()}
        self._known: dict[str, Element] = {}
        self._parts: dict[str, tuple[float, tuple[str, ...]]] = {}
        self._openings: dict[str, _Head] = {}
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
        """File a line under its first words when it opens the sentence, else under the words of that part
        without one of which nothing has the shape and which looks rarest.
        """
        parts = line.text.split()
        if parts[:1] == ["^"] and self._file_opening(line, parts[1:]):
            return
        best: tuple[float, tuple[str, ...]] = (0.0, ())
        for part in parts:
            rated = self._rated(part)
            if rated[1] and (not best[1] or rated[0] < best[0]):
                best = rated
        if not best[1]:
            self._always.append(line)
        for word in best[1]:
            if word[-1] == "*":
                self._by_prefix.setdefault(word[:-1], []).append(line)
            else:
                self._by_word.setdefault(word, []).append(line)

    def _file_opening(self, line: Line, parts: Sequence[str]) -> bool:
        """File a line under the words that open it; False where these are not all words."""
        found: list[str] = []
        for number, part in enumerate(parts):
            optional = len(part) > 2 and part[0] == "(" and part[-1] == ")"
            words = self._rated(part[1:-1] if optional else part)[1]
            if not words or any(word[-1] == "*" for word in words):
                return False
            found += words
            if not optional:
                behind = parts[number + 1] if len(found) == len(words) and number + 1 < len(parts) else ""
                self._file_pairs(line, found, behind)
                return True
        return False

    def _file_pairs(self, line: Line, firsts: Sequence[str], part: str) -> None:
        seconds = (part,) if part == "," else self._rated(part)[1] if part else ()
        for first in firsts:
            head = self._openings.setdefault(first, _Head())
            if not seconds or any(word[-1] == "*" for word in seconds):
                head.others.append(line)
            else:
                for second in seconds:
                    head.pairs.setdefault(second, []).append(line)

    def _rated(self, part: str) -> tuple[float, tuple[str, ...]]:
        """Return how common the words of a part look, and the words; none where it need not be there, or
        where it may be a mark.
        """
        rated = self._parts.get(part)
        if rated is None:
            words: list[str] = []
            if part[0] not in "(~" and not part.startswith("..") and part not in ("^", "$"):
                for word in part.split("|"):
                    words += self._sets.get(word[1:], ()) if word[:1] == "@" else (word,)
            if not all(is_plain(word.rstrip("*")) for word in words):
                words = []
            rated = self._parts[part] = sum(_COMMON ** len(word) for word in words), tuple(words)
        return rated

    def _read(self, line: Line) -> Line:
        if not line.shapes:
            line.shapes, needed = read_line(line.group, line.text, self._sets, self._known)
            sure = [part for part in needed if all(map(is_plain, (*part.words, *part.prefixes)))]
            line.words = tuple(part.words for part in sure if not part.prefixes)
            line.begun = tuple(part for part in sure if part.prefixes)
        return line

    def filed(self, words: Collection[str]) -> dict[str, list[Line]]:
        """Return the lines that a text of these words may have, but for those that open a sentence, by the
        words under which they are filed; "" for those that are always to be tried.

        ``words`` are the different words of the text, in lower case with straight apostrophes.
        """
        found = {word: self._by_word[word] for word in self._by_word.keys() & words}
        for prefix, word in _begun(self._by_prefix, words) if self._by_prefix else ():
            found[word] = [*found.get(word, ()), *self._by_prefix[prefix]]
        if self._always:
            found[""] = self._always
        return found

    def opens(self, words: Collection[str]) -> bool:
        """Say whether a sentence of a text of these words may be opened by a shape."""
        return not self._openings.keys().isdisjoint(words)

    def opening(self, first: str, second: str) -> Iterable[Line]:
        """Return the lines that may open a sentence of which the first word and the word or mark behind it
        are known.
        """
        head = self._openings.get(first)
        return head.lines(second) if head is not None else ()

    def fitting(self, lines: Iterable[Line], words: Collection[str]) -> list[Line]:
        """Return those of some lines that a text made of these words, and of any marks, may have."""
        return [line for line in lines if (line.shapes or self._read(line)) and line.fits(words)]

    def find(self, tokens: Tokens) -> Iterator[Match]:
        """Yield, from left to right, the longest match of each group at each place; matches of one group do
        not overlap.
        """
        words = frozenset(tokens.texts)
        lines = {line.number: line for filed in self.filed(words).values() for line in filed}
        first = next((n for n, text in enumerate(tokens.texts) if is_word(text)), len(tokens))
        for line in self.opening(*(*tokens.texts[first : first + 2], "", "")[:2]):
            lines[line.number] = line
        return matches(tokens, self.fitting(lines.values(), words))


class _Head:
    """The lines that open a sentence with one word: by their second part where that must be there, because
    most sentences fail at it.
    """

    __slots__ = ("others", "pairs")

    def __init__(self) -> None:
        self.others: list[Line] = []
        self.pairs: dict[str, list[Line]] = {}

    def lines(self, second: str) -> list[Line]:
        paired = self.pairs.get(second)
        return self.others + paired if paired else self.others


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
        shapes = spots[at]
        for shape in sorted(shapes, key=_rank) if len(shapes) > 1 else shapes:
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
