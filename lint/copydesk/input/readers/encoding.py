"""Bytes to text: byte-order marks, UTF-16 and UTF-32, declared charsets of web pages, and honest handling of
bytes that do not decode.
"""

from __future__ import annotations

import codecs

from ...document.source import Doubt, Source, Span
from .charsets import Declared, codec_of, declared_in

_MARKS = (
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Past this many, offsets in bytes are no longer exact; such a file is no text anyway.
_MOST_REPAIRS = 1000


def wide(head: bytes) -> bool:
    """Say whether a byte-order mark announces UTF-16 or UTF-32, in which NUL bytes are nothing special."""
    return head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE))


def decode(path: str, data: bytes, page: bool) -> Source:
    """Decode the bytes of a file; never fails. ``page`` says that its format is HTML.

    Order: byte-order mark, the charset that the head of a page or its XML declaration names (in its browser
    meaning: latin-1 is windows-1252), UTF-8. In other formats nothing in the text decides how it is read. A
    charset counts only when it is one that articles are stored in and the bytes do not contradict it; if not,
    the ``doubt`` of the source says so, which rule INT011 reports. Bytes that do not decode become U+FFFD one
    by one; rule INT008 reports them.
    """
    if data.startswith(codecs.BOM_UTF8):
        return _repaired(path, data, "utf-8", 3)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _repaired(path, data, name, len(mark), Doubt("utf-32", name) if "32" in name else None)
    declared = declared_in(data) if page else None
    if declared is None:
        return _repaired(path, data, "utf-8", 0)
    codec = codec_of(declared.label)
    if codec == "utf-8":
        return _repaired(path, data, "utf-8", 0)
    reason = "unknown" if codec is None else _contradicted(data, codec)
    if codec is not None and not reason:
        return Source(path, data, data.decode(codec), codec)
    return _repaired(path, data, "utf-8", 0, _doubt(reason, declared, data))


def _contradicted(data: bytes, codec: str) -> str:
    """Say why bytes are not in the encoding that was declared; empty when they may well be."""
    # Letters of a one-byte encoding are never valid UTF-8 by chance throughout a page. The two-byte encodings
    # of East Asia give short runs that are valid in both: there the page is believed.
    single = not codec.startswith(("gb", "big5", "euc", "shift", "cp9"))
    if single and not data.isascii():
        try:
            data.decode()
            return "utf-8"
        except UnicodeDecodeError:
            pass
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return "undecodable"
    return ""


def _doubt(reason: str, declared: Declared, data: bytes) -> Doubt:
    start = len(data[: declared.at].decode("utf-8", "replace"))
    return Doubt(reason, declared.label, Span(start, start + len(declared.label)))


def _repaired(path: str, data: bytes, encoding: str, start: int, doubt: Doubt | None = None) -> Source:
    """Decode from byte ``start`` on; each piece that does not decode becomes one U+FFFD."""
    parts: list[str] = []
    repairs: list[tuple[int, int]] = []
    size, at = 0, start
    while True:
        try:
            parts.append(data[at:].decode(encoding) if at else data.decode(encoding))
            return Source(path, data, "".join(parts), encoding, start, tuple(repairs), doubt)
        except UnicodeDecodeError as error:
            bad, end = at + error.start, at + max(error.end, error.start + 1)
        good = data[at:bad].decode(encoding)
        size += len(good)
        parts += [good, "\ufffd"]
        repairs.append((size, end - bad))
        size, at = size + 1, end
        if len(repairs) >= _MOST_REPAIRS:
            parts.append(data[at:].decode(encoding, "replace"))
            return Source(path, data, "".join(parts), encoding, start, tuple(repairs), doubt)
