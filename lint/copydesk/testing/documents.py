"""What every document must hold, whatever its format: for the tests of readers, ours and those of others."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from ..document.source import Span

if TYPE_CHECKING:
    from ..document.document import Document
    from ..document.model import Block


def check_document(doc: Document) -> None:
    """Check the positions of a document; raises ``AssertionError`` that says what is wrong and where.

    Spans lie inside the stored text; blocks of prose follow each other without overlap and are not blank;
    every letter of the prose stands at its place in the source, or for an entity, an escape or something that
    is not prose there; blocks contain what is lifted from them (not in formats with elements, whose blocks
    may be cut); cells, links, notes, tables and metadata point at what they say. Documents whose text is
    taken out of something else (``packed``) are held to the same but for the letters.
    """
    problem = next(_problems(doc), None)
    assert problem is None, f"{doc.source.path} ({doc.format}): {problem}"


def _problems(doc: Document) -> Iterator[str]:
    text, prose = doc.source.text, doc.prose.text
    for block in doc.blocks:
        if not _inside(block.span, text) or not 0 <= block.start <= block.end <= len(prose):
            yield f"block {block.index} ({block.kind}) lies outside: {block.span}, {block.start}-{block.end}"
    kept = [block for block in doc.blocks if block.end > block.start]
    for one, other in pairwise(kept):
        if one.end > other.start:
            yield f"block {one.index} ({one.kind}) reaches into block {other.index} ({other.kind})"
    for block in kept:
        yield from _letters(doc, block)
    for link in doc.links:
        if not _inside(link.span, text) or link.span.start == link.span.end:
            yield f"link to {link.url!r} lies outside or is empty: {link.span}"
        if not 0 <= link.start <= link.end <= len(prose):
            yield f"the text of the link to {link.url!r} lies outside the prose"
    for note in doc.notes:
        if not _inside(note.span, text) or not doc.source.slice(note.span).strip():
            yield f"note {note.label!r} ({note.kind}) points at nothing: {note.span}"
    spans = [
        *(("table", table.span) for table in doc.tables),
        *(("row", row.span) for table in doc.tables for row in table.rows),
        *((f"metadata {entry.key}", entry.span) for entry in doc.metadata),
        *(("comment", span) for span in doc.comments),
        *(("code", span) for span in doc.code),
        ("body", doc.body),
    ]
    for what, span in spans:
        if not _inside(span, text):
            yield f"{what} lies outside: {span}"
    if not doc.traits.elements and not doc.traits.packed:
        for table in doc.tables:
            for row in table.rows:
                for cell in row.cells:
                    if doc.source.slice(cell.span) != cell.text:
                        yield f"cell {cell.text!r} is not what stands at {cell.span}"


def _letters(doc: Document, block: Block) -> Iterator[str]:
    text, prose = doc.source.text, doc.prose.text
    if not doc.text_of(block).strip():
        yield f"block {block.index} ({block.kind}) is blank"
    for at in range(block.start, block.end):
        span = doc.lift(at, at + 1)
        if not 0 <= span.start < span.end <= len(text):
            yield f"prose offset {at} ({prose[at]!r}) leads to {span}"
        elif (
            prose[at].isalnum()
            and not doc.traits.packed
            and doc.source.slice(span) != prose[at]
            and text[span.start] not in "&\\"
        ):
            yield f"prose offset {at} is {prose[at]!r}, but the source has {doc.source.slice(span)!r}"
    whole = doc.lift(block.start, block.end)
    if not (doc.traits.elements or doc.traits.packed or Span(*block.span).contains(whole)):
        yield f"block {block.index} ({block.kind}) at {block.span} does not hold its prose, {whole}"


def _inside(span: Span, text: str) -> bool:
    return 0 <= span.start <= span.end <= len(text)
