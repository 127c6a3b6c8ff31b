"""What each sign weighs for each kind (``sentence-kinds.keyed``), and the score of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any

from copydesk.api import KeyedLines, once

SPREAD = 6.0
"""A sentence of ``n`` signs weighs each of them by this over the root of ``n``."""
HUNDRED = 100.0
GATE = "z"
"""The letter of the weight by which a sentence is looked at, or not."""


class Weights:
    """The weights of signs, read as they are asked for; ``kinds`` are the letters of the kinds, ``base`` what
    each scores without a sign, ``gate`` the sum from which a sentence is looked at and what a word adds to it
    that is not known.
    """

    def __init__(self, lines: KeyedLines, frame: Mapping[str, Any]) -> None:
        self._lines = lines
        self._known: dict[str, dict[str, float]] = {}
        self.letters: Mapping[str, str] = frame["letters"]
        self.base: Mapping[str, float] = frame["base"]
        self.cuts: Mapping[str, float] = frame["cuts"]
        self.gate: float = frame["gate"]
        self.unknown: float = frame["unknown"]
        self.company: float = frame["company"]

    def of(self, signs: Set[str]) -> Mapping[str, Mapping[str, float]]:
        """Return the weights of those among some signs that have any, by the letters of kinds."""
        known = self._known
        for sign in self._lines.among(signs - known.keys()):
            known[sign] = _read(self._lines[sign])
        return known

    def scores(self, signs: Sequence[str]) -> dict[str, float]:
        """Return the score of each kind, a logarithm of odds."""
        known = self.of(frozenset(signs))
        scale = SPREAD / len(signs) ** 0.5
        sums = dict.fromkeys((*self.base, GATE), 0.0)
        for sign in signs:
            for letter, weight in known.get(sign, _NOTHING).items():
                sums[letter] += weight
        return {letter: base + scale * sums[letter] for letter, base in self.base.items()}

    def heaviest(self, signs: Iterable[str], letter: str) -> list[str]:
        """Return the signs that speak for a kind, the heaviest first."""
        told = [(self._known[sign].get(letter, 0.0), sign) for sign in signs if sign in self._known]
        return [sign for weight, sign in sorted(told, key=lambda one: (-one[0], one[1])) if weight > 0]


_NOTHING: Mapping[str, float] = {}


def _read(line: str) -> dict[str, float]:
    return {part[0]: int(part[1:]) / HUNDRED for part in line.split()}


@once
def weights_of(lines: KeyedLines, frame: Mapping[str, Any]) -> Weights:
    """Return the weights of the data files; those of the same files are the same object."""
    return Weights(lines, frame)
