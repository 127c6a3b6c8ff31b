"""Many small records in few files of the store (``base.store``), found by their keys.

A file holds an index and the records behind it; it is never changed, only written, replaced and dropped, so
that runs may read and write at the same time. Every record carries its keyed hash. Layout, little-endian:
``MAGIC``, the number of records (u32), a row for each (key, flags, place, length, hash), the records.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from struct import Struct
from typing import NamedTuple

from . import store

MAGIC = b"CDPACK1\n"
KEY = 16
_HASH = 16
_COUNT = Struct("<I")
_ROW = Struct(f"<{KEY}sBQI{_HASH}s")
_FILES = 4
_LARGE = 16_000_000
_MOST_INDEX = 50_000_000


class _Place(NamedTuple):
    file: int
    flags: int
    start: int
    length: int
    hash: bytes


class Records:
    """The records of one group. ``get`` and ``flags`` answer for the records that were there when it was
    opened; ``put`` keeps new ones until ``close`` writes them.
    """

    def __init__(self, group: str) -> None:
        self._prefix = f"{group}-"
        self._files: dict[str, int] = {}
        self._places: dict[bytes, _Place] = {}
        self._new: dict[bytes, tuple[int, bytes]] = {}
        self._bad: set[int] = set()
        self._used = False
        self._size = 0
        if store.key():
            self._seal = store.Seal(b"record")
            self._open()

    def __len__(self) -> int:
        return len(self._places)

    def _open(self) -> None:
        for name in self._names():
            try:
                file = os.open(os.path.join(store.folder(), name), os.O_RDONLY)
            except OSError:
                continue
            self._files[name] = file
            self._places.update(_index(file))

    def _names(self) -> list[str]:
        """Return the names of the files, those written last at the end, because they know better."""
        try:
            found = os.listdir(store.folder())
        except OSError:
            return []
        return sorted(name for name in found if name.startswith(self._prefix) and not name.endswith(".tmp"))

    def flags(self, key: bytes) -> int | None:
        """Return the flags of a record, or None when there is none of that key."""
        place = self._places.get(key)
        return None if place is None else place.flags

    def get(self, key: bytes) -> bytes | None:
        """Return a record; None when there is none or anything is wrong with it."""
        place = self._places.get(key)
        if place is None:
            return None
        try:
            data = os.pread(place.file, place.length, place.start)
        except (OSError, OverflowError):
            data = b""
        if len(data) != place.length or _hash(self._seal, key, place.flags, data) != place.hash:
            del self._places[key]
            self._bad.add(place.file)
            return None
        self._used = True
        return data

    def put(self, key: bytes, data: bytes, flags: int = 0) -> None:
        """Keep a record."""
        self._new[key] = (flags, data)
        self._size += len(data)
        if self._size > _LARGE:
            self._write(self._new)

    def close(self) -> None:
        """Write what is new, joining small files to one when there are many; mark what was used."""
        if self._new:
            joined = self._joined()
            if self._write({**self._kept(joined), **self._new}):
                for name in joined:
                    _remove(name)
        if self._used:
            for name in self._files:
                try:
                    os.utime(os.path.join(store.folder(), name))
                except OSError:
                    continue
        for file in self._files.values():
            os.close(file)
        self._files.clear()
        self._places.clear()

    def _write(self, records: dict[bytes, tuple[int, bytes]]) -> bool:
        name = f"{self._prefix}{time.time_ns():020}-{os.urandom(4).hex()}"
        written = bool(store.key()) and store.write(name, *_file(records))
        self._new, self._size = {}, 0
        return written

    def _joined(self) -> dict[str, int]:
        """Return the files to be written anew: those with something wrong in them, small ones when there are
        many.
        """
        small = {file for file in self._files.values() if os.fstat(file).st_size < _LARGE // 4}
        chosen = self._bad | small if len(small) >= _FILES else self._bad
        return {name: file for name, file in self._files.items() if file in chosen}

    def _kept(self, files: Mapping[str, int]) -> dict[bytes, tuple[int, bytes]]:
        """Return the sound records of some files."""
        numbers = set(files.values())
        found = [(key, place.flags) for key, place in self._places.items() if place.file in numbers]
        return {key: (flags, data) for key, flags in found if (data := self.get(key)) is not None}


def _remove(name: str) -> None:
    try:
        os.remove(os.path.join(store.folder(), name))
    except OSError:
        return


def _index(file: int) -> Iterator[tuple[bytes, _Place]]:
    """Yield the rows of a file; nothing when it is not one. Rows that lie are found out by their hashes."""
    head = len(MAGIC) + _COUNT.size
    try:
        start = os.pread(file, head, 0)
        size = _COUNT.unpack(start[len(MAGIC) :])[0] * _ROW.size if len(start) == head else 0
        rows = os.pread(file, size, head) if start.startswith(MAGIC) and size <= _MOST_INDEX else b""
    except OSError:
        return
    for key, flags, place, length, digest in _ROW.iter_unpack(rows[: len(rows) - len(rows) % _ROW.size]):
        yield key, _Place(file, flags, place, length, digest)


def _file(records: dict[bytes, tuple[int, bytes]]) -> Iterator[bytes]:
    seal = store.Seal(b"record")
    yield MAGIC + _COUNT.pack(len(records))
    place = len(MAGIC) + _COUNT.size + _ROW.size * len(records)
    rows = []
    for key, (flags, data) in records.items():
        rows.append(_ROW.pack(key, flags, place, len(data), _hash(seal, key, flags, data)))
        place += len(data)
    yield b"".join(rows)
    yield from (data for _, data in records.values())


def _hash(seal: store.Seal, key: bytes, flags: int, data: bytes) -> bytes:
    return seal.of(key, bytes((flags,)), data)[:_HASH]
