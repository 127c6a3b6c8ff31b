"""Subjects that stand behind their verb: "there are a new well", "among the boxes is several bottles"."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.api import Scope, Slip

from .heads import Head, hangs, noun_phrase
from .judge import Judge
from .numbers import ONE, SEVERAL, UNTOLD, are_several, is_one
from .parsed import NOUNS, Parsed

SINGULAR = frozenset(("is", "was", "isn't", "wasn't"))
PLURAL = frozenset(("are", "were", "aren't", "weren't"))
MANY = frozenset("several many few enough numerous various both".split())
ONE_THING = frozenset(("a", "an", "one", "another"))
INSIDE = frozenset(("JJ", "JJR", "JJS", "CD", "NN", "NNP", "VBN"))
REACH = 12


class Fronted:
    """Finds "is" and "are" that do not go with what stands behind them."""

    headings = False

    def __init__(self, judge: Judge) -> None:
        """Look at the document of a judge."""
        self._judge = judge

    def candidates(self) -> Sequence[tuple[int, str]]:
        """Return the verbs that may be wrong, with what stands before them."""
        table = self._judge.parser.table
        lower, gaps, found = table.lower, table.gaps, list[tuple[int, str]]()
        for number in table.where(SINGULAR | PLURAL):
            if number and lower[number - 1] == "there" and gaps[number] == " " and self._may_clash(number):
                found.append((number, "there"))
        for number in table.where(self._judge.sets["places"]):
            if table.forms[number][0].isupper():
                for verb in range(number + 2, min(number + REACH, len(table))):
                    if gaps[verb] != " ":
                        break
                    if lower[verb] in SINGULAR or lower[verb] in PLURAL:
                        if self._may_clash(verb):
                            found.append((verb, "fronted"))
                        break
        return sorted(found)

    def _may_clash(self, number: int) -> bool:
        """Say whether a word near behind a verb tells that another number of things follows."""
        behind = self._judge.parser.table.lower[number + 1 : number + 4]
        if self._judge.parser.table.lower[number] in PLURAL:
            return not ONE_THING.isdisjoint(behind)
        return not MANY.isdisjoint(behind) or not self._judge.sets["numerals"].isdisjoint(behind)

    def slip(self, read: Parsed, number: int, asked: str) -> Slip | None:
        """Judge a verb."""
        judge, table, verb = self._judge, self._judge.parser.table, read.place(number)
        first = verb - 1 if asked == "there" else _place(judge, read, verb)
        if first < 0 or (asked == "there" and not _exists(read, verb)):
            return None
        head = _behind(read, verb)
        if head is None:
            return None
        if read.word(verb) == "were" and "if" in read.lower[:verb]:
            return None
        wanted = ONE if read.word(verb) in SINGULAR else SEVERAL
        told = _number(judge, read, head)
        if told in (UNTOLD, wanted):
            return None
        if told == ONE and _goes_on(read, head.at):
            return None
        start, end = table.starts[read.numbers[first]], table.ends[read.numbers[head.at]]
        words = " ".join(read.tokens[head.left : head.at + 1])
        if told == SEVERAL:
            return Scope.found(start, end, kind="there", many=words)
        return Scope.found(start, end, kind="weak", subject=words, verb=read.tokens[verb])


def _exists(read: Parsed, verb: int) -> bool:
    """Say whether "there" before a verb points at no place, and no question and no "than" goes before."""
    return read.tag(verb - 1) == "EX" and {"as", "than", "what", "if", "which", "that"}.isdisjoint(
        read.lower[max(0, verb - 4) : verb]
    )


def _goes_on(read: Parsed, at: int) -> bool:
    """Say whether more things may follow one ("there are a lamp in the hall and two chairs")."""
    return any(
        read.tag(n) in ("CC", ",") and read.tag(n + 1) not in ("EX", "PRP", "WDT", "WP", "WRB", "CC")
        for n in range(at + 1, len(read.tags))
    )


def _place(judge: Judge, read: Parsed, verb: int) -> int:
    """Return the beginning of a sentence if it is a place with all that hangs on it, as far as a verb."""
    at = verb - 1
    while at > 0:
        one = noun_phrase(read, judge.sets, at)
        if one is None:
            return -1
        if one.left == 1:
            return 0 if read.word(0) in judge.sets["places"] else -1
        if not hangs(read, judge.sets, one.left - 1):
            return -1
        at = one.left - 2
    return -1


def _behind(read: Parsed, verb: int) -> Head | None:
    """Return the noun phrase behind a verb, adverbs left out."""
    left = verb + 1
    while read.tag(left) in ("RB", "RBR") and read.word(left) not in MANY and read.word(left) != "not":
        left += 1
    at = left
    if read.tag(at) == "DT" or read.word(at) in MANY:
        at += 1
    while read.tag(at) in INSIDE and read.tag(at + 1) in (*INSIDE, "NNS") and at - left < 6:
        at += 1
    return Head(left, at) if read.tag(at) in ("NN", "NNS") and read.tokens[at].islower() else None


def _number(judge: Judge, read: Parsed, head: Head) -> str:
    """Return whether what stands behind a verb is one thing or several."""
    word, told = read.word(head.at), read.word(head.left)
    if read.tag(head.at + 1) in (*NOUNS, "POS", "N$", "VBG", "CD") or read.word(head.at + 1) == "-":
        return UNTOLD
    if told in ONE_THING:
        plain = all(read.tag(at) in ("JJ", "NN", "VBN") for at in range(head.left + 1, head.at))
        few = word in judge.sets["amounts"] or read.word(head.at + 1) == "of"
        return ONE if plain and not few and is_one(judge, read, head, True) else UNTOLD
    counted = told in MANY or (read.tag(head.left) == "CD" and told in judge.sets["numerals"])
    if counted and head.left < head.at and are_several(judge, read, head, True):
        return SEVERAL
    return UNTOLD
