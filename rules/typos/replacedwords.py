"""Fixed expressions in which a program put other words."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from copydesk.api import Scope, Slip, TextWords, Word, once

from .bothreplaced import both_replaced
from .fixedterms import PAIR, varied_terms
from .spunpairs import overlaps, spun_pairs
from .spuntext import spun
from .swapmeasures import Swap
from .torturedphrases import tortured_phrases

MOST_BETWEEN = 2
HABIT = 3
DENSE = 8
"""So many pairs in a thousand words that nobody writes are no accident."""
CLOSE = 4
"""So many terms in a thousand words, of which one word is replaced, are no accident."""
LONG = 3
"""So many words are no accident, when papers have been seen to have them."""
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
    phrase; the second words of a term, in the singular and the plural.
    """

    terms: frozenset[str]
    right: dict[str, str]
    usual: frozenset[str]
    shapes: dict[str, list[Shape]]
    firsts: frozenset[str]
    openers: frozenset[str]
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


def spinner_synonym(ctx: Scope) -> Iterator[Slip]:
    index = _swaps(ctx.data("spinner-index.txt"))
    every = sorted(
        [*_tortured(ctx), *_expressions(ctx, index)], key=lambda one: (one.first.start, -one.last.end)
    )
    found: list[Found] = []
    for one in every:
        apart = not found or one.first.start >= found[-1].last.end
        if apart and not ctx.quoted(one.first.start, one.last.end):
            found.append(one)
    odd = {one.meant for one in found if one.odd}
    rest = {one.meant for one in found if not one.odd and not one.collected}
    # A person may choose "national safety" now and then; a program does it all the time.
    habit = bool(odd) or (len(rest) >= HABIT and len(rest) * 1000 >= HABIT * ctx.facts.word_count)
    # One that nobody says and others beside it, in a short text: that is no accident either.
    every_one = len({one.meant for one in found})
    dense = bool(odd) and every_one > 1 and every_one * 1000 >= DENSE * ctx.facts.word_count
    varied = _varied(ctx, found)
    # Of two words it is weighed, too, how they go together.
    longer = {one.meant for one in varied if one.known and one.swap is None}
    swapped = list(_swapped(ctx, found, len(odd | longer), [one.swap for one in varied if one.swap]))
    habit = habit or bool(swapped)
    for one in found:
        if not (one.odd or habit):
            continue
        certain = one.known or dense
        kind = ("several" if len(odd) > 1 else "known" if certain else "one") if one.odd else "chosen"
        yield ctx.found(one.first.start, one.last.end, kind=kind, meant=one.meant)
    taken = swapped + list(_terms(ctx, varied, swapped, len(odd)))
    if odd:
        more = list(_more(ctx, found))
        several = len(odd) > 1 or any(one.odd and one.known for one in found)
        if several or dense or (len(more) > 1 and len(more) * 1000 >= DENSE * ctx.facts.word_count):
            yield from (one for one in more if not any(_touch(one, other) for other in taken))
    yield from taken


def _terms(ctx: Scope, varied: Sequence[Found], swapped: Sequence[Slip], odd: int) -> Iterator[Slip]:
    """Yield the terms with a synonym in them. One is an accident, or a play on words, unless the rest of it
    tells it; of several, none is. ``odd`` is how many expressions the text has that nobody uses.
    """
    least = ctx.data("swap-weights.toml")["term-least"]
    terms = {one.meant for one in varied if one.swap is None or one.swap.odds >= least}
    close = len(terms) * 1000 >= CLOSE * ctx.facts.word_count
    beside = bool(odd or swapped) or (len(terms) > 1 and close)
    firm = bool(swapped) or (close and odd + len(terms) >= HABIT)
    # Of a thousand pairs that people write one looks like a term with a synonym in it.
    few = len(terms) * 1000 < ctx.facts.word_count
    for one in varied:
        kind = "known" if one.known and beside and firm else "one"
        told = ctx.found(one.first.start, one.last.end, kind=kind, meant=one.meant)
        alone = one.known and not (few and len(one.meant.split()) == PAIR)
        if (alone or beside) and not any(_touch(told, other) for other in swapped):
            yield told


