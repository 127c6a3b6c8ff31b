"""The terms that nobody varies, as ``fixed-terms.keyed`` has them: by two of their words."""

from __future__ import annotations

from typing import NamedTuple

from copydesk.api import KeyedLines, Swaps, once

from .swapmeasures import SHORTEST

KEPT, COUNTED, VARIED, JOINED = "*", "+", "~", "|"
"""What marks a word of a term that is not looked at; a term that is known from a dictionary and counts; one
that people vary at times; and the first part of a closed compound.
"""
PAUSE = ", "


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
    the terms with a word there that may have been replaced, by the numbers of that word (``Swaps.number``).
    """

    terms: tuple[Term, ...]
    open: tuple[tuple[int, dict[int, list[Term]]], ...]


class Terms(NamedTuple):
    """The terms by a word of theirs: the lines of the file, and what was read of them so far."""

    lines: KeyedLines
    read: dict[str, Lead]


@once
def terms_of(lines: KeyedLines) -> Terms:
    """Return the terms of a file."""
    return Terms(lines, {})


def led_to(terms: Terms, key: str, swaps: Swaps) -> Lead:
    """Return what a word leads to."""
    found = terms.read.get(key)
    if found is None:
        of = tuple(term(key, written) for written in terms.lines[key].split("; "))
        places: dict[int, dict[int, list[Term]]] = {}
        for one in of:
            for at in one.open:
                meant = one.lower[at].removesuffix("'s")
                for number in swaps.numbers((meant, f"{meant}s")).values():
                    places.setdefault(at - one.anchor, {}).setdefault(number, []).append(one)
        found = terms.read[key] = Lead(of, tuple(places.items()))
    return found


def is_term(terms: Terms, words: tuple[str, ...], swaps: Swaps, *, listed: bool = False) -> bool:
    """Say whether some words, in small letters, are a term of the file, or what is as usual as one;
    ``listed`` when only what somebody listed counts.
    """
    return any(
        one.lower == words and (one.listed or not listed)
        for key in terms.lines.among(set(words))
        for one in led_to(terms, key, swaps).terms
    )


def term(key: str, line: str) -> Term:
    """Read a line of the list for a word by which it is looked up."""
    marked = line.lstrip(COUNTED + VARIED).replace("-", " ").split()
    written = tuple(word.lstrip(KEPT).rstrip("," + JOINED) for word in marked)
    lower = tuple(map(str.lower, written))
    closed = {at for at, word in enumerate(marked) if word[0] == KEPT or len(word) < SHORTEST}
    anchor = lower.index(key)
    pauses = tuple(PAUSE if word.endswith(",") else " " for word in marked[:-1])
    may_be = frozenset(range(len(lower))) - closed - {anchor}
    joined = marked[0].endswith(JOINED)
    return Term(written, lower, anchor, may_be, pauses, line[0] != COUNTED, line[0] == VARIED, joined)
