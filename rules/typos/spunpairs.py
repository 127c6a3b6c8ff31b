"""Replaced expressions of a text that is known to be spun: two neighbours that are never written together,
and that stand for two words that are.

Where a program has been at work, what it made need not be in a list. Each word is replaced by those for which
such programs are known to put it: the collected phrases show it, aligned with what was meant. A pair of those
that belongs together by counts (``word_pairs``) is what was meant.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from copydesk.api import Scope, TextWords, WordPairs, once

LEAST, LEAST_ONE = 1.5, 4.0
"""So much the words that are meant belong together, when both were replaced, and when one was."""
SHORTEST = 4
"""Small words are not replaced."""
Put = dict[str, frozenset[str]]
"""For which words programs put a word."""


class Spun(NamedTuple):
    """The number of the first of two neighbours, and what they stand for."""

    first: int
    meant: str


def spun_pairs(ctx: Scope) -> Iterator[Spun]:
    """Yield the pairs of neighbours that stand for others."""
    table, pairs = ctx.facts.word_table, ctx.facts.word_pairs
    put = put_by_programs(ctx.data("tortured-phrases.keyed"), ctx.data("spinner-index.txt"))
    for number in range(len(table) - 1):
        first, second = table.lower[number], table.lower[number + 1]
        if (
            len(first) >= SHORTEST
            and len(second) >= SHORTEST
            and table.gaps[number + 1] == " "
            and not pairs.counted(first, second)
            and (meant := _meant(pairs, put, first, second))
        ):
            yield Spun(number, meant)


def _meant(pairs: WordPairs, put: Put, first: str, second: str) -> str:
    """Return what two words stand for, or ""."""
    best, meant = 0.0, ""
    for noun in _singulars(second):
        if pairs.counted(first, noun):
            return ""
        for left in (first, *put.get(first, ())):
            for right in (noun, *put.get(noun, ())):
                if (left == first and right == noun) or not pairs.counted(left, right):
                    continue
                least = LEAST if left != first and right != noun else LEAST_ONE
                over = pairs.leaning(left, right) - least
                if over > best:
                    best, meant = over, f"{left} {right}"
    return meant


def _singulars(noun: str) -> tuple[str, ...]:
    return (noun, noun[:-1]) if noun.endswith("s") and not noun.endswith("ss") else (noun,)


@once
def put_by_programs(tortured: Iterable[str], spinner: Sequence[str]) -> Put:
    """Return the words that programs are known to put somewhere, with those that they replace."""
    programs: dict[str, set[str]] = defaultdict(set)
    for line in tortured:
        first, _, rest = line.partition(": ")
        for entry in rest.split("; "):
            phrase, _, meant = entry.partition(" = ")
            wrong, right = [first, *phrase.lstrip("~+").split()], meant.split()
            if len(wrong) == len(right) and not phrase.startswith("+"):
                for one, other in zip(wrong, right, strict=True):
                    if one.rstrip("s") != other.rstrip("s"):
                        programs[one].add(other)
    for line in spinner:
        key, _, value = line.partition("\t")
        if key == "swap":
            word, *others = value.split()
            programs[word].update(other.lstrip("!") for other in others)
    return {word: frozenset(others) for word, others in programs.items()}


def overlaps(table: TextWords, spun: Spun, taken: Sequence[tuple[int, int]]) -> bool:
    """Say whether a pair shares a word with a range of the text that is taken."""
    start, end = table.starts[spun.first], table.ends[spun.first + 1]
    return any(start < last and first < end for first, last in taken)