def _swapped(ctx: Scope, found: Sequence[Found], odd: int, terms: Sequence[Swap]) -> Iterator[Slip]:
    """Yield the fixed pairs of a text in which a synonym tool put other words, if there are many. What nobody
    says, and terms with another word in them, speak for such a tool, too.
    """
    table = ctx.facts.word_table
    for one, firm in spun(ctx, odd, terms, partial(_stands_free, ctx, found)):
        kind = "firm" if firm else "swapped"
        yield ctx.found(table.starts[one.first], table.ends[one.last], kind=kind, meant=one.meant)


def _touch(one: Slip, other: Slip) -> bool:
    return one.start < other.end and other.start < one.end


def _stands_free(ctx: Scope, found: Sequence[Found], one: Swap, quoted: bool) -> bool:
    """Say whether a swap stands in the prose of one block (in quoted speech, too, if ``quoted``) and touches
    nothing that was found.
    """
    table = ctx.facts.word_table
    start, end = table.starts[one.first], table.ends[one.last]
    block = ctx.block_at(start)
    return (
        block is not None
        and end <= block.end
        and (quoted or not ctx.quoted(start, end))
        and all(other.last.end <= start or end <= other.first.start for other in found)
    )


def _more(ctx: Scope, found: Sequence[Found]) -> Iterator[Slip]:
    """Yield what else was replaced in a text that a program has rewritten."""
    table = ctx.facts.word_table
    taken = [(one.first.start, one.last.end) for one in found]
    for pair in spun_pairs(ctx):
        first, last = table.word(pair.first), table.word(pair.first + 1)
        block = ctx.block_at(first.start)
        if (
            block is not None
            and last.end <= block.end
            and not overlaps(table, pair, taken)
            and not ctx.quoted(first.start, last.end)
        ):
            taken.append((first.start, last.end))
            yield ctx.found(first.start, last.end, kind="beside", meant=pair.meant)


def _tortured(ctx: Scope) -> Iterator[Found]:
    table = ctx.facts.word_table
    for one in tortured_phrases(table, ctx.data("tortured-phrases.keyed")):
        first, last = table.word(one.first), table.word(one.last)
        block = ctx.block_at(first.start)
        if block is not None and last.end <= block.end:
            known = one.collected and one.last - one.first + 1 >= LONG
            yield Found(first, last, one.meant, not one.plain, known, collected=True)


def _varied(ctx: Scope, found: Sequence[Found]) -> list[Found]:
    """Return the terms with a synonym in them that stand in prose, outside speech and what was found."""
    table = ctx.facts.word_table
    told: list[Found] = []
    for one in (*varied_terms(ctx), *both_replaced(ctx)):
        first, last = table.word(one.first), table.word(one.last)
        block = ctx.block_at(first.start)
        free = all(
            other.last.end <= first.start or last.end <= other.first.start for other in (*found, *told)
        )
        if free and block is not None and last.end <= block.end and not ctx.quoted(first.start, last.end):
            told.append(Found(first, last, one.meant, odd=False, known=one.alone, swap=one.swap))
    return told


def _expressions(ctx: Scope, swaps: Swaps) -> Iterator[Found]:
    table = ctx.facts.word_table
    lower, after, last = table.lower, 0, len(table) - 1
    pairs = {n - 1 for n in table.where(swaps.seconds) if n and lower[n - 1] in swaps.firsts}
    for at in sorted(pairs.union(table.where(swaps.openers))):
        if at == last:
            continue
        text = lower[at]
        if text in swaps.shapes and (phrase := _phrase(swaps, table, at)):
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
        frozenset(shapes),
        sets["seconds"].union(*map(_plurals, sets["seconds"])),
    )


def _plurals(noun: str) -> tuple[str, ...]:
    """Return the words of which ``_singulars`` makes a noun."""
    if noun.endswith("y"):
        return f"{noun}s", f"{noun[:-1]}ies"
    return () if noun.endswith("ie") else (f"{noun}s",)
