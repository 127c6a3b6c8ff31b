"""The letters of an automaton: code points that no part of an expression tells apart are one letter.

What a character set holds is asked of ``re`` itself, one compiled expression for each set, so that case,
categories and flags mean here what they mean there. It is asked for a sample of code points: all of ASCII,
some of every kind beyond, every code point that the expression names, and the neighbours of its ranges.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

_ORDER = (
    string.ascii_lowercase + string.ascii_uppercase + string.digits + " .,-:;!?'\"()/" + string.punctuation
    + "\n\t\r\x0b\x0c\x00\x1c\x7f\x85\xa0\xad\xb2\xb5\xb7\xbd"
    + "éÉßſİıKÅΣςσжЖ中あ한א٣३ªʼ\u0301\u2003\u200b\u2010\u2013"
    + "\u2014\u2018\u2019\u201c\u201d\u2026\u202f\u2028\u202e\u2160\u20ac\ufe0f\ufffc😀𝟘𐐀"
)  # fmt: skip


class CharacterSet(NamedTuple):
    """A set of an expression: an item of its parse tree that consumes one code point, and the flags there."""

    op: int
    argument: str
    flags: int


class Alphabet:
    """The letters; a set of them is an ``int`` with a bit for each. ``samples`` has a code point of each."""

    def __init__(self, testers: Mapping[CharacterSet, re.Pattern[str]], named: Iterable[int]) -> None:
        """``testers`` match one code point each; ``named`` are the code points that the expression names."""
        self._testers = dict(testers)
        letters: dict[tuple[bool, ...], int] = {}
        self._known: dict[str, int] = {}
        self.samples: list[str] = []
        self._masks = dict.fromkeys(self._testers, 0)
        for char in dict.fromkeys([*_ORDER, *_neighbours(named)]):
            signature = self._signature(char)
            letter = letters.setdefault(signature, len(letters))
            self._known[char] = letter
            if letter == len(self.samples):
                self.samples.append(char)
                for key, member in zip(self._masks, signature, strict=True):
                    self._masks[key] |= member << letter
        self._letters = letters
        self.all = (1 << len(self.samples)) - 1

    def _signature(self, char: str) -> tuple[bool, ...]:
        return tuple(tester.match(char) is not None for tester in self._testers.values())

    def mask(self, key: CharacterSet) -> int:
        """Return the letters of a set."""
        return self._masks[key]

    def letter(self, char: str) -> int:
        """Return the letter of a code point (that of ``a`` for one that no sample stands for)."""
        letter = self._known.get(char)
        if letter is None:
            letter = self._known[char] = self._letters.get(self._signature(char), 0)
        return letter

    def some(self, letters: int) -> str:
        """Return a code point of one of the letters, the plainest that there is."""
        return self.samples[(letters & -letters).bit_length() - 1]


def _neighbours(named: Iterable[int]) -> Iterable[str]:
    for code in named:
        for near in (code - 1, code, code + 1):
            if 0 <= near < 0x110000 and not 0xD800 <= near < 0xE000:
                char = chr(near)
                yield char
                for other in (char.lower(), char.upper()):
                    if len(other) == 1:
                        yield other


def tester(item: tuple[Any, Any], state: Any, flags: int) -> re.Pattern[str]:
    """Compile one item of a parse tree to an expression of its own."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    pattern: re.Pattern[str] = _compiler.compile(_parser.SubPattern(state, [item]), flags)
    return pattern
