"""Find text that was decoded with the wrong table, and give back what it was.

UTF-8 read as Windows-1252 or Latin-1 leaves runs of accented letters and signs that, turned back into bytes,
are valid UTF-8 again. Only repairs into letters and signs that articles use are believed: "CAFÉ»" is valid
UTF-8 too.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ...base.regexes import regex
from ...language.scan import special_characters

_LEADS = "ÂÃÄÅÎÏÐÑâïð"
_RUN = regex(
    r"[\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{2,80}"
)
_CUT_QUOTE = regex(r"â€(?=[\s.,;:!?)]|\Z)")
_ROUNDS = 3
_COMMON = regex(
    "[\u00a0-\u017f\u0370-\u052f\u2000-\u200f\u202f\u2010-\u2044\u20a0-\u20bf\u2122\u2190-\u27bf\ufb00-\ufb06\ufeff\ufffd\U0001f300-\U0001faff]"
)


class Mojibake(NamedTuple):
    """A garbled run: its range in the text and what it most likely was."""

    start: int
    end: int
    repaired: str


def find_mojibake(text: str, start: int = 0, end: int | None = None) -> list[Mojibake]:
    """Find garbled runs in ``text[start:end]``; a run that was garbled twice is repaired all the way."""
    if special_characters(text).isdisjoint(_LEADS):
        return []
    stop = len(text) if end is None else end
    found = []
    for match in _RUN.finditer(text, start, stop):
        found.extend(_in_run(match.group(), match.start(), text[match.end() : match.end() + 1]))
    known = {item.start for item in found}
    for match in _CUT_QUOTE.finditer(text, start, stop):
        if match.start() not in known:
            found.append(Mojibake(match.start(), match.end(), "”"))
    return sorted(found)


def _in_run(run: str, offset: int, follows: str) -> list[Mojibake]:
    """Find the garbled pieces of a run of letters beyond ASCII; sound letters may stand right beside them."""
    found = []
    at = 0
    while at < len(run):
        size = _length(run, at)
        if not size:
            at += 1
            continue
        first = at
        while size:
            at += size
            size = _length(run, at) if at < len(run) else 0
        repaired = _repair(run[first:at])
        closing = at - first == 2 and run[at - 1] in "«»" and not follows.isalpha()
        if repaired and not closing:  # »PÅ« and «MANHÃ» end with a closing mark
            found.append(Mojibake(offset + first, offset + at, repaired))
    return found


def _length(run: str, at: int) -> int:
    """Return how many letters from ``at`` on make up one UTF-8 sequence, 0 if they make none."""
    lead = _bytes().get(run[at], 0)
    need = 2 if 0xC2 <= lead <= 0xDF else 3 if 0xE0 <= lead <= 0xEF else 4 if 0xF0 <= lead <= 0xF4 else 0
    tail = run[at + 1 : at + need]
    if not need or len(tail) != need - 1 or run[at] not in _LEADS:
        return 0
    return need if all(0x80 <= _bytes().get(char, 0) <= 0xBF for char in tail) else 0


@cache
def _bytes() -> dict[str, int]:
    """Map each letter to its byte in Windows-1252, and the C1 controls to theirs in Latin-1."""
    table = {chr(code): code for code in range(0x80, 0x100)}
    for code in range(0x80, 0xA0):
        try:
            table[bytes([code]).decode("cp1252")] = code
        except UnicodeDecodeError:
            continue
    return table


def _repair(piece: str) -> str:
    """Turn a run back, up to three times; "" when what comes out is no more plausible than what went in."""
    repaired = piece
    for _ in range(_ROUNDS):
        codes = [_bytes().get(char, -1) for char in repaired]
        if -1 in codes:
            break
        try:
            turned = bytes(codes).decode("utf-8")
        except UnicodeDecodeError:
            break
        repaired = turned
    return repaired if repaired != piece and _plausible(repaired) else ""


def _plausible(text: str) -> bool:
    """Say whether a repair holds only what articles use; letters of another script count when there are
    several.
    """
    others = sum(0x370 <= ord(char) <= 0x52F for char in text)
    return others != 1 and all(_COMMON.match(char) for char in text)
