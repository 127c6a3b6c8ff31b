"""Sentences with their places in the prose."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from ...base.regexes import regex

if TYPE_CHECKING:
    from ...document.document import Document
    from ...document.model import Block

_PIECE = 8000
# sentencex counts a hard space as one byte and panics in the middle of it.
_PLAIN_SPACE = dict.fromkeys(
    (0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000), " "
)
_HARD_SPACE = regex(f"[{''.join(map(chr, _PLAIN_SPACE))}]")
# Letters, figures and marks inside a sentence, with a full stop at the end or none. Brackets are no such
# marks, for sentencex cuts before some of them. A third of all blocks are such.
_ONE_SENTENCE = regex(r"[A-Za-z0-9 ,;'’–-]*+\.?\Z")

# Numbers of notes behind a full stop ("overnight.[2][3] Many"): they belong to the sentence before.
_NOTED = regex(
    r"[.!?…][”\"’)]{0,3} ?(?:\[(?:\d{1,3}|[a-z]|(?:note|nb) \d{1,2})\] ?){1,8}(?<= )(?=[“\"‘(]?[A-Z0-9])"
    r"|[.!?…][”\"’)]{0,3}[¹²³⁰⁴-⁹]{1,6} (?=[“\"‘(]?[A-Z])"
)


class Sentence(NamedTuple):
    """A sentence without the space around it; ``start``/``end`` are prose offsets."""

    text: str
    start: int
    end: int
    block: Block


def split_block(doc: Document, block: Block) -> Iterator[Sentence]:
    """Yield the sentences of one block.

    Headings, cells and captions are one sentence each. Boundaries come from sentencex, which keeps
    abbreviations and initials whole; a boundary without white space counts only before a capital that starts
    a word of two letters or more.
    """
    text = doc.prose.text[block.start : block.end]
    size = len(text)
    if (
        block.kind in ("heading", "cell", "caption")
        or size < 4
        or (size <= _PIECE and _ONE_SENTENCE.match(text))
    ):
        ends = [size]
    else:
        ends = _boundaries(text, (block.attrs.get("lang") or "en").split("-")[0])
        if "[" in text or not text.isascii():
            ends = _behind_notes(text, ends)
    start = 0
    for end in ends:
        if end < size and not text[end - 1].isspace() and not _starts_sentence(text, end):
            continue
        yield from _inner(text, start, end, block)
        start = end
    if start < size:
        yield from _inner(text, start, size, block)


def _boundaries(text: str, language: str) -> list[int]:
    """Return where sentencex ends sentences. Its time grows with the square of the text, so that long blocks
    go in pieces.
    """
    if not text.isascii() and _HARD_SPACE.search(text):
        text = text.translate(_PLAIN_SPACE)
    if len(text) <= _PIECE:
        return _ends(text, language)
    found: list[int] = []
    at = 0
    while at < len(text):
        end = min(len(text), at + _PIECE)
        if end < len(text):
            end = max(text.rfind(". ", at + _PIECE // 2, end) + 2, text.rfind(" ", at + _PIECE // 2, end) + 1)
            end = end if end > at + 2 else at + _PIECE
        found += [at + place for place in _ends(text[at:end], language)]
        at = end
    return found


@cache
def _sentencex() -> Callable[[str, str], list[dict[str, Any]]]:
    from sentencex import get_sentence_boundaries

    boundaries: Callable[[str, str], list[dict[str, Any]]] = get_sentence_boundaries
    return boundaries


def _ends(text: str, language: str) -> list[int]:
    """Ask sentencex. It panics on some texts, which is no ``Exception``; such a piece is one sentence."""
    try:
        return [boundary["end_index"] for boundary in _sentencex()(language, text)]
    except BaseException as panic:
        if type(panic).__name__ != "PanicException":
            raise
        return [len(text)]


def _behind_notes(text: str, ends: list[int]) -> list[int]:
    """Return the ends of sentences with those that the numbers of notes behind a full stop make."""
    noted = [match.span() for match in _NOTED.finditer(text)]
    if not noted:
        return ends
    inside = {at for start, last in noted for at in range(start + 1, last)}
    return sorted({*(end for end in ends if end not in inside), *(last for _, last in noted)})


def _starts_sentence(text: str, at: int) -> bool:
    return text[at : at + 1].isupper() and text[at + 1 : at + 2].islower() and text[at + 2 : at + 3].islower()


def _inner(text: str, start: int, end: int, block: Block) -> Iterator[Sentence]:
    """Yield a sentence without the space around it, if there is anything else in it."""
    inner = text[start:end].lstrip()
    left = block.start + end - len(inner)
    inner = inner.rstrip()
    if inner:
        yield Sentence(inner, left, left + len(inner), block)
