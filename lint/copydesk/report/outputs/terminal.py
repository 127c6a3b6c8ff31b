"""What a terminal needs: colours when wanted, and the width of characters."""

from __future__ import annotations

import os
import unicodedata
from typing import TextIO

STYLES = {"error": "1;31", "warning": "1;33", "info": "36", "bold": "1", "dim": "2", "fix": "32"}


class Paint:
    """Wraps text in colour codes, or not."""

    def __init__(self, enabled: bool) -> None:
        self.enabled = enabled

        self.end = "\x1b[0m" if enabled else ""

    def begin(self, style: str) -> str:
        """Return the code that begins a style of ``STYLES``; ``end`` ends it."""
        return f"\x1b[{STYLES[style]}m" if self.enabled else ""

    def __call__(self, style: str, text: str) -> str:
        """Return ``text`` in a style of ``STYLES``."""
        return f"{self.begin(style)}{text}{self.end}" if text else text


def columns(stream: TextIO) -> int:
    """Return how many columns a terminal has; for anything else, and where nobody knows, 0."""
    if not stream.isatty():
        return 0
    told = os.environ.get("COLUMNS", "")
    if told.isascii() and told.isdigit():
        return int(told)
    try:
        return os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        return 0


def uncoloured(text: str) -> str:
    """Return text of ours without its colours; nothing else in it can hold an escape character."""
    if "\x1b" not in text:
        return text
    first, *others = text.split("\x1b[")
    return first + "".join(other.partition("m")[2] for other in others)


def wants_colour(choice: str, stream: TextIO) -> bool:
    """Decide about colour: ``always``, ``never``, or ``auto``: a terminal, and neither NO_COLOR nor
    TERM=dumb.
    """
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def width(text: str) -> int:
    """Return the columns that text from ``base.encode`` takes: wide characters two, combining marks none."""
    if text.isascii():
        return len(text)
    columns = 0
    for char in text:
        if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me"):
            continue
        columns += 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1
    return columns
