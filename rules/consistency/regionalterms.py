"""Words of the other side of the Atlantic in a text that has its own for the thing: "the boot", once "the
trunk".
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from copydesk.api import Scope, Slip, once

from .spellinglocales import AMERICAN, BRITISH, sides_of
from .twinterms import forms_of

_CLEAR = 2
"""So many times as often one term must stand where the spelling of the text does not say its side."""
_CLOSE = 6
"""Words between two terms of which one explains the other ("the boot, which Americans call the trunk")."""


class _Pair(NamedTuple):
    """Two terms as words, and the words of which a text with them must hold one, unless there are none."""

    british: tuple[str, ...]
    american: tuple[str, ...]
    beside: frozenset[str]


def regional_terms(ctx: Scope) -> Iterator[Slip]:
    """Yield the first place of a term of the other side. The side of the text is that of its spelling, or
    else that of the term that is far more frequent; where both stand close together one explains the other.
    """
    table = ctx.facts.word_table
    pairs = _by_word(ctx.data("regional-terms.txt"))
    done = set[int]()
    for word in sorted(table.vocabulary & pairs.keys()):
        for pair in pairs[word]:
            if not _held(table.vocabulary, pair.british):
                continue
            if pair.beside and table.vocabulary.isdisjoint(pair.beside):
                continue
            places = {AMERICAN: _places(ctx, pair.american), BRITISH: _places(ctx, pair.british)}
            rare = _of_other_side(ctx, places)
            if not rare or places[rare][0][0] in done:
                continue
            usual = BRITISH if rare == AMERICAN else AMERICAN
            if _explained(places[rare], places[usual]):
                continue
            (first, last), (there, end) = places[rare][0], places[usual][0]
            done.add(first)
            yield ctx.found(
                table.starts[first],
                table.ends[last],
                beside=(table.starts[there], table.ends[end]),
                other=ctx.text[table.starts[there] : table.ends[end]],
                count=len(places[usual]),
                minority=len(places[rare]),
            )


@once
def _by_word(lines: tuple[str, ...]) -> Mapping[str, list[_Pair]]:
    """Return the pairs by the forms of the last words of their American terms."""
    found: dict[str, list[_Pair]] = {}
    for line in lines:
        terms, _, beside = line.partition(" | ")
        british, *american = (tuple(term.lower().split()) for term in terms.split(" = "))
        words = frozenset(form for word in beside.split() for form in forms_of(word))
        for term in american:
            for form in forms_of(term[-1]):
                found.setdefault(form, []).append(_Pair(british, term, words))
    return found


def _held(vocabulary: frozenset[str], term: Sequence[str]) -> bool:
    *before, last = term
    return vocabulary.issuperset(before) and not vocabulary.isdisjoint(forms_of(last))


def _places(ctx: Scope, term: Sequence[str]) -> list[tuple[int, int]]:
    """Return where a term stands in small letters in the author's own prose, by its first and last word."""
    table = ctx.facts.word_table
    *before, last = term
    places = []
    for number in table.where(forms_of(last)):
        first = number - len(before)
        if first < 0 or table.lower[first:number] != before or not table.forms[number].islower():
            continue
        if any(table.gaps[at] != " " for at in range(first + 1, number + 1)):
            continue
        if not before and not _is_noun(ctx, number):
            continue
        if ctx.block_at(table.starts[first]) and not ctx.quoted(table.starts[first], table.ends[number]):
            places.append((first, number))
    return places


def _is_noun(ctx: Scope, number: int) -> bool:
    """Say whether a word of a term of one word stands as a noun: behind a determiner, an adjective or a noun,
    and not before "to".
    """
    table = ctx.facts.word_table
    if not number or table.gaps[number] != " ":
        return True
    kind = ctx.facts.tagger.likeliest(table.lower[number - 1])
    return not kind.startswith(("PRP", "MD", "TO", "RB")) or kind == "PRP$"


def _explained(one: Sequence[tuple[int, int]], two: Sequence[tuple[int, int]]) -> bool:
    return any(abs(first - there) <= _CLOSE for first, _ in one for there, _ in two)


def _of_other_side(ctx: Scope, places: Mapping[str, Sequence[tuple[int, int]]]) -> str:
    """Return the side whose term is out of place, "" for none."""
    american, british = len(places[AMERICAN]), len(places[BRITISH])
    if not american or not british:
        return ""
    counts = sides_of(ctx)
    if min(counts.values()) == 0 < max(counts.values()):
        return AMERICAN if counts[BRITISH] else BRITISH
    if american >= _CLEAR * british:
        return BRITISH
    return AMERICAN if british >= _CLEAR * american else ""
