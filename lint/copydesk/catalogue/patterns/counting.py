"""Kinds ``density``, ``absent`` and ``metric``: what is too much, missing, too long or too short."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ...language.scan import Found
from ..rule import Hit
from .base import Matcher, MatchError, make_hit
from .literal import Phrases
from .regex import Regex

if TYPE_CHECKING:
    from ...facts import Data
    from ..context import Context

_MIN_WORDS = 120


class Density(Matcher):
    """Phrases or a pattern that are tolerated up to a rate per 1,000 words of the article."""

    keys = frozenset(
        {
            "phrases",
            "file",
            "pattern",
            "anchors",
            "no_anchor",
            "case",
            "unless",
            "per_thousand",
            "at_least",
            "report",
        }
    )

    def __init__(self, match: Mapping[str, Any], data: Data | None) -> None:
        super().__init__(match, data)
        inner = {
            key: value for key, value in match.items() if key not in ("per_thousand", "at_least", "report")
        }
        kind = Regex if "pattern" in match else Phrases
        self.inner = kind({**inner, "kind": "regex" if "pattern" in match else "phrases"}, data)
        self.literals = self.inner.literals
        self.budget = float(match.get("per_thousand", 0))
        self.at_least = int(match.get("at_least", 1))
        self.report = match.get("report", "each")
        if self.report not in ("each", "first", "document"):
            raise MatchError("report", "must be each, first or document")

    def run(self, ctx: Context, found: Sequence[Found]) -> Iterator[Hit]:
        """Yield the hits of the inner pattern once there are enough of them; each carries count, rate and
        budget.
        """
        hits = list(self.inner.run(ctx, found))
        words = ctx.facts.word_count
        if len(hits) < self.at_least or words < _MIN_WORDS:
            return
        rate = 1000 * len(hits) / words
        if rate <= self.budget:
            return
        data: dict[str, Any] = {"count": len(hits), "rate": round(rate, 1), "budget": self.budget}
        if self.report == "document":
            yield ctx.document(**data)
            return
        for hit in hits if self.report == "each" else hits[:1]:
            yield Hit(hit.span, {**hit.data, **data}, prose=hit.prose)


class Absent(Matcher):
    """Something that the article should hold and does not."""

    keys = frozenset({"pattern", "when", "case"})

    def __init__(self, match: Mapping[str, Any], data: Data | None) -> None:
        super().__init__(match, data)
        self.pattern = self.compiled(match, "pattern")
        self.when = self.compiled(match, "when") if "when" in match else None

    def run(self, ctx: Context, found: Sequence[Found]) -> Iterator[Hit]:
        """Yield one hit about the document when the pattern is nowhere in it."""
        text = ctx.doc.source.text if "raw" in ctx.rule.scope else ctx.text
        if (self.when is None or self.when.search(text)) and not self.pattern.search(text):
            yield ctx.document()


class Metric(Matcher):
    """A length that should keep within bounds: words of the article, of sentences, paragraphs or headings."""

    keys = frozenset({"metric", "most", "least"})
    _METRICS = ("words", "sentence-words", "paragraph-words", "heading-words")

    def __init__(self, match: Mapping[str, Any], data: Data | None) -> None:
        super().__init__(match, data)
        self.metric = match.get("metric")
        if self.metric not in self._METRICS:
            raise MatchError("metric", f"must be one of {', '.join(self._METRICS)}")
        self.most, self.least = match.get("most"), match.get("least")
        if self.most is None and self.least is None:
            raise MatchError("most", "give most, least or both")

    def run(self, ctx: Context, found: Sequence[Found]) -> Iterator[Hit]:
        """Yield a hit for each thing that is out of bounds, with its ``count``."""
        if self.metric == "words":
            if self._out(ctx.facts.word_count):
                yield ctx.document(count=ctx.facts.word_count, most=self.most, least=self.least)
            return
        for start, end in self._ranges(ctx):
            count = len(ctx.facts.words_in(start, end))
            if self._out(count):
                yield make_hit(ctx, start, end, count=count, most=self.most, least=self.least)

    def _ranges(self, ctx: Context) -> Iterator[tuple[int, int]]:
        if self.metric == "sentence-words":
            yield from ((s.start, s.end) for s in ctx.sentences())
        else:
            kind = "heading" if self.metric == "heading-words" else "paragraph"
            yield from ((b.start, b.end) for b in ctx.blocks() if b.kind == kind)

    def _out(self, count: int) -> bool:
        return (self.most is not None and count > self.most) or (
            self.least is not None and count < self.least
        )
