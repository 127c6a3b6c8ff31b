"""Names that are written with a capital, from ``rules/data/names.txt``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Name(NamedTuple):
    """A name as it is written; ``ambiguous``: written small it is also an ordinary word."""

    text: str
    kind: str
    ambiguous: bool


def parse_names(lines: Iterable[str]) -> dict[str, Name]:
    """Return the names of a gazetteer by their lower-case form; phrases are among them."""
    found: dict[str, Name] = {}
    for line in lines:
        kind, colon, names = line.partition(":")
        if not colon:
            continue
        for entry in names.split(";"):
            name = entry.strip()
            plain = name.lstrip("~")
            found[plain.lower()] = Name(plain, kind, plain != name)
    return found
