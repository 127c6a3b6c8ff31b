"""Phrases that rewriting programs are known to write (``tortured-phrases.txt``)."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.api import TextWords, once


class Tortured(NamedTuple):
    """A phrase: the numbers of its first and last word, what is meant, whether a person may write it, too,
    and whether it was collected from papers as it stands.
    """

    first: int
    last: int
    meant: str
    plain: bool
    collected: bool


class Rest(NamedTuple):
    """What follows the first word of a phrase, and what ``Tortured`` says of it."""

    words: Sequence[str]
    meant: str
    plain: bool
    collected: bool


def tortured_phrases(table: TextWords, lines: tuple[str, ...]) -> Iterator[Tortured]:
    """Yield the phrases of a text in any order, of those that begin with one word the longest."""
    phrases, firsts = _phrases(lines)
    lower, gaps, last = table.lower, table.gaps, len(table) - 1
    for word in table.vocabulary & firsts:
        following = phrases[word]
        if isinstance(following, str):
            following = phrases[word] = _rests(following)
        for at in table.numbers[word]:
            rests = following.get(lower[at + 1].removesuffix("s")) if at < last else None
            for rest in rests or ():
                end = at + len(rest.words)
                if _reads(lower[at + 1 : end + 1], rest.words) and all(map(_space, gaps[at + 1 : end + 1])):
                    yield Tortured(at, end, rest.meant, rest.plain, rest.collected)
                    break


def _space(gap: str) -> bool:
    return gap.isspace() and "\n\n" not in gap


def _reads(found: Sequence[str], words: Sequence[str]) -> bool:
    """Say whether words are those of a phrase; the last one may be a plural."""
    return (
        len(found) == len(words)
        and found[:-1] == words[:-1]
        and (found[-1] == words[-1] or found[-1] == words[-1] + "s")
    )


@once
def _phrases(lines: tuple[str, ...]) -> tuple[dict[str, str | dict[str, list[Rest]]], frozenset[str]]:
    """Return what may follow each first word, as it stands in the file until it is asked for, and all first
    words.
    """
    phrases: dict[str, str | dict[str, list[Rest]]] = {}
    for line in lines:
        first, _, rest = line.partition(": ")
        phrases[first] = rest
    return phrases, frozenset(phrases)


def _rests(line: str) -> dict[str, list[Rest]]:
    """Read what may follow a first word, by the second word without an s at its end; the longest first."""
    found: dict[str, list[Rest]] = {}
    for entry in line.split("; "):
        phrase, _, meant = entry.partition(" = ")
        words = phrase.lstrip("~+").split()
        rest = Rest(words, meant, phrase.startswith("~"), not phrase.startswith("+"))
        found.setdefault(words[0].removesuffix("s"), []).append(rest)
    for rests in found.values():
        rests.sort(key=lambda rest: -len(rest.words))
    return found
