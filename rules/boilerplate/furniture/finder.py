"""Page furniture: lines of the file that belong to a web page and not to the article on it.

A line is furniture by its shape, its place and its neighbours together. A label that nobody would write
into an article counts anywhere; a label that could be a heading counts only outside the article's body or
next to other furniture; a word of the menu counts only there and when nothing stands under it. Headings of
sections, lists of links under "See also", table cells, captions, block quotes and code are never furniture.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from copydesk.api import Facts, cached_property, regex

from .calendars import find_calendars
from .clues import find_clues
from .elementroles import find_role_furniture
from .entryrecords import is_archive_line, is_tag_line
from .item import Furniture
from .labelkinds import is_menu, is_title, related_title
from .layout import page_lines_of
from .lineshapes import (
    is_breadcrumb,
    is_credit,
    is_page_date,
    is_pager,
    is_read_time,
    is_relative_stamp,
    is_scrap,
    is_stopped_row,
    is_symbols,
    share_kind,
)
from .pagepieces import PagePieces
from .pagewords import AD, AUTHOR, CALENDAR, NAV, PAGER, RELATED, SHARE, STRAY, page_words
from .standing import NEVER

_SECTIONS = 3
# "--help", ":next": what readers type.
_COMMAND = regex(r"\s{0,12}(?:--[a-z]|:[a-z])")


def find_furniture(facts: Facts) -> tuple[Furniture, ...]:
    """Find all page furniture of a document, in reading order, each line at most once.

    Furniture is told by some line of its own first; where no line gives such a clue, nothing is laid out.
    """
    doc, page = facts.doc, page_words(facts)
    found: list[Furniture] = []
    clues = find_clues(facts, page) if doc.traits.lines else frozenset[int]()
    lines = page_lines_of(facts) if clues or not doc.traits.lines else ()
    if not doc.traits.lines:
        clues = frozenset(line.span.start for line in lines)
    if clues:
        finder = _Finder(facts, page, lines, clues)
        finder.run()
        found = finder.found
    if doc.traits.elements:
        for kind, role, span in find_role_furniture(doc, page):
            text = doc.source.slice(span)
            found.append(Furniture(kind, f"element “{role}”", span, text, 0, 0, False, role=True))
    if doc.chrome:
        # A page has its furniture round the content; only what stands between two paragraphs is in the way.
        prose = [line.span for line in lines if line.prose and line.kind not in NEVER]
        first, last = (prose[0].end, prose[-1].start) if prose else (0, 0)
        found = [item for item in found if first <= item.span.start and item.span.end <= last]
    return tuple(sorted(found, key=lambda item: item.span))


class _Finder(PagePieces):
    """The passes, from what is certain to what only its neighbours tell."""

    def run(self) -> None:
        for first, last in find_calendars(self.page, self.lines, frozenset(self.hot)):
            if all(self._open(index) or self._in_table(index) for index in range(first, last + 1)):
                self._take(CALENDAR, "calendar", first, last)
        hot = [index for index in self.hot if self._open(index)]
        for index in hot:
            if index not in self.taken:
                self._by_shape(index)
        self._set_zones()
        self._menu_lists()
        self._page_pieces()
        self._author_boxes()
        self._set_zones()
        for index in hot:
            if index not in self.taken:
                self._by_label(index)
        open_lines = [index for index in range(len(self.lines)) if self._open(index)] if self.taken else []
        # Furniture stands together: each new find can settle its neighbours.
        while self._by_neighbours(open_lines):
            pass
        self._set_zones()
        self._page_bottom(open_lines)
        for index in hot:
            if index not in self.taken:
                self._by_place(index)

    def _by_shape(self, index: int) -> None:
        """Take lines that their pattern alone tells."""
        line, page = self.lines[index], self.page
        text = line.lowered
        if not text or self._in_list(index):
            return
        why = share_kind(page, text, line.head)
        filed = why in ("comments", "filing") or is_tag_line(page, line, alone=True)
        if filed and index == 0 and self._heads_prose(index):
            return  # "Three comments on the plan", "Tags: a short history": the title of what stands below
        if why and not self._marked_section(index):
            # A line of rights alone may well be meant.
            plain = self._in_licence(index) or not ("all rights reserved" in text or "powered by" in text)
            alone = why == "rights" and (plain or self.marked_up)
            alone = alone or (why == "notice" and self._own_words(index))
            self._take(SHARE, why, index, sure=not alone)
        elif is_pager(page, line) and line.apart | self._short_neighbours(index):
            self._take(PAGER, "pager", index)
        elif is_read_time(page, line):
            self._take(STRAY, "reading time", index)
        elif is_symbols(line.raw):
            self._take(STRAY, "symbols", index)
        elif (is_breadcrumb(page, line) and not line.prose) or is_stopped_row(page, line):
            self._take(NAV, "breadcrumb", index)
        elif self._by_saying(index):
            return
        elif is_menu(page, line):
            self._take(NAV, "menu", index)
        elif not self._by_record(index):
            self._related_with_title(index)

    def _related_with_title(self, index: int) -> None:
        line = self.lines[index]
        title = related_title(self.page, line.raw, line.text)
        if not title or line.words > 30 or self._hatnote(index):
            return
        self._take(RELATED, "title", index, sure=not self._own_pointer(index), title=title)

    def _hatnote(self, index: int) -> bool:
        """A "See also" line right under a heading is how wikis point to a neighbouring article."""
        above = self.lines[index - 1] if index else None
        pointer = self.lines[index].key.startswith(("see also", "related"))
        return above is not None and above.kind == "heading" and pointer

    def _by_label(self, index: int) -> None:
        """Take lines whose label belongs to no article, and labels outside the body that could not head a
        section.
        """
        key = self.lines[index].key
        kind = self.page.kind_of(key)
        if not kind or self._marked_section(index) or self._is_link_section(index):
            return
        if _COMMAND.match(self.lines[index].raw):
            return
        many = key.count(" ") >= 2
        if self._in_list(index):
            return
        if kind == AD or key in self.page.plain:
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
            or key in self.page.no_heading
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
        return self.lines[index].key in self._repeated_keys

    @cached_property
    def _repeated_keys(self) -> frozenset[str]:
        places: dict[str, list[int]] = {}
        for line in self.lines:
            places.setdefault(line.key, []).append(line.number)
        return frozenset(
            key for key, same in places.items() if len(same) > 1 and all(map(self._heads_prose, same))
        )

    def _heads_prose(self, index: int) -> bool:
        return self.lines[index].apart and (below := self._next(index)) is not None and below.prose

    def _off_subject(self, index: int) -> bool:
        """Say whether no word of a label occurs anywhere else, as the words of a heading do."""
        if not self.lines[index].apart:
            return False
        text = self.doc.prose.text.casefold()
        return all(text.count(word[:6]) == 1 for word in self.lines[index].key.split() if len(word) > 2)

    def _is_link_section(self, index: int) -> bool:
        if self.lines[index].key not in self.page.link_sections:
            return False
        below = self.lines[index + 1 : index + 3]
        if self.lines[index].kind == "heading" and self.lines[index].marked:
            return True
        if self._keys[self.lines[index].key] >= _SECTIONS:
            return True  # each part of a manual has one
        if below and (below[0].kind == "list-item" or "](" in below[0].raw or "http" in below[0].raw):
            return True
        return len(below) == 2 and all(is_title(line) for line in below)

    @cached_property
    def _keys(self) -> Counter[str]:
        """How often each line stands in the article."""
        return Counter(line.key for line in self.lines)

    def _by_neighbours(self, open_lines: Sequence[int]) -> bool:
        """Take labels, menu words and stamps that stand right beside furniture; say whether any was taken."""
        any_taken = False
        for index in open_lines:
            if index in self.taken or not self._beside(index) or self._marked_section(index):
                continue
            key = self.lines[index].key
            kind = self.page.kind_of(key)
            if kind and (not self._could_head(index) or self._outside(index)):
                self._take(kind, "label", index)
            elif key in self.page.nav_weak and not self._could_head(index):
                self._take(NAV, "menu word", index, sure=False)
            elif key in self.page.ad_weak and not self._could_head(index):
                self._take(AD, "label", index, sure=False)
            elif is_relative_stamp(self.page, self.lines[index]):
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
        line, page = self.lines[index], self.page
        key, text = line.key, line.lowered
        if not text or self._in_list(index) or self._marked_section(index):
            return
        if is_credit(page, line):
            if not self._near_picture(index):
                self._take(STRAY, "picture credit", index, sure=False)
        elif key in self.page.nav_weak or key in self.page.ad_weak:
            if self._stands_alone(index) and not self._is_kicker(index):
                kind, reason = (NAV, "menu word") if key in self.page.nav_weak else (AD, "label")
                self._take(kind, reason, index, sure=False)
        elif self._is_scrap(index):
            self._take(STRAY, "a few words without a sentence", index, sure=False)
        elif not self._outside(index):
            return
        elif is_relative_stamp(page, line):
            self._take(STRAY, "time stamp", index, sure=False)
        elif is_archive_line(page, line) and self._beyond(index) and not self._in_fact_sheet(index):
            self._take(NAV, "list of entries", index, sure=False)
        elif is_tag_line(page, line, alone=True) and not self._in_fact_sheet(index):
            if index or not self._heads_prose(index):
                self._take(SHARE, "filing", index, sure=False)
        elif is_page_date(page, line) and self._above_headline(index):
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
        heads = self._could_head(index) and self.lines[index].key not in ("ad", "ads")
        if not line.apart or heads or not 0 < index < len(self.lines) - 1:
            return False
        return self.lines[index - 1].prose and self.lines[index + 1].prose

    def _is_scrap(self, index: int) -> bool:
        """Say whether a line is a few words in lower case that stand apart between or after whole
        paragraphs.
        """
        line = self.lines[index]
        if not line.apart or line.kind not in ("paragraph", "heading") or index == 0 or not is_scrap(line):
            return False
        below = self._next(index)
        return self.lines[index - 1].prose and (below is None or below.prose)
