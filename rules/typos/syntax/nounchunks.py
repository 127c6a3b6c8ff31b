"""Noun phrases of a sentence: where they end, and how many things they are about."""

from __future__ import annotations

from .chunks import ANY, DETERMINERS, INSIDE, PLURAL, SINGLE, Chunk, as_number
from .heads import Head
from .judge import Judge
from .numbers import phrase_number
from .parsed import NOUNS, Parsed
from .roles import MANY, NOUN

WAYS = frozenset("way time day moment year reason extent place".split())
"""Behind these a clause may follow without a relative."""
TELLING_WHEN = frozenset("every each this last next".split())
DAYS = frozenset("today tonight yesterday tomorrow".split())
UNTOLD = frozenset("none neither either any".split())
CHAINING = frozenset(("IN", "TO", "WDT", "WP", "VBN"))
ADVERBS = frozenset(("RB", "RBR", "RBS"))


class NounPhrases:
    """The noun phrases of one sentence."""

    def __init__(self, judge: Judge, read: Parsed) -> None:
        """Read a sentence."""
        self._judge, self._read = judge, read
        self._tags, self._lower = read.tags, read.lower

    def end(self, at: int) -> int:
        """Return the last token of the noun phrase that begins at a token, or the token before."""
        tags, end, last = self._tags, at, at - 1
        while end < len(tags) and not (end > at and self._begins_anew(at, end)):
            tag = tags[end]
            if tag in INSIDE:
                if tag in NOUNS or tag in ("CD", "SYM", "FW"):
                    last = end
            elif tag in ADVERBS or tag in ("VBN", "VBG", "VBD"):
                if not (self._premodifies(end) if end > at else tag in ADVERBS):
                    break
            elif tag in (",", "CC"):
                listed = self._read.tag(end - 1) in ("JJ", "JJR")
                if last >= at or not listed or self._read.tag(end + 1) not in ("JJ", "JJR", "VBN"):
                    break  # "old and rusty keys"
            elif tag not in DETERMINERS:
                break
            end += 1
        return last

    def _begins_anew(self, at: int, here: int) -> bool:
        """Say whether another noun phrase begins inside of what began at a token."""
        tag, before, word = self._tags[here], self._tags[here - 1], self._lower[here]
        if tag in DETERMINERS:
            joined = before in ("PDT", "DT", "N$") or self._lower[here - 1] in ("all", "both")
            return not joined or (word in ("that", "this") and before not in ("PDT", "DT"))
        if before not in NOUNS:
            return False
        if word in self._judge.sets["standing"] or (word == "people" and before == "NNS"):
            return True
        if tag in ("NNS", "NNP") and self._lower[here - 1] in WAYS and self._lower[here - 2] == "the":
            return here > at + 1  # "the way | children learn"
        timed = here == at + 2 and tag in NOUNS and self._lower[at] in TELLING_WHEN
        return timed and self._lower[at + 1] in self._judge.sets["times"]  # "every year | doctors"

    def _premodifies(self, at: int) -> bool:
        """Say whether a participle or adverb stands between a determiner or adjective and a noun."""
        before, behind = self._read.tag(at - 1), self._read.tag(at + 1)
        if self._tags[at] == "VBD" and before not in ("DT", "PRP$"):
            return False
        if before == "CD" and not self._lower[at - 1].isalpha():
            return False
        return before in ("DT", "PRP$", "JJ", "CD", "N$", "RB", "PDT") and (
            behind in INSIDE or (behind in ("VBN", "VBG") and self._read.tag(at + 2) in INSIDE)
        )

    def alone(self, at: int) -> int:
        """Return the last token of what stands for a noun phrase without a noun ("the rich"), or -1."""
        if self._tags[at] in DETERMINERS:
            end = at
            while self._read.tag(end + 1) in ("JJ", "JJS", "JJR", "VBN", "CD"):
                end += 1
            return end
        word, sets = self._lower[at], self._judge.sets
        return at if word in sets["standing"] or word in sets["numerals"] else -1

    def split(self, at: int, end: int) -> int:
        """Return where a noun phrase ends behind which a clause begins without a relative, or 0 ("the
        things | people want").
        """
        if self._read.tag(end + 1) not in ("VB", "VBP", "VBZ", "VBD", "MD"):
            return 0
        for place in range(at, end):
            if self._tags[place] == "NNS" and self._tags[place + 1] in ("NN", "NNS", "NNP", "JJ"):
                pairs = self._judge.parser.pairs
                return place if pairs.leaning(self._lower[place], self._lower[place + 1]) <= 0 else 0
        return 0

    def is_time(self, at: int, end: int) -> bool:
        """Say whether a phrase may tell when something is."""
        head = self._lower[end]
        return not self.of_behind(end) and (head in self._judge.sets["times-and-ways"] or head in DAYS)

    def of_behind(self, end: int) -> bool:
        """Say whether "of" stands behind a token."""
        return self._read.word(end + 1) == "of"

    def owned(self, at: int, end: int) -> int:
        """Return how many things a phrase behind "whose" is about."""
        several = self._tags[end] == "NNS" and not self._judge.parser.role(self._lower[end]) & NOUN
        return self._told(at, end, True) or (PLURAL if several else ANY)

    def _told(self, at: int, end: int, chained: bool) -> int:
        return as_number(phrase_number(self._judge, self._read, Head(at, end), chained))

    def number(self, at: int, end: int, found: list[Chunk], hung: bool) -> int:
        """Return how many things a phrase is about; ``found``: the chunks before it; ``hung``: behind a
        preposition.
        """
        sets, word, head = self._judge.sets, self._lower[at], self._lower[end]
        of = self.of_behind(end)
        if head == "number" and word == "the" and of:
            return SINGLE
        if head in UNTOLD or self._tags[end] == "PRP$":
            return ANY
        if head in sets["group-of"] and of:
            inner = self.end(end + 2)
            number = self._told(end + 2, inner, True) if inner > end + 1 else ANY
            return ANY if head == "half" and number == PLURAL else number
        if self._untold(at, end):
            return self._bare(at, end, hung)
        if head in ("each", "one") and self._read.tag(end + 1) == "IN":
            return SINGLE if of or head == "each" else ANY
        number = self._told(at, end, self._read.tag(end + 1) in CHAINING)
        first = at == end and not found and self._tags[at] == "NN"
        if not number and first and self._read.tag(at + 1) == "IN":
            bits = self._judge.parser.role(word)
            told = bits & NOUN and word not in sets["groups"] and word not in sets["same"]
            return SINGLE if told else ANY  # "Demand for flats"
        return number or self._bare(at, end, hung)

    def _untold(self, at: int, end: int) -> bool:
        """Say whether a phrase is an amount, a name, code, or has several heads."""
        sets, head = self._judge.sets, self._lower[end]
        inside = self._lower[at : end + 1]
        figure = self._tags[at] == "CD" and end == at and head != "one"
        if "-" in head or "/" in inside or "\ufffc" in inside or figure or self._read.word(end + 1) == "per":
            return True
        if "NNS" in self._tags[at:end] or not sets["quantities"].isdisjoint(inside[1:-1]):
            return True
        return head in sets["quantities"] or head in sets["amounts"] or head in sets["shares"]

    def _bare(self, at: int, end: int, hung: bool) -> int:
        """Return how many things a phrase without a determiner is about that opens a clause, or has one."""
        sets, head, behind = self._judge.sets, self._lower[end], self._read.tag(end + 1)
        bits = self._judge.parser.role(head)
        untold = any(head in sets[name] for name in ("same", "singular-s", "times"))
        if untold or self._tags[at] in DETERMINERS:
            return ANY
        if self._tags[end] == "NNS" and bits & MANY and not bits & NOUN:
            named = not self._read.tokens[end].islower() and end > 0
            related = behind in ("WDT", "WP", "WP$") or (behind == "IN" and self._lower[end + 1] == "that")
            return PLURAL if related and not named else ANY
        if self._tags[end] != "NN" or not bits & NOUN or bits & MANY:
            return ANY
        if any(head in sets[name] for name in ("groups", "quantities", "collective")):
            return ANY
        if at < end and self._tags[at] == "JJ" and ((at == 0 and behind in ("IN", ",")) or behind == "WDT"):
            return SINGLE
        opened = hung and at > 0 and self._lower[at - 1] in ("if", "when", "unless")
        return SINGLE if opened and at == end and bits == NOUN else ANY
