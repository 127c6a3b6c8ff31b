"""Lines that may be page furniture by what they say, before anything is known about their place.

Furniture begins with such a line: all other finds stand beside one. Most articles have none, and the others
few, so that only these lines are held against the patterns, and only articles with one are laid out. A line
is dismissed by its first word, which is looked up among those with which labels and patterns begin; what may
stand further on in a line (an address, a notice of rights, a row of menu words) is searched for in the whole
text at once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from copydesk.api import Block, Document, Facts, regex

from .calendars import may_begin
from .entryrecords import entry_kind, is_archive_line, is_notice, is_tag_line
from .labelkinds import SEAM, is_glued, is_menu, related_title
from .lineshapes import (
    NAME,
    is_breadcrumb,
    is_credit,
    is_page_date,
    is_pager,
    is_read_time,
    is_relative_stamp,
    is_symbols,
    share_kind,
)
from .linetext import LONGEST, LineText
from .pagewords import PageWords
from .standing import NEVER, is_item

_SPACE = " \t\u00a0\u3000"
_FIRST = regex(r"(?m)^[^\w\n]*(?:_+[^\w\n]*)*([^\W\d_]+|\d)")
_WORDLESS = regex(r"(?m)^[^\w\n]+$")
_SEPARATOR = regex(r"[|•·∙›»→>‹«]|[^\S\n](?:/|::|[–—-])[^\S\n]")
_MARKUP = ("](", "<", "&", "][")
_NAME_LENGTH = 60
_SCRAP = 5
_PATTERNS = ("ad", "pointer", "turn", "file_photo")


def find_clues(facts: Facts, page: PageWords) -> frozenset[int]:
    """Return where, in the source, lines of a document with lines start that may be furniture by themselves;
    a name that stands twice counts.
    """
    doc = facts.doc
    text = doc.source.text
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    shown = _Shown(doc)
    found: set[int] = set()
    names: dict[str, list[tuple[int, str]]] = {}
    for start, end in _suspects(text, doc.body.start, page, names):
        line = text[start:end].rstrip(_SPACE + " ")
        raw = line.lstrip(_SPACE)
        place = start + len(line) - len(raw)
        if raw and place not in found and shown.holds(place) and may_be(page, LineText(raw), shown.block(place)):
            found.add(place)
    for same in names.values():
        if len(same) > 1:
            found.update(_twice(same))
    return frozenset(found)


def may_be(page: PageWords, line: LineText, block: Block | None) -> bool:
    """Say whether a line may be furniture, or the head of a calendar, by what it says."""
    kind = block.kind if block is not None else ""
    plain = kind not in NEVER and not is_item(kind, line.raw)
    return bool((plain and _speaks_for_page(page, line)) or may_begin(page, line))


def _speaks_for_page(page: PageWords, line: LineText) -> bool:
    label, text, head = line.key, line.lowered, line.head
    if not text:
        return False
    if page.kind_of(label) or page.is_weak(label) or is_symbols(line.raw):
        return True
    return bool(
        any(page.fits(name, text, head) for name in _PATTERNS)
        or share_kind(page, text, head)
        or is_pager(page, line)
        or is_read_time(page, line)
        or is_breadcrumb(page, line)
        or is_menu(page, line)
        or entry_kind(page, line)
        or is_tag_line(page, line, alone=True)
        or is_notice(page, line)
        or (len(text) <= 80 and is_glued(page, line.text))
        or related_title(page, line.raw, line.text)
        or is_credit(page, line)
        or is_scrap(line)
        or is_relative_stamp(page, line)
        or is_archive_line(page, line)
        or is_page_date(page, line)
    )


def is_scrap(line: LineText) -> bool:
    """Say whether a line is a few words, the first in lower case, without anything but letters."""
    text = line.text
    return text[:1].islower() and line.words <= _SCRAP and text.replace(" ", "").isalpha()


def _suspects(
    text: str, body: int, page: PageWords, names: dict[str, list[tuple[int, str]]]
) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of the lines that are worth a closer look; collect short lines by first word."""
    heads = page.first_words
    for match in _FIRST.finditer(text, body):
        word = match.group(1)
        start, at = match.span()
        lead = text[start : match.start(1)]
        first = word[0]
        told = word.casefold() in heads or first.isdigit() or any(mark in lead for mark in _MARKUP)
        # Of other words only those may begin a name, a few words in lower case, or labels that ran together.
        if not told and not first.isalpha():
            continue
        end = text.find("\n", at)
        line = text[start : end if end >= 0 else len(text)]
        size = len(line)
        if size > LONGEST and not any(mark in line for mark in (*_MARKUP, "  ", "\t")):
            continue
        marked = any(mark in line for mark in _MARKUP)
        if first.isupper() and (size <= _NAME_LENGTH or marked):
            names.setdefault(word, []).append((start, line))
        few = first.islower() and (marked or len(line.split()) <= _SCRAP + 1)
        seam = None if told or few else SEAM.search(word)
        if told or few or (seam and word[: seam.end()].casefold() in heads):
            yield start, start + size
    for match in _WORDLESS.finditer(text, body):
        if len(match.group().strip()) <= 20 or "©" in match.group():
            yield match.span()
    yield from _held(text, body, page)


def _held(text: str, body: int, page: PageWords) -> Iterator[tuple[int, int]]:
    """Yield the lines that hold a telling word or sign, or two marks that part the words of a menu."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join([char.lower() if len(char.lower()) == 1 else char for char in text])
    for literal in page.literals:
        at = lowered.find(literal, body)
        while at >= 0:
            start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
            end = end if end >= 0 else len(text)
            if end - start <= LONGEST or any(mark in text[start:end] for mark in _MARKUP):
                yield start, end
            at = lowered.find(literal, end)
    only = page.kinds["page_only"].holds
    end = -1
    for match in _SEPARATOR.finditer(text, body):
        if match.start() < end:
            continue
        start, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
        end = end if end >= 0 else len(text)
        if end - start > LONGEST and not any(mark in text[start:end] for mark in _MARKUP):
            continue
        more = _SEPARATOR.search(text, match.end(), end)
        if more or any(literal in lowered[start:end] for literal in only):
            yield start, end


def _twice(same: Sequence[tuple[int, str]]) -> Iterator[int]:
    """Yield where lines start that are a name and stand twice among lines with the same first word."""
    seen: dict[str, list[int]] = {}
    for start, line in same:
        raw = line.strip(_SPACE + " ")
        text = LineText(raw).text
        if len(text) <= 40:
            seen.setdefault(text, []).append(start + line.index(raw[0]))
    for text, places in seen.items():
        if len(places) > 1 and NAME.fullmatch(text):
            yield from places


class _Shown:
    """Which offsets of the source are shown as text of the article, and in which block they lie."""

    def __init__(self, doc: Document) -> None:
        self._blocks = sorted(
            [b for b in doc.blocks if b.kind != "front-matter" and b.span.end > b.span.start],
            key=lambda block: block.span.start,
        )
        self._starts = [block.span.start for block in self._blocks]
        self._hidden = sorted([*doc.comments, *(b.span for b in self._blocks if b.kind in ("code", "html"))])
        self._hidden_starts = [span.start for span in self._hidden]

    def holds(self, offset: int) -> bool:
        at = bisect_right(self._hidden_starts, offset) - 1
        return at < 0 or self._hidden[at].end <= offset

    def block(self, offset: int) -> Block | None:
        at = bisect_right(self._starts, offset) - 1
        return self._blocks[at] if at >= 0 and self._blocks[at].span.end > offset else None
