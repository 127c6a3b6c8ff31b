"""Where a line stands: before, in or behind the article's body, under what, over what, beside what."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence

from copydesk.api import Facts, Span, cached_property, regex

from .besidelinks import leads_beside
from .item import Furniture
from .layout import LayoutLine
from .pagewords import AD, RELATED, PageWords
from .toldlines import goes_on, heads_definition, heads_heading, is_announced

NEVER = frozenset({"cell", "caption", "code", "front-matter", "boilerplate", "footnote"})
_ONE_WORD = regex(r"[^\W\d_]{1,40}[.!?]")
# "By Ann Holt", "Compiled by Ann Holt, The Packet"
_SIGNED = regex(r"(?:[\w’'-]{2,20} ){0,3}[Bb]y [A-Z]")
_HASHES = ("# ", "## ", "### ", "#### ")
_SET_OFF = ("*", "_", "<em>", "<i>", "<strong>", "<b>", "<small>")
_QUOTES = frozenset('"“”„')
_HEADING, _PARTS = 4, 4
_CONTENT = frozenset({"list-item", "cell", "code", "caption"})


def is_item(kind: str, raw: str) -> bool:
    """Say whether a line of a kind of block is a list item; "- Label -" is an ornament and no item."""
    return kind == "list-item" and raw[-2:] not in (" -", " –", " —", " *", " •", " ·")


def _leads_inside(raw: str) -> bool:
    """Say whether a line is links to places of the same text: a table of contents, a way back to its top."""
    inside = raw.count("](#") + raw.count('href="#') - raw.count("](#)") - raw.count('href="#"')
    return inside > 0 and inside == raw.count("](") + raw.count("href=")


class Standing:
    """The lines of a document, what is furniture so far, and the tests of place that the passes share."""

    def __init__(
        self, facts: Facts, page: PageWords, lines: Sequence[LayoutLine], clues: Collection[int]
    ) -> None:
        """``clues`` are the places in the source of the lines that may be furniture by what they say."""
        self.doc, self.page, self.lines = facts.doc, page, lines
        self.hot = [line.number for line in lines if line.span.start in clues]
        self._code = sorted(block.span.start for block in facts.doc.blocks if block.kind == "code")
        # What shows code or has front matter was written here, and not copied off a page; and a whole page
        # has a frame.
        whole = facts.doc.traits.elements and "<body" in facts.doc.source.text
        self._authored = bool(self._code) or whole or (facts.doc.traits.lines and facts.doc.body.start > 0)
        self.taken: dict[int, str] = {}
        self.unsure: set[int] = set()
        self.found: list[Furniture] = []
        self.first_prose = self.last_prose = -1
        self.subheads: set[int] = set()
        self.marked_up = any(line.kind == "heading" and line.marked for line in self.lines)

    def _open(self, index: int) -> bool:
        line = self.lines[index]
        if line.raw[:1] in _QUOTES and line.raw[-1:] in _QUOTES:
            return False  # somebody says it
        if not line.lone or line.kind in NEVER or line.quote:
            return False
        if _ONE_WORD.fullmatch(line.text):
            return False  # a sentence, however short
        if goes_on(self.lines, index) or heads_heading(self.lines, index) or self._is_announced(index):
            return False
        if self.doc.traits.plain and heads_definition(self.doc.source, self.lines, index):
            return False
        if self._leads_in(index) or (_leads_inside(line.raw) and not self._skips(line)):
            return False
        return line.kind != "" or not any(table.span.overlaps(line.span) for table in self.doc.tables)

    def _is_announced(self, index: int) -> bool:
        """Say whether a sentence of the article announces a line; what a page says announces nothing, and
        what announces code no line below it.
        """
        at = is_announced(self.lines, index)
        if at < 0 or at in self.taken:
            return False
        if self.lines[index].text[:1].isupper() and any(map(self._code_follows, range(at, index))):
            return False
        announcing = self.lines[at]
        return self.page.said(announcing.raw, announcing.text.rstrip(":")) is None

    def _skips(self, line: LayoutLine) -> bool:
        """Say whether a line is the link by which readers of a page skip its menu."""
        said = self.page.said(line.raw, line.text)
        return said is not None and said.reason == "skip link"

    def _leads_in(self, index: int) -> bool:
        """Say whether a line opens what stands right below it: with a colon ("Discussion:"), with a comma (at
        the close of a letter), or in capitals over running text.
        """
        text = self.lines[index].text
        if text.endswith(","):
            return True
        below = next((line for line in self.lines[index + 1 : index + 4] if line.text), None)
        if text.endswith(":"):
            leads = below is not None and (below.kind == "list-item" or below.prose)
            # "Links:" over a title with its address, or over addresses.
            addressed = any("://" in line.raw for line in self.lines[index + 1 : index + 4])
            return leads or addressed or self._code_follows(index)
        glued = not self.lines[index].after and below is not None and below.prose
        return glued and ((text.isupper() and " " not in text) or self._headed_so)

    @cached_property
    def _headed_so(self) -> bool:
        """The parts of the text have short lines right over their text as headings, as minutes have."""
        heads = sum(
            line.before and not line.after and 0 < line.words <= _HEADING and not line.ends
            for line in self.lines
        )
        return heads >= _PARTS and heads * 3 > len(self.lines)

    def _code_follows(self, index: int) -> bool:
        """Say whether a block of code stands between a line and the next one."""
        end = self.lines[index].span.end
        at = bisect_left(self._code, end)
        stop = self.lines[index + 1].span.start if index + 1 < len(self.lines) else len(self.doc.source.text)
        return at < len(self._code) and self._code[at] < stop

    def _in_table(self, index: int) -> bool:
        span = self.lines[index].span
        return self.lines[index].kind == "cell" or any(table.span.overlaps(span) for table in self.doc.tables)

    def _next(self, index: int) -> LayoutLine | None:
        return self.lines[index + 1] if index + 1 < len(self.lines) else None

    def _heads(self, index: int) -> bool:
        """Say whether something that is not furniture stands right below the line."""
        if self._code_follows(index):
            return True
        following = self._next(index)
        if following is None or following.number in self.taken:
            return False
        return following.prose or following.block is None or following.kind in _CONTENT

    def _could_head(self, index: int) -> bool:
        """Say whether the line may be the heading of what stands below it.

        In lower case it is none, and where the other headings are marked, an unmarked line is none unless
        it is bold.
        """
        line = self.lines[index]
        if not self._heads(index) or line.text[:1].islower():
            return False
        return line.marked or not self.marked_up or line.raw[:1] in "*_<"

    def _marked_section(self, index: int) -> bool:
        """Say whether the line is a heading by markup, which an author wrote.

        An empty one is furniture only as the label of a slot or of a list of other articles, or next to
        other furniture.
        """
        line = self.lines[index]
        # In plain text a heading of Markdown is one all the same.
        if not (line.kind == "heading" and line.marked) and not line.raw.startswith(_HASHES):
            return False
        slot = self.page.kind_of(self.lines[index].key) in (AD, RELATED)
        beside = any(index + step in self.taken and index + step not in self.unsure for step in (-1, 1))
        return self._heads(index) or not (slot or beside)

    def _in_list(self, index: int) -> bool:
        """Say whether the line is an item of a list."""
        return is_item(self.lines[index].kind, self.lines[index].raw)

    def _outside(self, index: int) -> bool:
        """Say whether the line stands before the first or after the last line of running text."""
        return self.last_prose >= 0 and (index < self.first_prose or index > self.last_prose)

    def _beside(self, index: int) -> bool:
        return index - 1 in self.taken or index + 1 in self.taken

    def _set_zones(self) -> None:
        prose = [line.number for line in self.lines if line.prose and line.number not in self.taken]
        if prose:
            self.first_prose, self.last_prose = prose[0], self._end_of_article(prose)
        body = self.lines[self.first_prose + 1 : self.last_prose] if prose else ()
        self.subheads = {line.number for line in body if line.kind == "heading"}

    def _end_of_article(self, prose: Sequence[int]) -> int:
        """Return the last line of running text that is not the page's own, such as a reader's comment.

        Four certain lines of furniture between two lines of running text end the article, if less than a
        quarter of the words follow.
        """
        words = sum(self.lines[index].words for index in prose)
        after = 0
        end = prose[-1]
        for earlier, later in zip(reversed(prose[:-1]), reversed(prose[1:]), strict=True):
            after += self.lines[later].words
            if after * 4 > words:
                break
            between = range(earlier + 1, later)
            if sum(index in self.taken and index not in self.unsure for index in between) >= 4:
                end = earlier
        return end

    def _short_neighbours(self, index: int) -> bool:
        around = self.lines[max(0, index - 1) : index + 2]
        return all(len(line.text) < 80 for line in around)

    def _opens_article(self, index: int) -> bool:
        """Say whether a line in the head of the file could be the title, or the first of several headings."""
        if index > self.first_prose or not self._could_head(index):
            return False
        titled = any(above.number not in self.taken for above in self.lines[:index])
        return not titled or bool(self.subheads)

    def _above_headline(self, index: int) -> bool:
        """Say whether a line stands above a headline, and not right below who wrote the text."""
        following = self._next(index)
        signed = index > 1 and _SIGNED.match(self.lines[index - 1].text) is not None
        return index < self.first_prose and following is not None and not following.prose and not signed

    def _is_kicker(self, index: int) -> bool:
        """Say whether a line is the first of the file, or set off by marks right under the title, and says
        of what kind the article is.
        """
        following = self._next(index)
        line, first = self.lines[index], self.lines[0]
        titled = index == 1 and first.kind == "heading" and first.marked and line.raw.startswith(_SET_OFF)
        kicker = (index == 0 or titled) and line.key in self.page.kickers
        return kicker and following is not None and following.number not in self.taken

    def _beyond(self, index: int) -> bool:
        """Say whether a line stands after the article, or above a headline and heads nothing itself."""
        if index > self.last_prose >= 0:
            return True
        return self._outside(index) and not self._opens_article(index)

    def _near_picture(self, index: int) -> bool:
        start = self.lines[max(0, index - 1)].span.start
        end = self.lines[min(len(self.lines) - 1, index + 1)].span.end
        if self.lines[index].kind == "list-item":
            return True
        around = Span(start, end)
        if any(link.kind == "image" and link.span.overlaps(around) for link in self.doc.links):
            return True
        return self.doc.traits.elements and "<img" in self.doc.source.text[max(0, start - 400) : end + 400]

    def _take(
        self,
        kind: str,
        reason: str,
        first: int,
        last: int | None = None,
        *,
        sure: bool = True,
        title: str = "",
        always: bool = False,
    ) -> None:
        last = first if last is None else last
        for index in range(first, last + 1):
            self.taken[index] = kind
            if not sure:
                self.unsure.add(index)
        span = Span(self.lines[first].span.start, self.lines[last].span.end)
        text = self.doc.source.slice(span)
        self.found.append(
            Furniture(
                kind,
                reason,
                span,
                text,
                first,
                last,
                sure,
                title,
                self._cut(span),
                manual=(self._authored and not always) or leads_beside(self.doc, span),
                always=always,
            )
        )

    def _cut(self, span: Span) -> Span | None:
        """Return the whole lines of a span with their line ending and, between blank lines, one of those."""
        if not self.doc.traits.lines:
            return None
        source = self.doc.source
        top, bottom = source.position(span.start).line, source.position(span.end).line
        start = source.line_starts[top - 1]
        lines = source.line_starts
        end = lines[bottom] if bottom < len(lines) else len(source.text)
        blank_above = top == 1 or not source.slice(source.line_span(top - 1)).strip()
        if blank_above:
            while bottom < len(lines) and not source.slice(source.line_span(bottom + 1)).strip():
                bottom += 1
                end = lines[bottom] if bottom < len(lines) else len(source.text)
        return Span(start, end)
