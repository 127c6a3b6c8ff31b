"""Helpers and the verbs behind them: a form that cannot follow."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.api import Slip

from .helped import bare_verbs, bent_verbs
from .parsed import NOUNS, Parsed, Parser
from .perfects import BEHIND, NEVER, OBJECT, Judged, Perfects, VerbJudge, with_helper
from .phrases import NOUN_TOO, Sets, ends_relative, opens, phrase_start
from .roles import DONE, MANY, NOUN, PAST, QUALITY, THIRD

SOON = frozenset("soon shortly ever long immediately not".split())
"""Before "after" where it says when."""
MISCOUNTED = 55
"""What a word is less often than this stands in texts by mistake, or is another verb ("could not found")."""


class VerbChains:
    """Finds verbs in a form that cannot stand behind their helper, their preposition or "to"."""

    headings = True

    def __init__(self, parser: Parser, sets: Sets) -> None:
        """Look at the document of a parser."""
        self._parser, self._sets = parser, sets
        chains, perfects = _Chains(parser, sets), Perfects(parser, sets)
        judges = (
            chains.modal,
            chains.done,
            perfects.perfect,
            perfects.be,
            chains.asked,
            chains.infinitive,
            chains.after_preposition,
            chains.bare,
            perfects.passive,
            chains.stray_to,
            perfects.helped,
            perfects.again,
            chains.turned,
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
        return with_helper(table, read, number, verb, found)


class _Chains(VerbJudge):
    """Judges one word behind its helper."""

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
        at = self.before(read, verb - 1)
        told = at < verb - 2 and read.word(at) in self.sets["do-forms"]
        if told and (at == 0 or read.tag(at - 1) in (*NOUNS, "PRP", "CC", ",")):
            return (
                ("stray", at) if not {*self.sets["relative"], "as", "than"} & set(read.lower[:at]) else None
            )
        if read.tag(at) != "MD" or read.tokens[at][0].isupper() or read.tag(at - 1) not in (*NOUNS, "PRP"):
            return None
        if at < verb - 2 and {"as", "than", "best"} & set(read.lower[:verb]):
            return None
        return None if not self.sets["relative"].isdisjoint(read.lower[:at]) else ("stray", at)

    def modal(self, read: Parsed, verb: int) -> Judged:
        """Judge "may contains", "would caused", "will orders"."""
        at = self.before(read, verb)
        helper, before = read.word(at), read.tag(at - 1)
        if read.tokens[at][0].isupper() and at and read.tokens[at] != "I'll":
            return None
        if at == 0 and helper in self.sets["modal-verbs"]:
            return None
        # "It will found a school", but not "I could not found the key".
        seldom = NEVER if helper not in ("could", "couldn't", "cannot", "can't") else MISCOUNTED
        if self.parser.tagger.may(read.word(verb), "VB", seldom):
            return None
        bits = self.parser.role(read.word(verb))
        if helper in self.sets["modal-verbs"]:
            if read.tag(at) != "MD" or before in ("DT", "JJ", "PRP$", "IN", "N$", "CD", "Q", "TO", ":"):
                return None
            # "w.p. will proved": a stop inside a sentence is that of an abbreviation.
            named = before in (",", "CC", "(", ".") or (before == "NN" and not self._will(read, at))
            if helper in NOUN_TOO and named:
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

    def _will(self, read: Parsed, at: int) -> bool:
        """Say whether "will" and the like behind a noun is the helper: the noun has its own determiner."""
        left = phrase_start(read, at - 1)
        return read.word(at) != "can" and read.tag(left) == "DT" and read.tag(left - 1) not in NOUNS

    def done(self, read: Parsed, verb: int) -> Judged:
        """Judge "did not survived", "does not pays"."""
        at = self.before(read, verb)
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

    def turned(self, read: Parsed, verb: int) -> Judged:
        """Judge "why does the bus stops?", "has the parcel arrive?"."""
        at = verb - 1
        while at and read.tag(at) in ("DT", "PRP$", "JJ", *NOUNS):
            at -= 1
        if read.lower[-1] != "?" or verb - at < 2 or (at and (at > 1 or read.tag(0) != "WRB")):
            return None
        if read.tag(verb + 1) not in BEHIND or read.tag(verb + 1) in ("NN", "NNS", "JJ"):
            return None
        bits = self.parser.role(read.word(verb))
        if read.word(verb + 1) == "of" and bits & MANY:
            return None  # "how do the outer reaches of the sun get so hot?"
        if bits & DONE and any(read.tag(n) in ("VB", "VBP") for n in range(verb + 2, len(read.tokens))):
            return None  # "what do the numbers printed here mean?"
        if read.word(at) in self.sets["do-forms"]:
            wrong = read.tag(verb) == "VBZ" or (read.tag(verb) == "VBD" and not bits & DONE)
            return ("base", at) if wrong else None
        if read.word(at) in ("has", "have", "had") and not self.participle(read.word(verb)):
            return ("participle", at) if read.tag(verb) == "VB" and not bits & (NOUN | QUALITY) else None
        return None

    def infinitive(self, read: Parsed, verb: int) -> Judged:
        """Judge "used to lived", "needs to tells"."""
        at = self.before(read, verb)
        bits = self.parser.role(read.word(verb))
        taker = read.word(at - 1)
        if taker not in self.sets["to-takers"] and taker not in self.sets["to-needers"]:
            return None
        if taker == "used" and read.tag(at - 2) == "PRP":
            return "base", at
        if ends_relative(read, self.sets, at):
            return None
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
        at = self.before(read, verb)
        bits = self.parser.role(read.word(verb))
        if at == 0 and read.word(at) in ("after", "before") and bits & (DONE | PAST):
            return None
        if read.word(at) == "after" and read.word(at - 1) in SOON:
            return None  # "He soon after left it"
        if read.word(at) in ("for", "of") and read.word(at - 1) in ("what", "as", "but", "kind", "sort"):
            return None
        return ("ing", at) if read.tag(verb + 1) in OBJECT else None

    def bare(self, read: Parsed, verb: int) -> Judged:
        """Judge "we seen the boat", "they gone home": a participle without its helper."""
        at = self.before(read, verb)
        if at != verb - 1 or read.word(verb).endswith("ed") or not opens(read, self.sets, at):
            return None
        if not {"has", "have", "had", "is", "are", "was", "were", "be"}.isdisjoint(read.lower[:at]):
            return None
        return ("bare", at) if read.tag(verb + 1) in (*OBJECT, "RB", "IN", "TO", "NN") else None
