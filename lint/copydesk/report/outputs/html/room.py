"""How much one page holds. What it has no room for is counted and said, never dropped in silence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ....base.levels import OPEN, RANK

ARTICLE_NOTES = 2_000
"""Notes of one article, gravest first."""

PAGE_NOTES = 24_000
PAGE_HINTS = 14_000
"""Notes of a page, and those of them that may be of level info: browsers stay quick with so many."""

ARTICLE_TEXT = 400_000
PAGE_TEXT = 6_000_000
"""Code points of text without notes; text with notes is shown whatever it takes."""

ARTICLE_CLAIMS = 200
PAGE_CLAIMS = 6_000


class Room:
    """What is left of a page while its articles come in."""

    def __init__(self) -> None:
        self._notes, self._hints = PAGE_NOTES, PAGE_HINTS
        self._text, self._claims = PAGE_TEXT, PAGE_CLAIMS
        self.notes_left_out = self.text_left_out = self.claims_left_out = 0

    def notes(self, findings: Sequence[Mapping[str, Any]]) -> set[int]:
        """Return the places in the list of the findings of an article that have a note, gravest first."""
        order = sorted(
            range(len(findings)),
            key=lambda n: (findings[n]["status"] != OPEN, -RANK[findings[n]["severity"]], n),
        )
        kept: set[int] = set()
        for number in order[:ARTICLE_NOTES]:
            hint = findings[number]["severity"] == "info"
            if not self._notes or (hint and not self._hints):
                continue
            self._notes -= 1
            self._hints -= hint
            kept.add(number)
        self.notes_left_out += len(findings) - len(kept)
        return kept

    def text(self, size: int, shown: int) -> bool:
        """Say whether there is room for more text without notes; ``shown`` is there of the same article."""
        if size > self._text or shown + size > ARTICLE_TEXT:
            self.text_left_out += size
            return False
        self._text -= size
        return True

    def claims(self, count: int) -> int:
        """Return how many claims of an article may be listed."""
        listed = min(count, ARTICLE_CLAIMS, self._claims)
        self._claims -= listed
        self.claims_left_out += count - listed
        return listed
