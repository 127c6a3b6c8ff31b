"""Lists of other articles and readers' comments: lines that only the label above them makes furniture."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.api import regex

from .judgedlines import JudgedLines, stems
from .layout import LayoutLine
from .pagewords import AD, RELATED, key
from .sign import COMMENTS, STRONG, TEASER, WIDGET

_TITLE_WORDS = 16
_TITLES = 9
_READERS = 3
# "Ola Nordmann says: 12 August 2026 at 09:14 Good luck!"
_SAID = regex(
    r"[A-Z@][^.!?:]{1,30} (?:says|said|wrote|writes|replied)(?: on)?:? ?"
    r"(?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8} \d{1,2}),? \d{4},? (?:at |um )?\d{1,2}[:.]\d\d"
)
_WROTE = regex(r"@?[\w.-]{3,25}(?: [\w.]{1,12})? (?:wrote|writes|replied|commented)(?: on .{4,30})?: ?\S")


class PageLists(JudgedLines):
    """The passes that take such lists."""

    def take_teasers(self) -> None:
        """Take the titles below a label of other articles, and the label."""
        for number, line in enumerate(self.lines):
            if not self.heads_teasers(line):
                continue
            titles = list(self._titles(number + 1))
            if titles:
                self.taken.setdefault(number, TEASER)
                for title in titles:
                    self.take(title, TEASER)

    def take_boxes(self) -> None:
        """Take blocks of a page whose lines are a label of other articles and their titles, or a head of
        comments and these.
        """
        for number, line in enumerate(self.lines if self.page else ()):
            parts = self.cuts[number].parts
            if len(parts) < 2 or line.kind in self.out or number in self.taken:
                continue
            label, rest = parts[0], parts[1:]
            named = self.words.page.kind_of(key(label)) == RELATED or self.words.fits(
                "others", label.rstrip(": ")
            )
            if named and max(len(part.split()) for part in rest) <= _TITLE_WORDS:
                self.taken[number] = TEASER
            elif (
                self.words.fits("comment_head", label) or sum(bool(_WROTE.match(part)) for part in parts) > 1
            ):
                self.taken[number] = COMMENTS

    def heads_teasers(self, line: LayoutLine) -> bool:
        """Say whether a line is the head of a list of other articles or wares."""
        if line.words > 8 or not self.own[line.number] or line.kind in self.out:
            return False
        label, page = key(line.text), self.words.page
        if not label:
            return False
        below = line.number + 1
        linked = below < len(self.lines) and self.is_link(below)
        if label in page.link_sections and line.marked and not (linked and label in page.strong):
            return False
        kind = page.kind_of(label)
        if kind == AD or label in page.ad_weak:
            return not line.after and not line.marked
        if kind == RELATED:
            return True
        return (not line.marked or linked) and self.words.fits("others", line.text.rstrip(": ")) is not None

    def _titles(self, start: int) -> Iterator[int]:
        """Yield the lines from a place on that read as titles of other articles."""
        found: list[int] = []
        for number in range(start, min(start + _TITLES, len(self.lines))):
            line = self.lines[number]
            plain = self.own[line.number] and line.kind not in self.out
            cut = self.cuts[number]
            heading = line.kind == "heading" and line.marked and cut.linked < 0.8
            if cut.outer or cut.within:
                break
            titles = cut.pieces if cut.gaps else [line.text]
            if not plain or heading or max(len(title.split()) for title in titles or [""]) > _TITLE_WORDS:
                break
            own = line.kind != "list-item" and self.names_subject(line.text)
            if own or self.dated[number] or (line.text.endswith(".") and line.words > 5):
                break
            sign = self.signs[number]
            if sign is not None and sign.weight == STRONG and sign.kind not in (TEASER, WIDGET):
                break
            found.append(number)
        while found and self._heads_prose(found[-1]):
            found.pop()
        yield from found

    def _heads_prose(self, number: int) -> bool:
        """Say whether a line stands apart right over running text, as a heading does."""
        below = self.lines[number + 1] if number + 1 < len(self.lines) else None
        if below is None or not self.prose[below.number] or below.number in self.taken:
            return False
        line = self.lines[number]
        own = stems([line.text])
        return line.kind not in ("list-item",) and (line.before or bool(own & stems([below.text])))

    def take_comments(self) -> None:
        """Take what readers wrote below a head of comments."""
        self._said_by_readers()
        for number, line in enumerate(self.lines):
            if (
                line.words <= 20
                and not line.prose
                and self.own[line.number]
                and not self.is_link(number)
                and self.words.fits("comment_head", line.text)
            ):
                last = self._last_comment(number)
                if last > number:
                    for each in range(number, last + 1):
                        self.taken.setdefault(each, COMMENTS)

    def _said_by_readers(self) -> None:
        """Take what three or more readers wrote, line below line, without a head: “annie77 wrote: …”."""
        run: list[int] = []
        for number in range(len(self.lines) + 1):
            text = self.lines[number].text if number < len(self.lines) else ""
            if ":" in text:
                self._take_remark(number)
            if ": " in text and _WROTE.match(text):
                run.append(number)
                continue
            if len(run) >= _READERS:
                for each in run:
                    self.taken.setdefault(each, COMMENTS)
            run = []

    def _take_remark(self, number: int) -> None:
        """Take a remark with name, day and hour above it, on one line or on three."""
        line = self.lines[number]
        if _SAID.match(line.text):
            self.taken.setdefault(number, COMMENTS)
        elif line.text.endswith(":") and not line.after and number + 1 < len(self.lines):
            below = self.lines[number + 1]
            if _SAID.match(f"{line.text} {below.text}"):
                last = number + 1 if below.after or number + 2 == len(self.lines) else number + 2
                for each in range(number, last + 1):
                    self.taken.setdefault(each, COMMENTS)

    def _last_comment(self, head: int) -> int:
        """Return the last line of the comments below a head, or the head where there are none."""
        last, quiet = head, 0
        for number in range(head + 1, len(self.lines)):
            line = self.lines[number]
            if self._is_comment_mark(line) or (number in self.taken and self.taken[number] == COMMENTS):
                last, quiet = number, 0
            elif number in self.taken or self._named(line):
                last, quiet = (number, 0) if self._named(line) or quiet == 0 else (last, quiet)
            elif quiet < 2 and last > head and self.lines[last].words <= 12 and not self.prose[last]:
                quiet += 1
                last = number
            else:
                quiet += 1
                if quiet > 3:
                    break
        return last

    def _is_comment_mark(self, line: LayoutLine) -> bool:
        return line.words <= 14 and self.words.fits("comment", line.text) is not None

    def _named(self, line: LayoutLine) -> bool:
        """Say whether a line is somebody's remark: a name, a colon, the words."""
        name, colon, rest = line.text.partition(": ")
        return bool(colon) and len(name) <= 30 and name.count(" ") <= 3 and bool(rest) and name[:1].isalpha()
