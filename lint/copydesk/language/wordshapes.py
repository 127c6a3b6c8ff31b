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

Matching takes time in proportion to the number of tokens: gaps are bounded, and a shape is tried only where
its first word stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ..base.regexes import regex
from .shapeparts import Element, Shape, element, run

_TOKEN = regex(r"\d+(?:[.,]\d+)+[^\W_]*|[^\W_]+(?:['’\u2011-][^\W_]+)*|[^\w\s]")
_FOLD = str.maketrans({"’": "'", "\u2011": "-"})
_PREFIX = 4
# Lines that must open the sentence are filed under their first word with this in front.
_OPENS = "^"


class Token(NamedTuple):
    """A word or mark in lower case, with curly apostrophes made straight; ``start``/``end`` are offsets into
    the text.
    """

    text: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Say whether the token is a word or a number."""
        return self.text[0].isalnum()


class Match(NamedTuple):
    """A shape found: ``first`` and ``last`` are token indices, ``last`` included."""

    group: str
    first: int
    last: int


class _Head:
    """The shapes with one first word: by their second word where that is a plain word that must be there,
    because most candidates fail at it.
    """

    __slots__ = ("others", "pairs")

    def __init__(self) -> None:
        self.pairs: dict[str, list[Shape]] = {}
        self.others: list[Shape] = []

    def add(self, shape: Shape) -> None:
        second = shape.elements[1] if len(shape.elements) > 1 else None
        if second is None or second.optional or second.gap or second.end or second.prefixes:
            self.others.append(shape)
            return
        for word in second.words:
            self.pairs.setdefault(word, []).append(shape)


def tokenise(text: str, offset: int = 0) -> tuple[Token, ...]:
    """Cut a text into words and marks; ``offset`` is added to every place."""
    folded = text.lower().translate(_FOLD)
    if len(folded) == len(text):
        return tuple(Token(m[0], m.start() + offset, m.end() + offset) for m in _TOKEN.finditer(folded))
    return tuple(
        Token(m[0].lower().translate(_FOLD), m.start() + offset, m.end() + offset)
        for m in _TOKEN.finditer(text)
    )


class _Line:
    """A line of the list that is not read yet, because no text held its first word."""

    __slots__ = ("group", "read", "text")

    def __init__(self, group: str, text: str) -> None:
        self.group = group
        self.text = text
        self.read = False


class Shapes:
    """A list of shapes. ``groups`` maps a label to its lines; ``sets`` the names used with ``@`` to their
    words.

    An article holds the first words of few lines, so a line is taken apart when its first word is first met.
    Call ``check`` to read them all; a line that cannot be read raises ``ValueError`` with the line in the
    message.
    """

    __slots__ = ("_by_prefix", "_by_word", "_known", "_lines", "_named", "_unread", "_unread_prefix")

    def __init__(
        self, groups: Mapping[str, Iterable[str]], sets: Mapping[str, Iterable[str]] | None = None
    ) -> None:
        self._named = {name: tuple(words) for name, words in (sets or {}).items()}
        self._by_word: dict[str, _Head] = {}
        self._by_prefix: dict[str, _Head] = {}
        self._known: dict[str, Element] = {}
        self._unread: dict[str, list[_Line]] = {}
        self._unread_prefix: dict[str, list[_Line]] = {}
        self._lines = [_Line(group, text) for group, texts in groups.items() for text in texts]
        for line in self._lines:
            for word in self._first_words(line.text):
                if word[-1] == "*":
                    begun = word[: _PREFIX + (word[0] == _OPENS)].rstrip("*")
                    self._unread_prefix.setdefault(begun, []).append(line)
                else:
                    self._unread.setdefault(word, []).append(line)

    def check(self) -> None:
        """Read every line now, so that a wrong one is seen before a text is."""
        for line in self._lines:
            self._read(line)

    def _first_words(self, text: str) -> Iterator[str]:
        part, _, rest = text.partition(" ")
        mark = ""
        if part == "^":
            mark = _OPENS
            part, _, rest = rest.partition(" ")
        while part:
            optional = len(part) > 2 and part[0] == "(" and part[-1] == ")"
            for word in (part[1:-1] if optional else part).split("|"):
                if word[:1] == "@":
                    yield from (mark + named for named in self._named.get(word[1:], ()))
                elif word:
                    yield mark + word
            if not optional:
                return
            part, _, rest = rest.partition(" ")

    def _read(self, line: _Line) -> None:
        if not line.read:
            line.read = True
            self._add(line.group, line.text, self._named, self._known)

    def _add(
        self, group: str, line: str, sets: Mapping[str, tuple[str, ...]], known: dict[str, Element]
    ) -> None:
        parts = line.split()
        at_start = bool(parts) and parts[0] == "^"
        parts = parts[at_start:]
        for part in parts:
            if part not in known:
                known[part] = element(part, sets, line)
        elements = tuple(known[part] for part in parts)
        while elements and elements[0].optional:
            self._index(group, at_start, (elements[0].firm(), *elements[1:]), line)
            elements = elements[1:]
        self._index(group, at_start, elements, line)

    def _index(self, group: str, at_start: bool, elements: tuple[Element, ...], line: str) -> None:
        if not elements or elements[0].gap or elements[0].end:
            raise ValueError(f"a shape must begin with a word: {line!r}")
        first = elements[0]
        while len(elements) > 1 and elements[1].optional and not elements[1].end:
            self._file(Shape(group, at_start, (first, elements[1].firm(), *elements[2:])), line)
            elements = (first, *elements[2:])
        self._file(Shape(group, at_start, elements), line)

    def _file(self, shape: Shape, line: str) -> None:
        first = shape.elements[0]
        mark = _OPENS if shape.at_start else ""
        for word in first.words:
            self._by_word.setdefault(mark + word, _Head()).add(shape)
        for prefix in first.prefixes:
            if len(prefix) < _PREFIX:
                raise ValueError(
                    f"the first word of a shape needs {_PREFIX} letters before the star: {line!r}"
                )
            self._by_prefix.setdefault(mark + prefix[:_PREFIX], _Head()).add(shape)

    def find(self, tokens: Sequence[Token]) -> Iterator[Match]:
        """Yield, from left to right, the longest match of each group at each place; matches of one group do
        not overlap.
        """
        done: dict[str, int] = {}
        opening = True
        count = len(tokens)
        for at, token in enumerate(tokens):
            following = tokens[at + 1].text if at + 1 < count else ""
            candidates = self._candidates(token.text, following)
            if opening:
                candidates += self._candidates(_OPENS + token.text, following)
                opening = not token.is_word
            if not candidates:
                continue
            found: dict[str, int] = {}
            for shape in candidates:
                if done.get(shape.group, -1) >= at:
                    continue
                end = run(shape.elements, 0, tokens, at, set() if shape.gaps > 1 else None)
                if end - 1 > found.get(shape.group, at - 1):
                    found[shape.group] = end - 1
            for group, last in found.items():
                done[group] = last
                yield Match(group, at, last)

    def _candidates(self, text: str, following: str) -> list[Shape]:
        start = text[: _PREFIX + (text[0] == _OPENS)]
        if text in self._unread:
            for line in self._unread.pop(text):
                self._read(line)
        if start in self._unread_prefix:
            for line in self._unread_prefix.pop(start):
                self._read(line)
        shapes: list[Shape] = []
        for head in (self._by_word.get(text), self._by_prefix.get(start)):
            if head is not None:
                shapes += head.others
                shapes += head.pairs.get(following, ())
        return shapes
