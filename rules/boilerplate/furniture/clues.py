"""Lines that may be page furniture by what they say, before anything is known about their place.

Furniture begins with such a line: all other finds stand beside one. Most articles have none, and the others
few, so that only these lines are held against the patterns, and only articles with one are laid out. A line
is dismissed by its first word, which is looked up among those with which labels and patterns begin; what may
stand further on in it (an address, a notice of rights, a row of menu words) is searched for in all the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from copydesk.api import Block, Document, Facts, Places, Span, lower, regex

from .calendars import may_begin
from .entryrecords import entry_kind
from .labelkinds import SEAM, is_glued, is_menu, related_title
from .layout import is_ragged
from .lineshapes import SCRAP, is_breadcrumb, is_credit, is_scrap, is_stopped_row, is_symbols
from .linetext import LONGEST, LineText
from .pagewords import PageWords
from .standing import NEVER, is_item

_SPACE = " \t\u00a0\u3000"
_FIRST = regex(r"(?m)^[^\w\n]*+(?:_++[^\w\n]*+)*+([^\W_]++)(['’]?)[^\w\n]*([^\W_]*)")
_WORDLESS = regex(r"(?m)^[^\w\n]+$")
_SEPARATOR = regex(r"[|•·∙›»→>‹«]|[^\S\n](?:/|::|[–—-])[^\S\n]")
# Where a separator may stand, the mark itself first: such an expression is searched for in no time.
_PARTING = regex(r"[|•·∙›»→>‹«/:–—-](?:(?<=[|•·∙›»→>‹«])|(?<=\s[/–—-])(?=\s)|(?<=\s:):(?=\s))")
_ORNAMENT = regex(r"(?m)[ ][–—*•·-][^\S\n]*$")
# The first days of a calendar, a line of numbers that begins with a 1; or its seven weekdays.
_DAYS = regex(r"(?m)^[^\w\n]*0?1(?:[^\w\n]|\d)*$|^(?:[^\W\d_]{1,3}[ |\t]{1,4}){6}[^\W\d_]{1,3}[ |]{0,4}$")
_TAGS = regex(r"\s*(?:</?[A-Za-z][^<>]{0,500}>\s*)+")
_EDGES = " \t\u00a0\u3000>*_#+-•"
_NAME_LENGTH = 60
_block_start = attrgetter("span.start")
_AGENCY = 24


def find_clues(facts: Facts, page: PageWords) -> frozenset[int]:
    """Return where, in the source, lines of a document with lines start that may be furniture by themselves;
    a name that stands twice counts.
    """
    doc = facts.doc
    text = doc.source.text
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    search = _Search(text, doc, page)
    found = {place for place, line, held in search.lines() if speaks_for_page(page, line, held)}
    if _DAYS.search(text, doc.body.start):
        found.update(place for place, line in search.calendar_lines() if may_begin(page, line))
    for same in search.names.values():
        if len(same) > 1:
            found.update(_twice(page, same))
    return frozenset(found)


def speaks_for_page(page: PageWords, line: LineText, held: bool) -> bool:
    """Say whether a line, no item of a list, may be furniture by what it says; ``held`` says that it may
    hold a telling word or sign inside.
    """
    text = line.lowered
    if not text:
        return False
    head = line.head
    labelled = page.begins_label(text)
    if labelled and (page.kind_of(line.key) or page.is_weak(line.key)):
        return True
    if not head and is_symbols(line.raw):
        return True
    if any(page.kinds[name].pattern.fullmatch(text) for name in page.by_head.get(head, ())):
        return True
    if held or text[0] == "@":
        for literal, name in (*page.literals, *page.handles):
            if literal in text and page.kinds[name].pattern.fullmatch(text):
                return True
    parted = _PARTING.search(text) and _SEPARATOR.search(text)
    return bool(
        (parted and (is_breadcrumb(page, line) or entry_kind(page, line)))
        or ((parted or labelled) and (is_menu(page, line) or is_stopped_row(page, line)))
        or (labelled and related_title(page, line.raw, line.text))
        or page.said(line.raw, line.text)
        or is_scrap(line)
        or (len(text) <= 80 and is_glued(page, line.text))
        or ((held or head in page.kinds["credit"].heads) and is_credit(page, line))
    )


def _marked(line: str) -> bool:
    return "](" in line or "<" in line or "&" in line or "][" in line


def _plain_words(line: str) -> bool:
    """Say whether a line without markup is a few words and nothing else."""
    words = line.strip(_EDGES)
    return words.count(" ") <= SCRAP and words.replace(" ", "").replace("\t", "").isalpha()


class _Search:
    """The lines of a document with lines that are worth a closer look.

    ``names`` are the short lines that begin with a capital, by their first word. Lines of code, comments,
    lists and cells are left out, but for ornaments ("- Label -").
    """

    def __init__(self, text: str, doc: Document, page: PageWords) -> None:
        self._text, self._doc, self._page = text, doc, page
        self._start = doc.body.start
        self.names: dict[str, list[tuple[int, str]]] = {}
        # By first word as written: the kinds of lines and the second words of labels that may begin so.
        self._heads: dict[str, tuple[list[str], frozenset[str] | None, bool, bool, bool]] = {}
        self._blocks = sorted(
            [
                block
                for block in doc.blocks
                if block.kind != "front-matter" and block.span.end > block.span.start
            ],
            key=_block_start,
        )
        self._starts = list(map(_block_start, self._blocks))
        hidden = [*doc.comments, *(b.span for b in self._blocks if b.kind in ("code", "html"))]
        self._hidden = sorted(hidden)
        self._hidden_starts = [span.start for span in self._hidden]
        self._tables = Places(table.span for table in doc.tables)
        never = [b.span for b in self._blocks if b.kind == "list-item" or b.kind in NEVER]
        self._skipped = sorted([*hidden, *never])

    def lines(self) -> Iterator[tuple[int, LineText, bool]]:
        """Yield place in the source, line, and whether it may hold a telling word inside; each line once."""
        seen: set[int] = set()
        for suspects, held in ((self._held(), True), (self._suspects(), False)):
            for start, end in suspects:
                if start not in seen:
                    seen.add(start)
                    for place, line, plain in self._line(start, end):
                        if plain:
                            yield place, line, held

    def calendar_lines(self) -> Iterator[tuple[int, LineText]]:
        """Yield place and line of all that is shown, tables included, where a calendar may begin."""
        for match in _FIRST.finditer(self._text, self._start):
            if match.group(1).casefold() in self._page.calendar_heads:
                for place, line, _ in self._line(match.start(), self._end(match.end())):
                    yield place, line

    def _line(self, start: int, end: int) -> Iterator[tuple[int, LineText, bool]]:
        line = self._text[start:end].rstrip(_SPACE + " ")
        raw = line.lstrip(_SPACE)
        place = start + len(line) - len(raw)
        if not raw or place < self._start or self._is_hidden(place):
            return
        at = bisect_right(self._starts, place + len(raw) - 1) - 1
        block = self._blocks[at] if at >= 0 and self._blocks[at].span.end > place else None
        kind = block.kind if block is not None else ""
        plain = kind not in NEVER and not is_item(kind, raw)
        yield place, LineText(raw), plain and not self._is_inside(block, place, raw)

    def _is_inside(self, block: Block | None, start: int, raw: str) -> bool:
        """Say whether a line is part of a table or of a wrapped paragraph."""
        end = start + len(raw)
        if block is None:
            return self._tables.overlap(Span(start, end))
        alone = block.span.start >= start and block.span.end <= end
        return self._doc.wrapped and not alone and raw[0].islower() and not is_ragged(self._doc, block)

    def _end(self, offset: int) -> int:
        end = self._text.find("\n", offset)
        return end if end >= 0 else len(self._text)

    def _around(self, offset: int) -> tuple[int, int]:
        return self._text.rfind("\n", 0, offset) + 1, self._end(offset)

    def _opens(self, start: int) -> bool:
        """Say whether the line above is blank or not shown."""
        above = self._text.rfind("\n", 0, max(0, start - 1)) + 1
        line = self._text[above:start]
        return not line.strip() or self._is_hidden(above + len(line) - len(line.lstrip()))

    def _is_hidden(self, offset: int) -> bool:
        at = bisect_right(self._hidden_starts, offset) - 1
        return at >= 0 and self._hidden[at].end > offset

    def _gaps(self) -> Iterator[tuple[int, int]]:
        """Yield the ranges between what is left out."""
        at = self._start
        for start, end in self._skipped:
            if start > at:
                yield at, start
            at = max(at, end)
        if at < len(self._text):
            yield at, len(self._text)

    def _suspects(self) -> Iterator[tuple[int, int]]:
        text = self._text
        for start, end in self._gaps():
            yield from self._by_first_word(start, end)
        # Blocks that begin inside another one, as a heading in an item of a list.
        reach = 0
        for block in self._blocks:
            if block.kind == "list-item" or block.kind in NEVER:
                reach = max(reach, block.span.end)
            elif block.span.start < reach:
                yield self._around(block.span.start)
        for match in _ORNAMENT.finditer(text, self._start):
            yield self._around(match.start())

    def _by_first_word(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the lines that begin with a telling word or two, with markup, or with a small letter."""
        text, page = self._text, self._page
        for match in _FIRST.finditer(text, start, end):
            word, mark, second = match.groups()
            at, begin = match.span()[0], match.start(1)
            head = self._heads.get(word)
            if head is None:
                folded, letters = word.casefold(), word[0].isalpha()
                says, joins = folded in page.sayings.heads, not letters or folded in page.rows.heads
                head = page.kinds_with(folded), page.seconds(folded), letters, says, joins
                self._heads[word] = head
            kinds, seconds, letters, says, joins = head
            told = mark or seconds is None or second.casefold() in seconds
            lead = text[at:begin] if begin > at else ""
            told = told or (lead and (lead[-1] == "@" or _marked(lead)))
            if not (told or kinds or letters):
                continue
            first = word[0]
            stop = self._end(match.end())
            line = text[at:stop]
            marked = _marked(line)
            if marked and "<" in lead and _TAGS.fullmatch(line):
                continue
            if len(line) > LONGEST and not marked and "  " not in line and "\t" not in line:
                continue
            if first.isupper() and (len(line) <= _NAME_LENGTH or marked):
                self.names.setdefault(word, []).append((at, line))
            few = first.islower() and (marked or _plain_words(line)) and self._opens(at)
            if kinds and not told:
                simple = first.isalpha() and not marked and not lead.strip(_EDGES)
                told = not simple or self._fits(kinds, line[begin - at :])
            told = told or few or (says and self._says(at, line)) or (joins and page.rows.may_be(line))
            seam = None if told else SEAM.search(word)
            if told or (seam and word[: seam.end()].casefold() in page.single):
                yield at, stop
        for match in _WORDLESS.finditer(text, start, end):
            if is_symbols(match.group().strip()) or "©" in match.group():
                yield match.span()

    def _says(self, at: int, line: str) -> bool:
        """Say whether a line, short or the first of its paragraph, may say something of its page."""
        return (len(line) <= _NAME_LENGTH or self._opens(at)) and self._page.sayings.may_say(line.casefold())

    def _fits(self, kinds: Sequence[str], text: str) -> bool:
        """Say whether a line without markup, from its first word on, may be of one of some kinds."""
        seen = " ".join(text.casefold().split()).rstrip("*_# ")
        every = self._page.kinds
        return "credit" in kinds or any(every[name].pattern.fullmatch(seen) for name in kinds)

    def _held(self) -> Iterator[tuple[int, int]]:
        """Yield the lines that hold a telling word or sign, or marks that part the words of a menu."""
        text, literals = self._text, self._page.literals
        start = end = -1
        behind: dict[int, int] = {}
        for number, first in self._page.telling(text):
            # In each line the first place of a literal counts.
            if first < self._start or first < behind.get(number, 0):
                continue
            if first >= end:
                start, end = self._around(first)
            behind[number] = end
            # A credit ends with its agency.
            close = literals[number][1] != "credit" or end - first <= _AGENCY
            if (close and end - start <= LONGEST) or _marked(text[start:end]):
                yield start, end
        only, start, end, asked = self._page.kinds["page_only"].holds, -1, -1, False
        for first, last in self._gaps():
            found = _PARTING.search(text, first, last)
            while found is not None:
                if found.start() >= end:  # a long line may have very many gaps
                    start, end = self._around(found.start())
                    asked = end - start <= LONGEST or _marked(text[start:end])
                parted = asked and _SEPARATOR.search(text, max(start, first), min(end, last))
                more = parted and _SEPARATOR.search(text, parted.end(), end)
                if more or (parted and any(literal in lower(text[start:end]) for literal in only)):
                    yield start, end
                    asked = False
                found = _PARTING.search(text, end, last)


def _twice(page: PageWords, same: Sequence[tuple[int, str]]) -> Iterator[int]:
    """Yield where lines start that are a name and stand twice among lines with the same first word."""
    seen: dict[str, list[int]] = {}
    for start, line in same:
        raw = line.strip(_SPACE + " ")
        text = LineText(raw).text
        if len(text) <= 40:
            seen.setdefault(text, []).append(start + line.index(raw[0]))
    for text, places in seen.items():
        if len(places) > 1 and page.name.fullmatch(text):
            yield from places
