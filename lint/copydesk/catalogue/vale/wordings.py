"""Vale's kinds ``existence`` (words that should not stand there) and ``substitution`` (and what should)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ...language.scan import Found
from ..patterns.literal import like
from ..rule import Hit
from .alternation import flags_of
from .fixing import fix_of
from .printf import choices, without_quotes
from .stylerule import WordRule

if TYPE_CHECKING:
    from ..context import Context
    from ..rule import Rule
    from .valeview import ValeView

_EDGES = (r"\b", r"\b")


class Existence(WordRule):
    """Words and expressions that should not stand in the text."""

    def __init__(self, table: Mapping[str, Any], rule: Rule) -> None:
        super().__init__(table, rule, *(() if table["bare"] else _EDGES))

    def hits(self, ctx: Context, view: ValeView, found: Sequence[Found]) -> Iterator[Hit]:
        """Yield one finding for each match that no exception excuses."""
        for piece, match in self.matches(view, found):
            text = piece.text[match.start : match.end]
            fix = fix_of(
                self.table.get("action"), ctx.doc, piece.start + match.start, piece.start + match.end, None
            )
            right = fix.edits[0].new if fix is not None and piece.where == "prose" else text
            yield self.tell(ctx, view, piece, match.start, match.end, text, right)


class Substitution(WordRule):
    """Words with what should stand in their place."""

    def __init__(self, table: Mapping[str, Any], rule: Rule) -> None:
        super().__init__(table, rule, *(() if table["bare"] else _EDGES))
        self._rights: Sequence[str] = table["rights"]
        action = table.get("action") or {}
        self._replaces = action.get("name") == "replace" and not action.get("params")
        self._converted = without_quotes(self.message)

    @cached_property
    def _expected(self) -> dict[str, Any]:
        """What is right for each text that a swap asks for, where that is an expression."""
        flags = flags_of(bool(self.table.get("ignorecase")))
        return {
            right: re.compile(f"(?:{spelt[0]})\\Z", flags)
            for right, spelt in (self.table.get("expected") or {}).items()
        }

    def _is_right(self, right: str, observed: str) -> bool:
        if right == observed:
            return True
        expected = self._expected.get(right)
        return expected is not None and expected.match(observed) is not None

    def hits(self, ctx: Context, view: ValeView, found: Sequence[Found]) -> Iterator[Hit]:
        """Yield one finding for each wording that is not what it should be."""
        for piece, match in self.matches(view, found):
            right = self._rights[match.number]
            observed = piece.text[match.start : match.end].strip()
            if self._is_right(right, observed):
                continue
            rights = right.split("|") if self._replaces else [right]
            if self.table.get("matchcase") or self.table.get("capitalize"):
                rights = [like(observed, word) for word in rights]
            said = choices(rights) if self._replaces else rights[0]
            message = self._converted if self._replaces else self.message
            yield self.tell(
                ctx, view, piece, match.start, match.end, said, observed,
                rights=rights if self._replaces else None, message=message, right=" / ".join(rights),
            )  # fmt: skip
