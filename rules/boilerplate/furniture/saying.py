"""One thing that pages say of themselves, and a piece of a line that may say it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from copydesk.api import regex

WORD = regex(r"[^\W\d_]+")
ARROW = regex(r"[«»‹›←→⟵⟶<>]")
# Rows without marks, however long.
_ROWS = frozenset(("row of buttons", "titles of other articles"))
_TITLE = 14


class Said(NamedTuple):
    """What a line says of its page: the kind of furniture and why, whether no article says so in a line of
    its own, and whether not even a manual does.
    """

    kind: str
    reason: str
    sure: bool
    always: bool

    def fits_prose(self, ends: bool) -> bool:
        """Say whether a line as long as running text may be such a saying; ``ends`` tells its full stop."""
        return self.sure or (self.reason in _ROWS and not ends)


class Saying(NamedTuple):
    """A row of the data file: its classes by name, what may follow, and what it tells. ``bits`` has one for
    each class.
    """

    said: Said
    needs: tuple[frozenset[str], ...]
    bits: int
    lacks: frozenset[str]
    allowed: frozenset[str]
    free: int
    question: bool
    open: bool
    arrow: bool
    colon: bool
    head: bool

    def unknown(self, words: Sequence[str]) -> int:
        """Return how many words the saying does not allow."""
        return sum(word not in self.allowed for word in words)

    def leads(self, piece: Piece) -> bool:
        """Say whether a piece leads to another page: by an arrow, or with its title behind a colon."""
        if not piece.colon:
            return self.arrow and piece.arrow and len(piece.words) <= _TITLE
        head = WORD.findall(piece.label)
        if any(need.isdisjoint(head) for need in self.needs) or not self.allowed.issuperset(head):
            return False
        return 0 < len(WORD.findall(piece.title)) <= _TITLE and (piece.arrow or not self.arrow)


class Piece:
    """A piece of a line: its text in lower case, its words, whether an arrow stands in it, and what stands
    before and behind its first colon.
    """

    def __init__(self, text: str, folded: str, words: list[str], held: frozenset[str]) -> None:
        self.text, self.words, self.held = folded, words, held
        self.arrow = ARROW.search(text) is not None
        self.label, self.colon, title = self.text.partition(":")
        self.title = title.strip()
