"""Vale's kind ``capitalization``: titles, sentences, capitals or small letters, or an expression."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ...language.scan import Found
from ...language.wordsets import word_sets
from ..rule import Hit
from .alternation import Single, flags_of
from .stylerule import StyleRule
from .titles import titled

if TYPE_CHECKING:
    from ..context import Context
    from ..rule import Rule
    from .valeview import ValeView

_WORD = r"(?:[^\W_]|\*)+[^\s]*"
_THRESHOLD = 0.8


class Capitalization(StyleRule):
    """Pieces of text, most often headings, that are not capitalised as the style asks."""

    def __init__(self, table: Mapping[str, Any], rule: Rule) -> None:
        super().__init__(table, rule)
        self._kind: str = table["match"]
        self._share = table.get("threshold") or _THRESHOLD
        self._indicators = tuple(table.get("indicators", ()))
        terms = "|".join(f"(?:{one[0]})" for one in table.get("exceptions", ()))
        self._terms = re.compile(rf"\b(?:{terms})\b", flags_of(False)) if terms else None
        self._words = re.compile(rf"\b(?:{terms})\b|{_WORD}" if terms else _WORD, flags_of(False))
        own = table.get("own")
        self._own = Single(own, flags_of(False), bool(table.get("re2"))) if own else None
        prefix = table.get("prefix")
        self._prefix = re.compile(f"(?:{prefix[0]})", flags_of(False)) if prefix else None

    def hits(self, ctx: Context, view: ValeView, found: Sequence[Found]) -> Iterator[Hit]:
        """Yield one finding for each piece that is not as it should be."""
        for piece in view.pieces(self.selectors):
            text = piece.text.strip()
            if not text:
                continue
            start = piece.text.index(text)
            checked = text
            if self._prefix is not None and (match := self._prefix.match(text)):
                checked = text[match.end() :].lstrip()
            if checked and not self._is_right(ctx, checked):
                yield self.tell(ctx, view, piece, start, start + len(text), text)

    def _is_right(self, ctx: Context, text: str) -> bool:
        if self._kind == "$lower":
            return text == text.lower() or self._excepts(text)
        if self._kind == "$upper":
            return text == text.upper() or self._excepts(text)
        if self._kind == "$title":
            return self._is_title(ctx, text)
        if self._kind == "$sentence":
            return self._is_sentence(text)
        return self._own is None or self._own.fits(text) or self._excepts(text)

    def _excepts(self, text: str) -> bool:
        return self._terms is not None and self._terms.search(text) is not None

    def _is_title(self, ctx: Context, text: str) -> bool:
        sets = word_sets(ctx.data("title-case.txt"))
        if self.table.get("style") == "Chicago":
            title = titled(text, sets["small"] | sets["prepositions"], None)
        else:
            title = titled(text, sets["small"], lambda words: ctx.facts.tagger.tag(words).tags)
        expected = _found(self._words, title)
        words = _found(self._words, text)
        right = sum(
            number >= len(expected) or word == expected[number] or word == word.upper() or self._excepts(word)
            for number, word in enumerate(words)
        )
        return not words or right / len(words) >= self._share

    def _is_sentence(self, text: str) -> bool:
        words = _found(self._words, text.rstrip("?!.:"))
        right = 0
        for number, whole in enumerate(words):
            word = _first_part(whole)
            before = words[number - 1] if number else ""
            if word == word.upper() or before.endswith(self._indicators or ("\0",)) or self._excepts(whole):
                right += 1
            elif number == 0 and word != _capitalised(word.lower()):
                return False
            elif number == 0 or word == word.lower():
                right += 1
        return not words or right / len(words) >= self._share


def _found(words: re.Pattern[str], text: str) -> list[str]:
    return [match[0] for match in words.finditer(text)]


def _first_part(word: str) -> str:
    """Return what of ``Top-level`` or ``Client’s`` is capitalised."""
    for mark in ("-", "'", "’"):
        if mark in word:
            return word.split(mark)[0]
    return word


def _capitalised(text: str) -> str:
    """Return a text with a capital behind everything that is no letter, figure or underscore."""
    return "".join(
        char.upper() if not at or not (text[at - 1].isalnum() or text[at - 1] == "_") else char
        for at, char in enumerate(text)
    )
