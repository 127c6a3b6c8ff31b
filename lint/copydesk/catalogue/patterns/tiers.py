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
from .base import MatchError
from .conditions import Condition, conditions, holds, with_options

if TYPE_CHECKING:
    from ..context import Context

_KEYS = frozenset({"where", "severity", "confidence", "message", "data", "per_section"})


class Tier(NamedTuple):
    """One ``[[match.tiers]]`` table."""

    where: tuple[Condition, ...]
    severity: str | None
    confidence: str | None
    message: str | None
    data: Mapping[str, Any]
    per_section: Any


def read_tiers(match: Mapping[str, Any]) -> tuple[Tier, ...]:
    """Read the ``tiers`` of a ``[match]`` table. Raises ``MatchError``."""
    found = []
    raw = match.get("tiers", [])
    if not isinstance(raw, list | tuple) or not all(isinstance(tier, Mapping) for tier in raw):
        raise MatchError("tiers", "must be a list of tables ([[match.tiers]])")
    for tier in raw:
        for key in tier:
            if key not in _KEYS:
                raise MatchError("tiers", f"unknown key {key!r}; known: {', '.join(sorted(_KEYS))}")
        for key, known in (("severity", SEVERITIES), ("confidence", CONFIDENCES)):
            if tier.get(key, known[0]) not in known:
                raise MatchError("tiers", f"{key} {tier[key]!r} is not one of {', '.join(known)}")
        found.append(
            Tier(
                conditions(tier.get("where", {}), "tiers.where"),
                tier.get("severity"),
                tier.get("confidence"),
                tier.get("message"),
                tier.get("data", {}),
                tier.get("per_section"),
            )
        )
    return tuple(found)


class Counter:
    """Counts by section of the article what has been taken so far."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self._taken: dict[tuple[int, int], int] = {}

    def takes(self, owner: int, most: Any, start: int | None) -> bool:
        """Say whether one more may be taken at a prose offset (None: in the document) and count it."""
        if most is None:
            return True
        section = -1 if start is None else self._ctx.facts.section_of(start).start
        count = self._taken[owner, section] = self._taken.get((owner, section), 0) + 1
        return bool(count <= with_options(self._ctx, most))


def graded(ctx: Context, tiers: tuple[Tier, ...], counter: Counter, hit: Hit, thing: Any) -> Hit:
    """Return a hit in the tier of the thing that it is made from."""
    start = hit.prose[0] if hit.prose is not None else None
    for number, tier in enumerate(tiers):
        if holds(ctx, tier.where, thing) and counter.takes(number, tier.per_section, start):
            return hit._replace(
                severity=tier.severity,
                confidence=tier.confidence,
                message=tier.message,
                data={**hit.data, **tier.data},
            )
    return hit
