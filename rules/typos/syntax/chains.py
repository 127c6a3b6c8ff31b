"""Helpers and the verbs behind them: a form that cannot follow."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.api import Scope, Slip

from .helped import bare_verbs, bent_verbs
from .parsed import NOUNS, Parsed, Parser
from .phrases import Sets, opens, phrase_start
from .roles import BASE, DONE, MANY, NOUN, PAST, QUALITY, THIRD

NOUN_TOO = frozenset("can might must will".split())
OBJECT = frozenset(("DT", "PRP", "PRP$"))
BEHIND = frozenset(
    ("DT", "PRP", "PRP$", "TO", "IN", "RB", ".", ",", "CC", "^", "WRB", ":", "JJ", "NN", "NNS", "RP")
)
NEVER = 255
Judged = tuple[str, int] | None
"""What is wrong, and where the words that show it begin."""


class VerbChains:
    """Finds verbs in a form that cannot stand behind their helper, their preposition or "to"."""

    headings = True

    def __init__(self, parser: Parser, sets: Sets) -> None:
        """Look at the document of a parser."""
        self._parser, self._sets = parser, sets
        chains = _Chains(parser, sets)
        judges = (
            chains.modal,
            chains.done,
            chains.perfect,
            chains.be,
            chains.asked,
            chains.infinitive,
            chains.after_preposition,
            chains.bare,
            chains.passive,
            chains.stray_to,
        )
        self._judges = {judge.__name__: judge for judge in judges}

    def candidates(self) -> Sequence[tuple[int, str]]:
        """Return the numbers of words that cannot follow the word before them, with who judges them."""
        forms = self._parser.table.forms
        found = [*bent_verbs(self._parser, self._sets), *bare_verbs(self._parser, self._sets)]
        return sorted([pair for pair in found if forms[pair[0]].islower()])

    def slip(self, read: Parsed, number: int, asked: str) -> Slip | None:
        """Judge a verb."""
        table, verb = self._parser.table, read.place(number)
        judged = read.word(verb) not in self._sets["never-judged"]
        found = self._judges[asked](read, verb) if judged else None
        if not found:
            return None
        kind, first = found
        return Scope.found(
            table.starts[read.numbers[first]],
            table.ends[number],
            kind=kind,
            helper=read.tokens[first],
            verb=read.tokens[verb],
        )


class _Chains:
    """Judges one word behind its helper."""

    def __init__(self, parser: Parser, sets: Sets) -> None:
        self.parser, self.sets = parser, sets

    def be(self, read: Parsed, verb: int) -> Judged:
        """Judge "were took", "must be wore"."""
        at = self._before(read, verb)
        if self._participle(read.word(verb)):
            return None
        before = set(read.lower[:at])
        if (
            at == 0
            or before & {"what", "who", "how", "all", "that", "which", "whoever"}
            or read.tag(at - 1) == "PRP"
        ):
            return None
        return ("participle", at) if read.tag(verb + 1) in BEHIND else None

    def asked(self, read: Parsed, verb: int) -> Judged:
        """Judge "why did he started?"."""
        if (
            verb < 2
            or read.lower[-1] not in ("?", '"', "”")
            or read.tag(verb - 3) not in ("^", "WRB", "CC", ",", "WP")
        ):
            return None
        return "base", verb - 2

    def stray_to(self, read: Parsed, verb: int) -> Judged:
        """Judge "visitors may to try"."""
        at = verb - 2
        if read.tag(at) != "MD" or read.tokens[at][0].isupper() or read.tag(at - 1) not in (*NOUNS, "PRP"):
            return None
        return None if not self.sets["relative"].isdisjoint(read.lower[:at]) else ("stray", at)

    def _before(self, read: Parsed, verb: int) -> int:
        at = verb - 1
        while at > 0 and read.word(at) in self.sets["aside"]:
            at -= 1
        return at

    def modal(self, read: Parsed, verb: int) -> Judged:
        """Judge "may contains", "would caused", "will orders"."""
        at = self._before(read, verb)
        helper, before = read.word(at), read.tag(at - 1)
        if read.tokens[at][0].isupper() and at and read.tokens[at] != "I'll":
            return None
        if (at == 0 and helper in self.sets["modal-verbs"]) or self.parser.tagger.may(
            read.word(verb), "VB", NEVER
        ):
            return None
        bits = self.parser.role(read.word(verb))
        if helper in self.sets["modal-verbs"]:
            if read.tag(at) != "MD" or before in ("DT", "JJ", "PRP$", "IN", "N$", "CD", "Q", "TO", ":"):
                return None
            if helper in NOUN_TOO and before in ("NN", ",", "CC", "("):
                return None
        if bits & (NOUN | MANY | QUALITY) and not (
            read.tag(verb) in ("VBZ", "VBD", "VBN") and read.tag(verb + 1) in OBJECT
        ):
            return None
        if read.word(verb) == "been":
            return "been", at
        if not bits & (NOUN | MANY | QUALITY) and read.tag(verb + 1) not in BEHIND:
            return None
        # "Those who could not went home": the verb belongs to "those".
        if not {"who", "that", "which", "what", "whoever"}.isdisjoint(read.lower[:at]) and verb - at > 1:
            return None
        return "base", at

    def done(self, read: Parsed, verb: int) -> Judged:
        """Judge "did not survived", "does not pays"."""
        at = self._before(read, verb)
        negated = "not" in read.lower[at:verb] or read.word(at).endswith("n't")
        bits = self.parser.role(read.word(verb))
        if not negated or read.tag(verb + 1) not in BEHIND:
            return None
        if bits & (NOUN | MANY | QUALITY) and read.tag(verb) not in ("VBZ", "VBD", "VBN"):
            return None
        if bits & QUALITY and read.tag(verb + 1) in NOUNS:
            return None
        if read.word(at - 1) in ("who", "that", "which") and bits & PAST:
            return None
        return "base", at

    def _participle(self, word: str) -> bool:
        """Say whether a word may be a participle at all, however seldom it is one."""
        tagger = self.parser.tagger
        return word.endswith("ed") or tagger.may(word, "VBN", NEVER) or tagger.may(word, "JJ", NEVER)

    def perfect(self, read: Parsed, verb: int) -> Judged:
        """Judge "had wrote", "has announce"."""
        at = self._before(read, verb)
        if self._participle(read.word(verb)):
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
        if not self.sets["relative"].isdisjoint(word for word, tag in clause if tag != "IN"):
            return None
        if read.tag(before) == "PRP" and read.tag(before - 1) in NOUNS:
            return None
        if read.tag(before) in NOUNS and read.tag(phrase_start(read, before) - 1) in NOUNS:
            return None
        return ("participle", at) if read.tag(verb + 1) in BEHIND else None

    def passive(self, read: Parsed, verb: int) -> Judged:
        """Judge "was build", "must be reach"."""
        at = self._before(read, verb)
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
        if self._participle(read.word(verb)):
            return None
        if bits & (NOUN | MANY) and not self._verb_first(read.word(verb)):
            return None
        if read.tag(verb + 1) in (*NOUNS, "JJ", "CD", "VBG", "N$") or read.word(verb) in self.sets["fixed"]:
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
        kinds = self.parser.tagger.kinds(word)
        return (
            bool(kinds) and self.parser.tagger.table.tags[kinds[0][0]] in ("VB", "VBP") and kinds[0][1] <= 6
        )

    def infinitive(self, read: Parsed, verb: int) -> Judged:
        """Judge "used to lived", "needs to tells"."""
        at = self._before(read, verb)
        bits = self.parser.role(read.word(verb))
        taker = read.word(at - 1)
        if taker not in self.sets["to-takers"] and taker not in self.sets["to-needers"]:
            return None
        if taker == "used" and read.tag(at - 2) == "PRP":
            return "base", at
        if taker in ("used", "has", "have", "had") and read.tag(at - 2) in ("PB", "VBZ", "VBP", "VBD", "RB"):
            return None
        if bits & (NOUN | MANY | QUALITY) and read.tag(verb + 1) not in OBJECT:
            return None
        if (bits & THIRD and bits & MANY) or self.parser.tagger.may(read.word(verb), "VB", NEVER):
            return None
        if bits & DONE and read.tag(verb + 1) in (*NOUNS, "JJ", "CD"):
            return None
        return "base", at

    def after_preposition(self, read: Parsed, verb: int) -> Judged:
        """Judge "before touched the keys", "without pay the fee", "of depend on it"."""
        at = self._before(read, verb)
        bits = self.parser.role(read.word(verb))
        if at == 0 and read.word(at) in ("after", "before") and bits & (DONE | PAST):
            return None
        if read.word(at) in ("for", "of") and read.word(at - 1) in ("what", "as", "but", "kind", "sort"):
            return None
        return ("ing", at) if read.tag(verb + 1) in OBJECT else None

    def bare(self, read: Parsed, verb: int) -> Judged:
        """Judge "we seen the boat", "they gone home": a participle without its helper."""
        at = self._before(read, verb)
        if at != verb - 1 or read.word(verb).endswith("ed") or not opens(read, self.sets, at):
            return None
        if not {"has", "have", "had", "is", "are", "was", "were", "be"}.isdisjoint(read.lower[:at]):
            return None
        return ("bare", at) if read.tag(verb + 1) in (*OBJECT, "RB", "IN", "TO", "NN") else None
