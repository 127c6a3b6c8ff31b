"""The classes of characters that expressions name by Unicode's general category, such as ``\\p{Lu}``."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

ASCII = {"d": "0-9", "w": "0-9A-Za-z_", "s": "\\t\\n\\f\\r "}
"""What ``\\d``, ``\\w`` and ``\\s`` are, as members of a class."""

POSIX = {
    "alpha": "A-Za-z",
    "digit": "0-9",
    "alnum": "0-9A-Za-z",
    "upper": "A-Z",
    "lower": "a-z",
    "space": "\\t\\n\\v\\f\\r ",
    "blank": "\\t ",
    "punct": "!-/:-@\\[-`{-~",
    "word": "0-9A-Za-z_",
    "xdigit": "0-9A-Fa-f",
}
"""Classes by the name that POSIX gives them, as members of a class."""

CATEGORY_NAMES: Mapping[str, tuple[str, ...]] = {
    **{
        name: (name,)
        for name in (
            "Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Zs Zl Zp Cc Cf Co".split()
        )
    },
    "L": ("Lu", "Ll", "Lt", "Lm", "Lo"),
    "M": ("Mn", "Mc", "Me"),
    "N": ("Nd", "Nl", "No"),
    "P": ("Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po"),
    "S": ("Sm", "Sc", "Sk", "So"),
    "Z": ("Zs", "Zl", "Zp"),
    "C": ("Cc", "Cf", "Co", "Cs", "Cn"),
}
"""The categories behind each name that may be asked for."""


@cache
def members(name: str) -> str:
    """Return the characters of a category as they stand between the brackets of a class."""
    return "".join(
        f"{_spelt(first)}-{_spelt(last)}" if last > first else _spelt(first)
        for category in CATEGORY_NAMES[name]
        for first, last in _all_ranges().get(category, ())
    )


def _spelt(code: int) -> str:
    return f"\\U{code:08x}" if code > 0xFFFF else f"\\u{code:04x}"


@cache
def _all_ranges() -> dict[str, list[tuple[int, int]]]:
    """Return the ranges of every category; looking at a million characters takes a third of a second."""
    from unicodedata import category

    found: dict[str, list[tuple[int, int]]] = {}
    first, before = 0, category("\0")
    for code in range(1, sys.maxunicode + 2):
        here = category(chr(code)) if code <= sys.maxunicode else ""
        if here != before:
            found.setdefault(before, []).append((first, code - 1))
            first, before = code, here
    return found


def outside(name: str) -> str:
    """Return what is not in an ASCII class, as members of a class."""
    inside = re.compile(f"[{ASCII[name]}]")
    return "".join(_ranges(code for code in range(128) if not inside.match(chr(code)))) + "\x80-\U0010ffff"


def _ranges(codes: Iterable[int]) -> Iterator[str]:
    first = last = -2
    for code in [*codes, -9]:
        if code == last + 1:
            last = code
            continue
        if first >= 0:
            yield f"\\x{first:02x}-\\x{last:02x}"
        first = last = code
