"""A small strict reader for CBOR (RFC 8949), enough for C2PA assertions and claims.

Manifests come from strangers: depth, item count and lengths are bounded, a map key may stand only once,
nothing may follow the value, and reserved codes are refused.
"""

from __future__ import annotations

from struct import unpack
from typing import Any

_DEEPEST = 32
_MOST_ITEMS = 100_000
_BREAK = object()


class CborError(ValueError):
    """The bytes are not one well-formed CBOR value within the bounds of this reader."""


def decode(data: bytes) -> Any:
    """Decode exactly one CBOR value.

    Byte strings become ``bytes``, maps ``dict``, arrays ``list``; a tag is dropped and its content returned;
    ``undefined`` becomes None. Raises ``CborError`` for anything malformed, too deep, too long or followed
    by more bytes.
    """
    reader = _Reader(data)
    value = reader.value(0)
    if value is _BREAK:
        raise CborError("a break code stands where a value should")
    if reader.at != len(data):
        raise CborError(f"{len(data) - reader.at} bytes follow the value")
    return value


class _Reader:
    __slots__ = ("at", "data", "items")

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0
        self.items = 0

    def take(self, count: int) -> bytes:
        piece = self.data[self.at : self.at + count]
        if len(piece) != count:
            raise CborError("the data ends inside a value")
        self.at += count
        return piece

    def argument(self, extra: int) -> int | None:
        """Return the number that goes with an initial byte; None stands for an indefinite length."""
        if extra < 24:
            return extra
        if extra == 31:
            return None
        if extra > 27:
            raise CborError("a reserved length code")
        return int.from_bytes(self.take(1 << (extra - 24)), "big")

    def value(self, depth: int) -> Any:
        self.items += 1
        if depth > _DEEPEST or self.items > _MOST_ITEMS:
            raise CborError("nested too deep or too many items")
        initial = self.take(1)[0]
        major, extra = initial >> 5, initial & 31
        if major == 7:
            return self.simple(extra)
        number = self.argument(extra)
        if major in (2, 3):
            raw = self.take(number) if number is not None else self.chunks(major)
            return raw if major == 2 else _text(raw)
        if major == 4:
            return self.array(number, depth)
        if major == 5:
            return self.map(number, depth)
        if number is None:
            raise CborError("an integer or tag without a value")
        if major == 6:
            return self.nested(depth)
        return number if major == 0 else -1 - number

    def nested(self, depth: int) -> Any:
        """Read a value where a break code would be an error."""
        value = self.value(depth + 1)
        if value is _BREAK:
            raise CborError("a break code stands where a value should")
        return value

    def simple(self, extra: int) -> Any:
        if extra == 31:
            return _BREAK
        if extra in (20, 21):
            return extra == 21
        if extra in (22, 23):
            return None
        if extra in (25, 26, 27):
            return unpack({25: ">e", 26: ">f", 27: ">d"}[extra], self.take(1 << (extra - 24)))[0]
        raise CborError("a simple value of unknown meaning")

    def chunks(self, major: int) -> bytes:
        parts: list[bytes] = []
        while True:
            self.items += 1
            initial = self.take(1)[0]
            if initial == 0xFF:
                return b"".join(parts)
            size = self.argument(initial & 31) if initial >> 5 == major else None
            if size is None or self.items > _MOST_ITEMS:
                raise CborError("a chunked string holds something else")
            parts.append(self.take(size))

    def array(self, count: int | None, depth: int) -> list[Any]:
        out: list[Any] = []
        while count is None or len(out) < count:
            value = self.value(depth + 1)
            if value is _BREAK:
                if count is None:
                    break
                raise CborError("a break code inside an array of known length")
            out.append(value)
        return out

    def map(self, count: int | None, depth: int) -> dict[Any, Any]:
        out: dict[Any, Any] = {}
        while count is None or len(out) < count:
            key = self.value(depth + 1)
            if key is _BREAK:
                if count is None:
                    break
                raise CborError("a break code inside a map of known length")
            if isinstance(key, (list, dict)) or key in out:
                raise CborError("a map key is repeated or not a plain value")
            out[key] = self.nested(depth)
        return out


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CborError("a text string is not UTF-8") from error
