"""Acronyms: where each is written out, and where it is used.

An acronym is two to six capitals (digits and one small letter between or behind them allowed: PfP, G7,
mRNA is none). "Long Form (LF)" and "LF (Long Form)" write it out when the capitals are the first letters
of the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...base.regexes import regex

if TYPE_CHECKING:
    from ...document.model import Document

_ACRONYM = regex(
    r"(?<![\w.@#/&-])(?:[A-Z]{2,6}|[A-Z]{1,3}[a-z][A-Z]{1,3}|[A-Z]{2,5}\d{1,2})(s)?(?![\w@]|\.\w|-?\d|/)"
)
_IN_BRACKETS = regex(r"\(([A-Z][A-Za-z&]{0,5}[A-Z])s?(?:[,;][^()]{0,40})?\)")
_BEFORE_BRACKETS = regex(r"(?<![\w-])([A-Z][A-Za-z]{0,5}[A-Z])s? \(([A-Z][^()]{4,90})\)")
# "the Norland Grid, or NG," — the words before it are tested as in "Norland Grid (NG)".
_APPOSED = regex(
    r"(?:, ?(?:or |also |known as |also known as |abbreviated (?:as |to )?|called |in short )?| known as "
    r"| abbreviated (?:as |to ))[\"“‘]?([A-Z][A-Za-z&]{0,5}[A-Z])(?![\w-])"
)
_SPELT_OUT = regex(
    r"(?<![\w-])([A-Z][A-Za-z&]{0,5}[A-Z]),? (?:which |that )?(?:is )?(?:stands|standing|stood|short)"
    r" for (?:the )?[\"“‘]?([^.;:()\"”’]{4,90})"
)
_WORD = regex(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SMALL = frozenset(
    "a an and at by de del der des du et for für in la le of on or per pour the to und von with &".split()
)
_ROMAN = regex(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\Z")
_CAPS_RUN = regex(r"[A-Z]{2,40}[ !?'’-]{1,3}[A-Z]{2,40}[ !?'’-]{1,3}[A-Z]{2,40}")


class Acronym:
    """One acronym: prose ranges of its uses, and of the places that write it out with the long form."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.uses: list[tuple[int, int]] = []
        self.expansions: list[tuple[int, int, str]] = []


def find_acronyms(doc: Document) -> dict[str, Acronym]:
    """List the acronyms of a document by name.

    Text in capitals throughout (a shouted heading, a run of three words in capitals) holds none. A plural
    s does not count.
    """
    found: dict[str, Acronym] = {}
    for block in doc.prose_blocks:
        if block.kind in ("front-matter", "boilerplate", "code") or block.quote:
            continue
        text = doc.text_of(block)
        for start, end, name, long_form in _expansions(text):
            entry = found.setdefault(name, Acronym(name))
            entry.expansions.append((block.start + start, block.start + end, long_form))
        capitals = [match.span() for match in _CAPS_RUN.finditer(text)]
        letters = [char for char in text if char.isalpha()]
        if sum(map(str.isupper, letters)) * 2 > len(letters) and len(letters) > 12:
            continue
        for match in _ACRONYM.finditer(text):
            name = match.group()
            name = name[:-1] if match.group(1) else name
            if _ROMAN.match(name) or any(start <= match.start() < end for start, end in capitals):
                continue
            found.setdefault(name, Acronym(name)).uses.append(
                (block.start + match.start(), block.start + match.end())
            )
    return found


def _expansions(text: str) -> Sequence[tuple[int, int, str, str]]:
    """Return start, end, acronym and long form of every place that writes an acronym out."""
    found: list[tuple[int, int, str, str]] = []
    for match in _APPOSED.finditer(text):
        start = _long_form(text, match.start(), match.group(1))
        if start >= 0:
            found.append((start, match.end(1), match.group(1), text[start : match.start()].strip()))
    for match in _SPELT_OUT.finditer(text):
        found.append((match.start(), match.end(), match.group(1), match.group(2)))
    if "(" not in text:
        return found
    for match in _IN_BRACKETS.finditer(text):
        start = _long_form(text, match.start(), match.group(1))
        if start >= 0:
            found.append((start, match.end(), match.group(1), text[start : match.start()].strip()))
    for match in _BEFORE_BRACKETS.finditer(text):
        if spells(match.group(2), match.group(1)):
            found.append((match.start(), match.end(), match.group(1), match.group(2)))
    return found


def _long_form(text: str, end: int, name: str) -> int:
    """Return where the words begin that the acronym in brackets at ``end`` stands for, or -1."""
    words = list(_WORD.finditer(text, max(0, end - 120), end))
    for count in range(len(name.replace("&", "")) - 1, min(len(words), 2 * len(name) + 2) + 1):
        if count < 1:
            continue
        start = words[-count].start()
        if words[-count].group().casefold() not in _SMALL and spells(text[start:end], name):
            return start
    return -1


def spells(long_form: str, name: str) -> bool:
    """Say whether the first letters of words, small words left out or not, give the letters of an acronym
    in order.
    """
    letters = [char for char in name.casefold() if char.isalpha()]
    words = [word.group().casefold() for word in _WORD.finditer(long_form)]
    if not words or words[0][0] != letters[0]:
        return False
    major = [word for word in words if word not in _SMALL]
    for chosen in (major, words):
        initials = [word[0] for word in chosen]
        if initials == letters:
            return True
    # "European Union Agency for Cybersecurity (ENISA)" does not spell, "Partnership for Peace (PfP)" and
    # "radar" forms do: each letter must open a word or stand inside the one before it.
    return len(major) >= len(letters) - 1 and _threads(letters, words)


def _threads(letters: Sequence[str], words: Sequence[str]) -> bool:
    at = 0
    for word in words:
        if at < len(letters) and word[0] == letters[at]:
            at += 1
            inner = word.find(letters[at], 1) if at < len(letters) else -1
            following = [other[0] for other in words[words.index(word) + 1 :]]
            if inner > 0 and letters[at] not in following:
                at += 1
        elif word not in _SMALL:
            return False
    return at == len(letters)
