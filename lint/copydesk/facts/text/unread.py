"""What no rule on prose has read: the chrome of a web page, as runs of blocks, and what tags and comments of
templates cover from one paragraph into another; with their lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from ...base.regexes import regex
from ...document.model import BOILERPLATE, TOO_MANY, Problem
from ...document.prose import running_words
from ...document.source import Span
from ...input.readers.islandlexer import covers_code

if TYPE_CHECKING:
    from ...document.document import Document
    from ...document.model import Block
    from ..facts import Facts


_TEMPLATE = regex(r"\{[%{#]|\{::|%%|<%")
_NEW_PARAGRAPH = regex(r"\n[ \t>]*\r?\n|</?(?:p|h[1-6]|li|td|blockquote)\b", re.IGNORECASE)
_MARKS = regex(r"\{[%:][^{}\n]{0,200}\}|[{}%#*/!]+")


class UnreadPart(NamedTuple):
    """What was left out. ``part`` is the element or class that told it, ``page`` where its place did,
    ``template`` for tags and comments of templates, which have no ``blocks``. Lines are 1-based, both
    included; ``running`` counts those of its ``words`` that stand in sentences.
    """

    part: str
    span: Span
    first_line: int
    last_line: int
    blocks: int
    words: int
    running: int


def unread_parts(facts: Facts) -> list[UnreadPart]:
    """List what was taken for chrome, in reading order, neighbours that one thing told as one part; then what
    templates cover.
    """
    doc, found = facts.doc, list[UnreadPart]()

    def told(block: Block) -> str:
        return str(block.attrs.get("role", "")) if block.kind == BOILERPLATE else ""

    for part, blocks in groupby(doc.prose_blocks, key=told):
        if not part:
            continue
        run = list(blocks)
        span = Span(run[0].span.start, max(block.span.end for block in run))
        texts = [doc.text_of(block) for block in run]
        found.append(
            UnreadPart(
                part,
                span,
                doc.source.position(span.start).line,
                doc.source.position(max(span.start, span.end - 1)).line,
                len(run),
                sum(len(text.split()) for text in texts),
                sum(map(running_words, texts)),
            )
        )
    return [*found, *_covered(doc)]


def _covered(doc: Document) -> Iterator[UnreadPart]:
    """Yield tags, comments and code of templates that reach over the end of a paragraph: where no program
    fills them in, readers see all of it.
    """
    text = doc.source.text
    for span in sorted([*doc.code, *doc.comments]):
        if not _TEMPLATE.match(text, span.start) or not _NEW_PARAGRAPH.search(text, *span):
            continue
        pieces = _NEW_PARAGRAPH.split(_MARKS.sub(" ", text[span.start : span.end]))
        first, last = (doc.source.position(at).line for at in (span.start, span.end - 1))
        running = 0 if covers_code(text, span.start) else sum(map(running_words, map(str.strip, pieces)))
        words = sum(len(piece.split()) for piece in pieces)
        yield UnreadPart("template", span, first, last, 0, words, running)


def unread_problems(facts: Facts) -> tuple[Problem, ...]:
    """List what the reader could not read as it should, and what of the files and links that the article
    names a bound left out.
    """
    beside = facts.knowledge.companions
    unread = beside.unread if beside is not None else ()
    return (*facts.doc.problems, *(Problem(TOO_MANY, Span(0, 0), detail) for detail in unread))
