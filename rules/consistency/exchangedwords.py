"""Names of two words or more that stand in another form: a word exchanged for a synonym or for another of its
family, or the words in another order.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from copydesk.api import Scope, Slip

from .nearnames import MOST_WORDS, together
from .synonymclasses import Synonyms

_SIDES = ("North", "South", "East", "West")
_LONGEST = 4
_ENDING = 3
_VERBAL = ("ing", "ed")


class _Name(NamedTuple):
    """A name: its words as written, their stems, and the number of the first word at each place."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    places: list[int]


def exchanged_words(ctx: Scope) -> Iterator[Slip]:
    """Yield names that stand once and have a word in place of a related one of an earlier name ("Port Fund",
    "Harbour Fund"; "Boundary Act", "Boundaries Act"), or its words in another order, no sentence having both.
    """
    if ctx.facts.word_count > MOST_WORDS:
        return
    table = ctx.facts.word_table
    sharing: dict[str, list[_Name]] = {}
    for name in sorted(_names(ctx), key=lambda name: name.places[0]):
        earlier = {id(other): other for stem in name.stems for other in sharing.get(stem, ())}
        for stem in name.stems:
            sharing.setdefault(stem, []).append(name)
        # A name that comes again has a right of its own.
        if len(name.places) > 1 or name.words[0].startswith(_SIDES):
            continue
        here, size = name.places[0], len(name.words)
        for other in earlier.values():
            if (
                len(other.words) == size
                and (_one_thing(name, other, ctx.facts.synonyms) or _reordered(ctx, name, other))
                and ctx.block_at(table.starts[here]) is not None
                and not together(ctx, other.places, name.places)
            ):
                there = other.places[0]
                yield ctx.found(
                    table.starts[here],
                    table.ends[here + size - 1],
                    kind="exchanged",
                    beside=(table.starts[there], table.ends[there + size - 1]),
                    name=" ".join(name.words),
                    other=" ".join(other.words),
                    count=len(other.places),
                )
                break


def _names(ctx: Scope) -> list[_Name]:
    """Return the runs of capitalised words, and of each its last two words."""
    table, stem_of = ctx.facts.word_table, ctx.facts.terms.stem_of
    forms, gaps = table.forms, table.gaps
    found: dict[tuple[str, ...], _Name] = {}
    run: list[int] = []
    for number, following in pairwise((*table.capitals, -1)):
        joined = following == number + 1 and gaps[following] == " "
        if not joined and not run:
            continue
        run.append(number)
        if joined:
            continue
        words = tuple(forms[at] for at in run)
        for first in {0, max(0, len(run) - 2)}:
            name = words[first:]
            if 1 < len(name) <= _LONGEST and all(map(_is_word, name)):
                stems = tuple(map(stem_of, name))
                if all(stems):
                    found.setdefault(name, _Name(name, stems, [])).places.append(run[first])
        run = []
    return list(found.values())


def _is_word(form: str) -> bool:
    return form.istitle() and form.replace("-", "").isalpha()


def _one_thing(one: _Name, two: _Name, synonyms: Synonyms) -> bool:
    """Say whether two names of as many words are likely of one thing. The last word says what it is, and has
    a plural.
    """
    differ = [at for at in range(len(one.words)) if one.words[at] != two.words[at]]
    if len(differ) != 1 or differ[0] == len(one.words) - 1:
        return False
    here, there = one.stems[differ[0]], two.stems[differ[0]]
    if here == there or _of_one_family(here, there):
        return not any(name.words[differ[0]].endswith(_VERBAL) for name in (one, two))
    return there in synonyms.of(here) or here in synonyms.of(there)


def _reordered(ctx: Scope, one: _Name, two: _Name) -> bool:
    """Say whether two names are of the same words in another order, each within a sentence."""
    return sorted(one.words) == sorted(two.words) and all(_within(ctx, name.places[0]) for name in (one, two))


def _within(ctx: Scope, number: int) -> bool:
    """Say whether a word stands in running text, and does not begin it."""
    start = ctx.facts.word_table.starts[number]
    block = ctx.block_at(start)
    sentences = ctx.sentences_of([number]) if block is not None and block.kind == "paragraph" else []
    return any(sentence.start != start for sentence in sentences)


def _of_one_family(one: str, two: str) -> bool:
    """Say whether two stems differ in their last letters only ("register", "registry")."""
    least = max(_ENDING + 1, len(one) - _ENDING, len(two) - _ENDING)
    return one[:least] == two[:least] and min(len(one), len(two)) >= least
