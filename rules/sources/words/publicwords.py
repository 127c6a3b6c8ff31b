"""How often a text may name countries, capitals and alliances, told before its sentences are looked at."""

from __future__ import annotations

from collections.abc import Iterable

from copydesk.api import Facts, once

from .classfiles import city_names, read_classes


@once
def _words(
    attribution: Iterable[str], countries: Iterable[str], names: Iterable[str]
) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the words of these classes, and those with a full stop inside, which are no words of a text."""
    listed = read_classes(attribution)
    words = {word for line in countries for word in line.split()}
    words.update(listed["alliance"], listed["metonym"], city_names(names))
    return frozenset(words), tuple(word for word in words if "." in word)


def count_public(facts: Facts) -> int:
    """Return how many words may be such names: no fewer than are."""
    data = (facts.data(name) for name in ("attribution.txt", "countries.txt", "names.txt"))
    words, dotted = _words(*data)
    return len(facts.word_table.where_parts(words)) + sum(map(facts.folded.count, dotted))
