"""Look words up in the memory-mapped word table ``rules/data/english.words`` (built by
``tools/build_dictionary.py``).

Layout, little-endian: ``MAGIC``, the number of words (u32), then start numbers and buckets as in
``language.buckets``, with one byte of flags for each word. A word that is not in the table is taken for one
of it about once in 8,000 times (8 words a bucket, 65,521 fingerprints), so whatever accuses a text must be
confirmed from exact data; a word that is in the table is always found.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...base.once import answers
from ..buckets import places_of
from ..mapped import mapped

MAGIC = b"CDWORDS1"
BUCKETS = 65_536
US, GB, NAME, RARE, LISTED = 1, 2, 4, 8, 16
"""Flags: a word of American, of British English; (also) a word written with a capital; a rare word or a
variant; no word, but a listed misspelling.
"""
TIER_SHIFT = 5
"""The three highest bits: frequency tier, 7 = the thousand most frequent words ... 1, 0 = not counted.

For a word that is only a name, tier 1 means a common name; for a rare word, that it is one slip away from a
frequent word.
"""

_MOST_KNOWN = 60_000
_STARTS = len(MAGIC) + 4
_BUCKETS_AT = _STARTS + 4 * (BUCKETS + 1)


class FlagTable:
    """The open table. ``flags`` answers for one lower-case word."""

    __slots__ = ("__weakref__", "_data", "_known")

    def __init__(self, path: str) -> None:
        """Open the table; raises OSError when it cannot be read and ValueError when it is not a word
        table.
        """
        # The same words are asked about again and again, by several rules and in several articles.
        self._known: dict[str, int] = {}
        self._data = mapped(path, MAGIC, "a word table")
        answers(self, FlagTable._forget)

    def _forget(self) -> None:
        self._known.clear()

    def __len__(self) -> int:
        """How many words the table holds."""
        return int.from_bytes(self._data[len(MAGIC) : _STARTS], "little")

    def flags(self, word: str) -> int:
        """Return the flags of a lower-case word, or 0 when the table does not have it."""
        known = self._known
        found = known.get(word)
        if found is None:
            found = self._looked_up((word,))[word]
        return found

    def all_flags(self, words: Sequence[str]) -> list[int]:
        """Return the flags of lower-case words, in their order."""
        known = list(map(self._known.get, words))
        new = self._looked_up([word for word, found in zip(words, known, strict=True) if found is None])
        return [new[word] if found is None else found for word, found in zip(words, known, strict=True)]

    def _looked_up(self, words: Sequence[str]) -> dict[str, int]:
        """Return the flags of words that are not known yet; from now on they are."""
        data = self._data
        places = places_of(words, data, _STARTS, _BUCKETS_AT, BUCKETS, 1)
        found = {word: data[at] if at >= 0 else 0 for word, at in zip(words, places, strict=True)}
        if len(self._known) + len(found) > _MOST_KNOWN:
            self._known.clear()
        if len(found) <= _MOST_KNOWN:
            self._known.update(found)
        return found

    def close(self) -> None:
        """Let go of the file."""
        self._data.close()
