"""Sentences cut into chunks from left to right."""

from __future__ import annotations

from copydesk.api import once

from .chunks import (
    ANY,
    COMMA,
    DETERMINERS,
    FINITE,
    INSIDE,
    JOINT,
    LOOSE,
    NP,
    OBJECTIVE,
    OPENER,
    PLURAL,
    RELATIVE,
    SINGLE,
    STOP,
    TIME,
    VERB_TAGS,
    Chunk,
)
from .judge import Judge
from .nounchunks import NounPhrases
from .parsed import NOUNS, Parsed
from .retagged import mended
from .verbchunks import verb_group, verb_kind

OBJECTIVES = frozenset("me him them us".split())
REFLEXIVES = frozenset("myself himself herself itself themselves ourselves yourself yourselves".split())
RELATIVES = frozenset("who which that whom whose".split())
FREE = frozenset("what whatever whoever whichever".split())
BEFORE_A = frozenset("such many what quite rather half not".split())
"""Words before an article that belong to its noun phrase."""
COMPARED = frozenset("more fewer less".split())
MASSES = frozenset("much more most less enough little".split())
OPENING_TOO = frozenset("as since before after than like so once".split())
"""Words that open a clause or stand before a noun."""
ONE_PERSON = frozenset("he she it".split())
PERSONS = frozenset("they we you i".split())
QUOTED = 8
"""A quotation of no more tokens is the name of a thing."""


