"""What a content system writes round an entry: records, notices, author boxes, lists of other entries."""

from __future__ import annotations

from collections.abc import Sequence

from .entryrecords import entry_kind, is_counted, is_field, is_keyed, is_notice, is_stamp, is_tag_line
from .labelkinds import is_glued, is_title, leads_on
from .lineshapes import is_bio, is_month, share_kind
from .pagewords import AD, AUTHOR, NAV, PAGER, RELATED, SHARE, STRAY
from .standing import NEVER, Standing


class Entries(Standing):
    """The passes that take such lines."""

    def _by_record(self, index: int) -> bool:
        """Take a line in which a content system tells about the entry or about itself; say whether it did."""
        line, page = self.lines[index], self.page
        text, head = line.lowered, line.head
        if self._marked_section(index):
            return False
        reason = entry_kind(page, line)
        if reason:
            # What it tells belongs in the metadata; deleting it may lose the only date.
            kind = STRAY if reason == "date of posting" else SHARE
            self._take(kind, reason, index, sure=False)
        elif is_tag_line(page, line, alone=False) and not self._in_fact_sheet(index):
            self._take(SHARE, "filing", index)
        elif page.fits("ad", text, head):
            self._take(AD, "label", index)
        elif is_notice(page, line) or (len(text) <= 80 and is_glued(page, line.text)):
            self._take(SHARE, "notice", index, sure=not self._own_words(index))
        elif page.fits("pointer", text, head):
            self._take_related(index)
        elif page.fits("hatnote", text, head) and not line.prose and "](" not in line.raw:
            self._take(RELATED, "note of a wiki", index, sure=False)
        elif page.fits("turn", text, head):
            self._take(PAGER, "step to another post", index)
        elif page.fits("file_photo", text, head) and not self._near_picture(index):
            self._take(STRAY, "picture credit", index, sure=False)
        else:
            return False
        return True

    def _own_words(self, index: int) -> bool:
        """Say whether a notice is a whole sentence with a link in it, which may well be meant."""
        line = self.lines[index]
        return line.ends and ("](" in line.raw or "][" in line.raw)

    def _in_fact_sheet(self, index: int) -> bool:
        """Say whether a "key: value" line stands beside another one that is no furniture by itself."""
        for beside in (index - 1, index + 1):
            if 0 <= beside < len(self.lines) and beside not in self.taken:
                line, page = self.lines[beside], self.page
                own = (
                    is_tag_line(page, line, alone=True)
                    or is_field(page, line)
                    or share_kind(page, line.lowered, line.head)
                )
                if is_keyed(line.lowered) and not own and not entry_kind(page, line):
                    return True
        return False

    def _take_related(self, index: int) -> None:
        line = self.lines[index]
        # "Read more about the" is the first line of a sentence.
        if leads_on(line.text) or (line.words >= 4 and not line.after and not line.ends):
            return
        titles = index + 1
        while titles < min(index + 7, len(self.lines)) and self._is_open_title(titles):
            titles += 1
        ended = titles < len(self.lines) and (self.lines[titles].prose or titles in self.taken)
        if titles - index > 1 and ended:
            # Where several lines follow, the last may be the heading of the text below it.
            last = titles - 1 if titles - index == 2 or not self._could_head(titles - 1) else titles - 2
            title = self.lines[index + 1].text
            self._take(RELATED, "label and title", index, last, title=title)
        else:
            self._take(RELATED, "label", index, sure=not self._own_pointer(index))

    def _own_pointer(self, index: int) -> bool:
        """Say whether a pointer was most likely written for this text: it is a whole sentence, leads to a
        file beside this one, or stands in a manual, which shows code.
        """
        line = self.lines[index]
        if (line.ends and line.words >= 5) or self._authored:
            return True
        return any(
            link.span.overlaps(line.span)
            and link.url
            and "://" not in link.url
            and not link.url.startswith("/")
            for link in self.doc.links
            if link.kind in ("inline", "reference")
        )

    def _is_open_title(self, index: int) -> bool:
        line = self.lines[index]
        plain = line.kind not in NEVER and line.kind not in ("heading", "list-item")
        return plain and line.lone and index not in self.taken and not line.prose and is_title(line)

    def _is_about(self, index: int) -> bool:
        """Say whether a line is "About Somebody" with a line about this writer below it."""
        text = self.lines[index].text
        below = self._next(index)
        name = text.removeprefix("About ")
        return (
            name != text
            and below is not None
            and below.text.startswith(name)
            and is_bio(self.page, below.text)
        )

    def _record_beside(self, index: int) -> bool:
        """Take a line that only furniture right beside it makes an entry of a list, a field or a counter."""
        text, line = self.lines[index].lowered, self.lines[index]
        if not text or self._in_list(index) or line.ends or self._heads_text(index):
            return False
        listed = is_counted(text) or is_month(self.page, line)
        if is_field(self.page, line) or (listed and self._in_list_of_entries(index)):
            self._take(NAV, "entry of a list", index, sure=False)
        elif is_tag_line(self.page, line, alone=True):
            self._take(SHARE, "filing", index, sure=False)
        elif is_stamp(self.page, line) and self._outside(index):
            self._take(STRAY, "time stamp", index, sure=False)
        elif text.isdigit() and len(text) <= 6 and self._counter(index):
            self._take(STRAY, "counter", index, sure=False)
        else:
            return False
        return True

    def _page_bottom(self, open_lines: Sequence[int]) -> None:
        """Take the short lines between furniture below the article: titles of other articles, tags, names."""
        taken = [index for index in self.taken if index > self.last_prose >= 0]
        if sum(index not in self.unsure for index in taken) < 3:
            return
        first, last = min(taken), max(taken)
        for index in open_lines:
            line = self.lines[index]
            if index in self.taken or not first < index < last or line.kind == "list-item":
                continue
            title = line.words <= 12 and (not line.ends or line.text.endswith("?"))
            if title and not self._marked_section(index) and "](" not in line.raw:
                self._take(STRAY, "among page furniture", index, sure=False)

    def _heads_text(self, index: int) -> bool:
        """Say whether running text stands right below a line that may be its heading."""
        return self._could_head(index) and not self.lines[index].text[:1].isdigit()

    def _in_list_of_entries(self, index: int) -> bool:
        """Say whether certain furniture, or another entry of its list, stands beside a line."""
        for side in (index - 1, index + 1):
            if side in self.taken and (side not in self.unsure or is_counted(self.lines[side].lowered)):
                return True
            if side in self.taken and is_month(self.page, self.lines[side]):
                return True
        return False

    def _counter(self, index: int) -> bool:
        """Say whether a line of digits is one of three at most, as a share bar has them, and no column."""
        first = last = index
        while first > 0 and self.lines[first - 1].lowered.isdigit():
            first -= 1
        while last + 1 < len(self.lines) and self.lines[last + 1].lowered.isdigit():
            last += 1
        sides = (first - 1, last + 1)
        return last - first < 3 and any(side in self.taken for side in sides)

    def _author_boxes(self) -> None:
        for index in self.hot:
            if index + 1 == len(self.lines):
                break
            line, below = self.lines[index], self.lines[index + 1]
            twice = line.text == below.text and self._open(index) and self._open(index + 1)
            if not twice or index in self.taken or not self._is_name(index):
                continue
            if line.kind == "list-item" or below.kind == "list-item":
                continue
            if self._take_bio(index + 2) or self._at_edge(index, index + 1):
                self._take(AUTHOR, "name twice", index)
                self._take(AUTHOR, "name twice", index + 1)

    def _at_edge(self, first: int, last: int) -> bool:
        """Say whether no running text stands before the lines, or none after them."""
        return self.last_prose >= 0 and (last < self.first_prose or first > self.last_prose)

    def _is_name(self, index: int) -> bool:
        text = self.lines[index].text
        return (
            len(text) <= 40
            and bool(self.page.name.fullmatch(text))
            and not self.page.kind_of(self.lines[index].key)
        )

    def _take_bio(self, index: int) -> bool:
        if index >= len(self.lines) or index in self.taken or not self._open(index):
            return False
        line = self.lines[index]
        if line.kind in ("heading", "list-item") or not is_bio(self.page, line.text):
            return False
        self._take(AUTHOR, "writer's note", index)
        return True

    def _take_author_label(self, index: int) -> None:
        below = self._next(index)
        if below is not None and (below.kind == "list-item" or "](" in below.raw):
            return  # a list of the people who took part is what the article tells
        self._take(AUTHOR, "label", index)
        at = index + 1
        stop = min(index + 3, len(self.lines))
        while at < stop and at not in self.taken and self._open(at) and self._is_name(at):
            self._take(AUTHOR, "name", at)
            at += 1
        self._take_bio(at)
