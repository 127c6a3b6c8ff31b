"""The page as an output of a run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from .. import readback
from ..registry import Checked, Closing, View
from .page import Page
from .rulesection import RuleSaid

if TYPE_CHECKING:
    from ....catalogue.catalogue import Catalogue


class PageEmitter:
    """Keeps the proofs of the articles until all of the report is known."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._page = Page(view.remedy, self._explain)

    def file(self, path: str, part: Checked) -> Iterable[bytes]:
        """Keep the proof of a file. Raises ``OSError`` when there is no room for it."""
        self._page.add(readback.entry(part), part.text)
        return ()

    def close(self, closing: Closing) -> Iterator[bytes]:
        """Yield the page."""
        return self._page.finish(closing.report)

    @cached_property
    def _catalogue(self) -> Catalogue:
        return self._view.catalogue()

    def _explain(self, rule_id: str) -> RuleSaid:
        from ....catalogue.precision import in_words, measured

        rule = self._catalogue.rules.get(rule_id)
        if rule is None:  # a rule of a pack that only some articles have
            return RuleSaid(remedy=self._view.remedy(rule_id))
        text = self._catalogue.text(rule_id)
        right = tuple(in_words(rule, measured(self._catalogue, rule)))
        return RuleSaid(rule.summary, text.rationale, text.remedy, text.references, right)
