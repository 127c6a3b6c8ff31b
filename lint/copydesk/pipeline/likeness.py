"""How like two texts are, told from a few small numbers of each: enough to know a renamed file again.

A sketch holds the smallest of the numbers that the runs of three words of a text come to. Two texts share as
large a part of their smallest numbers as of all their runs of words (bottom-k sampling), so re-flowing
changes nothing and an edit little, while two articles about the same thing share next to nothing.
"""

from __future__ import annotations

from binascii import crc32

from ..base.regexes import regex

_WORD = regex(r"[^\W_]+")
_RUN = 3
_KEPT = 24
_DIGITS = 6


def sketch(text: str) -> str:
    """Return the sketch of a text: up to 24 numbers of six hexadecimal digits; "" for one without words."""
    words = _WORD.findall(text.casefold())
    runs = (" ".join(words[end - _RUN : end]) for end in range(_RUN, max(len(words), _RUN) + 1) if words)
    numbers = {crc32(run.encode("utf-8", "replace")) >> 8 for run in runs}
    return "".join(f"{number:0{_DIGITS}x}" for number in sorted(numbers)[:_KEPT])


def likeness(one: str, other: str) -> float:
    """Return which part of their runs of words two texts share, told from their sketches: 0 to 1."""
    first, second = _numbers(one), _numbers(other)
    smallest = sorted(first | second)[:_KEPT]
    shared = sum(number in first and number in second for number in smallest)
    return shared / len(smallest) if smallest else 0.0


def _numbers(sketch: str) -> set[str]:
    return {sketch[at : at + _DIGITS] for at in range(0, len(sketch), _DIGITS)}
