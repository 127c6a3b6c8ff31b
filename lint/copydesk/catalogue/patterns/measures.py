"""Kinds ``density`` and ``metric``: what is too much, too long or too short."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from ...language.scan import Found
from ..rule import Hit
from .fields import Field, Fields, MatchError
from .literal import Phrases
from .matcher import ANCHORS, CASE, REPORTS, UNLESS, Matcher
from .regex import Regex
from .sets import SETS
from .where import with_options

if TYPE_CHECKING:
    from ...facts import Data
    from ..context import Context
    from ..rule import Rule

_LEAST_WORDS = 120
"""Below this length a rate says nothing, unless the rule says otherwise."""

_LENGTHS = ("words", "sentence-words", "paragraph-words", "heading-words")


class Density(Matcher):
    """Phrases or a pattern that are tolerated up to a rate per 1,000 words of the article."""

    fields: ClassVar[Fields] = {
        "phrases": Field("texts", "The phrases"),
        "file": Field("text", "The data file that lists the phrases, one a line"),
        "pattern": Field("pattern", "An expression in their place"),
        "sets": SETS["sets"],
        **ANCHORS,
        "case": CASE,
        "unless": UNLESS,
        "per_thousand": Field("number", "How many of 1,000 words are tolerated (default: 0)", least=0),
        "at_least": Field("integer", "How many there must be (default: 1)", least=1),
        "least_words": Field("integer", "Words from which a rate is taken (default: 120)", least=0),
        "report": Field("text", "What is reported (default: each)", choices=REPORTS),
        "evidence": Field("evidence", "What to call count, rate and budget in the evidence"),
    }
    either = (("phrases", "file", "pattern"),)

    def __init__(self, match: Mapping[str, Any], rule: Rule, data: Data | None) -> None:
        super().__init__(match, rule, data)
        kind = Regex if "pattern" in match else Phrases
        inner = {key: match[key] for key in ("kind", *kind.fields) if key in match and key != "evidence"}
        self.inner = kind(inner, rule, data)
        self.literals = self.inner.literals
        self.budget = match.get("per_thousand", 0)
        self.at_least = match.get("at_least", 1)
        self.least_words = match.get("least_words", _LEAST_WORDS)
        self.report = match.get("report", "each")
        self.evidence = named(match, ("count", "rate", "budget"))

    def provides(self) -> Iterable[str]:
        """Return what the inner pattern provides, and the counts."""
        return (*(self.inner.provides() or ()), *(name for name, _ in self.evidence))

    def run(self, ctx: Context, found: Sequence[Found]) -> Iterator[Hit]:
        """Yield the hits of the inner pattern once there are enough of them; each carries count, rate and
        budget. Quoted speech that the scope leaves alone does not count.
        """
        hits = list(self.inner.run(ctx, found))
        if "-quote" in ctx.rule.scope:
            hits = [hit for hit in hits if hit.prose is None or not ctx.quoted(*hit.prose)]
        words = ctx.facts.word_count
        if len(hits) < with_options(ctx, self.at_least) or words < with_options(ctx, self.least_words):
            return
        rate, budget = round(1000 * len(hits) / max(words, 1), 1), with_options(ctx, self.budget)
        if rate <= budget:
            return
        values = {"count": len(hits), "rate": rate, "budget": budget}
        data = {name: values[key] for name, key in self.evidence}
        if self.report == "document":
            yield ctx.document(**data)
            return
        for hit in hits if self.report == "each" else hits[:1]:
            yield hit._replace(data={**hit.data, **data})


class Metric(Matcher):
    """A length that should keep within bounds: words of the article, of sentences, paragraphs or headings."""

    fields: ClassVar[Fields] = {
        "metric": Field("text", "What is counted", required=True, choices=_LENGTHS),
        "most": Field("integer", "The most that is right", least=0),
        "least": Field("integer", "The least that is right", least=0),
        "evidence": Field("evidence", "What to call count, most and least in the evidence"),
    }
    either = (("most", "least"),)
    reads_raw = False

    def __init__(self, match: Mapping[str, Any], rule: Rule, data: Data | None) -> None:
        super().__init__(match, rule, data)
        self.metric = match["metric"]
        self.most, self.least = match.get("most"), match.get("least")
        self.evidence = named(match, ("count", "most", "least"))

    def provides(self) -> Iterable[str]:
        """Return the count and the bounds."""
        return [name for name, _ in self.evidence]

    def run(self, ctx: Context, found: Sequence[Found]) -> Iterator[Hit]:
        """Yield a hit for each thing that is out of bounds, with its ``count`` and the bounds."""
        most, least = with_options(ctx, self.most), with_options(ctx, self.least)

        def out(count: int) -> dict[str, Any] | None:
            if (most is None or count <= most) and (least is None or count >= least):
                return None
            values = {"count": count, "most": most, "least": least}
            return {name: values[key] for name, key in self.evidence}

        if self.metric == "words":
            data = out(ctx.facts.word_count)
            if data is not None:
                yield ctx.document(**data)
            return
        for start, end in self._ranges(ctx):
            # A word takes two characters at least, the space included.
            if least is None and end - start < 2 * most:
                continue
            data = out(ctx.facts.word_table.count(start, end))
            if data is not None:
                yield ctx.hit(start, end, **data)

    def _ranges(self, ctx: Context) -> Iterator[tuple[int, int]]:
        if self.metric == "sentence-words":
            yield from ((s.start, s.end) for s in ctx.sentences())
        else:
            kind = "heading" if self.metric == "heading-words" else "paragraph"
            yield from ((b.start, b.end) for b in ctx.blocks() if b.kind == kind)


def named(match: Mapping[str, Any], known: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return the evidence that a table asks for as (name, value), or all of it. Raises ``MatchError``."""
    asked = match.get("evidence", known)
    pairs = tuple(asked.items()) if isinstance(asked, Mapping) else tuple((name, name) for name in asked)
    for _, name in pairs:
        if name not in known:
            raise MatchError("evidence", f"{name!r} is not one of {', '.join(known)}")
    return pairs
