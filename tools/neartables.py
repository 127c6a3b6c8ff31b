"""What the tools share that build tables of near words (``language.lexicon.related``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from copydesk.language.lexicon.related import build

DATA = Path(__file__).resolve().parents[1] / "rules" / "data"


def lines(name: str) -> tuple[str, ...]:
    """Return the lines of a word list."""
    text = (DATA / name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def store(name: str, near: Mapping[str, Sequence[tuple[str, bool]]]) -> None:
    """Write a table: to each stem those near it, the nearest first, and whether each is close."""
    table = build(near)
    # Running programs may have mapped the old one.
    fresh = DATA / f"{name}.new"
    fresh.write_bytes(table)
    fresh.replace(DATA / name)
    print(len(near), "stems,", len(table), "bytes")
