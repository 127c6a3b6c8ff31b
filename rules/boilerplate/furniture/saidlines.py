"""Lines that say something of their page, and lists that are its menu, where they stand in an article."""

from __future__ import annotations

from copydesk.api import cached_property

from .calendars import is_calendar
from .entries import Entries
from .linecut import Cutter
from .pagewords import CALENDAR, NAV

_MENU, _ITEM, _HEADING = 3, 4, 4


class SaidLines(Entries):
    """The passes that take such lines."""

    def _by_saying(self, index: int) -> bool:
        """Take a line that says something of its page; say whether it did. What an article might say, too, is
        left where it may head something.
        """
        line = self.lines[index]
        cut = None if self.doc.traits.lines else self._cutter.cut(line).pieces
        if cut is not None and is_calendar(self.page, self._cutter.cut(line).parts):
            self._take(CALENDAR, "calendar", index)
            return True
        said = self.page.said(line.raw, line.text, cut)
        if said is None or self._marked_section(index) or (line.prose and not said.fits_prose(line.ends)):
            return False
        long_row = line.words > _HEADING and said.fits_prose(line.ends)
        if not said.sure and not long_row and self._could_head(index) and line.apart:
            return False
        self._take(said.kind, said.reason, index, sure=said.sure, always=said.always)
        return True

    def _menu_lists(self) -> None:
        """Take the lists outside the article whose items are words of a menu."""
        run: list[int] = []
        for index in range(len(self.lines) + 1):
            if index < len(self.lines) and self._is_menu_item(index):
                run.append(index)
                continue
            sure = [each for each in run if self.lines[each].key not in self.page.nav_weak]
            if len(run) >= _MENU and len(sure) > 1:
                self._take(NAV, "menu", run[0], run[-1])
            run = []

    def _is_menu_item(self, index: int) -> bool:
        line = self.lines[index]
        item = line.kind == "list-item" and index not in self.taken and self._outside(index)
        return item and line.words <= _ITEM and line.key in self.page.any and self._open(index)

    @cached_property
    def _cutter(self) -> Cutter:
        return Cutter(self.doc)
