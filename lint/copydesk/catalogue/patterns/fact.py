"""Kind ``fact``: the things of a shared fact, those of them that meet conditions, each at its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from ...document.model import Block
from ...document.source import Span
from ...language.scan import Found
from ..rule import Hit, Related
from .fields import Field, Fields, check_option
from .matcher import REPORTS, Matcher
from .tiers import TIERS, Counter, graded, read_tiers
from .where import Condition, Path, conditions, follow, holds, path_of, with_options

if TYPE_CHECKING:
    from ...facts import Data, Facts
    from ..context import Context
    from ..rule import Rule
    from .tiers import Tier


class FactItems(Matcher):
    """What a fact found, as findings.

    A thing stands at its ``start`` and ``end`` (prose offsets, and then its block must be in scope) or at its
    ``span`` (in the source); ``place`` leads to another part of it that does, and where it leads to None the
    finding is about the document.
    """

    fields: ClassVar[Fields] = {
        "fact": Field("path", "The fact, as a path from ctx.facts", required=True),
        "arguments": Field("list", "What it is asked with"),
        "when": Field("conditions", "What must hold of the document (paths from ctx.facts)"),
        "where": Field("conditions", "What must hold of a thing for it to be found"),
        "place": Field("path", "The path from a thing to its place"),
        "report": Field("text", "What is reported (default: each)", choices=REPORTS),
        "evidence": Field("evidence", "The paths to the evidence"),
        "related": Field("notes", "Other places to show"),
        "fix": Field("path", "The path to a fix"),
        "per_section": Field("integer", "The most that are reported of a section", least=1),
        "tiers": TIERS,
    }

    def __init__(self, match: Mapping[str, Any], rule: Rule, data: Data | None) -> None:
        super().__init__(match, rule, data)
        self._match, options = match, rule.options
        self.fact = path_of(match["fact"])
        self.arguments = match.get("arguments")
        for argument in self.arguments or ():
            check_option("arguments", argument, options)
        self.when = conditions(match.get("when", {}), "when", options)
        self.report = match.get("report", "each")
        self.per_section = match.get("per_section")
        if data is None:  # what is wrong there is told before anything is found
            assert self.where is not None and self.tiers is not None

    # Most rules find nothing in an article: what only a finding needs is read with the first one.

    @cached_property
    def where(self) -> tuple[Condition, ...]:
        """What must hold of a thing for it to be found."""
        return conditions(self._match.get("where", {}), "where", self.rule.options)

    @cached_property
    def tiers(self) -> tuple[Tier, ...]:  # type: ignore[override]
        """How grave the findings are."""
        return read_tiers(self._match, self.rule.options)

    @cached_property
    def evidence(self) -> list[tuple[str, Path]]:
        """The evidence, as names and paths."""
        return _evidence(self._match.get("evidence", ()))

    @cached_property
    def place(self) -> Path:
        """The path from a thing to where it stands."""
        return path_of(self._match["place"]) if "place" in self._match else ()

    @cached_property
    def related(self) -> list[tuple[Path, str]]:
        """The paths to other places, and what these are."""
        return [(path_of(path), note) for path, note in self._match.get("related", {}).items()]

    @cached_property
    def fix(self) -> Path | None:
        """The path to a fix."""
        return path_of(self._match["fix"]) if "fix" in self._match else None

    def provides(self) -> Iterable[str] | None:
        """Return the names of the evidence; a mapping that is taken whole may hold any."""
        names = [name for name, _ in self.evidence]
        return None if "*" in names else names

    def idle(self, facts: Facts) -> bool:
        """Say whether there is nothing of the fact."""
        return not self.when and self.arguments is None and not self._value(facts)

    def run(self, ctx: Context, found: Sequence[Found]) -> Iterator[Hit]:
        """Yield a hit for each thing (or for the first one) that meets the conditions."""
        if not holds(ctx, self.when, ctx.facts):
            return
        counter = Counter(ctx)
        for thing in self._things(ctx):
            hit = self._hit(ctx, thing)
            if hit is None:
                continue
            if not counter.takes(-1, self.per_section, hit):
                continue
            yield graded(ctx, self.tiers, counter, hit, thing)
            if self.report == "first":
                return

    def _value(self, facts: Facts) -> Any:
        value = getattr(facts, self.fact[0])
        return follow(value, self.fact[1:]) if len(self.fact) > 1 else value

    def _things(self, ctx: Context) -> Iterator[Any]:
        value = self._value(ctx.facts)
        if self.arguments is not None:
            arguments = (with_options(ctx, argument) for argument in self.arguments)
            # What a fact is asked with is what its answer is remembered by.
            value = value(*(tuple(each) if isinstance(each, list) else each for each in arguments))
        for thing in _listed(value):
            if not self.where or holds(ctx, self.where, thing):
                yield thing

    def _hit(self, ctx: Context, thing: Any) -> Hit | None:
        hit = ctx.document() if self.report == "document" else _at(ctx, thing, follow(thing, self.place))
        if hit is None:
            return None
        data: dict[str, Any] = {}
        for name, path in self.evidence:
            value = follow(thing, path)
            data.update(value if name == "*" else {name: value})
        places = ((follow(thing, path), note) for path, note in self.related)
        related = tuple(Related(_span(ctx, place), note) for place, note in places if place is not None)
        return hit._replace(data=data, related=related, fix=follow(thing, self.fix) if self.fix else None)


def _listed(value: Any) -> Iterable[Any]:
    """Return the things of a fact: of a sequence or the values of a mapping each one; anything else is one
    thing itself, and nothing when it is false.
    """
    if type(value) is tuple or type(value) is list:  # nearly always; the questions below are slow
        return value
    if isinstance(value, Mapping):
        return value.values()
    if isinstance(value, Iterable) and not isinstance(value, str) and not hasattr(value, "_fields"):
        return value
    return (value,) if value else ()


def _at(ctx: Context, thing: Any, place: Any) -> Hit | None:
    """Make the hit at a place; None where the rule may not speak."""
    if place is None:
        return ctx.document()
    if isinstance(place, Span) or not hasattr(place, "start"):
        span = place if isinstance(place, Span) else place.span
        block = thing if isinstance(thing, Block) else getattr(thing, "block", None)
        outside = block is not None and not ctx.in_scope(block)
        if outside or ("-code" in ctx.rule.scope and ctx.facts.in_code(span)):
            return None
        return ctx.at(span)
    block = ctx.doc.block_at(place.start)
    if block is None or not ctx.in_scope(block):
        return None
    return ctx.hit(place.start, place.end)


def _span(ctx: Context, place: Any) -> Span:
    if isinstance(place, Span):
        return place
    return ctx.doc.lift(place.start, place.end) if hasattr(place, "start") else place.span


def _evidence(asked: Any) -> list[tuple[str, Path]]:
    """Return what is asked for as (name, path); the name ``*`` takes a mapping whole."""
    if isinstance(asked, str):
        return [("*", path_of(asked))]
    named = asked if isinstance(asked, Mapping) else {path.rpartition(".")[2]: path for path in asked}
    return [(name, path_of(path)) for name, path in named.items()]
