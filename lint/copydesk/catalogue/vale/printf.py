"""The messages of Vale: ``%s``, ``%[2]s`` and ``%%``, filled as Go fills them with texts."""

from __future__ import annotations

import re
from collections.abc import Sequence

_VERB = re.compile(r"%(?:\[(\d{1,2})\])?([A-Za-z%])")
LONGEST = 80


def filled(message: str, *texts: str) -> str:
    """Fill a message; a text that is not there is empty, long ones are cut."""
    at = 0

    def fill(verb: re.Match[str]) -> str:
        nonlocal at
        if verb[2] == "%":
            return "%"
        if verb[1]:
            at = int(verb[1]) - 1
        at += 1
        return cut(texts[at - 1]) if 0 < at <= len(texts) else ""

    return _VERB.sub(fill, message)


def cut(text: str) -> str:
    """Return a text on one line and not too long for a message."""
    flat = text.replace("\n", " ")
    return flat if len(flat) <= LONGEST else flat[: LONGEST - 3].rstrip() + "…"


def as_template(message: str) -> str:
    """Return a finished message as the template of one without anything to fill."""
    return message.replace("{", "{{").replace("}", "}}")


def choices(words: Sequence[str]) -> str:
    """Say that one of some words should be written: ``'a'``, ``'a' or 'b'``, ``'a', 'b', or 'c'``."""
    quoted = [f"'{word}'" for word in words]
    if len(quoted) < 3:
        return " or ".join(quoted)
    return ", ".join(quoted[:-1]) + f", or {quoted[-1]}"


def without_quotes(message: str) -> str:
    """Return a message of two texts without the marks round the first, which brings its own."""
    for quoted in ("'%s'", '"%s"'):
        if message.count(quoted) == 2:
            message = message.replace(quoted, "%s", 1)
    return message
