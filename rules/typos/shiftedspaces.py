"""Spaces that stand a letter too early or too late (“ont he”), and letters that a space cut off (“an d”)."""

from collections.abc import Iterator
from typing import NamedTuple

from copydesk.api import PLACEHOLDER, Scope, TextWords

from .syntax.beside import nearest, sign_of

COMMON, MOST_COMMON = 6, 7
"""So common both words are that are made of two; so common is the one from which a letter was cut off."""
SHORT, USED, MOST = 4, 4, 2
"""Short words that are less common than this are looked at, at so many places."""
OFTENER, CUT_OFF = 6.0, 8.0
"""So much oftener (natural logarithm) the words that are meant are counted than what stands there; so much
the word from which a letter was cut off.
"""
BESIDE = 0.5
"""How much it counts that they go better with what stands beside them."""
ALONE = frozenset("aio")
"""Letters that may be words."""
_used: set[str] = set()
"""Short words that are common, kept for the next document of the run: there are a few thousand of them."""


class Shifted(NamedTuple):
    """The number of the second of two neighbours, and what they are when the space is put right."""

    number: int
    right: str


def shifted_spaces(ctx: Scope, strange: set[int]) -> Iterator[Shifted]:
    """Yield neighbours that are two common words, or one, when the space is moved by a letter. ``strange``
    are the numbers of words of no dictionary; short ones that are hardly ever used are looked at, too.
    """
    table, tier = ctx.facts.word_table, ctx.facts.lexicon.tier
    odd = set(strange)
    for word in {word for word in table.vocabulary if len(word) <= SHORT} - _used:
        if len(word) > 1 and tier(word) >= USED:
            _used.add(word)
        elif word.isalpha() and (len(word) > 1 or (word not in ALONE and len(table.numbers[word]) == 1)):
            odd.update(table.numbers[word][:MOST])
    for second in sorted({*odd, *(number + 1 for number in odd)}):
        if 0 < second < len(table) and table.gaps[second] == " ":
            if any(len(form) > 1 and form.isupper() for form in table.forms[second - 1 : second + 1]):
                continue  # "on EOF"
            right = _moved(ctx, table, second) or _cut_off(ctx, table, second)
            if right:
                yield Shifted(second, right)


def _moved(ctx: Scope, table: TextWords, number: int) -> str:
    """Return two neighbours with the space moved by a letter, when both are common then and go together."""
    first, second = table.lower[number - 1], table.lower[number]
    lexicon, pairs = ctx.facts.lexicon, ctx.facts.word_pairs
    whole = first + second
    # "tod ay" is one word, not "to day".
    if not (whole.isascii() and whole.isalpha()) or lexicon.tier(whole) >= COMMON:
        return ""
    for one, two in ((first[:-1], first[-1] + second), (first + second[0], second[1:])):
        common = all(word in ALONE or (len(word) > 1 and lexicon.tier(word) >= COMMON) for word in (one, two))
        if not common or not pairs.counted(one, two):
            continue
        before, behind = _beside(table, number)
        gained = pairs.leaning(before, one) - pairs.leaning(before, first)
        gained += pairs.leaning(two, behind) - pairs.leaning(second, behind)
        if pairs.together(one, two) - pairs.together(first, second) + BESIDE * gained >= OFTENER:
            return f"{table.forms[number - 1][:1]}{one[1:]} {two}"
    return ""


def _cut_off(ctx: Scope, table: TextWords, number: int) -> str:
    """Return the word that two neighbours are, of which one is a letter, when it is common and goes with what
    stands beside it.
    """
    first, second = table.lower[number - 1], table.lower[number]
    whole, pairs = first + second, ctx.facts.word_pairs
    if min(len(first), len(second)) > 1 or max(len(first), len(second)) < 2 or not whole.isalpha():
        return ""
    if PLACEHOLDER in table.gaps[number - 1] + table.gaps[number + 1]:
        return ""
    if not table.forms[number].islower() or ctx.facts.lexicon.tier(whole) < MOST_COMMON:
        return ""
    before, behind = _beside(table, number)
    gained = max(0.0, pairs.leaning(before, whole)) + max(0.0, pairs.leaning(whole, behind))
    odds = pairs.often(whole) - pairs.together(first, second) + BESIDE * gained
    return table.forms[number - 1] + second if odds >= CUT_OFF else ""


def _beside(table: TextWords, number: int) -> tuple[str, str]:
    """Return what stands before and behind two neighbours."""
    return sign_of(nearest(table, number - 1, -1)), sign_of(nearest(table, number, 1))
