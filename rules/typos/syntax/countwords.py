"""Nouns that may be counted wrongly, with the word that counts: sifted by words alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .parsed import Parser
from .phrases import Sets
from .roles import MANNER, MANY, NAME, NOUN, OTHER, QUALITY, THIRD

REACH = 3


def counted(parser: Parser, sets: Sets) -> Iterator[tuple[int, int]]:
    """Yield what stands behind numbers, "many" and "a"."""
    table, role = parser.table, parser.role
    lower, gaps, size = table.lower, table.gaps, len(table)
    single, pointing = sets["single"], sets["pointing"]
    figures = [
        number
        for number in table.where(_FIGURES)
        if gaps[number][-1:].isspace() or (gaps[number] == "," and lower[number - 1].isdecimal())
    ]
    for first in sorted({*table.where(sets["counting"] | COMPOUND), *figures, *table.where(single)}):
        many = lower[first] not in single
        number = first + 1
        if number < size and lower[number] in pointing:
            continue  # "It broke in two last winter."
        while number < size and number <= first + REACH and gaps[number] == " ":
            bits = role(lower[number])
            if many and bits & NOUN and not bits & (MANY | MANNER | OTHER | NAME):
                yield number, first
                if not bits & QUALITY:
                    break
            if not many and bits & MANY and not bits & (NOUN | QUALITY | OTHER | NAME):
                # "Each plots its own way", but "in each plots".
                if not bits & THIRD or lower[first] == "every" or _governed(sets, lower, first):
                    yield number, first
                break
            if not bits & QUALITY and lower[number] not in ("hundred", "thousand", "million"):
                break
            number += 1


def heaps(parser: Parser, sets: Sets) -> Iterator[tuple[int, int]]:
    """Yield what stands behind "dozens of", "a number of"."""
    table, role = parser.table, parser.role
    lower, gaps, size = table.lower, table.gaps, len(table)
    for first in table.where(sets["heaps"]):
        number = first + 2
        if number < size and lower[first + 1] == "of" and gaps[number] == " ":
            if role(lower[number]) & QUALITY and not role(lower[number]) & NOUN:
                number += 1
            bits = role(lower[number]) if number < size and gaps[number] == " " else 0
            if bits & NOUN and not bits & (MANY | OTHER | NAME):
                yield number, first


def parts(parser: Parser, sets: Sets) -> Iterator[tuple[int, int]]:
    """Yield what stands behind "many of the"."""
    table, role = parser.table, parser.role
    lower, gaps, size = table.lower, table.gaps, len(table)
    for first in table.where(sets["parts-of"] | sets["shares-of"]):
        if first >= size - 3 or lower[first + 1] != "of" or lower[first + 2] not in _THE:
            continue
        number = first + 3
        while number < size and number <= first + 3 + REACH and gaps[number] == " ":
            bits = role(lower[number])
            # "One of the following can be used": it stands for several things.
            if bits & NOUN and not bits & (MANY | OTHER | NAME) and lower[number] != "following":
                yield number, first
            if not bits & (QUALITY | MANNER | NOUN):
                break
            number += 1


def _governed(sets: Sets, lower: Sequence[str], first: int) -> bool:
    """Say whether a preposition stands before a word."""
    return first > 0 and lower[first - 1] in sets["linking"]


_CODES = {*range(100, 104), *range(200, 227), *range(300, 309), *range(400, 432), 451, *range(500, 512)}
"""Numbers that are the names of answers of a server, too."""
_FIGURES = frozenset(
    ("000", *(f"{number:{form}}" for number in {*range(2, 1000)} - _CODES for form in ("d", "02d")))
)
COMPOUND = frozenset(
    f"{ten}-{one}"
    for ten in "twenty thirty forty fifty sixty seventy eighty ninety".split()
    for one in "one two three four five six seven eight nine".split()
)
_THE = frozenset("the these those my our your his her its their".split())
