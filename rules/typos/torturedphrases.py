"""Phrases that rewriting programs are known to write (``tortured-phrases.keyed``)."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.api import KeyedLines, TextWords, once


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


class Phrases(NamedTuple):
    """The phrases by first word: the lines of the file, and what was read of them so far."""

    lines: KeyedLines
    following: dict[str, dict[str, list[Rest]]]


def tortured_phrases(table: TextWords, lines: KeyedLines) -> Iterator[Tortured]:
    """Yield the phrases of a text in any order, of those that begin with one word the longest."""
    phrases = _phrases(lines)
    lower, gaps, last = table.lower, table.gaps, len(table) - 1
    for word in phrases.lines.among(table.vocabulary):
        following = phrases.following.get(word)
        if following is None:
            following = phrases.following[word] = _rests(phrases.lines[word])
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
def _phrases(lines: KeyedLines) -> Phrases:
    return Phrases(lines, {})


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
