"""Hunspell dictionaries as far as Vale reads them: words with affixes (``.dic`` and ``.aff``).

What is read: the flag types, ``PFX`` and ``SFX`` with their conditions, prefix and suffix together,
``NEEDAFFIX``, ``FORBIDDENWORD``, ``ONLYINCOMPOUND`` and ``ICONV``. Compounds are not made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

MOST_BYTES = 20_000_000
_FIELD = re.compile(r"\s+")
_CONDITION = re.compile(r"\[\^?[^\[\]]+\]|[^\[\]]")


class Affix(NamedTuple):
    """One way to lengthen a word: its flag, what is taken off and put on, and what the stem must end (or
    begin) with; ``crosses`` says whether it goes with an affix at the other end.
    """

    flag: str
    strip: str
    condition: tuple[str, ...]
    crosses: bool


class Dictionary:
    """An open dictionary. ``knows`` answers for one word as written."""

    def __init__(self, aff: str, dic: str) -> None:
        """Read the texts of the two files."""
        self._kind = "char"
        self._prefixes: dict[str, list[Affix]] = {}
        self._suffixes: dict[str, list[Affix]] = {}
        self._marks: dict[str, str] = {}
        self._iconv: dict[str, str] = {}
        self._aliases: list[str] = []
        self._read_aff(aff)
        self._words: dict[str, set[str]] = {}
        self._read_dic(dic)
        self._longest = max(map(len, [*self._prefixes, *self._suffixes]), default=0)

    def _read_aff(self, text: str) -> None:
        left, crosses = 0, False
        for line in text.splitlines():
            parts = _FIELD.split(line.strip())
            name = parts[0]
            if name == "FLAG" and len(parts) > 1:
                self._kind = parts[1]
            elif name in ("NEEDAFFIX", "FORBIDDENWORD", "ONLYINCOMPOUND") and len(parts) > 1:
                self._marks[name] = parts[1]
            elif name == "ICONV" and len(parts) > 2:
                self._iconv[parts[1]] = parts[2]
            elif name == "AF" and len(parts) > 1:
                self._aliases.append(parts[1])
            elif name in ("PFX", "SFX") and len(parts) > 3:
                if left:
                    left -= 1
                    self._add_affix(name, parts, crosses)
                else:
                    crosses = parts[2] == "Y"
                    left = int(parts[3]) if parts[3].isdigit() else 0

    def _add_affix(self, name: str, parts: list[str], crosses: bool) -> None:
        strip = "" if parts[2] == "0" else parts[2]
        added = parts[3].partition("/")[0]
        condition = tuple(_CONDITION.findall(parts[4])) if len(parts) > 4 and parts[4] != "." else ()
        target = self._prefixes if name == "PFX" else self._suffixes
        affix = Affix(parts[1], strip, condition, crosses)
        target.setdefault("" if added == "0" else added, []).append(affix)

    def _read_dic(self, text: str) -> None:
        lines = text.splitlines()
        for line in lines[1:] if lines and lines[0].strip().isdigit() else lines:
            entry = line.split("\t")[0].strip()
            if not entry or entry.startswith("#"):
                continue
            word, _, flags = entry.replace("\\/", "\0").partition("/")
            known = self._words.setdefault(word.strip().replace("\0", "/"), set())
            known.update(self._flags(flags.split(" ")[0]))

    def _flags(self, text: str) -> Iterator[str]:
        if self._aliases and text.isdigit():
            number = int(text)
            text = self._aliases[number] if number < len(self._aliases) else ""
        if self._kind == "long":
            return (text[at : at + 2] for at in range(0, len(text), 2))
        return iter(text.split(",") if self._kind == "num" and text else text)

    def knows(self, word: str) -> bool:
        """Say whether a word is in the dictionary, capitals at the beginning or throughout allowed for."""
        for old, new in self._iconv.items():
            word = word.replace(old, new)
        forms = [word]
        if word[:1].isupper():
            forms += [word[:1].lower() + word[1:], word.lower(), word.capitalize()]
        return any(self._has(form) for form in dict.fromkeys(forms))

    def _has(self, word: str) -> bool:
        flags = self._words.get(word)
        if flags is not None and self._marks.get("FORBIDDENWORD") in flags:
            return False
        if flags is not None and not flags & {
            self._marks.get("NEEDAFFIX"),
            self._marks.get("ONLYINCOMPOUND"),
        }:
            return True
        return any(self._stem(word, self._suffixes, end=True)) or any(
            self._stem(word, self._prefixes, end=False)
        )

    def _stem(self, word: str, affixes: Mapping[str, list[Affix]], end: bool) -> Iterator[bool]:
        """Yield True for each way in which a word is a known one and an affix, or one at both ends."""
        for stem, affix in _cut(word, affixes, end, self._longest):
            flags = self._words.get(stem)
            if flags is not None and affix.flag in flags:
                yield True
            if end and affix.crosses:
                for inner, other in _cut(stem, self._prefixes, False, self._longest):
                    known = self._words.get(inner, set())
                    if other.crosses and affix.flag in known and other.flag in known:
                        yield True


def _cut(
    word: str, affixes: Mapping[str, list[Affix]], end: bool, longest: int
) -> Iterator[tuple[str, Affix]]:
    """Yield the stems that a word may have come from, each with its affix."""
    for size in range(min(longest, len(word) - 1) + 1):
        added = word[len(word) - size :] if end else word[:size]
        for affix in affixes.get(added, ()):
            rest = word[: len(word) - size] if end else word[size:]
            stem = rest + affix.strip if end else affix.strip + rest
            if stem and _holds(stem, affix.condition, end):
                yield stem, affix


def _holds(stem: str, condition: tuple[str, ...], end: bool) -> bool:
    size = len(condition)
    if len(stem) < size:
        return False
    piece = stem[len(stem) - size :] if end else stem[:size]
    return all(_fits(char, wanted) for char, wanted in zip(piece, condition, strict=True))


def _fits(char: str, wanted: str) -> bool:
    if wanted == ".":
        return True
    if not wanted.startswith("["):
        return char == wanted
    inside = wanted[1:-1]
    return (char in inside[1:]) is False if inside.startswith("^") else char in inside
