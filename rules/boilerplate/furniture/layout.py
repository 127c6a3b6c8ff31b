"""The lines of an article as they stand on the page, each with what kind of block it belongs to.

Page furniture is told by the shape of a line and by its neighbours, which blocks smooth over: in Markdown
two labels on two lines are one paragraph. In formats with markup of their own (HTML, ninjs) a block is a
line.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from copydesk.api import Block, Document, Facts, Span, picked, regex

from .elementroles import article_ranges
from .linetext import STOP, LineText

if TYPE_CHECKING:
    from collections.abc import Sequence


# A line of one mark below a line makes it a heading in Markdown, reStructuredText and plain text alike.
_UNDERLINE = regex(r"([=~^\"'`#*+.:-])\1{2,}")
_TAG = regex(r"</?[A-Za-z][^<>]{0,500}>|\]\([^()\s]{0,800}\)|\]\[[^\[\]]{0,100}\]")
# What an element of HTML at the head of a line of Markdown makes of it.
_ELEMENT = regex(r"<([A-Za-z][A-Za-z0-9]{0,10})[\s>]")
_KINDS = {
    "a": "code",
    "summary": "heading",
    "li": "list-item",
    "td": "cell",
    "th": "cell",
    "dt": "cell",
    "figcaption": "caption",
    "caption": "caption",
    **{f"h{level}": "heading" for level in range(1, 7)},
}
# A script puts something in its place when the page is read.
_FILLED = regex(r"<[A-Za-z][^<>]{0,500}? data-[a-z]")
# An entry of a list with counts, whatever its case: “novembre 2026 (3)”.
_COUNTED = regex(r"[^\W\d][\w &'’/.,-]{1,40} ?\(\d{1,5}\)")
_RAGGED, _ASIDE = 60, "aside"


class LayoutLine(LineText):
    """A line that is not blank.

    ``span`` is what ``raw`` covers. ``kind`` is the kind of its block, "" for a line that belongs to none (a
    rule), ``quote`` says that it is quoted. ``lone`` says that the line stands for itself and is no part of a
    wrapped paragraph; ``before`` and ``after`` that a blank line or another block stands there. ``marked`` is
    True for a heading or list item by markup.
    """

    __slots__ = ("_doc", "_index", "after", "before", "kind", "lone", "marked", "number", "quote", "span")

    def __init__(
        self,
        number: int,
        raw: str,
        span: Span,
        block: Block | None,
        doc: Document,
        lone: bool,
        before: bool,
        after: bool,
    ) -> None:
        # A block of its own for each line, and the text of long ones once more, would be too much to hold.
        if len(raw) <= self.kept:
            super().__init__(raw)
        self.number, self.span = number, span
        self._doc, self._index = doc, block.index if block is not None else -1
        self.kind, self.quote = (block.kind, block.quote) if block is not None else ("", False)
        heading = block is not None and block.kind == "heading" and block.attrs.get("marked") is not False
        self.marked = heading or self.kind == "list-item"
        self.lone, self.before, self.after = lone, before, after

    @property
    def block(self) -> Block | None:
        """The block that the line belongs to."""
        return self._doc.blocks[self._index] if self._index >= 0 else None

    def __getattr__(self, name: str) -> Any:
        # The text of a block is what a reader sees, without marks to take off.
        plain = name == "raw" or (name == "text" and not self._doc.traits.lines)
        return self._cut() if plain else super().__getattr__(name)

    def _cut(self) -> str:
        """Return a long line; what a block has is one line there."""
        if self._doc.traits.lines:
            return self._doc.source.slice(self.span)
        block = self.block
        return " ".join(self._doc.text_of(block).split()) if block is not None else ""

    @property
    def apart(self) -> bool:
        """Blank lines, or the edges of the file, stand on both sides."""
        return self.before and self.after


class PassingLine(LayoutLine):
    """A line of a very long text: there are too many of them to hold what they say."""

    __slots__ = ()
    kept = 40


def page_lines_of(facts: Facts) -> Sequence[LayoutLine]:
    """Return the lines of a document; those of a very long one are not held for whoever asks next."""
    found: Sequence[LayoutLine] = find_layout(facts) if facts.much else facts.page_lines
    return found


def find_layout(facts: Facts) -> tuple[LayoutLine, ...]:
    """List the lines of a document that are not blank, front matter, comments and code left out."""
    make = PassingLine if facts.much else LayoutLine
    return tuple(_from_lines(facts, make) if facts.doc.traits.lines else _from_blocks(facts.doc, make))


def _from_lines(facts: Facts, make: type[LayoutLine]) -> list[LayoutLine]:
    doc = facts.doc
    left_out = ("front-matter", "alt-text")
    blocks = picked(doc.blocks, lambda b: b.kind not in left_out and b.span.end > b.span.start)
    placed = [(block.span.start, block.index) for block in blocks]
    placed.sort()
    starts, numbers = array("I", map(itemgetter(0), placed)), array("I", map(itemgetter(1), placed))
    del placed
    hidden = sorted([*(s for s in doc.comments), *(b.span for b in blocks if b.kind in ("code", "html"))])
    hidden_starts = [span.start for span in hidden]
    islands = _Islands(doc)
    ragged = _ragged_blocks(doc, blocks)
    found: list[LayoutLine] = []
    blank = True
    gaps: list[bool] = []
    for line in facts.lines:
        raw = line.text.strip(" \t\u00a0\u3000")
        if line.span.start < doc.body.start:
            continue
        if not raw:
            blank = True
            continue
        start = line.span.start + line.text.index(raw[0])
        span = Span(start, start + len(raw))
        at = bisect_right(hidden_starts, start) - 1
        if at >= 0 and hidden[at].end > start:
            blank = True
            continue
        at = bisect_right(starts, span.end - 1) - 1
        below = doc.blocks[numbers[at]] if at >= 0 else None
        block = below if below is not None and below.span.end > start else None
        # A line of code, tags or pictures stands there, but says nothing.
        raw = "" if islands.fill(span) else raw
        single = block is None or (block.span.start <= span.end and block.span.end <= span.end)
        whole = single and (block is None or block.span.start >= span.start)
        lone = whole or block is None or not doc.wrapped or block.index in ragged
        found.append(make(len(found), raw, span, block, doc, lone, blank, True))
        gaps.append(blank)
        blank = False
    gaps.append(True)
    for index, made in enumerate(found):
        made.lone = made.lone or _between_sentences(found, gaps, index)
        made.after = gaps[index + 1]
        told = _ELEMENT.match(made.raw) if made.raw[:1] == "<" else None
        if told is not None:
            filled = _FILLED.match(made.raw) is not None
            made.kind = "code" if filled else _KINDS.get(told[1].lower(), made.kind)
            made.marked = made.marked or made.kind in ("heading", "list-item")
        elif _is_term(found, gaps, index):
            made.kind = "cell"
        under = found[index + 1].raw if index + 1 < len(found) and not gaps[index + 1] else ""
        if _UNDERLINE.fullmatch(under):
            made.kind, made.marked = "heading", True
    return found


def _is_term(lines: Sequence[LayoutLine], gaps: Sequence[bool], index: int) -> bool:
    """Say whether a line is a term with its definition right below (": …"), which makes it a kind of cell."""
    return index + 1 < len(lines) and not gaps[index + 1] and lines[index + 1].raw.startswith((": ", ":\t"))


class _Islands:
    """What is no text on a line: code, tags of templates, pictures."""

    def __init__(self, doc: Document) -> None:
        pictures = [link.span for link in doc.links if link.kind == "image"]
        self._spans = sorted([*doc.code, *pictures])
        self._starts = [span.start for span in self._spans]
        self._text = doc.source.text

    def fill(self, span: Span) -> bool:
        """Say whether a line holds an island and beside it nothing but marks and tags."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        at, rest = span.start, ""
        for start, end in self._spans[first : bisect_right(self._starts, span.end - 1)]:
            if end > at:
                rest += self._text[at:start] + " "
                at = min(end, span.end)
        if at == span.start:
            return False
        rest += self._text[at : span.end]
        return not any(char.isalnum() for char in _TAG.sub("", rest))


