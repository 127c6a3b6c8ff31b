"""Characters that a reader cannot see or that do not belong: hidden ones, mixed scripts, odd spaces,
decomposed letters.

Ranges are code points of the text given. What scripts need stays silent: joiners in emoji and in Arabic or
Indic words, variation selectors after their bases, direction marks beside right-to-left letters, tags in
flag emoji.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
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


# -- mixed scripts -------------------------------------------------------------------------------------------

_WORD = regex(r"[^\W\d_]{2,60}")
_OTHER_SCRIPTS = regex("[\u0370-\u058f\u10a0-\u10ff\u13a0-\u13ff\u2c80-\u2cff\ua4d0-\ua4ff]")
_LATIN = regex("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


class LookAlike(NamedTuple):
    """A word with letters of another script that look Latin: its range, what it imitates, and the letters at
    fault.
    """

    start: int
    end: int
    latin: str
    letters: str
    script: str


def find_look_alikes(text: str, confusables: Mapping[str, Mapping[str, str]]) -> list[LookAlike]:
    """Find words that mix Latin letters with look-alikes of another script.

    ``confusables`` maps a script to its ``letters`` and their ``latin`` counterparts (data file
    ``confusables.toml``). A word in which every foreign letter looks Latin is reported; a single small Greek
    letter at either end of a word is notation (αSyn, Δt) and is not. Words wholly of one script are left
    alone.
    """
    if not any(map(_OTHER_SCRIPTS.match, special_characters(text))):
        return []
    table = {
        letter: (latin, script)
        for script, row in confusables.items()
        for letter, latin in zip(row["letters"], row["latin"], strict=True)
    }
    found = []
    for match in _WORD.finditer(text):
        word = match.group()
        if word.isascii() or not _LATIN.search(word):
            continue
        foreign = [
            char for char in word if not _LATIN.match(char) and not char.isascii() and char not in "ªºµ"
        ]
        if not foreign or any(char not in table for char in foreign):
            continue
        script = table[foreign[0]][1]
        if (
            script == "greek"
            and len(foreign) == 1
            and foreign[0].islower()
            and word.index(foreign[0]) in (0, len(word) - 1)
        ):
            continue
        latin = "".join(table[char][0] if char in table else char for char in word)
        found.append(
            LookAlike(match.start(), match.end(), latin, "".join(dict.fromkeys(foreign)), script.capitalize())
        )
    return found


# -- spaces --------------------------------------------------------------------------------------------------

_SPECIAL = regex("[\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_SPACES = frozenset(" \t\u00a0\u202f\u205f\u3000" + "".join(chr(code) for code in range(0x2000, 0x200B)))
_FRENCH = regex("[!?:;»%€]")
_CJK = regex("[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff00-\uffef]")
_SPACE_NAMES = {"\u00a0": "no-break space", "\u202f": "narrow no-break space", "\u3000": "ideographic space"}


class OddSpace(NamedTuple):
    """White space of an unusual kind at an odd place. ``plain`` is what should stand there instead ("" or
    one space).
    """

    start: int
    end: int
    name: str
    place: str
    plain: str


def find_odd_spaces(text: str) -> list[OddSpace]:
    """Find no-break and other special spaces at the start or end of a line, or beside further spaces.

    A special space alone between two words is typesetting (numbers and units, initials, French punctuation)
    and is left alone, but for em and en spaces and their like, which word processors insert.
    """
    if not any(map(_SPECIAL.match, special_characters(text))):
        return []
    found, done = list[OddSpace](), 0
    for match in _SPECIAL.finditer(text):
        start, end = match.span()
        if start < done:
            continue
        while start > done and text[start - 1] in " \t":
            start -= 1
        while end < len(text) and text[end] in _SPACES:
            end += 1
        done, run, special = end, text[start:end], match.group()[0]
        before, after = text[start - 1 : start], text[end : end + 1]
        name = _SPACE_NAMES.get(special, f"special space U+{ord(special):04X}")
        first, last = before in ("", "\n", "\r"), after in ("", "\n", "\r")
        if first or last:
            if run.strip("\u3000") == "" or (first and last and len(run) == 1):
                continue  # indents of Chinese and Japanese, spacer lines of editors
            place = "at the start of a line" if first else "at the end of a line"
            found.append(OddSpace(start, end, name, place, ""))
        elif len(run) > 1 and not _CJK.match(before) and not _FRENCH.match(after):
            found.append(OddSpace(start, end, name, "beside another space", " "))
        elif "\u2000" <= special <= "\u200a" and special not in "\u2009\u200a":
            found.append(OddSpace(start, end, name, "between words", " "))
    return found


# -- decomposed letters --------------------------------------------------------------------------------------

_COMBINED = regex("[^\\W\\d_][\u0300-\u036f]{1,4}")


class Decomposed(NamedTuple):
    """A letter that stands as base letter and accent although one character exists, and that character
    (NFC).
    """

    start: int
    end: int
    composed: str


def find_decomposed(text: str) -> list[Decomposed]:
    """Find letters that Unicode's normal form C writes as one character and the text as two or more."""
    if not any("\u0300" <= char <= "\u036f" for char in special_characters(text)):
        return []
    from unicodedata import normalize

    found = []
    for match in _COMBINED.finditer(text):
        composed = normalize("NFC", match.group())
        if composed != match.group():
            found.append(Decomposed(match.start(), match.end(), composed))
    return found
