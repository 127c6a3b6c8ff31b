"""What stands round a word: the words and marks beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from copydesk.api import TextWords

REACH = 6
"""So many words and marks on each side are a window."""
QUOTES = dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’", "'")


FIGURE, EDGE = "0", "^"


def sign_of(token: str) -> str:
    """Return a word or mark beside a word as the table of word pairs has it."""
    return FIGURE if token[:1].isdigit() else token


def window(table: TextWords, number: int) -> tuple[list[str], int]:
    """Return the words and marks round a word as written, and its place among them."""
    before: list[str] = []
    at = number
    while len(before) < REACH and at > 0:
        if "\n\n" in table.gaps[at]:
            break
        before += reversed(_marks(table.gaps[at]))
        at -= 1
        before.append(table.forms[at])
    behind: list[str] = []
    at = number
    while len(behind) < REACH and at + 1 < len(table):
        if "\n\n" in table.gaps[at + 1]:
            break
        behind += _marks(table.gaps[at + 1])
        at += 1
        behind.append(table.forms[at])
    before = before[:REACH][::-1]
    return [*before, table.forms[number], *behind[:REACH]], len(before)


def _marks(gap: str) -> list[str]:
    return [char for char in gap if not char.isspace()] if gap != " " else []


def around(table: TextWords, number: int) -> tuple[str, str, str, str]:
    """Return the two words or marks before a word and the two behind it."""
    before = tokens_beside(table, number, -1)
    behind = tokens_beside(table, number, 1)
    return before[1], before[0], behind[0], behind[1]


def tokens_beside(table: TextWords, number: int, step: int, most: int = 2) -> list[str]:
    """Return the ``most`` words or marks before (``step`` -1) or behind (1) a word, the nearest first, in
    lower case; "^" is the border of a paragraph.
    """
    found: list[str] = []
    at, size = number, len(table)
    while len(found) < most:
        gap = table.gaps[at if step < 0 else at + 1]
        if gap != " ":
            found += _between(gap, step)
            if "\n\n" in gap:
                found += [EDGE] * most
        at += step
        if not 0 <= at < size:
            found += [EDGE] * most
        elif len(found) < most:
            found.append(table.lower[at].replace("’", "'"))
    return found[:most]


def nearest(table: TextWords, number: int, step: int) -> str:
    """Return the word or mark right before (``step`` -1) or behind (1) a word: see ``tokens_beside``."""
    gap = table.gaps[number if step < 0 else number + 1]
    if gap != " ":
        marks = _between(gap, step)
        if marks:
            return marks[0]
        if "\n\n" in gap:
            return EDGE
    at = number + step
    return table.lower[at].replace("’", "'") if 0 <= at < len(table.lower) else EDGE


@lru_cache(4_096)
def _between(gap: str, step: int) -> Sequence[str]:
    """Return the marks between two words, as they follow each other in the direction of ``step``."""
    marks = [QUOTES.get(char, char) for char in gap if not char.isspace()]
    return marks[::step]
