"""Vale's kind ``spelling``: words that no dictionary has. Without a dictionary of its own a rule is asked to
the project's (English, American and British).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from ...base.files import read_regular
from ...base.regexes import regex
from ...language.scan import Found
from ..rule import Hit
from .alternation import flags_of
from .hunspell import MOST_BYTES, Dictionary
from .stylerule import StyleRule

if TYPE_CHECKING:
    from ..context import Context
    from ..rule import Rule
    from .valeview import ValeView

_WORD = regex(r"[^\W\d_](?:[\w'’]*[^\W_])?")
_USUAL = (r"[A-Z][a-z]+[A-Z]+[0-9A-Za-z_]", r"[A-Z]+\Z", r"[^a-zA-Z_'’]")
"""What Vale leaves alone by itself: mixed case, capitals at the end, letters that are not ASCII, figures."""


class Spelling(StyleRule):
    """Words that are in no dictionary, list or vocabulary."""

    def __init__(self, table: Mapping[str, Any], rule: Rule) -> None:
        super().__init__(table, rule)
        spelt = [one[0] for one in table["filters"]] + ([] if table.get("custom") else list(_USUAL))
        self._filters = [re.compile(f"(?:{one})", flags_of(False)) for one in spelt]
        self._known = frozenset(word.lower() for word in table["known"])
        terms = "|".join(f"(?:{one[0]})" for one in table.get("exceptions", ()))
        self._terms = re.compile(rf"\b(?:{terms})\b", flags_of(True)) if terms else None

    @cached_property
    def _dictionaries(self) -> tuple[Dictionary, ...]:
        return tuple(_dictionary(aff, dic) for aff, dic in self.table["dictionaries"])

    def hits(self, ctx: Context, view: ValeView, found: Sequence[Found]) -> Iterator[Hit]:
        """Yield one finding for each word that nothing knows."""
        judged: dict[str, bool] = {}
        for piece in view.pieces(self.selectors):
            for match in _WORD.finditer(piece.text):
                word = match[0]
                if word not in judged:
                    judged[word] = self._is_wrong(ctx, word)
                if judged[word]:
                    rights = self._suggested(ctx, word) if self.table.get("action") else None
                    yield self.tell(ctx, view, piece, match.start(), match.end(), word, rights=rights)

    def _is_wrong(self, ctx: Context, word: str) -> bool:
        if any(one.search(word) for one in self._filters) or word.lower() in self._known:
            return False
        if self._terms is not None and self._terms.search(word):
            return False
        if self._dictionaries and any(dictionary.knows(word) for dictionary in self._dictionaries):
            return False
        return not self.table["usual"] or not _in_english(ctx, word)

    def _suggested(self, ctx: Context, word: str) -> list[str]:
        """Return the words that it may stand for, for rules that suggest spellings."""
        if self.table["action"]["name"] != "suggest":
            return []
        guess = ctx.facts.lexicon.guess(word.lower())
        return list(guess.words[:3]) if guess is not None else []


def _in_english(ctx: Context, word: str) -> bool:
    low = word.lower()
    if ctx.facts.lexicon.known(low):
        return True
    return word[:1].isupper() and ctx.facts.lexicon.look_up(low).name


@lru_cache(maxsize=8)
def _dictionary(aff: str, dic: str) -> Dictionary:
    return Dictionary(read_dictionary(aff), read_dictionary(dic))


def read_dictionary(path: str) -> str:
    """Read a file of a dictionary in the encoding that it names. Raises ``OSError``."""
    data = read_regular(path, MOST_BYTES)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")
