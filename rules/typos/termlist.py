"""The terms that nobody varies, as ``fixed-terms.keyed`` has them: by two of their words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from copydesk.api import KeyedLines, Swaps, once, regex, singular

from .swapmeasures import SHORTEST

KEPT, COUNTED, VARIED, JOINED = "*", "+", "~", "|"
"""What marks a word of a term that is not looked at; a term that is known from a dictionary and counts; one
that people vary at times; and the first part of a closed compound.
"""
PAUSE = ", "
_MOST_KNOWN = 20_000
MARKED = regex(r"[*,|]")


class Term(NamedTuple):
    """A term: its words as they are written, and in small letters; the number of the one by which it was
    looked up; those that may have been replaced; what stands behind each but the last; whether somebody
    listed it, not a dictionary alone; whether people vary it at times; and whether it is one word.
    """

    written: tuple[str, ...]
    lower: tuple[str, ...]
    anchor: int
    open: frozenset[int]
    pauses: tuple[str, ...]
    listed: bool
    varied: bool
    joined: bool

    @property
    def said(self) -> str:
        """The term as it is written."""
        return ("" if self.joined else " ").join(self.written)


class Lead(NamedTuple):
    """The terms to which a word leads; ``open`` has, for each place beside it (-1 for the word before it),
    the numbers (``Swaps.number``) of words there that may have been replaced, and the terms by them.
    """

    terms: tuple[Term, ...]
    open: tuple[tuple[int, frozenset[int], dict[int, list[Term]]], ...]


class Terms(dict[str, Sequence[Lead]]):
    """What words lead to, by themselves and in the singular: ``()`` for most. Kept for a whole run, as far as
    there is room.
    """

    def __init__(self, lines: KeyedLines, swaps: Swaps) -> None:
        """Take the lines of a file; each is read when its word is met for the first time."""
        super().__init__()
        self._lines, self._swaps = lines, swaps
        self._read: dict[str, Lead] = {}

    def __missing__(self, word: str) -> Sequence[Lead]:
        keys = self._lines.among({word, singular(word)})
        found = tuple([self._lead(key) for key in sorted(keys)]) if keys else ()
        if len(self) >= _MOST_KNOWN:
            self.clear()
        self[word] = found
        return found

    def _lead(self, key: str) -> Lead:
        found = self._read.get(key)
        if found is None:
            of = tuple(term(key, written) for written in self._lines[key].split("; "))
            places: dict[int, dict[int, list[Term]]] = {}
            for one in of:
                for at in one.open:
                    meant = one.lower[at].removesuffix("'s")
                    replaced = places.setdefault(at - one.anchor, {})
                    for number in {self._swaps.number(meant), self._swaps.number(f"{meant}s")}:
                        if number is not None:
                            replaced.setdefault(number, []).append(one)
            opened = ((step, frozenset(replaced), replaced) for step, replaced in places.items())
            found = self._read[key] = Lead(of, tuple(opened))
        return found

    def has(self, words: tuple[str, ...], *, listed: bool = False) -> bool:
        """Say whether some words, in small letters, are a term of the file, or what is as usual as one;
        ``listed`` when only what somebody listed counts.
        """
        return any(
            one.lower == words and (one.listed or not listed)
            for key in self._lines.among(set(words))
            for one in self._lead(key).terms
        )


@once
def terms_of(lines: KeyedLines, swaps: Swaps) -> Terms:
    """Return the terms of a file."""
    return Terms(lines, swaps)


def term(key: str, line: str) -> Term:
    """Read a line of the list for a word by which it is looked up."""
    marked = line.lstrip(COUNTED + VARIED).replace("-", " ").split()
    written, pauses = tuple(marked), (" ",) * (len(marked) - 1)
    if MARKED.search(line):
        written = tuple([word.lstrip(KEPT).rstrip("," + JOINED) for word in marked])
        pauses = tuple([PAUSE if word.endswith(",") else " " for word in marked[:-1]])
    lower = tuple([word.lower() for word in written])
    anchor = lower.index(key)
    may_be = frozenset(
        [at for at, word in enumerate(marked) if at != anchor and len(word) >= SHORTEST and word[0] != KEPT]
    )
    joined = marked[0].endswith(JOINED)
    return Term(written, lower, anchor, may_be, pauses, line[0] != COUNTED, line[0] == VARIED, joined)
