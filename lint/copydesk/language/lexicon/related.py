"""Which words are near each other in meaning: the memory-mapped ``rules/data/english.related`` (built by
``tools/build_related.py`` from a sentence encoder) and ``english.kinds`` (``tools/build_kinds.py``, from
WordNet).

Words are known by their stems (``facts.text.terms``). Layout, little-endian: ``MAGIC``, the number of stems
(u32), ``BUCKETS + 1`` start numbers and the buckets of ``language.buckets``, each stem with its number (u16),
then a row for each number: the numbers of up to ``PLACES`` stems near it (u16 each, ``NONE`` for an empty
place; ``CLOSE`` is added to those that nearly mean the same).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from struct import Struct

from ...base.once import answers
from ..buckets import fingerprint, place_of
from ..mapped import mapped

MAGIC = b"CDRELA1\0"
BUCKETS = 8192
PLACES = 20
CLOSE, NONE = 0x8000, 0x7FFF
NEARLY_THE_SAME, OF_ONE_FIELD = 0.7, 0.5
_COUNT = Struct("<I")
_STARTS = len(MAGIC) + _COUNT.size
_BASE = _STARTS + 4 * (BUCKETS + 1)
_NUMBER, _ROW = Struct("<H"), Struct(f"<{PLACES}H")
_ENTRY = 2 + _NUMBER.size
_MOST_KNOWN = 8_000

Near = tuple[int, Mapping[int, float]]
"""The number of a stem, -1 for none, and how close the stems of other numbers are."""
_NOTHING: Near = (-1, {})


def build(near: Mapping[str, Sequence[tuple[str, bool]]]) -> bytes:
    """Lay out stems, each with those near it, the nearest first; true says that they mean nearly the same."""
    from zlib import crc32

    stems = list(near)
    number = {stem: place for place, stem in enumerate(stems)}
    buckets: list[list[bytes]] = [[] for _ in range(BUCKETS)]
    for stem in stems:
        buckets[crc32(stem.encode()) % BUCKETS].append(stem.encode())
    starts, body = [0], b""
    for bucket in buckets:
        starts.append(starts[-1] + len(bucket))
        body += b"".join(map(fingerprint, bucket))
        body += b"".join(_NUMBER.pack(number[stem.decode()]) for stem in bucket)
    rows = []
    for stem in stems:
        places = [number[other] + CLOSE * close for other, close in near[stem][:PLACES]]
        rows.append(_ROW.pack(*places, *[NONE] * (PLACES - len(places))))
    head = MAGIC + _COUNT.pack(len(stems)) + Struct(f"<{BUCKETS + 1}I").pack(*starts)
    return head + body + b"".join(rows)


class RelatedWords:
    """The open table."""

    __slots__ = ("__weakref__", "_data", "_known", "_rows")

    def __init__(self, path: str) -> None:
        """Open the table; raises OSError when it cannot be read and ValueError when it is no such table."""
        self._data = mapped(path, MAGIC, "a table of related words")
        (stems,) = _COUNT.unpack_from(self._data, len(MAGIC))
        self._rows = _BASE + _ENTRY * stems
        self._known: dict[str, Near] = {}
        answers(self, RelatedWords._forget)

    def _forget(self) -> None:
        self._known.clear()

    def near(self, stems: Iterable[str]) -> list[Near]:
        """Return what is near to each of some stems, in their order."""
        known = self._known
        return [known.get(stem) or self._read(stem) for stem in stems]

    def _read(self, stem: str) -> Near:
        place = place_of(stem, self._data, _STARTS, _BASE, BUCKETS, _NUMBER.size)
        found = _NOTHING
        if place >= 0:
            (number,) = _NUMBER.unpack_from(self._data, place)
            row = _ROW.unpack_from(self._data, self._rows + _ROW.size * number)
            found = (
                number,
                {
                    other & NONE: NEARLY_THE_SAME if other & CLOSE else OF_ONE_FIELD
                    for other in row
                    if other != NONE
                },
            )
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        self._known[stem] = found
        return found
