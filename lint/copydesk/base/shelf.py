"""Many pieces of code in one file of the store (``store``), each read and checked when it is asked for: a run
needs a third of them, and to read and hash the rest takes longer than all that a short run does with them.
The file is mapped: a copy of each piece would cost more than to hash it, because memory is dear when it is
first touched. Of a file that was found sound before and is still the same (``sound``) nothing is hashed.

Layout: the keyed hash of the head, its length (u32, little-endian), the head (a table of the pieces: place
behind the head, length, keyed hash, note), the pieces.
"""

from __future__ import annotations

import marshal
import os
from mmap import ACCESS_READ, mmap

from . import sound, store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

    Buffer = bytes | memoryview

_MAC = 32
_LENGTH = 4


class Shelf:
    """The pieces that were saved under a name; none where anything is wrong with the file. ``notes`` has what
    was noted with each.
    """

    def __init__(self, name: str) -> None:
        self._name, self._sound = name, False
        self._pieces = memoryview(b"")
        self._rows: dict[str, tuple[int, int, bytes, Any]] = {}
        if store.key():
            self._seal = store.Seal(name.encode())
            self._open(os.path.join(store.folder(), name))
        self.notes: dict[str, Any] = {key: row[3] for key, row in self._rows.items()}

    def _open(self, path: str) -> None:
        if os.name == "nt":  # a mapped file could not be replaced there
            return
        try:
            file = os.open(path, os.O_RDONLY)
            try:
                # Nobody writes into a file of the store: another one takes its place (``store.write``).
                whole = memoryview(mmap(file, 0, access=ACCESS_READ))
                self.status = os.fstat(file)
            finally:
                os.close(file)
            self._sound = sound.known(self._name, self.status)
            behind = _MAC + _LENGTH + int.from_bytes(whole[_MAC : _MAC + _LENGTH], "little")
            head = whole[_MAC + _LENGTH : behind]
            if self._sound or whole[:_MAC] == self._seal.of(head):
                self._rows = marshal.loads(head)
                self._pieces = whole[behind:]
                if not self._sound and sound.settled(self.status):
                    _in_doubt(self._name)
        except (OSError, EOFError, ValueError, TypeError):
            return

    def read(self, key: str) -> memoryview | None:
        """Return a piece; None when there is none or anything is wrong with it."""
        row = self._rows.get(key)
        if row is None:
            return None
        start, length, digest, _ = row
        data = self._pieces[start : start + length]
        return data if self._sound or self._seal.of(_encoded(key), data) == digest else None

    def looked_through(self) -> bool:
        """Hash all pieces of a file that was not found sound so far; say whether it may be noted."""
        old = bool(self._rows) and not self._sound and sound.settled(self.status)
        return old and all(self.read(key) is not None for key in self._rows)

    def pieces(self) -> Iterator[tuple[str, tuple[Any, Buffer]]]:
        """Yield all sound pieces with their notes, as ``save`` takes them."""
        for key, note in self.notes.items():
            data = self.read(key)
            if data is not None:
                yield key, (note, data)


def add(name: str, pieces: Mapping[str, tuple[Any, Buffer]]) -> None:
    """Save pieces together with those that are there."""
    save(name, {**dict(Shelf(name).pieces()), **pieces})


def save(name: str, pieces: Mapping[str, tuple[Any, Buffer]]) -> None:
    """Save pieces, each with a note of Python's plain types, under a name."""
    if not store.key():
        return
    seal = store.Seal(name.encode())
    hashes = {key: seal.of(_encoded(key), data) for key, (_, data) in pieces.items()}
    place, rows = 0, {}
    for key, (note, data) in pieces.items():
        rows[key] = (place, len(data), hashes[key], note)
        place += len(data)
    head = marshal.dumps(rows)
    start = seal.of(head) + len(head).to_bytes(_LENGTH, "little")
    store.write(name, start, head, *(data for _, data in pieces.values()))


_waiting: list[Callable[[], None]] = []
_doubtful: set[str] = set()


def at_end(save: Callable[[], None]) -> None:
    """Have something saved at the end of this process, or when ``settle`` is called before."""
    _await_end()
    _waiting.append(save)


def _in_doubt(name: str) -> None:
    """Have a file looked through at the end, so that later runs need hash nothing of it."""
    _await_end()
    _doubtful.add(name)


def _await_end() -> None:
    if not _waiting and not _doubtful:
        import atexit

        atexit.register(settle)


def settle() -> None:
    """Save now what would be saved at the end; a process that leaves without Python's own end calls this."""
    while _waiting:
        _waiting.pop()()
    for name in sorted(_doubtful):
        kept = Shelf(name)
        if os.access(store.folder(), os.W_OK) and kept.looked_through():
            sound.note(name, kept.status)
    _doubtful.clear()


def _encoded(key: str) -> bytes:
    return key.encode("utf-8", "surrogatepass")
