"""What all declarative kinds share: strict keys, compiled expressions, and where a pattern may look."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from ...base.regexes import regex
from ...document.source import Span
from ...language.scan import Found, fold
from ..rule import SAFETIES, Hit
from .expression import Expression, refuse_slow
from .fields import Field, Fields, MatchError, check
from .sets import sets_of, spelt_out

if TYPE_CHECKING:
    from ...document.document import Document
    from ...document.model import Block
    from ...facts import Data, Facts
    from ..context import Context
    from ..notrun import NotRun
    from ..rule import Rule
    from .tiers import Tier


class Matcher:
    """A compiled pattern of a rule.

    ``fields`` are the keys that the table of its kind may have, ``either`` groups of keys of each of which
    one must be there, ``reads_raw`` says whether it can read the stored text. ``literals`` are folded texts
    to look for in the combined scan; without any, it is always tried. ``data`` is the door to data files;
    None while a table is only checked.
    """

    fields: ClassVar[Fields] = {}
    either: tuple[tuple[str, ...], ...] = ()
    reads_raw = True
    literals: Sequence[str] = ()
    tiers: tuple[Tier, ...] = ()
    choosy = False
    """Whether ``refusal`` has to be asked."""

    def __init__(self, match: Mapping[str, Any], rule: Rule, data: Data | None) -> None:
        kind = match["kind"]
        what = f"kind {kind!r}"
        table = {key: value for key, value in match.items() if key != "kind"}
        if data is None:
            check(table, self.fields, rule.options, what)
        for keys in self.either:
            if not any(key in table for key in keys):
                raise MatchError(keys[0], f"is missing: {what} needs {' or '.join(keys)}")
        if "raw" in rule.scope and not self.reads_raw:
            raise MatchError("kind", f"{kind!r} reads the prose; with scope raw it finds nothing")
        self.rule = rule
        self.case = match.get("case", False)
        self.sets = sets_of(match, data) if "sets" in self.fields else {}
        self._only_checked = data is None

    def provides(self) -> Iterable[str] | None:
        """Return the names of the evidence that a message may use beside ``text``; None when any may be
        there.
        """
        return ()

    @property
    def gated(self) -> bool:
        """Say whether nothing can be found in a text without any of the literals."""
        return bool(self.literals)

    def refusal(self, doc: Document) -> NotRun | None:
        """Say why the pattern is not run over a document, if it is not."""
        return None

    def idle(self, facts: Facts) -> bool:
        """Say whether the facts of a document tell at once that nothing will be found in it."""
        return False

    def silent(self, facts: Facts, found: Sequence[Found]) -> bool:
        """Say whether there is nothing to look at: ``found`` are the literals in a document."""
        return (self.gated and not found) or self.idle(facts)

    def run(self, ctx: Context, found: Sequence[Found]) -> Iterator[Hit]:
        """Yield hits; ``found`` are this rule's literals in its text (prose, or the stored text for scope
        ``raw``).
        """
        raise NotImplementedError

    def compiled(self, match: Mapping[str, Any], key: str, how: str = "search") -> Expression:
        """Compile an expression of the table; while that is checked, refuse one that can hang.

        ``how`` it is used is said as in ``base.linear``.
        """
        spell = partial(spelt_out, match[key], self.sets, key)
        # Blocks are parted by line ends, so that ^ and $ mean the edges of a block.
        flags = re.MULTILINE | (0 if self.case else re.IGNORECASE)
        if self._only_checked:
            try:
                regex(spell(), flags)
            except re.error as error:
                raise MatchError(key, f"{error}") from None
            refuse_slow(key, spell(), flags, how)
        return Expression(spell, flags)

    def optional(self, match: Mapping[str, Any], key: str, how: str = "search") -> Expression | None:
        """Compile an expression that need not be there."""
        return self.compiled(match, key, how) if key in match else None

    def anchors(self, match: Mapping[str, Any]) -> list[str]:
        """Return the folded anchors of a table."""
        return [fold(anchor) for anchor in match.get("anchors", ())]


CASE = Field("flag", "Whether the letter case must be as written")
UNLESS = Field("pattern", "Nothing is found in a sentence in which this matches")
GATED = ("anchors", "no_anchor")
"""A pattern has anchors, or says why it has none."""

ANCHORS: Fields = {
    "anchors": Field("texts", "Literals, one of which must stand in the text for the pattern to be tried"),
    "no_anchor": Field("text", "Why there are none"),
}
REPORTS = ("each", "first", "document")
"""What a kind that finds several things may report: each, the first, or one finding about the document."""

SAFETY = Field("text", "How safe the fix is (default: unsafe)", choices=SAFETIES)


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
        return not any(s.start < end and start < s.end for s in _left_out(ctx))
    block = ctx.doc.block_at(start)
    return block is not None and end <= block.end and ctx.in_scope(block)


def _left_out(ctx: Context) -> Iterator[Span]:
    """Yield the parts of the stored text that the scope takes out."""
    if "-code" in ctx.rule.scope:
        yield from ctx.doc.code
    if "-comment" in ctx.rule.scope:
        yield from ctx.doc.comments


def read_text(ctx: Context) -> str:
    """Return the text that the rule reads."""
    return ctx.doc.source.text if is_raw(ctx) else ctx.text


def pieces(ctx: Context, found: Sequence[Found], gated: bool, within: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges in which an expression is tried, in order: blocks or sentences in scope, lines of a
    raw text, or the text as a whole.

    With ``gated`` only ranges that hold one of the rule's anchors are tried.
    """
    if within == "document":
        if found or not gated:
            yield 0, len(read_text(ctx))
        return
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
        sentence = ctx.facts.sentence_at(block, start)
        return (block.start, block.end) if sentence is None else (sentence.start, sentence.end)
    return start, start
