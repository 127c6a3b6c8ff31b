"""Sentences that tell nothing: amounts without a number, things without a name, qualities without a measure
(“Various teams faced different issues in a range of situations”).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from copydesk.api import Data, Facts, TextWords, once

from .gates import Gates

_FILE = "vague-words.toml"
SHORTEST = 12
"""Words of a sentence that could have told something."""
AMOUNTS, THINGS, BOTH = 2, 2, 5
"""So many empty amounts and unnamed things there must be, and so many of both."""
MOST_TOLD = 0.35
"""So large a share of the words with content may tell something."""


class Empty(NamedTuple):
    """A sentence, as a range of the prose, and its vague words as they are written."""

    start: int
    end: int
    vague: str


class _Words(NamedTuple):
    """The sets, single words apart from expressions of several, which are told by their first word."""

    amounts: frozenset[str]
    empty: frozenset[str]
    phrases: Mapping[str, Sequence[tuple[str, ...]]]
    things: frozenset[str]
    qualities: frozenset[str]
    deeds: frozenset[str]
    small: frozenset[str]


@once
def _words(lists: Mapping[str, Any], stop: Sequence[str]) -> _Words:
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for phrase in lists["amounts"]:
        first, *rest = phrase.split()
        if rest:
            phrases.setdefault(first, []).append((first, *rest))
    for held in phrases.values():
        held.sort(key=len, reverse=True)
    return _Words(
        frozenset(lists["amounts"]),
        frozenset(lists["empty_amounts"]),
        phrases,
        frozenset(lists["things"]),
        frozenset(lists["qualities"]),
        frozenset(lists["deeds"]),
        frozenset(" ".join(stop).split()),
    )


def empty_words(data: Data) -> frozenset[str]:
    """Return the words without one of which no sentence is empty."""
    return frozenset(phrase.removesuffix(" of").split()[-1] for phrase in data(_FILE)["empty_amounts"])


def find_empty(facts: Facts) -> Iterator[Empty]:
    """Yield the sentences outside quotations that have no name, figure or link and next to nothing else."""
    table, words = facts.word_table, _words(facts.data(_FILE), facts.data("stopwords.txt"))
    for statement in Gates(facts, {"": empty_words(facts.data)}).held("", facts):
        if statement.quoted or statement.block.quote or statement.marked or statement.asks:
            continue
        first, last = table.first(statement.start), table.first(statement.end)
        if last - first < SHORTEST or _is_particular(table, first, last):
            continue
        vague = _vague(table, first, last, words)
        if vague:
            yield Empty(statement.start, statement.end, ", ".join(vague))


def _is_particular(table: TextWords, first: int, last: int) -> bool:
    """Say whether a sentence has a figure or a name, behind its first word."""
    return any(
        form[0].isdigit() or (number > first and form[0].isupper() and form != "I")
        for number in range(first, last)
        for form in (table.forms[number],)
    )


def _vague(table: TextWords, first: int, last: int, words: _Words) -> list[str]:
    """Return the vague words of a sentence if it has hardly others, else nothing."""
    lower, found = table.lower, list[str]()
    amounts = things = told = qualities = 0
    number = first
    while number < last:
        word = lower[number]
        size = next(
            (
                len(one)
                for one in words.phrases.get(word, ())
                if tuple(lower[number : number + len(one)]) == one
            ),
            1,
        )
        phrase = " ".join(lower[number : number + size])
        if phrase in words.amounts:
            amounts += phrase in words.empty
            found.append(phrase)
        elif word in words.things:
            things += 1
            found.append(word)
        elif word in words.qualities:
            qualities += 1
        elif word not in words.small and word not in words.deeds:
            told += 1
        number += size
    every = amounts + things + qualities + told
    enough = amounts >= AMOUNTS and things >= THINGS and len(found) >= BOTH
    return found if enough and told <= MOST_TOLD * every else []
