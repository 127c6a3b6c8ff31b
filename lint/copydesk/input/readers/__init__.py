"""Bytes in, ``Document`` out: decoding, format detection and the reader for each format."""

from __future__ import annotations

from ...document.model import Document, Problem
from ...document.prose import ProseBuilder
from ...document.source import Source, Span
from .encoding import decode

__all__ = ["FORMATS", "decode", "detect_format", "read"]

FORMATS = {
    "markdown": (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd"),
    "html": (".html", ".htm", ".xhtml"),
    "text": (".txt", ".text", ".wiki", ".mediawiki"),
    "ninjs": (".json", ".ninjs"),
}
_BY_SUFFIX = {suffix: name for name, suffixes in FORMATS.items() for suffix in suffixes}
_NINJS_MARKS = (
    b'"ninjs',
    b'"body_',
    b'"bodies"',
    b'"headline"',
    b'"headlines"',
    b'"pubstatus"',
    b'"pubStatus"',
)


def detect_format(path: str, data: bytes) -> str | None:
    """Tell the format of a file by its suffix, else by its first bytes; None means that no reader takes it.

    Binary files (a NUL byte in the first 8 KiB without a UTF-16 mark) are None whatever their suffix is.
    """
    head = data[:8192]
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\x00" in head and not wide:
        return None
    dot = path.rfind(".")
    suffix = path[dot:].lower() if dot > path.rfind("/") else ""
    found = _BY_SUFFIX.get(suffix)
    if found == "ninjs" and not any(mark in data[:65536] for mark in _NINJS_MARKS):
        return None
    if found is not None:
        return found
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "html"
    if start.startswith(b"%pdf-") or (suffix and suffix not in _BY_SUFFIX):
        return None
    return "markdown" if start.startswith((b"---", b"+++", b"# ")) else "text"


def read(source: Source, format: str | None = None) -> Document:
    """Read a decoded source with the reader of its format (told from the path when ``format`` is None).

    Raises ``ValueError`` for a format that no reader knows. What a reader cannot make sense of becomes a
    ``Problem`` of the document, never an exception.
    """
    name = format or detect_format(source.path, source.data) or "text"
    if name not in FORMATS:
        raise ValueError(f"no reader for format {name!r}; known: {', '.join(FORMATS)}")
    from importlib import import_module

    document: Document = import_module(f".{name}", __name__).read(source)
    return document


def unreadable(source: Source, format: str, kind: str, detail: str) -> Document:
    """Return an empty document that says why the file was not read."""
    problem = Problem(kind, Span(0, 0), detail)
    return Document(source, format, ProseBuilder().finish(), (), problems=(problem,))
