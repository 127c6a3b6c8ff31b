"""What is weighed of every word that a synonym tool may have put somewhere: what the rest of the article is
about.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from math import log1p
from typing import NamedTuple

from copydesk.api import Scope, once, regex, singular

SHORTEST = 3
"""Shorter words are not looked at."""
MOST_KNOWN = 8_000
"""Of so many words is kept what was found out."""
SAME = 5
"""Forms of one word begin with so many letters that are the same, or with all of the shorter one."""
AT_MOST = 1.0
"""So much, as a rule, what the article is about may speak for a swap."""
AMERICAN = {
    "our": "or",
    "nce": "nse",
    "ise": "ize",
    "isa": "iza",
    "yse": "yze",
    "tre": "ter",
    "ogue": "og",
    "ll": "l",
}
"""How letters are written in America that are written otherwise in Britain."""
VARYING = regex("|".join(AMERICAN))
Weights = Mapping[str, float]


@once
def stop_words(lines: Sequence[str]) -> frozenset[str]:
    """Return the words of ``stopwords.txt``, which has several on a line."""
    return frozenset(" ".join(lines).split())


class Swap(NamedTuple):
    """An expression that stands for another one: the numbers of its first and last word, those of the first
    and last word that were put there, the words themselves, the word that is meant, the expression that is
    meant, what was measured, and the natural logarithm of the odds.
    """

    first: int
    last: int
    at: int
    upto: int
    put: str
    right: str
    meant: str
    measures: dict[str, float]
    odds: float


def is_weighed(word: str) -> bool:
    """Say whether a word is looked at."""
    return len(word) >= SHORTEST and word.isalpha()


def numbers_of(ctx: Scope) -> dict[str, int]:
    """Return the numbers of the words of a text, and of their singulars, in the table of swaps."""
    asked = set(filter(is_weighed, ctx.facts.word_table.vocabulary))
    return ctx.facts.swaps.numbers(asked | {singular(word) for word in asked})


def odds_of(weights: Weights, measures: Mapping[str, float]) -> float:
    """Return the natural logarithm of the odds."""
    return weights["constant"] + sum(weights[name] * value for name, value in measures.items())


def plain(ctx: Scope, number: int) -> bool:
    """Say whether a word has no capital, or one that its place gives it."""
    table = ctx.facts.word_table
    form = table.forms[number]
    if form.islower():
        return True
    gap = table.gaps[number]
    opens = number == 0 or "\n" in gap or any(mark in gap for mark in ".!?:")
    return opens and form.istitle() and form.lower() not in ctx.facts.capitals


def of_one_root(word: str, other: str) -> bool:
    """Say whether two words are forms of one ("western", "west"; "historic", "historical"): a person may
    choose either.
    """
    same = min(SAME, len(word), len(other))
    return word[:same] == other[:same]


def spelt_alike(word: str, other: str) -> bool:
    """Say whether two words are one, as it is spelt in Britain and in America ("licence", "license")."""
    return VARYING.sub(_american, word) == VARYING.sub(_american, other)


def _american(match: re.Match[str]) -> str:
    return AMERICAN[match.group()]


def gains(ctx: Scope, first: int, last: int, put: str, right: str) -> tuple[float, float]:
    """Return by how much what is meant goes better than what stands there with the word before it, and with
    the one behind it. ``first`` and ``last`` are the numbers of the first and last word that was put there.
    """
    table, leaning = ctx.facts.word_table, ctx.facts.word_pairs.leaning
    before = behind = 0.0
    if first and table.gaps[first] == " ":
        other = table.lower[first - 1]
        before = leaning(other, right) - leaning(other, put.split()[0])
    if last + 1 < len(table) and table.gaps[last + 1] == " ":
        other = table.lower[last + 1]
        behind = leaning(right, other) - leaning(put.split()[-1], other)
    return before, behind


def subjects_of(ctx: Scope) -> Mapping[int, int]:
    """Return how many of an article's words are near to what, by number in ``english.related``."""
    facts = ctx.facts
    stem_of, near = facts.terms.stem_of, facts.lexicon.related.near
    subjects: dict[int, int] = defaultdict(int)
    stems = {stem_of(word) for word in facts.word_table.vocabulary if len(word) >= SHORTEST} - {""}
    for number, around in near(stems):
        if number >= 0:
            for one in {number, *around}:
                subjects[one] += 1
    return subjects


def about(ctx: Scope, subjects: Mapping[int, int], put: str, right: str) -> dict[str, float]:
    """Return how the article speaks for a word and for what is meant by it."""
    facts = ctx.facts
    stem_of, near = facts.terms.stem_of, facts.lexicon.related.near
    (own, around_own), (other, around_other) = near((stem_of(put), stem_of(right)))
    mine = {own, *around_own} if own >= 0 else set()
    theirs = {other, *around_other} if other >= 0 else set()
    return {
        "put-subject": _told(subjects, mine, mine),
        "right-subject": _told(subjects, theirs, mine),
        "told": float(right in facts.word_table.vocabulary),
        "near": float(other in around_own or own in around_other),
    }


def _told(subjects: Mapping[int, int], near: Collection[int], own: Collection[int]) -> float:
    """Return how much an article speaks of what is near to a word, without what the word that was put there
    adds to it; -1 when nothing is known.
    """
    return log1p(sum(max(0, subjects.get(one, 0) - (one in own)) for one in near)) if near else -1.0
