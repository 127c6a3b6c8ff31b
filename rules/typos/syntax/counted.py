"""Nouns whose number does not fit what counts them."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.api import Scope, Slip

from .countexcuses import is_no_count, is_no_plural
from .countwords import COMPOUND, counted, heaps, parts
from .likelycounts import is_likely, plural_of
from .parsed import NOUNS, Parsed, Parser
from .phrases import Sets
from .roles import BASE, MANY, NOUN, PAST, QUALITY, THIRD

ENDS = frozenset(
    (
        ".",
        ",",
        ":",
        ")",
        "IN",
        "TO",
        "CC",
        "VBD",
        "VBZ",
        "VBP",
        "MD",
        "WDT",
        "WP",
        "WRB",
        "RB",
        "DT",
        "PRP",
        "^",
        "PB",
        "EX",
        "PRP$",
        "VB",
        "VBN",
    )
)
"""What ends a noun phrase behind its noun."""
OBJECTS = frozenset(("DT", "PRP", "PRP$", "CD", *NOUNS))
GOES_ON = frozenset(("IN", "TO", "DT", "PRP", "PRP$", "RB", "RP", ".", ",", "^"))
"""What stands behind a verb without an object, or begins its object."""
BEHIND_SPANS = frozenset("late early apart available left ago later".split())
SELDOM_VERB = 30
EVER = 255
CLOSING = frozenset((".", ",", ":", ";", "^"))
OBJECT_BEGINS = frozenset(("DT", "PRP", "PRP$"))
PRONOUNS = frozenset("these those many few fewer several both".split())
"""Counting words that stand for several things by themselves ("those subject to it")."""
QUALITIES = frozenset(("JJ", "JJR", "JJS", "VBN", "CD"))
BEFORE_FIGURES = frozenset(("IN", "VB", "VBD", "VBZ", "VBP", "VBG", "VBN", "TO", "CC", "RB", ",", "WDT"))
VERBS = frozenset(("VB", "VBZ", "VBP", "VBD", "MD", "PB"))


class NounCounts:
    """Finds "three boat", "many of the letter", "every employees"."""

    headings = False

    def __init__(self, parser: Parser, sets: Sets) -> None:
        """Look at the document of a parser."""
        self._parser, self._sets = parser, sets

    def candidates(self) -> Sequence[tuple[int, int]]:
        """Return nouns that may be counted wrongly with the number of the word that counts."""
        parser, sets = self._parser, self._sets
        found = {*counted(parser, sets), *parts(parser, sets), *heaps(parser, sets)}
        return sorted([pair for pair in found if self._may_be_wrong(*pair)])

    def _may_be_wrong(self, number: int, first: int) -> bool:
        """Say whether a noun by itself may be counted wrongly."""
        table, sets = self._parser.table, self._sets
        noun = table.lower[number].replace("’", "'")
        if noun != table.forms[number]:
            return False
        if table.lower[first] in sets["single"]:
            return not (
                noun == "hands" or noun.endswith("ics") or noun in sets["singular-s"] or noun in sets["same"]
            )
        return _countable(self._parser, sets, noun)

    def slip(self, read: Parsed, number: int, asked: int) -> Slip | None:
        """Judge a noun and the word that counts."""
        parser, sets = self._parser, self._sets
        at, start = read.place(number), read.place(asked) if asked in read.numbers else -1
        if start < 0 or at <= start:
            return None
        ends = _ends(parser, sets, read, at, read.word(start + 1) == "of")
        kind = _judged(parser, sets, read, start, at) if ends else ""
        if not kind and is_likely(parser, sets, read, (start, at)):
            kind = "count"
        if not kind or (kind != "this" and is_no_count(parser, sets, read, start, at)):
            return None
        if read.word(start) in sets["single"] and is_no_plural(parser, read, start, at):
            return None
        whole = asked - 1 if parser.table.gaps[asked] == "," else asked
        return Scope.found(
            parser.table.starts[whole],
            parser.table.ends[number],
            kind=kind,
            noun=read.tokens[at],
            det=read.tokens[start],
        )


def _ends(parser: Parser, sets: Sets, read: Parsed, at: int, of_the: bool) -> bool:
    """Say whether a noun phrase ends with the token at a place."""
    tag, word = read.tag(at + 1), read.word(at + 1)
    if word in BEHIND_SPANS and (word == "left" or read.tag(at + 2) not in OBJECTS):
        return True
    if tag in ("VBG", "JJR") or (tag == "JJ" and read.tag(at + 2) in ("IN", "TO", ".", ",")):
        numbers = (word for word in read.lower[at - 2 : at] if word in sets["numerals"] or word.isdecimal())
        sure = parser.role(read.word(at)) == NOUN and not of_the and any(numbers)
        return sure and read.tag(at + 2) in ("IN", "TO", ".", ",", "RB", "DT")
    if tag not in ENDS:
        return False
    if tag == "CC":
        return read.tag(at + 2) in ("DT", "PRP", "PRP$", "CD", "EX", "VBD", "VBZ", "MD") or (
            word == "or" and read.word(at + 2) in ("more", "so", "less")
        )
    if tag in ("VBZ", "VBP", "VB", "VBD", "VBN"):
        if word in sets["plural-be"] or word in sets["singular-be"] or word == "had":
            return True
        bits, closed = parser.role(word), read.tag(at + 2) in GOES_ON
        if not bits & (NOUN | MANY | QUALITY):
            return of_the or (closed and (bool(bits & PAST) or tag != "VBD"))
        object_behind = read.tag(at + 2) in ("DT", "PRP", "PRP$") and parser.verb_first(word)
        return (of_the and closed and tag in ("VBP", "VB")) or (object_behind and tag in ("VBP", "VBZ"))
    glued = tag == "." and at + 2 < len(read.tokens) and read.numbers[at] >= 0
    return not (glued and parser.table.gaps[read.numbers[at] + 1] == ".")


def _judged(parser: Parser, sets: Sets, read: Parsed, start: int, at: int) -> str:
    noun = read.word(at)
    if not parser.tagger.table.kind(noun):
        return ""
    between = range(start + 1, at)
    # "A three hour walk", "a 5 percent rise": the amount is a part of the name of what follows.
    amounts = any(
        read.word(n) in sets["same"] or read.word(n) in sets["times"] or "half" in read.word(n)
        for n in between
    )
    if amounts and read.word(start + 1) not in ("hundred", "thousand", "million"):
        return ""
    if any(read.word(n) in ("second", "dimensional", "minute", "hour") for n in between):
        return ""
    if VERBS.isdisjoint(read.tags) and read.word(start + 1) != "of":
        return ""
    if read.word(start) in sets["single"] and read.word(start + 1) != "of":
        # "Every eleven days": the days are one span.
        counted_off = any(read.word(n) in sets["numerals"] for n in between)
        return "this" if not counted_off and _single(parser, read, start, at) else ""
    if read.tag(at) not in ("NN", "VB", "VBP", "VBD", "VBN"):
        return ""
    if parser.role(noun) & BASE and read.tag(at) != "NN":
        return ""
    if read.word(start + 1) == "of":
        return "of" if _of_several(parser, sets, read, start, at) else ""
    if any(read.tag(n) not in QUALITIES for n in between):
        return ""
    return "count" if _several(parser, sets, read, start, at) else ""


def _may_be_one(parser: Parser, read: Parsed, at: int) -> bool:
    """Say whether the word before a noun in the plural may be a noun itself, and that one its verb."""
    before = read.word(at - 1)
    return before not in ("a", "an", "each", "every", "another") and parser.tagger.may(before, "NN", EVER)


def _single(parser: Parser, read: Parsed, start: int, at: int) -> bool:
    """Judge what stands behind "a", "every"."""
    if parser.table.gaps[read.numbers[start]].endswith("-"):
        return False  # "--all,-a flags"
    if read.word(start + 1) == "other" or (read.tokens[start] == "A" and start) or read.tag(at) != "NNS":
        return False
    if parser.role(read.word(at)) & THIRD and _may_be_one(parser, read, at):
        noun = parser.tagger.likeliest(read.word(at - 1)) in NOUNS
        if read.tag(at + 1) in OBJECT_BEGINS or (at > start + 1 and noun and read.tag(at + 1) in CLOSING):
            return False  # "a boolean changes the way", "every pixel costs"
    return all(
        read.tag(n) in ("JJ", "JJS")
        and len(read.word(n)) > 1
        and read.word(n) not in ("few", "many", "good", "great")
        for n in range(start + 1, at)
    )


def _of_several(parser: Parser, sets: Sets, read: Parsed, start: int, at: int) -> bool:
    """Judge what stands behind "one of the", "all of the", "dozens of"."""
    if any(read.tag(n) not in (*QUALITIES, "RB", "RBS", "NN") for n in range(start + 3, at)):
        return False
    if read.tag(start + 2) == "PRP$" and read.word(at) in sets["cohorts"]:
        return False
    if read.word(start) in sets["shares-of"] or read.word(start) in ("most", "some"):
        plain = not parser.role(read.word(at + 1)) & (NOUN | MANY | QUALITY)
        return read.word(at + 1) in ("are", "were", "have", "aren't", "weren't", "haven't") or (
            plain and read.tag(at + 1) in ("VBP", "VB")
        )
    return read.word(start + 2) not in ("these", "those") or parser.role(read.word(at)) == NOUN


def _several(parser: Parser, sets: Sets, read: Parsed, start: int, at: int) -> bool:
    """Judge what stands behind "three", "both", "these"."""
    noun, word, first = read.word(at), read.word(start), start
    while word.isdigit() and read.word(first - 1) == "," and read.word(first - 2).isdigit():
        first -= 2
    before = read.tag(first - 1)
    number = word.isdecimal() or word in sets["numerals"] or word in COMPOUND
    closed = number and (read.tag(at + 1) == "." or read.word(at + 1) in sets["plural-be"])
    sure = parser.role(noun) == NOUN
    if not sure:
        here = word not in PRONOUNS and _noun_here(parser, sets, read, first, at)
        sure = read.tag(at) == "NN" and (at > start + 1 or closed or here)
    if not sure:
        return False
    if word.isdigit() and before not in BEFORE_FIGURES:
        return False
    if before in ("CD", "SYM", *NOUNS) or read.word(first - 1) in ("-", "–", "one", "/"):
        return False
    if word in ("these", "those") and noun in sets["kindly"]:
        return False
    joined = read.tag(at + 1) == "CC" and read.tag(at + 2) in (*NOUNS, "JJ")
    if noun in sets["times"] and (read.tag(at + 1) in (",", ":") or joined):
        return False
    if noun.endswith(("ship", "ness", "ism")) or (word == "both" and "and" in read.lower[at : at + 5]):
        return False
    return word not in ("many", "several", "both", "these", "those") or before != "DT"


def _noun_here(parser: Parser, sets: Sets, read: Parsed, first: int, at: int) -> bool:
    """Say whether a word that may be a verb is a noun behind its number: there is no room for a verb behind a
    preposition, or it is a verb very seldom, and nothing that it could have as its object follows.
    """
    if read.tag(at + 1) in OBJECTS and read.word(at + 1) not in BEHIND_SPANS:
        return False
    before = first - 2 if read.tag(first - 1) == "DT" else first - 1
    if read.tag(before) == "IN" and read.word(before) not in sets["clause-too"]:
        return True
    if read.tag(before) in ("VBD", "VBG", "VBZ", "VBP") and read.word(before) not in sets["copulas"]:
        plain = read.tag(at) == "NN" and not parser.role(read.word(at)) & QUALITY
        return plain and read.tag(at + 1) in ("IN", ".", ",", "CC")
    return not parser.tagger.may(read.word(at), "VB", SELDOM_VERB)


def _countable(parser: Parser, sets: Sets, noun: str) -> bool:
    """Say whether a noun has a plural that people use, and is no amount or group."""
    if (
        any(noun in sets[name] for name in ("same", "mass-like", "mass", "groups", "collective"))
        or len(noun) < 3
    ):
        return False
    return bool(parser.role(plural_of(noun)) & MANY and parser.tagger.table.kind(plural_of(noun)))