class Chunker:
    """Cuts one sentence into chunks."""

    def __init__(self, judge: Judge, read: Parsed) -> None:
        """Read a sentence."""
        self.read = mended(judge, read)
        self._judge, self._tag, self._lower = judge, self.read.tag, self.read.lower
        self._nouns = NounPhrases(judge, self.read)
        self._long = _long_prepositions(judge.sets["long-prepositions"])
        self._found: list[Chunk] = []

    def chunks(self) -> list[Chunk]:
        """Return the chunks."""
        at, hung = 0, False
        while at < len(self._lower):
            at, hung = self._next(at, self._tag(at), hung)
        return self._found

    def _add(self, kind: str, first: int, last: int, number: int = ANY, hung: bool = False) -> None:
        self._found.append(Chunk(kind, first, last, number, hung))

    def _next(self, at: int, tag: str, hung: bool) -> tuple[int, bool]:
        """Cut off what begins at a token; return the next, and whether a preposition waits for its noun."""
        word = self._lower[at]
        if tag == "Q":
            return self._quoted(at, hung)
        if (passed := self._passed(at, word, tag)) >= 0:
            return at + passed, hung
        if tag in (",", ":", ".", "CC"):
            self._add(COMMA if tag == "," else JOINT if tag == "CC" else STOP, at, at)
        elif word in REFLEXIVES:
            pass
        elif long := self._long_preposition(at):
            return at + long, True
        elif word == "once" and self._tag(at + 1) in (*DETERMINERS, "PRP"):
            self._add(OPENER, at, at)
            return at + 1, True
        elif tag == "EX":
            self._add(NP, at, at)
        elif word in FREE or tag in ("WRB", "WP$") or (word in RELATIVES and tag in ("WDT", "WP")):
            return self._wh(at, word, hung), False
        elif word == "that" and tag == "IN":
            self._add(RELATIVE if self._noun_before(at) else OPENER, at, at)
        elif tag == "PRP":
            self._pronoun(at, word, hung)
        elif tag in DETERMINERS or tag in INSIDE or tag == "WDT":
            return self._phrase(at, hung), False
        elif tag in VERB_TAGS or tag in ("MD", "PM", "PB", "PH"):
            return self._verb(at, tag, hung), False
        elif tag == "TO":
            return self._to(at)
        elif tag == "IN":
            if self._opens(word):
                self._add(OPENER, at, at)
            return at + 1, True
        elif tag in ("RB", "RBR", "RBS") and self._starts_phrase(at):
            return self._phrase(at, hung), False
        elif word in MASSES and self._nouns.of_behind(at):
            self._add(NP, at, at, ANY, hung)
        elif tag in ("RB", "RBR", "RBS", "RP", "UH"):
            return at + 1, hung
        return at + 1, False

    def _quoted(self, at: int, hung: bool) -> tuple[int, bool]:
        """Add a short quotation as a noun phrase; pass the mark of another one."""
        for end in range(at + 1, min(len(self._lower), at + QUOTED)):
            if self._tag(end) == "Q":
                self._add(NP, at, end, ANY, hung)
                return end + 1, False
        return at + 1, hung

    def _passed(self, at: int, word: str, tag: str) -> int:
        """Return how many tokens only add to what follows ("more than" ten, "such" a man), or -1."""
        behind = self.read.word(at + 1)
        if word in COMPARED and behind == "than":
            counted = self._tag(at + 2) == "CD" or self.read.word(at + 2) in self._judge.sets["numerals"]
            return 2 if counted else -1
        if word in BEFORE_A and behind in ("a", "an"):
            return 1
        if word in ("all", "both", "each") and self._found:
            verb = self._tag(at + 1) in ("VBZ", "VBP", "VBD", "MD") and self._found[-1].kind == RELATIVE
            alone = tag == "DT" and self._tag(at + 1) not in INSIDE | DETERMINERS
            return 1 if (alone and self._noun_before(at)) or (verb and word != "each") else -1
        return -1

    def _long_preposition(self, at: int) -> int:
        """Return how many tokens are one preposition."""
        for size in self._long.get(self._lower[at], ()):
            phrase = "-".join(self._lower[at : at + size])
            if phrase in self._judge.sets["long-prepositions"]:
                # "so as | to keep it"
                return size - (phrase.endswith("-to") and self._tag(at + size) in ("VB", "RB"))
        return 0

    def _noun_before(self, at: int) -> bool:
        last = self._found[-1] if self._found else None
        return last is not None and last.kind in (NP, OBJECTIVE, TIME) and last.last == at - 1

    def _opens(self, word: str) -> bool:
        """Say whether a word may open a clause."""
        caused = word == "for" and bool(self._found) and self._found[-1].kind == COMMA
        return caused or word in OPENING_TOO or word in self._judge.sets["clause-begins"]

    def _wh(self, at: int, word: str, hung: bool) -> int:
        """Add a relative or a question word; "whose" brings its noun, and "what" may, too."""
        asked = word != "which" and self._tag(at) == "WDT" and self._tag(at + 1) in NOUNS
        end = self._nouns.end(at + 1) if word == "whose" or asked else at
        if end > at:
            self._add(OPENER, at, at, ANY, hung)
            self._add(NP, at + 1, end, self._nouns.owned(at + 1, end))
            return end + 1
        if word in RELATIVES and not hung and word != "whom":
            self._add(RELATIVE, at, at)
        else:
            self._add(OPENER, at, at, ANY, word in FREE)
        return at + 1

    def _pronoun(self, at: int, word: str, hung: bool) -> None:
        numeral = self.read.tokens[at] == "i" or self.read.is_numeral(at)  # "part i of the file"
        several = word in PERSONS and not numeral
        number = SINGLE if word in ONE_PERSON else PLURAL if several else ANY
        self._add(OBJECTIVE if word in OBJECTIVES and not hung else NP, at, at, number, hung)

    def _starts_phrase(self, at: int) -> bool:
        return self._tag(at + 1) in ("JJ", "CD") and self._nouns.end(at + 1) > at + 1

    def _phrase(self, at: int, hung: bool) -> int:
        """Add a noun phrase, or pass an adjective that stands alone."""
        nouns = self._nouns
        end = nouns.end(at)
        if end < at:
            end = nouns.alone(at)
            if end < at:
                return at + 1
        if split := nouns.split(at, end):
            self._add(NP, at, split, nouns.number(at, split, self._found, hung), hung)
            at, hung = split + 1, False
        number = nouns.number(at, end, self._found, hung)
        if nouns.of_behind(end) and self.read.word(end + 2) in ("which", "whom") and not hung:
            self._add(OPENER, end + 2, end + 2)  # "each of which", "most of whom"
            self._add(NP, at, end, number)
            return end + 3
        self._add(TIME if not hung and nouns.is_time(at, end) else NP, at, end, number, hung)
        return end + 1

    def _verb(self, at: int, tag: str, hung: bool) -> int:
        if tag in ("PB", "PH", "PM"):
            self._add(NP, at, at)  # "she's"
            kind = FINITE
        else:
            kind = FINITE if tag == "MD" else verb_kind(self._judge, self.read, at, hung)
        group = verb_group(self._judge, self.read, at, kind, at)
        self._found.append(group)
        return group.last + 1

    def _to(self, at: int) -> tuple[int, bool]:
        """Add an infinitive, or pass a preposition."""
        step = at + 1
        while self._tag(step) in ("RB", "RBR", "RBS", "JJS"):
            step += 1
        plain = self._tag(step) == "VBP" and self._lower[step] not in self._judge.sets["plural-be"]
        if self._tag(step) != "VB" and not plain:
            return at + 1, True
        group = verb_group(self._judge, self.read, step, LOOSE, at)
        self._found.append(group)
        return group.last + 1, False


@once
def _long_prepositions(phrases: frozenset[str]) -> dict[str, tuple[int, ...]]:
    """Return by the first word of each phrase how many words it may have, the most first."""
    sizes: dict[str, set[int]] = {}
    for phrase in phrases:
        words = phrase.split("-")
        sizes.setdefault(words[0], set()).add(len(words))
    return {word: tuple(sorted(found, reverse=True)) for word, found in sizes.items()}
