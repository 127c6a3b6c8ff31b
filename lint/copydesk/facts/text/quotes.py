"""Quoted text: pairs of quotation marks inside one block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...base.regexes import regex

if TYPE_CHECKING:
    from ...document.document import Document
    from ...language.words import TextWords

_PAIRS = {"“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", "‘": "’", "「": "」", "『": "』"}
_MARK = regex(r"[\"“”„«»‹›‘’「」『』]|(?<![^\W_])'|'(?![^\W_])")
_OPENING = regex("[\"“„«»‹›‘「『']")
_LONGEST = 2000
_APOSTROPHES = {"’": "‘", "'": " '"}
"""Marks that are apostrophes, too, and what says that another quotation opens."""
_ENDS = (".", ",", "!", "?", "…")


def find_quotes(doc: Document, table: TextWords) -> list[tuple[int, int]]:
    """Find quoted ranges, marks included.

    Straight marks pair up in turn inside a block; an opening mark at the head of a block without a closing
    one quotes the block to its end (a quotation of several paragraphs repeats its opening mark). An
    apostrophe is never a mark. Only blocks with an opening mark, which always stands between words, are gone
    through.
    """
    text = doc.prose.text
    found: list[tuple[int, int]] = []
    done = 0
    for offset in table.in_gaps(_OPENING):
        block = doc.block_at(offset) if offset >= done else None
        if block is not None:
            found.extend(_quotes_in(text, block.start, block.end))
            done = block.end
    return found


def _quotes_in(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = start
    while True:
        match = _MARK.search(text, at, end)
        if match is None:
            return found
        opened, mark = match.start(), match.group()
        at = match.end()
        closing = mark if mark in "\"'" else _PAIRS.get(mark, "")
        if not closing or not _opens(text, opened, start, end):
            continue
        closed = _closing(text, at, min(end, opened + _LONGEST), closing)
        if closed < 0:
            if opened == start and mark in '“"«':
                found.append((opened, end))
                return found
            continue
        found.append((opened, closed + 1))
        at = closed + 1


def _opens(text: str, at: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return not after.isspace() and not before.isalnum()


def _closing(text: str, at: int, end: int, closing: str) -> int:
    """Return where the quotation closes, or -1. An apostrophe inside a word, or at its end ("an’ he mun tak’
    it"), does not close a single-marked one.
    """
    best = -1
    for mark in closing:
        found = text.find(mark, at, end)
        if mark in _APOSTROPHES:
            found = _behind_apostrophes(text, found, end, mark)
        if found >= 0 and (best < 0 or found < best):
            best = found
    return best


def _behind_apostrophes(text: str, at: int, end: int, mark: str) -> int:
    """Return the first mark from one on that is no apostrophe of a word, or -1: none inside it, and none at
    its end where a small word follows and a later mark closes the quotation behind a stop or comma.
    """
    later = at  # the next one that stands behind no word: the same for all before it
    while at >= 0 and text[at - 1].isalnum():
        if not text[at + 1 : at + 2].isalnum():
            while 0 <= later <= at or (later > at and text[later - 1].isalnum()):
                later = text.find(mark, max(later, at) + 1, end)
            goes_on = text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower()
            if not goes_on or not _closes(text, at, later, mark):
                return at
        at = text.find(mark, at + 1, end)
    return at


def _closes(text: str, at: int, later: int, mark: str) -> bool:
    """Say whether a mark closes a quotation behind a stop or comma, and none opens since another mark."""
    return (
        later >= 0
        and text[later - 1] in _ENDS
        and _APOSTROPHES[mark] not in text[at + 1 : later]
        and not text[later + 1 : later + 2].isalnum()
    )
