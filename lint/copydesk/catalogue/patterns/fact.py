"""Kind ``fact``: the things of a shared fact, those of them that meet conditions, each at its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ...document.model import Block
from ...document.source import Span
from ...language.scan import Found
from ..rule import Hit, Related
from .base import Matcher, MatchError
from .conditions import Path, conditions, follow, holds, path_of, with_options
from .tiers import Counter, graded, read_tiers

if TYPE_CHECKING:
    from ...facts import Data
    from ..context import Context

_REPORTS = ("each", "first", "document")


class FactItems(Matcher):
    """What a fact found, as findings.

    A thing stands at its ``start`` and ``end`` (prose offsets, and then its block must be in scope) or at its
    ``span`` (in the source); ``place`` leads to another part of it that does, and where it leads to None the
    finding is about the document.
    """

    keys = frozenset("fact arguments when where place report evidence related fix per_section tiers".split())

    def __init__(self, match: Mapping[str, Any], data: Data | None) -> None:
        super().__init__(match, data)
        self.fact = path_of(match.get("fact"), "fact")
        arguments = match.get("arguments")
        if arguments is not None and not isinstance(arguments, list | tuple):
            raise MatchError("arguments", "must be a list")
        self.arguments = arguments
        self.when = conditions(match.get("when", {}), "when")
        self.where = conditions(match.get("where", {}), "where")
        self.place = path_of(match["place"], "place") if "place" in match else ()
        self.report = match.get("report", "each")
        if self.report not in _REPORTS:
            raise MatchError("report", f"must be one of {', '.join(_REPORTS)}")
        self.evidence = _evidence(match.get("evidence", []))
        self.related = _related(match.get("related", {}))
        self.fix = path_of(match["fix"], "fix") if "fix" in match else None
        self.per_section = match.get("per_section")
        self.tiers = read_tiers(match)

    def run(self, ctx: Context, found: Sequence[Found]) -> Iterator[Hit]:
        """Yield a hit for each thing (or for the first one) that meets the conditions."""
        if not holds(ctx, self.when, ctx.facts):
            return
        counter = Counter(ctx)
        for thing in self._things(ctx):
            hit = self._hit(ctx, thing)
            if hit is None:
                continue
            start = hit.prose[0] if hit.prose is not None else None
            if not counter.takes(-1, self.per_section, start):
                continue
            yield graded(ctx, self.tiers, counter, hit, thing)
            if self.report != "each":
                return

    def _things(self, ctx: Context) -> Iterator[Any]:
        value = follow(ctx.facts, self.fact)
        if self.arguments is not None:
            value = value(*(with_options(ctx, argument) for argument in self.arguments))
        for thing in _listed(value):
            if holds(ctx, self.where, thing):
                yield thing

    def _hit(self, ctx: Context, thing: Any) -> Hit | None:
        hit = ctx.document() if self.report == "document" else _at(ctx, thing, follow(thing, self.place))
        if hit is None:
            return None
        data: dict[str, Any] = {}
        for name, path in self.evidence:
            value = follow(thing, path)
            data.update(value if name == "*" else {name: value})
        related = tuple(Related(_span(ctx, follow(thing, path)), note) for path, note in self.related)
        return hit._replace(data=data, related=related, fix=follow(thing, self.fix) if self.fix else None)


def _listed(value: Any) -> Iterable[Any]:
    """Return the things of a fact: of a sequence or the values of a mapping each one; anything else is one
    thing itself, and nothing when it is false.
    """
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


def _evidence(raw: Any) -> tuple[tuple[str, Path], ...]:
    """Read ``evidence``: a list of paths (named by their last part), a table name → path, or the path to a
    mapping.
    """
    if isinstance(raw, str):
        return (("*", path_of(raw, "evidence")),)
    if isinstance(raw, Mapping):
        return tuple((name, path_of(path, "evidence")) for name, path in raw.items())
    if not isinstance(raw, list | tuple):
        raise MatchError("evidence", "must be a list of paths, a table of them by name, or one path")
    return tuple((path[-1], path) for path in (path_of(item, "evidence") for item in raw))


def _related(raw: Any) -> tuple[tuple[Path, str], ...]:
    if not isinstance(raw, Mapping) or not all(isinstance(note, str) for note in raw.values()):
        raise MatchError("related", "must be a table of notes by the path to their place")
    return tuple((path_of(path, "related"), note) for path, note in raw.items())
