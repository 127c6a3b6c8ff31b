"""What all declarative kinds share: strict keys, compiled expressions, and where a pattern may look."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ...base.regexes import regex
from ...document.source import Span
from ...language.scan import Found, fold
from ..rule import Hit

if TYPE_CHECKING:
    from ...document.model import Block
    from ...facts import Data
    from ..context import Context

_NESTED = regex(r"\((?:[^()\\]|\\.)*[*+](?:[^()\\]|\\.)*\)(?:[*+]|\{\d*,\})")


class MatchError(ValueError):
    """A ``[match]`` table that cannot be used; ``key`` names the culprit."""

    def __init__(self, key: str, what: str) -> None:
        super().__init__(f"match.{key}: {what}")
        self.key = key


class Matcher:
    """A compiled pattern. ``literals`` are folded texts to look for in the combined scan; without any, it is
    always tried. ``data`` is the door to data files; None while a table is only checked.
    """

    keys: frozenset[str] = frozenset()
    literals: Sequence[str] = ()

    def __init__(self, match: Mapping[str, Any], data: Data | None) -> None:
        for key in match:
            if key != "kind" and key not in self.keys:
                raise MatchError(
                    key, f"unknown key for kind {match['kind']!r}; known: {', '.join(sorted(self.keys))}"
                )
        self.case = bool(match.get("case", False))

    def run(self, ctx: Context, found: Sequence[Found]) -> Iterator[Hit]:
        """Yield hits; ``found`` are this rule's literals in its text (prose, or the stored text for scope
        ``raw``).
        """
        raise NotImplementedError

    def compiled(self, match: Mapping[str, Any], key: str) -> re.Pattern[str]:
        """Compile an expression of the table, refusing those that could take super-linear time by nested
        repeats.
        """
        pattern = match.get(key)
        if not isinstance(pattern, str):
            raise MatchError(key, "must be a string")
        if _NESTED.search(pattern):
            raise MatchError(
                key, "a repeat inside a repeat can take exponential time; bound it or write it flat"
            )
        try:
            # Blocks are parted by line ends, so that ^ and $ mean the edges of a block.
            return regex(pattern, re.MULTILINE | (0 if self.case else re.IGNORECASE))
        except re.error as error:
            raise MatchError(key, f"{error}") from None

    def anchors(self, match: Mapping[str, Any]) -> list[str]:
        """Return the folded anchors of a table; a pattern without any must say why in ``no_anchor``."""
        anchors = match.get("anchors", [])
        if not anchors and not match.get("no_anchor"):
            raise MatchError("anchors", 'needs literals that gate the pattern, or no_anchor = "why"')
        return [fold(anchor) for anchor in strings(match, "anchors")] if anchors else []


def strings(match: Mapping[str, Any], key: str) -> list[str]:
    """Return a list of strings of the table. Raises ``MatchError`` for anything else."""
    value = match.get(key)
    if (
        not isinstance(value, list | tuple)
        or not value
        or not all(isinstance(item, str) and item for item in value)
    ):
        raise MatchError(key, "must be a list of non-empty strings")
    return list(value)


def is_raw(ctx: Context) -> bool:
    """Say whether the rule reads the stored text instead of the prose."""
    return "raw" in ctx.rule.scope


def make_hit(ctx: Context, start: int, end: int, **data: Any) -> Hit:
    """Make a hit from a range of the text that the rule reads."""
    fix = data.pop("fix", None)
    if is_raw(ctx):
        return ctx.at(Span(start, end), fix=fix, **data)
    return ctx.hit(start, end, fix=fix, **data)


def source_span(ctx: Context, start: int, end: int) -> Span:
    """Return the source span of a range of the text that the rule reads."""
    return Span(start, end) if is_raw(ctx) else ctx.doc.lift(start, end)


def allowed(ctx: Context, start: int, end: int) -> bool:
    """Say whether a range of the read text is in the scope of the rule."""
    if is_raw(ctx):
        return "-code" not in ctx.rule.scope or not any(s.start < end and start < s.end for s in ctx.doc.code)
    block = ctx.doc.block_at(start)
    return block is not None and end <= block.end and ctx.in_scope(block)


def read_text(ctx: Context) -> str:
    """Return the text that the rule reads."""
    return ctx.doc.source.text if is_raw(ctx) else ctx.text


def pieces(ctx: Context, found: Sequence[Found], gated: bool, within: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges in which an expression is tried, in order: blocks or sentences in scope, or lines of a
    raw text.

    With ``gated`` only ranges that hold one of the rule's anchors are tried.
    """
    if is_raw(ctx):
        yield from _raw_lines(ctx, found, gated)
        return
    blocks = _blocks_with(ctx, found) if gated else ctx.blocks()
    starts = [hit.start for hit in found]
    for block in blocks:
        if within == "block":
            yield block.start, block.end
        else:
            for sentence in ctx.facts.sentences_of(block):
                at = bisect_left(starts, sentence.start)
                if not gated or (at < len(starts) and starts[at] < sentence.end):
                    yield sentence.start, sentence.end


def _blocks_with(ctx: Context, found: Sequence[Found]) -> Iterator[Block]:
    seen = -1
    for hit in found:
        block = ctx.doc.block_at(hit.start)
        if block is not None and block.index != seen and ctx.in_scope(block):
            seen = block.index
            yield block


def _raw_lines(ctx: Context, found: Sequence[Found], gated: bool) -> Iterator[tuple[int, int]]:
    source = ctx.doc.source
    if not gated:
        for number in range(1, len(source.line_starts) + 1):
            yield source.line_span(number)
        return
    seen = 0
    for hit in found:
        number = source.position(hit.start).line
        if number > seen:
            seen = number
            yield source.line_span(number)


def sentence_at(ctx: Context, start: int) -> tuple[int, int]:
    """Return the range of the sentence around a place of the read text (of the line, in a raw text)."""
    if is_raw(ctx):
        source = ctx.doc.source
        return source.line_span(source.position(start).line)
    block = ctx.doc.block_at(start)
    if block is not None:
        for sentence in ctx.facts.sentences_of(block):
            if sentence.start <= start < sentence.end:
                return sentence.start, sentence.end
        return block.start, block.end
    return start, start
