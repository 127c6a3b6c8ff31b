"""Sentences with their places in the prose."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ...document.model import Block, Document

_PIECE = 8000
# sentencex counts a hard space as one byte and panics in the middle of it.
_PLAIN_SPACE = dict.fromkeys(
    (0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000), " "
)


class Sentence(NamedTuple):
    """A sentence without the space around it; ``start``/``end`` are prose offsets."""

    text: str
    start: int
    end: int
    block: Block


def split_block(doc: Document, block: Block) -> tuple[Sentence, ...]:
    """Split one block into sentences.

    Headings, cells and captions are one sentence each. Boundaries come from sentencex, which keeps
    abbreviations and initials whole; a boundary without white space counts only before a capital that starts
    a word of two letters or more.
    """
    text = doc.prose.text[block.start : block.end]
    if block.kind in ("heading", "cell", "caption") or len(text) < 4:
        return _trimmed(text, 0, len(text), block) if text.strip() else ()
    language = (block.attrs.get("lang") or "en").split("-")[0]
    found: list[Sentence] = []
    start = 0
    for end in _boundaries(text, language):
        if end < len(text) and not text[end - 1].isspace() and not _starts_sentence(text, end):
            continue
        found.extend(_trimmed(text, start, end, block))
        start = end
    if start < len(text):
        found.extend(_trimmed(text, start, len(text), block))
    return tuple(found)


def _boundaries(text: str, language: str) -> Iterator[int]:
    """Yield where sentencex ends sentences. Its time grows with the square of the text, so that long blocks
    go in pieces.
    """
    at = 0
    while at < len(text):
        end = min(len(text), at + _PIECE)
        if end < len(text):
            end = max(text.rfind(". ", at + _PIECE // 2, end) + 2, text.rfind(" ", at + _PIECE // 2, end) + 1)
            end = end if end > at + 2 else at + _PIECE
        for place in _ends(text[at:end].translate(_PLAIN_SPACE), language):
            yield at + place
        at = end


def _ends(text: str, language: str) -> list[int]:
    """Ask sentencex. It panics on some texts, which is no ``Exception``; such a piece is one sentence."""
    from sentencex import get_sentence_boundaries

    try:
        return [boundary["end_index"] for boundary in get_sentence_boundaries(language, text)]
    except BaseException as panic:
        if type(panic).__name__ != "PanicException":
            raise
        return [len(text)]


def _starts_sentence(text: str, at: int) -> bool:
    return text[at : at + 1].isupper() and text[at + 1 : at + 2].islower() and text[at + 2 : at + 3].islower()


def _trimmed(text: str, start: int, end: int, block: Block) -> tuple[Sentence, ...]:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    inner = piece.strip()
    if not inner:
        return ()
    return (Sentence(inner, block.start + left, block.start + left + len(inner), block),)
