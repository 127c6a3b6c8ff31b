"""Which of many phrases are told."""

from __future__ import annotations

from collections.abc import Sequence

from .undatedphrases import Relative


def best(found: Sequence[Relative], most: int) -> list[Relative]:
    """Choose the most telling phrases, in reading order: the first of each kind by rank, then further ones
    by rank.
    """
    ranked = sorted(found, key=lambda item: (item.rank, item.start))
    kinds: set[str] = set()
    firsts = [item for item in ranked if not (item.kind in kinds or kinds.add(item.kind))]  # type: ignore[func-returns-value]
    rest = [item for item in ranked if item not in firsts]
    return sorted((firsts + rest)[:most])
