"""Which statements hold one of the words without which an expression matches nothing: a first look by words,
so that the long expressions on claims are tried on few of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping

from copydesk.api import Facts, once

from ...sources.attribution.statement import Statement


def told_by(phrases: Iterable[str]) -> frozenset[str]:
    """Return words of which each of some phrases holds one: the longest of each, in lower case."""
    lower = [phrase.lower() for phrase in phrases]
    return frozenset([word if word.isalpha() else max(word.split(), key=len) for word in lower])


class Gates:
    """Which of some sets of words stand in which statements of an article; a part of a word with a hyphen or
    an apostrophe counts as a word.
    """

    def __init__(self, facts: Facts, words: Mapping[str, frozenset[str]]) -> None:
        """Look for the words of each set, in lower case, by its name."""
        table = facts.word_table
        self._places = {
            name: [table.starts[number] for number in table.where_parts(of)] for name, of in words.items()
        }

    def held(self, name: str, facts: Facts) -> Iterator[Statement]:
        """Yield the statements of the article that hold a word of a set, in reading order."""
        statements, starts = facts.attributions.all, facts.attributions.starts
        last = -1
        for place in self._places[name]:
            number = bisect_right(starts, place) - 1
            if number > last:
                statement = statements[number]
                if place < statement.end:
                    last = number
                    yield statement

    def open(self, name: str, statement: Statement) -> bool:
        """Say whether a statement holds a word of a set."""
        places = self._places[name]
        at = bisect_left(places, statement.start)
        return at < len(places) and places[at] < statement.end


def claim_gates(facts: Facts) -> Gates:
    """Return the gates of the finders of ``anyvoice``, by the kind of claim; figures are words, too."""
    found = _words(facts.data("anyvoice.toml"), facts.data("ownvoice.toml"))
    figures = {word for word in facts.word_table.parts if word[0].isdigit()}
    return Gates(facts, {**found, "share": found["share"] | figures})


@once
def _words(lists: Mapping[str, list[str]], own: Mapping[str, list[str]]) -> Mapping[str, frozenset[str]]:
    def told(*names: str) -> frozenset[str]:
        return told_by([phrase for name in names for phrase in (lists.get(name) or own[name])])

    return {
        "share": told("numbers", "share_words"),
        "effect": told("brought_about", "kindled", "undid", "bodily", "effect_words"),
        "outlook": told("befalls_all", "outlook_words") | {f"20{year}" for year in range(20, 100)},
        "general": told("of_whom", "widely_held", "always", "trending", "periods", "measures", "wide_words"),
    }
