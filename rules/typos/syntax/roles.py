"""What words may be, as bits: asked once for each different word of a run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from copydesk.api import Tagger, TextWords, once

NOUN, MANY, BASE, THIRD, PAST, DONE, ING, QUALITY, MANNER, NAME, OTHER = (1 << n for n in range(11))
ROLE = {
    "NN": NOUN,
    "NNS": MANY,
    "VB": BASE,
    "VBP": BASE,
    "VBZ": THIRD,
    "VBD": PAST,
    "VBN": DONE,
    "VBG": ING,
    "JJ": QUALITY,
    "JJR": QUALITY,
    "JJS": QUALITY,
    "RB": MANNER,
    "RBR": MANNER,
    "NNP": NAME,
    "NNPS": NAME,
}
SELDOM = 46
"""A word that is something less often than one time in fifty is not taken for it."""
EVER = 64
"""What a word is ever counted as, however seldom."""


Kinds = tuple[tuple[int, int], ...]


class Wanted(NamedTuple):
    """A class of words: those that may be one of some things, and nothing of some others."""

    one_of: int
    none_of: int


BARE_VERBS = Wanted(BASE, PAST | THIRD | ING | MANNER | OTHER | NAME)
"""Verbs in the form of the plural; ``BARE`` are such that may be names, too."""
BARE = Wanted(BASE, PAST | THIRD | ING | MANNER | OTHER)
VERBS_IN_S = Wanted(THIRD, NOUN | BASE | QUALITY | MANNER | NAME)
BENT = Wanted(PAST | DONE | THIRD, BASE | MANNER | OTHER)
"""Verbs in a form that stands behind no helper, or not behind any."""
ING_FORMS = Wanted(ING, NOUN | QUALITY | OTHER | BASE)
COMPARABLE = Wanted(QUALITY, NOUN | BASE | OTHER)
ADJECTIVES = Wanted(QUALITY, THIRD | OTHER | ING)
CLASSES = (BARE_VERBS, BARE, VERBS_IN_S, BENT, ING_FORMS, COMPARABLE, ADJECTIVES)
CLASS = 1 << 11
"""The bit of the first class."""
_MOST_KNOWN = 100_000


class Roles(dict[str, int]):
    """What lower-case words may be, as bits; nothing for a word that nobody counted. Kept from one document
    to the next. Above ``CLASS`` stand the bits of the classes.
    """

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self._tagger = tagger
        # Many words are of one kind.
        self._bits: dict[int, int] = {}

    def __missing__(self, word: str) -> int:
        return self._add(word, self._tagger.table.numbers_of((_plain(word),))[0])

    def _add(self, word: str, kind: int) -> int:
        bits = self._bits.get(kind)
        if kind < 0 and "-" in word:
            bits = _bits(self._tagger.kinds(_plain(word)), self._tagger.table.tags)
        elif bits is None:
            bits = self._bits[kind] = _bits(self._tagger.table.kind_of(kind), self._tagger.table.tags)
        if len(self) < _MOST_KNOWN:
            self[word] = bits
        return bits

    def classes(self, table: TextWords) -> dict[Wanted, list[str]]:
        """Return the words of a text by their classes."""
        if len(self) >= _MOST_KNOWN:
            self.clear()
        vocabulary, new = table.vocabulary, list[str]()
        groups: dict[int, list[str]] = {}
        for word, bits in zip(vocabulary, map(self.get, vocabulary), strict=True):
            if bits is None:
                new.append(word)
            elif bits >= CLASS:
                groups.setdefault(bits, []).append(word)
        for word, kind in zip(new, self._tagger.table.numbers_of(map(_plain, new)), strict=True):
            groups.setdefault(self._add(word, kind), []).append(word)
        return {
            wanted: [word for bits, words in groups.items() if bits & CLASS << at for word in words]
            for at, wanted in enumerate(CLASSES)
        }


def _plain(word: str) -> str:
    return word.replace("’", "'")


def _bits(kinds: Kinds, tags: Sequence[str]) -> int:
    bits = 0
    for tag, cost in kinds:
        if cost <= SELDOM:
            bits |= ROLE.get(tags[tag], OTHER)
    for at, wanted in enumerate(CLASSES):
        if bits & wanted.one_of and not bits & wanted.none_of:
            bits |= CLASS << at
    return bits


@once
def roles_of(tagger: Tagger) -> Roles:
    """Return what is known of words, the same for all documents of a run."""
    return Roles(tagger)
