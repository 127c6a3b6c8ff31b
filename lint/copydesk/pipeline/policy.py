"""The policy of a gate towards directives: what an article may not silence, and how it may not be done."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from ..document.source import Source, Span
from .directives import FRONT_MATTER, Directive
from .stetgrammar import ALL, BEGIN, FILE

FORM_ALL, FORM_FILE, FORM_BLOCK, FORM_FRONT_MATTER = "all", "file", "block", "front-matter"


class Policy(NamedTuple):
    """What the gates of a project say: the ids of rules that may not be silenced, forms of directives that do
    not count, and the lines (1-based, both ends included) that the change itself has added, in order, where
    directives on these do not count; None where they do. ``where`` says where the gate stands;
    ``below`` are fingerprints that configuration nearer than a gate lets stand.
    """

    protected: frozenset[str] = frozenset()
    refused: Sequence[str] = ()
    added: Sequence[tuple[int, int]] | None = None
    where: str = ""
    below: frozenset[str] = frozenset()

    def judge(self, directive: Directive, source: Source) -> str:
        """Say why a directive does not count, or ""."""
        form = self._form(directive)
        if form:
            return f"{form} directives silence nothing here"
        if self.added is not None and _stands_on(directive.span, source, self.added):
            return "a directive that the change itself adds silences nothing"
        return ""

    def _form(self, directive: Directive) -> str:
        if directive.origin == FRONT_MATTER:
            return "front-matter" if FORM_FRONT_MATTER in self.refused else ""
        if directive.kind == FILE and FORM_FILE in self.refused:
            return "stet-file"
        if directive.kind == BEGIN and FORM_BLOCK in self.refused:
            return "stet-begin"
        return "“stet all”" if ALL in directive.names and FORM_ALL in self.refused else ""


OPEN_DOOR = Policy()
"""The policy where no gate says anything."""


def _stands_on(span: Span, source: Source, lines: Sequence[tuple[int, int]]) -> bool:
    first = source.position(span.start).line
    last = source.position(max(span.start, span.end - 1)).line
    at = bisect_left(lines, first, key=lambda run: run[1])
    return at < len(lines) and lines[at][0] <= last
