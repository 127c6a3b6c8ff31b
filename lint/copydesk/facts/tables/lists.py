"""The lists of an article as lines: items with mark and indent, and what touches a list without a blank line
between."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ...base.regexes import regex
from ...document.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...document.document import Document
    from ...document.model import Block
    from ..facts import Facts
    from ..text.sections import Line, Lines

_QUOTE = regex(r"(?: {0,3}>[ \t]?)*")
_MARK = regex(
    r"(?P<lead>[ \t\u00a0]*)(?P<mark>[-*+•‣▪●◦·–—]|\(?\d{1,9}[.)]|\(?[a-zA-Z][.)])(?P<gap>[ \t\u00a0]+)(?=\S)"
)
_BLOCK_START = regex(
    r"[ \t]*(?:#{1,6}(?:[ \t]|$)|>|```|~~~|<[a-zA-Z!/]|\[\^?[^\]\n]{1,99}\]:|:::|\||(?:[=_*-][ "
    r"\t]*){3,}$|\$\$)"
)
_WIDEST = 140
_SENTENCE = 5
"""So many spaces a sentence has at least."""
_OPENING = "[*_(“‘\"'"
_ENDED = regex(r"[.!?:;…][\"'”’)\]*_]*\s*$")


class ListItem(NamedTuple):
    """One item: its block, the line it starts on (1-based), its mark with place, and the column where its
    text starts."""

    block: Block
    line: int
    mark: str
    mark_span: Span
    indent: int
    content: int


class ListRun(NamedTuple):
    """One list. ``before`` is the line of text right above its first item (None where the list above goes
    on), ``lazy`` are lines right below an
    item that a parser adds to it
    although they stand further left than its text: (item, line)."""

    items: tuple[ListItem, ...]
    before: Line | None
    lazy: tuple[tuple[ListItem, Line], ...]


def find_lists(facts: Facts) -> tuple[ListRun, ...]:
    """Find the lists of a Markdown or plain-text document, in order; other formats have none here."""
    doc = facts.doc
    if not doc.traits.lines:
        return ()
    lines = facts.lines
    groups: dict[int, list[ListItem]] = {}
    taken = {row.span.start for table in doc.tables for row in table.rows}
    taken.update(span.start for lost in facts.lost_tables for span in lost.lines)
    # A line of attributes or tags below an item belongs to it; an item with a piece of code in it stays one,
    # but what goes on below it is part of it more often than not.
    coded = {lines.starts[doc.source.position(span.start).line - 1] for span in doc.code}
    taken.update(_code_lines(doc, lines))
    for block in doc.blocks:
        if block.kind == "list-item" and "list" in block.attrs:
            item = _item(doc, block, lines)
            if item is not None and lines.starts[item.line - 1] not in taken:
                groups.setdefault(block.attrs["list"], []).append(item)
    runs = [_run(items, lines, taken, coded) for items in groups.values()]
    for at in range(1, len(runs)):
        if runs[at].before is not None and _goes_on(runs[at - 1].items[-1], runs[at].items[0], lines):
            runs[at] = runs[at]._replace(before=None)
    return tuple(runs)


def _code_lines(doc: Document, lines: Lines) -> Iterator[int]:
    """Yield where the lines start that begin with code."""
    for span in doc.code:
        number = doc.source.position(span.start).line - 1
        if not lines.texts[number][: span.start - lines.starts[number]].strip(" \t>"):
            yield lines.starts[number]


def _goes_on(above: ListItem, item: ListItem, lines: Lines) -> bool:
    """Say whether an item belongs to the list of the item above, whose last lines are not indented: no blank
    line parts them, and the marks are of one kind.
    """
    if above.mark.strip("0123456789") != item.mark.strip("0123456789") or item.indent > above.content:
        return False
    return all(lines[number].text.strip() for number in range(above.line, item.line - 1))


def _item(doc: Document, block: Block, lines: Lines) -> ListItem | None:
    number = doc.source.position(block.span.start).line
    text = lines.texts[number - 1]
    match = _MARK.match(text, _skip(text))
    if match is None:
        return None
    start = lines.starts[number - 1] + match.start("mark")
    indent = _columns(match.group("lead"))
    return ListItem(
        block,
        number,
        match.group("mark"),
        Span(start, start + len(match.group("mark"))),
        indent,
        indent + len(match.group("mark")) + min(_columns(match.group("gap")), 4),
    )


def _run(items: list[ListItem], lines: Lines, taken: set[int], coded: set[int]) -> ListRun:
    first = items[0]
    above = lines[first.line - 2] if first.line >= 2 else None
    before = None
    if (
        above is not None
        and above.text.strip(" \t>")
        and not _BLOCK_START.match(_bare(above.text))
        and above.span.start not in taken
        and not _within_item(first, lines)
    ):
        before = above if not _MARK.match(_bare(above.text)) else None
    lazy: list[tuple[ListItem, Line]] = []
    for item in items:
        with_code = lines.starts[item.line - 1] in coded
        for line in _lazy_lines(item, lines):
            if line.span.start in taken or line.span.start in coded:
                break
            if with_code and not _is_sentence_below(lines[item.line - 1], line):
                break
            lazy.append((item, line))
    return ListRun(tuple(items), before, tuple(lazy))


def _is_sentence_below(item: Line, line: Line) -> bool:
    """Say whether a line right below an item is a whole sentence, and the item ends without a mark."""
    if line.number != item.number + 1 or _ENDED.search(item.text):
        return False
    return line.text[:1].isupper() and line.text.rstrip()[-1] in ".!?" and line.text.count(" ") >= _SENTENCE


def _within_item(item: ListItem, lines: Lines) -> bool:
    """Say whether the line above an item belongs to another item by its indent, blank lines or not."""
    above = _bare(lines.texts[item.line - 2])
    indent = _columns(above[: len(above) - len(above.lstrip())])
    if indent < 2 or indent <= item.indent:
        return False
    for number in range(item.line - 3, max(-1, item.line - 40), -1):
        text = lines.texts[number]
        match = _MARK.match(text, _skip(text))
        if match is not None:
            return _columns(match.group("lead")) < indent
    return False


def _lazy_lines(item: ListItem, lines: Lines) -> Iterator[Line]:
    """Yield the lines below an item, up to a blank line or another block, from the first that stands left of
    the text of the item.
    """
    quoted = lines.texts[item.line - 1].lstrip().startswith(">")
    begun = False
    for number in range(item.line, len(lines)):
        bare = _bare(lines.texts[number]) if quoted else lines.texts[number]
        if (
            not bare
            or bare.isspace()
            or _MARK.match(bare)
            or _BLOCK_START.match(bare.lstrip() if quoted else bare)
        ):
            return
        # Two columns further in than the mark is meant for the item, be the mark "10." or "-".
        inside = min(item.content, item.indent + 2)
        begun = begun or _columns(bare[: len(bare) - len(bare.lstrip())]) < inside
        if begun:
            yield lines[number]


def swallowed(runs: Sequence[ListRun], lines: Lines, wrapped: bool) -> tuple[tuple[ListItem, Line], ...]:
    """Return for each item the first line below it that is text of its own, not the rest of the item."""
    width = max((size for size in map(len, lines.texts) if size <= _WIDEST), default=0)
    found: list[tuple[ListItem, Line]] = []
    wrapped = wrapped and _breaks_sentences(lines)
    for run in runs:
        for item, line in run.lazy:
            if found and found[-1][0] is item:
                continue
            if not _continues(line, lines[line.number - 2].text.rstrip(), width, wrapped):
                found.append((item, line))
    return tuple(found)


def _breaks_sentences(lines: Lines) -> bool:
    """Say whether any line of text breaks off in mid-sentence: where none does, no line is wrapped, however
    alike they are in length.
    """
    return any(
        line.lstrip()[:1].islower() and above.strip() and not _ENDED.search(above)
        for above, line in pairwise(lines.texts)
    )


def _continues(line: Line, above: str, width: int, wrapped: bool) -> bool:
    """Say whether a lazy line is the rest of a hard-wrapped item.

    It is when the line above it breaks off in mid-sentence or at the usual width. In text of one line a
    paragraph nothing is wrapped.
    """
    first = line.text.split(None, 1)[0].lstrip(_OPENING)
    if first[:1].islower() or first[:1] in ",;)”’":
        return wrapped or not _ENDED.search(above)
    return wrapped and len(above) + 1 + len(first) > 0.85 * width


def _skip(text: str) -> int:
    if ">" not in text[:4]:
        return 0
    match = _QUOTE.match(text)
    return match.end() if match else 0


def _bare(text: str) -> str:
    return text[_skip(text) :]


def _columns(space: str) -> int:
    return sum(4 if char == "\t" else 1 for char in space)
