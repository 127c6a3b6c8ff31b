"""Characters that do not belong: mixed scripts, odd spaces, decomposed letters.

Ranges are code points of the text given.
"""

from __future__ import annotations

from collections.abc import Mapping
from re import Pattern
from typing import NamedTuple

from ...base.regexes import regex
from ...language.scan import special_characters

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
_FEW, _NEAR = 2, 60
# What a typesetter puts a wide space behind, at the start of a line: a number and its word, a term, a bullet.
_LABEL = regex(
    r"(?:\A|[\n>])[ \t]{0,8}(?:(?:[A-Z][a-z]{0,12}\.?[ \u00a0])?(?:\d{1,3}|[IVXLivxl]{1,6})"
    r"(?:[.–-]\d{1,3}){0,3}[a-z]?[.:)]?|[A-Za-z][\w ]{0,30}:|[•‣▪●◦·–—*-])\Z"
)
_LONGEST_LABEL = 60
_RUN = regex("[\u00a0\u2000-\u200a\u202f\u205f]{2}")
# "Mr", "No.", "J.": no line should break behind it.
_BOUND = regex(r"(?<![^\W_])[A-Z][a-z]{0,4}\.?\Z")
_SPACE_NAMES = {"\u00a0": "no-break space", "\u202f": "narrow no-break space", "\u3000": "ideographic space"}


class OddSpace(NamedTuple):
    """White space of an unusual kind at an odd place. ``plain`` is what should stand there instead ("" or
    one space, no-break where that was the use of it). ``safe`` says that nobody set it for its width.
    """

    start: int
    end: int
    name: str
    place: str
    plain: str
    safe: bool = True


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
            # Several of them at the start of a line are an indent.
            indent = first and len(_SPECIAL.sub("", run)) + 1 < len(run)
            found.append(OddSpace(start, end, name, place, "", not indent))
        elif len(run) > 1 and not _CJK.match(before) and not _FRENCH.match(after):
            plain, safe = _one_space(text, start, end)
            found.append(OddSpace(start, end, name, "beside another space", plain, safe))
        elif "\u2000" <= special <= "\u2008" and not _typeset(text, start, end):
            words = after.islower() and (before.isalpha() or before == ",")
            safe = words and not _others(text, start, end, _SPECIAL)
            found.append(OddSpace(start, end, name, "between words", " ", safe))
    return found


def _others(text: str, start: int, end: int, spaces: Pattern[str]) -> bool:
    """Say whether special spaces stand near a place in its line: columns, or the parts of a menu."""
    before = text[max(0, start - _NEAR) : start].rpartition("\n")[2]
    behind = text[end : end + _NEAR].partition("\n")[0]
    return spaces.search(before) is not None or spaces.search(behind) is not None


def _typeset(text: str, start: int, end: int) -> bool:
    """Say whether one wide space is meant: within a number, before one, behind the label of a line."""
    if text[end : end + 1].isdigit() and (text[start - 1].isdigit() or text[start - 1] in ".§№#"):
        return True
    return _LABEL.search(text, max(0, start - _LONGEST_LABEL), start) is not None


def _one_space(text: str, start: int, end: int) -> tuple[str, bool]:
    """Return the space that should stand for several, and whether that loses nothing: no-break where it keeps
    a number or a short word with a name; and many in a row make columns.
    """
    run, before, after = text[start:end], text[start - 1], text[end]
    special = "".join(_SPECIAL.findall(run))
    if len(special) == 1:
        bound = before.isdigit() or after.isdigit()
        bound = bound or (after.isupper() and _BOUND.search(text, max(0, start - 8), start) is not None)
        return (special if bound and special in "\u00a0\u202f" else " "), True
    few = len(special) == _FEW and (before in ".!?,;:" or after.islower())
    return " ", few and not _others(text, start, end, _RUN)


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
