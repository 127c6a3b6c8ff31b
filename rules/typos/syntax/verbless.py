"""Clauses with a subject and no verb at all: "there a path to the mill", "if it necessary", "where the lamp
not lit", "this usually done by hand".
"""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.api import Scope, Slip

from .heads import FINITE
from .judge import Judge
from .parsed import Parsed
from .roles import BASE, DONE, EVER, PAST, THIRD

PERSONS = frozenset("he she it they we".split())
POINTING = frozenset(("this", "that", "these", "those"))
OPENERS = frozenset("if because when where unless although whether though whereas".split())
ADVERBS = frozenset(("RB", "RBR", "RBS"))
ENDS = frozenset((",", ".", ":", ")", "(", "^"))
GOVERNING = frozenset(("DT", "PRP$", "JJ", "IN", "CD", "N$"))
NOMINAL = frozenset(("NN", "NNS", "JJ", "VBN"))
THINGS = frozenset(("DT", "CD", "JJ", "NNS", "PDT"))
SHARED = frozenset("all both each half either neither".split())
SURE = frozenset("sure worth like due next first last".split())
OTHER_CLAUSE = frozenset(("WDT", "WP", "WRB", "WP$", "Q", "SYM"))
FURTHEST = 24


class VerblessClauses:
    """Finds clauses without a verb."""

    headings = False

    def __init__(self, judge: Judge) -> None:
        """Look at the document of a judge."""
        self._judge, self._role = judge, judge.parser.role

    def candidates(self) -> Sequence[tuple[int, str]]:
        """Return first words of clauses, or "not", with how the clause is judged."""
        table, role, aside = self._judge.parser.table, self._role, self._judge.sets["aside"]
        lower, gaps, size = table.lower, table.gaps, len(table)
        found: list[tuple[int, str]] = []
        for number in table.where((*PERSONS, *POINTING, "there")):
            behind = number + 1
            while (
                behind < size
                and gaps[behind] == " "
                and (lower[behind] in aside or lower[behind].endswith("ly"))
            ):
                behind += 1
            if behind >= size or gaps[behind] != " " or not self._opens(number):
                continue
            bits = role(lower[behind])
            if not bits & (BASE | THIRD | PAST) and "'" not in lower[behind] and "’" not in lower[behind]:
                found.append((number, "there" if lower[number] == "there" else "pronoun"))
        for number in table.where(("not",)):
            if 1 < number < size - 1 and gaps[number] == gaps[number + 1] == " ":
                bits = role(lower[number + 1])
                if not bits & BASE and not role(lower[number - 1]) & (BASE | PAST):
                    found.append((number, "not"))
        return sorted(found)

    def _opens(self, number: int) -> bool:
        table = self._judge.parser.table
        return not number or table.gaps[number] != " " or table.lower[number - 1] in OPENERS

    def slip(self, read: Parsed, number: int, asked: str) -> Slip | None:
        """Judge a clause."""
        whole = self._judge.parser.whole()
        if whole is None or number not in whole.numbers:
            return None
        at = whole.place(number)
        # Found by name: methods that are kept would hold the article in a circle.
        second: int = getattr(self, f"_{asked}")(whole, at)
        if second < 1 or whole.numbers[second - 1] < 0 or whole.numbers[second] < 0:
            return None
        table = self._judge.parser.table
        first = whole.numbers[second - 1]
        start, end = table.starts[first], table.ends[whole.numbers[second]]
        return Scope.found(
            start, end, kind="absent verb", first=whole.tokens[second - 1], second=whole.tokens[second]
        )

    def _end(self, read: Parsed, at: int, plain: bool) -> int:
        """Return the token behind the clause that goes on at a token, or -1 where it has a verb, or may have.
        Where it is ``plain`` that one is missing, words that may be verbs count only if they are tagged so.
        """
        for end in range(at, min(len(read.tags), at + FURTHEST)):
            tag, word = read.tag(end), read.word(end)
            if (
                tag in ENDS
                or word == "than"
                or (end > at and word in PERSONS)
                or (plain and tag in ("WDT", "WP"))
            ):
                return end
            if tag in FINITE or (tag == "VB" and read.tag(end - 1) not in ("TO", "RB")) or "'" in word:
                return -1
            if tag in OTHER_CLAUSE or word in OPENERS or word in ("that", "as"):
                return -1
            if not plain and not self._is_no_verb(read, end):
                return -1
        return -1

    def _is_no_verb(self, read: Parsed, at: int) -> bool:
        """Say whether a word is surely no finite verb."""
        tag, bits = read.tag(at), self._role(read.word(at))
        if not bits & (BASE | THIRD | PAST) or tag == "IN" or read.tag(at - 1) == "TO":
            return True
        if read.tag(at - 1) in GOVERNING:
            return tag in NOMINAL
        return tag in ("VBN", "VBG") and not bits & PAST

    def _there(self, read: Parsed, at: int) -> int:
        """“There a path to the mill.”"""
        if read.tag(at) != "EX" or read.tag(at + 1) not in THINGS:
            return -1
        return at + 1 if self._end(read, at + 1, True) > at + 1 else -1

    def _pronoun(self, read: Parsed, at: int) -> int:
        """“If it necessary”, “they no longer able”, “this usually done”."""
        second = at + 1
        while read.tag(second) in ADVERBS:
            second += 1
        tag, word, bits = read.tag(second), read.word(second), self._role(read.word(second))
        opened = at > 0 and read.word(at - 1) in OPENERS  # but "we being late, they left"
        done = tag == "VBN" and bits & DONE and not bits & (PAST | BASE)
        if read.tag(at) != "PRP":
            told = read.tag(at) == "DT" and second > at + 1
            told = told and (done or (tag in ("DT", "JJ") and read.word(second - 1) == "not"))
        else:
            told = done or tag == "JJ" or (tag == "VBG" and opened) or (tag == "DT" and word not in SHARED)
        if not told or word in SURE or self._judge.parser.tagger.may(word, "VB", EVER):
            return -1  # "we thin out the net"
        if read.tag(at) == "PRP" and (word.endswith("ed") or "-" in word):
            return -1  # "we fixed this", "if it re-renders": a verb that is tagged as a quality
        plain = read.tag(at) == "PRP" and word in ("a", "an", "the", "no")
        return second if self._end(read, second, plain) >= 0 else -1

    def _not(self, read: Parsed, at: int) -> int:
        """“If the lamp not lit”."""
        first = at - 1
        while (
            first > 0
            and read.word(first - 1) not in OPENERS
            and read.tag(first) in ("NN", "NNS", "JJ", "NNP")
        ):
            first -= 1
        if read.tag(first) not in ("DT", "PRP$", "NN", "NNS", "JJ") or first == at:
            return -1
        opened = read.word(first - 1) in OPENERS
        bits = self._role(read.word(at + 1))
        told = read.tag(at + 1) in ("DT", "JJ") or (read.tag(at + 1) == "VBN" and bits & DONE)
        return at if opened and told and self._end(read, at + 1, False) >= 0 else -1
