"""Damage to files of the project, articles and rules: cut, doubled, swapped, spoilt."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from .draw import Draw

ROOT = Path(__file__).resolve().parents[2]
_SPOILERS = (
    b"\0",
    b"\xff",
    b"\xed\xa0\x80",
    b"\xc0\x80",
    b"\xef\xbb\xbf",
    b"\xe2\x80\xae",
    b"\x1b[2J",
    b"\r",
    b"\n\n",
    b"---\n",
    b"```\n",
    b"<!-- stet all -->",
    b"<",
    b">",
    b"|",
    b'"',
    b"'",
    b"[",
    b"{",
    b"\\",
    b"\xe2\x80\xa8",
    b"\xf0\x9f\xa7\xad",
    b"999999999999999999999",
    b"-1",
    b"true",
    b"[[x]]\n",
    b"= ",
)


@cache
def files(kind: str) -> tuple[tuple[str, bytes], ...]:
    """Return the files of a kind (``articles``, ``rules``) by suffix and content, in a fixed order."""
    patterns = {"articles": ("fixtures/articles/**/*", "fixtures/pages/**/*"), "rules": ("rules/**/*.toml",)}[
        kind
    ]
    found = sorted(path for pattern in patterns for path in ROOT.glob(pattern) if path.is_file())
    return tuple((path.suffix, path.read_bytes()) for path in found if path.stat().st_size < 40_000)


def damaged(draw: Draw, data: bytes) -> bytes:
    """Return some bytes with up to six things done to them."""
    for _ in range(1 + draw.below(6)):
        first = draw.below(min(len(data) + 1, 65_536))
        second = first + draw.below(200)
        how = draw.below(6)
        piece = data[first:second]
        if how == 0:
            data = data[:first] + data[second:]
        elif how == 1:
            data = data[:first] + draw.pick(_SPOILERS) + data[first:]
        elif how == 2:
            data = data[:second] + piece * (1 + draw.below(20)) + data[second:]
        elif how == 3:
            data = data[:first] + piece[::-1] + data[second:]
        elif how == 4:
            data = data[:first] + bytes(byte ^ (1 << draw.below(8)) for byte in piece[:4]) + data[first + 4 :]
        else:
            at = draw.below(min(len(data) + 1, 65_536))
            data = data[:at] + piece + data[at:]
    return data
