"""Names of two words or more that stand in another form: a word exchanged for a synonym, for another of its
family or of what the thing is (“Fund” for “Trust”), or the words in another order.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from copydesk.api import Scope, Slip, once

from .nearnames import MOST_WORDS, of_kin, together
from .synonymclasses import Synonyms

_SIDES = ("North", "South", "East", "West")
_LONGEST = 5
_ENDING = 3
_VERBAL = ("ing", "ed")
_DIFFERENT = 2
_BEGINNING = 4
"""So many letters of a word two names must share at least."""
_LINKS = frozenset({"of", "for", "on"})
_GAPS = (" ", "' ", "’ ")
"""What stands between the words of a name: a space, and the apostrophe of a plural before it."""
_COMMON = 6
"""A word of this tier or a higher one is so common that it alone does not tell a body from others."""
_NEW = frozenset(
    {"a", "an", "another", "other", "second", "new", "former", "unlike", "neighbouring", "rival"}
)
"""Before a name these say that it is another thing than one named before."""


class _Name(NamedTuple):
    """A name: its words as written, their stems, and the numbers of the first and last word at each place;
    ``kind`` is the word that says what the thing is: the last one, or that before “of”.
    """

    words: tuple[str, ...]
    stems: tuple[str, ...]
    places: list[tuple[int, int]]
    kind: int

    @property
    def numbers(self) -> list[int]:
        """The numbers of the first words."""
        return [first for first, _ in self.places]


class _Classes:
    """The classes of words of names: of which classes a stem is, as a kind of thing and as a part."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._of: dict[str, dict[str, set[int]]] = {"kind": {}, "part": {}}
        for number, line in enumerate(lines):
            group, _, words = line.partition(": ")
            for word in words.split():
                self._of[group].setdefault(word, set()).add(number)

    def alike(self, group: str, one: str, two: str) -> bool:
        """Say whether two words as written are of one class of a group."""
        return not self._read(group, one).isdisjoint(self._read(group, two))

    def _read(self, group: str, word: str) -> set[int]:
        known, low = self._of[group], word.lower().removesuffix("’s").removesuffix("'s").rstrip("’'")
        return known.get(low) or known.get(low.removesuffix("s")) or set()


_classes = once(_Classes)


def exchanged_words(ctx: Scope) -> Iterator[Slip]:
    """Yield names that stand once and have a word in place of a related one of an earlier name ("Port Fund",
    "Harbour Fund"; "Boundary Act", "Boundaries Act"), or its words in another order, no sentence having both.
    """
    if ctx.facts.word_count > MOST_WORDS:
        return
    table = ctx.facts.word_table
    sharing: dict[str, list[_Name]] = {}
    done = -1
    for name in sorted(_names(ctx), key=lambda name: name.places[0]):
        keys = [stem[:_BEGINNING] for stem in name.stems]
        earlier = {id(other): other for key in keys for other in sharing.get(key, ())}
        for key in keys:
            sharing.setdefault(key, []).append(name)
        # A name that comes again has a right of its own.
        if len(name.places) > 1 or of_kin(ctx, name.places[0][0]):
            continue
        here, end = name.places[0]
        if here <= done:
            continue
        for other in earlier.values():
            if not _of_two_sides(name, other) and (
                (_one_thing(ctx, name, other) or _of_one_body(ctx, name, other))
                and ctx.block_at(table.starts[here]) is not None
                and not together(ctx, other.numbers, name.numbers)
            ):
                there, last = other.places[0]
                done = end
                yield ctx.found(
                    table.starts[here],
                    table.ends[end],
                    kind="exchanged",
                    beside=(table.starts[there], table.ends[last]),
                    name=_written(ctx, here, end),
                    other=_written(ctx, there, last),
                    count=len(other.places),
                )
                break


def _of_two_sides(one: _Name, two: _Name) -> bool:
    """Say whether only one of two names begins with a side of the sky, or both with another one."""
    sides = one.words[0].startswith(_SIDES), two.words[0].startswith(_SIDES)
    return any(sides) and one.words[0] != two.words[0]


def _written(ctx: Scope, first: int, last: int) -> str:
    forms = ctx.facts.word_table.forms
    return " ".join(forms[at] for at in range(first, last + 1))


def _names(ctx: Scope) -> list[_Name]:
    """Return the runs of capitalised words, joined by “of” as well; of each also its last two words, and what
    stands behind an “of” (“Friends of the Harbour Fund”).
    """
    table, stem_of = ctx.facts.word_table, ctx.facts.terms.stem_of
    forms, gaps = table.forms, table.gaps
    found: dict[tuple[str, ...], _Name] = {}
    run: list[int] = []
    links: list[int] = []
    for number, following in pairwise((*table.capitals, -1)):
        joined = following == number + 1 and gaps[following] in _GAPS
        link = not joined and _linked(table.lower, gaps, number, following)
        if not (joined or link) and not run:
            continue
        run.append(number)
        if link:
            links.append(len(run))
        if joined or link:
            continue
        begin = 0 if stem_of(forms[run[0]]) else 1
        last = [max(begin, len(run) - 2)] if not links else []
        for first in dict.fromkeys((begin, *last, *links)):
            name = tuple(forms[at] for at in run[first:])
            if 1 < len(name) <= _LONGEST and all(map(_is_word, name)):
                stems = tuple(map(stem_of, name))
                kind = next((at for at in links if at > first), len(run)) - first - 1
                if all(stems):
                    place = run[first], run[-1]
                    found.setdefault(name, _Name(name, stems, [], kind)).places.append(place)
        run, links = [], []
    return list(found.values())


