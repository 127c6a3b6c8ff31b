"""What of a web page no rule on prose has read: its chrome, as runs of blocks with their lines."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from ...document.model import BOILERPLATE, TOO_MANY, Problem
from ...document.prose import running_words
from ...document.source import Span

if TYPE_CHECKING:
    from ...document.model import Block
    from ..facts import Facts


class UnreadPart(NamedTuple):
    """A run of blocks left out. ``part`` is the element or class that told it, or ``page`` where its place
    did; lines are 1-based, both included; ``running`` counts those of its ``words`` that stand in sentences.
    """

    part: str
    span: Span
    first_line: int
    last_line: int
    blocks: int
    words: int
    running: int


def unread_parts(facts: Facts) -> list[UnreadPart]:
    """List what was taken for chrome, in reading order; neighbours that one thing told are one part."""
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
    return found


def unread_problems(facts: Facts) -> tuple[Problem, ...]:
    """List what the reader could not read as it should, and what of the files and links that the article
    names a bound left out.
    """
    beside = facts.knowledge.companions
    unread = beside.unread if beside is not None else ()
    return (*facts.doc.problems, *(Problem(TOO_MANY, Span(0, 0), detail) for detail in unread))
