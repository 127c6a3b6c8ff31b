"""What the dictionary says about a word."""

from __future__ import annotations

import os.path
from functools import cache, cached_property
from typing import NamedTuple

from ...base.resources import path
from .gazetteer import Name, parse_names
from .misspellings import parse
from .suggest import Candidate, Suggester
from .table import GB, LISTED, NAME, RARE, TIER_SHIFT, US, WordTable

_WORD = US | GB | RARE
_PREFIXES = (
    "aero agro anti astro audio auto bio cardio co counter cross crypto cyber de eco electro euro extra "
    "fore geo hetero homo hydro "
    "hyper hypo immuno infra inter intra kilo macro mega meta micro mid mini mis mono multi nano narco neo "
    "neuro non omni ortho out over "
    "paleo pan para petro photo poly post pre pro proto pseudo psycho quasi radio re retro semi socio step "
    "sub super techno tele thermo "
    "trans ultra un under uni video"
).split()
_SHORT_PREFIXES = frozenset(
    {"co", "de", "re", "un", "pre", "pro", "mid", "pan", "out", "uni", "sub", "non", "mis"}
)
_SUFFIXES = (
    "like",
    "wise",
    "less",
    "ness",
    "fold",
    "hood",
    "ward",
    "wards",
    "proof",
    "able",
    "wide",
    "friendly",
    "free",
    "based",
)


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
    """The dictionary of one folder of data files: ``english.words``, ``english-frequency.txt``,
    ``misspellings.txt``, ``names.txt``.
    """

    def __init__(self, folder: str) -> None:
        """Open the word table; the other files are opened at first use. Raises OSError and ValueError."""
        self._folder = folder
        self.table = WordTable(os.path.join(folder, "english.words"))

    def _read(self, name: str) -> str:
        with open(os.path.join(self._folder, name), encoding="utf-8") as file:
            return file.read()

    @cached_property
    def suggester(self) -> Suggester:
        """Finds near words."""
        return Suggester(self.table, os.path.join(self._folder, "english-frequency.txt"))

    @cached_property
    def _wrong(self) -> dict[str, tuple[str, ...]]:
        return parse(self._read("misspellings.txt"))

    @cached_property
    def names(self) -> dict[str, Name]:
        """The gazetteer, by lower-case form."""
        return parse_names(self._read("names.txt"))

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

    def _derived(self, word: str) -> bool:
        # The stem must be counted and long, otherwise "overide" would pass as over + ide.
        for prefix in _PREFIXES:
            if word.startswith(prefix):
                stem = word[len(prefix) :]
                if len(stem) >= (6 if prefix in _SHORT_PREFIXES else 5) and self.tier(stem) >= 2:
                    return True
        for suffix in _SUFFIXES:
            if word.endswith(suffix):
                stem = word[: -len(suffix)]
                if len(stem) >= 4 and self.tier(stem) >= 3:
                    return True
        return False


@cache
def english() -> Lexicon:
    """Return the dictionary that Copydesk brings along; it is opened once per process."""
    return Lexicon(path("rules", "data"))
