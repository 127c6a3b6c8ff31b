"""Pairs of wrong and right words, and which of them nothing may be learnt from."""

from __future__ import annotations

from hashlib import sha256

_SHARE = 5


def held_out(wrong: str) -> bool:
    """Say whether a wrong word belongs to the fifth that is kept for measuring, by its hash."""
    return sha256(wrong.encode()).digest()[0] % _SHARE == 0
