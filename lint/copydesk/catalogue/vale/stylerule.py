"""What the matchers of Vale rules share: where they look, what excuses a match, how it is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from ...document.source import Span
from ...language.scan import Found
from ..notrun import CONFIGURATION, UNFIT, NotRun
from ..patterns.matcher import Matcher
from ..rule import Fix, Hit, Related
from .alternation import Alternation, Match, flags_of
from .fixing import fix_of
from .judged import has_re2
from .printf import as_template, filled
from .selectors import asks_for, selectors_of
from .valeini import runs_on

if TYPE_CHECKING:
    from ...document.document import Document
    from ..context import Context
    from ..rule import Rule
    from .valeview import Piece, ValeView

_AROUND = 200
"""How far around a match phrases are looked for."""


class StyleRule(Matcher):
    """A Vale rule made ready; ``table`` is what was kept of its file (``styleindex``)."""

    choosy = True

    def __init__(self, table: Mapping[str, Any], rule: Rule) -> None:
        self.rule, self.table = rule, table
        self.message: str = table["message"]
        self.selectors = selectors_of(table["scope"])
        self._limit: int = table.get("limit", 0)

    def refusal(self, doc: Document) -> NotRun | None:
        """Say why the rule is not run over a document, if it is not."""
        unfit = why_unfit(self.table)
        if unfit:
            return NotRun(self.rule.id, UNFIT, unfit)
        where = self.table.get("where")
        if where and not runs_on(where, doc.source.path):
            return NotRun(self.rule.id, CONFIGURATION, "the configuration of Vale does not ask for it here")
        return None

    @cached_property
    def _excuses(self) -> re.Pattern[str] | None:
        """What a match must not hold: the exceptions of the rule and the words of the vocabularies."""
        return _any_of(tuple(one[0] for one in self.table.get("exceptions", ())), ignore_case=False)

    @cached_property
    def _phrases(self) -> re.Pattern[str] | None:
        """Exceptions of several words, inside of which nothing is found."""
        spelt = (one[0] for one in self.table.get("exceptions", ()))
        return _any_of(tuple(one for one in spelt if " " in one or "[\\t" in one), ignore_case=True)

    def excused(self, text: str, start: int, end: int) -> bool:
        """Say whether an exception excuses a match in a text."""
        if self._excuses is None:
            return False
        if self._excuses.search(text[start:end].strip()) is not None:
            return True
        if self._phrases is None:
            return False
        around = range(max(0, start - _AROUND), min(len(text), end + _AROUND))
        return any(
            match.start() <= start and end <= match.end()
            for match in self._phrases.finditer(text, around.start, around.stop)
        )

    def run(self, ctx: Context, found: Sequence[Found]) -> Iterator[Hit]:
        """Yield the findings in reading order, no more than the rule's limit."""
        view: ValeView = ctx.facts.vale_view
        for count, hit in enumerate(self.hits(ctx, view, found), 1):
            yield hit
            if count == self._limit:
                return

    def hits(self, ctx: Context, view: ValeView, found: Sequence[Found]) -> Iterator[Hit]:
        """Yield what the rule finds."""
        raise NotImplementedError

    def tell(
        self,
        ctx: Context,
        view: ValeView,
        piece: Piece,
        start: int,
        end: int,
        *texts: str,
        rights: Sequence[str] | None = None,
        related: tuple[Related, ...] = (),
        message: str | None = None,
        **data: Any,
    ) -> Hit:
        """Tell a range of a piece: ``texts`` fill the message, ``rights`` are what to write."""
        said = as_template(filled(message if message is not None else self.message, *texts))
        fix: Fix | None = None
        if piece.where == "prose":
            left, right = piece.start + start, piece.start + end
            fix = fix_of(self.table.get("action"), ctx.doc, left, right, rights)
            return ctx.hit(left, right, message=said, fix=fix, related=related, **data)
        if piece.where == "source":
            span = Span(piece.start + start, piece.start + end)
            return ctx.at(span, message=said, related=related, **data)
        return ctx.hit(
            view.prose_offset(start), view.prose_offset(end - 1) + 1, message=said, related=related, **data
        )

    def about_all(self, ctx: Context, *texts: str, **data: Any) -> Hit:
        """Make a finding about the document as a whole."""
        return ctx.document(message=as_template(filled(self.message, *texts)), **data)


class WordRule(StyleRule):
    """A rule whose expressions are alternatives: those are tried whose literals stand in a piece."""

    alternation: Alternation

    def __init__(self, table: Mapping[str, Any], rule: Rule, before: str = "", after: str = "") -> None:
        super().__init__(table, rule)
        flags = flags_of(table.get("ignorecase", False))
        self.alternation = Alternation(table["choices"], flags, before, after, bool(table.get("re2")))
        # The scan that tells which literals stand where reads the prose; for rules that read nothing but the
        # stored text, that.
        mixed = any(asks_for(self.selectors, name) for name in ("raw", "code")) and rule.scope != ("raw",)
        self.literals = () if mixed else self.alternation.literals

    @property
    def gated(self) -> bool:
        """Say whether nothing can be found where none of the literals stands."""
        return bool(self.literals) and not self.alternation.always

    def matches(self, view: ValeView, found: Sequence[Found]) -> Iterator[tuple[Piece, Match]]:
        """Yield what the expressions find in the pieces in scope, exceptions aside."""
        for piece, numbers in self._tried(view, found):
            for match in self.alternation.find(piece.text, numbers):
                if not self.excused(piece.text, match.start, match.end):
                    yield piece, match

    def _tried(self, view: ValeView, found: Sequence[Found]) -> Iterator[tuple[Piece, tuple[int, ...]]]:
        """Yield the pieces in scope with the alternatives to try in each."""
        pieces = view.pieces(self.selectors)
        if not self.literals:
            yield from ((piece, self.alternation.everything) for piece in pieces)
            return
        heard: dict[int, set[int]] = {}
        for hit in found:
            for place in pieces.at(hit.start):
                heard.setdefault(place, set()).add(hit.number)
        places = range(len(pieces)) if self.alternation.always else sorted(heard)
        for place in places:
            yield pieces[place], self.alternation.heard(heard.get(place, ()))


def why_unfit(table: Mapping[str, Any]) -> str:
    """Say why a rule is never run, or ""."""
    if table["unfit"]:
        return str(table["unfit"])
    if table.get("re2") and not has_re2():
        return f"needs RE2 (pip install copydesk[re2]): {table['re2']}"
    return ""


@lru_cache(maxsize=64)
def _any_of(spelt: tuple[str, ...], ignore_case: bool) -> re.Pattern[str] | None:
    """Compile alternatives, longest first, that the rules of a style share; None when there are none."""
    if not spelt:
        return None
    return re.compile(rf"\b(?:{'|'.join(f'(?:{one})' for one in spelt)})\b", flags_of(ignore_case))
