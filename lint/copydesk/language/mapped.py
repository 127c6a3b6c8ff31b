"""Opening the memory-mapped data files of a language: words, tags, pairs, weights.

Each begins with a magic of its own. Some have a header after it: its length (u32, little-endian) and so many
bytes of JSON.
"""

from __future__ import annotations

from mmap import ACCESS_READ, mmap
from struct import Struct
from typing import Any

_LENGTH = Struct("<I")


def mapped(file: str, magic: bytes, what: str) -> mmap:
    """Map a file that begins with ``magic``; ``what`` names what it should be ("a word table"). Raises
    OSError when it cannot be read and ValueError when it is something else.
    """
    with open(file, "rb") as source:
        # The map outlives the file: it has a descriptor of its own.
        data = mmap(source.fileno(), 0, access=ACCESS_READ)
    if data[: len(magic)] != magic:
        data.close()
        raise ValueError(f"{file} is not {what}")
    return data


def headed(file: str, magic: bytes, what: str) -> tuple[mmap, dict[str, Any], int]:
    """Map a file as ``mapped`` does, and return its header and the offset behind it, too."""
    import json

    data = mapped(file, magic, what)
    first = len(magic) + _LENGTH.size
    (length,) = _LENGTH.unpack_from(data, len(magic))
    return data, json.loads(data[first : first + length]), first + length


def with_header(magic: bytes, header: dict[str, Any], body: bytes) -> bytes:
    """Lay out what ``headed`` opens."""
    import json

    head = json.dumps(header, separators=(",", ":")).encode()
    return magic + _LENGTH.pack(len(head)) + head + body
