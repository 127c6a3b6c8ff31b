"""What no rule on prose has read: the chrome of a web page, as runs of blocks, and what tags and comments of
templates cover from one paragraph into another, and sentences in fields, drawings and formulas.
"""

from __future__ import annotations

import re
from bisect import bisect_right
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
_ELEMENT = regex(r"<(textarea|svg|math)\b", re.IGNORECASE)
_CLOSED = {name: regex(rf"</{name}\b", re.IGNORECASE) for name in ("textarea", "svg", "math")}
_TAG = regex(r"<(?:style|script)\b[^<>]*+>[^<]*+|<[^<>]*+>?", re.IGNORECASE)
_MARKS = regex(r"\{[%:][^{}\n]{0,200}\}|[{}%#*/!]+")


class UnreadPart(NamedTuple):
    """What was left out. ``part`` is the element or class that told it, ``page`` where its place did,
    ``template`` for tags and comments of templates; these have no ``blocks``, nor have fields and drawings.
    Lines are 1-based, both included; ``running`` counts those of its ``words`` that stand in sentences.
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
    return [*found, *_covered(doc), *_drawn(doc)]


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


def _drawn(doc: Document) -> Iterator[UnreadPart]:
    """Yield elements whose text is shown and read by no rule, where sentences stand in them: fields of forms,
    drawings, formulas.
    """
    text = doc.source.text
    if not (doc.traits.elements or doc.traits.markdown) or "<" not in text:
        return
    taken = sorted([*doc.code, *doc.comments])
    at = doc.body.start
    while (opened := _ELEMENT.search(text, at)) is not None:
        name = opened[1].lower()
        closed = _CLOSED[name].search(text, opened.end())
        at = len(text) if closed is None else closed.start()
        number = bisect_right(taken, Span(opened.start() + 1, 0)) - 1
        around = taken[number] if number >= 0 else Span(0, 0)
        if around.start < opened.start() < around.end:
            at = around.end
            continue
        shown = " ".join(_TAG.sub(" ", text[opened.start() : at]).split())
        running = running_words(shown)
        if running and (around.start == opened.start() or doc.traits.elements):
            span = Span(opened.start(), at)
            first, last = (doc.source.position(place).line for place in (span.start, span.end - 1))
            yield UnreadPart(name, span, first, last, 0, len(shown.split()), running)


def unread_problems(facts: Facts) -> tuple[Problem, ...]:
    """List what the reader could not read as it should, and what of the files and links that the article
    names a bound left out.
    """
    beside = facts.knowledge.companions
    unread = beside.unread if beside is not None else ()
    return (*facts.doc.problems, *(Problem(TOO_MANY, Span(0, 0), detail) for detail in unread))
