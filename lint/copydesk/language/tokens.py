"""Words and marks of a text as parallel lists: what word shapes are matched against."""

from __future__ import annotations

from itertools import accumulate

from ..base.regexes import regex
from .scan import lower

# Words and numbers (inner apostrophes and hyphens belong to a word, separators to a number), and each other
# sign for itself. Atomic: there is nothing to go back to. The words that begin with a letter come first.
_CUT = regex(
    r"([^\W\d_][^\W_]*+(?:['’\u2011-][^\W_]++)*+|[^\w\s]"
    r"|\d++(?:(?:[.,]\d++)++[^\W_]*+|[^\W_]*+(?:['’\u2011-][^\W_]++)*+))"
)


class Tokens:
    """The words and marks of a text in reading order, as parallel lists.

    ``texts`` are in lower case with straight apostrophes; ``starts`` and ``ends`` are code points of whatever
    the text is a part of.
    """

    __slots__ = ("ends", "starts", "texts")

    def __init__(self, texts: list[str], starts: list[int], ends: list[int]) -> None:
        self.texts, self.starts, self.ends = texts, starts, ends

    def __len__(self) -> int:
        return len(self.texts)

    def part(self, first: int, last: int | None = None) -> Tokens:
        """Return the tokens of some numbers, ``last`` not included."""
        part = slice(first, last)
        return Tokens(self.texts[part], self.starts[part], self.ends[part])

    def words(self) -> Tokens:
        """Return the words and numbers alone."""
        kept = [n for n, text in enumerate(self.texts) if text[0].isalnum()]
        return Tokens(*([column[n] for n in kept] for column in (self.texts, self.starts, self.ends)))  # type: ignore[arg-type]


def is_word(text: str) -> bool:
    """Say whether the text of a token is a word or a number, and not a mark."""
    return text[0].isalnum()


def is_plain(text: str) -> bool:
    """Say whether a text is a word of letters, digits, hyphens and apostrophes only."""
    return text.replace("-", "").replace("'", "").isalnum()


def tokenise(text: str, offset: int = 0) -> Tokens:
    """Cut a text into words and marks; ``offset`` is added to every place."""
    low = lower(text)
    if not low.isascii():
        low = low.replace("’", "'").replace("\u2011", "-")
    parts = _CUT.split(low)
    borders = list(accumulate(map(len, parts), initial=offset))
    return Tokens(parts[1::2], borders[1:-1:2], borders[2::2])