def _ragged_blocks(doc: Document, blocks: Sequence[Block]) -> frozenset[int]:
    """Return the blocks of several lines that are no wrapped text."""
    if not doc.wrapped:
        return frozenset()
    return frozenset(block.index for block in blocks if is_ragged(doc, block))


def is_ragged(doc: Document, block: Block) -> bool:
    """Say whether a block has several lines and is no wrapped text: all are short, or most leave room."""
    text = doc.source.slice(block.span)
    if "\n" not in text:
        return False
    lines = text.splitlines()
    short = all(len(line) < _RAGGED and not STOP.search(line) for line in lines[:-1])
    flows = any(line.lstrip()[:1].islower() for line in lines[1:])
    return (short and len(lines[-1]) < _RAGGED and not flows) or _leaves_room(lines)


def _leaves_room(lines: Sequence[str]) -> bool:
    """Say whether lines are no wrapped text: most could have taken the first word of the next one.

    Lines that end where a sentence or a clause does were broken there on purpose, as some authors do.
    """
    if len(lines) < 4:
        return False
    width = max(map(len, lines))
    room = short = stops = flows = 0
    for line, following in pairwise(map(str.strip, lines)):
        short += len(line) * 10 <= width * 9
        room += len(line) + 1 + len(following.partition(" ")[0]) <= width and len(line) * 10 <= width * 9
        stops += line[-1:] in ",;:" or bool(STOP.search(line))
        flows += following[:1].islower()
    pairs = len(lines) - 1
    return room * 5 >= short * 4 and short * 2 >= pairs and stops * 3 <= pairs and flows * 3 <= pairs


def _between_sentences(lines: Sequence[LayoutLine], gaps: Sequence[bool], index: int) -> bool:
    """Say whether a line inside a wrapped paragraph stands between whole sentences, and so for itself."""
    raw = lines[index].raw
    counted = _COUNTED.fullmatch(raw) is not None
    if raw[:1].islower() and not counted:
        return False
    opened = counted or gaps[index] or bool(STOP.search(lines[index - 1].raw))
    below = "" if gaps[index + 1] else lines[index + 1].raw
    return opened and (not below[:1].islower() or _COUNTED.fullmatch(below) is not None)


def _from_blocks(doc: Document, make: type[LayoutLine]) -> list[LayoutLine]:
    found: list[LayoutLine] = []
    inside: list[tuple[int, int]] | None = None
    for block in doc.prose_blocks:
        text = " ".join(doc.text_of(block).split())
        if block.kind == "front-matter" or not text:
            continue
        inner = doc.text_of(block)
        left = block.start + len(inner) - len(inner.lstrip())
        span = doc.lift(left, left + len(inner.strip()))
        line = make(len(found), text, span, block, doc, True, True, True)
        if len(text) <= line.kept:
            line.text = text
        if block.kind == "boilerplate" and block.attrs.get("role") == _ASIDE:
            # An author writes asides, too: what such a line is, is told as of any other in the article.
            inside = article_ranges(doc.source.text) if inside is None else inside
            if any(start <= span.start < end for start, end in inside):
                line.kind = "paragraph"
        found.append(line)
    return found
