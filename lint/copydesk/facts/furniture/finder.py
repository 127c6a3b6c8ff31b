"""Page furniture: lines of the file that belong to a web page and not to the article on it.

A line is furniture by its shape, its place and its neighbours together. A label that nobody would write
into an article counts anywhere; a label that could be a heading counts only outside the article's body or
next to other furniture; a word of the menu counts only there and when nothing stands under it. Headings
with a section below them, lists of links under "See also", table cells, captions, block quotes and code
are never furniture.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from . import labels, notices, records, shapes
from .entries import Entries
from .item import AD, AUTHOR, CALENDAR, NAV, PAGER, RELATED, SHARE, STRAY, Furniture
from .kinds import is_title, kind_of, only_labels, related_title
from .layout import LayoutLine

if TYPE_CHECKING:
    from ..facts import Facts

__all__ = ["Furniture", "find_furniture"]

# Single words that are labels of a page and next to nothing else, and yet no word of the menu.
_PLAIN = frozenset({"loading", "permalink", "trackbacks", "pingbacks"})


def find_furniture(facts: Facts) -> tuple[Furniture, ...]:
    """Find all page furniture of a document, in reading order, each line at most once."""
    doc = facts.doc
    finder = _Finder(facts)
    finder.run()
    if doc.format == "html":
        from .roles import find_role_furniture

        for kind, role, span in find_role_furniture(doc):
            finder.found.append(Furniture(kind, f"element “{role}”", span, 0, 0, False, role=True))
    return tuple(sorted(finder.found, key=lambda item: item.span))


class _Finder(Entries):
    """The passes, from what is certain to what only its neighbours tell."""

    def run(self) -> None:
        from .calendars import find_calendars

        for first, last in find_calendars(self.lines):
            if all(self._open(index) or self._in_table(index) for index in range(first, last + 1)):
                self._take(CALENDAR, "calendar", first, last)
        open_lines = [index for index in range(len(self.lines)) if self._open(index)]
        for index in open_lines:
            if index not in self.taken:
                self._by_shape(index)
        self._set_zones()
        self._author_boxes()
        self._set_zones()
        for index in open_lines:
            if index not in self.taken:
                self._by_label(index)
        # Furniture stands together: each new find can settle its neighbours.
        while self._by_neighbours(open_lines):
            pass
        self._set_zones()
        self._page_bottom(open_lines)
        for index in open_lines:
            if index not in self.taken:
                self._by_place(index)

    def _by_shape(self, index: int) -> None:
        """Take lines that their pattern alone tells."""
        line, text = self.lines[index], self.lowered[index]
        if not text or self._in_list(index):
            return
        why = shapes.share_kind(text)
        if why and not self._marked_section(index):
            # A line of rights alone may well be meant.
            alone = why == "rights" and "all rights reserved" not in text and "powered by" not in text
            self._take(SHARE, why, index, sure=not alone)
        elif shapes.is_pager(text) and line.apart | self._short_neighbours(index):
            self._take(PAGER, "pager", index)
        elif shapes.is_read_time(text):
            self._take(STRAY, "reading time", index)
        elif shapes.is_symbols(line.raw):
            self._take(STRAY, "symbols", index)
        elif shapes.is_breadcrumb(line.text) and not line.prose:
            self._take(NAV, "breadcrumb", index)
        elif self._is_menu(line):
            self._take(NAV, "menu", index)
        elif not self._by_record(index):
            self._related_with_title(index)

    def _is_menu(self, line: LayoutLine) -> bool:
        """Say whether a line is a bar of menu words: most of its pieces are labels, or it is nothing but
        labels.
        """
        pieces = shapes.segments(line.text)
        if len(pieces) == 2 and len(line.text) <= 60:
            return all(key in labels.NAV or key in labels.SHARING for key in map(labels.key, pieces))
        if len(pieces) >= 3:
            keys = [labels.key(piece) for piece in pieces]
            known = sum(key in labels.ANY for key in keys)
            # Two words of a menu will do where they are nothing else.
            enough = known >= 3 or sum(key in labels.NAV or key in labels.SHARING for key in keys) >= 2
            return enough and known * 3 >= len(pieces) * 2 and len(line.text) <= 200
        words = line.text.split()
        if not 4 <= len(words) <= 24 or line.ends or "," in line.text or not line.text[0].isupper():
            return False
        return only_labels([labels.key(word) for word in words], [word[0].isupper() for word in words])

    def _related_with_title(self, index: int) -> None:
        line = self.lines[index]
        title = related_title(line.raw, line.text)
        if not title or line.words > 30 or self._hatnote(index):
            return
        self._take(RELATED, "title", index, title=title)

    def _hatnote(self, index: int) -> bool:
        """A "See also" line right under a heading is how wikis point to a neighbouring article."""
        above = self.lines[index - 1] if index else None
        pointer = self.keys[index].startswith(("see also", "related"))
        return above is not None and above.kind == "heading" and pointer

    def _by_label(self, index: int) -> None:
        """Take lines whose label belongs to no article, and labels outside the body that could not head a
        section.
        """
        key = self.keys[index]
        kind = kind_of(key)
        if not kind or self._marked_section(index) or self._is_link_section(index):
            return
        many = key.count(" ") >= 2
        if self._in_list(index):
            return
        if kind == AD or key in _PLAIN:
            self._take(kind, "label", index)
        elif kind == RELATED:
            if " " in key or self._outside(index):
                self._take_related(index)
        elif kind == AUTHOR:
            if self._outside(index) or not self._could_head(index):
                self._take_author_label(index)
        elif kind == NAV and self._heads_content(index):
            return
        elif (
            many
            or key in labels.NO_HEADING
            or (self.last_prose >= 0 and not self._could_head(index))
            or (self._outside(index) and not (kind == NAV and self._opens_article(index)))
        ):
            self._take(kind, "label", index)
        elif self._repeated(index):
            # Nobody heads two sections with the same word of a menu.
            self._take(kind, "label", index, sure=False)
        elif (
            not self.subheads - {index}
            and any(self.lines[at].prose for at in range(max(0, index - 1), min(index + 2, len(self.lines))))
            and (kind == SHARE or self._off_subject(index))
        ):
            # The only line of its kind in the body, and on no subject: no heading.
            self._take(kind, "label", index, sure=False)

    def _repeated(self, index: int) -> bool:
        """Say whether the same label stands, for itself, over running text twice or more."""
        return self.keys[index] in self._repeated_keys

    @cached_property
    def _repeated_keys(self) -> frozenset[str]:
        places: dict[str, list[int]] = {}
        for at, key in enumerate(self.keys):
            places.setdefault(key, []).append(at)
        return frozenset(
            key for key, same in places.items() if len(same) > 1 and all(map(self._heads_prose, same))
        )

    def _heads_prose(self, index: int) -> bool:
        below = self._next(index)
        return self.lines[index].apart and below is not None and below.prose

    def _heads_content(self, index: int) -> bool:
        """Say whether a label such as "Contact" has something like an address right below it."""
        below = self._next(index)
        if below is None or below.number in self.taken or self.lines[index].text[:1].islower():
            return False
        if below.prose or below.words < 3 or kind_of(self.keys[below.number]) or below.kind == "heading":
            return False
        return bool(re.search(r"[\d@]|, ", below.text)) and not records.is_counted(self.lowered[below.number])

    def _off_subject(self, index: int) -> bool:
        """Say whether no word of a label occurs anywhere else, as the words of a heading do."""
        if not self.lines[index].apart:
            return False
        text = self.doc.prose.text.casefold()
        return all(text.count(word[:6]) == 1 for word in self.keys[index].split() if len(word) > 2)

    def _is_link_section(self, index: int) -> bool:
        if self.keys[index] not in labels.LINK_SECTIONS:
            return False
        below = self.lines[index + 1 : index + 3]
        if self.lines[index].kind == "heading" and self.lines[index].marked:
            return True
        if below and (below[0].kind == "list-item" or "](" in below[0].raw or "http" in below[0].raw):
            return True
        return len(below) == 2 and all(is_title(line) for line in below)

    def _by_neighbours(self, open_lines: Sequence[int]) -> bool:
        """Take labels, menu words and stamps that stand right beside furniture; say whether any was taken."""
        any_taken = False
        for index in open_lines:
            if index in self.taken or not self._beside(index) or self._marked_section(index):
                continue
            key = self.keys[index]
            kind = kind_of(key)
            if kind and (not self._could_head(index) or self._outside(index)):
                self._take(kind, "label", index)
            elif key in labels.NAV_WEAK and not self._could_head(index):
                self._take(NAV, "menu word", index, sure=False)
            elif key in labels.AD_WEAK and not self._could_head(index):
                self._take(AD, "label", index, sure=False)
            elif shapes.is_relative_stamp(self.lowered[index]):
                self._take(STRAY, "time stamp", index, sure=False)
            elif self._is_about(index):
                self._take(AUTHOR, "label", index, sure=False)
                self._take_bio(index + 1)
            elif not self._record_beside(index):
                continue
            any_taken = True
        return any_taken

    def _by_place(self, index: int) -> None:
        """Take what only its place outside the body tells: menu words, stamps, dates of the page head,
        credits.
        """
        line, key, text = self.lines[index], self.keys[index], self.lowered[index]
        if not text or self._in_list(index) or self._marked_section(index):
            return
        if shapes.is_credit(line.text):
            if not self._near_picture(index):
                self._take(STRAY, "picture credit", index, sure=False)
        elif key in labels.NAV_WEAK or key in labels.AD_WEAK:
            if self._stands_alone(index):
                kind, reason = (NAV, "menu word") if key in labels.NAV_WEAK else (AD, "label")
                self._take(kind, reason, index, sure=False)
        elif self._is_scrap(index):
            self._take(STRAY, "a few words without a sentence", index, sure=False)
        elif not self._outside(index):
            return
        elif shapes.is_relative_stamp(text):
            self._take(STRAY, "time stamp", index, sure=False)
        elif notices.is_archive_line(text) and self._beyond(index) and not self._in_fact_sheet(index):
            self._take(NAV, "list of entries", index, sure=False)
        elif records.is_tag_line(text, alone=True) and not self._in_fact_sheet(index):
            self._take(SHARE, "filing", index, sure=False)
        elif shapes.is_chrome_date(text) and self._above_headline(index):
            self._take(STRAY, "date of the page", index, sure=False)

    def _stands_alone(self, index: int) -> bool:
        """Say whether a menu word belongs to nothing around it: no heading, no row of a list that lost its
        marks.
        """
        line = self.lines[index]
        if not line.apart and self._short_neighbours(index):
            return False
        if self._outside(index):
            return not self._opens_article(index)
        heads = self._could_head(index) and self.keys[index] not in ("ad", "ads")
        if not line.apart or heads or not 0 < index < len(self.lines) - 1:
            return False
        return self.lines[index - 1].prose and self.lines[index + 1].prose

    def _is_scrap(self, index: int) -> bool:
        """Say whether a line is a few words in lower case that stand apart between or after whole
        paragraphs.
        """
        line = self.lines[index]
        if not line.apart or line.words > 5 or line.kind not in ("paragraph", "heading") or index == 0:
            return False
        if not line.text[:1].islower() or not line.text.replace(" ", "").isalpha():
            return False
        below = self._next(index)
        return self.lines[index - 1].prose and (below is None or below.prose)
