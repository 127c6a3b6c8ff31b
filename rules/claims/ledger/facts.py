"""The claims ledger as a fact."""

from __future__ import annotations

from copydesk.api import Facts, fact

from .ledger import Ledger


@fact("ledger")
def ledger(facts: Facts) -> Ledger:
    """The claims ledger: each sentence with its check-worthiness, kind and support."""
    return Ledger(facts)
