"""Bytes in, ``Document`` out: decoding, format detection and the reader for each format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .registry import BUILT_IN, by_suffix, formats

if TYPE_CHECKING:
    from ...document.document import Document
    from ...document.source import Source

__all__ = ["by_suffix", "decode", "detect_format", "formats", "read"]


def detect_format(path: str, data: bytes) -> str | None:
    """Tell the format of a file by its suffix, else by its first bytes; None means that no reader takes it.

    Binary files (a NUL byte in the first 8 KiB without a mark of UTF-16 or UTF-32) are None whatever their
    suffix is.
    """
    head = data[:8192]
    if b"\x00" in head:
        from .encoding import wide

        if not wide(head):
            return None
    dot = path.rfind(".")
    suffix = path[dot:].lower() if dot > path.rfind("/") else ""
    form = by_suffix(suffix) if suffix else None
    if form is not None:
        return form.name if form.holds(suffix, data) else None
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "html"
    if start.startswith(b"%pdf-") or suffix:
        return None
    return "markdown" if start.startswith((b"---", b"+++", b"# ")) else "text"


def decode(path: str, data: bytes, format: str | None = None) -> Source:
    """Decode the bytes of a file of a format (told from the path when it is None); never fails.

    See ``encoding.decode``: a charset that is declared in the text counts in web pages only.
    """
    from . import encoding

    name = format or detect_format(path, data) or "text"
    form = BUILT_IN.get(name) or formats().get(name)
    return encoding.decode(path, data, form is not None and form.traits.elements)


def read(source: Source, format: str | None = None) -> Document:
    """Read a decoded source with the reader of its format (told from the path when ``format`` is None).

    Raises ``ValueError`` for a format that no reader knows. What a reader cannot make sense of becomes a
    ``Problem`` of the document, never an exception.
    """
    name = format or detect_format(source.path, source.data) or "text"
    form = BUILT_IN.get(name) or formats().get(name)
    if form is None:
        raise ValueError(f"no reader for format {name!r}; known: {', '.join(formats())}")
    return form.read(source)
