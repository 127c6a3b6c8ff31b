"""The terms that nobody varies, as ``fixed-terms.keyed`` has them: by two of their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.api import KeyedLines, Swaps, once, regex, singular

from .swapmeasures import SHORTEST

KEPT, COUNTED, VARIED, JOINED = "*", "+", "~", "|"
"""What marks a word of a term that is not looked at; a term that is known from a dictionary and counts; one
that people vary at times; and the first part of a closed compound.
"""
PAUSE = ", "
_MOST_KNOWN = 8_000
MARKED = regex(r"[*,|-]")


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


class Lead:
    """The terms to which a word leads; ``open`` has, for each place beside it (-1 for the word before it),
    the numbers (``Swaps.number``) of words there that may have been replaced, and the ranks of the terms by
    them. A term itself is read when it is asked for: of a hundred terms of a word a run asks for one.
    """

    def __init__(self, key: str, lines: Sequence[str], swaps: Swaps) -> None:
        """Take the lines of a word."""
        self._key, self._lines = key, lines
        self._read: dict[int, Term] = {}
        places: dict[int, dict[int, tuple[int, ...]]] = {}
        for rank, line in enumerate(lines):
            for step, word in _open_words(key, line):
                meant, replaced = word.removesuffix("'s"), places.setdefault(step, {})
                for number in {swaps.number(meant), swaps.number(f"{meant}s")}:
                    if number is not None:
                        replaced[number] = (*replaced.get(number, ()), rank)
        self.open = tuple((step, frozenset(replaced), replaced) for step, replaced in places.items())

    def term(self, rank: int) -> Term:
        """Return the term of a line."""
        found = self._read.get(rank)
        if found is None:
            found = self._read[rank] = term(self._key, self._lines[rank])
        return found

    @property
    def terms(self) -> Iterator[Term]:
        """The terms, in the order of their lines."""
        return map(self.term, range(len(self._lines)))


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
        leads = [self._lead(key) for key in sorted({word, singular(word)})]
        found = tuple([lead for lead in leads if lead is not None])
        if len(self) >= _MOST_KNOWN:
            self.clear()
        self[word] = found
        return found

    def _lead(self, key: str) -> Lead | None:
        found = self._read.get(key)
        if found is None and (line := self._lines.get(key)) is not None:
            found = self._read[key] = Lead(key, line.split("; "), self._swaps)
        return found

    def has(self, words: tuple[str, ...], *, listed: bool = False) -> bool:
        """Say whether some words, in small letters, are a term of the file, or what is as usual as one;
        ``listed`` when only what somebody listed counts.
        """
        return any(
            one.lower == words and (one.listed or not listed)
            for key in words
            if (lead := self._lead(key)) is not None
            for one in lead.terms
        )


@once
def terms_of(lines: KeyedLines, swaps: Swaps) -> Terms:
    """Return the terms of a file."""
    return Terms(lines, swaps)


def _open_words(key: str, line: str) -> Sequence[tuple[int, str]]:
    """Return the words of a term that may have been replaced, in small letters, by how far they stand from
    the one by which it is looked up.
    """
    plain = line.lstrip(COUNTED + VARIED)
    if plain.count(" ") == 1 and not MARKED.search(plain):  # as most are
        first, second = plain.lower().split(" ")
        step, word = (1, second) if first == key else (-1, first)
        return ((step, word),) if len(word) >= SHORTEST else ()
    one = term(key, line)
    return [(at - one.anchor, one.lower[at]) for at in one.open]


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
