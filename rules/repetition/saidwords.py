"""What a sentence says, for comparison with another one: its content words by stems, and its numbers."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from copydesk.api import Facts, Sentence, TextWords, once

_DECIMAL = frozenset({".", ","})
_GROUP = 3


class Passage(NamedTuple):
    """A sentence, the stems of its words that are no numbers, and its numbers as figures."""

    sentence: Sentence
    stems: frozenset[str]
    numbers: frozenset[str]


def passages(facts: Facts, sentences: Sequence[Sentence]) -> list[Passage]:
    """Return what each of some sentences says."""
    words = _numbers(facts.data("numbers.toml"))
    table, terms = facts.word_table, facts.terms
    written = frozenset(map(terms.stem_of, words))
    places: list[int] = facts.number_words
    found = []
    for sentence in sentences:
        stems = frozenset(terms.stems_in(sentence.start, sentence.end)) - written
        first = bisect_left(places, table.first(sentence.start))
        last = bisect_left(places, table.first(sentence.end), first)
        numbers = frozenset(_values(table, places[first:last], words)) if first < last else frozenset()
        if numbers:
            stems = frozenset(stem for stem in stems if not stem[0].isdigit())
        found.append(Passage(sentence, stems, numbers))
    return found


def _values(table: TextWords, places: Sequence[int], words: Mapping[str, int]) -> Iterator[str]:
    """Yield the numbers that stand at some words, as figures; one says little."""
    forms, gaps = table.forms, table.gaps
    joined = ""
    for place, following in pairwise((*places, -1)):
        form = forms[place]
        if form[0].isdigit():
            digits = form.rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'’-") or form
            grouped = joined[-1:] == "," and len(digits) == _GROUP
            joined = (joined[:-1] if grouped else joined) + digits
            if following == place + 1 and gaps[following] in _DECIMAL and forms[following][0].isdigit():
                joined += gaps[following]
                continue
            yield joined.replace(",", ".")
            joined = ""
        else:
            value = sum(words.get(part, 0) for part in form.lower().split("-"))
            if value > 1:
                yield str(value)


@once
def _numbers(numbers: Mapping[str, Any]) -> Mapping[str, int]:
    return {word: value for value, word in enumerate(numbers["small"])} | {
        word: 10 * value for value, word in enumerate(numbers["tens"], 2)
    }
