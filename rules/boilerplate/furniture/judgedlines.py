"""The lines of a page, each judged by itself: whether it is running text, and what it shows of a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from copydesk.api import Document, Facts, regex

from .item import Furniture
from .layout import LayoutLine
from .linecut import Cutter
from .linesigns import find_sign
from .pagewords import key
from .sign import (
    ADVERT,
    AUTHOR,
    COMMENTS,
    COOKIES,
    IMPRINT,
    SHARING,
    SITE,
    STRONG,
    TEASER,
    WEAK,
    WIDGET,
    Sign,
    Voice,
)
from .sitewords import site_words, words_of
from .widgetsigns import symbols

_KINDS = {
    "ad-label": ADVERT,
    "related-link": TEASER,
    "calendar": WIDGET,
    "pagination": SITE,
    "nav-label": SITE,
    "author-box": AUTHOR,
    "share-subscribe": SHARING,
}
_REASONS = {"rights": IMPRINT, "cookies": COOKIES, "comments": COMMENTS}
_OUT = frozenset({"code", "front-matter", "footnote", "boilerplate"})
# "By continuing to use this site …" names no author.
_DOING = regex(r"by [a-z]{2,}ing\b")
_TITLE = regex(r"<h1\b[^<>]{0,300}>\s{0,40}\Z", re.IGNORECASE)
_NEAR = 350
# "By the quay team | 4 May 2026 | Tags: harbour, storms"
_SIGNED = regex(
    r"by:? [^.!?]{3,60}\b(?:19|20)\d\d\b[^.!?]{0,20}"
    r"(?:\b(?:tags?|tagged|filed|posted|in|category|categories|topics?|section)\b[^.!?]{0,60})?"
)
# "Jun 13, 4:03 PM EDT"
_MOMENT = regex(
    r"(?:[a-z]{3,9}\.? \d{1,2}|\d{1,2} [a-z]{3,9}\.?)(?:,? \d{4})?,? "
    r"(?:at )?\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: [a-z]{2,4})?"
)
_PARAGRAPH = 14
_SHORT = 45
_MENU = 3
_STEM = 5


class JudgedLines:
    """The lines of a document with what was found out about each, by its number.

    ``said`` are the longer words of the running text. ``taken`` are the lines that are furniture, with their
    kind; ``page`` says that they are those of HTML. ``out`` are the kinds of blocks of which no line is:
    code, notes, and the cells of a table that holds data.
    """

    def __init__(self, facts: Facts, lines: Sequence[LayoutLine], items: Sequence[Furniture]) -> None:
        self.words, self.lines = site_words(facts), lines
        self.page = facts.doc.traits.elements
        cutter = Cutter(facts.doc)
        self.cuts = [cutter.cut(line) for line in lines]
        self.out = _OUT if _is_laid_out(facts.doc, lines) else _OUT | {"cell"}
        dateline = self.words.page.kinds["dateline"].pattern
        self.dated = [
            (dateline.fullmatch(line.lowered) is not None and not _DOING.match(line.lowered))
            or _MOMENT.fullmatch(line.lowered) is not None
            or _SIGNED.fullmatch(line.lowered) is not None
            for line in lines
        ]
        self.own = [self._alone(line) for line in lines]
        self.prose = [self._runs_on(line) for line in lines]
        self._voice = self._hear()
        told = _told(items, lines)
        self.signs: list[Sign | None] = [
            None
            if self.dated[line.number] or _is_title(facts.doc, line)
            else _surer(told.get(line.number), self._sign(line))
            for line in lines
        ]
        self._mark_menus()
        self._mark_pairs()
        strong = self.strong()
        self.said = stems(
            line.text for line in lines if self.prose[line.number] and line.number not in strong
        )
        self.taken: dict[int, str] = {}

    def _alone(self, line: LayoutLine) -> bool:
        """Say whether a line stands for itself and is no part of a wrapped paragraph."""
        pieces = self.cuts[line.number].pieces
        if line.lone or (self.cuts[line.number].gaps and max(map(len, pieces), default=99) <= _SHORT):
            return True
        above = self.lines[line.number - 1] if line.number and not line.before else None
        below = self.lines[line.number + 1] if line.number + 1 < len(self.lines) and not line.after else None
        if line.text[:1].islower() or (below is not None and below.text[:1].islower()):
            return False
        return (
            above is None or above.ends or max(map(len, self.cuts[above.number].pieces), default=0) <= _SHORT
        )

    def _runs_on(self, line: LayoutLine) -> bool:
        if not self.own[line.number]:
            return True
        return line.prose and line.kind not in _OUT and not self._is_row(line)

    def _is_row(self, line: LayoutLine) -> bool:
        """Say whether a line of many words is a row of short pieces."""
        cut = self.cuts[line.number]
        if line.ends or len(cut.pieces) < 2:
            return False
        return cut.linked > 0.9 or (len(cut.pieces) > 3 and line.words <= 4 * len(cut.pieces))

    def _hear(self) -> Voice:
        counts: Counter[str] = Counter()
        total = us = you = asked = shown = 0
        words = self.words
        for line, prose in zip(self.lines, self.prose, strict=True):
            shown += (prose or line.marked) and symbols(line.text) > 0
            if prose:
                said = set(words_of(line.text))
                counts.update(said)
                total += 1
                us += not words.us.isdisjoint(said)
                you += not words.you.isdisjoint(said)
                asked += words.asks(line.text)
        return Voice(counts, us * 4 > total, you * 4 > total, asked * 5 > total, shown > 1, 0)

    def _sign(self, line: LayoutLine) -> Sign | None:
        number = line.number
        if not self.own[number] or self.dated[number] or line.kind in self.out or not line.raw:
            return None
        voice = self._voice._replace(own=int(self.prose[number]))
        return find_sign(line, self.cuts[number], self.words, voice)

    def _mark_menus(self) -> None:
        """Give a sign to the lines of a menu: three or more short ones that are nothing but links."""
        run: list[int] = []
        for number in range(len(self.lines) + 1):
            if number < len(self.lines) and self._is_menu_line(number):
                run.append(number)
                continue
            if len(run) >= _MENU:
                known = sum(key(self.lines[each].text) in self.words.page.any for each in run)
                weight = STRONG if known * 2 >= len(run) else WEAK
                for each in run:
                    self.signs[each] = _surer(self.signs[each], Sign(SITE, weight))
            run = []

    def _mark_pairs(self) -> None:
        """Make two neighbours sure that both look like the titles of other articles: “Opinion: …”."""
        for number in range(len(self.lines) - 1):
            pair = (self.signs[number], self.signs[number + 1])
            if all(sign == (TEASER, WEAK) for sign in pair) and not self.lines[number].marked:
                self.signs[number] = self.signs[number + 1] = Sign(TEASER, STRONG)

    def _is_menu_line(self, number: int) -> bool:
        line, cut = self.lines[number], self.cuts[number]
        short = 0 < line.words <= 4 and line.kind not in self.out and line.kind != "heading"
        if short and line.kind == "list-item" and not cut.linked:
            return self.own[number] and key(line.text) in self.words.page.any
        return short and cut.linked > 0.9 and not cut.outer and not cut.within and self.own[number]

    def strong(self) -> dict[int, Sign]:
        """Return the lines that are furniture by themselves, with their signs."""
        return {
            number: sign
            for number, sign in enumerate(self.signs)
            if sign is not None and sign.weight == STRONG
        }

    def weak(self, number: int) -> bool:
        """Say whether a line is furniture only beside other furniture, or outside the article."""
        sign = self.signs[number]
        return sign is not None and sign.weight == WEAK

    def take(self, number: int, kind: str) -> None:
        """Take a line for furniture: of the kind of its own sign, else of the one given."""
        sign = self.signs[number]
        self.taken[number] = sign.kind if sign is not None else kind

    def beside(self, number: int) -> bool:
        """Say whether furniture stands right above or below a line."""
        return number - 1 in self.taken or number + 1 in self.taken

    def free(self, number: int) -> bool:
        """Say whether a line may be taken for what stands beside it: no heading by markup, no date or byline,
        no item of a list unless it is a link to another page of the site, no running text.
        """
        line = self.lines[number]
        return (
            number not in self.taken
            and self.own[number]
            and not (self.prose[number] or self.dated[number])
            and line.kind not in self.out
            and line.kind != "caption"
            and not (line.kind == "heading" and line.marked)
            and (line.kind != "list-item" or self.is_link(number))
        )

    def names_subject(self, text: str) -> bool:
        """Say whether most longer words of a title stand in the running text too."""
        own = stems([text])
        return len(own & self.said) > 1 and len(own & self.said) * 3 >= len(own) * 2

    def is_link(self, number: int) -> bool:
        """Say whether a line is nothing but a link to another page of the site."""
        cut = self.cuts[number]
        return cut.linked > 0.8 and cut.inner and not cut.within


def _is_laid_out(doc: Document, lines: Iterable[LayoutLine]) -> bool:
    """Say whether the running text of a page stands in the cells of a table, which then is no table."""
    if not doc.traits.elements:
        return False
    kinds = [line.kind for line in lines if line.words > _PARAGRAPH and line.ends]
    return kinds.count("cell") > 1 and kinds.count("cell") * 2 > len(kinds)


def _is_title(doc: Document, line: LayoutLine) -> bool:
    """Say whether a line is the title of a page by markup, be it among what looks like its frame."""
    start = line.span.start
    return doc.traits.elements and _TITLE.search(doc.source.text, max(0, start - _NEAR), start) is not None


def _surer(one: Sign | None, other: Sign | None) -> Sign | None:
    found = [sign for sign in (one, other) if sign is not None]
    return max(found, key=lambda sign: sign.weight, default=None)


def _told(items: Sequence[Furniture], lines: Sequence[LayoutLine]) -> dict[int, Sign]:
    """Return the signs of the lines that labels told."""
    found: dict[int, Sign] = {}
    for item in items:
        kind = _REASONS.get(item.reason) or _KINDS.get(item.kind)
        if kind is None:
            continue
        if item.role:
            numbers = [line.number for line in lines if line.span.overlaps(item.span)]
        else:
            numbers = list(range(item.first, item.last + 1))
        for number in numbers:
            found[number] = Sign(kind, STRONG if item.sure or item.role else WEAK)
    return found


def stems(texts: Iterable[str]) -> set[str]:
    """Return the longer words of texts, cut to their first letters."""
    return {word.rstrip("s")[:_STEM] for text in texts for word in words_of(text) if len(word) > 3}
