"""The difference that fixes make, as a patch that ``git apply`` and ``patch`` take."""

from __future__ import annotations

from difflib import diff_bytes, unified_diff

_NO_END = b"\n\\ No newline at end of file\n"


def patch(name: str, before: bytes, after: bytes) -> bytes:
    """Return a unified diff of two states of a file; empty when they are equal.

    It is made of bytes and parts lines at line feeds alone, as the programs do that read patches: a carriage
    return, a form feed or U+2028 inside a line ends none, and nothing is decoded.
    """
    if before == after:
        return b""
    path = name.removeprefix("./").lstrip("/")
    lines = diff_bytes(
        unified_diff,
        _lines(before),
        _lines(after),
        _quoted(f"a/{path}"),
        _quoted(f"b/{path}"),
        lineterm=b"\n",
    )
    return b"".join(line if line.endswith(b"\n") else line + _NO_END for line in lines)


def _lines(data: bytes) -> list[bytes]:
    parts = data.split(b"\n")
    last = parts.pop()
    return [part + b"\n" for part in parts] + ([last] if last else [])


def _quoted(name: str) -> bytes:
    """Write a file name as git does: in quotation marks with escapes where it holds anything but plain
    letters.
    """
    import os

    data = os.fsencode(name)
    if data.isascii() and name.isprintable() and not set(name) & set('"\\'):
        return data
    plain = {**{code: bytes((code,)) for code in range(32, 127)}, 0x22: b'\\"', 0x5C: b"\\\\"}
    return b'"' + b"".join(plain.get(code, b"\\%03o" % code) for code in data) + b'"'
