"""What the dictionary says about a word."""

from __future__ import annotations

import os.path
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from ...base.resources import path
from .gazetteer import Name, parse_names
from .misspellings import parse
from .nearindex import NearIndex
from .related import RelatedWords
from .suggest import LONGEST, Guess, Suggester
from .table import GB, LISTED, NAME, RARE, TIER_SHIFT, US, FlagTable

_WORD = US | GB | RARE
Lines = Callable[[str], Sequence[str]]
_LEAST = {"prefix:": 5, "short:": 6, "suffix:": 4}
"""How long what is left of a word without the part must be, by the kind of part (``affixes.txt``)."""


class Lookup(NamedTuple):
    """What is known about a lower-case word.

    ``known``: an English word, rare ones included. ``name``: written with a capital (also, or only).
    ``tier``: 7 (the thousand most frequent words) ... 1, 0 = not counted; for a mere name 1 = a common name.
    ``doubtful``: only the largest word lists have it, and it is one slip away from a frequent word.
    """

    known: bool
    name: bool
    rare: bool
    american: bool
    british: bool
    tier: int
    doubtful: bool = False


def _told(flags: int) -> Lookup:
    tier, rare = flags >> TIER_SHIFT, bool(flags & RARE)
    return Lookup(
        known=bool(flags & _WORD),
        name=bool(flags & NAME),
        rare=rare,
        american=bool(flags & US),
        british=bool(flags & GB),
        tier=0 if rare else tier,
        doubtful=rare and tier > 0,
    )


_TOLD = tuple(map(_told, range(256)))
"""What each byte of flags says."""


class Lexicon:
    """The dictionary: ``english.words``, ``english-frequency.txt`` and ``english.near`` of a folder, and what
    the data files ``misspellings.txt``, ``names.txt``, ``affixes.txt`` and ``slip-weights.txt`` say.
    """

    def __init__(self, folder: str, lines: Lines) -> None:
        """Open the word table; all else is opened at first use. ``lines`` returns the lines of a data file by
        its name. Raises OSError and ValueError.
        """
        self._folder, self._lines = folder, lines
        self.table = FlagTable(os.path.join(folder, "english.words"))

    @cached_property
    def suggester(self) -> Suggester:
        """Finds near words."""
        names = ("english.near", "english-frequency.txt")
        index = NearIndex(*(os.path.join(self._folder, name) for name in names))
        return Suggester(index, self._lines("slip-weights.txt"))

    @cached_property
    def related(self) -> RelatedWords:
        """Says which words are near each other in meaning."""
        return RelatedWords(os.path.join(self._folder, "english.related"))

    @cached_property
    def kinds(self) -> RelatedWords:
        """Says which words mean nearly the same or name things of one kind, by WordNet."""
        return RelatedWords(os.path.join(self._folder, "english.kinds"))

    @cached_property
    def _wrong(self) -> dict[str, tuple[str, ...]]:
        return parse(self._lines("misspellings.txt"))

    @cached_property
    def names(self) -> dict[str, Name]:
        """The gazetteer, by lower-case form."""
        return parse_names(self._lines("names.txt"))

    def look_up(self, word: str) -> Lookup:
        """Return what the table says about a lower-case word; a possessive ending is cut off, ’ is read as
        '.
        """
        return _TOLD[self.table.flags(word.replace("’", "'").removesuffix("'s"))]

    def sound(self, words: Sequence[str]) -> list[bool]:
        """Say of each of some lower-case words without apostrophes whether the table has it as a word that
        nobody could doubt (``look_up`` tells the rest).
        """
        return [
            bool(flags & _WORD) and not (flags & RARE and flags >> TIER_SHIFT)
            for flags in self.table.all_flags(words)
        ]

    def known(self, word: str) -> bool:
        """Say whether a lower-case word is English or regularly formed from English words (``multi`` +
        ``domain``).
        """
        word = word.replace("’", "'").removesuffix("'s")
        return bool(self.table.flags(word) & _WORD) or self._derived(word)

    def tier(self, word: str) -> int:
        """Return the frequency tier of a lower-case word (0 for a mere name or an unknown word)."""
        flags = self.table.flags(word)
        return flags >> TIER_SHIFT if flags & _WORD and not flags & RARE else 0

    def corrections(self, word: str) -> tuple[str, ...]:
        """Return the right forms of a known misspelling (lower-case), or nothing."""
        word = word.replace("’", "'")
        return self._wrong.get(word, ()) if self.table.flags(word) & LISTED else ()

    def guess(self, word: str) -> Guess | None:
        """Return which words an unknown lower-case word may stand for, best first, and how sure it is that it
        is a slip and no name or term; None when nothing is near, or when it has other signs than the letters
        from a to z.
        """
        return self.suggester.guess(word) if word.isascii() and word.isalpha() else None

    @cached_property
    def _affixes(self) -> Mapping[str, int]:
        """How long what is left must be by part: ``pre-`` or ``-less``."""
        found = {}
        for line in self._lines("affixes.txt"):
            kind, *parts = line.split()
            for part in parts:
                found[f"-{part}" if kind == "suffix:" else f"{part}-"] = _LEAST[kind]
        return found

    def _derived(self, word: str) -> bool:
        # What is left must be counted and long, otherwise "overide" would pass as over + ide.
        affixes, size = self._affixes, len(word)
        if size > LONGEST:
            return False
        for cut in range(2, size - 2):
            least = affixes.get(f"{word[:cut]}-")
            if least and size - cut >= least and self.tier(word[cut:]) >= 2:
                return True
            least = affixes.get(f"-{word[cut:]}")
            if least and cut >= least and self.tier(word[:cut]) >= 3:
                return True
        return False


@lru_cache(maxsize=4)
def english(lines: Lines) -> Lexicon:
    """Return the English dictionary of a door to data files; it is opened once per process."""
    return Lexicon(path("rules", "data"), lines)
