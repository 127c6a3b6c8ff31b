"""Verbs that do not agree with their subject, wherever that stands before them."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.api import Scope, Slip

from .agreeexcuses import may_agree
from .agreeing import clash
from .clashing import clashing_verbs
from .judge import Judge
from .parsed import Parsed


class Subjects:
    """Finds verbs that do not go with their subject."""

    headings = False

    def __init__(self, judge: Judge) -> None:
        """Look at the document of a judge."""
        self._judge = judge

    def candidates(self) -> Sequence[tuple[int, None]]:
        """Return the verbs that may be wrong."""
        return [(number, None) for number in sorted(set(clashing_verbs(self._judge)))]

    def slip(self, read: Parsed, number: int, asked: None) -> Slip | None:
        """Judge a verb."""
        judge, table = self._judge, self._judge.parser.table
        verb = read.place(number)
        found = clash(judge, read, verb)
        if found is None or may_agree(judge, read, found.first, verb):
            return None
        start, end = table.starts[read.numbers[found.first]], table.ends[read.numbers[found.last]]
        if judge.parser.in_link(start, end):
            return None  # the title of a page
        subject = _shown(read, found.first, verb)
        return Scope.found(start, table.ends[number], kind="weak", subject=subject, verb=read.tokens[verb])


def _shown(read: Parsed, first: int, verb: int) -> str:
    words = read.tokens[first:verb]
    return " ".join(words) if len(words) <= 4 else f"{words[0]} {words[1]} …"
