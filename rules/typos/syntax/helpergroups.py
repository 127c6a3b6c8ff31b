"""A helper and the verb behind it, judged in their own clause: what stands in the rest of the sentence counts
for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.api import Slip

from .heads import heads_before
from .judge import Judge
from .ownclauses import stands_whole
from .parsed import NOUNS, Parsed
from .perfects import BEHIND, NEVER, Judged, VerbJudge, with_helper
from .roles import BASE, DONE, MANNER, MANY, NAME, NOUN, OTHER, PAST, QUALITY, THIRD

SURE_ASIDE = frozenset("not never already ever just always".split())
"""Between a helper and a noun these hardly stand."""
NO_NOUNS = frozenset("could would should cannot couldn't wouldn't shouldn't can't won't mustn't".split())
"""Modals that are no nouns."""
PERSONS = frozenset("i you he she it we they".split())
NAMED = frozenset("example examples option choice cause reason culprit exception answer".split())
"""What names one thing behind it: "the best example is email"."""
CLEFT = frozenset("do does did done doing all what thing".split())
BEGUN = frozenset(("start", "stop"))
TRANSITIVE = frozenset("it them him us me you".split())
RARELY = 45
HARDLY = 30
GOES_ON = frozenset(("IN", "TO", "RB", "RP", "DT", "PRP", "PRP$", ".", ",", "CC", "WRB"))

Asked = tuple[int, str]


class VerbGroups(VerbJudge):
    """Finds "nobody had saw it", "the motor may be damage", "it did appeared", "can she survives?"."""

    headings = False

    def __init__(self, judge: Judge) -> None:
        """Look at the document of a judge."""
        super().__init__(judge.parser, judge.sets)
        self._judge = judge

    def candidates(self) -> Sequence[Asked]:
        """Return the verbs behind a helper that may stand in a wrong form, with the kind of helper."""
        return sorted(set(self._behind_helpers()))

    def _behind_helpers(self) -> Iterator[Asked]:
        table, sets, role = self.parser.table, self.sets, self.parser.role
        lower, gaps, last = table.lower, table.gaps, len(table) - 1
        aside = sets["aside"]
        for name in ("have-forms", "be-forms", "modal-verbs", "do-forms"):
            for helper in table.where(sets[name]):
                verb = helper + 1
                while verb < last and verb < helper + 3 and lower[verb] in aside and gaps[verb] == " ":
                    verb += 1
                if verb > last or gaps[verb] != " " or not table.forms[verb].islower():
                    continue
                bits = role(lower[verb])
                if name == "have-forms":
                    if lower[verb] == "be":
                        yield verb, "again"
                    elif (bits & PAST and not bits & DONE) or (bits & BASE and not bits & (DONE | OTHER)):
                        yield verb, "have"
                elif name == "be-forms":
                    bare = bits & BASE or (lower[helper] in ("be", "been") and bits in (0, NOUN))
                    if (bare or bits & PAST) and not bits & (DONE | OTHER | MANNER | THIRD):
                        yield verb, "be"
                elif lower[verb] == "to" and name == "modal-verbs":
                    if verb < last:
                        yield verb + 1, "stray"
                elif lower[verb] in PERSONS:
                    if verb < last and role(lower[verb + 1]) & (THIRD | PAST) and gaps[verb + 1] == " ":
                        yield verb + 1, "turned"
                elif bits & (THIRD | PAST) and not bits & BASE:
                    yield verb, "modal" if name == "modal-verbs" else "do"

    def slip(self, read: Parsed, number: int, asked: str) -> Slip | None:
        """Judge a verb."""
        table, verb = self.parser.table, read.place(number)
        found: Judged = None
        if read.word(verb) not in self.sets["never-judged"] or read.word(verb) in (
            "did",
            "had",
            "has",
            "does",
            "be",
        ):
            # Found by name: methods that are kept would hold the article in a circle.
            found = getattr(self, f"_{asked}")(read, self.before(read, verb), verb)
        return with_helper(table, read, number, verb, found)

    def _have(self, read: Parsed, at: int, verb: int) -> Judged:
        word, bits, behind = read.word(verb), self.parser.role(read.word(verb)), read.tag(verb + 1)
        tagger = self.parser.tagger
        if read.word(at) == "having" or (read.word(at) == "had" and word in ("better", "best", "rather")):
            return None
        listed = word in self.sets["past-only"] or word in self.sets["sung"]
        if listed or (bits & PAST and not bits & DONE):
            if bits & BASE and not listed:
                return None  # "let", "cost"
            if behind not in BEHIND or (word == "did" and read.word(verb + 1) in ("not", "n't")):
                return None
            if not listed and self._participle(word):
                return None
            return (
                ("participle", at)
                if read.word(verb + 1) in TRANSITIVE or stands_whole(read, self.sets, at)
                else None
            )
        if read.word(verb + 1) in TRANSITIVE and read.tag(verb) != "JJ" and tagger.may(word, "VB", RARELY):
            return None if tagger.may(word, "VBN", NEVER) else ("participle", at)
        if (
            behind == "TO"
            and (self.parser.verb_first(word) or read.tag(verb) == "VB")
            and (word not in self.sets["had-things"] or word in BEGUN)
            and not tagger.may(word, "VBN", NEVER)
        ):
            return ("participle", at) if stands_whole(read, self.sets, at) else None
        if word in self.sets["had-things"] or word.endswith("ed") or tagger.may(word, "VBN", NEVER):
            return None
        if bits & (QUALITY | OTHER | NAME | MANNER) and behind not in ("DT", "PRP"):
            return None
        sure = not SURE_ASIDE.isdisjoint(read.lower[at + 1 : verb]) or read.word(at).endswith("n't")
        if sure and tagger.may(word, "VB", HARDLY) and behind in GOES_ON and read.tag(verb) != "JJ":
            return ("participle", at) if stands_whole(read, self.sets, at) else None
        compared = read.word(at - 2) in ("than", "as") and read.tag(at - 1) == "PRP"
        if compared and behind in (".", ",", "CC"):
            return "participle", at
        if read.tag(at - 1) == "MD" and behind == "DT" and tagger.may(word, "VB", RARELY):
            return "participle", at
        return None

    def _participle(self, word: str) -> bool:
        listed = word in self.sets["past-only"] or word in self.sets["sung"]
        return not listed and (
            word.endswith("ed") or self.parser.tagger.may(word, "VBN", NEVER) or self._derived(word)
        )

    def _be(self, read: Parsed, at: int, verb: int) -> Judged:
        word, bits, behind = read.word(verb), self.parser.role(read.word(verb)), read.tag(verb + 1)
        if bits & PAST and not bits & BASE:
            wrong = (
                word != "broke"
                and behind in BEHIND
                and not bits & (NOUN | QUALITY)
                and not self._participle(word)
            )
            return ("participle", at) if wrong and stands_whole(read, self.sets, at) else None
        if self.parser.tagger.may(word, "VBN", NEVER) or "-" in word:
            return None
        if word in self.sets["be-things"] and read.word(verb + 1) in ("for", "of", "to"):
            return None  # "this should not be cause for alarm"
        if read.word(at - 1) == "that":
            return None  # "the powers that be agree"
        if read.tag(at - 1) == "EX" and behind == ",":
            return None  # "there are restore, verify and other jobs"
        if behind in (".", "^") and read.word(at - 1) in NAMED and self.parser.role(word) & NOUN:
            return None  # "a good example is email"
        if (
            bits & (MANY | QUALITY)
            or self.parser.tagger.may(word, "JJ", NEVER)
            or behind not in (".", "IN", "TO", "RP", ",", "CC")
        ):
            return None
        if (
            read.word(at) not in ("be", "been")
            and behind != "RP"
            and read.word(verb + 1) not in ("with", "by")
        ):
            return None
        if word.endswith(("ing", "ed")) or not self._is_base(word):
            return None
        first = self.parser.verb_first(word) and read.word(at) in ("be", "been")
        if read.word(at) not in ("be", "been") and not CLEFT.isdisjoint(read.lower[:at]):
            return None  # "All we had to do was figure it out."
        if read.word(at) not in ("be", "been") and behind == "RP":
            return ("likely", at) if self.parser.tagger.may(word, "VB", HARDLY) else None
        by = read.word(verb + 1) in ("with", "by") and read.tag(at - 1) != "EX" and self._has_participle(word)
        if (first and behind in ("IN", "RP")) or by:
            return "participle", at
        if read.word(verb + 1) in ("of", "for", "to", "and", "or", "enough") or word in self.sets["fixed"]:
            return None
        return ("likely", at) if self._passive_subject(read, at) else None

    def _is_base(self, word: str) -> bool:
        """Say whether a word may be a verb by its forms."""
        tagger = self.parser.tagger
        if tagger.table.kind(word):
            return tagger.may(word, "VB", NEVER)
        return self._has_participle(word)

    def _has_participle(self, word: str) -> bool:
        """Say whether the regular participle of a word is known."""
        kind = self.parser.tagger.table.kind
        return bool(kind(word + "ed") or kind(word + "d"))

    def _passive_subject(self, read: Parsed, at: int) -> bool:
        """Say whether a thing that is told by its article is the subject of a "be", so that no name of a
        stuff or an action may follow.
        """
        first = at - 1
        while first > 0 and read.tag(first) in ("MD", "TO", "VBD", "VBZ", "VBP", "RB") and at - first < 5:
            first -= 1
        heads = heads_before(read, self.sets, first)
        if heads is None:
            return False
        head = heads.head
        told = read.tag(head.left) in ("DT", "PRP$") and head.left < head.at
        return read.tag(head.at) == "NNS" or (told and read.tag(head.at) == "NN")

    def _modal(self, read: Parsed, at: int, verb: int) -> Judged:
        word, bits, behind = read.word(verb), self.parser.role(read.word(verb)), read.tag(verb + 1)
        helper = read.word(at)
        if word == "needs":
            return None  # "must needs"
        # "It will found a school", but not "I could not found the key".
        seldom = RARELY if helper in ("could", "couldn't", "cannot", "can't") else NEVER
        if self.parser.tagger.may(word, "VB", seldom) or behind not in GOES_ON or bits & QUALITY:
            return None
        person = read.word(at - 1) in PERSONS
        if not person and helper not in NO_NOUNS and (helper != "must" or read.tag(at - 1) in ("DT", "JJ")):
            return None
        if bits & (NOUN | MANY) and read.tag(verb) not in ("VBZ", "VBD", "VBN", "NNS"):
            return None
        if bits & MANY and not self.parser.verb_first(word) and behind not in ("IN", "DT", "PRP"):
            return None
        return ("base", at) if stands_whole(read, self.sets, at) else None

    def _do(self, read: Parsed, at: int, verb: int) -> Judged:
        word, bits, behind = read.word(verb), self.parser.role(read.word(verb)), read.tag(verb + 1)
        if self.parser.tagger.may(word, "VB", RARELY) or behind not in GOES_ON:
            return None
        if bits & (NOUN | MANY | QUALITY) and read.tag(verb) not in ("VBZ", "VBD", "VBN"):
            negated = not {"not", "never"}.isdisjoint(read.lower[at + 1 : verb]) or read.word(at).endswith(
                "n't"
            )
            if not negated or bits & QUALITY:
                return None
        if read.word(at) in ("do", "does") and at == verb - 1:
            return None
        return ("base", at) if stands_whole(read, self.sets, at) else None

    def _again(self, read: Parsed, at: int, verb: int) -> Judged:
        return ("participle", at) if read.tag(verb + 1) == "VBN" else None

    def _stray(self, read: Parsed, at: int, verb: int) -> Judged:
        helper = verb - 2
        while helper > 0 and read.word(helper) in self.sets["aside"]:
            helper -= 1
        if (
            read.tag(helper) != "MD"
            or read.tag(helper - 1) not in (*NOUNS, "PRP")
            or read.word(helper) == "can't"
        ):
            return None
        if read.tag(verb) != "VB" or not {"as", "than", "best", "not"}.isdisjoint(read.lower[:verb]):
            return None
        return ("stray", helper) if stands_whole(read, self.sets, helper) else None

    def _turned(self, read: Parsed, at: int, verb: int) -> Judged:
        helper, word = verb - 2, read.word(verb)
        if (
            read.lower[-1] != "?"
            or self.parser.tagger.may(word, "VB", NEVER)
            or read.tag(verb) not in ("VBZ", "VBD")
        ):
            return None
        asking = helper == 0 or any(
            read.tag(n) in ("WRB", "WP", "WDT") for n in range(max(0, helper - 3), helper)
        )
        return ("base", helper) if asking and read.tag(verb + 1) in BEHIND else None
