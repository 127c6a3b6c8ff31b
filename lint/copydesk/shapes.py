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

from .regexes import regex

_TOKEN = regex(r"\d+(?:[.,]\d+)+[^\W_]*|[^\W_]+(?:['’\u2011-][^\W_]+)*|[^\w\s]")
_FOLD = str.maketrans({"’": "'", "\u2011": "-"})
_STOPS = frozenset(".;:!?…")
_PREFIX = 4
_MOST_GAP = 40


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


class _Element:
    __slots__ = ("end", "gap", "marks", "optional", "prefixes", "words")

    def __init__(
        self,
        words: frozenset[str] = frozenset(),
        prefixes: tuple[str, ...] = (),
        *,
        optional: bool = False,
        gap: int = 0,
        marks: bool = False,
        end: bool = False,
    ) -> None:
        self.words = words
        self.prefixes = prefixes
        self.optional = optional
        self.gap = gap
        self.marks = marks
        self.end = end

    def takes(self, text: str) -> bool:
        return text in self.words or (bool(self.prefixes) and text.startswith(self.prefixes))

    def firm(self) -> _Element:
        """Return the element as one that must be there."""
        return _Element(self.words, self.prefixes)


class _Shape:
    __slots__ = ("at_start", "elements", "gaps", "group")

    def __init__(self, group: str, at_start: bool, elements: tuple[_Element, ...]) -> None:
        self.group = group
        self.at_start = at_start
        self.elements = elements
        self.gaps = sum(1 for element in elements if element.gap)


class _Head:
    """The shapes with one first word: by their second word where that is a plain word that must be there,
    because most candidates fail at it.
    """

    __slots__ = ("others", "pairs")

    def __init__(self) -> None:
        self.pairs: dict[str, list[_Shape]] = {}
        self.others: list[_Shape] = []

    def add(self, shape: _Shape) -> None:
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
        self._known: dict[str, _Element] = {}
        self._unread: dict[str, list[_Line]] = {}
        self._unread_prefix: dict[str, list[_Line]] = {}
        self._lines = [_Line(group, text) for group, texts in groups.items() for text in texts]
        for line in self._lines:
            for word in self._first_words(line.text):
                if word[-1] == "*":
                    self._unread_prefix.setdefault(word[:-1][:_PREFIX], []).append(line)
                else:
                    self._unread.setdefault(word, []).append(line)

    def check(self) -> None:
        """Read every line now, so that a wrong one is seen before a text is."""
        for line in self._lines:
            self._read(line)

    def _first_words(self, text: str) -> Iterator[str]:
        part, _, rest = text.partition(" ")
        if part == "^":
            part, _, rest = rest.partition(" ")
        while part:
            optional = len(part) > 2 and part[0] == "(" and part[-1] == ")"
            for word in (part[1:-1] if optional else part).split("|"):
                if word[:1] == "@":
                    yield from self._named.get(word[1:], ())
                elif word:
                    yield word
            if not optional:
                return
            part, _, rest = rest.partition(" ")

    def _read(self, line: _Line) -> None:
        if not line.read:
            line.read = True
            self._add(line.group, line.text, self._named, self._known)

    def _add(
        self, group: str, line: str, sets: Mapping[str, tuple[str, ...]], known: dict[str, _Element]
    ) -> None:
        parts = line.split()
        at_start = bool(parts) and parts[0] == "^"
        parts = parts[at_start:]
        for part in parts:
            if part not in known:
                known[part] = _element(part, sets, line)
        elements = tuple(known[part] for part in parts)
        while elements and elements[0].optional:
            self._index(group, at_start, (elements[0].firm(), *elements[1:]), line)
            elements = elements[1:]
        self._index(group, at_start, elements, line)

    def _index(self, group: str, at_start: bool, elements: tuple[_Element, ...], line: str) -> None:
        if not elements or elements[0].gap or elements[0].end:
            raise ValueError(f"a shape must begin with a word: {line!r}")
        first = elements[0]
        while len(elements) > 1 and elements[1].optional and not elements[1].end:
            self._file(_Shape(group, at_start, (first, elements[1].firm(), *elements[2:])), line)
            elements = (first, *elements[2:])
        self._file(_Shape(group, at_start, elements), line)

    def _file(self, shape: _Shape, line: str) -> None:
        first = shape.elements[0]
        for word in first.words:
            self._by_word.setdefault(word, _Head()).add(shape)
        for prefix in first.prefixes:
            if len(prefix) < _PREFIX:
                raise ValueError(
                    f"the first word of a shape needs {_PREFIX} letters before the star: {line!r}"
                )
            self._by_prefix.setdefault(prefix[:_PREFIX], _Head()).add(shape)

    def find(self, tokens: Sequence[Token]) -> Iterator[Match]:
        """Yield, from left to right, the longest match of each group at each place; matches of one group do
        not overlap.
        """
        done: dict[str, int] = {}
        count = len(tokens)
        for at, token in enumerate(tokens):
            following = tokens[at + 1].text if at + 1 < count else ""
            candidates = self._candidates(token.text, following)
            if not candidates:
                continue
            found: dict[str, int] = {}
            for shape in candidates:
                if done.get(shape.group, -1) >= at or (shape.at_start and not _opens(tokens, at)):
                    continue
                end = _run(shape.elements, 0, tokens, at, set() if shape.gaps > 1 else None)
                if end - 1 > found.get(shape.group, at - 1):
                    found[shape.group] = end - 1
            for group, last in found.items():
                done[group] = last
                yield Match(group, at, last)

    def _candidates(self, text: str, following: str) -> list[_Shape]:
        start = text[:_PREFIX]
        if text in self._unread:
            for line in self._unread.pop(text):
                self._read(line)
        if start in self._unread_prefix:
            for line in self._unread_prefix.pop(start):
                self._read(line)
        shapes: list[_Shape] = []
        for head in (self._by_word.get(text), self._by_prefix.get(start)):
            if head is not None:
                shapes += head.others
                shapes += head.pairs.get(following, ())
        return shapes


