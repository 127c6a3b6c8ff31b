"""Pieces of bytes that are kept until they are written: few in memory, many in a temporary file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

_MOST = 16_000_000


class Spool:
    """Keeps pieces and gives them back in the same order, once."""

    def __init__(self) -> None:
        self._kept: list[bytes] = []
        self._size = 0
        self._lengths: list[int] = []
        self._file: IO[bytes] | None = None

    def add(self, piece: bytes) -> None:
        """Keep a piece. Raises ``OSError`` when the disk is full."""
        self._kept.append(piece)
        self._size += len(piece)
        if self._size > _MOST:
            if self._file is None:
                from tempfile import TemporaryFile

                self._file = TemporaryFile()  # noqa: SIM115 - it lives as long as the pieces
            self._file.writelines(self._kept)
            self._lengths += map(len, self._kept)
            self._kept, self._size = [], 0

    def __iter__(self) -> Iterator[bytes]:
        if self._file is not None:
            self._file.seek(0)
            for length in self._lengths:
                yield self._file.read(length)
            self._file.close()
        yield from self._kept
