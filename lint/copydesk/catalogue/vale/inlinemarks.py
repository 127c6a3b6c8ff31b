"""What is set strong, emphasised or as code inside a block, told by the markup between runs of prose."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...base.regexes import regex
from ...document.model import CODE
from ...document.prose import BLOCK_BREAK
from ...document.source import Span

if TYPE_CHECKING:
    from ...document.document import Document

_MARK = regex(r"(?<!\\)(?:\*{1,3}|_{1,3})|<(/?)(strong|b|em|i)(?![\w-])[^<>]{0,200}>")
_LONGEST_GAP = 2_000
_NAMES = {"strong": "strong", "b": "strong", "em": "emphasis", "i": "emphasis"}


def emphasised(doc: Document) -> list[tuple[int, int, str]]:
    """Return the prose ranges of strong and emphasised text, with ``strong`` or ``emphasis``."""
    if doc.addressing != "source":
        return []
    found: list[tuple[int, int, str]] = []
    open_: dict[str, int] = {}
    source = doc.source.text
    place = before = 0
    for text, span, _ in [*doc.prose.runs(), ("", Span(len(source), len(source)), False)]:
        gap = source[before : span.start] if 0 < span.start - before <= _LONGEST_GAP else ""
        begins: list[str] = []
        for mark, may_close, may_open in _marks(gap):
            begun = open_.pop(mark, None) if may_close else None
            if begun is not None and begun < place:
                found.append((begun, place, mark.partition(" ")[0]))
            elif may_open:
                begins.append(mark)
        if text.startswith(BLOCK_BREAK):
            open_.clear()  # nothing is set in one way over the edge of a block
            place += len(text)
            text = ""
        open_.update(dict.fromkeys(begins, place))
        place += len(text)
        before = span.end
    return sorted(found)


def _marks(gap: str) -> Iterator[tuple[str, bool, bool]]:
    """Yield the marks of a gap, and whether each may close and open something."""
    for match in _MARK.finditer(gap):
        if match[2]:
            yield f"{_NAMES[match[2]]} {match[2]}", bool(match[1]), not match[1]
            continue
        closes = match.start() == 0 or not gap[match.start() - 1].isspace()
        opens = match.end() == len(gap) or not gap[match.end()].isspace()
        mark = match[0]
        if len(mark) >= 2:
            yield f"strong {mark[0]}", closes, opens
        if len(mark) != 2:
            yield f"emphasis {mark[0]}", closes, opens


def inline_code(doc: Document) -> list[Span]:
    """Return the source spans of what is set as code inside blocks of prose, without its marks."""
    blocks = sorted((block.span for block in doc.written_blocks), key=lambda span: span.start)
    whole = {block.span for block in doc.blocks if block.kind == CODE}
    starts = [span.start for span in blocks]
    found = []
    for span in doc.code:
        at = bisect_left(starts, span.start + 1) - 1
        if span in whole or at < 0 or blocks[at].end < span.end:
            continue
        inner = _inside(doc.source.slice(span))
        found.append(Span(span.start + inner[0], span.start + inner[1]))
    return found


def _inside(text: str) -> tuple[int, int]:
    """Return where the code itself stands between back-ticks or tags."""
    if text.startswith("`"):
        ticks = len(text) - len(text.lstrip("`"))
        return ticks, max(ticks, len(text) - ticks)
    start = text.find(">") + 1 if text.startswith("<") else 0
    end = text.rfind("<") if text.startswith("<") else len(text)
    return start, max(start, end)
