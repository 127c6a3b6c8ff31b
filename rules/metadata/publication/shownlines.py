"""What a page shows of its origin: the byline and the date that readers see."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from copydesk.api import BOILERPLATE, FRONT_MATTER, HEADING, Block, Facts, regex, worded

_NAME = r"[^\W\d_a-z][\w.’'-]{0,24}(?: (?:[^\W\d_a-z][\w.’'-]{0,24}|(?@particle))){0,4}"
_BYLINE = worded(
    rf"(?:(?:[Bb][Yy]|[Ww]ritten by|[Rr]eport(?:ed|ing) by|[Ww]ords(?: by|:)|[Tt]ext(?: by|:)|[Aa]uthors?:"
    rf"|[Ss]tory by|[Pp]osted by"
    rf"|[Pp]ublished by|[Cc]ompiled by|[Ee]dited by) |[—–] ?)(?P<name>{_NAME}(?:(?:,| and|,? &) "
    rf"{_NAME}){{0,3}})(?P<rest>[^.!?]{{0,80}})\Z",
    "name-particles.txt",
)
_LONE_NAME = worded(rf"{_NAME}\Z", "name-particles.txt")
_SAID = regex(
    r"\b(?:published|updated|posted|last (?:modified|updated|reviewed)|first published|date|modified"
    r"|created|issued)\b",
    re.I,
)
_DATELINE = regex(
    r"[A-Z][A-Z .,'’/-]{2,40}(?:, [A-Z][a-z]+)?,? (?P<day>(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} "
    r"[A-Z][a-z]{2,8})(?:,? \d{4})?) ?(?:\([A-Za-z ./]{2,30}\) ?)?[—–-]"
)
_AD = regex(r"\W{0,3}(?:advert(?:isement|ising)?|sponsored|[*.· ]{1,10})\W{0,3}\Z", re.I)


class Visible(NamedTuple):
    """Something that stands on the page: its text, its prose range, and for a date its day (``YYYY-MM-DD``
    or "").
    """

    text: str
    start: int
    end: int
    iso: str = ""


class ShownLines:
    """Byline and date of one document; each is looked for when first asked."""

    def __init__(self, facts: Facts) -> None:
        self._doc, self._data, self._calendar = facts.doc, facts.data, facts.calendar

    @cached_property
    def _body(self) -> list[Block]:
        return [b for b in self._doc.prose_blocks if b.kind not in (FRONT_MATTER,)]

    def _text(self, block: Block) -> str:
        return self._doc.prose.text[block.start : block.end]

    @cached_property
    def _head(self) -> list[Block]:
        """The blocks around the headline: those before it (at most four) and the six behind it."""
        headline = self._doc.headline
        body = self._body
        at = next(
            (n for n, block in enumerate(body) if headline is not None and block.index == headline.index), -1
        )
        return body[max(0, at - 4) : at + 7]

    @cached_property
    def byline(self) -> Visible | None:
        """A line that names the author, near the headline or at the end; a lone name set twice counts (an
        author box).
        """
        candidates = [*self._head, *self._body[-6:]]
        for block in candidates:
            text = self._text(block).strip().strip("*_")
            match = _BYLINE(self._data).match(text) if len(text) < 160 else None
            if match is not None:
                return Visible(match["name"], block.start, block.end)
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
    def date(self) -> Visible | None:
        """A publication date on the page.

        It is a line that says so (published, updated …), a short line with a full date near the headline, or
        a dateline. A date between page furniture above the headline is the day on which the page was loaded.
        """
        headline = self._doc.headline
        for number, block in enumerate(self._body):
            text = self._text(block)
            if len(text) > 200:
                continue
            days = self._calendar.find_days(text)
            if not days:
                continue
            short = len(text.split()) <= 14
            said = short and _SAID.search(text) is not None
            near = block in self._head and short and block.kind != HEADING
            if near and headline is not None and block.start < headline.start and self._furniture(number):
                near = False
            if said or near:
                return Visible(
                    text[days[0].start : days[0].end],
                    block.start + days[0].start,
                    block.start + days[0].end,
                    days[0].iso,
                )
        return self._dateline()

    def _furniture(self, number: int) -> bool:
        around = self._body[max(0, number - 2) : number] + self._body[number + 1 : number + 2]
        return any(block.kind == BOILERPLATE or _AD.match(self._text(block)) for block in around)

    def _dateline(self) -> Visible | None:
        first = next((b for b in self._body if b.kind == "paragraph" and len(self._text(b)) > 80), None)
        match = _DATELINE.match(self._text(first)) if first is not None else None
        if first is None or match is None:
            return None
        days = self._calendar.find_days(match["day"])
        start = first.start + match.start("day")
        return Visible(match["day"], start, first.start + match.end("day"), days[0].iso if days else "")
