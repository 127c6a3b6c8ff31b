"""Verbs behind have and be: a form that is no participle."""

from __future__ import annotations

from copydesk.api import Scope, Slip, TextWords

from .parsed import NOUNS, Parsed, Parser
from .phrases import Sets, phrase_start
from .roles import BASE, MANY, NOUN

OBJECT = frozenset(("DT", "PRP", "PRP$"))
BEHIND = frozenset(
    ("DT", "PRP", "PRP$", "TO", "IN", "RB", ".", ",", "CC", "^", "WRB", ":", "JJ", "NN", "NNS", "RP")
)
"""What may follow a verb."""
POINTING = frozenset("those these all ones".split())
_CONDITIONS = frozenset("if only when unless until".split())
NEVER, OFTEN = 255, 20
PREFIXES = ("out", "over", "under", "un", "re", "mis", "fore", "with")
Judged = tuple[str, int] | None
"""What is wrong, and where the words that show it begin."""


def with_helper(table: TextWords, read: Parsed, number: int, verb: int, found: Judged) -> Slip | None:
    """Return the finding of a verb, from its helper on; ``found`` holds what is wrong and the place of the
    helper.
    """
    if not found:
        return None
    kind, first = found
    contact = read.tag(first - 1) == "PRP" and (
        read.tag(first - 2) in NOUNS or read.word(first - 2) in POINTING
    )
    if contact and kind == "participle" and read.tag(verb) in ("VB", "VBP", "NN"):
        return None  # "Those we have show a crew …"
    if _stands(read, first, verb, kind):
        return None
    if read.word(verb) == "had" and read.tag(verb + 1) == "PRP":
        return None  # "as they would had they been given a clock"
    if number + 1 < len(table) and table.gaps[number + 1].startswith("/"):
        return None  # "the paths are try/catch blocks"
    return Scope.found(
        table.starts[read.numbers[first]],
        table.ends[number],
        kind=kind,
        helper=read.tokens[first],
        verb=read.tokens[verb],
    )


def _stands(read: Parsed, first: int, verb: int, kind: str) -> bool:
    """Say whether a verb stands as it should behind what seems to be its helper: as a noun ("the words have
    force if"), as the second verb of several ("are lost and result in a gap"), or behind a resort that is no
    verb ("it tries as a last resort to write").
    """
    helper = read.word(first)
    if helper in ("have", "has"):
        return first == verb - 1 and read.word(verb + 1) in _CONDITIONS
    if helper == "and" and kind == "participle":
        return "are" in read.lower[max(0, first - 3) : first] and read.tag(verb + 1) == "IN"
    if helper in ("help", "helped", "helps"):
        return read.word(verb) == "found"  # "He helped found a party"
    if helper == "to" and read.word(first - 1) == "prior":
        return read.tag(first - 2) in ("DT", "PRP$", "JJ")  # "expect the prior to be even"
    return helper == "to" and read.word(first - 1) == "resort" and read.word(first - 2) in ("last", "final")


class VerbJudge:
    """What all who judge a word behind its helper ask."""

    def __init__(self, parser: Parser, sets: Sets) -> None:
        """Judge in the document of a parser."""
        self.parser, self.sets = parser, sets

    def before(self, read: Parsed, verb: int) -> int:
        """Return the helper before a verb, small words between the two left out."""
        at = verb - 1
        while at > 0 and read.word(at) in self.sets["aside"]:
            at -= 1
        return at

    def participle(self, word: str) -> bool:
        """Say whether a word may be a participle at all, however seldom it is one."""
        tagger = self.parser.tagger
        known = tagger.may(word, "VBN", NEVER) or tagger.may(word, "JJ", NEVER)
        return word.endswith("ed") or known or self._derived(word)

    def _derived(self, word: str) -> bool:
        """Say whether a word is a participle with something before it: "outsold", "overfed"."""
        stem = next((word.removeprefix(one) for one in PREFIXES if word.startswith(one)), "")
        return (
            len(stem) > 2
            and stem not in self.sets["past-only"]
            and self.parser.tagger.may(stem, "VBN", OFTEN)
        )


