"""Places where a small word is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.api import Scope, Slip

from .parsed import NOUNS, Parsed, Parser
from .phrases import Sets, opens
from .roles import (
    BASE,
    COMPARABLE,
    DONE,
    ING_FORMS,
    MANNER,
    MANY,
    NAME,
    NOUN,
    OTHER,
    PAST,
    QUALITY,
)

VOWELS = frozenset("aeiouy")
NOMINATIVE = frozenset(("i", "we", "they", "he", "she"))
IN_PLACE = frozenset(("in", "at", "by", "for", "from", "on", "until", "since", "near"))
LACKING = {"according": "to", "prior": "to", "one": "of", "number": "of"}
"""What is missing between a word and "the"."""


class MissingWords:
    """Finds "in order get", "one of most", "they going to", "wider a path"."""

    headings = False

    def __init__(self, parser: Parser, sets: Sets) -> None:
        """Look at the document of a parser."""
        self._parser, self._sets = parser, sets

    def candidates(self) -> Sequence[tuple[int, str]]:
        """Return the second of two neighbours between which a word may be missing, with what it may be."""
        parser, sets = self._parser, self._sets
        return sorted({*_before_verbs(parser, sets), *_before_nouns(parser, sets)})

    def slip(self, read: Parsed, number: int, asked: str) -> Slip | None:
        """Judge the place before a word."""
        table, at = self._parser.table, read.place(number)
        if not at or not _JUDGES[asked](self._parser, self._sets, read, at):
            return None
        return Scope.found(
            table.starts[number - 1],
            table.ends[number],
            kind=asked,
            first=read.tokens[at - 1],
            second=read.tokens[at],
        )


def _before_verbs(parser: Parser, sets: Sets) -> Iterator[tuple[int, str]]:
    """Yield verbs that may lack a "to" or a helper before them."""
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
    absolute = sets["absolute"]
    for number in parser.words_of(ING_FORMS):
        if number and lower[number - 1] in NOMINATIVE and gaps[number] == " ":
            word = lower[number]
            if word not in absolute and not VOWELS.isdisjoint(word[:-3]):
                yield number, "be"


def _before_nouns(parser: Parser, sets: Sets) -> Iterator[tuple[int, str]]:
    """Yield words that may lack "the", "of", "to" or "than" before them."""
    table, role = parser.table, parser.role
    lower, gaps, last = table.lower, table.gaps, len(table) - 1
    for one in table.where(("one",)):
        if one < last - 1 and lower[one + 1] == "of":
            word = lower[one + 2]
            if word == "most" or (word.endswith("est") and role(word) & QUALITY):
                yield one + 2, "the"
    for number in table.where(sets["same-way"]):
        if 0 < number < last and lower[number - 1] in IN_PLACE and gaps[number] == " ":
            yield number, "article"
    determiners = sets["determiners"]
    for before in table.where(LACKING):
        if before < last and gaps[before + 1] == " " and lower[before + 1] in determiners:
            yield before + 1, LACKING[lower[before]]
    later = sets["later"]
    for before in parser.words_of(COMPARABLE):
        if before < last and gaps[before + 1] == " " and lower[before + 1] in determiners:
            word = lower[before]
            if word.endswith("er") and word not in later and word not in LACKING:
                yield before + 1, "than"


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
