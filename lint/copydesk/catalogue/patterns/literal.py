"""Kinds ``phrases`` and ``substitution``: literal wordings, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from ...language.scan import Found, at_word_edges, fold
from ..rule import Edit, Fix, Hit
from .fields import Field, Fields
from .matcher import CASE, SAFETY, UNLESS, Matcher, allowed, make_hit, read_text, sentence_at, source_span

if TYPE_CHECKING:
    from ...facts import Data
    from ..context import Context
    from ..rule import Rule


class Phrases(Matcher):
    """Any of a list of phrases, at word edges, longest first."""

    fields: ClassVar[Fields] = {
        "phrases": Field("texts", "The phrases"),
        "file": Field("text", "The data file that lists the phrases, one a line"),
        "case": CASE,
        "unless": UNLESS,
    }
    either: tuple[tuple[str, ...], ...] = (("phrases", "file"),)

    def __init__(self, match: Mapping[str, Any], rule: Rule, data: Data | None) -> None:
        super().__init__(match, rule, data)
        self.phrases = self._phrases(match, data)
        self.literals = [fold(phrase) for phrase in self.phrases]
        self.unless = self.optional(match, "unless")

    def _phrases(self, match: Mapping[str, Any], data: Data | None) -> list[str]:
        if "phrases" in match:
            return list(match["phrases"])
        return list(data(match["file"])) if data is not None else []

    def run(self, ctx: Context, found: Sequence[Found]) -> Iterator[Hit]:
        """Yield one hit for each phrase in scope; of overlapping phrases the first and longest."""
        for hit in self.select(ctx, found):
            yield make_hit(ctx, hit.start, hit.end)

    def select(self, ctx: Context, found: Sequence[Found]) -> Iterator[Found]:
        """Yield the literals that stand at word edges, in scope, and not inside one already taken."""
        text, last = read_text(ctx), -1
        for hit in found:
            if hit.start < last or not at_word_edges(text, hit.start, hit.end):
                continue
            if self.case and text[hit.start : hit.end] != self.phrases[hit.number]:
                continue
            if not allowed(ctx, hit.start, hit.end):
                continue
            if self.unless is not None and self.unless.search(text, *sentence_at(ctx, hit.start)):
                continue
            last = hit.end
            yield hit


class Substitution(Phrases):
    """Wrong wordings with their right ones."""

    fields: ClassVar[Fields] = {
        "swap": Field("swap", "What is wrong, and what to write instead", required=True),
        "case": CASE,
        "unless": UNLESS,
        "safety": SAFETY,
    }
    either = ()

    def _phrases(self, match: Mapping[str, Any], data: Data | None) -> list[str]:
        swap = match["swap"]
        self.rights = [[right] if isinstance(right, str) else list(right) for right in swap.values()]
        self.safety = match.get("safety", "unsafe")
        return list(swap)

    def provides(self) -> Iterable[str]:
        """Return the name of what to write instead."""
        return ("right",)

    def run(self, ctx: Context, found: Sequence[Found]) -> Iterator[Hit]:
        """Yield one hit for each wrong wording, with a fix in the letter case of the text."""
        text = read_text(ctx)
        for hit in self.select(ctx, found):
            rights = [like(text[hit.start : hit.end], right) for right in self.rights[hit.number]]
            span = source_span(ctx, hit.start, hit.end)
            safety = self.safety if len(rights) == 1 else "suggestion"
            fix = Fix((Edit(span, rights[0]),), f"Write “{rights[0]}”", safety)
            yield make_hit(ctx, hit.start, hit.end, right=" / ".join(rights), fix=fix)


def like(model: str, word: str) -> str:
    """Give a word the letter case of a model: ALL CAPITALS, Capitalised, or as it is."""
    if len(model) > 1 and model.isupper():
        return word.upper()
    if model[:1].isupper() and word[:1].islower():
        return word[:1].upper() + word[1:]
    return word
