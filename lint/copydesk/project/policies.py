"""What the gates of a project say about the directives of one article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..catalogue.naming import ids
from ..pipeline.policy import OPEN_DOOR, Policy
from .config import Settings
from .gate import Lines, gate_of

if TYPE_CHECKING:
    from ..catalogue.catalogue import Catalogue


def policy_of(settings: Settings, catalogue: Catalogue, added: Lines | None) -> Policy:
    """Return the policy for an article with some settings. ``added`` are the lines that the change under
    review has added to it, None where directives in them count.
    """
    if "gate" not in settings.values:
        return OPEN_DOOR
    gate = settings.gate
    above = {stet.fingerprint for one in settings.held for stet in one.settings.get("stet", ())}
    nearer = {stet.fingerprint for stet in settings.get("stet", ())} - above if settings.held else ()
    return Policy(
        ids(catalogue, gate.may_not_silence),
        gate.refuse,
        added,
        f" ({gate_of(settings)})",
        frozenset(nearer),
    )
