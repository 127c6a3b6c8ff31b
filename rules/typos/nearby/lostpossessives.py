"""“it”, “it's” and “you're” where what somebody has follows and no clause can: "below it normal level", "lost
it's best player", "it's roof will do", "with you're dog". Told by parts of speech; what can be told by words
stands in TYP015 itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from copydesk.api import Edit, Fix, Scope, Slip, word_sets

from .wordsbefore import Reading, Sets, reading_of

IT, ITS, YOURS = frozenset({"it"}), frozenset({"it's", "it’s"}), frozenset({"you're", "you’re"})
NOUNS, QUALITY = frozenset({"NN", "NNS"}), frozenset({"JJ", "JJR", "JJS", "CD"})
VERBS = frozenset({"VB", "VBP", "VBZ", "VBD", "VBG", "VBN"})
ELSE = ("VBN", "VBG", "RB", "JJ", "VBD")
_WITH_IT = frozenset("and carries carry carried brings bring brought takes".split())
MOST_QUALITIES = 2


class _Words(NamedTuple):
    """What is needed at every word: the reading, and the sets of small words."""

    reading: Reading
    small: Sets


def lost_possessives(ctx: Scope) -> Iterator[Slip]:
    """Yield them in reading order."""
    table = ctx.facts.word_table
    places = table.where(IT | ITS | YOURS)
    if not places:
        return
    words = _Words(reading_of(ctx), word_sets(ctx.data("small-words.txt")))
    for number in places:
        word = table.lower[number]
        if table.forms[number].isupper():
            continue
        wrong = _it(words, number) if word in IT else _held(words, number)
        if wrong and words.reading.speaks(number, number):
            right = "your" if word in YOURS else "its"
            right = right.capitalize() if table.forms[number][0].isupper() else right
            edit = Edit(ctx.doc.lift(table.starts[number], table.ends[number]), right)
            yield ctx.found(
                table.starts[number],
                table.ends[number],
                kind="",
                fix=Fix((edit,), f"write “{right}”", "unsafe"),
                right=right,
            )


def _it(words: _Words, number: int) -> bool:
    """Judge "below it normal level", "changed it name", "has it own" and "It name is"."""
    table, reading, last = words.reading.table, words.reading, _owned(words, number)
    if reading.word(number + 1) == "own":
        before = table.lower[number - 1] if number else ""
        return _owned(words, number + 1) > 0 and before not in reading.sets["asking-helpers"]
    if last < 0 or any(reading.tagger.may(table.lower[at], "VBZ") for at in range(number + 1, last + 1)):
        return False  # "to ensure it builds on the quay"
    if table.forms[number] == "It" and reading.opens(number) and not reading.spaced(number):
        return last == number + 1 and _finite(words, last + 1)
    if not _ends(words, last) or table.lower[last] in table.lower[last + 2 : last + 3]:
        return False  # "step by step"
    before = words.reading.before(number)
    if before == "of" and words.reading.tagger.may(table.lower[last], "VBZ"):
        return False  # "some of it leaks into the cup"
    if last == number + 1 and reading.tagger.may(table.lower[last], "VB") and _of_several(words, number):
        return False
    if before == "with" and not _WITH_IT.isdisjoint(table.lower[number - 2 : number - 1]):
        return False  # "and with it memory", "it carries with it detailed tables"
    return before in reading.sets["governing"] or _done_to(words, number, twice=True)


def _of_several(words: _Words, number: int) -> bool:
    """Say whether a preposition and several things stand before a word: "the stars around it twinkle"."""
    table, tagger = words.reading.table, words.reading.tagger
    joined = number > 1 and words.reading.spaced(number) and words.reading.spaced(number - 1)
    behind = tagger.likeliest(table.lower[number - 1]) == "IN"
    return joined and behind and tagger.likeliest(table.lower[number - 2]) == "NNS"


def _held(words: _Words, number: int) -> bool:
    """Judge "it's roof will do", "lost it's best player" and "with you're dog"."""
    last = _owned(words, number)
    if last < 0:
        return False
    if _finite(words, last + 1):
        return True
    before = words.reading.before(number)
    return _ends(words, last) and (
        before in words.reading.sets["governing"] or _done_to(words, number, twice=False)
    )


def _owned(words: _Words, number: int) -> int:
    """Return the number of the noun that ends the phrase behind a word, -1 for none; no noun counts that may
    be a participle or an adverb, or that is an amount or a time.
    """
    table, tagger = words.reading.table, words.reading.tagger
    at = number + 1
    while at < len(table) and at - number <= MOST_QUALITIES and tagger.likeliest(table.lower[at]) in QUALITY:
        if not words.reading.spaced(at) or table.lower[at] in words.small["not-after-its"]:
            return -1
        at += 1
    if not _is_noun(words, at):
        return -1
    return at + 1 if _is_noun(words, at + 1) else at


def _is_noun(words: _Words, at: int) -> bool:
    reading, sets = words.reading, words.reading.sets
    if at >= len(reading.table) or not reading.spaced(at):
        return False
    word = reading.table.lower[at]
    if not reading.table.forms[at].islower() or not word.isalpha():
        return False
    if word in sets["measures"] | sets["when-nouns"] | sets["times"] or word in words.small["not-after-its"]:
        return False
    noun = reading.tagger.likeliest(word) in NOUNS
    return noun and not any(reading.tagger.may(word, tag) for tag in ELSE)


def _finite(words: _Words, at: int) -> bool:
    """Say whether a helper follows, of which the noun before it must be the subject."""
    return words.reading.word(at) in words.reading.sets["finite-helpers"]


def _ends(words: _Words, last: int) -> bool:
    """Say whether the phrase is over: a mark follows, or a preposition."""
    after = words.reading.word(last + 1)
    return after in ("", "and", "or") or words.reading.tagger.likeliest(after) in ("IN", "TO")


def _done_to(words: _Words, number: int, *, twice: bool) -> bool:
    """Say whether a verb that takes an object, and no clause, stands right before a word; with ``twice``, no
    verb that takes two objects.
    """
    tagger, before = words.reading.tagger, words.reading.before(number)
    if before in words.small["clause-takers"] or (twice and before in words.reading.sets["double-objects"]):
        return False
    return before != "" and tagger.likeliest(before) in VERBS and not tagger.may(before, "IN")
