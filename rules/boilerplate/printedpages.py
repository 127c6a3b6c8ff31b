"""Lines that stood at the head or the foot of a printed page: a name, an issue, an address, a page number.

A converter puts them where the page ended, between two paragraphs or in the middle of a sentence. They
are told by their number, which is set off from the rest (“Field Report 11 · 7”, “214    Salt”), by coming
back with a higher one, and by the sentence that goes on behind them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from copydesk.api import cached_property, regex

from .pagenumbers import MARKUP, NUMBER, OF, WORD, may_be, page_column, page_of_file

_LONGEST = 120
_BEHIND = regex(rf"(?i)[ ,;(–-](?P<word>{WORD}) ?(?P<number>\d{{1,4}}){OF}(?P<last>\d{{1,4}})\)?\Z")
_SPLIT = regex(r"[ \t\u00a0]{2,}|\t| ?[|·•] ?| [–—-] ")
_GAP = regex(r"\S(?: {3,}|\t)\S")
_BAR = regex(r"(?i)\b(page) ?\| ?(?=\d)")
_LEADERS = regex(r"\.{3,}|(?: \.){3}|…")
_ADDRESS = regex(
    r"(?i)\b(?:https?://|www\.)\S|\b[\w-]{2,40}\.(?:org|com|net|edu|gov|co\.uk|example|eu|de|info)\b"
)
_JUMP = regex(
    r"(?i)\W{0,2}(?:continue[sd]|cont['’.]?d?\.?|turn|fortsetzung|suite) (?:(?:on|from|to|auf|von|à la|en) )?"
    r"(?:page|p\.|seite) \d{1,3}\W{0,2}"
)
_TAKEN = regex(r"(?i)(?:downloaded|licensed|printed|accessed|licenced) (?:from|to|by|on|at)\b")
# "12/03/2026, 14:02   Harbour to be dredged - Quay News"
_STAMPED = regex(r"\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d\d(?: ?[AP]M)?(?:\s|\Z)")
# An address, parts that stand side by side, a page at the end of a line.
_SIDE = regex(rf"{_ADDRESS.pattern}|\S {{3,}}\S|\S\t\S|\S ?[|·•] ?\S|(?i:, page \d{{1,4}}\Z)")
_SIDES = (".", "   ", "\t", "//", "|", "·", "•", ", p", ", P")
"""One of them stands in each such line."""
_FORMULA = regex(r"[=<>^\\∑∫√{}]|\.{3}")
_FRAMED = regex(r"(?P<mark>[~*=–—•|]{1,2}|[A-Z]{2,5}) (?P<number>\d{1,4}) (?P=mark)")
_GOES_ON = regex(r"[a-zà-ÿ,\u00ad-]\Z")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_FAR, _MANY, _PROSE, _TITLE = 3, 3, 25, 4


class Foot(NamedTuple):
    """What a line shows: its number, the last page where it says so, the rest in lower case, how many parts
    it has, whether a word for a page stands before the number, dashes round it, an address beside it, and
    whether the number stands behind the rest.
    """

    number: int
    last: int
    rest: str
    parts: int
    paged: bool
    dashed: bool
    address: bool
    behind: bool


class Told(NamedTuple):
    """A line of a printed page: its index, whether that is certain, and why."""

    at: int
    sure: bool
    why: str


def read_foot(text: str) -> Foot | None:
    """Return what a line shows of a printed page, or None."""
    text = _BAR.sub(r"\1 ", text.strip())
    if not 0 < len(text) <= _LONGEST or MARKUP.match(text) or _LEADERS.search(text):
        return None
    behind = _BEHIND.search(text)
    if behind is not None and behind.start() > _TITLE:
        pieces, at, match = [text[: behind.start()].rstrip(" ,;(–-"), text], 1, behind
    else:
        pieces = [text] if NUMBER.fullmatch(text) else [piece for piece in _SPLIT.split(text) if piece]
        at = len(pieces) - 1 if NUMBER.fullmatch(pieces[-1]) else 0
        found = NUMBER.fullmatch(pieces[at])
        if found is None:
            return None
        match = found
    number, last = int(match["number"]), int(match["last"] or 0)
    paged = bool(match["word"])
    if (last and last < number) or (not (paged or last) and _FIRST_YEAR <= number <= _LAST_YEAR):
        return None
    rest = " ".join(piece for place, piece in enumerate(pieces) if place != at).casefold()
    if rest and (sum(map(str.isalpha, rest)) < _TITLE or not (rest[0].isalnum() or rest[0] in "©“")):
        return None
    dashed = match.groupdict().get("open") is not None and text[0] in "-–—" and not rest
    address = _ADDRESS.search(text) is not None
    return Foot(number, last, rest, len(pieces), paged, dashed, address, bool(rest) and at > 0)


def _opens(text: str) -> bool:
    """Say whether a line is no part of what stands above it."""
    return (text[:1].isupper() or text[:1].isdigit() or text[:1] in "©“") and " " in text


class PrintedPages:
    """The lines of a text, "" where nothing is to be looked at; ``alone`` says that each is a block."""

    def __init__(self, lines: Sequence[str], alone: bool) -> None:
        self._lines, self._alone = lines, alone
        self._shown = [(at, line) for at, line in enumerate(lines) if line]
        self._feet: Mapping[int, Foot] = {
            at: foot
            for at, line in self._shown
            if len(line) <= _LONGEST * 2 and may_be(line) and (foot := read_foot(line)) is not None
        }

    def find(self) -> list[Told]:
        """Return the lines of printed pages, in reading order."""
        every = (
            *self._parting(),
            *self._single(),
            *self._again(),
            *self._framed(),
            *self._same(),
            *self._parted(),
        )
        found = {told.at: told for told in every}
        return [found[at] for at in sorted(found)]

    # -- what a line shows by itself

    def _single(self) -> Iterator[Told]:
        for at, foot in self._feet.items():
            if self._in_row(at):
                continue
            if self._cuts(at) and (foot.behind or foot.paged or self._stands_free(at)):
                yield Told(at, True, "a sentence goes on behind it")
            elif foot.last and foot.paged and self._stands_free(at):
                yield Told(at, True, "the number of a page")
            elif foot.rest and foot.parts > 1 and (self._stands_free(at) or (foot.address and foot.last)):
                sure = foot.address or (foot.last and " " in foot.rest) or (foot.paged and foot.parts > 2)
                if sure or foot.paged or foot.parts > _MANY:
                    yield Told(at, bool(sure), "the number of a page beside a name")
                for near in (at - 1, at + 1) if foot.address and foot.last else ():
                    if 0 <= near < len(self._lines) and _STAMPED.match(self._lines[near].strip()):
                        yield Told(near, True, "when a browser printed the page")
        for at, line in self._shown:
            if len(line) < _LONGEST // 2 and line[-1:] in ")0123456789.]" and _JUMP.fullmatch(line.strip()):
                yield Told(at, True, "where the text goes on")

    def _parted(self) -> Iterator[Told]:
        """Lines that name a page beside the name of a file, or between other columns."""
        for at, line in self._shown:
            if len(line) > 6 and self._stands_free(at):
                if page_of_file(line):
                    yield Told(at, True, "a page beside the name of a file")
                elif (sure := page_column(line)) is not None:
                    yield Told(at, sure, "a page between other columns")

    def _parting(self) -> Iterator[Told]:
        """Lines of other shapes between two parts of a sentence: an address, parts side by side, a page."""
        for at, line in () if self._alone else self._shown:
            if not 4 < len(line) <= _LONGEST or at in self._feet or line[-1] in ".!?:;,":
                continue
            text = line.strip()
            if text[:1].islower() and not _ADDRESS.match(text):
                continue
            if (
                any(mark in text for mark in _SIDES)
                and _SIDE.search(text)
                and not _FORMULA.search(text)
                and self._stands_free(at)
                and self._cuts(at)
            ):
                yield Told(at, True, "a sentence goes on behind it")

    def _framed(self) -> Iterator[Told]:
        """Numbers between two equal marks or words ("~ 12 ~", "EN 23 EN") that rise from one to the next."""
        groups: dict[str, list[tuple[int, int]]] = {}
        for at, line in self._shown:
            match = _FRAMED.fullmatch(line.strip()) if 4 < len(line) < _PROSE else None
            if match is not None and self._stands_free(at):
                groups.setdefault(match["mark"], []).append((at, int(match["number"])))
        for places in groups.values():
            rise = all(two[1] - one[1] in (1, 2) for one, two in pairwise(places))
            if len(places) > 1 and rise:
                yield from (Told(at, True, "it comes back with a higher number") for at, _ in places)

    # -- what comes back with a higher number

    def _again(self) -> Iterator[Told]:
        groups: dict[str, list[int]] = {}
        for at, foot in self._feet.items():
            if foot.rest or foot.paged or foot.dashed or self._stands_free(at):
                groups.setdefault(foot.rest, []).append(at)
        for rest, places in groups.items():
            if len(places) > 1 and self._runs(places) and not any(map(self._in_row, places)):
                feet = [self._feet[at] for at in places]
                firm = bool(rest) or all(foot.paged or foot.dashed for foot in feet)
                if firm or sum(map(self._cuts, places)) * 2 > len(places):
                    yield from (Told(at, True, "it comes back with a higher number") for at in places)

    def _runs(self, places: Sequence[int]) -> bool:
        """Say whether lines lie apart and their numbers rise."""
        return all(
            self._feet[one].number < self._feet[two].number and self._between(one, two) >= _FAR
            for one, two in pairwise(places)
        )

    def _between(self, one: int, two: int) -> int:
        """Return how many words of text, in tens, lie between two lines, at most ``_FAR``."""
        words = 0
        for at in range(one + 1, two):
            words += self._lines[at].count(" ")
            if words >= _FAR * 10:
                return _FAR
        return words // 10

    # -- what comes back as it is

    def _same(self) -> Iterator[Told]:
        places: dict[str, list[int]] = {}
        for at in self._candidates:
            places.setdefault(self._lines[at].strip(), []).append(at)
        for text, same in places.items():
            if len(same) < 2 or any(self._between(one, two) < _FAR for one, two in pairwise(same)):
                continue
            parted = _GAP.search(text) is not None
            if not (parted or all(map(self._stands_free, same))):
                continue
            cut = any(map(self._cuts, same))
            parted = parted and len(same) >= _MANY and not any(map(self._touches, same))
            if cut or parted or _TAKEN.match(text):
                yield from (Told(at, cut or not parted, "it comes back as it is") for at in same)

    @cached_property
    def _candidates(self) -> list[int]:
        """The lines of a text that stand twice, hold some letters and end like no sentence."""
        if self._alone:
            return []
        seen: dict[str, int] = {}
        for _, line in self._shown:
            if 8 <= len(line) <= _LONGEST and line[-1] not in '.!?:;,…”"':
                seen[line] = seen.get(line, 0) + 1
        twice = {line for line, count in seen.items() if count > 1 and not MARKUP.match(line.strip())}
        held = {line for line in twice if _opens(line.strip()) and sum(map(str.isalpha, line)) > _TITLE}
        return [at for at, line in self._shown if line in held] if held else []

    # -- where a line stands

    def _stands_free(self, at: int) -> bool:
        """Say whether no line touches a line: blank ones stand round it, or a page ends there."""
        lines = self._lines
        if self._alone or "\f" in lines[at]:
            return True
        above = at == 0 or not lines[at - 1].strip()
        below = at + 1 >= len(lines) or not lines[at + 1].strip()
        return above and below

    def _touches(self, at: int) -> bool:
        """Say whether a line with a wide gap stands right above or below one: a table."""
        near = [self._lines[each] for each in (at - 1, at + 1) if 0 <= each < len(self._lines)]
        return any(_GAP.search(line.strip()) for line in near)

    def _in_row(self, at: int) -> bool:
        """Say whether the next line above or below looks the same: rows of a table, a list of contents."""
        foot = self._feet[at]
        for step in (-1, 1):
            other = self._feet.get(at + step) if not self._alone else None
            if other is not None and bool(other.rest) == bool(foot.rest):
                return True
        return False

    def _cuts(self, at: int) -> bool:
        """Say whether the text above a line goes on below it in the middle of a sentence."""
        above, below = self._beside(at, -1), self._beside(at, 1)
        if len(above) < _PROSE or not below[:1].islower() or len(below) < _PROSE // 2:
            return False
        return _GOES_ON.search(above) is not None and not MARKUP.match(above)

    def _beside(self, at: int, step: int) -> str:
        """Return the next line of text in a direction, over blank lines and other feet."""
        at += step
        for _ in range(6):
            if not 0 <= at < len(self._lines):
                return ""
            text = self._lines[at].strip()
            if text and at not in self._feet:
                return text
            at += step
        return ""
