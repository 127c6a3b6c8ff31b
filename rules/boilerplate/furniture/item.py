"""What is found: a run of lines that are page furniture."""

from __future__ import annotations

from copydesk.api import Edit, Fix, Span

from .pagewords import AD, RELATED

_LABEL = 60


class Furniture:
    """A run of furniture lines.

    ``kind`` names the rule family (``ad-label`` …), ``reason`` what told it, ``title`` the title that a
    related link names, ``text`` the lines as stored. ``cut`` is the span to delete to remove it with its line
    ending and one blank line, or None where lines are not stored. ``sure`` is False where only place and
    neighbours speak; ``role`` is True where the role of an element does; ``manual`` is True in an article
    that shows code or has front matter, or is a whole page, where such words are in place; ``always`` says
    that they are so nowhere.
    """

    __slots__ = (
        "always",
        "cut",
        "first",
        "kind",
        "last",
        "manual",
        "reason",
        "role",
        "span",
        "sure",
        "text",
        "title",
    )

    def __init__(
        self,
        kind: str,
        reason: str,
        span: Span,
        text: str,
        first: int,
        last: int,
        sure: bool,
        title: str = "",
        cut: Span | None = None,
        role: bool = False,
        manual: bool = False,
        always: bool = False,
    ) -> None:
        self.kind, self.reason, self.span, self.text = kind, reason, span, text
        self.first, self.last, self.sure = first, last, sure
        self.title, self.cut, self.role, self.manual, self.always = title, cut, role, manual, always

    @property
    def label(self) -> str:
        """The lines as they are shown: an advertisement's whole, else the first letters."""
        if self.kind == RELATED:
            return self.text.split("\n")[0].strip()[:_LABEL]
        return self.text if self.kind == AD else self.text[:_LABEL]

    @property
    def lines(self) -> int:
        """How many lines they are."""
        return self.last - self.first + 1

    @property
    def removal(self) -> Fix | None:
        """The fix that deletes the lines, safe where shape or label decide; None in formats without lines."""
        if self.cut is None:
            return None
        return Fix(
            (Edit(self.cut, ""),), "Remove the line", "safe" if self.sure and not self.manual else "unsafe"
        )
