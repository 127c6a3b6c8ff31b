"""Kind ``regex``: an expression that runs only where one of its anchors stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from ...base.hints import hint
from ...language.scan import Found
from ..rule import Edit, Fix, Hit
from .fields import Field, Fields, MatchError
from .matcher import (
    ANCHORS,
    CASE,
    GATED,
    SAFETY,
    UNLESS,
    Matcher,
    allowed,
    make_hit,
    pieces,
    read_text,
    sentence_at,
    source_span,
)
from .sets import SETS
from .tiers import TIERS, Counter, graded, read_tiers

if TYPE_CHECKING:
    from ...facts import Data
    from ..context import Context
    from ..rule import Rule


class Regex(Matcher):
    """A regular expression over blocks or sentences; a group named ``hit`` is the span.

    Conditions of tiers are about the named groups, and ``group`` is the name of the one that closed last.
    """

    fields: ClassVar[Fields] = {
        "pattern": Field("pattern", "The expression; a group named hit is what is found", required=True),
        **ANCHORS,
        "case": CASE,
        "within": Field(
            "text",
            "What the expression is tried on (default: block)",
            choices=("block", "sentence", "document"),
        ),
        "unless": UNLESS,
        **SETS,
        "evidence": Field("texts", "Named groups whose text is kept as evidence"),
        "fix": Field("text", "What to write instead, with \\1 or \\g<name> for groups"),
        "title": Field("text", "What the fix is called; {new} is what it writes"),
        "safety": SAFETY,
        "tiers": TIERS,
    }
    either = (GATED,)

    def __init__(self, match: Mapping[str, Any], rule: Rule, data: Data | None) -> None:
        super().__init__(match, rule, data)
        self.pattern = self.compiled(match, "pattern")
        self.literals = self.anchors(match)
        self.within = match.get("within", "block")
        self.unless = self.optional(match, "unless")
        self.evidence = match.get("evidence", ())
        for name in self.evidence if data is None else ():
            if name not in self.pattern.groupindex:
                near = hint(name, self.pattern.groupindex)
                raise MatchError("evidence", f"the pattern has no group {name!r}{near}")
        self.template = match.get("fix")
        self.title = match.get("title", "Write “{new}”")
        self.safety = match.get("safety", "unsafe")
        self.tiers = read_tiers(match, rule.options)

    @cached_property
    def group(self) -> str | int:
        """The group that is what was found."""
        return "hit" if "hit" in self.pattern.groupindex else 0

    def provides(self) -> Iterable[str]:
        """Return the groups that are kept."""
        return tuple(self.evidence)

    def run(self, ctx: Context, found: Sequence[Found]) -> Iterator[Hit]:
        """Yield one hit for each match that is in scope and not excused by ``unless``."""
        text = read_text(ctx)
        counter = Counter(ctx)
        asked, excused = (-1, -1), False
        for start, end in pieces(ctx, found, self.gated, self.within):
            for match in self.pattern.finditer(text, start, end):
                left, right = match.span(self.group)
                if right <= left or not allowed(ctx, left, right):
                    continue
                if self.unless is not None:
                    around = sentence_at(ctx, left)
                    if around != asked:  # a long line may hold thousands of them
                        asked, excused = around, self.unless.search(text, *around) is not None
                    if excused:
                        continue
                data = {name: match[name] for name in self.evidence}
                hit = make_hit(ctx, left, right, fix=self._fix(ctx, match, left, right), **data)
                thing = {**match.groupdict(), "group": match.lastgroup} if self.tiers else {}
                yield graded(ctx, self.tiers, counter, hit, thing)

    def _fix(self, ctx: Context, match: re.Match[str], left: int, right: int) -> Fix | None:
        """Make the fix; none where entities or markup stand in the source of what was matched."""
        span = source_span(ctx, left, right)
        if self.template is None or ctx.doc.source.slice(span) != match.string[left:right]:
            return None
        new = match.expand(self.template)
        return Fix((Edit(span, new),), self.title.replace("{new}", new), self.safety)
