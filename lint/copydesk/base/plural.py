"""Numbers with their things."""

from __future__ import annotations


def counted(number: int, thing: str) -> str:
    """Return a number with its thing in the right number: “1 word”, “1,204 words”."""
    return f"{number:,} {thing}{('es' if thing.endswith('s') else 's') * (number != 1)}"
