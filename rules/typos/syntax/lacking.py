"""Places where a small word is missing."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.api import Scope, Slip, word_sets

from .parsed import (
    BASE,
    DONE,
    ING,
    MANNER,
    MANY,
    NAME,
    NOUN,
    NOUNS,
    OTHER,
    PAST,
    QUALITY,
    Parsed,
    Parser,
)
from .phrases import Sets, opens

VOWELS = frozenset("aeiouy")
NOMINATIVE = frozenset(("i", "we", "they", "he", "she"))


def missing_words(scope: Scope, parser: Parser) -> Iterator[Slip]:
    """Find "in order get", "one of most", "they going to", "wider a path"."""
    sets = {**word_sets(scope.data("grammar.txt")), **word_sets(scope.data("syntax.txt"))}
    for number, kind in sorted(set(_candidates(parser, sets))):
        read = parser.standard(scope, number, sets["dialect"])
        if read is None:
            continue
        at = read.place(number)
        if at and _JUDGES[kind](parser, sets, read, at):
            yield scope.found(
                parser.table.starts[number - 1],
                parser.table.ends[number],
                kind=kind,
                first=read.tokens[at - 1],
                second=read.tokens[at],
            )


def _candidates(parser: Parser, sets: Sets) -> Iterator[tuple[int, str]]:
    """Yield the second of two neighbours between which a word may be missing, with what it may be."""
    table, role = parser.table, parser.role
    lower, gaps, last = table.lower, table.gaps, len(table) - 1
    for before in table.where(sets["to-takers"]):
        if before < last and gaps[before + 1] == " ":
            bits = role(lower[before + 1])
            if bits & BASE and not bits & (NOUN | MANY | PAST | DONE | QUALITY | MANNER | OTHER | NAME):
                yield before + 1, "to"
    for before in table.where(("order",)):
        if before and before < last and lower[before - 1] == "in" and gaps[before + 1] == " ":
            bits = role(lower[before + 1])
            if bits & BASE and not bits & (MANNER | OTHER):
                yield before + 1, "to"
    for before in table.where(NOMINATIVE):
        if before < last and gaps[before + 1] == " ":
            bits = role(lower[before + 1])
            ing = (
                bits & ING
                and not bits & (NOUN | QUALITY | OTHER | BASE)
                and VOWELS & set(lower[before + 1][:-3])
            )
            if ing and lower[before + 1] not in sets["absolute"]:
                yield before + 1, "be"
    for before in table.where(("of",)):
        if not 0 < before < last or lower[before - 1] != "one":
            continue
        word = lower[before + 1]
        if word == "most" or (role(word) & QUALITY and word.endswith("est")):
            yield before + 1, "the"
    for before in table.where(("in", "at", "by", "for", "from", "on", "until", "since", "near")):
        if before < last - 1 and lower[before + 1] in sets["same-way"] and gaps[before + 1] == " ":
            yield before + 1, "article"
    for number in table.where(sets["determiners"]):
        if number and gaps[number] == " ":
            word = lower[number - 1]
            if word in ("according", "prior"):
                yield number, "to"
            elif word == "one" or word == "number":
                yield number, "of"
            elif (
                word.endswith("er")
                and word not in sets["later"]
                and role(word) & QUALITY
                and not role(word) & (NOUN | BASE | OTHER)
            ):
                yield number, "than"


def _to(parser: Parser, sets: Sets, read: Parsed, at: int) -> bool:
    before = read.word(at - 1)
    if before in ("according", "prior"):
        return True
    if not read.tokens[at].islower() or not read.tokens[at - 1].islower():
        return False
    if before == "order":
        return read.tag(at) in ("VB", "VBP", "NN") and read.tag(at + 1) in ("DT", "PRP", "PRP$")
    if read.word(at) in sets["plural-be"] or read.word(at - 2) in ("and", "or"):
        return False
    if read.tag(at - 2) in ("IN", "DT", "PRP$", "JJ") or read.tag(at - 1) not in (
        "VB",
        "VBD",
        "VBP",
        "VBZ",
        "JJ",
        "VBN",
    ):
        return False
    return read.tag(at) in ("VB", "VBP") and read.tag(at + 1) in (
        "DT",
        "PRP",
        "PRP$",
        "IN",
        "TO",
        "RB",
        "VBN",
        "JJ",
    )


def _be(parser: Parser, sets: Sets, read: Parsed, at: int) -> bool:
    if read.tag(at - 1) != "PRP" or not opens(read, sets, at - 1):
        return False
    # "They swimming, we went on": a participle with a subject of its own.
    rest = read.tags[at + 1 :]
    if "," in rest and any(tag in ("VBD", "VBZ", "VBP", "MD") for tag in rest):
        return False
    return read.tag(at + 1) in ("TO", "IN", "DT", "PRP", "PRP$", "RB", "NN", "NNS", "JJ", "RP")


def _the(parser: Parser, sets: Sets, read: Parsed, at: int) -> bool:
    if read.word(at) != "most":
        return read.tag(at) == "JJS" and read.tag(at + 1) in ("NNS", "NN", "JJ")
    return read.tag(at + 1) in ("JJ", "VBN", "VBG", "NNS", "RB")


def _article(parser: Parser, sets: Sets, read: Parsed, at: int) -> bool:
    word, behind, before = read.word(at), read.word(at + 1), read.word(at - 1)
    if word == "same":
        return before in ("in", "at", "on") and behind in sets["same-what"]
    if word in ("end", "middle", "beginning", "rest"):
        return (
            behind == "of"
            and read.word(at + 2)
            in ("the", "this", "that", "a", "my", "our", "your", "their", "his", "her", "each")
            and not (before == "from" or (word == "end" and before == "by"))
        )
    if word == "first":
        return before == "for" and behind == "time" and read.tag(at + 2) not in NOUNS
    return word == "whole" and behind in ("world", "day", "year", "country", "family", "week", "time")


def _of(parser: Parser, sets: Sets, read: Parsed, at: int) -> bool:
    if read.word(at - 1) == "number":
        return read.word(at - 2) in ("a", "large", "small", "great") and read.tag(at + 1) == "NNS"
    if read.tag(at - 1) not in ("CD", "NN", "PRP") or read.tag(at - 2) in ("DT", "JJ", "PRP$", "WDT", "JJS"):
        return False
    return (
        read.tag(at - 2) in ("VBZ", "VBP", "VBD", "^", "PB", "IN", "VB")
        and read.tag(at + 1) in ("NNS", "JJS", "RBS")
        and read.word(at - 2) not in ("for", "on", "no")
    )


def _than(parser: Parser, sets: Sets, read: Parsed, at: int) -> bool:
    if (
        read.word(at + 1).endswith("er")
        or read.tag(at - 1) != "JJR"
        or read.tag(at + 1) not in ("NN", "NNS", "JJ", "CD", "NNP")
    ):
        return False
    before = read.word(at - 2)
    if before in ("the", "any", "no") or (
        "the" in read.lower[: at - 1] and read.tag(at + 2) in ("JJR", "RBR")
    ):
        return False
    if any(read.word(n) in sets["times"] for n in range(at + 1, at + 4)):
        return False
    linked = (
        read.tag(at - 2) in ("VBZ", "VBP", "VBD", "VB", "VBN", "PB") and read.word(at - 2) in sets["copulas"]
    )
    return linked or (
        before in ("much", "far", "even", "slightly", "little", "bit")
        and read.word(at - 3) in sets["copulas"]
    )


_JUDGES = {"to": _to, "be": _be, "the": _the, "article": _article, "of": _of, "than": _than}
