"""Nouns whose number does not fit what counts them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.api import Scope, Slip

from .parsed import NOUNS, Parsed, Parser
from .phrases import Sets
from .roles import BASE, MANNER, MANY, NAME, NOUN, OTHER, QUALITY, THIRD

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
        found = {*_counted(self._parser, self._sets), *_parts(self._parser, self._sets)}
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
        return Scope.found(
            parser.table.starts[asked],
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
    figures = [number for number in table.where(_FIGURES) if gaps[number][-1:].isspace()]
    for first in sorted({*table.where(sets["counting"]), *figures, *table.where(single)}):
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


def _parts(parser: Parser, sets: Sets) -> Iterator[tuple[int, int]]:
    """Yield what stands behind "many of the"."""
    table, role = parser.table, parser.role
    lower, gaps, size = table.lower, table.gaps, len(table)
    for first in table.where(sets["parts-of"]):
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


_FIGURES = frozenset(f"{number:{form}}" for number in range(2, 100) for form in ("d", "02d"))
_THE = frozenset("the these those my our your his her its their".split())


def _ends(parser: Parser, sets: Sets, read: Parsed, at: int, of_the: bool) -> bool:
    """Say whether a noun phrase ends with the token at a place."""
    tag, word = read.tag(at + 1), read.word(at + 1)
    if tag not in ENDS:
        return tag == "JJ" and word in ("late", "early", "apart", "available")
    if tag == "CC":
        return read.tag(at + 2) in ("DT", "PRP", "PRP$", "CD", "EX")
    if tag in ("VBZ", "VBP", "VB", "VBD", "VBN"):
        be = word in sets["plural-be"] or word in sets["singular-be"]
        return be or (of_the and not parser.role(word) & (NOUN | MANY | QUALITY))
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
        if read.word(start + 1) == "other":
            return ""
        if read.tokens[start] == "A" and start:
            return ""
        if read.tag(at) != "NNS":
            return ""
        if any(
            read.tag(n) not in ("JJ", "JJS") or read.word(n) in ("few", "many", "good", "great")
            for n in between
        ):
            return ""
        return "this"
    if read.tag(at) not in ("NN", "VB", "VBP", "VBD", "VBN"):
        return ""
    if parser.role(noun) & BASE and read.tag(at) != "NN":
        return ""
    if read.word(start + 1) == "of":
        of_the = all(read.tag(n) in (*QUALITIES, "RB", "RBS") for n in range(start + 3, at))
        most = read.word(start) in ("most", "some")
        if read.word(start + 2) in ("these", "those") and parser.role(noun) != NOUN:
            return ""
        return "of" if of_the and not most else ""
    if any(read.tag(n) not in QUALITIES for n in between):
        return ""
    before, word = read.tag(start - 1), read.word(start)
    number = word.isdecimal() or word in sets["numerals"]
    closed = number and (read.tag(at + 1) == "." or read.word(at + 1) in sets["plural-be"])
    if parser.role(noun) != NOUN and not ((between or closed) and read.tag(at) == "NN"):
        return ""
    if word.isdigit() and before not in BEFORE_FIGURES:
        return ""
    if before in ("CD", "SYM", *NOUNS) or read.word(start - 1) in ("-", "–", "one", "/"):
        return ""
    if word in ("these", "those") and noun in sets["kindly"]:
        return ""
    if noun in sets["times"] and read.tag(at + 1) in (",", ":", "CC"):
        return ""
    if noun.endswith(("ship", "ness", "ism")):
        return ""
    if word == "both" and "and" in read.lower[at : at + 5]:
        return ""
    if word in ("many", "few", "several", "both", "these", "those") and before in ("DT",) and word != "few":
        return ""
    return "count"


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
