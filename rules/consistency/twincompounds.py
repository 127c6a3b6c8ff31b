"""One thing under two compounds whose words stand for each other: "the bin store … the rubbish shed"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import NamedTuple

from copydesk.api import Scope, Slip

from .nearnames import MOST_WORDS, together
from .thingclasses import Classes, classes_of

_PARTS_OF_SPEECH = ("NN", "JJ", "VBG", "VBN")
_HEADS = ("NN", "VBG")
_LEAST = 3
_MOST, _FAR_MORE = 2, 3
"""So often the rarer term stands at most; beside one that stands twice the usual one stands three times."""
_NEAR = 4
"""Among so many words before and behind a term "another" or "instead" say that it is another thing."""
_GAPS = (" ", "-", "\u2011")
_VERB = frozenset({"that", "which", "who", "to"})
"""Behind these a verb stands ("that logs users")."""

Key = tuple[int | str, int | str]
"""What two terms share: a class of each of their words, or the word itself."""


class _Compound(NamedTuple):
    """Two words, singular and small, and the numbers of the first and the last word of the text at each
    place: one number where they are joined by a hyphen.
    """

    part: str
    head: str
    places: list[tuple[int, int]]


def twin_compounds(ctx: Scope) -> Iterator[Slip]:
    """Yield the first place of a compound that stands once or twice and later than another one whose words
    are the same or of one class, place for place, no sentence having both.
    """
    if ctx.facts.word_count > MOST_WORDS:
        return
    table, classes = ctx.facts.word_table, classes_of(ctx.data("thing-words.txt"))
    by_key: dict[Key, list[_Compound]] = {}
    told = set[int]()
    for rare in sorted(_compounds(ctx, classes), key=lambda one: one.places[0]):
        keys = list(_keys(rare, classes))
        earlier = {(one.part, one.head): one for key in keys for one in by_key.get(key, ())}
        for key in keys:
            by_key.setdefault(key, []).append(rare)
        (first, last), *more = rare.places
        if first in told or len(rare.places) > _MOST or _is_told_apart(ctx, first, last):
            continue
        for usual in earlier.values():
            if len(usual.places) < (_FAR_MORE if more else 1) or _are_names(ctx, usual, rare):
                continue
            if together(ctx, [at for at, _ in usual.places], [at for at, _ in rare.places]):
                continue
            told.add(first)
            there, until = usual.places[0]
            yield ctx.found(
                table.starts[first],
                table.ends[last],
                beside=(table.starts[there], table.ends[until]),
                other=ctx.text[table.starts[there] : table.ends[until]],
                count=len(usual.places),
                minority=len(rare.places),
            )
            break


def _keys(one: _Compound, classes: Classes) -> Iterator[Key]:
    parts: list[int | str] = [one.part, *sorted(classes.group("part").get(one.part, ()))]
    heads: list[int | str] = [one.head, *sorted(classes.group("head").get(one.head, ()))]
    yield from product(parts, heads)


def _compounds(ctx: Scope, classes: Classes) -> list[_Compound]:
    """Return the compounds with a word of a class, in the author's prose: a noun behind a word that stands
    before nouns, and no other noun behind it.
    """
    table = ctx.facts.word_table
    found: dict[tuple[str, str], _Compound] = {}
    heads, parts = (_forms(table.vocabulary, classes.group(name)) for name in ("head", "part"))
    numbers = {*table.where(heads), *(number + 1 for number in table.where(parts))}
    places = [(n - 1, n, table.lower[n - 1], table.lower[n]) for n in numbers if 0 < n < len(table)]
    for word in table.vocabulary:
        part, hyphen, head = word.partition("-")
        if hyphen and (head in heads or part in parts or _singular(head) in classes.group("head")):
            places += [(number, number, part, head) for number in table.numbers[word]]
    for first, last, part, head in sorted(places):
        if first != last and table.gaps[last] not in _GAPS:
            continue
        if _is_compound(ctx, classes, part, head) and _is_free(ctx, first, last):
            words = _singular(part), _singular(head)
            found.setdefault(words, _Compound(*words, [])).places.append((first, last))
    return list(found.values())


def _forms(vocabulary: frozenset[str], words: Mapping[str, object]) -> frozenset[str]:
    """Return the words of a text that are of a class, in either number."""
    return frozenset(word for word in vocabulary if word in words or _singular(word) in words)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > _LEAST + 1:
        return f"{word[:-3]}y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _is_compound(ctx: Scope, classes: Classes, part: str, head: str) -> bool:
    """Say whether two words may be one term: a noun behind a content word that stands before nouns."""
    if min(len(part), len(head)) < _LEAST or not (part.isalpha() and head.isalpha()):
        return False
    tagger = ctx.facts.tagger
    return (
        (tagger.likeliest(head).startswith(_HEADS) or _singular(head) in classes.group("head"))
        and tagger.likeliest(part).startswith(_PARTS_OF_SPEECH)
        and bool(ctx.facts.terms.stem_of(part))
    )


def _is_free(ctx: Scope, first: int, last: int) -> bool:
    """Say whether a term stands in the prose of the author, and no noun, name or "of" goes with it."""
    table = ctx.facts.word_table
    start, end = table.starts[first], table.ends[last]
    if ctx.block_at(start) is None or ctx.quoted(start, end) or table.gaps[first] == ".":
        return False
    if first and table.lower[first - 1] in _VERB:
        return False
    after = last + 1
    if after >= len(table) or table.gaps[after] not in _GAPS:
        return True
    following, tagger = table.lower[after], ctx.facts.tagger
    if following in ("of", "for"):
        return False
    # "The chilling tank leaks."
    return not tagger.likeliest(following).startswith("NN") or tagger.may(following, "VBZ")


def _is_told_apart(ctx: Scope, first: int, last: int) -> bool:
    """Say whether a word near a term makes another thing of it ("another", "instead")."""
    lower = ctx.facts.word_table.lower
    near = {*lower[max(0, first - _NEAR) : first], *lower[last + 1 : last + 1 + _NEAR]}
    return not near.isdisjoint(ctx.data("one-thing.toml")["other_thing"])


def _are_names(ctx: Scope, one: _Compound, two: _Compound) -> bool:
    """Say whether both terms have capitals, which other checks compare."""
    forms = ctx.facts.word_table.forms
    return all(forms[last][0].isupper() and last > first for first, last in (one.places[0], two.places[0]))
