"""Bytes to text: byte-order marks, UTF-16, declared HTML charsets, and honest handling of bytes that do not
decode.
"""

from __future__ import annotations

import codecs
import re

from ...base.regexes import regex
from ...document.source import Source

_META = regex(r"<meta[^>]{0,200}?charset\s*=\s*(?:[\"']\s*)?([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)
_XML = regex(r"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)
_HTML = regex(r"<(?:!doctype|html|head|meta|body|p|div)\b", re.IGNORECASE)

# Past this many, offsets in bytes are no longer exact; such a file is no text anyway.
_MOST_REPAIRS = 1000


def decode(path: str, data: bytes) -> Source:
    """Decode the bytes of a file; never fails.

    Order: byte-order mark, a declared HTML or XML charset (its browser meaning: latin-1 is windows-1252),
    UTF-8. Bytes that do not decode become U+FFFD one by one; rule INT008 reports them.
    """
    if data.startswith(codecs.BOM_UTF8):
        return _repaired(path, data, "utf-8", 3)
    for bom, name in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(bom):
            return _repaired(path, data, name, 2)
    declared = _declared(data[:2048].decode("latin-1"))
    if declared and declared != "utf-8":
        try:
            return Source(path, data, data.decode(declared), declared)
        except UnicodeDecodeError:
            pass
    return _repaired(path, data, "utf-8", 0)


def _repaired(path: str, data: bytes, encoding: str, start: int) -> Source:
    """Decode from byte ``start`` on; each piece that does not decode becomes one U+FFFD."""
    parts: list[str] = []
    repairs: list[tuple[int, int]] = []
    size, at = 0, start
    while True:
        try:
            parts.append(data[at:].decode(encoding) if at else data.decode(encoding))
            return Source(path, data, "".join(parts), encoding, start, tuple(repairs))
        except UnicodeDecodeError as error:
            bad, end = at + error.start, at + max(error.end, error.start + 1)
        good = data[at:bad].decode(encoding)
        size += len(good)
        parts += [good, "\ufffd"]
        repairs.append((size, end - bad))
        size, at = size + 1, end
        if len(repairs) >= _MOST_REPAIRS:
            parts.append(data[at:].decode(encoding, "replace"))
            return Source(path, data, "".join(parts), encoding, start, tuple(repairs))


def _declared(head: str) -> str:
    match = _XML.search(head) or (_META.search(head) if _HTML.search(head) else None)
    if match is None:
        return ""
    label = match.group(1).lower()
    if label in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "l1"):
        return "cp1252"
    if label.startswith("utf-16"):  # a page that declares this in ASCII bytes cannot mean it (HTML standard)
        return ""
    try:
        return codecs.lookup(label).name
    except LookupError:
        return ""
