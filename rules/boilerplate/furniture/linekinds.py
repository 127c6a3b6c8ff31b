"""Kinds of lines of a page, each with the words that let its pattern be tried."""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import Match, Pattern

from copydesk.api import regex

_HEAD = regex(r"[\W_]*([^\W\d_]+|\d)")


def head_of(text: str) -> str:
    """Return the first letters of a line: "#" where a digit comes first, "" when it has neither."""
    match = _HEAD.match(text)
    if match is None:
        return ""
    word = match.group(1)
    return "#" if word.isdigit() else word


class LineKind:
    """One kind of line: with which words it begins, what it may hold instead, and its pattern.

    Without ``heads`` and ``holds`` it may begin in any way. The pattern is compiled when a line first passes
    the gate.
    """

    __slots__ = ("_compiled", "_flags", "_text", "anyhow", "heads", "holds")

    def __init__(self, text: str, heads: Iterable[str], holds: Iterable[str], any_case: bool) -> None:
        self._text, self._flags = text, re.IGNORECASE if any_case else 0
        self.heads, self.holds = frozenset(heads), tuple(holds)
        self.anyhow = not self.heads and not self.holds
        self._compiled: Pattern[str] | None = None

    @property
    def pattern(self) -> Pattern[str]:
        """The compiled expression. Raises ``re.error`` when the data file holds a faulty one."""
        if self._compiled is None:
            self._compiled = regex(self._text, self._flags)
        return self._compiled

    def fits(self, text: str, head: str) -> Match[str] | None:
        """Match a whole line that begins with the word ``head``."""
        if head in self.heads or self.anyhow or any(literal in text for literal in self.holds):
            return self.pattern.fullmatch(text)
        return None


class SomeKinds:
    """Several kinds of lines that are asked together: most lines pass the gate of none."""

    def __init__(self, kinds: Iterable[LineKind]) -> None:
        self._kinds = tuple(kinds)
        self._heads = frozenset().union(*(kind.heads for kind in self._kinds))
        self._holds = tuple(literal for kind in self._kinds for literal in kind.holds)
        self._anyhow = any(kind.anyhow for kind in self._kinds)

    def begin(self, word: str) -> bool:
        """Say whether such a line may begin with a word in lower case whatever it holds."""
        head = head_of(word)
        return not head or head in self._heads or self._anyhow

    def holds(self, text: str) -> bool:
        """Say whether a text in lower case holds what lets such a line begin in any way."""
        return any(literal in text for literal in self._holds)

    def fit(self, text: str) -> bool:
        """Say whether a text in lower case is a line of one of the kinds."""
        head = head_of(text)
        if not (head in self._heads or self._anyhow or self.holds(text)):
            return False
        return any(kind.fits(text, head) for kind in self._kinds)
