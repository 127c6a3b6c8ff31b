"""The memory-mapped counts ``rules/data/english.tags`` (built by ``tools/build_tags.py``).

Layout, little-endian: ``MAGIC``, the length of the header (u32), the header (JSON: ``tags``, the names of the
parts of speech; ``common``, the cost of each; ``sections``, name → [start, size] behind the header), then the
sections:

* ``starts``, ``words``: start numbers and buckets as in ``language.buckets``, each word with the number of
  its kind (u16). Endings of words are entries too, with a hyphen before them;
* ``kinds``: what a word of a kind may be, ``PLACES`` pairs of tag and cost (u8 each, 255 ends the list);
* ``chains``: the cost (u8) of a tag behind two others.

A cost is a negative natural logarithm of a likelihood, times ``SCALE``.
"""

from __future__ import annotations

from collections.abc import Iterable
from struct import Struct

from ...base.once import answers
from ..buckets import places_of
from ..mapped import headed

MAGIC = b"CDTAGS1\0"
BUCKETS = 32_768
PLACES = 6
SCALE = 12
LONGEST_ENDING = 5
NONE = 255
_MOST_KNOWN = 50_000

_KIND = Struct("<H")

Kinds = tuple[tuple[int, int], ...]
"""What a word may be: numbers of tags, each with its cost, the likeliest first."""


class TagTable:
    """The open table. ``kind`` answers for one lower-case word or ending."""

    __slots__ = ("__weakref__", "_at", "_data", "_kinds", "_known", "chains", "common", "tags")

    def __init__(self, path: str) -> None:
        """Open the table; raises OSError when it cannot be read and ValueError when it is no such table."""
        self._data, header, base = headed(path, MAGIC, "a table of parts of speech")
        self._at: dict[str, int] = {name: base + place[0] for name, place in header["sections"].items()}
        self.tags: tuple[str, ...] = tuple(header["tags"])
        # How likely each tag is by itself.
        self.common: tuple[int, ...] = tuple(header["common"])
        start, length = header["sections"]["chains"]
        # The cost of tag c behind a and b stands at (a * tags + b) * tags + c.
        self.chains: bytes = self._data[base + start : base + start + length]
        self._kinds: dict[int, Kinds] = {-1: ()}
        self._known: dict[str, int] = {}
        answers(self, TagTable._forget)

    def _forget(self) -> None:
        self._known.clear()

    def kind(self, word: str) -> Kinds:
        """Return what a lower-case word may be, or () when the table does not have it."""
        number = self._known.get(word)
        return self.kind_of(self.numbers_of((word,))[0] if number is None else number)

    def numbers_of(self, words: Iterable[str]) -> list[int]:
        """Return the numbers of the kinds of lower-case words, in their order; -1 for what the table does not
        have.
        """
        words = tuple(words)
        data, kind = self._data, _KIND.unpack_from
        places = places_of(words, data, self._at["starts"], self._at["words"], BUCKETS, _KIND.size)
        found = [kind(data, place)[0] if place >= 0 else -1 for place in places]
        # The same words are asked for by one after the other of those who look at parts of speech.
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()
        self._known.update(zip(words, found, strict=True))
        return found

    def kind_of(self, number: int) -> Kinds:
        """Return what the words of a kind may be; () for -1."""
        if number not in self._kinds:
            start = self._at["kinds"] + 2 * PLACES * number
            pairs = self._data[start : start + 2 * PLACES]
            self._kinds[number] = tuple(
                (tag, cost) for tag, cost in zip(pairs[::2], pairs[1::2], strict=True) if tag != NONE
            )
        return self._kinds[number]

    def ending(self, word: str) -> Kinds:
        """Return what words with the longest known ending of a lower-case word may be."""
        for size in range(min(LONGEST_ENDING, len(word) - 2), 0, -1):
            if found := self.kind("-" + word[-size:]):
                return found
        return ()

    def numbers(self, names: Iterable[str]) -> frozenset[int]:
        """Return the numbers of tags."""
        return frozenset(map(self.tags.index, names))

    def close(self) -> None:
        """Let go of the file."""
        self._data.close()
