"""What a rule is given: the document, its facts, its options, the clock and data files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..document.source import Span
from ..facts.scope import Scope
from .rule import Fix, Hit, Related, Rule

if TYPE_CHECKING:
    from ..facts import Facts


class Context(Scope):
    """The view of one document that one rule gets.

    ``options`` holds the effective options of the rule. What a run knows beside the document is in
    ``facts.knowledge``: ``profile`` is the name of the profile, ``today`` the date of the run as
    ``YYYY-MM-DD``, ``data(name)`` returns a parsed file of the packs' ``data`` folders (TOML as dict, .txt as
    tuple of lines without comments), ``settings`` is the part of the configuration that rules share
    (languages, project words, project root …).
    """

    __slots__ = ("options", "rule")

    def __init__(self, facts: Facts, rule: Rule, options: Mapping[str, Any]) -> None:
        super().__init__(facts, rule.scope, rule.languages)
        self.rule, self.options = rule, options

    @property
    def profile(self) -> str:
        """The name of the profile of the run."""
        return self.facts.knowledge.profile

    @property
    def today(self) -> str:
        """The date of the run, ``YYYY-MM-DD``."""
        return self.facts.knowledge.today

    @property
    def settings(self) -> Mapping[str, Any]:
        """The part of the configuration that rules share."""
        return self.facts.knowledge.settings

    def hit(
        self,
        start: int,
        end: int,
        *,
        message: str | None = None,
        severity: str | None = None,
        confidence: str | None = None,
        fix: Fix | None = None,
        related: tuple[Related, ...] = (),
        **data: Any,
    ) -> Hit:
        """Make a hit from a prose range."""
        return Hit(
            self.doc.lift(start, end), data, message, severity, confidence, fix, related, prose=(start, end)
        )

    def at(
        self,
        span: Span,
        *,
        message: str | None = None,
        severity: str | None = None,
        confidence: str | None = None,
        fix: Fix | None = None,
        related: tuple[Related, ...] = (),
        **data: Any,
    ) -> Hit:
        """Make a hit from a source span."""
        return Hit(span, data, message, severity, confidence, fix, related)

    def document(self, *, message: str | None = None, severity: str | None = None, **data: Any) -> Hit:
        """Make a hit about the document as a whole; it is shown on the headline, else on the first line of
        prose.
        """
        return Hit(self.facts.anchor, data, message, severity, document_level=True)
