"""Expressions of which both words were replaced ("enormous information" for big data), and
names of which one or both were ("Large Apple", "Seashore Protect").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from copydesk.api import Near, Scope, fixed_of, frames_at, singular

from .swapmeasures import Swap, plain

BOTH = 2
WELL_KNOWN = 7.0
"""So firmly belongs together a name that is told with both of its words replaced."""
MOST_NAMES = 40
"""So many pairs of words with capitals are looked at."""


def twins(ctx: Scope, numbers: Mapping[str, int], sure: float) -> Iterator[Swap]:
    """Yield the neighbours that were never counted together, and that programs are known to put for two words
    that are a fixed pair.
    """
    table, known, pairs = ctx.facts.word_table, ctx.facts.swaps, ctx.facts.word_pairs
    programs = {word: known.programs(number) for word, number in numbers.items()}
    for first in range(len(table) - 1):
        left, right = table.lower[first], table.lower[first + 1]
        noun = singular(right)
        if not (programs.get(left) and programs.get(noun)) or table.gaps[first + 1] != " ":
            continue
        if pairs.counted(left, right) or not (plain(ctx, first) and plain(ctx, first + 1)):
            continue
        best, meant = 0.0, (0, 0)
        for other in programs[left]:
            heads = known.heads(other)
            for head in heads.keys() & set(programs[noun]):
                fixed = fixed_of(heads[head])
                if fixed.together + fixed.often > best:
                    best, meant = fixed.together + fixed.often, (other, head)
        if best >= sure:
            words = " ".join(map(known.name, meant))
            measures = {"twin": best}
            yield Swap(
                first, first + 1, first, first + 1, f"{left} {right}", words, words, measures, best / 3
            )


def names(ctx: Scope, numbers: Mapping[str, int], odds: float) -> Iterator[Swap]:
    """Yield names of two common words of which one was replaced, or both."""
    table = ctx.facts.word_table
    found: list[range] = []
    for first in range(len(table) - 1):
        if table.forms[first].istitle() and table.gaps[first + 1] == " " and table.lower[first] in numbers:
            last = first + 1
            while last < len(table) - 1 and table.lower[last] in ctx.facts.swaps.small and last < first + 3:
                last += 1
            inside = all(table.gaps[number] == " " for number in range(first + 1, last + 1))
            if inside and table.forms[last].istitle() and table.lower[last] in numbers:
                found.append(range(first, last + 1))
    often = Counter(" ".join(table.lower[one.start : one.stop]) for one in found)
    for name in found[:MOST_NAMES]:
        if often[" ".join(table.lower[name.start : name.stop])] == 1:
            yield from _named(ctx, numbers, name, odds)


def _named(ctx: Scope, numbers: Mapping[str, int], name: range, odds: float) -> Iterator[Swap]:
    """Yield a name for what is meant by it, if that is known and it is not."""
    table, known = ctx.facts.word_table, ctx.facts.swaps
    opens, closes = table.forms[name[0]], table.forms[name[-1]]
    first, last = numbers[opens.lower()], numbers[closes.lower()]
    between = [table.lower[number] for number in name[1:-1]]
    openers = {known.name(one).title() for one in _for(ctx, first)} | {opens}
    frames = {
        frame: opener
        for opener in openers
        for frame in frames_at([opener, *between, "_"], len(between) + 1, known.small)
        if frame.startswith(opener)
    }
    ends = _for(ctx, last) | {last}
    found = []
    for frame, row in known.frames(frames).items():
        for one, value in known.framed(row).items():
            swapped = (frames[frame] != opens) + (one != last)
            if one in ends and (swapped < BOTH or fixed_of(value).together >= WELL_KNOWN):
                found.append((swapped, frames[frame], one))
    if not found or min(found)[0] == 0:
        return
    _, opener, one = min(found)
    meant = " ".join([opener, *between, known.name(one).title()])
    at = name[0] if opener != opens else name[-1]
    upto = name[-1] if one != last else at
    put, right = (opens, opener) if opener != opens else (closes, known.name(one))
    yield Swap(name[0], name[-1], at, upto, put.lower(), right.lower(), meant, {"name": 1.0}, odds)


def _for(ctx: Scope, number: int) -> set[int]:
    """Return what a word stands for in one of its senses, or when a program put it there."""
    known = ctx.facts.swaps
    sure = {one for one, near in known.stands_for(number).items() if near == Near.SURE}
    return sure.union(known.programs(number))