class Perfects(VerbJudge):
    """Judges a word behind have or be."""

    def be(self, read: Parsed, verb: int) -> Judged:
        """Judge "were took", "must be wore"."""
        at = self.before(read, verb)
        if self.participle(read.word(verb)):
            return None
        before = set(read.lower[:at])
        if (
            at == 0
            or before & {"what", "who", "how", "all", "that", "which", "whoever"}
            or read.tag(at - 1) == "PRP"
        ):
            return None
        return ("participle", at) if read.tag(verb + 1) in BEHIND else None

    def perfect(self, read: Parsed, verb: int) -> Judged:
        """Judge "had wrote", "has announce"."""
        at = self.before(read, verb)
        if self.participle(read.word(verb)) and not self._past_only(read.word(verb)):
            return None
        before = at - 1
        # "They have write access."
        if self.parser.role(read.word(verb)) & BASE and read.tag(verb + 1) in NOUNS:
            return None
        if read.word(at) == "had" and read.word(at + 1) in ("better", "rather", "best"):
            return None
        # "The money he had went", "what they have became": the object went before.
        first = max((place for place in range(at) if read.word(place) in (",", ";", ":")), default=0)
        clause = zip(read.lower[first:at], read.tags[first:at], strict=True)
        if read.tag(before) == "MD":
            return ("participle", at) if read.tag(verb + 1) in BEHIND else None
        # "Which had went wild": it is the subject itself.
        subject_itself = read.word(before) in ("which", "who", "that") or "not" in read.lower[at:verb]
        if not subject_itself and not self.sets["relative"].isdisjoint(
            word for word, tag in clause if tag != "IN"
        ):
            return None
        if read.tag(before) == "PRP" and read.tag(before - 1) in NOUNS:
            return None
        if read.tag(before) in NOUNS and read.tag(phrase_start(read, before) - 1) in NOUNS:
            return None
        return ("participle", at) if read.tag(verb + 1) in BEHIND else None

    def helped(self, read: Parsed, verb: int) -> Judged:
        """Judge "has wait for hours", "have serve us well": a verb that may be a noun."""
        at = self.before(read, verb)
        if self.participle(read.word(verb)) or read.tag(verb) not in ("VB", "VBP"):
            return None
        if read.tag(verb + 1) not in ("IN", "TO", "DT", "PRP", "PRP$", "RB", "RP", "CD"):
            return None
        if read.tag(at - 1) not in ("PRP", "WDT", "WP", *NOUNS) or read.word(verb) in self.sets["had-things"]:
            return None
        if read.tag(verb + 1) == "IN" and read.word(verb) in self.sets["had-spans"]:
            return None  # "who have reach within the town"
        return "participle", at

    def again(self, read: Parsed, verb: int) -> Judged:
        """Judge "there are been", "has ever being sent"."""
        at = self.before(read, verb)
        if read.word(verb) == "been":
            return ("being", at) if read.tag(verb - 1) in ("VBZ", "VBD", "VBP") and at == verb - 1 else None
        return ("participle", at) if at < verb - 1 and read.tag(verb + 1) == "VBN" else None

    def passive(self, read: Parsed, verb: int) -> Judged:
        """Judge "was build", "must be reach"."""
        at = self.before(read, verb)
        helper, bits = read.word(at), self.parser.role(read.word(verb))
        if at == 0 or read.word(at - 1) in (
            "to",
            "do",
            "does",
            "did",
            "done",
            "what",
            "all",
            "that",
            "there",
        ):
            return None
        if self.participle(read.word(verb)) or "-" in read.word(verb):
            return None  # "was co-author"
        if bits & (NOUN | MANY) and not self._verb_first(read.word(verb)):
            return None
        first = helper == "be" and self.parser.verb_first(read.word(verb))
        several = first and read.tag(verb + 1) in ("JJ", "CD") and read.tag(verb + 2) == "NNS"
        if (read.tag(verb + 1) in (*NOUNS, "JJ", "CD", "VBG", "N$") and not several) or read.word(
            verb
        ) in self.sets["fixed"]:
            return None
        # "All we did was build a pier", "the plan is: build".
        cleft = helper in ("is", "was", "isn't", "wasn't")
        if bits & (NOUN | MANY) and read.word(verb + 1) in ("for", "of"):
            return None
        if cleft and bits & (NOUN | MANY) and read.tag(verb + 1) not in ("IN", "TO"):
            return None
        if cleft and not {"do", "does", "did", "done", "doing", "to", "what", "all"}.isdisjoint(
            read.lower[:at]
        ):
            return None
        if cleft and read.tag(verb + 1) in OBJECT:
            return None
        return "participle", at

    def _verb_first(self, word: str) -> bool:
        tagger = self.parser.tagger
        return tagger.likeliest(word) in ("VB", "VBP") and tagger.kinds(word)[0][1] <= 6

    def _past_only(self, word: str) -> bool:
        """Say whether a form of the past is no participle, however often people write it as one."""
        return word in self.sets["past-only"] or word in self.sets["sung"]
