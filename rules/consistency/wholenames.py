"""The names of several words of an article, and the classes of words by which they are compared."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from copydesk.api import Scope

from .thingclasses import classes_of

_LONGEST = 5
_PAIR = 2
_LINKS = frozenset({"of", "for", "on"})
_GAPS = (" ", "' ", "’ ")
"""What stands between the words of a name: a space, and the apostrophe of a plural before it."""


class WholeName(NamedTuple):
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


def whole_names(ctx: Scope) -> list[WholeName]:
    """Return the runs of capitalised words, joined by “of” as well; of each also its last two words, its
    first two where they are a street, and what stands behind an “of” (“Friends of the Harbour
    Fund”).
    """
    table, stem_of = ctx.facts.word_table, ctx.facts.terms.stem_of
    classes = classes_of(ctx.data("name-kinds.txt"))
    forms, gaps = table.forms, table.gaps
    found: dict[tuple[str, ...], WholeName] = {}
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
        cuts = dict.fromkeys((first, len(run)) for first in (begin, *last, *links))
        pair = begin + _PAIR
        # "Cole Road" of "Cole Road Baths"
        if not links and len(run) > pair and classes.alike("kind", forms[run[pair - 1]], "street"):
            cuts[begin, pair] = None
        for first, end in cuts:
            name = tuple(forms[at] for at in run[first:end])
            if 1 < len(name) <= _LONGEST and all(map(_is_word, name)):
                stems = tuple(map(stem_of, name))
                kind = next((at for at in links if at > first), end) - first - 1
                if all(stems):
                    place = run[first], run[end - 1]
                    found.setdefault(name, WholeName(name, stems, [], kind)).places.append(place)
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


def plain(form: str) -> str:
    """Return a word without the ending of a possessive."""
    return form.removesuffix("'s").removesuffix("’s").removesuffix("’").removesuffix("'")


def _is_word(form: str) -> bool:
    word = plain(form)
    return word.istitle() and word.replace("-", "").isalpha()
