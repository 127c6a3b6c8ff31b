"""How likely a word is to be written as another string: a noisy channel with learnt weights.

A slip replaces a few letters of the right word by others. Its cost is what an observer is surprised by, in
tenths of bits: ``-10 log2 P(wrong | right)``. The weights stand in ``rules/data/slip-weights.txt``, as plain
data; ``tools/learn_slips.py`` writes them. Lines:

* ``swap``, ``drop``, ``add``, ``change``: a letter ``a`` and 26 numbers, the cost that ``a`` and the other
  letter change places, that the other letter is left out or put in behind ``a`` (``^``: at the beginning),
  that the other letter is written for ``a``
* ``rewrite RIGHT WRONG COST``: some letters for some others (``ph f``)
* ``letters AB …``: 27 signs, the costs (in half bits, base 36) that a new word goes on behind ``AB`` with
  each letter, or ends
* ``sure NAME WEIGHT``: how much a sign counts for an unknown word being a slip (``suggest.py``)
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

LETTERS = "abcdefghijklmnopqrstuvwxyz"
START, END = "^", "$"
KINDS = ("swap", "drop", "add", "change")
FAR = 10_000
"""No slip at all."""
MOST_APART = 6
"""So many letters may differ in the part where two words do."""
_HALVES = 5
_LONGEST_REWRITE = 3

Costs = dict[str, list[int]]


class Weights(NamedTuple):
    """The weights as read: a table per kind of slip, the rewrites, the letters of new words, the signs."""

    swap: Costs
    drop: Costs
    add: Costs
    change: Costs
    rewrites: dict[tuple[str, str], int]
    letters: dict[str, str]
    sure: dict[str, int]


def read_weights(lines: Iterable[str]) -> Weights:
    """Read the lines of the data file."""
    weights = Weights({}, {}, {}, {}, {}, {}, {})
    tables = dict(zip(KINDS, weights[:4], strict=True))
    for line in lines:
        kind, key, *rest = line.split()
        if kind == "rewrite":
            weights.rewrites[key, rest[0]] = int(rest[1])
        elif kind == "letters":
            weights.letters[key] = rest[0]
        elif kind == "sure":
            weights.sure[key] = int(rest[0])
        else:
            tables[kind][key] = [int(number) for number in rest]
    return weights


def parting(right: str, wrong: str) -> tuple[int, int, int]:
    """Return where two words part and where in each they come together again."""
    start, least = 0, min(len(right), len(wrong))
    while start < least and right[start] == wrong[start]:
        start += 1
    end, other, rest = len(right), len(wrong), least - start
    while rest and right[end - 1] == wrong[other - 1]:
        end, other, rest = end - 1, other - 1, rest - 1
    return start, end, other


class Channel:
    """Says what slips cost. All words are lower-case letters from a to z."""

    __slots__ = ("weights",)

    def __init__(self, weights: Weights) -> None:
        """Use these weights."""
        self.weights = weights

    def cost(self, right: str, wrong: str) -> int:
        """Return the cost that ``right`` is written as ``wrong``, in tenths of bits; FAR when they are too
        far apart.
        """
        start, end, other = parting(right, wrong)
        if max(end, other) - start > MOST_APART:
            return FAR
        before = right[start - 1] if start else START
        return self._align(before, right[start:end], wrong[start:other])

    def _align(self, before: str, right: str, wrong: str) -> int:
        """Return the least cost of turning one string into another, both short."""
        swap, drop, add, change, rewrites, _, _ = self.weights
        width = len(wrong) + 1
        best = [[FAR] * width for _ in range(len(right) + 1)]
        best[0][0] = 0
        for i in range(len(right) + 1):
            last = right[i - 1] if i else before
            letter = right[i] if i < len(right) else ""
            row = best[i]
            for j in range(width):
                so_far = row[j]
                if so_far >= FAR:
                    continue
                written = ord(wrong[j]) - 97 if j + 1 < width else -1
                if written >= 0:
                    _lower(row, j + 1, so_far + add[last][written])
                if letter:
                    _lower(best[i + 1], j, so_far + drop[last][ord(letter) - 97])
                if letter and written >= 0:
                    same = letter == wrong[j]
                    _lower(best[i + 1], j + 1, so_far + (0 if same else change[letter][written]))
                    if j + 2 < width and wrong[j + 1] == letter and right[i + 1 : i + 2] == wrong[j]:
                        _lower(best[i + 2], j + 2, so_far + swap[letter][written])
                    for a in range(1, min(_LONGEST_REWRITE, len(right) - i) + 1):
                        for b in range(1, min(_LONGEST_REWRITE, width - 1 - j) + 1):
                            cost = rewrites.get((right[i : i + a], wrong[j : j + b])) if a + b > 2 else None
                            if cost is not None:
                                _lower(best[i + a], j + b, so_far + cost)
        return best[-1][-1]

    def novelty(self, word: str) -> int:
        """Return how surprising the letters of a word are for a new word, in tenths of bits."""
        letters = self.weights.letters
        text = START + START + word + END
        total = 0
        for at in range(2, len(text)):
            sign = text[at]
            number = 26 if sign == END else ord(sign) - 97
            total += int(letters[text[at - 2 : at]][number], 36)
        return total * _HALVES


def _lower(row: list[int], at: int, cost: int) -> None:
    if cost < row[at]:
        row[at] = cost
