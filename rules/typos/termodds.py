"""How likely a word was put for one of a term of which little else is left ("present account" for current
account): how near the two are, how rare what stands there is, and what the article says of it.
"""

from __future__ import annotations

from math import log1p
from typing import NamedTuple

from copydesk.api import Near, Scope, Swaps

RAREST = 45_000
"""The number of a word that the table does not have."""


class Nearness(NamedTuple):
    """How near a word is to one for which it may have been put (``Near``), whether programs are known to put
    it there, and their numbers in the table of swaps.
    """

    near: int
    program: bool
    own: int
    right: int


def nearest(known: Swaps, word: str, meant: str) -> Nearness | None:
    """Return how near a word is to one, or to its plural; None when nothing puts it there."""
    own = known.number(word)
    if own is None:
        return None
    near, programs = known.stands_for(own), known.programs(own)
    rights = [known.number(form) for form in (meant, f"{meant}s") if form != word]
    found = [
        Nearness(near.get(right, Near.LISTED), right in programs, own, right)
        for right in rights
        if right is not None and (right in near or right in programs)
    ]
    return max(found, default=None)


def measures_of(ctx: Scope, nearness: Nearness, kept: str, right: str, bound: float) -> dict[str, float]:
    """Return what is measured of a word that may have been put for the one of a term that is ``right``.
    ``kept`` is what is left of the term; ``bound`` how firmly the word belongs to its other neighbour.
    """
    number = ctx.facts.swaps.number(kept)
    return {
        "sense": float(nearness.near == Near.SURE),
        "mutual": float(nearness.near == Near.MUTUAL),
        "program": float(nearness.program),
        "put-rank": log1p(nearness.own),
        "right-rank": log1p(nearness.right),
        "kept-rank": log1p(RAREST if number is None else number),
        "told": float(right in ctx.facts.word_table.vocabulary),
        "bound": bound,
    }
