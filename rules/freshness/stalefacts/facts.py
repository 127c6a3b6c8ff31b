"""The fact about statements that time has overtaken."""

from collections.abc import Mapping
from typing import Any

from copydesk.api import Facts, fact

from .contradictions import StaleClaim, find_stale


@fact("stale_claims")
def stale_claims(facts: Facts, extra: Mapping[str, Any]) -> tuple[StaleClaim, ...]:
    """What the dated facts table contradicts (``facts.toml``, and entries of the user in ``extra``)."""
    return find_stale(facts, facts.data("facts.toml"), extra)