def _opens(tokens: Sequence[Token], at: int) -> bool:
    return not any(token.is_word for token in tokens[:at])


def _run(
    elements: tuple[_Element, ...],
    k: int,
    tokens: Sequence[Token],
    at: int,
    failed: set[tuple[int, int]] | None,
) -> int:
    """Return the token index behind the match of ``elements[k:]`` at ``at``, or -1.

    ``failed`` remembers what was tried behind a gap, so that several gaps do not multiply.
    """
    while k < len(elements):
        element = elements[k]
        if element.end:
            return at if not any(token.is_word for token in tokens[at:]) else -1
        if element.gap:
            for end in _gap_ends(element, tokens, at):
                if failed is not None:
                    if (k, end) in failed:
                        continue
                    failed.add((k, end))
                found = _run(elements, k + 1, tokens, end, failed)
                if found >= 0:
                    return found
            return -1
        taken = at < len(tokens) and element.takes(tokens[at].text)
        if element.optional:
            if taken:
                found = _run(elements, k + 1, tokens, at + 1, failed)
                if found >= 0:
                    return found
        elif taken:
            at += 1
        else:
            return -1
        k += 1
    return at


def _gap_ends(element: _Element, tokens: Sequence[Token], at: int) -> Iterator[int]:
    for end in range(at, min(at + element.gap, len(tokens)) + 1):
        yield end
        if end == len(tokens):
            return
        token = tokens[end]
        if token.text in _STOPS or not (element.marks or token.is_word):
            return


def _element(part: str, sets: Mapping[str, tuple[str, ...]], line: str) -> _Element:
    optional = len(part) > 2 and part[0] == "(" and part[-1] == ")"
    body = part[1:-1] if optional else part
    if body == "$":
        return _Element(optional=optional, end=True)
    if body.startswith(("..", "~")) and body.lstrip(".~").isdigit():
        gap = int(body.lstrip(".~"))
        if not 0 < gap <= _MOST_GAP:
            raise ValueError(f"a gap is 1 to {_MOST_GAP} words long: {line!r}")
        return _Element(gap=gap, marks=body[0] == "~")
    words: list[str] = []
    for option in body.split("|"):
        if option.startswith("@") and len(option) > 1:
            if option[1:] not in sets:
                raise ValueError(f"no set is called {option!r}: {line!r}")
            words.extend(sets[option[1:]])
        else:
            words.append(option)
    if not all(words):
        raise ValueError(f"an empty alternative: {line!r}")
    return _Element(
        frozenset(word for word in words if not (word.endswith("*") and len(word) > 1)),
        tuple(word[:-1] for word in words if word.endswith("*") and len(word) > 1),
        optional=optional,
    )
