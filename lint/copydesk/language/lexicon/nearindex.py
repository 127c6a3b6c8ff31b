"""Where the frequent words near a string are: the memory-mapped index ``rules/data/english.near`` (built by
``tools/build_near.py``).

After Garbe's SymSpell: two words that are one slip apart have a string in common that each becomes when a
letter is left out, or none. So a word is filed under itself, under all that it becomes without one letter,
and under its skeleton, what is left when vowels, doubled letters and differences that nobody hears are taken
away; and those are the keys that a string is looked for under.

Layout, little-endian: ``MAGIC``, ``BUCKETS + 1`` start numbers (u32), then entries of three bytes. A key
belongs to bucket ``crc32(key) % BUCKETS``. An entry is the place of the word in ``english-frequency.txt``
(the low 20 bits: the byte behind the line break) and four more bits of the checksum of the key.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from struct import Struct
from zlib import crc32

from ...base.regexes import regex
from ..mapped import mapped

MAGIC = b"CDNEAR01"
BUCKETS = 131_072
PLACE_BITS = 20
MARK_SHIFT = 17
"""The bits of the checksum above those that choose the bucket."""
_MARKS = 15
_PLACES = (1 << PLACE_BITS) - 1
_STARTS = len(MAGIC)
_ENTRIES = _STARTS + 4 * (BUCKETS + 1)
_PAIR = Struct("<II")
SHORTEST_SKELETON = 3

_SAME_SOUND = (
    (regex(r"^(?:kn|gn|pn)"), "n"),
    (regex(r"^wr"), "r"),
    (regex(r"^ps(?=[aeiouy])"), "s"),
    (regex(r"ph"), "f"),
    (regex(r"gh(?=t|$)"), ""),
    (regex(r"tch"), "ch"),
    (regex(r"[tsc]i(?=on|a|ou)"), "$"),
    (regex(r"sh|ch"), "$"),
    (regex(r"dge?|g(?=[eiy])"), "j"),
    (regex(r"qu?|ck|cc(?![eiy])|c(?![eiy])"), "k"),
    (regex(r"x"), "ks"),
    (regex(r"[zc]"), "s"),
)
_HIGH_HALF = bytes(byte >> 4 for byte in range(256))
_SILENT = str.maketrans("", "", "aeiouyhw")


def skeleton(word: str) -> str:
    """Return the consonants of a word as they are heard, each once in a row; a vowel at the beginning is
    ``a``. Strings under ``SHORTEST_SKELETON`` are shared by too many words to lead anywhere.
    """
    for pattern, sign in _SAME_SOUND:
        word = pattern.sub(sign, word)
    first = "a" if word[:1] in "aeiouyhw" else ""
    bones = first + word.translate(_SILENT)
    return "".join(sign for at, sign in enumerate(bones) if bones[at - 1 : at] != sign)


def keys(word: str) -> Iterator[str]:
    """Yield the keys that a word is filed under, and looked for under."""
    yield word
    for at in range(len(word)):
        if word[at - 1 : at] != word[at]:
            yield word[:at] + word[at + 1 :]
    bones = skeleton(word)
    if len(bones) >= SHORTEST_SKELETON:
        yield bones.upper()


def build(words: Iterable[tuple[str, int]]) -> bytes:
    """Lay out the index of words with their places in the list."""
    buckets: list[list[int]] = [[] for _ in range(BUCKETS)]
    for word, place in words:
        for key in keys(word):
            check = crc32(key.encode())
            entry = place | (check >> MARK_SHIFT & _MARKS) << PLACE_BITS
            bucket = buckets[check % BUCKETS]
            if entry not in bucket:
                bucket.append(entry)
    starts, at = [0], 0
    for bucket in buckets:
        at += len(bucket)
        starts.append(at)
    body = b"".join(entry.to_bytes(3, "little") for bucket in buckets for entry in bucket)
    return MAGIC + Struct(f"<{BUCKETS + 1}I").pack(*starts) + body


class NearIndex:
    """The open index and the list of words that it leads to."""

    __slots__ = ("_data", "_words")

    def __init__(self, path: str, words: str) -> None:
        """Open the index and the list (one word a line, a line break first); raises OSError, and ValueError
        when they are none.
        """
        self._data = mapped(path, MAGIC, "an index of near words")
        self._words = mapped(words, b"\n", "a list of words")

    def near(self, word: str) -> dict[str, int]:
        """Return the frequent words that share a key with a lower-case word, with their places in the list
        (the most frequent is at 1): all that are one slip away, and others.
        """
        return self._under(keys(word))

    def far(self, word: str) -> dict[str, int]:
        """Return also the words that share a key with what the word becomes without one of its letters."""
        shorter = (word[:at] + word[at + 1 :] for at in range(len(word)))
        return self._under({key for part in shorter for key in keys(part)})

    def _under(self, wanted: Iterable[str]) -> dict[str, int]:
        data, words, pair = self._data, self._words, _PAIR.unpack_from
        places = set()
        for key in wanted:
            check = crc32(key.encode())
            first, last = pair(data, _STARTS + 4 * (check % BUCKETS))
            if first == last:
                continue
            mark = check >> MARK_SHIFT & _MARKS
            part = data[_ENTRIES + 3 * first : _ENTRIES + 3 * last]
            marks = part[2::3].translate(_HIGH_HALF)
            at = marks.find(mark)
            while at >= 0:
                low, middle, high = part[3 * at : 3 * at + 3]
                places.add(low | middle << 8 | (high & 15) << 16)
                at = marks.find(mark, at + 1)
        return {words[place : words.find(b"\n", place)].decode(): place for place in places}
