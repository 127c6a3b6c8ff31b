"""Terms that nobody varies, with one word of them replaced: "little claims court", "load of proof".

Most pairs of words can be said in other words. Some cannot: what they mean is not what their words mean
(``fixed-terms.keyed``). In such a term a synonym is telling even where it stands alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, KeysView, Sequence
from typing import NamedTuple

from copydesk.api import KeyedLines, Near, Scope, Swaps, once, singular

from .swapmeasures import SHORTEST, of_one_root, plain
from .swappedwords import parts_fit

LONGEST = 8_000
"""The words of a text: a book has room for everything."""
KEPT, OWNER = "*", "one's"
"""What marks a word of a term that is not looked at, and what stands for any possessive."""
OWNERS = frozenset(("my", "your", "his", "her", "its", "our", "their", OWNER))
PAIR, MUCH, NONE = 2, 3, -1
JOINS, PAUSE = ("", " ", "\n"), ", "


class Term(NamedTuple):
    """A term: its words as they are written, and in small letters; the number of the one by which it was
    looked up; those that may have been replaced; and what stands behind each but the last.
    """

    written: tuple[str, ...]
    lower: tuple[str, ...]
    anchor: int
    open: frozenset[int]
    pauses: tuple[str, ...]


class Variant(NamedTuple):
    """A term of which a word was replaced: the numbers of its first and last word, the term, and whether what
    is left of it is enough to tell it where it stands alone.
    """

    first: int
    last: int
    meant: str
    alone: bool


class Words(NamedTuple):
    """The words of a text, in parts where they have hyphens: in small letters and as written, the numbers of
    the words, and what stands before each ("" within a word).
    """

    lower: Sequence[str]
    forms: Sequence[str]
    numbers: Sequence[int]
    gaps: Sequence[str]


class Lead(NamedTuple):
    """The terms to which a word leads, how many words they have before and behind it at most, and the numbers
    (``Swaps.number``) of those that may have been replaced.
    """

    terms: tuple[Term, ...]
    before: int
    behind: int
    replaced: frozenset[int]


class _Terms(NamedTuple):
    """The terms by a word of theirs: the lines of the file, and what was read of them so far."""

    lines: KeyedLines
    read: dict[str, Lead]


class _Standing(dict[str, tuple[KeysView[int], Collection[int]]]):
    """The numbers of all that the words of a text may stand for: synonyms, and what programs put them for."""

    def __init__(self, known: Swaps) -> None:
        super().__init__()
        self._known = known

    def __missing__(self, word: str) -> tuple[KeysView[int], Collection[int]]:
        number = self._known.number(word.removesuffix("'s"))
        found: tuple[KeysView[int], Collection[int]] = {}.keys(), ()
        if number is not None:
            found = self._known.stands_for(number).keys(), self._known.programs(number)
        self[word] = found
        return found


def varied_terms(ctx: Scope) -> Iterator[Variant]:
    """Yield the terms of a text of which one word was replaced, in reading order."""
    if len(ctx.facts.word_table) > LONGEST:
        return
    swaps = ctx.facts.swaps
    terms, words = _terms(ctx.data("fixed-terms.keyed")), _parts(ctx)
    lower, standing = words.lower, _Standing(swaps)
    found: set[tuple[int, int, tuple[str, ...]]] = set()
    singulars = {word: singular(word) for word in set(lower)}
    keys = terms.lines.among({*singulars, *singulars.values()})
    # Most words of a text are in no term.
    leads = {word: known for word, one in singulars.items() if (known := {word, one} & keys)}
    for at, word in enumerate(lower):
        for key in leads.get(word, ()):
            lead = _read(terms, key, swaps)
            # Beside most of the others nothing stands for a word that is missing.
            for one in (*lower[max(0, at - lead.before) : at], *lower[at + 1 : at + 1 + lead.behind]):
                near, programs = standing[one]
                if not near.isdisjoint(lead.replaced) or not lead.replaced.isdisjoint(programs):
                    break
            else:
                continue
            here = [(at - term.anchor, odd_one(words, at - term.anchor, term), term) for term in lead.terms]
            # "Goal kick" is as good as "corner kick".
            if all(put != NONE for _, put, _ in here):
                found.update(
                    (start, put, term.written)
                    for start, put, term in here
                    if put is not None and _stands_for(ctx, words, start, put, term)
                )
    # What a text says again and again is its own term.
    often = Counter((words.lower[put], written) for _, put, written in found)
    for start, put, written in sorted(found):
        if often[words.lower[put], written] == 1:
            last = words.numbers[start + len(written) - 1]
            kept = [word for word in words.lower[start : start + len(written)] if word != words.lower[put]]
            alone = len(kept) > MUCH or len([word for word in kept if word not in swaps.small]) > 1
            yield Variant(words.numbers[start], last, " ".join(written), alone)


def _parts(ctx: Scope) -> Words:
    table = ctx.facts.word_table
    lower: list[str] = []
    forms: list[str] = []
    numbers: list[int] = []
    gaps: list[str] = []
    for number, (form, gap) in enumerate(zip(table.forms, table.gaps, strict=False)):
        parts = form.split("-")
        forms += parts
        numbers += [number] * len(parts)
        gaps += [gap, *[""] * (len(parts) - 1)]
    lower = [form.lower().replace("’", "'") for form in forms]
    return Words(lower, forms, numbers, gaps)


def odd_one(words: Words, start: int, term: Term) -> int | None:
    """Return the number of the only word that is not the one of the term, ``NONE`` if all of them are, and
    nothing if it is another expression.
    """
    lower, numbers = words.lower, words.numbers
    end = start + len(term.lower)
    if start < 0 or end > len(lower):
        return None
    put = NONE
    for at, word in enumerate(term.lower, start):
        if lower[at] != word and not _same(lower[at], word):
            if put != NONE or at - start not in term.open:
                return None
            put = at
    for at, pause in enumerate(term.pauses, start + 1):
        if words.gaps[at] not in JOINS and words.gaps[at] != pause:
            return None
    if (start and numbers[start - 1] == numbers[start]) or (
        end < len(numbers) and numbers[end - 1] == numbers[end]
    ):
        return None  # part of a longer word with hyphens
    return put


def _same(word: str, meant: str) -> bool:
    """Say whether a word is one of a term, or a form of it."""
    if word == meant:
        return True
    if meant == OWNER:
        return word in OWNERS or word.endswith("'s")
    if word[:2] != meant[:2]:
        return False
    stem = meant.removesuffix("e")
    return singular(word) == meant or word in (f"{stem}ed", f"{stem}ing", f"{meant}es")


def _stands_for(ctx: Scope, words: Words, start: int, put: int, term: Term) -> bool:
    """Say whether a word may have been put for the one of a term, and is not usual beside the others."""
    at, word = put - start, words.lower[put].removesuffix("'s")
    meant, name = term.lower[at].removesuffix("'s"), term.written[at][0].isupper()
    cased = words.forms[put][0].isupper() if name else plain(ctx, words.numbers[put])
    # "Favored" for "favoured" is no synonym.
    spelling = word[:SHORTEST] == meant[:SHORTEST] and abs(len(word) - len(meant)) <= 1
    if len(word) < SHORTEST or not cased or spelling or of_one_root(word, meant):
        return False
    swaps = ctx.facts.swaps
    if len(term.lower) > PAIR:
        return may_stand(swaps, word, meant, Near.MUTUAL)
    # What stands for nothing is most of it, and soon told.
    if not may_stand(swaps, word, meant, Near.SURE):
        return False
    if ctx.facts.word_pairs.counted(*words.lower[start : start + PAIR]):
        return False
    number = words.numbers[start]
    return words.numbers[start + 1] == number or parts_fit(ctx, number, word == words.lower[start + 1])


def may_stand(known: Swaps, word: str, meant: str, least: int) -> bool:
    """Say whether a word may have been put for another one, as a synonym that is so near at least."""
    own = known.number(word)
    if own is None:
        return False
    near, programs = known.stands_for(own), known.programs(own)
    return any(
        near.get(one, -1) >= least or one in programs
        for form in (meant, f"{meant}s")
        if form != word and (one := known.number(form)) is not None
    )


@once
def _terms(lines: KeyedLines) -> _Terms:
    return _Terms(lines, {})


def _read(terms: _Terms, key: str, swaps: Swaps) -> Lead:
    """Return what a word leads to."""
    found = terms.read.get(key)
    if found is None:
        of = tuple(term(key, written) for written in terms.lines[key].split("; "))
        meant = {one.lower[at].removesuffix("'s") for one in of for at in one.open}
        found = terms.read[key] = Lead(
            of,
            max(one.anchor for one in of),
            max(len(one.lower) - 1 - one.anchor for one in of),
            frozenset(swaps.numbers({*meant, *(f"{word}s" for word in meant)}).values()),
        )
    return found


def term(key: str, line: str) -> Term:
    """Read a line of the list for a word by which it is looked up."""
    marked = line.replace("-", " ").split()
    written = tuple(word.lstrip(KEPT).rstrip(",") for word in marked)
    lower = tuple(map(str.lower, written))
    closed = {at for at, word in enumerate(marked) if word[0] == KEPT or len(word) < SHORTEST}
    anchor = lower.index(key)
    pauses = tuple(PAUSE if word.endswith(",") else " " for word in marked[:-1])
    return Term(written, lower, anchor, frozenset(range(len(lower))) - closed - {anchor}, pauses)
