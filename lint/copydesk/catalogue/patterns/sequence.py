"""Kind ``sequence``: words one after the other in a sentence, each from a list or of a shape, with gaps where
allowed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from ...language.scan import Found, fold
from ..rule import Hit
from .base import ANCHORS, CASE, GATED, Matcher, pieces
from .expression import Expression
from .fields import Field, Fields, MatchError

if TYPE_CHECKING:
    from ...facts import Data, Word
    from ..context import Context
    from ..rule import Rule

_TOKEN: Fields = {
    "words": Field("texts", "The words of which it is one"),
    "pattern": Field("pattern", "An expression that the whole word must fit"),
    "optional": Field("flag", "Whether it may be missing"),
    "upto": Field("integer", "How many words may stand before it", least=0),
}


class _Token(NamedTuple):
    words: frozenset[str]
    pattern: Expression | None
    optional: bool
    upto: int


class WordSequence(Matcher):
    """A row of tokens; ``upto`` words may stand before a token, an ``optional`` token may be missing."""

    fields: ClassVar[Fields] = {
        "tokens": Field("tables", "The words in their order", required=True, of=_TOKEN),
        **ANCHORS,
        "case": CASE,
    }
    reads_raw = False

    def __init__(self, match: Mapping[str, Any], rule: Rule, data: Data | None) -> None:
        super().__init__(match, rule, data)
        self.tokens = [self._token(raw) for raw in match["tokens"]]
        first = self.tokens[0]
        if first.optional or first.upto:
            raise MatchError("tokens", "the first token must be there, and nothing before it")
        if "anchors" in match or first.pattern is not None:
            if not any(key in match for key in GATED):
                raise MatchError("tokens", "a first token with a pattern needs anchors or no_anchor")
            self.literals = self.anchors(match)
        else:
            self.literals = sorted(map(fold, first.words))

    def _token(self, raw: Mapping[str, Any]) -> _Token:
        if "words" not in raw and "pattern" not in raw:
            raise MatchError("tokens", "a token needs words or a pattern")
        words = frozenset(self._cased(word) for word in raw.get("words", ()))
        pattern = self.optional(raw, "pattern", "fullmatch")
        return _Token(words, pattern, raw.get("optional", False), raw.get("upto", 0))

    def _cased(self, word: str) -> str:
        return word if self.case else fold(word)

    def run(self, ctx: Context, found: Sequence[Found]) -> Iterator[Hit]:
        """Yield a hit from the first to the last word of each row that fits."""
        for start, end in pieces(ctx, found, self.gated, "sentence"):
            words = ctx.facts.words_in(start, end)
            at = 0
            while at < len(words):
                last = self._match(words, at)
                if last is None:
                    at += 1
                    continue
                yield ctx.hit(words[at].start, words[last - 1].end)
                at = last

    def _match(self, words: Sequence[Word], at: int) -> int | None:
        if not self._fits(self.tokens[0], words[at]):
            return None
        end = at + 1
        for token in self.tokens[1:]:
            reach = range(end, min(end + token.upto + 1, len(words)))
            step = next((n for n in reach if self._fits(token, words[n])), None)
            if step is not None:
                end = step + 1
            elif not token.optional:
                return None
        return end

    def _fits(self, token: _Token, word: Word) -> bool:
        return self._cased(word.text) in token.words or (
            token.pattern is not None and token.pattern.fullmatch(word.text) is not None
        )
