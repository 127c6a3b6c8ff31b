"""Adjectives where an adverb says how something is done ("is beautiful written", "played brave for an hour"),
and adverbs behind a verb of the senses ("tastes deliciously").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.api import Scope, Slip, Tagger, once, reworded

from .judge import Judge
from .parsed import NOUNS, Parsed
from .phrases import before_verb, phrase_start
from .roles import ADJECTIVES, BASE, DONE, MANNER, MANY, NOUN, PAST, QUALITY, THIRD

VERBS = frozenset(("VB", "VBD", "VBZ", "VBP", "VBN", "VBG"))
CLOSED = frozenset(("IN", "TO", ".", "^", "WRB", ":", "CD"))
"""What stands behind a word that says how something is done."""
TOLD = frozenset(("DT", "PRP", "PRP$"))
GOES_ON = frozenset(("JJ", "NN", "NNS", "VBG", "RB"))
"""Behind a comma or "and" these may be joined with an adjective."""
PARTICLES = frozenset("up down off out away back on over".split())
QUALIFIED, FORMED, HOW, OBJECT, SENSED, MAYBE = 3.0, 1.5, 2.2, 3.5, -2.0, 1.2
"""From which odds on the other word is meant (natural logarithm): before a quality, before a participle with
its noun, behind a verb, behind its object, behind a verb of the senses, and behind a verb only maybe.
"""
NEVER, TOGETHER = 99.0, 1.0
"""Odds that nothing has; from how well the other word goes with its neighbours that is told by counts."""
EXACT = frozenset(("qualified", "done", "object"))
"""Where less is nothing."""
VOWELS = "aeiou"
NONE, SELDOM = 60, 30
"""What costs less than the first as an adverb is one as it stands; what costs more than the second is hardly
one.
"""


class Manner:
    """Finds adjectives that should be adverbs, and adverbs that should be adjectives."""

    headings = False

    def __init__(self, judge: Judge) -> None:
        """Look at the document of a judge."""
        self._parser, self._sets = judge.parser, judge.sets
        self._adverbs = _adverbs(judge.parser.tagger)

    def candidates(self) -> Sequence[tuple[int, str]]:
        """Return adjectives and adverbs that stand where the other may be meant, with their judge."""
        return sorted({*self._adjectives(), *self._behind_senses()})

    def slip(self, read: Parsed, number: int, asked: str) -> Slip | None:
        """Judge a word."""
        at = read.place(number)
        if not read.tokens[at].islower():
            return None
        # Found by name: methods that are kept would hold the judge in a circle.
        least: float = getattr(self, asked)(read, at)
        if not least:
            return None
        word = read.word(at)
        meant = self._adverbs.adjective(word) if asked == "sensed" else self._adverbs[word]
        parser = self._parser
        better = reworded(parser.pairs, parser.tagger, read.tokens, (at, at + 1), [meant])
        odds = better.odds
        if asked == "how" and better.together < TOGETHER:
            least = NEVER  # Nobody was counted to say so: "they ate it hot".
        if odds < least and (odds < MAYBE or asked in EXACT):
            return None
        table = parser.table
        kind = "adjective" if asked == "sensed" else "adverb"
        return Scope.found(
            table.starts[number],
            table.ends[number],
            kind=kind if odds >= least else f"{kind} likely",
            word=read.tokens[at],
            right=meant,
        )

    def _adjectives(self) -> Iterator[tuple[int, str]]:
        table, sets, role = self._parser.table, self._sets, self._parser.role
        lower, gaps, last = table.lower, table.gaps, len(table) - 1
        be, flat, degree, ordering = (sets[name] for name in ("be-forms", "flat", "grading", "ordering"))
        for number in self._parser.words_of(ADJECTIVES):
            if not number or gaps[number] != " " or not self._adverbs[lower[number]]:
                continue
            before = lower[number - 1]
            close = number < last and gaps[number + 1] == " "
            behind = role(lower[number + 1]) if close else 0
            if before in be:
                if behind & (DONE | QUALITY | MANNER):
                    yield number, "qualified"
                continue
            if behind & DONE and before in ("a", "an", "the") and number + 2 <= last:
                if role(lower[number + 2]) & (NOUN | MANY):
                    yield number, "formed"
                continue
            if behind & PAST and number + 2 <= last and lower[number + 2] in ("the", "a", "an", "his", "her"):
                yield number, "done"
                continue
            named = close and behind & NOUN and not behind & MANNER
            if named or lower[number] in flat or lower[number] in ordering:
                continue
            at = number - 1 - (before in degree)
            at -= lower[at] in PARTICLES
            verb = lower[at].replace("’", "'") if at >= 0 else ""
            if verb not in sets["taking-quality"] and role(verb) & (BASE | THIRD | PAST | DONE):
                yield number, "how"
            elif before not in degree and role(before) & (NOUN | MANY):
                yield number, "object"

    def _behind_senses(self) -> Iterator[tuple[int, str]]:
        table = self._parser.table
        for first in table.where(self._sets["sensing"]):
            number = first + 1
            if number < len(table) and table.gaps[number] == " " and table.lower[number].endswith("ly"):
                yield number, "sensed"

    def qualified(self, read: Parsed, at: int) -> float:
        """Judge "is beautiful written", "was absolute full": nothing that the quality belongs to follows."""
        if read.tag(at + 1) not in ("VBN", "VBD", "JJ") or read.word(at) in self._sets["ordering"]:
            return 0
        named = read.tag(at + 2) in (*NOUNS, "JJ", "VBG", "N$", "VBN", "RB", "CD")
        there = "there" in read.lower[max(0, at - 4) : at]
        return 0 if named or there or read.word(at) in self._sets["flat"] else QUALIFIED

    def formed(self, read: Parsed, at: int) -> float:
        """Judge "a careful worded statement"."""
        formed = read.tag(at + 1) in ("VBN", "JJ") and read.word(at + 1).endswith(("ed", "n", "t"))
        named = read.tag(at + 2) in ("NN", "NNS") and read.word(at) not in self._sets["ordering"]
        return FORMED if formed and named else 0

    def done(self, read: Parsed, at: int) -> float:
        """Judge "the clerk quick closed the window"."""
        subject = read.tag(at - 1) in ("NN", "NNP", "PRP") and read.tag(at + 1) == "VBD"
        return QUALIFIED if subject and read.word(at) not in self._sets["ordering"] else 0

    def how(self, read: Parsed, at: int) -> float:
        """Judge "played brave for an hour", "must be folded careful before", "reacted very angry to"."""
        verb = at - 1 - (read.word(at - 1) in self._sets["grading"])
        verb -= read.word(verb) in PARTICLES
        noun = self._parser.role(read.word(at)) & (NOUN | MANY | BASE) and read.tag(verb) != "VBD"
        if noun or read.tag(verb) not in VERBS or read.tag(at) not in ("JJ", "NN", "RB"):
            return 0
        behind = read.tag(at + 1)
        if read.word(at + 1) == "of":
            return 0  # "stated exclusive of the tax"
        if behind in (",", "CC"):
            if read.tag(at + 2) in GOES_ON or read.word(at + 2) in ("but", "yet", "if"):
                return 0  # "seen civil, human and other rights"
        elif behind not in CLOSED:
            return 0
        if read.word(at + 1) in ("to", "with", "than", "as", "in", "at", "from", "for"):
            # "They proved equal to it": the adjective may have what is behind it.
            leaning = self._parser.pairs.leaning(read.word(at), read.word(at + 1))
            if leaning > self._parser.pairs.leaning(self._adverbs[read.word(at)], read.word(at + 1)) + 1:
                return 0
        passive = read.tag(verb) == "VBN" and read.word(before_verb(read, verb)) in self._sets["be-forms"]
        return HOW + 1 if passive and read.tag(at - 1) != "VBN" else HOW

    def object(self, read: Parsed, at: int) -> float:
        """Judge "read the rules careful before it rings": a verb and its object go before."""
        verb = phrase_start(read, at - 1) - 1
        plain = read.tag(at) == "JJ" and read.tag(at - 1) in ("NN", "NNS") and read.tag(at + 1) in CLOSED
        governs = read.tag(verb) in ("VB", "VBD", "VBZ", "VBP") and read.tag(verb + 1) in TOLD
        return OBJECT if plain and governs and read.word(verb) not in self._sets["taking-quality"] else 0

    def sensed(self, read: Parsed, at: int) -> float:
        """Judge "tastes deliciously", "seemed happily with it"."""
        adjective = self._adverbs.adjective(read.word(at))
        if not adjective or read.tag(at) not in ("RB", "JJ") or read.tag(at - 1) not in VERBS:
            return 0
        ends = read.tag(at + 1) in (".", "^", "CC", ",") or read.word(at + 1) in ("with", "when")
        return SENSED if ends and read.tag(at + 2) not in ("JJ", "VBN") else 0


class Adverbs(dict[str, str]):
    """Adjectives → the adverbs that are made from them, "" for none. Kept for a whole run."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self._tagger = tagger

    def __missing__(self, word: str) -> str:
        alone = not self._tagger.may(word, "RB", NONE) or word == "good"
        found = self[word] = self._known(_with_ending(word)) if alone else ""
        return found

    def adjective(self, adverb: str) -> str:
        """Return the adjective from which an adverb is made, "" for none that is known."""
        stem = adverb.removesuffix("ly")
        for word in (stem, stem[:-1] + "y" if stem.endswith("i") else "", stem + "le", adverb[:-1] + "e"):
            if word and self._tagger.table.kind(word) and self[word] == adverb:
                return word
        return ""

    def _known(self, adverb: str) -> str:
        kind = self._tagger.table.kind(adverb)
        told = kind and self._tagger.table.tags[kind[0][0]] == "RB" and kind[0][1] < SELDOM
        return adverb if told else ""


def _with_ending(word: str) -> str:
    if word == "good":
        return "well"
    if word.endswith("y") and len(word) > 3 and word[-2] not in VOWELS:
        return word[:-1] + "ily"
    if word.endswith("le"):
        return word[:-1] + "y"
    if word.endswith("ll"):
        return word + "y"
    return word + ("ally" if word.endswith("ic") else "ly")


@once
def _adverbs(tagger: Tagger) -> Adverbs:
    return Adverbs(tagger)
