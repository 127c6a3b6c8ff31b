"""Nouns whose number does not fit what counts them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.api import Scope, Slip

from .parsed import NOUNS, Parsed, Parser
from .phrases import Sets
from .roles import BASE, MANNER, MANY, NAME, NOUN, OTHER, PAST, QUALITY, THIRD

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
PRONOUNS = frozenset("these those many few fewer several both".split())
"""Counting words that stand for several things by themselves ("those subject to it")."""
QUALITIES = frozenset(("JJ", "JJR", "JJS", "VBN", "CD"))
BEFORE_FIGURES = frozenset(("IN", "VB", "VBD", "VBZ", "VBP", "VBG", "VBN", "TO", "CC", "RB", ",", "WDT"))
VERBS = frozenset(("VB", "VBZ", "VBP", "VBD", "MD", "PB"))
REACH = 3


class NounCounts:
    """Finds "three boat", "many of the letter", "every employees"."""

    headings = False

    def __init__(self, parser: Parser, sets: Sets) -> None:
        """Look at the document of a parser."""
        self._parser, self._sets = parser, sets

    def candidates(self) -> Sequence[tuple[int, int]]:
        """Return nouns that may be counted wrongly with the number of the word that counts."""
        parser, sets = self._parser, self._sets
        found = {*_counted(parser, sets), *_parts(parser, sets), *_heaps(parser, sets)}
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
        if start < 0 or at <= start or not _ends(parser, sets, read, at, read.word(start + 1) == "of"):
            return None
        kind = _judged(parser, sets, read, start, at)
        if not kind:
            return None
        whole = asked - 1 if parser.table.gaps[asked] == "," else asked
        return Scope.found(
            parser.table.starts[whole],
            parser.table.ends[number],
            kind=kind,
            noun=read.tokens[at],
            det=read.tokens[start],
        )


def _counted(parser: Parser, sets: Sets) -> Iterator[tuple[int, int]]:
    """Yield what stands behind numbers, "many" and "a"."""
    table, role = parser.table, parser.role
    lower, gaps, size = table.lower, table.gaps, len(table)
    single, pointing = sets["single"], sets["pointing"]
    figures = [
        number
        for number in table.where(_FIGURES)
        if gaps[number][-1:].isspace() or (gaps[number] == "," and lower[number - 1].isdecimal())
    ]
    for first in sorted({*table.where(sets["counting"] | _COMPOUND), *figures, *table.where(single)}):
        many = lower[first] not in single
        number = first + 1
        if number < size and lower[number] in pointing:
            continue  # "It broke in two last winter."
        while number < size and number <= first + REACH and gaps[number] == " ":
            bits = role(lower[number])
            if many and bits & NOUN and not bits & (MANY | MANNER | OTHER | NAME):
                yield number, first
                if not bits & QUALITY:
                    break
            if not many and bits & MANY and not bits & (NOUN | QUALITY | THIRD | OTHER | NAME):
                yield number, first
                break
            if not bits & QUALITY and lower[number] not in ("hundred", "thousand", "million"):
                break
            number += 1


def _heaps(parser: Parser, sets: Sets) -> Iterator[tuple[int, int]]:
    """Yield what stands behind "dozens of", "a number of"."""
    table, role = parser.table, parser.role
    lower, gaps, size = table.lower, table.gaps, len(table)
    for first in table.where(sets["heaps"]):
        number = first + 2
        if number < size and lower[first + 1] == "of" and gaps[number] == " ":
            if role(lower[number]) & QUALITY and not role(lower[number]) & NOUN:
                number += 1
            if number < size and gaps[number] == " " and role(lower[number]) == NOUN:
                yield number, first


def _parts(parser: Parser, sets: Sets) -> Iterator[tuple[int, int]]:
    """Yield what stands behind "many of the"."""
    table, role = parser.table, parser.role
    lower, gaps, size = table.lower, table.gaps, len(table)
    for first in table.where(sets["parts-of"] | sets["shares-of"]):
        if first >= size - 3 or lower[first + 1] != "of" or lower[first + 2] not in _THE:
            continue
        number = first + 3
        while number < size and number <= first + 3 + REACH and gaps[number] == " ":
            bits = role(lower[number])
            if bits & NOUN and not bits & (MANY | OTHER | NAME):
                yield number, first
                if not bits & QUALITY:
                    break
            if not bits & (QUALITY | MANNER):
                break
            number += 1


_CODES = {*range(100, 104), *range(200, 227), *range(300, 309), *range(400, 432), 451, *range(500, 512)}
"""Numbers that are the names of answers of a server, too."""
_FIGURES = frozenset(
    ("000", *(f"{number:{form}}" for number in {*range(2, 1000)} - _CODES for form in ("d", "02d")))
)
_COMPOUND = frozenset(
    f"{ten}-{one}"
    for ten in "twenty thirty forty fifty sixty seventy eighty ninety".split()
    for one in "one two three four five six seven eight nine".split()
)
_THE = frozenset("the these those my our your his her its their".split())


def _ends(parser: Parser, sets: Sets, read: Parsed, at: int, of_the: bool) -> bool:
    """Say whether a noun phrase ends with the token at a place."""
    tag, word = read.tag(at + 1), read.word(at + 1)
    if word in BEHIND_SPANS and read.tag(at + 2) not in OBJECTS:
        return True
    if tag not in ENDS:
        return False
    if tag == "CC":
        return read.tag(at + 2) in ("DT", "PRP", "PRP$", "CD", "EX")
    if tag in ("VBZ", "VBP", "VB", "VBD", "VBN"):
        if word in sets["plural-be"] or word in sets["singular-be"] or word == "had":
            return True
        bits, closed = parser.role(word), read.tag(at + 2) in GOES_ON
        if not bits & (NOUN | MANY | QUALITY):
            return of_the or (closed and bool(bits & PAST))
        return of_the and closed and tag == "VBP"
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
    if read.word(start) in sets["single"]:
        return "this" if _single(read, start, at) else ""
    if read.tag(at) not in ("NN", "VB", "VBP", "VBD", "VBN"):
        return ""
    if parser.role(noun) & BASE and read.tag(at) != "NN":
        return ""
    if read.word(start + 1) == "of":
        return "of" if _of_several(parser, sets, read, start, at) else ""
    if any(read.tag(n) not in QUALITIES for n in between):
        return ""
    return "count" if _several(parser, sets, read, start, at) else ""


def _single(read: Parsed, start: int, at: int) -> bool:
    """Judge what stands behind "a", "every"."""
    if read.word(start + 1) == "other" or (read.tokens[start] == "A" and start) or read.tag(at) != "NNS":
        return False
    return all(
        read.tag(n) in ("JJ", "JJS") and read.word(n) not in ("few", "many", "good", "great")
        for n in range(start + 1, at)
    )


def _of_several(parser: Parser, sets: Sets, read: Parsed, start: int, at: int) -> bool:
    """Judge what stands behind "one of the", "all of the", "dozens of"."""
    if any(read.tag(n) not in (*QUALITIES, "RB", "RBS") for n in range(start + 3, at)):
        return False
    if read.word(start) in sets["shares-of"] or read.word(start) in ("most", "some"):
        return read.word(at + 1) in ("are", "were", "have", "aren't", "weren't", "haven't")
    return read.word(start + 2) not in ("these", "those") or parser.role(read.word(at)) == NOUN


def _several(parser: Parser, sets: Sets, read: Parsed, start: int, at: int) -> bool:
    """Judge what stands behind "three", "both", "these"."""
    noun, word, first = read.word(at), read.word(start), start
    while word.isdigit() and read.word(first - 1) == "," and read.word(first - 2).isdigit():
        first -= 2
    before = read.tag(first - 1)
    number = word.isdecimal() or word in sets["numerals"] or word in _COMPOUND
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
    if noun in sets["times"] and read.tag(at + 1) in (",", ":", "CC"):
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
    return not parser.tagger.may(read.word(at), "VB", SELDOM_VERB)


def _countable(parser: Parser, sets: Sets, noun: str) -> bool:
    """Say whether a noun has a plural that people use, and is no amount or group."""
    if (
        any(noun in sets[name] for name in ("same", "mass-like", "mass", "groups", "collective"))
        or len(noun) < 3
    ):
        return False
    return bool(parser.role(_plural(noun)) & MANY and parser.tagger.table.kind(_plural(noun)))


def _plural(noun: str) -> str:
    if noun.endswith(("s", "sh", "ch", "x", "z")):
        return noun + "es"
    if noun.endswith("man"):
        return noun[:-3] + "men"
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2:-1] not in tuple("aeiou") else noun + "s"
