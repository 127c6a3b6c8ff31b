"""Expressions that are listed with what programs put for their words (``spinner-index.txt``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.api import Scope, TextWords, Word, once

from .swapmeasures import Swap

MOST_BETWEEN = 2
STOPS = frozenset(".!?;:,\u2014")


class Shape(NamedTuple):
    """The sets of words that follow the first word of a phrase, whether a comma must follow, what is meant,
    and whether a person may write it, too.
    """

    rest: tuple[frozenset[str], ...]
    comma: bool
    meant: str
    plain: bool


class Swaps(NamedTuple):
    """The data: terms of two words; a replacement → the words it may stand for ("!" = never said of that);
    replaced terms that are usual; phrases by first word; the first words of a replaced term; those of a
    phrase, with what may stand behind them (nothing: anything); the second words of a term, in the singular
    and the plural.
    """

    terms: frozenset[str]
    right: dict[str, str]
    usual: frozenset[str]
    shapes: dict[str, list[Shape]]
    firsts: frozenset[str]
    openers: dict[str, frozenset[str]]
    seconds: frozenset[str]


class Found(NamedTuple):
    """A replaced expression: its words, the expression meant, whether nobody says it so, whether it is so
    long and known that one is enough, whether it is of the phrases that are told beside odd ones only, and
    how it was weighed, if it was.
    """

    first: Word
    last: Word
    meant: str
    odd: bool
    known: bool = False
    collected: bool = False
    swap: Swap | None = None


def expressions(ctx: Scope) -> Iterator[Found]:
    """Yield the listed expressions of a text in which words were replaced, in reading order."""
    swaps = _swaps(ctx.data("spinner-index.txt"))
    table = ctx.facts.word_table
    lower, after, last = table.lower, 0, len(table) - 1
    pairs = {n - 1 for n in table.where(swaps.seconds) if n and lower[n - 1] in swaps.firsts}
    begun = {
        at
        for at in table.where(swaps.openers)
        if at < last and (not (behind := swaps.openers[lower[at]]) or lower[at + 1] in behind)
    }
    for at in sorted(pairs | begun):
        if at == last:
            continue
        text = lower[at]
        if at in begun and (phrase := _phrase(swaps, table, at)):
            one = phrase
        elif at in pairs and (pair := _pair(swaps, text, lower[at + 1])):
            if not table.gaps[at + 1].isspace() or "\n\n" in table.gaps[at + 1]:
                continue
            one = Found(table.word(at), table.word(at + 1), *pair)
        else:
            continue
        block = ctx.block_at(table.starts[at])
        if table.starts[at] >= after and block is not None and one.last.end <= block.end:
            after = one.last.end
            yield one


def _pair(swaps: Swaps, first: str, second: str) -> tuple[str, bool] | None:
    """Return the term that two neighbours replace, and whether one of them is never said of it."""
    best: tuple[str, bool] | None = None
    for noun in _singulars(second):
        if f"{first} {noun}" in swaps.terms or f"{first} {noun}" in swaps.usual:
            return None
        for left in (first, *swaps.right.get(first, "").split()):
            for right in (noun, *swaps.right.get(noun, "").split()):
                odd = "!" in left + right
                term = f"{left} {right}".replace("!", "")
                if term in swaps.terms and (best is None or odd):
                    best = (term, odd)
    return best


def _singulars(noun: str) -> tuple[str, ...]:
    if noun.endswith("ies"):
        return (noun, noun[:-3] + "y")
    return (noun, noun[:-1]) if noun.endswith("s") else (noun,)


def _phrase(swaps: Swaps, table: TextWords, at: int) -> Found | None:
    for shape in swaps.shapes.get(table.lower[at], ()):
        end = _match(shape.rest, table.lower, at + 1)
        ended = end and (not shape.comma or table.gaps[end].startswith(","))
        if ended and STOPS.isdisjoint("".join(table.gaps[at + 1 : end])):
            first, last = table.word(at), table.word(end - 1)
            return Found(first, last, shape.meant, not shape.plain, collected=shape.plain)
    return None


def _match(parts: tuple[frozenset[str], ...], lower: Sequence[str], at: int) -> int:
    """Return the number of the word after the match, or 0. An empty set stands for up to two words."""
    for number, part in enumerate(parts):
        if not part:
            return next(
                (
                    end
                    for skip in range(MOST_BETWEEN + 1)
                    if (end := _match(parts[number + 1 :], lower, at + skip))
                ),
                0,
            )
        if at >= len(lower) or lower[at] not in part:
            return 0
        at += 1
    return at


@once
def _swaps(lines: tuple[str, ...]) -> Swaps:
    """Read ``spinner-index.txt``: a key, a tab and a value a line (written by ``tools/build_spinner.py``)."""
    sets: dict[str, frozenset[str]] = {}
    right: dict[str, str] = {}
    shapes: dict[str, list[Shape]] = {}
    for line in lines:
        key, _, value = line.partition("\t")
        if key == "swap":
            word, _, meant = value.partition(" ")
            right[word] = meant
        elif key in ("phrase", "plain"):
            wrong, _, meant = value.partition(" = ")
            tokens = wrong.rstrip(",").lower().split()
            rest = tuple(frozenset(() if token == "~" else token.split("|")) for token in tokens[1:])
            for first in tokens[0].split("|"):
                shapes.setdefault(first, []).append(Shape(rest, wrong.endswith(","), meant, key == "plain"))
        else:
            sets[key] = frozenset(value.split(";"))
    return Swaps(
        sets["terms"],
        right,
        sets["usual"],
        shapes,
        sets["firsts"],
        {first: _behind(of) for first, of in shapes.items()},
        sets["seconds"].union(*map(_plurals, sets["seconds"])),
    )


def _behind(shapes: Sequence[Shape]) -> frozenset[str]:
    """Return the words of which one must follow the first one of some phrases; none where any may."""
    parts = [shape.rest[0] if shape.rest else frozenset[str]() for shape in shapes]
    return frozenset[str]().union(*parts) if all(parts) else frozenset()


def _plurals(noun: str) -> tuple[str, ...]:
    """Return the words of which ``_singulars`` makes a noun."""
    if noun.endswith("y"):
        return f"{noun}s", f"{noun[:-1]}ies"
    return () if noun.endswith("ie") else (f"{noun}s",)
