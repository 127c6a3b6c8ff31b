"""Forms of verbs that grammar lets stand in few places only, and that are far less likely there than another
form or a "to" before them, by counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.api import Scope, Slip, reworded

from .judge import Judge
from .parsed import NOUNS, Parsed, Parser
from .perfects import with_helper
from .phrases import before_verb
from .roles import BASE, DONE, ING, MANNER, MANY, NAME, NOUN, OTHER, PAST, QUALITY, THIRD
from .verbparts import VerbParts

OBJECT = frozenset(("DT", "PRP", "PRP$"))
BEHIND_BE = frozenset(("IN", "TO", "RB", ".", ",", "^", "WRB", "CC"))
SUBJECTS = frozenset(("PRP", *NOUNS, "EX", "WDT", "RB"))
BEHIND_DONE = frozenset(("IN", "TO", "RB", ".", ",", "^"))
"""What stands behind a participle without an object."""
NO_PASSIVE = frozenset("what all do does did there who whatever everything".split())
"""Words before "be" with which a base form may stand behind it: "all they do is ask"."""
PERSONS = frozenset("i you we they he she it who".split())
LETTING = frozenset(("let", "lets", "letting"))
LET_WHAT = frozenset(("DT", "PRP", "PRP$", "JJ", *NOUNS))
BEFORE_ING = frozenset("instead without by after before".split())
DONE_PLAIN, DONE_NOUN, TO_PLAIN, TO_NOUN, ING_MEANT = 4.4, 5.0, 4.5, 6.0, 3.8
"""From which odds on another form is meant (natural logarithm); for verbs that are nouns, too, others."""
DONE_NAMED = 6.0
"""The same for words that are hardly ever verbs: "base", "name"."""
NOUN_LINKS = frozenset(("like", "of", "than", "that"))
SELDOM = 2
"""What an article is about stands in it more often, as a noun."""
BE_MEANT = 6.0
ALWAYS = -99.0
"""What no counts need say: the word before lets nothing else stand behind it."""
ALL_THAT = frozenset("all what whatever everything".split())
FAR = 6
NO_BASE = THIRD | OTHER | NAME | ING | MANNER


class Meant(NamedTuple):
    """What is meant: words for the tokens from one to another, and the odds from which on; what is wrong
    then, and where the words that show it begin.
    """

    first: int
    last: int
    words: str
    least: float
    kind: str = ""
    helper: int = -1


class Likelier:
    """Finds "the bill was send", "before check the oil", "she enjoys to read", "let the dough to rest"."""

    headings = False

    def __init__(self, judge: Judge, parts: VerbParts) -> None:
        """Look at the document of a judge."""
        self._parser, self._sets = judge.parser, judge.sets
        self._parts = parts

    def candidates(self) -> Sequence[tuple[int, str]]:
        """Return verbs without an ending that stand behind what asks for another form, with their judge."""
        return sorted(set(self._places()))

    def slip(self, read: Parsed, number: int, asked: str) -> Slip | None:
        """Judge a verb."""
        verb = read.place(number)
        if not read.tokens[verb].islower():
            return None  # "required by Mix every time"
        # Found by name: methods that are kept would hold the article in a circle.
        meant: Meant | None = getattr(self, asked)(read, verb)
        if meant is None or not is_likelier(self._parser, read, meant):
            return None
        return with_helper(self._parser.table, read, number, verb, (meant.kind, meant.helper))

    def _places(self) -> Iterator[tuple[int, str]]:
        table, sets = self._parser.table, self._sets
        lower, gaps, size = table.lower, table.gaps, len(table)
        for first in table.where(sets["be-forms"]):
            number = first + 1
            while number < size and lower[number] in sets["aside"] and gaps[number] == " ":
                number += 1
            if is_base(self._parser, number, QUALITY | PAST | DONE) or self._is_handed(number):
                yield number, "done"
            elif number < size and gaps[number] == " " and self._is_named(lower[number]):
                yield number, "named"
        for first in table.where(BEFORE_ING):
            number = first + 1 + (lower[first] == "instead")
            told = lower[first] != "instead" or lower[min(first + 1, size - 1)] == "of"
            if (
                told
                and is_base(self._parser, number, QUALITY | PAST | DONE)
                and self._parser.verb_first(lower[number])
            ):
                yield number, "ing"
        for first in table.where(sets["ing-takers"]):
            close = first + 2 < size and lower[first + 1] == "to" and gaps[first + 1] == " "
            if close and is_base(self._parser, first + 2):
                yield first + 2, "taken"
        for first in table.where(LETTING):
            for number in range(first + 3, min(first + FAR, size)):
                if lower[number - 1] == "to" and is_base(self._parser, number):
                    yield number, "let"

    def _is_handed(self, number: int) -> bool:
        """Say whether a word that is hardly ever a verb stands where a participle may ("was hand to her")."""
        table = self._parser.table
        if number + 2 >= len(table) or not self._parts.participle(table.lower[number]):
            return False
        behind, after = table.lower[number + 1 : number + 3]
        plain = self._parser.role(table.lower[number]) == NOUN and behind in ("to", "by")
        return plain and after != table.lower[number]  # "hand to hand"

    def _is_named(self, word: str) -> bool:
        """Say whether a word is a noun more often than a verb, and the form in -ed a participle ("base")."""
        role, likeliest = self._parser.role, self._parser.tagger.likeliest
        noun = role(word) & NOUN and likeliest(word) in ("NN", "VB", "VBP")
        return bool(noun) and bool(role(self._parts.participle(word)) & (DONE | QUALITY))

    def named(self, read: Parsed, verb: int) -> Meant | None:
        """Judge "the plan is base on it"."""
        if self._parser.role(read.word(verb)) & QUALITY and read.tag(verb + 1) == "TO":
            return None  # "be content to stay"
        behind = read.tag(verb + 1)
        if read.word(verb + 1) in NOUN_LINKS or len(self._parser.table.numbers[read.word(verb)]) > SELDOM:
            return None  # "an example is code like this"; a word that the article has as a noun
        if behind not in ("IN", "TO") and (behind != "CC" or read.tag(verb + 2) != "VBN"):
            return None  # "the alternative was silence"
        meant = self.done(read, verb)
        return meant and meant._replace(least=DONE_NAMED)

    def done(self, read: Parsed, verb: int) -> Meant | None:
        """Judge "the bill was send"."""
        at = before_verb(read, verb)
        before = read.lower[:at]
        if read.word(at) not in self._sets["be-forms"] or not NO_PASSIVE.isdisjoint(before):
            return None
        given = (
            read.tag(verb + 1) in OBJECT
            and self._parts.participle(read.word(verb)) in self._sets["two-objects"]
        )
        joined = read.tag(verb + 1) == "CC" and read.tag(verb + 2) == "VBN"
        if read.tag(verb + 1) not in BEHIND_DONE and not given and not joined:
            return None
        word = read.word(verb)
        least = DONE_NOUN if self._parser.role(word) & (NOUN | MANY) else DONE_PLAIN
        return Meant(verb, verb + 1, self._parts.participle(word), least, "participle", at)

    def ing(self, read: Parsed, verb: int) -> Meant | None:
        """Judge "before check the oil", "instead of wait for it"."""
        instead = read.word(verb - 1) == "of"
        if read.tag(verb + 1) not in OBJECT and not (instead and read.tag(verb + 1) in ("IN", "TO", "RB")):
            return None
        return Meant(verb, verb + 1, self._parts.ing(read.word(verb)), ING_MEANT, "ing", verb - 1)

    def taken(self, read: Parsed, verb: int) -> Meant | None:
        """Judge "she enjoys to read", "it is worth to ask"."""
        at = verb - 2
        passive = not self._sets["be-forms"].isdisjoint(read.lower[max(0, at - 3) : at])
        if read.tag(verb) != "VB" or passive != (read.word(at) == "worth"):
            return None
        return Meant(verb - 1, verb + 1, self._parts.ing(read.word(verb)), ALWAYS, "ing", at)

    def let(self, read: Parsed, verb: int) -> Meant | None:
        """Judge "let the dough to rest"."""
        at = verb - 2
        while read.tag(at) in LET_WHAT and read.word(at) not in LETTING:
            at -= 1
        if read.word(at) not in LETTING or at == verb - 2 or read.tag(verb) != "VB":
            return None
        return Meant(verb - 1, verb + 1, read.word(verb), ALWAYS, "stray", at)


class LackingWords:
    """Finds "you need check it", "it is possible repair it", "they can found here"."""

    headings = False

    def __init__(self, judge: Judge) -> None:
        """Look at the document of a judge."""
        self._parser, self._sets = judge.parser, judge.sets

    def candidates(self) -> Sequence[tuple[int, str]]:
        """Return verbs right behind a word that wants "to" or "be" before them, with which of the two."""
        table, sets = self._parser.table, self._sets
        found = [
            (first + 1, "to")
            for first in table.where(sets["to-missed"] | sets["to-missed-by-be"])
            if is_base(self._parser, first + 1, PAST | DONE)
        ]
        for first in table.where(sets["modal-verbs"]):
            number = first + 1
            while number < len(table) and table.lower[number] in sets["aside"]:
                number += 1
            if number < len(table) and table.gaps[number] == " ":
                bits = self._parser.role(table.lower[number])
                if bits & DONE and not bits & (BASE | NOUN | THIRD | ING | OTHER):
                    found.append((number, "be"))
        return sorted(found)

    def slip(self, read: Parsed, number: int, asked: str) -> Slip | None:
        """Judge a verb."""
        verb, table = read.place(number), self._parser.table
        meant = self._to(read, verb) if asked == "to" else self._be(read, verb)
        if meant is None or not is_likelier(self._parser, read, meant):
            return None
        start, end = table.starts[read.numbers[verb - 1]], table.ends[number]
        first, second = read.tokens[verb - 1], read.tokens[verb]
        return Scope.found(start, end, kind=meant.kind, first=first, second=second, word=asked)

    def _to(self, read: Parsed, verb: int) -> Meant | None:
        word, taker = read.word(verb), read.word(verb - 1)
        before = read.word(before_verb(read, verb - 1))
        if taker in self._sets["to-missed-by-be"]:
            wanted = before in self._sets["be-forms"]
        else:
            helped = before in self._sets["modal-verbs"] or before in self._sets["do-forms"]
            wanted = helped or before.endswith("'d") or (taker != "like" and before in PERSONS)
        noun = self._parser.role(word) & (NOUN | MANY | QUALITY)
        told = word == "do" and not ALL_THAT.isdisjoint(read.lower[: verb - 1])
        if not wanted or told or word == "be" or not read.tokens[verb].islower():
            return None
        if read.word(verb + 1) in self._sets["done-things"]:
            return None  # "They need write access."
        if (noun and read.tag(verb + 1) not in OBJECT) or read.tag(verb + 1) == "NNS":
            return None  # "They manage compute resources, build pipelines and deploy keys."
        return Meant(verb, verb + 1, f"to {word}", TO_NOUN if noun else TO_PLAIN, "absent")

    def _be(self, read: Parsed, verb: int) -> Meant | None:
        """Judge "they can found here": a subject and a helper, and a participle without an object."""
        at = before_verb(read, verb)
        plain = read.tag(at) == "MD" and read.tokens[at].islower() and read.tag(at - 1) in SUBJECTS
        if not plain or read.tag(verb + 1) not in BEHIND_BE or not read.tokens[verb].islower():
            return None
        return Meant(verb, verb + 1, f"be {read.word(verb)}", BE_MEANT, "absent be")


def is_base(parser: Parser, number: int, none_of: int = 0) -> bool:
    """Say whether a word of the table, right behind another one, may be the base form of a verb and no other
    form of one.
    """
    table = parser.table
    if number >= len(table) or table.gaps[number] != " ":
        return False
    bits = parser.role(table.lower[number])
    return bool(bits & BASE) and not bits & (NO_BASE | none_of)


def is_likelier(parser: Parser, read: Parsed, meant: Meant) -> bool:
    """Say whether other words are far likelier in a sentence."""
    words = meant.words.split()
    if not words:
        return False
    better = reworded(parser.pairs, parser.tagger, read.tokens, (meant.first, meant.last), words)
    return better.odds >= meant.least
