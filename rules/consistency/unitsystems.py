"""A measure in feet or pounds where all others are metric, or the other way round."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from copydesk.api import Scope, Slip, once

_GAPS = frozenset((" ", "\u00a0", "\u202f"))
_LEAST = 2
"""So many measures, at least, are in the system that the article keeps to."""
_BODY = frozenset({"feet", "foot"})
"""Behind a number in words these may be what people walk on."""


class _Measure(NamedTuple):
    """What is measured, by which system, and the numbers of the first and the last word."""

    kind: str
    system: str
    first: int
    last: int


def unit_systems(ctx: Scope) -> Iterator[Slip]:
    """Yield the only measure of an article in one system of units, where several are in the other, at least
    one of them of the same kind, and none of these stands beside it.
    """
    units = _units(ctx.data("unit-systems.toml"))
    vocabulary = ctx.facts.word_table.vocabulary
    held = {unit for unit in units if unit in vocabulary}
    if len({units[unit][1] for unit in held}) < len(_SYSTEMS):
        return
    found = sorted(_measures(ctx, units, held), key=lambda measure: measure.first)
    for system, other in (_SYSTEMS, _SYSTEMS[::-1]):
        odd = [measure for measure in found if measure.system == system]
        usual = [measure for measure in found if measure.system == other]
        alike = [measure for measure in usual if odd and measure.kind == odd[0].kind]
        if len(odd) == 1 and len(usual) >= _LEAST and alike and not _beside(ctx, odd[0], usual):
            yield _slip(ctx, odd[0], alike[0], len(usual))


_SYSTEMS = ("imperial", "metric")


@once
def _units(table: Mapping[str, Mapping[str, list[str]]]) -> Mapping[str, tuple[str, str]]:
    """Return what each unit measures, and its system."""
    return {
        unit: (kind, system) for system in _SYSTEMS for kind, units in table[system].items() for unit in units
    }


def _measures(ctx: Scope, units: Mapping[str, tuple[str, str]], held: set[str]) -> Iterator[_Measure]:
    """Yield the numbers with a unit in the prose of the author."""
    table, small = ctx.facts.word_table, ctx.data("numbers.toml")["small"]
    for unit in held:
        kind, system = units[unit]
        for number in table.numbers[unit]:
            if not number or table.gaps[number] not in _GAPS:
                continue
            before = table.lower[number - 1]
            if not (before[0].isdigit() or (before in small and unit not in _BODY)):
                continue
            start, end = table.starts[number - 1], table.ends[number]
            block = ctx.block_at(start)
            if block is None or end > block.end or ctx.quoted(start, end):
                continue
            per = table.lower[number + 1 : number + 2] == ["per"] or table.lower[number + 1 : number + 3] == [
                "an",
                "hour",
            ]
            yield _Measure("speed" if per else kind, system, number - 1, number)


def _beside(ctx: Scope, odd: _Measure, usual: list[_Measure]) -> bool:
    """Say whether a sentence has both systems: then one is the other in its own units."""
    held = {sentence.start for sentence in ctx.sentences_of([odd.first])}
    return any(one.start in held for one in ctx.sentences_of(sorted(measure.first for measure in usual)))


def _slip(ctx: Scope, odd: _Measure, alike: _Measure, count: int) -> Slip:
    table = ctx.facts.word_table
    start, end = table.starts[odd.first], table.ends[odd.last]
    beside = table.starts[alike.first], table.ends[alike.last]
    return ctx.found(
        start, end, beside=beside, other=ctx.text[slice(*beside)], system=alike.system, count=count
    )
