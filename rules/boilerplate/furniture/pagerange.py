"""Where the article on a copied page begins and ends, and which lines round and in it are furniture.

Each line is judged by what it shows (``linesigns``) and by what labels already told (``finder``). Running
text without a sign is the article; what is furniture by itself is taken wherever it stands, what is hardly so
only beside it or outside the article, and short lines without any sign only between furniture. The page must
show two independent signs: an article that has one line of a menu is no copied page.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.api import Document, Facts, regex

from .item import Furniture
from .judgedlines import stems
from .layout import LayoutLine
from .pagelists import PageLists
from .sign import IMPRINT, SITE, WIDGET

_RIGHTS = regex(r"©|\ball rights reserved\b", re.IGNORECASE)
_TITLE_WORDS = 16
_LONG = 250
_LEAST_PROSE = 2
_MUCH, _ENTRIES, _END, _FOOT = 3, 3, 4, 2
_FEW = 8
_SCRIPTS = ("<script", "<style ", "<style>")


class Estimate(NamedTuple):
    """The first and last line (numbers in ``lines``) of the article, and the kind of each furniture line."""

    first: int
    last: int
    taken: dict[int, str]


def estimate(facts: Facts, lines: Sequence[LayoutLine], items: Sequence[Furniture]) -> Estimate | None:
    """Estimate the article of a page; None where a file shows fewer than two signs of a page round it."""
    return _Estimator(facts, lines, items).run()


class _Estimator(PageLists):
    """The passes from the lines to the article."""

    def run(self) -> Estimate | None:
        """Tell furniture from article; None where the file is no copied page."""
        self.taken = {number: sign.kind for number, sign in self.strong().items()}
        self.take_teasers()
        self.take_boxes()
        if not self._is_copied():
            return None
        self.take_comments()
        prose = [number for number, prose in enumerate(self.prose) if prose and number not in self.taken]
        body = self._before_end(self._core(prose))
        if len(body) < _LEAST_PROSE:
            return None
        first, last = self._headline(body[0]), self._ending(body)
        self._above(first, body[0])
        self._below(last)
        self._inside(body[0], last)
        self._close_gaps()
        return None if self._is_list_of_pages(body, last) else Estimate(first, last, self.taken)

    def _is_copied(self) -> bool:
        """Say whether a file shows two independent signs: of two kinds, or rows of labels with running text
        between them.
        """
        long = len(self.lines) > _LONG
        if long and len(self.taken) * _LONG < 5 * len(self.lines):
            return False  # a long text in which some lines look like it
        kinds = set(self.taken.values())
        if kinds and any(_RIGHTS.search(line.text) for line in self.lines[-_FOOT:] if line.kind != "code"):
            kinds.add(IMPRINT)  # alone a line of rights may be the author's
        if len(kinds) > (2 if long else 1):
            return True
        prose = [number for number, prose in enumerate(self.prose) if prose and number not in self.taken]
        rows = {bisect_left(prose, number) for number, kind in self.taken.items() if kind == SITE}
        return len(rows) > 1 and not long

    def _before_end(self, body: list[int]) -> list[int]:
        """Cut off running text of the page itself: what stands below four or more lines of furniture, and is
        less than a quarter of all.
        """
        words = [self.lines[number].words for number in body]
        after, end = 0, len(body)
        for place in range(len(body) - 1, 0, -1):
            after += words[place]
            if after * 4 > sum(words):
                break
            between = sum(number in self.taken for number in range(body[place - 1] + 1, body[place]))
            if between >= _END:
                end = place
        return body[:end]

    def _core(self, body: list[int]) -> list[int]:
        """Take running text with a weak sign that stands beside furniture at an edge; return the rest."""
        for edge in (0, -1):
            while len(body) > _LEAST_PROSE and self.weak(body[edge]) and self.beside(body[edge]):
                number = body.pop(edge)
                self.take(number, SITE)
        return body

    def _headline(self, prose: int) -> int:
        """Return the first line of the article: its title, or its first running text."""
        best, most, nearest, top = prose, 0, prose, prose
        for number in range(prose - 1, -1, -1):
            line = self.lines[number]
            if number in self.taken or self.dated[number] or line.kind in self.out:
                continue
            if line.kind == "heading" and line.marked and not self.weak(number):
                return number
            if nearest == prose and not self.weak(number) and line.words > 1:
                nearest = number
            if self.names_subject(line.text):
                top = number
            shared = len(stems([line.text]) & self.said)
            if line.words <= 24 and shared > most:
                best, most = number, shared
        return min(best, top) if most else nearest

    def _ending(self, body: Sequence[int]) -> int:
        """Return the last line of the article."""
        last = body[-1]
        while last + 1 < len(self.lines):
            following = self.lines[last + 1]
            if following.number in self.taken or self.weak(following.number):
                break
            last += 1
        return last

    def _above(self, first: int, prose: int) -> None:
        strong = [number for number in self.taken if number < first]
        for number in range(first):
            if self.free(number) and (self.weak(number) or strong):
                self.take(number, SITE)
        for number in range(first + 1, prose):
            if self.free(number) and self.weak(number) and self.beside(number):
                self.take(number, SITE)

    def _below(self, last: int) -> None:
        for number in range(last + 1, len(self.lines)):
            if not self.free(number):
                continue
            title = self.lines[number].words <= _TITLE_WORDS
            if self.weak(number) or (title and number - 1 in self.taken):
                self.take(number, SITE)

    def _inside(self, first: int, last: int) -> None:
        for number in range(last - 1, first, -1):
            if not self.free(number):
                continue
            heads = number + 1 in self.taken and self.heads_teasers(self.lines[number])
            weak = self.weak(number) and (self.beside(number) or self._interrupts(number))
            if heads or weak:
                self.take(number, WIDGET)

    def _interrupts(self, number: int) -> bool:
        """Say whether a line stands alone between paragraphs of a page that shows much furniture, or is a few
        words without a stop, and has no words of the article.
        """
        line = self.lines[number]
        few = line.words <= _FEW and not line.ends
        if not few and len(set(self.taken.values())) < _MUCH:
            return False
        if not line.apart or stems([line.text]) & self.said:
            return False
        return self.prose[number - 1] and self.prose[number + 1]

    def _close_gaps(self) -> None:
        """Take headings over nothing but furniture, and rules beside it."""
        empty = True
        for number in range(len(self.lines) - 1, -1, -1):
            line = self.lines[number]
            if number in self.taken:
                continue
            rule = not any(map(str.isalnum, line.text))
            heading = line.kind == "heading" and line.marked
            if heading and empty and number + 1 in self.taken and not stems([line.text]) & self.said:
                self.take(number, SITE)
            elif rule and number + 1 in self.taken:
                self.taken[number] = self.taken[number + 1]
            elif not rule:
                empty = heading

    def _is_list_of_pages(self, body: Sequence[int], last: int) -> bool:
        """Say whether furniture stands after every other paragraph: then it is how the text is made."""
        inside = [number for number in self.taken if body[0] < number < last]
        runs = sum(number - 1 not in self.taken for number in inside)
        return (runs > 6 and runs * 3 > len(body) * 2) or self._entries(body[0], last) >= _ENTRIES

    def _entries(self, first: int, last: int) -> int:
        """Count the headings in a range that lead to other pages: those of teasers, not of an article."""
        return sum(
            line.kind == "heading"
            and line.marked
            and self.cuts[line.number].linked > 0.8
            and not self.cuts[line.number].within
            and line.number not in self.taken
            for line in self.lines[first:last]
        )


def is_manual(doc: Document) -> bool:
    """Say whether a file is a manual or a page of a project: what shows code or badges was written here, and
    its links, calls and rows of labels are its own.
    """
    text = doc.source.text
    shown = sum(text[start : start + 7].lower() not in _SCRIPTS for start, _ in doc.code)
    if shown > 1 or any(block.kind == "code" for block in doc.blocks):
        return True
    return doc.traits.markdown and "[![" in text


def runs_of(found: Estimate) -> Iterator[list[int]]:
    """Yield the numbers of each run of furniture lines, in reading order."""
    run: list[int] = []
    for number in sorted(found.taken):
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run
