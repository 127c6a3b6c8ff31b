"""The parts of a word shape: elements, how a line is read into them, and how they match a run of tokens.

The syntax of a line stands in ``shapes``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .wordshapes import Token

_STOPS = frozenset(".;:!?…")
_MOST_GAP = 40


class Element:
    """One part of a line: words or beginnings of words, a gap, or the end of the sentence."""

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

    def firm(self) -> Element:
        """Return the element as one that must be there."""
        return Element(self.words, self.prefixes)


class Shape:
    """A line that was read: its elements, and whether it must open the sentence."""

    __slots__ = ("at_start", "elements", "gaps", "group")

    def __init__(self, group: str, at_start: bool, elements: tuple[Element, ...]) -> None:
        self.group = group
        self.at_start = at_start
        self.elements = elements
        self.gaps = sum(1 for element in elements if element.gap)


def run(
    elements: tuple[Element, ...],
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
            after = elements[k + 1] if k + 1 < len(elements) else None
            firm = after is not None and not (after.optional or after.gap or after.end)
            for end in _gap_ends(element, tokens, at):
                # Most places behind a gap fail at the next word, which is cheap to see without a call.
                if firm and after and not (end < len(tokens) and after.takes(tokens[end].text)):
                    continue
                if failed is not None:
                    if (k, end) in failed:
                        continue
                    failed.add((k, end))
                found = run(elements, k + 1, tokens, end, failed)
                if found >= 0:
                    return found
            return -1
        taken = at < len(tokens) and element.takes(tokens[at].text)
        if element.optional:
            if taken:
                found = run(elements, k + 1, tokens, at + 1, failed)
                if found >= 0:
                    return found
        elif taken:
            at += 1
        else:
            return -1
        k += 1
    return at


def _gap_ends(element: Element, tokens: Sequence[Token], at: int) -> Iterator[int]:
    for end in range(at, min(at + element.gap, len(tokens)) + 1):
        yield end
        if end == len(tokens):
            return
        text = tokens[end].text
        if text in _STOPS or not (element.marks or text[0].isalnum()):
            return


def element(part: str, sets: Mapping[str, tuple[str, ...]], line: str) -> Element:
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
    return Element(
        frozenset(word for word in words if not (word.endswith("*") and len(word) > 1)),
        tuple(word[:-1] for word in words if word.endswith("*") and len(word) > 1),
        optional=optional,
    )
