"""The facts about attribution and claims: one property each, computed when first asked."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..base import BaseFacts

if TYPE_CHECKING:
    from ..attribution.statements import Statements
    from .ledger import Ledger


class ClaimFacts(BaseFacts):
    """Facts about attribution and claims."""

    @cached_property
    def full_names(self) -> frozenset[str]:
        """The words, in lower case, that are parts of somebody's name in full."""
        from ..attribution.fullnames import find_full_names

        return find_full_names(self.doc)

    @cached_property
    def attributions(self) -> Statements:
        """Who carries each sentence of the body, by which verb, with which support."""
        from ..attribution.statements import Statements

        return Statements(self.facts)

    @cached_property
    def ledger(self) -> Ledger:
        """The claims ledger: each sentence with its check-worthiness, kind and support."""
        from .ledger import Ledger

        return Ledger(self.facts)
