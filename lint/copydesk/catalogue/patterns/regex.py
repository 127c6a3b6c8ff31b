"""Kinds ``regex`` and ``pair``: expressions that run only where one of their anchors stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ...language.scan import Found
from ..rule import SAFETIES, Edit, Fix, Hit
from .base import Matcher, MatchError, allowed, make_hit, pieces, read_text, sentence_at, source_span

if TYPE_CHECKING:
    from ...facts import Data
    from ..context import Context


class Regex(Matcher):
    """A regular expression over blocks or sentences; a group named ``hit`` is the span."""

    keys = frozenset({"pattern", "anchors", "no_anchor", "case", "within", "unless", "fix", "safety"})

    def __init__(self, match: Mapping[str, Any], data: Data | None) -> None:
        super().__init__(match, data)
        self.pattern = self.compiled(match, "pattern")
        self.literals = self.anchors(match)
        self.within = match.get("within", "block")
        if self.within not in ("block", "sentence"):
            raise MatchError("within", "must be block or sentence")
        self.unless = self.compiled(match, "unless") if "unless" in match else None
        self.template = match.get("fix")
        self.safety = match.get("safety", "unsafe")
        if self.safety not in SAFETIES:
            raise MatchError("safety", f"must be one of {', '.join(SAFETIES)}")
        self.group = "hit" if "hit" in self.pattern.groupindex else 0

    def run(self, ctx: Context, found: Sequence[Found]) -> Iterator[Hit]:
        """Yield one hit for each match that is in scope and not excused by ``unless``."""
        text = read_text(ctx)
        for start, end in pieces(ctx, found, bool(self.literals), self.within):
            for match in self.pattern.finditer(text, start, end):
                left, right = match.span(self.group)
                if right <= left or not allowed(ctx, left, right):
                    continue
                if self.unless is not None and self.unless.search(text, *sentence_at(ctx, left)):
                    continue
                yield make_hit(ctx, left, right, fix=self._fix(ctx, match, left, right))

    def _fix(self, ctx: Context, match: re.Match[str], left: int, right: int) -> Fix | None:
        if self.template is None:
            return None
        new = match.expand(self.template)
        return Fix((Edit(source_span(ctx, left, right), new),), f"Write “{new}”", self.safety)


class Pair(Matcher):
    """Two expressions that must (or, with ``absent``, must not) stand together; the hit is the first."""

    keys = frozenset({"first", "second", "anchors", "no_anchor", "case", "within", "absent"})

    def __init__(self, match: Mapping[str, Any], data: Data | None) -> None:
        super().__init__(match, data)
        self.first, self.second = self.compiled(match, "first"), self.compiled(match, "second")
        self.literals = self.anchors(match)
        self.within = match.get("within", "sentence")
        if self.within not in ("block", "sentence", "document"):
            raise MatchError("within", "must be sentence, block or document")
        self.absent = bool(match.get("absent", False))

    def run(self, ctx: Context, found: Sequence[Found]) -> Iterator[Hit]:
        """Yield the first expression wherever the second is there (or, with ``absent``, is missing)."""
        text = read_text(ctx)
        reach = "block" if self.within == "document" else self.within
        for start, end in pieces(ctx, found, bool(self.literals), reach):
            area = (0, len(text)) if self.within == "document" else (start, end)
            for match in self.first.finditer(text, start, end):
                if match.end() > match.start() and (self.second.search(text, *area) is None) == self.absent:
                    yield make_hit(ctx, match.start(), match.end())
