"""The words of a text as terms are looked for among them, and which of them may stand for one of a term."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from copydesk.api import Scope, singular, word_sets

from .swapmeasures import SHORTEST, of_one_root, plain
from .termodds import Nearness, nearest

OWNER = "one's"
"""What stands for any possessive in a term."""
OWNERS = frozenset(("my", "your", "his", "her", "its", "our", "their", OWNER))
JOINS = ("", " ", "\n")


class Words(NamedTuple):
    """The words of a text, in parts where they have hyphens: in small letters and as written, the numbers of
    the words, and what stands before each ("" within a word).
    """

    lower: Sequence[str]
    forms: Sequence[str]
    numbers: Sequence[int]
    gaps: Sequence[str]


def parts_of(ctx: Scope) -> Words:
    """Return the words of a text."""
    table = ctx.facts.word_table
    lower: list[str] = []
    forms: list[str] = []
    numbers: list[int] = []
    gaps: list[str] = []
    done = 0
    joined = [number for number, form in enumerate(table.forms) if "-" in form]
    for number in (*joined, len(table)):
        lower += table.folded[done:number]
        forms += table.forms[done:number]
        numbers += range(done, number)
        gaps += table.gaps[done:number]
        if number < len(table):
            parts = table.forms[number].split("-")
            lower += [part.lower().replace("’", "'") for part in parts]
            forms += parts
            numbers += [number] * len(parts)
            gaps += [table.gaps[number], *[""] * (len(parts) - 1)]
        done = number + 1
    return Words(lower, forms, numbers, gaps)


def same(word: str, meant: str) -> bool:
    """Say whether a word is one of a term, or a form of it."""
    if word == meant:
        return True
    if meant == OWNER:
        return word in OWNERS or word.endswith("'s")
    if word[:2] != meant[:2]:
        return False
    stem = meant.removesuffix("e")
    return singular(word) == meant or word in (f"{stem}ed", f"{stem}ing", f"{meant}es")


def stands_apart(words: Words, start: int, pauses: Sequence[str]) -> bool:
    """Say whether some words, from the one of a number on, stand together as the words of a term do between
    which stand ``pauses``, and are no part of a longer word with hyphens.
    """
    numbers, end = words.numbers, start + len(pauses) + 1
    for at, pause in enumerate(pauses, start + 1):
        if words.gaps[at] not in JOINS and words.gaps[at] != pause:
            return False
    return not (
        (start and numbers[start - 1] == numbers[start])
        or (end < len(numbers) and numbers[end - 1] == numbers[end])
    )


def put_for(ctx: Scope, words: Words, number: int, written: str) -> Nearness | None:
    """Return how near the word of a number is to one of a term, as it is ``written`` there, if it may have
    been put for it.
    """
    word, meant = words.lower[number].removesuffix("'s"), written.lower().removesuffix("'s")
    cased = words.forms[number][0].isupper() if written[0].isupper() else plain(ctx, words.numbers[number])
    # "Favored" for "favoured" is no synonym.
    spelling = word[:SHORTEST] == meant[:SHORTEST] and abs(len(word) - len(meant)) <= 1
    if len(word) < SHORTEST or not cased or spelling or of_one_root(word, meant):
        return None
    lands = word_sets(ctx.data("grammar.txt"))["of-two-lands"]
    if f"{word}:{meant}" in lands or f"{meant}:{word}" in lands:
        return None  # "the end of the queue"
    return nearest(ctx.facts.swaps, word, meant)
