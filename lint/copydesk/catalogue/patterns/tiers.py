"""Tiers: findings of one rule that are graver, weaker or worded otherwise than the rest.

``[[match.tiers]]`` tables are tried in order and the first whose ``where`` holds is taken. It may replace
``severity``, ``confidence`` and ``message`` and add ``data`` to the evidence. With ``per_section`` it takes
no more than so many findings of a section of the article; what comes after goes on to the next tier.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from ...base.levels import SEVERITIES
from ..rule import CONFIDENCES, Hit
from .fields import Field, Options
from .where import Condition, conditions, holds, with_options

if TYPE_CHECKING:
    from ..context import Context

TIERS = Field(
    "tables",
    "Graver, weaker or other findings; the first table that fits is taken",
    of={
        "where": Field("conditions", "What must hold of the thing found; without it, every thing fits"),
        "severity": Field("text", "Its severity", choices=SEVERITIES),
        "confidence": Field("text", "Its confidence", choices=CONFIDENCES),
        "message": Field("text", "Its message"),
        "data": Field("table", "More evidence"),
        "per_section": Field("integer", "How many of a section are taken; the rest goes on", least=1),
    },
)


class Tier(NamedTuple):
    """One ``[[match.tiers]]`` table."""

    where: tuple[Condition, ...]
    severity: str | None
    confidence: str | None
    message: str | None
    data: Mapping[str, Any]
    per_section: Any


def read_tiers(match: Mapping[str, Any], options: Options) -> tuple[Tier, ...]:
    """Read the ``tiers`` of a checked ``[match]`` table. Raises ``MatchError``."""
    return tuple(
        Tier(
            conditions(tier.get("where", {}), "tiers.where", options),
            tier.get("severity"),
            tier.get("confidence"),
            tier.get("message"),
            tier.get("data", {}),
            tier.get("per_section"),
        )
        for tier in match.get("tiers", ())
    )


class Counter:
    """Counts by section of the article what has been taken so far."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self._taken: dict[tuple[int, int], int] = {}

    def takes(self, owner: int, most: Any, hit: Hit) -> bool:
        """Say whether an owner may take one more in the section of a hit (in the document, when the hit is no
        range of the prose), and count it.
        """
        if most is None:
            return True
        section = -1 if hit.prose is None else self._ctx.facts.section_of(hit.prose[0]).start
        count = self._taken[owner, section] = self._taken.get((owner, section), 0) + 1
        return bool(count <= with_options(self._ctx, most))


def graded(ctx: Context, tiers: tuple[Tier, ...], counter: Counter, hit: Hit, thing: Any) -> Hit:
    """Return a hit in the tier of the thing that it is made from."""
    for number, tier in enumerate(tiers):
        if holds(ctx, tier.where, thing) and counter.takes(number, tier.per_section, hit):
            return hit._replace(
                severity=tier.severity,
                confidence=tier.confidence,
                message=tier.message,
                data={**hit.data, **tier.data},
            )
    return hit
