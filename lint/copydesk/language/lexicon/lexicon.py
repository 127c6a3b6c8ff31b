"""What the dictionary says about a word."""

from __future__ import annotations

import os.path
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from ...base.resources import path
from .gazetteer import Name, parse_names
from .misspellings import parse
from .suggest import LONGEST, Candidate, Suggester
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


_NOTHING = Lookup(False, False, False, False, False, 0)
_NEEDED = {
    "swap": ((8, 2), (4, 4)),
    "double": ((8, 2), (6, 3)),
}
_OTHERWISE = ((7, 3),)
"""By slip: a wrong word of at least so many letters needs a right one of at least that tier
(``Lexicon.slip``).
"""


class Lexicon:
    """The dictionary: ``english.words`` and ``english-frequency.txt`` of a folder, and what the data files
    ``misspellings.txt``, ``names.txt`` and ``affixes.txt`` say.
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
        return Suggester(self.table, os.path.join(self._folder, "english-frequency.txt"))

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
        word = word.replace("’", "'").removesuffix("'s")
        flags = self.table.flags(word)
        if not flags:
            return _NOTHING
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

    def slip(self, word: str) -> Candidate | None:
        """Return the frequent word that an unknown lower-case word is a slip of, if that is plain.

        Plain is: one swap, doubling, omission, addition, neighbouring key or vowel away, the unknown word
        long enough, and no other word nearly as frequent at the same distance. Letters added or left out at
        the ends do not count: that is how words are formed.
        """
        if not (word.isascii() and word.isalpha()):
            return None
        near = self.suggester.near(word)
        if not near or near[0].slip in ("edge", "other"):
            return None
        best = near[0]
        if not any(
            len(word) >= length and best.tier >= tier for length, tier in _NEEDED.get(best.slip, _OTHERWISE)
        ):
            return None
        rivals = [other for other in near[1:] if other.slip != "edge" and other.tier >= best.tier - 1]
        return None if rivals else best

    def suggestions(self, word: str, *, far: bool = True) -> list[str]:
        """Return up to three words that an unknown lower-case word may stand for; ``far`` also looks at
        distance 2 (20 ms).
        """
        if not (word.isascii() and word.isalpha()):
            return []
        near = [candidate.word for candidate in self.suggester.near(word)]
        if near or not far or len(word) < 5:
            return near[:3]
        return self.suggester.far(word)[:3]

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
