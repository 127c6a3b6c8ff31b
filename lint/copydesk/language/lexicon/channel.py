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

from ...base.once import answers

LETTERS = "abcdefghijklmnopqrstuvwxyz"
START, END = "^", "$"
KINDS = ("swap", "drop", "add", "change")
FAR = 10_000
"""No slip at all."""
HOPELESS = 220
"""What is this unlikely is not followed up."""
MOST_APART = 5
"""So many letters may differ in the part where two words do."""
_HALVES = 5
_MOST_KNOWN = 50_000
_SIZES = (1, 2, 3)
"""So many letters of the right word a rewrite concerns."""

Costs = dict[str, list[int]]


class Weights(NamedTuple):
    """The weights as read: a table per kind of slip, the rewrites, the letters of new words, the signs."""

    swap: Costs
    drop: Costs
    add: Costs
    change: Costs
    rewrites: dict[str, dict[str, int]]
    letters: dict[str, str]
    sure: dict[str, int]


def read_weights(lines: Iterable[str]) -> Weights:
    """Read the lines of the data file."""
    weights = Weights({}, {}, {}, {}, {}, {}, {})
    tables = dict(zip(KINDS, weights[:4], strict=True))
    for line in lines:
        kind, key, *rest = line.split()
        if kind == "rewrite":
            weights.rewrites.setdefault(key, {})[rest[0]] = int(rest[1])
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

    __slots__ = ("__weakref__", "_known", "weights")

    def __init__(self, weights: Weights) -> None:
        """Use these weights."""
        self.weights = weights
        self._known: dict[tuple[str, str, str], int] = {}
        answers(self, Channel._forget)

    def _forget(self) -> None:
        self._known.clear()

    def cost(self, right: str, wrong: str) -> int:
        """Return the cost that ``right`` is written as ``wrong``, in tenths of bits; FAR when they are too
        far apart.
        """
        if right[:1] != wrong[:1] and right[-1:] != wrong[-1:] and max(len(right), len(wrong)) > MOST_APART:
            return FAR
        start, end, other = parting(right, wrong)
        if max(end, other) - start > MOST_APART:
            return FAR
        # Words part in few letters, and in the same ones again and again.
        differ = right[start - 1] if start else START, right[start:end], wrong[start:other]
        known = self._known
        if differ not in known:
            if len(known) >= _MOST_KNOWN:
                known.clear()
            known[differ] = self._align(*differ)
        return known[differ]

    def _align(self, before: str, right: str, wrong: str) -> int:
        """Return the least cost of turning one string into another, both short."""
        swap, drop, add, change, rewrites, _, _ = self.weights
        height, width = len(right), len(wrong)
        best = [[FAR] * (width + 1) for _ in range(height + 1)]
        best[0][0] = 0
        codes = [ord(letter) - 97 for letter in wrong]
        for i, row in enumerate(best):
            put_in = add[right[i - 1] if i else before]
            # Put in behind the last letter: the row is filled from left to right.
            for j, code in enumerate(codes):
                if (more := row[j] + put_in[code]) < row[j + 1]:
                    row[j + 1] = more
            if i == height:
                break
            live = [(j, so_far) for j, so_far in enumerate(row) if so_far < HOPELESS]
            if not live:
                continue
            letter, below = right[i], best[i + 1]
            changed, left_out = change[letter], drop[right[i - 1] if i else before][ord(letter) - 97]
            pieces = [
                (best[i + size], piece)
                for size in _SIZES
                if i + size <= height and (piece := rewrites.get(right[i : i + size]))
            ]
            for j, so_far in live:
                if (more := so_far + left_out) < below[j]:
                    below[j] = more
                if j == width:
                    continue
                other = wrong[j]
                more = so_far if letter == other else so_far + changed[codes[j]]
                if more < below[j + 1]:
                    below[j + 1] = more
                if wrong[j + 1 : j + 2] == letter and right[i + 1 : i + 2] == other:
                    swapped = best[i + 2]
                    swapped[j + 2] = min(swapped[j + 2], so_far + swap[letter][codes[j]])
                for far, piece in pieces:
                    for size in _SIZES:
                        cost = piece.get(wrong[j : j + size]) if j + size <= width else None
                        if cost is not None and so_far + cost < far[j + size]:
                            far[j + size] = so_far + cost
        return best[-1][-1] if best[-1][-1] < HOPELESS else FAR

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
