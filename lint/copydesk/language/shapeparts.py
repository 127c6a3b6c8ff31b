"""The parts of a word shape: elements, how a line is read into them, and how they match a run of tokens.

The syntax of a line stands in ``wordshapes``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .tokens import is_plain, is_word

_STOPS = frozenset(".;:!?…")
_MOST_GAP = 40


class Element:
    """One part of a line: words or beginnings of words, a gap, or the end of the sentence."""

    __slots__ = ("_plain", "end", "gap", "marks", "optional", "prefixes", "words")

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
        self._plain: bool | None = None

    @property
    def plain(self) -> bool:
        """Say whether all words and beginnings are plain ones (``is_plain``): asked of each line that holds
        the element, and the same for all of them.
        """
        if self._plain is None:
            words = (*self.words, *self.prefixes)
            self._plain = "".join(words).isalnum() or all(map(is_plain, words))
        return self._plain

    def takes(self, text: str) -> bool:
        return text in self.words or (bool(self.prefixes) and text.startswith(self.prefixes))

    def firm(self) -> Element:
        """Return the element as one that must be there."""
        return Element(self.words, self.prefixes)

    @property
    def must(self) -> bool:
        """Say whether a text without a token that this element takes cannot have the shape."""
        return not (self.optional or self.gap or self.end)


class Shape:
    """A line that was read: its elements, and whether it must open the sentence.

    Of shapes that begin at one place, single words come before phrases and openings last (``rank``).
    """

    __slots__ = ("at_start", "elements", "gaps", "group", "rank")

    def __init__(self, group: str, at_start: bool, elements: tuple[Element, ...]) -> None:
        self.group = group
        self.at_start = at_start
        self.elements = elements
        self.gaps = sum(1 for element in elements if element.gap)
        phrase = len(elements) > 1 and elements[1].must and not elements[1].prefixes
        self.rank = 2 * at_start + phrase

    def end(self, texts: Sequence[str], at: int) -> int:
        """Return the token index behind a match whose first word stands at ``at``, or -1."""
        return run(self.elements, 0, texts, at, set() if self.gaps > 1 else None)


def run(
    elements: tuple[Element, ...],
    k: int,
    texts: Sequence[str],
    at: int,
    failed: set[tuple[int, int]] | None,
) -> int:
    """Return the token index behind the match of ``elements[k:]`` at ``at``, or -1.

    ``failed`` remembers what was tried behind a gap, so that several gaps do not multiply.
    """
    size = len(texts)
    while k < len(elements):
        element = elements[k]
        if element.end:
            return -1 if any(map(is_word, texts[at:])) else at
        if element.gap:
            return _behind_gap(elements, k, texts, at, failed)
        taken = at < size and element.takes(texts[at])
        if element.optional:
            if taken:
                found = run(elements, k + 1, texts, at + 1, failed)
                if found >= 0:
                    return found
        elif taken:
            at += 1
        else:
            return -1
        k += 1
    return at


def _behind_gap(
    elements: tuple[Element, ...],
    k: int,
    texts: Sequence[str],
    at: int,
    failed: set[tuple[int, int]] | None,
) -> int:
    gap, size = elements[k], len(texts)
    after = elements[k + 1] if k + 1 < len(elements) else None
    # Most places behind a gap fail at the next word, which is cheap to see without a call.
    firm = after if after is not None and after.must else None
    last = min(at + gap.gap, size)
    while True:
        if (firm is None or (at < size and firm.takes(texts[at]))) and (
            failed is None or (k, at) not in failed
        ):
            if failed is not None:
                failed.add((k, at))
            found = run(elements, k + 1, texts, at, failed)
            if found >= 0:
                return found
        if at == last or texts[at] in _STOPS or not (gap.marks or is_word(texts[at])):
            return -1
        at += 1


def element(part: str, sets: Mapping[str, tuple[str, ...]], line: str) -> Element:
    """Read one part of a line. Raises ``ValueError`` with the line in the message."""
    optional = len(part) > 2 and part[0] == "(" and part[-1] == ")"
    body = part[1:-1] if optional else part
    if body == "$":
        return Element(optional=optional, end=True)
    if body.startswith(("..", "~")) and body.lstrip(".~").isdigit():
        gap = int(body.lstrip(".~"))
        if not 0 < gap <= _MOST_GAP:
            raise ValueError(f"a gap is 1 to {_MOST_GAP} words long: {line!r}")
        return Element(gap=gap, marks=body[0] == "~")
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
    begun = [word for word in words if word[-1] == "*" and len(word) > 1]
    known = frozenset(words).difference(begun) if begun else frozenset(words)
    return Element(known, tuple(word[:-1] for word in begun), optional=optional)


def read_line(
    group: str, line: str, sets: Mapping[str, tuple[str, ...]], known: dict[str, Element]
) -> tuple[tuple[Shape, ...], tuple[Element, ...]]:
    """Read a line into its shapes and the elements that every match of it holds.

    A line whose first words are optional is several shapes, one for each word that it may begin with, and so
    is one with an optional second word: of what stands at a place, the longest match counts. ``known`` keeps
    the elements of other lines. Raises ``ValueError`` with the line in the message.
    """
    parts = line.split()
    at_start = bool(parts) and parts[0] == "^"
    for part in parts[at_start:]:
        if part not in known:
            known[part] = element(part, sets, line)
    elements = tuple(known[part] for part in parts[at_start:])
    needed = tuple(element for element in elements if element.must)
    shapes: list[Shape] = []
    while elements and elements[0].optional:
        shapes += _shapes(group, at_start, (elements[0].firm(), *elements[1:]), line)
        elements = elements[1:]
    return (*shapes, *_shapes(group, at_start, elements, line)), needed


def _shapes(group: str, at_start: bool, elements: tuple[Element, ...], line: str) -> list[Shape]:
    if not elements or elements[0].gap or elements[0].end:
        raise ValueError(f"a shape must begin with a word: {line!r}")
    first, shapes = elements[0], []
    while len(elements) > 1 and elements[1].optional and not elements[1].end:
        shapes.append(Shape(group, at_start, (first, elements[1].firm(), *elements[2:])))
        elements = (first, *elements[2:])
    return [*shapes, Shape(group, at_start, elements)]
