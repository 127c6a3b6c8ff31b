"""What surrounds a table: the sentence that leads into it, its caption, and any word on where its
content comes from."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from ...base.regexes import regex
from ...document.source import Span
from .tablewords import TableWords, table_words

if TYPE_CHECKING:
    from ...document.document import Document
    from ...document.model import Block
    from ..facts import Facts
    from ..text.sentences import Sentence

_NEAR = 2
_SHORT = 30
# No mark of a note is the power of a unit (m², s⁻¹) or of a number (10³).
_MARK = regex(r"\[\^?[\w:-]{1,12}\]|(?<![\dms⁻])[¹²³⁴⁵⁶⁷⁸⁹](?!\d)|[†‡]|<sup\b|<ref\b|\{\{|\[@", re.IGNORECASE)
_CAPTION = regex(r"[*_]{0,2}(?:Table|Tab\.|Figure|Fig\.)\s*\d{1,3}\s*[.:–—-]", re.IGNORECASE)


class TableSource(NamedTuple):
    """The surroundings of one table or lost table.

    ``lead`` is the sentence right before it that speaks of it; ``introduced`` tells a caption, a
    heading or a paragraph right above it; ``sourced`` tells whether a link, note mark, citation or source
    line stands in the
    table, its lead or the two blocks on either side. ``head`` is what to point at when there is no lead.
    """

    span: Span
    head: Span
    rows: int
    lead: Sentence | None
    introduced: bool
    sourced: bool


def find_table_sources(facts: Facts) -> tuple[TableSource, ...]:
    """Look round every table and lost table of a document, in order."""
    doc = facts.doc
    places: list[tuple[Span, Span, int, str]] = []
    for table in doc.tables:
        rows = [row for row in table.rows if row.kind in ("header", "body")]
        if rows:
            places.append((table.span, facts.row_span(rows[0]), len(rows), table.caption))
    for lost in facts.lost_tables:
        places.append((lost.span, facts.trimmed(lost.lines[0]), len(lost.rows) or len(lost.lines), ""))
    starts = [block.span.start for block in doc.prose_blocks]
    linked = _Covered(link.span for link in doc.links if link.kind != "image")
    return tuple(_look(facts, starts, linked, *place) for place in sorted(places))


class _Covered:
    """What some spans cover."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._ends = list(accumulate((span.end for span in ordered), max))

    def touches(self, reach: Span) -> bool:
        """Say whether one of the spans overlaps a reach."""
        at = bisect_left(self._starts, reach.end) - 1
        return at >= 0 and self._ends[at] > reach.start


def _look(
    facts: Facts, starts: list[int], linked: _Covered, span: Span, head: Span, rows: int, caption: str
) -> TableSource:
    doc, words = facts.doc, table_words(facts.data)
    source, named = words.surroundings("source"), words.surroundings("named")
    blocks = doc.prose_blocks
    first = bisect_left(starts, span.start)
    last = bisect_right(starts, span.end - 1)
    before = [block for block in blocks[max(0, first - _NEAR) : first] if block.kind != "cell"]
    # A short source line below a table may look like a heading without markup.
    after = [
        block
        for block in blocks[last : last + _NEAR]
        if block.kind != "cell" and (block.kind != "heading" or not block.attrs.get("marked", True))
    ]
    above = before[-1] if before else None
    lead = _lead(facts, words, above)
    captioned = bool(caption) or (
        above is not None and (above.kind in ("heading", "caption") or _is_caption(doc, above))
    )
    captioned = captioned or any(_is_caption(doc, block) for block in after[:1])
    introduced = captioned or above is None or above.kind == "paragraph"
    texts = [caption, doc.source.slice(span)]
    if lead is not None and above is not None:
        texts.append(doc.source.slice(above.span)[-600:])
    elif above is not None and (above.kind == "caption" or _is_caption(doc, above)):
        texts.append(doc.text_of(above))
    sourced = any(source.search(text) or named.search(text) for text in (caption, *texts[2:]))
    sourced = sourced or any(_MARK.search(text) for text in texts)
    sourced = sourced or any(_is_source_line(doc, source, block) for block in after)
    reach = Span(above.span.start if lead is not None and above is not None else span.start, span.end)
    sourced = sourced or linked.touches(reach)
    return TableSource(span, head, rows, lead, introduced, sourced)


def _lead(facts: Facts, words: TableWords, block: Block | None) -> Sentence | None:
    if block is None or block.kind not in ("paragraph", "list-item"):
        return None
    sentences = facts.sentences_of(block)
    if not sentences:
        return None
    last = sentences[-1]
    return (
        last
        if words.surroundings("shows").search(last.text)
        or (last.text.endswith(":") and words.surroundings("lead").search(last.text))
        else None
    )


def _is_caption(doc: Document, block: Block) -> bool:
    text = doc.text_of(block)
    return block.kind == "caption" or (bool(_CAPTION.match(text)) and len(text.split()) <= _SHORT)


def _is_source_line(doc: Document, source: re.Pattern[str], block: Block) -> bool:
    """Say whether a block near the table names its source: a note, a source line, or a sentence that credits
    somebody for it."""
    text = doc.text_of(block)
    if block.kind == "footnote":
        return True
    if len(text.split()) <= _SHORT:
        return bool(source.search(text))
    first = text[:200]
    return bool(re.match(r"(?:source|data|figures?|note)s?\b", first, re.IGNORECASE) and source.search(first))
