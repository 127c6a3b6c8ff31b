"""Looking words up in the buckets of a mapped table (``lexicon.table``, ``tagging.tagtable``).

There are start numbers (u32), one for each bucket and one more, and the buckets. A word belongs to bucket
``crc32(word) % buckets``; a bucket is the 2-byte fingerprints of its words, then the value of each.
"""

from __future__ import annotations

from collections.abc import Iterable
from mmap import mmap
from struct import Struct
from zlib import crc32

_MARKS = 65_521
_MARK = 2
_PAIR = Struct("<II")


def fingerprint(word: bytes) -> bytes:
    """Return two bytes that tell apart the words of one bucket; independent of the CRC, which chooses the
    bucket.
    """
    return (int.from_bytes(word, "little") % _MARKS).to_bytes(_MARK, "little")


def places_of(
    words: Iterable[str], data: mmap, starts: int, base: int, buckets: int, width: int
) -> list[int]:
    """Return where the values of lower-case words stand in ``data``, in their order; -1 for a word that the
    table does not have. ``starts`` and ``base`` are the offsets of the start numbers and of the first of the
    ``buckets``, ``width`` the bytes of a value.
    """
    return [place_of(word, data, starts, base, buckets, width) for word in words]


def place_of(word: str, data: mmap, starts: int, base: int, buckets: int, width: int) -> int:
    """Return where the value of one word stands, as ``places_of`` does."""
    key = word.encode("utf-8", "replace")
    first, last = _PAIR.unpack_from(data, starts + 4 * (crc32(key) % buckets))
    start = base + (_MARK + width) * first
    values = start + _MARK * (last - first)
    # As ``fingerprint``: this is asked for each different word of every document.
    mark = (int.from_bytes(key, "little") % _MARKS).to_bytes(_MARK, "little")
    at = data.find(mark, start, values)
    while at >= 0 and (at - start) % _MARK:
        at = data.find(mark, at + 1, values)
    return values + (at - start) // _MARK * width if at >= 0 else -1
