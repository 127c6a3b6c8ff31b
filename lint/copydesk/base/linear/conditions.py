"""What an expression asks about the place it stands at: the letter before, the letter after.

A condition is a row for each kind of letter before (``Conditions.kinds``; kind 0 is the start of the text),
and in each row the set of letters after that it lets pass; the bit beyond the letters is the end of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from re import _constants as ops  # type: ignore[attr-defined]
from typing import Any, NamedTuple

from .alphabet import Alphabet
from .syntax import CHARACTERS, Item, Tree, character_set, newline_set, parts, scoped, walk, word_set

Rows = tuple[int, ...]


class Condition(NamedTuple):
    """``may``: where it can hold; ``must``: where it surely does."""

    may: Rows
    must: Rows

    @property
    def exact(self) -> bool:
        """Say whether the letters on both sides decide it."""
        return self.may == self.must

    def both(self, other: Condition) -> Condition:
        """Return the condition that this one and another hold."""
        return Condition(meet(self.may, other.may), meet(self.must, other.must))

    def either(self, other: Condition) -> Condition:
        """Return the condition that this one or another holds."""
        return Condition(
            tuple(a | b for a, b in zip(self.may, other.may, strict=True)),
            tuple(a | b for a, b in zip(self.must, other.must, strict=True)),
        )


def meet(some: Rows, others: Rows) -> Rows:
    """Return the rows of what lies in both."""
    return tuple(a & b for a, b in zip(some, others, strict=True))


class Conditions:
    """The conditions over one alphabet."""

    def __init__(self, tree: Tree, alphabet: Alphabet) -> None:
        self._alphabet = alphabet
        self.after_end = 1 << len(alphabet.samples)
        self.everything = alphabet.all | self.after_end
        self.kinds, self.kind_of = self._split(tree)
        size = len(self.kinds)
        self.always = Condition((self.everything,) * size, (self.everything,) * size)
        self.never = Condition((0,) * size, (0,) * size)
        self.perhaps = Condition((self.everything,) * size, (0,) * size)

    def _split(self, tree: Tree) -> tuple[list[int], list[int]]:
        """Return the letters of each kind (none for kind 0, the start of the text), the kind of each letter.

        Letters are of one kind when no lookbehind, boundary or line anchor tells them apart.
        """
        masks: list[int] = []
        for item, flags, behind in walk(tree.items, tree.flags):
            op, argument = item
            if behind and op in CHARACTERS:
                masks.append(self._alphabet.mask(character_set(item, flags)))
            elif op is ops.AT and argument in (ops.AT_BOUNDARY, ops.AT_NON_BOUNDARY):
                masks.append(self._alphabet.mask(word_set(flags)[0]))
            elif op is ops.AT and argument is ops.AT_BEGINNING and flags & re.MULTILINE:
                masks.append(self._alphabet.mask(newline_set()[0]))
        kinds, kind_of, numbers = [0], [], dict[tuple[int, ...], int]()
        for letter in range(len(self._alphabet.samples)):
            signature = tuple(mask >> letter & 1 for mask in masks)
            number = numbers.setdefault(signature, len(numbers) + 1)
            if number == len(kinds):
                kinds.append(0)
            kinds[number] |= 1 << letter
            kind_of.append(number)
        return kinds, kind_of

    def place(self, place: Any, flags: int) -> Condition:
        """Return the condition of ``^``, ``$``, ``\\b`` and their like."""
        if place in (ops.AT_BOUNDARY, ops.AT_NON_BOUNDARY):
            word = self._alphabet.mask(word_set(flags)[0])
            other = self.everything & ~word
            inside = (word, other) if place is ops.AT_NON_BOUNDARY else (other, word)
            rows = tuple(inside[0] if kind & word else inside[1] for kind in self.kinds)
            return Condition(rows, rows)
        newline = self._alphabet.mask(newline_set()[0])
        if place is ops.AT_BEGINNING and flags & re.MULTILINE:
            rows = tuple(
                self.everything if number == 0 or kind & newline else 0
                for number, kind in enumerate(self.kinds)
            )
            return Condition(rows, rows)
        if place in (ops.AT_BEGINNING, ops.AT_BEGINNING_STRING):
            rows = tuple(0 if number else self.everything for number in range(len(self.kinds)))
            return Condition(rows, rows)
        size = len(self.kinds)
        ends = self.after_end | (newline if place is ops.AT_END else 0)
        sure = ends if flags & re.MULTILINE else self.after_end
        return Condition((ends,) * size, (sure,) * size)

    def look(self, body: Sequence[Item], ahead: bool, negated: bool, flags: int) -> Condition:
        """Return what one letter tells about a lookaround."""
        held = self._sequence(body, ahead, flags)
        if not negated:
            return held
        return Condition(
            tuple(self.everything & ~row for row in held.must),
            tuple(self.everything & ~row for row in held.may),
        )

    def _sequence(self, items: Sequence[Item], ahead: bool, flags: int) -> Condition:
        """Return the condition that a sequence matches after (or ends at) a place.

        Beyond the letter next to the place nothing is known: what may hold is asked of that letter alone.
        """
        result = self.always
        last = items[-1 if ahead else 0] if items else None
        for item in items if ahead else reversed(items):
            op = item[0]
            if op in CHARACTERS:
                held = self._next_to(self._alphabet.mask(character_set(item, flags)), ahead)
            else:
                held = self._one(item, ahead, flags)
            result = result.both(held)
            if op is not ops.AT:
                # The letter may be consumed now: what comes after it is not seen from here.
                return result if item is last else Condition(result.may, self.never.must)
        return result

    def _one(self, item: Item, ahead: bool, flags: int) -> Condition:
        op, argument = item
        if op is ops.AT:
            return self.place(argument, flags)
        if op is ops.SUBPATTERN:
            return self._sequence(list(argument[3]), ahead, scoped(flags, argument))
        if op is ops.BRANCH:
            choice = self.never
            for branch in parts(item):
                choice = choice.either(self._sequence(branch, ahead, flags))
            return choice
        if op in (ops.MAX_REPEAT, ops.MIN_REPEAT) and argument[0] >= 1:
            held = self._sequence(parts(item)[0], ahead, flags)
            once = argument[0] == 1
            return held if once else Condition(held.may, self.never.must)
        return self.perhaps

    def _next_to(self, mask: int, ahead: bool) -> Condition:
        if ahead:
            rows: Rows = (mask,) * len(self.kinds)
        else:
            rows = tuple(self.everything if kind & mask else 0 for kind in self.kinds)
        return Condition(rows, rows)