def _linked(lower: Sequence[str], gaps: Sequence[str], number: int, following: int) -> bool:
    """Say whether a small word and maybe an article stand between two words and nothing else."""
    between = range(number + 1, following)
    return (
        0 < len(between) <= 2
        and lower[number + 1] in _LINKS
        and (len(between) == 1 or lower[number + 2] == "the")
        and all(gaps[at] == " " for at in range(number + 1, following + 1))
    )


def _plain(form: str) -> str:
    """Return a word without the ending of a possessive."""
    return form.removesuffix("'s").removesuffix("’s").removesuffix("’").removesuffix("'")


def _is_word(form: str) -> bool:
    plain = _plain(form)
    return plain.istitle() and plain.replace("-", "").isalpha()


def _one_thing(ctx: Scope, one: _Name, two: _Name) -> bool:
    """Say whether two names of as many words are likely of one thing. The word that says what it is has a
    plural.
    """
    if len(one.words) != len(two.words) or one.kind != two.kind:
        return False
    differ = [at for at in range(len(one.words)) if _plain(one.words[at]) != _plain(two.words[at])]
    if len(differ) == 1 and differ[0] == one.kind == len(one.words) - 1:
        return _in_other_number(ctx, one, two)
    if len(differ) != 1 or differ[0] == one.kind:
        return False
    here, there = one.stems[differ[0]], two.stems[differ[0]]
    if here == there or _of_one_family(here, there):
        # Where two more words are the same, "Lights" and "Lighting" tell no two things apart.
        return len(one.words) > _DIFFERENT or not any(
            name.words[differ[0]].endswith(_VERBAL) for name in (one, two)
        )
    synonyms: Synonyms = ctx.facts.synonyms
    classes = _classes(ctx.data("name-kinds.txt"))
    return (
        there in synonyms.of(here)
        or here in synonyms.of(there)
        or classes.alike("part", one.words[differ[0]], two.words[differ[0]])
    )


def _in_other_number(ctx: Scope, one: _Name, two: _Name) -> bool:
    """Say whether the first of two names, that stands once, is the second in the other number, and is spoken
    of as the only one ("the Osby Classic … the Osby Classics").
    """
    table = ctx.facts.word_table
    ends = sorted((_plain(one.words[-1]), _plain(two.words[-1])), key=len)
    the = all(any(at and table.lower[at - 1] == "the" for at in name.numbers) for name in (one, two))
    return ends[1] == f"{ends[0]}s" and len(two.places) > 1 and the


def _of_one_body(ctx: Scope, one: _Name, two: _Name) -> bool:
    """Say whether two names share what tells a thing from others, and differ in words of one class, or in
    their order. What says what the thing is stands last, or first before “of”.
    """
    shared = [(a, b) for a in range(len(one.stems)) for b in range(len(two.stems)) if _same(one, a, two, b)]
    # "Delta Crescent Records", "Crescent Delta".
    if one.words == two.words[1::-1] and len(two.words) > _DIFFERENT:
        return any(_within(ctx, number) for number in one.numbers)
    left = [at for at in range(len(one.words)) if at not in {a for a, _ in shared}]
    right = [at for at in range(len(two.words)) if at not in {b for _, b in shared}]
    if not left and not right:
        return _reordered(ctx, one, two)
    if abs(len(left) - len(right)) > 1 or max(len(left), len(right)) > _DIFFERENT or not shared:
        return False
    classes = _classes(ctx.data("name-kinds.txt"))
    kinds = one.kind in left, two.kind in right
    lexicon, told = ctx.facts.lexicon, [_plain(one.words[a]).lower() for a, _ in shared]
    own = any(lexicon.tier(word) < _COMMON for word in told)
    unknown = not all(map(lexicon.known, told))
    if kinds[0] != kinds[1] or not (own or len(shared) > 1):
        return False
    if kinds[0] and not classes.alike("kind", one.words[one.kind], two.words[two.kind]):
        return False
    parts = [at for at in left if at != one.kind], [at for at in right if at != two.kind]
    if len(parts[0]) != len(parts[1]):
        # A name of its own tells enough where a word is left out as well.
        return kinds[0] and unknown and not (parts[0] and parts[1]) and not _introduced(ctx, one)
    return all(
        classes.alike("part", one.words[a], two.words[b]) for a, b in zip(*parts, strict=True)
    ) and not _introduced(ctx, one)


def _same(one: _Name, here: int, two: _Name, there: int) -> bool:
    """Say whether two words of names are one: the same stem, or one that the other begins with."""
    a, b = one.stems[here], two.stems[there]
    return a == b or (min(len(a), len(b)) >= _LONGEST and (a.startswith(b) or b.startswith(a)))


def _introduced(ctx: Scope, name: _Name) -> bool:
    """Say whether a name is introduced as another thing (“a new …”)."""
    table, first = ctx.facts.word_table, name.places[0][0]
    return any(table.lower[at] in _NEW for at in (first - 1, first - 2) if at >= 0)


def _reordered(ctx: Scope, one: _Name, two: _Name) -> bool:
    """Say whether two names are of the same words in another order, each within a sentence, or one with
    “of”.
    """
    if len(one.words) != len(two.words) or one.words == two.words:
        return False
    linked = one.kind < len(one.words) - 1, two.kind < len(two.words) - 1
    if linked[0] != linked[1]:
        return _classes(ctx.data("name-kinds.txt")).alike("kind", one.words[one.kind], two.words[two.kind])
    same = sorted(one.words) == sorted(two.words) and not linked[0]
    # "Lake Arden", "Arden Lake": what the thing is stands first or last.
    if same and len(one.words) == _DIFFERENT:
        classes = _classes(ctx.data("name-kinds.txt"))
        if any(classes.alike("kind", word, word) for word in one.words) and one.words[0] == two.words[1]:
            return True
    return same and all(any(_within(ctx, number) for number in name.numbers) for name in (one, two))


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
