"""People with a title whose name or title is another one elsewhere: "Harald Wendt … Mr Wend", "R. Thistlewood
… Councillor Thistlewaite", "Father Quirin … Brother Quirin".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from copydesk.api import Scope, Slip, once, word_sets

from .namesounds import left_out
from .nearnames import LEAST_LETTERS, MOST_WORDS, of_kin, together

_BEGINNING = 7
"""So many letters, at least, two surnames begin with that are taken for each other."""
_LONGER = 2
_TWO = 2
_APART = (" ", ". ")


class _Titles(NamedTuple):
    """The words that are titles; those that make another one of a title; the long form of a short one; and
    the pairs of titles of which one person has only one.
    """

    words: frozenset[str]
    ranked: frozenset[str]
    written: Mapping[str, str]
    apart: frozenset[frozenset[str]]


@once
def _titles(lines: tuple[str, ...]) -> _Titles:
    sets = word_sets(lines)
    short = (pair.partition(":") for pair in sets["before-a-name"])
    apart = (pair.partition(":") for pair in sets["titles-apart"])
    return _Titles(
        sets["titles"],
        sets["ranked"],
        {abbreviated: written for written, _, abbreviated in short},
        frozenset(frozenset((one, two)) for one, _, two in apart),
    )


def titled_names(ctx: Scope) -> Iterator[Slip]:
    """Yield names behind a title that stand once, where the article has another one that is nearly the same,
    and the rarer of two titles of one name; no sentence has both.
    """
    if ctx.facts.word_count > MOST_WORDS:
        return
    titled = _titled(ctx)
    if titled:
        yield from _other_names(ctx, titled)
        yield from _other_titles(ctx, titled)


def _titled(ctx: Scope) -> dict[str, dict[str, list[int]]]:
    """Return, for each name behind a title, the numbers of its words by the title, written out."""
    table, titles = ctx.facts.word_table, _titles(ctx.data("consistency.txt"))
    found: dict[str, dict[str, list[int]]] = {}
    for number in table.capitals:
        form = _plain(table.forms[number])
        before = table.lower[number - 1].rstrip(".") if number and table.gaps[number] in _APART else ""
        if before not in titles.words or not table.forms[number - 1][0].isupper():
            continue
        if len(form) < LEAST_LETTERS or not form.istitle() or not form.isalpha():
            continue
        follows = (
            number + 1 < len(table) and table.gaps[number + 1] == " " and table.forms[number + 1][0].isupper()
        )
        if follows or before == form.lower():
            continue  # "Judge Mary Lund": a first name
        title = titles.written.get(before, before)
        rank = table.lower[number - 2] if number > 1 and table.gaps[number - 1] == " " else ""
        if rank in titles.ranked:
            title = f"{rank} {title}"
        found.setdefault(form.lower(), {}).setdefault(title, []).append(number)
    return found


def _plain(form: str) -> str:
    return form.removesuffix("'s").removesuffix("’s")


def _other_names(ctx: Scope, titled: Mapping[str, Mapping[str, list[int]]]) -> Iterator[Slip]:
    table, lexicon = ctx.facts.word_table, ctx.facts.lexicon
    lone = {
        name: numbers[0]
        for name, by_title in titled.items()
        if len(numbers := [one for places in by_title.values() for one in places]) == 1
        and sum(ctx.facts.capitals.get(name, {}).values()) <= 1
        and len(table.numbers.get(name, ())) == 1
    }
    if not lone:
        return
    surnames = _surnames(ctx)
    for name, here in lone.items():
        for other, places in surnames.items():
            if other == name or not _taken_for(name, other, often=len(places) > 1):
                continue
            if lexicon.look_up(name).name and lexicon.look_up(other).name:
                continue
            if together(ctx, [here], places) or of_kin(ctx, here):
                continue
            yield from _slip(ctx, here, here, places[0], places[0], len(places))
            break


def _surnames(ctx: Scope) -> dict[str, list[int]]:
    """Return the numbers of the words that stand behind a first name or initials somewhere and have a
    capital.
    """
    table, titles = ctx.facts.word_table, _titles(ctx.data("consistency.txt")).words
    found: dict[str, list[int]] = {}
    full: set[str] = set()
    for number in table.capitals:
        form = _plain(table.forms[number])
        if len(form) < LEAST_LETTERS or not form.istitle() or not form.isalpha():
            continue
        found.setdefault(form.lower(), []).append(number)
        before = table.forms[number - 1] if number and table.gaps[number] in _APART else ""
        initial = len(before.rstrip(".")) == 1 and before[:1].isupper()
        first = before.istitle() and table.gaps[number] == " " and before.lower() not in titles
        given = ctx.facts.lexicon.look_up(before.lower())
        if initial or (first and (given.name or not given.known)):
            full.add(form.lower())
    return {word: found[word] for word in full}


def _taken_for(one: str, two: str, *, often: bool) -> bool:
    """Say whether a surname was likely put for another one, which stands ``often`` or not."""
    shorter, longer = sorted((one, two), key=len)
    if one[0] != two[0] or longer == f"{shorter}s":
        return False
    if often and abs(len(one) - len(two)) <= 1:
        return not set(left_out(one)).isdisjoint(left_out(two))
    # "Thibodeau", "Thibodaux": as long, and another ending.
    same = len(one) == len(two)
    alike = one[: _BEGINNING - same] == two[: _BEGINNING - same] and len(shorter) > _BEGINNING
    return alike and len(longer) - len(shorter) <= _LONGER and not longer.startswith(shorter)


def _other_titles(ctx: Scope, titled: Mapping[str, Mapping[str, list[int]]]) -> Iterator[Slip]:
    titles = _titles(ctx.data("consistency.txt"))
    for by_title in titled.values():
        if len(by_title) != _TWO:
            continue
        (rare, few), (usual, many) = sorted(by_title.items(), key=lambda one: (len(one[1]), -one[1][0]))
        rank, _, plain = max(rare, usual, key=len).partition(" ")
        soft = {"mr", "doctor"} & {rare, usual}
        dropped = rank in titles.ranked and plain in (rare, usual)
        if len(few) != 1 or not (
            dropped or (frozenset((rare, usual)) in titles.apart and len(many) > len(soft))
        ):
            continue
        if not together(ctx, few, many) and not of_kin(ctx, few[0]):
            sizes = [1 + title.count(" ") for title in (rare, usual)]
            yield from _slip(ctx, few[0] - sizes[0], few[0], many[0] - sizes[1], many[0], len(many))


def _slip(ctx: Scope, first: int, last: int, there: int, until: int, count: int) -> Iterator[Slip]:
    """Yield what is told of the words from one number to another; that of the other form is ``there``."""
    table = ctx.facts.word_table
    start, end = table.starts[first], table.starts[last] + len(_plain(table.forms[last]))
    beside = table.starts[there], table.starts[until] + len(_plain(table.forms[until]))
    if ctx.block_at(start) is not None and not ctx.quoted(start, end):
        yield ctx.found(
            start,
            end,
            kind="single",
            beside=beside,
            name=ctx.text[start:end],
            other=ctx.text[slice(*beside)],
            count=count,
        )
