"""The lines of an article as they stand on the page, each with what kind of block it belongs to.

Page furniture is told by the shape of a line and by its neighbours, which blocks smooth over: in Markdown
two labels on two lines are one paragraph. In formats with markup of their own (HTML, ninjs) a block is a
line.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.api import Block, Document, Facts, Span, regex

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
_RAGGED, _ASIDE = 60, "aside"


class LayoutLine(LineText):
    """A line that is not blank.

    ``span`` is what ``raw`` covers. ``kind`` is the kind of its block, "" for a line that belongs to none (a
    rule). ``lone`` says that the line stands for itself and is no part of a wrapped paragraph; ``before`` and
    ``after`` that a blank line or another block stands there. ``marked`` is True for a heading or list item
    by markup.
    """

    __slots__ = ("after", "before", "block", "kind", "lone", "marked", "number", "span")

    def __init__(
        self, number: int, raw: str, span: Span, block: Block | None, lone: bool, before: bool, after: bool
    ) -> None:
        super().__init__(raw)
        self.number, self.span, self.block = number, span, block
        self.kind = block.kind if block else ""
        heading = block is not None and block.kind == "heading" and block.attrs.get("marked") is not False
        self.marked = heading or self.kind == "list-item"
        self.lone, self.before, self.after = lone, before, after

    @property
    def apart(self) -> bool:
        """Blank lines, or the edges of the file, stand on both sides."""
        return self.before and self.after


def find_layout(facts: Facts) -> tuple[LayoutLine, ...]:
    """List the lines of a document that are not blank, front matter, comments and code left out."""
    doc = facts.doc
    if doc.traits.lines:
        return tuple(_from_lines(facts))
    return tuple(_from_blocks(doc))


def _from_lines(facts: Facts) -> list[LayoutLine]:
    doc = facts.doc
    left_out = ("front-matter", "alt-text")
    blocks = [b for b in doc.blocks if b.kind not in left_out and b.span.end > b.span.start]
    blocks.sort(key=lambda block: block.span.start)
    starts = [block.span.start for block in blocks]
    hidden = sorted([*(s for s in doc.comments), *(b.span for b in blocks if b.kind in ("code", "html"))])
    hidden_starts = [span.start for span in hidden]
    islands = _Islands(doc)
    ragged = _ragged_blocks(doc, blocks)
    found: list[LayoutLine] = []
    blank = True
    pending: list[tuple[str, Span, Block | None]] = []
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
        block = blocks[at] if at >= 0 and blocks[at].span.end > start else None
        # A line of code, tags or pictures stands there, but says nothing.
        pending.append(("" if islands.fill(span) else raw, span, block))
        gaps.append(blank)
        blank = False
    gaps.append(True)
    for index, (raw, span, block) in enumerate(pending):
        single = block is None or (block.span.start <= span.end and block.span.end <= span.end)
        whole = single and (block is None or block.span.start >= span.start)
        lone = whole or block is None or not doc.wrapped or block.index in ragged
        lone = lone or _between_sentences(pending, gaps, index)
        made = LayoutLine(index, raw, span, block, lone, gaps[index], gaps[index + 1])
        told = _ELEMENT.match(raw) if raw[:1] == "<" else None
        if told is not None:
            filled = _FILLED.match(raw) is not None
            made.kind = "code" if filled else _KINDS.get(told[1].lower(), made.kind)
            made.marked = made.marked or made.kind in ("heading", "list-item")
        elif _is_term(pending, gaps, index):
            made.kind = "cell"
        under = pending[index + 1][0] if index + 1 < len(pending) and not gaps[index + 1] else ""
        if _UNDERLINE.fullmatch(under):
            made.kind, made.marked = "heading", True
        found.append(made)
    return found


def _is_term(pending: Sequence[tuple[str, Span, Block | None]], gaps: Sequence[bool], index: int) -> bool:
    """Say whether a line is a term with its definition right below (": …"), which makes it a kind of cell."""
    return (
        index + 1 < len(pending) and not gaps[index + 1] and pending[index + 1][0].startswith((": ", ":\t"))
    )


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


def _between_sentences(
    pending: Sequence[tuple[str, Span, Block | None]], gaps: Sequence[bool], index: int
) -> bool:
    """Say whether a line inside a wrapped paragraph stands between whole sentences, and so for itself."""
    raw = pending[index][0]
    if raw[:1].islower():
        return False
    opened = gaps[index] or bool(STOP.search(pending[index - 1][0]))
    closed = gaps[index + 1] or not pending[index + 1][0][:1].islower()
    return opened and closed


def _from_blocks(doc: Document) -> list[LayoutLine]:
    found: list[LayoutLine] = []
    inside: list[tuple[int, int]] | None = None
    for block in doc.prose_blocks:
        text = " ".join(doc.text_of(block).split())
        if block.kind == "front-matter" or not text:
            continue
        inner = doc.text_of(block)
        left = block.start + len(inner) - len(inner.lstrip())
        span = doc.lift(left, left + len(inner.strip()))
        line = LayoutLine(len(found), text, span, block, True, True, True)
        line.text = text
        if block.kind == "boilerplate" and block.attrs.get("role") == _ASIDE:
            # An author writes asides, too: what such a line is, is told as of any other in the article.
            inside = article_ranges(doc.source.text) if inside is None else inside
            if any(start <= span.start < end for start, end in inside):
                line.kind = "paragraph"
        found.append(line)
    return found
