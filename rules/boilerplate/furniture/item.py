"""What is found: a run of lines that are page furniture."""

from __future__ import annotations

from typing import Any

from copydesk.api import Context, Edit, Fix, Hit, Span

from .pagewords import STRAY


class Furniture:
    """A run of furniture lines.

    ``kind`` names the rule family (``ad-label`` …), ``reason`` what told it, ``title`` the title that a
    related link names. ``cut`` is the span to delete to remove it with its line ending and one blank line,
    or None where lines are not stored. ``sure`` is False where only place and neighbours speak.
    """

    __slots__ = ("cut", "first", "kind", "last", "reason", "role", "span", "sure", "title")

    def __init__(
        self,
        kind: str,
        reason: str,
        span: Span,
        first: int,
        last: int,
        sure: bool,
        title: str = "",
        cut: Span | None = None,
        role: bool = False,
    ) -> None:
        self.kind, self.reason, self.span = kind, reason, span
        self.first, self.last, self.sure = first, last, sure
        self.title, self.cut, self.role = title, cut, role

    @property
    def severity(self) -> str | None:
        """The severity that replaces the rule's own where only place, neighbours or an element's role
        speak.
        """
        if self.sure:
            return None
        return "info" if self.role or self.kind == STRAY or self.reason == "rights" else "warning"

    @property
    def confidence(self) -> str | None:
        """The confidence that replaces the rule's own."""
        return None if self.sure or self.role else "weak"

    def removal(self) -> Fix | None:
        """Return the fix that deletes the lines, safe where shape or label decide; None in formats without
        lines.
        """
        if self.cut is None:
            return None
        return Fix((Edit(self.cut, ""),), "Remove the line", "safe" if self.sure else "unsafe")

    def hit(self, ctx: Context, fix: Fix | None, **data: Any) -> Hit:
        """Return the hit of a rule about these lines, as sure as they are."""
        return ctx.at(self.span, severity=self.severity, confidence=self.confidence, fix=fix, **data)
