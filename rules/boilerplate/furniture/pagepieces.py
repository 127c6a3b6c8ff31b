"""Pieces of a page that their words and their place tell together: readings of widgets, notes on the writer,
labels of a part of the site.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from copydesk.api import cached_property, regex

from .entryrecords import is_counted
from .pagewords import AUTHOR, RELATED, STRAY
from .readings import words_of
from .saidlines import SaidLines

_NOTE = 45
"""The words of the longest note on a writer."""
_MAIN = 3
# Whom to reach: a number to call, an address to write to.
_REACHED = regex(r"\+ ?\d{1,3}[ -]\d[\d ().-]{5,20}|\(\d{3}\) \d{3}|[\w.]{1,30}@[\w-]{1,30}\.\w")
_ADDRESS = regex(r"[\d@]|, ")
# "Redistribution and use are permitted", "This program is free software".
_TERMS = regex(r"\bredistribut|\bpermi(?:tted|ssion)\b|\bfree software\b|\bwarrant(?:y|ies)\b|\blicen[cs]e\b")
_BEFORE, _BEHIND = 2, 4
"""So many lines round one may hold the terms to which it belongs."""
_DEGREE = frozenset("°")


class PagePieces(SaidLines):
    """The passes that take such lines."""

    def _page_pieces(self) -> None:
        """Take readings, notes and labels among the lines that may be furniture."""
        for index in self.hot:
            if index in self.taken or not self._open(index) or self._in_list(index):
                continue
            line, page = self.lines[index], self.page
            if self._marked_section(index) or line.kind == "caption":
                continue
            if page.fits("reading", line.lowered, line.head) and self._is_reading(index):
                self._take(STRAY, "reading of a widget", index, sure=self._outside(index))
            elif page.fits("writer", line.lowered, line.head) and self._tells_of_writer(index):
                self._take(AUTHOR, "writer’s note", index, sure=self._outside(index))
            elif page.fits("more", line.lowered, line.head) and self._labels_others(index):
                self._take(RELATED, "label", index, sure=line.text.isupper())

    def _in_licence(self, index: int) -> bool:
        """Say whether the lines round one are the terms under which something may be used."""
        near = self.lines[max(0, index - _BEFORE) : index + _BEHIND]
        return any(_TERMS.search(line.lowered) for line in near)

    def _is_reading(self, index: int) -> bool:
        """Say whether a line is what a widget shows, and not what the article is about."""
        subject = self.page.readings.subject(self.lines[index].text)
        # Within an article a degree alone is a figure of its own.
        if not subject or (subject <= _DEGREE and not self._outside(index)):
            return False
        if self._lists(index):
            return False
        return self._only_here(index, subject)

    def _only_here(self, index: int, words: Iterable[str]) -> bool:
        """Say whether words stand in no line of running text but the one given."""
        line = self.lines[index]
        own = Counter(words_of(line.text)) if line.prose else Counter[str]()
        return not any(self._told[word] > own[word] for word in words)

    @cached_property
    def _told(self) -> Counter[str]:
        """How often each word stands in running text, in lower case."""
        return Counter(word for line in self.lines if line.prose for word in words_of(line.text))

    def _lists(self, index: int) -> bool:
        """Say whether a line stands in a block of short ones with figures, as the rows of a table do."""
        if self.lines[index].apart:
            return False
        near = [
            each for each in (index - 1, index + 1) if 0 <= each < len(self.lines) and each not in self.taken
        ]
        return any(
            not self.lines[each].prose and any(map(str.isdigit, self.lines[each].text)) for each in near
        )

    def _tells_of_writer(self, index: int) -> bool:
        """Say whether a line is a few sentences on somebody whom the article does not speak of, whose name
        comes first; "By Ada Moss, staff reporter" is a byline.
        """
        text = self.lines[index].text
        if text.lstrip("*_ ").startswith("By "):
            return False
        named = self.page.name.match(text, len(text) - len(text.lstrip("*_ ")))
        if named is None or self.lines[index].words > _NOTE:
            return False
        return self._only_here(index, (named[0].split()[-1].casefold(),))

    def _labels_others(self, index: int) -> bool:
        """Say whether a line such as “More from Business” heads nothing: the article goes on below it."""
        line = self.lines[index]
        words = [word for word in line.text.split()[1:] if len(word) > _MAIN]
        titled = bool(words) and all(word[0].isupper() for word in words)
        if not titled or line.ends or not line.apart:
            return False
        return self.marked_up or self._outside(index)

    def _heads_content(self, index: int) -> bool:
        """Say whether a label such as "Contact" has something like an address right below it."""
        below = self._next(index)
        if below is None or below.number in self.taken or self.lines[index].text[:1].islower():
            return False
        if any(_REACHED.search(line.text) for line in self.lines[index + 1 : index + 6]):
            return True  # whom to call or to write to, by name and office
        if (
            below.prose
            or below.words < 3
            or self.page.kind_of(self.lines[below.number].key)
            or below.kind == "heading"
        ):
            return False
        return bool(_ADDRESS.search(below.text)) and not is_counted(self.lines[below.number].lowered)
