"""Characters that a reader cannot see.

Ranges are code points of the text given. What scripts need stays silent: joiners in emoji and in Arabic or
Indic words, variation selectors after their bases, direction marks beside right-to-left letters, tags in
flag emoji.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from ...base.regexes import regex
from ...language.scan import special_characters

_HIDDEN = regex(
    "[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ufffc"
    "\ue000-\uf8ff\U000e0000-\U000e007f\U000f0000-\U0010ffff]+"
)
_FLAG = regex("\U0001f3f4[\U000e0061-\U000e007a\U000e0030-\U000e0039]{1,6}\U000e007f")
_RTL = regex("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_JOINING = regex(  # scripts whose spelling uses ZWJ, ZWNJ or zero-width spaces
    "[\u0600-\u08ff\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1800-\u18af\u1a00-\u1aaf\u1b00-\u1bff"
    "\ua800-\uabff\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\ufb50-\ufdff\ufe70-\ufefc\U00011000-\U000114ff]"
)
_EMOJI = regex("[\u00a9\u00ae\u203c-\u3299\ufe0e\ufe0f\U0001f000-\U0001faff\U000e007f\u20e3]")
_OPEN_BIDI = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
_CLOSE_BIDI = "\u202c\u2069"
_ZERO_WIDTH = (
    "\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\u180e\u034f\u115f\u1160\u3164\uffa0\u17b4\u17b5"
)
_UNBROKEN = frozenset("—–-…")
_MARKS = "\u200e\u200f\u061c"

_NAMES = {
    "\u00ad": "soft hyphen",
    "\u200b": "zero-width space",
    "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner",
    "\u200e": "left-to-right mark",
    "\u200f": "right-to-left mark",
    "\u2060": "word joiner",
    "\ufeff": "zero-width no-break space (a byte-order mark inside the text)",
    "\ufffc": "object replacement character",
}


class Hidden(NamedTuple):
    """A run of hidden characters. ``kind``: bidi, tags, zero-width, mark, soft-hyphen, control, private,
    replacement.

    ``payload`` says that the run is long or odd enough to carry a message or to turn the text round.
    """

    start: int
    end: int
    kind: str
    name: str
    payload: bool


def may_hide(text: str) -> bool:
    """Say whether a text holds any hidden character, wanted or not."""
    return any(map(_HIDDEN.match, special_characters(text)))


def find_hidden(text: str, skip: Sequence[tuple[int, int]] = ()) -> list[Hidden]:
    """Find hidden characters; ``skip`` lists ranges that are spoken for (C2PA wrappers)."""
    if not may_hide(text):
        return []
    taken = sorted([*skip, *(match.span() for match in _FLAG.finditer(text))])
    starts = [start for start, _ in taken]
    lines: dict[int, tuple[bool, bool]] = {}
    found = []
    for match in _HIDDEN.finditer(text):
        start, end = match.span()
        before = bisect_left(starts, end) - 1
        if before >= 0 and taken[before][1] > start:
            continue
        hidden = _judge(text, start, end, lines)
        if hidden is not None:
            found.append(hidden)
    return found


def _judge(text: str, start: int, end: int, lines: dict[int, tuple[bool, bool]]) -> Hidden | None:
    run = text[start:end]
    kind = _kind(run)
    if kind == "bidi":
        low = text.rfind("\n", 0, start) + 1
        if low not in lines:
            lines[low] = _bidi_line(text, low)
        wanted, turned = lines[low]
        return None if wanted else Hidden(start, end, kind, "text direction control", turned)
    if kind == "mark":
        near = text[max(0, start - 12) : start] + text[end : end + 12]
        return None if _RTL.search(near) else Hidden(start, end, kind, _name(run), len(run) > 3)
    if kind == "zero-width":
        if _belongs(text, start, end):
            return None
        return Hidden(start, end, kind, _name(run), len(run) > 3)
    if kind == "private" and all("\ue200" <= char <= "\ue20f" for char in run):
        return None  # the marks of a chatbot's citations have a rule of their own
    return Hidden(start, end, kind, _name(run), kind == "tags")


def _kind(run: str) -> str:
    for char in run:
        if char in _OPEN_BIDI or char in _CLOSE_BIDI:
            return "bidi"
        if "\U000e0000" <= char <= "\U000e007f":
            return "tags"
    first = run[0]
    if first in _ZERO_WIDTH:
        return "zero-width"
    if first in _MARKS:
        return "mark"
    if first == "\u00ad":
        return "soft-hyphen"
    if first == "\ufffc":
        return "replacement"
    return "private" if "\ue000" <= first <= "\uf8ff" or first >= "\U000f0000" else "control"


def _name(run: str) -> str:
    first = run[0]
    name = _NAMES.get(first) or f"U+{ord(first):04X}"
    return name if len(run) == 1 else f"{len(run)} hidden characters, the first a {name}"


def _belongs(text: str, start: int, end: int) -> bool:
    """Say whether a joiner or zero-width space stands where a script or an emoji needs it."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if end - start > 2:
        return False
    if text[start:end] == "\u2060" and not _UNBROKEN.isdisjoint(text[max(0, start - 2) : end + 3]):
        return True  # typesetters keep a dash or an ellipsis at the end of its line with a word joiner
    if text[start] in "\u200d\u200c" and _EMOJI.match(before) and _EMOJI.match(after):
        return True
    return bool(_JOINING.match(before) or _JOINING.match(after))


def _bidi_line(text: str, low: int) -> tuple[bool, bool]:
    """Judge the direction controls of a line: are they wanted there, and do they turn what follows?

    Balanced ones beside right-to-left letters are wanted; unbalanced ones and overrides turn the text round.
    """
    high = text.find("\n", low)
    line = text[low : len(text) if high < 0 else high]
    depth = 0
    for char in line:
        depth += (char in _OPEN_BIDI) - (char in _CLOSE_BIDI)
        if depth < 0:
            break
    turned = depth != 0 or "\u202e" in line or "\u202d" in line
    return not turned and _RTL.search(line) is not None, turned
