"""Saved text that can be searched for a quotation: word by word, whatever the marks, spaces and line breaks.

Compared are the words in their normal form (NFKC, case-folded, apostrophes and accents of typography alike).
An ellipsis in a quotation stands for any words, a bracketed insertion for a few.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from ...base.cached import cached_property
from ...base.regexes import regex

_WORD = regex(r"[^\W_]+(?:['’ʼ`.,][^\W_]+)*")
_GAP = regex(r"\[?\s?(?:…|\.\s?\.\s?\.|\. \. \.)\s?\.?\s?\]?")
_LETTER = regex(r"\[([^\W\d_])\](?=[^\W\d_])")
_INSERTION = regex(r"\[[^\[\]]{0,120}\]")
_LONGEST = 400
_SKIP_AT_ELLIPSIS, _SKIP_AT_INSERTION = 600, 12


class Nearest(NamedTuple):
    """The passage that is most like a quotation: its text, the share of words found, and what differs.

    ``changes`` are pairs of the words of the quotation and those of the passage; "" where one has none.
    """

    text: str
    share: float
    changes: tuple[tuple[str, str], ...]


class Piece(NamedTuple):
    """Words of a quotation that stand together; ``skip`` words of the source may stand before them."""

    words: tuple[str, ...]
    skip: int


def normal(word: str) -> str:
    """Return a word in the form in which words are compared."""
    if word.isascii():
        return word.lower().replace("'", "").replace("`", "").replace(",", "")
    folded = unicodedata.normalize("NFKC", word).casefold()
    return folded.replace("’", "").replace("'", "").replace("ʼ", "").replace("`", "").replace(",", "")


def pieces_of(quotation: str) -> list[Piece]:
    """Cut a quotation at its ellipses and insertions."""
    text = _LETTER.sub(r"\1", quotation)
    pieces: list[Piece] = []
    skip = 0
    for part in _GAP.split(text):
        for number, inner in enumerate(_INSERTION.split(part)):
            if number:
                skip = max(skip, _SKIP_AT_INSERTION)
            words = tuple(normal(match.group()) for match in _WORD.finditer(inner))
            if words:
                pieces.append(Piece(words[:_LONGEST], skip if pieces else 0))
                skip = 0
        skip = _SKIP_AT_ELLIPSIS
    return pieces


class Passages:
    """A text and its words."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _places(self) -> list[tuple[int, int]]:
        return [match.span() for match in _WORD.finditer(self.text)]

    @cached_property
    def words(self) -> list[str]:
        """The words in normal form."""
        return [normal(self.text[start:end]) for start, end in self._places]

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = {}
        for number, word in enumerate(self.words):
            index.setdefault(word, []).append(number)
        return index

    def holds(self, quotation: str) -> bool:
        """Say whether the text holds the words of a quotation in their order."""
        pieces = pieces_of(quotation)
        if not pieces:
            return True
        starts = self._starts(pieces[0].words, 0, len(self.words))
        return any(self._follow(pieces, start) for start in starts[:200])

    def _follow(self, pieces: list[Piece], start: int) -> bool:
        at = start + len(pieces[0].words)
        for piece in pieces[1:]:
            found = self._starts(piece.words, at, at + piece.skip + 1)
            if not found:
                return False
            at = found[0] + len(piece.words)
        return True

    def _starts(self, words: tuple[str, ...], low: int, high: int) -> list[int]:
        """Return where words stand together, beginning in ``[low, high)``.

        The rarest word leads the search.
        """
        offset = min(range(len(words)), key=lambda n: len(self._index.get(words[n], ())))
        found = []
        for place in self._index.get(words[offset], ()):
            start = place - offset
            if low <= start < high and tuple(self.words[start : start + len(words)]) == words:
                found.append(start)
        return found

    def nearest(self, quotation: str) -> Nearest | None:
        """Return the passage most like a quotation, or None when nothing resembles it."""
        words = [word for piece in pieces_of(quotation) for word in piece.words][:_LONGEST]
        votes: dict[int, int] = {}
        for number, word in enumerate(words):
            places = self._index.get(word, ())
            if len(places) <= 60:
                for place in places:
                    shift = (place - number) // 4
                    votes[shift] = votes.get(shift, 0) + 1
        if not votes:
            return None
        best = max(votes, key=lambda shift: (votes[shift] + votes.get(shift + 1, 0), -shift))
        start, end = max(0, best * 4 - 6), min(len(self.words), best * 4 + len(words) + 14)
        return self._compare(words, start, end)

    def _compare(self, words: list[str], start: int, end: int) -> Nearest | None:
        from difflib import SequenceMatcher

        window = self.words[start:end]
        matcher = SequenceMatcher(None, words, window, autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        if not blocks:
            return None
        low, high = blocks[0].b, blocks[-1].b + blocks[-1].size
        low, high = (
            max(0, low - blocks[0].a),
            min(len(window), high + len(words) - blocks[-1].a - blocks[-1].size),
        )
        matcher = SequenceMatcher(None, words, window[low:high], autojunk=False)
        changes = tuple(
            (" ".join(words[a:b]), self._slice(start + low + c, start + low + d))
            for tag, a, b, c, d in matcher.get_opcodes()
            if tag != "equal"
        )
        same = sum(block.size for block in matcher.get_matching_blocks())
        return Nearest(self._slice(start + low, start + high), same / max(1, len(words)), changes)

    def _slice(self, first: int, last: int) -> str:
        if last <= first:
            return ""
        return " ".join(self.text[self._places[first][0] : self._places[last - 1][1]].split())
