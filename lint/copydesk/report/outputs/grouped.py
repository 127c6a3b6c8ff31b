"""Findings, one line each below the name of their file, with a closing line."""

from __future__ import annotations

from collections.abc import Iterable

from ...base.encode import line
from .listing import TextEmitter
from .registry import Row, View
from .terminal import uncoloured


class GroupedEmitter(TextEmitter):
    """Puts the places of a file into one column."""

    def _lines(self, path: str, rows: Iterable[Row]) -> str:
        pieces = [piece.partition("\n")[0][1:] for _, piece in self.listed(rows)]
        if not pieces:
            return ""
        parts = [piece.partition(" ") for piece in pieces]
        size = max(len(uncoloured(place).rstrip(":")) for place, _, _ in parts)
        found = [self.paint("bold", line(path)) + "\n"]
        for place, _, rest in parts:
            plain = uncoloured(place).rstrip(":")
            found.append(f"  {plain}{' ' * (size - len(plain))}  {rest}\n")
        return "".join([*found, "\n"])


def open(view: View) -> GroupedEmitter:
    """Begin a run."""
    return GroupedEmitter(view, brief=True)
