"""Kind ``sequence``: words one after the other in a sentence, each from a list or of a shape, with gaps where
allowed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ...facts import Word
from ...language.scan import Found, fold
from ..rule import Hit
from .base import Matcher, MatchError, make_hit, strings

if TYPE_CHECKING:
    from ...facts import Data
    from ..context import Context

_KEYS = frozenset({"words", "pattern", "optional", "upto"})


class _Token(NamedTuple):
    words: frozenset[str]
    pattern: re.Pattern[str] | None
    optional: bool
    upto: int

    def fits(self, word: Word) -> bool:
        return fold(word.text) in self.words or (
            self.pattern is not None and self.pattern.fullmatch(word.text) is not None
        )


class Sequence_(Matcher):
    """A row of tokens; ``upto`` words may stand before a token, an ``optional`` token may be missing."""

    keys = frozenset({"tokens", "case", "anchors", "no_anchor"})

    def __init__(self, match: Mapping[str, Any], data: Data | None) -> None:
        super().__init__(match, data)
        raw = match.get("tokens")
        if not isinstance(raw, list) or not raw or not all(isinstance(token, Mapping) for token in raw):
            raise MatchError("tokens", "must be a list of tables")
        self.tokens = [self._token(token) for token in raw]
        if self.tokens[0].optional:
            raise MatchError("tokens", "the first token cannot be optional")
        first = self.tokens[0]
        self.literals = sorted(first.words) if first.words and first.pattern is None else []

    def _token(self, raw: Mapping[str, Any]) -> _Token:
        for key in raw:
            if key not in _KEYS:
                raise MatchError("tokens", f"unknown key {key!r}; known: {', '.join(sorted(_KEYS))}")
        words = (
            frozenset(fold(word) for word in strings(raw, "words")) if "words" in raw else frozenset[str]()
        )
        pattern = self.compiled(raw, "pattern") if "pattern" in raw else None
        if not words and pattern is None:
            raise MatchError("tokens", "a token needs words or a pattern")
        return _Token(words, pattern, bool(raw.get("optional", False)), int(raw.get("upto", 0)))

    def run(self, ctx: Context, found: Sequence[Found]) -> Iterator[Hit]:
        """Yield a hit from the first to the last word of each row that fits."""
        if self.literals and not found:
            return
        for sentence in ctx.sentences():
            words = ctx.facts.words_in(sentence.start, sentence.end)
            at = 0
            while at < len(words):
                end = self._match(words, at)
                if end is None:
                    at += 1
                    continue
                yield make_hit(ctx, words[at].start, words[end - 1].end)
                at = end

    def _match(self, words: Sequence[Word], at: int) -> int | None:
        if not self.tokens[0].fits(words[at]):
            return None
        end = at + 1
        for token in self.tokens[1:]:
            step = next(
                (n for n in range(end, min(end + token.upto + 1, len(words))) if token.fits(words[n])),
                None,
            )
            if step is not None:
                end = step + 1
            elif not token.optional:
                return None
        return end
