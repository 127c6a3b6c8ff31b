"""Nouns whose number does not fit what counts them."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.api import Scope, Slip, word_sets

from .parsed import BASE, MANNER, MANY, NAME, NOUN, NOUNS, OTHER, QUALITY, THIRD, Parsed, Parser
from .phrases import Sets

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


def noun_counts(scope: Scope, parser: Parser) -> Iterator[Slip]:
    """Find "three boat", "many of the letter", "every employees"."""
    sets = {**word_sets(scope.data("grammar.txt")), **word_sets(scope.data("syntax.txt"))}
    for number, first in sorted(set(_candidates(parser, sets))):
        read = parser.standard(scope, number, sets["dialect"])
        if read is None:
            continue
        at, start = read.place(number), read.place(first) if first in read.numbers else -1
        if start < 0 or at <= start or not _ends(parser, sets, read, at, read.word(start + 1) == "of"):
            continue
        kind = _judged(parser, sets, read, start, at)
        if kind:
            yield scope.found(
                parser.table.starts[first],
                parser.table.ends[number],
                kind=kind,
                noun=read.tokens[at],
                det=read.tokens[start],
            )


def _candidates(parser: Parser, sets: Sets) -> Iterator[tuple[int, int]]:
    """Yield nouns that may be counted wrongly with the number of the word that counts."""
    table, role = parser.table, parser.role
    lower, gaps = table.lower, table.gaps
    counting = sets["counting"]
    figures = [
        number
        for word in table.vocabulary
        if word.isdecimal() and word.isascii() and len(word) < 3 and int(word) > 1
        for number in table.numbers[word]
        if gaps[number][-1:].isspace()
    ]
    for first in sorted({*table.where(counting), *figures, *table.where(sets["single"])}):
        many = lower[first] not in sets["single"]
        number = first + 1
        if number < len(lower) and lower[number] in sets["pointing"]:
            continue  # "It broke in two last winter."
        while number < len(lower) and number <= first + REACH and gaps[number] == " ":
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
    for of in table.where(("of",)):
        if 0 < of < len(lower) - 2 and lower[of - 1] in sets["parts-of"] and lower[of + 1] in _THE:
            number = of + 2
            while number < len(lower) and number <= of + 2 + REACH and gaps[number] == " ":
                bits = role(lower[number])
                if bits & NOUN and not bits & (MANY | OTHER | NAME):
                    yield number, of - 1
                    if not bits & QUALITY:
                        break
                if not bits & (QUALITY | MANNER):
                    break
                number += 1


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
    if read.tokens[at] != noun or not parser.tagger.table.kind(noun):
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
        if read.word(start + 1) == "other" or noun == "hands":
            return ""
        if read.tokens[start] == "A" and start:
            return ""
        if (
            read.tag(at) != "NNS"
            or noun in sets["singular-s"]
            or noun in sets["same"]
            or noun.endswith("ics")
        ):
            return ""
        if any(
            read.tag(n) not in ("JJ", "JJS") or read.word(n) in ("few", "many", "good", "great")
            for n in between
        ):
            return ""
        return "this"
    if not _countable(parser, sets, noun) or read.tag(at) not in ("NN", "VB", "VBP", "VBD", "VBN"):
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
