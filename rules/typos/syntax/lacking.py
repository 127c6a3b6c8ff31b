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
IN_PLACE = frozenset(("to", "in", "at", "by", "for", "from", "on", "until", "since", "near"))
CLOCK = frozenset(("past", "to", "at", "by", "until", "till", "after", "before", "since", "half"))
"""Behind these "one" is a time of day."""
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
            if not bits & BASE:
                continue
            if not bits & (MANNER | OTHER | PAST) and lower[before + 2 : before + 3] == ["the"]:
                yield before + 1, "to the"
            elif not bits & (NOUN | MANY | PAST | DONE | QUALITY | MANNER | OTHER | NAME):
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
    # "It was bought the town."
    be = sets["be-forms"]
    for number in table.where(("the",)):
        if number > 1 and gaps[number] == " " and role(lower[number - 1]) & DONE:
            helper = (
                lower[number - 3] if number > 2 and lower[number - 2] in sets["aside"] else lower[number - 2]
            )
            if helper in be and lower[number - 1] not in sets["two-objects"]:
                yield number, "by"
    # "The concert will on Friday", "they shall back by noon".
    for before in table.where(sets["plain-modals"]):
        if before and before < last - 1 and gaps[before + 1] == " " and lower[before + 1] in sets["no-verbs"]:
            yield before + 1, "verb"
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
    if read.word(at - 2) == "to" and "NNS" in read.tags[: at - 2]:
        return False  # "useful values to try seem to be small": the verb of all that stands before it
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


def _to_the(parser: Parser, sets: Sets, read: Parsed, at: int) -> bool:
    """“hopes open the house”: a verb that may be a noun or a quality, with its object."""
    if _to(parser, sets, read, at):
        return True
    subject = read.tag(at - 2) in ("PRP", "NN", "NNP")
    subject = subject and read.tag(at - 3) not in ("VB", "VBD", "VBZ", "VBP", "IN")
    return subject and read.tokens[at].islower() and read.tag(at + 2) in ("NN", "NNS", "JJ")


def _by(parser: Parser, sets: Sets, read: Parsed, at: int) -> bool:
    """“the” behind a passive: whoever did it, if no time and no way follows."""
    if (
        read.tag(at - 1) != "VBN"
        or read.tag(at + 1) not in (*NOUNS, "JJ")
        or not opens_before(read, sets, at)
    ):
        return False
    if read.word(at - 2) == "be" or not sets["times-and-ways"].isdisjoint(read.lower[at + 1 : at + 5]):
        return False
    return _ends(read, sets, at + 1, ("VBD", "VBZ", "VBP", "MD"))


def _ends(read: Parsed, sets: Sets, at: int, verbs: Sequence[str]) -> bool:
    """Say whether a clause ends before a word of some tags comes."""
    for one in range(at, len(read.tags)):
        if read.tag(one) in (".", ":") or read.word(one) in sets["clauses"]:
            return True
        if read.tag(one) in verbs:
            return False
    return False


def opens_before(read: Parsed, sets: Sets, at: int) -> bool:
    """Say whether no question and no clause that lacks its object goes before a word."""
    return sets["questions"].isdisjoint(read.lower[:at]) and read.tag(0) not in ("MD", "VBD", "VBZ", "VBP")


def _verb(parser: Parser, sets: Sets, read: Parsed, at: int) -> bool:
    """A modal with no verb behind it in its sentence, nor one before it that it could stand for."""
    if (
        read.tag(at - 1) != "MD"
        or read.tag(at - 2) not in (*NOUNS, "PRP")
        or not opens_before(read, sets, at - 1)
    ):
        return False
    before = read.tags[: at - 2]
    if any(tag in ("VB", "VBD", "VBP", "VBZ", "MD", "VBN") for tag in before) or "than" in before:
        return False
    for one in range(at, len(read.tags)):
        if read.tag(one) in (".", ":") or read.word(one) in sets["clauses"]:
            return True
        if parser.role(read.word(one)) & BASE and read.word(one) not in sets["no-verbs"]:
            return False
    return False


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
    # "At ten past one the lights failed."
    if read.word(at - 2) in CLOCK:
        return False
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


_JUDGES = {
    "to": _to,
    "to the": _to_the,
    "by": _by,
    "verb": _verb,
    "be": _be,
    "the": _the,
    "article": _article,
    "of": _of,
    "than": _than,
}
