"""What a sentence says, for comparison with another one: its content words by stems, and its figures."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from copydesk.api import Facts, Sentence

from .saidnumbers import Figure, figures, numerals


class Passage(NamedTuple):
    """A sentence, the stems of its words that are no numbers, and its figures."""

    sentence: Sentence
    stems: frozenset[str]
    figures: tuple[Figure, ...]


def passages(facts: Facts, sentences: Sequence[Sentence]) -> list[Passage]:
    """Return what each of some sentences says."""
    data = facts.data
    known = numerals(data("numbers.toml"), data("quantities.toml"), data("said-figures.toml"))
    table, terms = facts.word_table, facts.terms
    written = frozenset(
        map(terms.stem_of, {*known.small, *known.scales, *known.ordinals, *known.parts, *known.units})
    )
    # Of a unit of a letter or two ("5 km") the figure tells.
    begin = known.begin() | {unit for unit in known.units if len(unit) > 2}
    held = {word for word in table.vocabulary if word < ":"} | (table.vocabulary & begin)
    held.update(word for word in table.vocabulary if "-" in word and word.partition("-")[0] in begin)
    held.update(word for word in table.vocabulary if word.endswith("s") and word[:-1] in begin)
    places: list[int] = table.where(held)
    found = []
    for sentence in sentences:
        stems = frozenset(terms.stems_in(sentence.start, sentence.end)) - written
        first = bisect_left(places, table.first(sentence.start))
        last = bisect_left(places, table.first(sentence.end), first)
        told: tuple[Figure, ...] = ()
        if first < last:
            told = tuple(figures(sentence.text, known))
            stems = frozenset(stem for stem in stems if not stem[0].isdigit())
        found.append(Passage(sentence, stems, told))
    return found
