"""What a page shows of its origin: the byline and the date that readers see."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from copydesk.api import (
    ALT_TEXT,
    BOILERPLATE,
    FRONT_MATTER,
    HEADING,
    PARAGRAPH,
    Block,
    Facts,
    cached_property,
    picked,
    regex,
    worded,
)

from .bylines import Lines, find_agency, find_byline
from .datesabroad import find_day_abroad
from .showndates import ShownDay, find_line_days, find_shown_days

_NAME = r"[^\W\d_a-z][\w.’'-]{0,24}(?: (?:[^\W\d_a-z][\w.’'-]{0,24}|(?@particle))){0,4}"
_LONE_NAME = worded(rf"{_NAME}\Z", "name-particles.txt")
_SAID = regex(
    r"\b(?:published|updated|posted|last (?:modified|updated|reviewed)|first published|date|modified"
    r"|created|issued)\b",
    re.I,
)
# A part of one of these words stands in every line that says so.
_SAYING = frozenset("published updated posted modified reviewed date created issued".split())
_LONG = 25
_DATE_LINE = regex(
    r"[^\w@]{0,4}(?:[a-z]{3,14}(?: [a-z]{3,14})? ?[|/·•–—-] ?)?"
    r"(?:(?:published|updated|posted|last (?:modified|updated|reviewed)|first published|date|from)"
    r"(?: on|:)? ?)?"
    r"(?:by [^@]{2,50} )?(?:on )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?[^\w@]{0,3}@"
    r"(?:,? (?:at )?\d{1,2}[.:h]\d\d(?: ?[ap]\.?m\.?)?(?: [a-z]{2,4})?)?"
    r"(?:\Z|[^\w@]{1,6}(?:\Z|by .{2,60}\Z|in [a-z ]{3,30}\Z|\d{1,3} min(?:ute)?s?(?: read)?\Z))",
    re.I,
)
# The place before the day: "Sarn, 3 May 2026".
_PLACE = regex(r"[A-Z][\w’'-]{1,20}(?: [A-Z][\w’'-]{1,20}){0,2}, ?\Z")
_DATELINE = regex(
    r"[A-Z][A-Z .,'’/-]{2,40}(?:, [A-Z][a-z]+)?,? (?P<day>(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} "
    r"[A-Z][a-z]{2,8})(?:,? \d{4})?) ?(?:\([A-Za-z ./]{2,30}\) ?)?[—–-]"
)
_FIGURES = regex(r"(?<![\w./])\d{1,2}([./])\d{1,2}\1(?:\d{4}|\d\d)(?![\w./-])")
_YEAR = regex(r"\b(?:19|20)\d\d\b")
_AD = regex(r"\W{0,3}(?:advert(?:isement|ising)?|sponsored|[*.· ]{1,10})\W{0,3}\Z", re.I)


_SHORT_ARTICLE = 40
"""Words of a text that is more than a note."""
_NAMING, _SHORT_BLOCK = 3, 80
"""So many blocks below the headline, of so many characters at most, may name somebody."""
_CARED_FOR = regex(
    r"\b(?:[Mm]aintained|[Cc]ompiled|[Ii]ssued|[Pp]repared|[Dd]rawn up|[Rr]evised|[Dd]ocumented|[Kk]ept) by"
    r" (?:the )?[A-Z]"
)
_TWO_NAMES = regex(
    r"(?<![\w’'-])[A-Z][a-zà-ÿ’'-]{1,20} (?:(?:de|van|von|da|di) )?[A-Z][a-zà-ÿ’'-]{2,20}(?!\w)"
)
_BELOW = 200
"""How far below the headline a line of origin may begin, in characters."""


class Visible(NamedTuple):
    """Something that stands on the page: its text, its prose range, for a date its day (``YYYY-MM-DD``
    or ""), and for a name by what it is told to be the author's (``Signed.told``).
    """

    text: str
    start: int
    end: int
    iso: str = ""
    told: str = ""


class ShownLines:
    """Byline and date of one document; each is looked for when first asked."""

    def __init__(self, facts: Facts) -> None:
        self._facts, self._doc, self._data, self._calendar = facts, facts.doc, facts.data, facts.calendar

    @cached_property
    def _body(self) -> Sequence[Block]:
        return picked(self._doc.prose_blocks, lambda block: block.kind != FRONT_MATTER)

    def _text(self, block: Block) -> str:
        return self._doc.prose.text[block.start : block.end]

    @cached_property
    def _head(self) -> Sequence[Block]:
        """The blocks around the headline: those before it (at most four) and the six behind it."""
        at = self._headline
        return self._body[max(0, at - 4) : at + 7]

    @cached_property
    def _headline(self) -> int:
        """The place of the headline in the body, -1 without one."""
        headline = self._doc.headline
        if headline is None:
            return -1
        return next((n for n, block in enumerate(self._body) if block.index == headline.index), -1)

    @cached_property
    def byline(self) -> Visible | None:
        """A line that names the author, near the headline or at the end; a lone name set twice counts (an
        author box).
        """
        signed = find_byline(self._facts, self._lines)
        if signed is not None:
            return Visible(signed.name, signed.block.start, signed.block.end, told=signed.told)
        tail = self._body[-32:]
        for earlier, later in pairwise(tail):
            text = self._text(earlier).strip()
            if (
                text == self._text(later).strip()
                and " " in text
                and len(text) < 40
                and _LONE_NAME(self._data).match(text)
            ):
                return Visible(text, later.start, later.end)
        return None

    @cached_property
    def origin(self) -> bool:
        """The page shows a headline and right below it its author or its day."""
        headline = self._doc.headline
        if headline is None or self._facts.word_count < _SHORT_ARTICLE:
            return False
        lines = (self.byline, self.date)
        return any(line is not None and 0 < line.start - headline.end < _BELOW for line in lines)

    @cached_property
    def somebody(self) -> bool:
        """A short block right below the headline has two words with capitals beside each other: it may name
        who wrote the page, in a form that no byline has ("Clerk: Moira Penn", "Ada Moss wrote this").
        """
        first = self._headline + 1
        blocks = self._body[first : first + _NAMING] if first else []
        texts = (self._text(block) for block in blocks)
        return any(
            (len(text) <= _SHORT_BLOCK and _TWO_NAMES.search(text)) or _CARED_FOR.search(text)
            for text in texts
        )

    @cached_property
    def agency(self) -> str:
        """The agency in the dateline, or ""."""
        return find_agency(self._facts, self._lines)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self._body, self._head, self._headline)

    @cached_property
    def date(self) -> Visible | None:
        """A publication date on the page.

        It is a line that says so (published, updated …), a short line with a full date near the headline, or
        a dateline. A date between page furniture above the headline is the day on which the page was loaded.
        """
        headline = self._doc.headline
        head = {block.index for block in self._head}
        for block in self._telling():
            text, at_head = self._text(block), block.index in head
            day = self._day(text, at_head) if len(text) <= 200 else None
            if day is None:
                continue
            short = len(text.split(None, 15)) <= 14
            said = short and _SAID.search(text) is not None
            near = at_head and short and block.kind != HEADING
            if near and headline is not None and block.start < headline.start and self._furniture(block):
                near = False
            if said or near:
                start, end, iso = day
                return Visible(text[start:end], block.start + start, block.start + end, iso)
        return self.dateline

    def _telling(self) -> list[Block]:
        """Return the blocks of the body that may tell the day, in reading order: those near the headline and
        those that hold a word that says so.
        """
        table, found = self._facts.word_table, {block.index: block for block in self._head}
        for number in table.where_parts(_SAYING):
            block = self._doc.block_at(table.starts[number])
            if block is not None and block.kind not in (FRONT_MATTER, ALT_TEXT):
                found[block.index] = block
        return [found[index] for index in sorted(found)]

    def _day(self, text: str, head: bool) -> tuple[int, int, str] | None:
        """Return the place of the first day in a line, and the day where it is told in full: figures near the
        headline count, and beside a word that says so a month with its day or year.
        """
        days = self._calendar.find_days(text)
        if days:
            return days[0].start, days[0].end, days[0].iso
        abroad = (
            find_day_abroad(text, self._data("dates-abroad.toml")) if head or _SAID.search(text) else None
        )
        if abroad is not None:
            return abroad
        figures = _FIGURES.search(text) if head else None
        if figures is not None:
            return figures.start(), figures.end(), ""
        if _SAID.search(text) is None:
            return None
        coarse = next(iter(self._calendar.find_days_of_year(text)), None)
        if coarse is not None:
            return coarse[0], coarse[1], ""
        months = [name for name in self._calendar.months if name in text.lower()]
        year = _YEAR.search(text) if months else None
        return (year.start(), year.end(), "") if year is not None else None

    @cached_property
    def days(self) -> list[ShownDay]:
        """The days of publication and of change that lines round the headline name as such; the day of a line
        that is nothing but byline and date is one of publication.
        """
        found = find_shown_days(self._facts, self._head)
        line = self.date_line
        if line is not None and line.iso and not any(day.start == line.start for day in found):
            found.append(ShownDay(False, line.iso, line.start, line.end))
        return found

    @cached_property
    def date_line(self) -> Visible | None:
        """The date of publication as a line of its own at the head of the page: with the word for it, with
        the author, or alone. A date in a sentence, a list or a table is something else.
        """
        headline = self._doc.headline
        first = headline.index if headline is not None else -1
        for block in self._head:
            text = self._text(block).strip()
            if block.index <= first or block.kind == HEADING:
                continue
            days = find_line_days(self._facts, text) if block.kind == PARAGRAPH and len(text) <= 120 else []
            if len(days) == 1 and self._only_origin(text[: days[0].start], text[days[0].end :]):
                start = block.start + self._text(block).find(text)
                return Visible(
                    text[days[0].start : days[0].end],
                    start + days[0].start,
                    start + days[0].end,
                    days[0].iso,
                )
            if len(text.split(None, _LONG + 1)) > _LONG:
                return None
        return None

    def _only_origin(self, before: str, after: str) -> bool:
        """Say whether what stands round the day of a line is the author and the word for publication."""
        if _DATE_LINE.match(f"{before}@{after}") or (_PLACE.match(before) and _DATE_LINE.match("@" + after)):
            return True
        names = [name for name, _ in self._facts.publication.authors]
        names += [self.byline.text] if self.byline is not None else []
        for name in names:
            if name in before or name in after:
                without = f"{before.replace(name, '', 1)}@{after.replace(name, '', 1)}"
                return _DATE_LINE.match(without) is not None
        return False

    def _furniture(self, block: Block) -> bool:
        number = next(n for n, other in enumerate(self._body) if other.index == block.index)
        around = [*self._body[max(0, number - 2) : number], *self._body[number + 1 : number + 2]]
        return any(block.kind == BOILERPLATE or _AD.match(self._text(block)) for block in around)

    @cached_property
    def dateline(self) -> Visible | None:
        """The date of the dateline with which the text opens."""
        first = next((b for b in self._body if b.kind == "paragraph" and len(self._text(b)) > 80), None)
        match = _DATELINE.match(self._text(first)) if first is not None else None
        if first is None or match is None:
            return None
        days = self._calendar.find_days(match["day"])
        start = first.start + match.start("day")
        return Visible(match["day"], start, first.start + match.end("day"), days[0].iso if days else "")
