"""Whether a verb, or the "to" before one, is missing between two neighbours."""

from __future__ import annotations

from .heads import VERBS, heads_before
from .judge import Judge
from .parsed import NOUNS, Parsed
from .phrases import opens
from .roles import BASE, MANNER, QUALITY


class AbsentVerbs:
    """Judges places where a verb or "to" may be missing."""

    def __init__(self, judge: Judge) -> None:
        """Judge in the document of a judge."""
        self.parser, self.sets = judge.parser, judge.sets

    def to(self, read: Parsed, at: int) -> bool:
        """“meant be”, “seem have”."""
        word, before = read.word(at - 1), read.tag(at - 1)
        if word == "likely" and read.word(at - 2) not in self.sets["be-forms"]:
            return False
        if read.word(at) == "have" and read.tag(at + 1) not in ("VBN", "DT", "RB", "PRP$"):
            return False
        if word in ("want", "wants", "hope", "need", "seem", "wish", "plan") and before in NOUNS:
            return False
        return not {"what", "all", "that", "which"} & set(read.lower[max(0, at - 4) : at - 1]) and read.word(
            at - 2
        ) not in ("whether", "if", "as")

    def to_able(self, read: Parsed, at: int) -> bool:
        """“able stay”, “ought switch”."""
        if read.word(at - 1) == "ought":
            return read.word(at) not in ("not",) and read.tag(at) in ("VB", "VBP", "NN")
        linked = read.word(at - 2) in ("be", "is", "are", "was", "were", "been", "not", "being", "am")
        return linked and self.parser.verb_first(read.word(at)) and read.tag(at + 1) not in NOUNS

    def to_told(self, read: Parsed, at: int) -> bool:
        """“ask them go outside”."""
        if read.tag(at) not in ("VB", "VBP") or not self.parser.verb_first(read.word(at)):
            return False
        if read.word(at - 1) == "me" and read.word(at - 2) in ("tell", "told"):
            return False
        return read.tag(at + 1) in ("DT", "PRP", "PRP$", "RB", "RP", "IN", "TO", ".") and read.tag(
            at - 2
        ) in (
            "VB",
            "VBD",
            "VBP",
            "VBZ",
        )

    def to_forward(self, read: Parsed, at: int) -> bool:
        """“look forward hearing from you”."""
        return read.tag(at) in ("VBG", "NN")

    def to_enough(self, read: Parsed, at: int) -> bool:
        """“not enough drink a cup of tea”."""
        verb = self.parser.tagger.may(read.word(at), "VB", 45) and read.tag(at + 1) in ("DT", "PRP$")
        return (
            verb
            and read.word(at + 1) not in ("the", "that", "this")
            and read.tag(at - 2) in ("RB", *NOUNS, "JJ")
        )

    def to_plan(self, read: Parsed, at: int) -> bool:
        """“no plan close the mill”."""
        told = read.tag(at - 2) in ("DT", "PRP$", "JJ")
        return (
            told
            and self.parser.tagger.may(read.word(at), "VB", 30)
            and (
                read.tag(at + 1) in ("DT", "PRP$")
                and VERBS.isdisjoint(read.tags[at + 1 :])
                and not VERBS.isdisjoint(read.tags[: at - 1])
            )
        )

    def verb_do_not(self, read: Parsed, at: int) -> bool:
        """“children under twelve not pay a fee”."""
        if read.tag(at + 1) not in ("VB", "VBP") or read.tag(at + 2) not in ("DT", "PRP", "PRP$", "TO", "IN"):
            return False
        if "that" in read.lower[:at] or not self.sets["demand"].isdisjoint(read.lower[:at]):
            return False
        heads = heads_before(read, self.sets, at - 1)
        alone = VERBS.isdisjoint(read.tags[:at])
        return alone and heads is not None and heads.left == 0 and read.tag(heads.head.at) in NOUNS

    def to_asked(self, read: Parsed, at: int) -> bool:
        """“they asked it not be dumped”."""
        return read.tag(at - 3) in ("VB", "VBD", "VBP", "VBZ", "VBN")

    def verb_modal(self, read: Parsed, at: int) -> bool:
        """“the group will on Monday to decide”, “we shall back at three”."""
        if read.tag(at - 1) != "MD" or read.tag(at - 2) not in (*NOUNS, "PRP", "CC"):
            return False
        if read.word(at) == "back":
            return read.tag(at + 1) in ("IN", "RB", ".", ",") and read.word(at + 1) not in (
                "up",
                "off",
                "out",
            )
        if read.tag(at - 2) == "PRP" or {"as", "than", "what", "best", "if", "like"} & set(read.lower[:at]):
            return False
        for one in range(at + 1, len(read.tags)):
            if read.tag(one) in (".", ":"):
                return True
            base = self.parser.role(read.word(one)) & BASE and read.tag(one) in ("VB", "VBP")
            if (base and read.word(one - 1) != "to") or read.tag(one) in ("CC", "VBD", "VBZ", "MD"):
                return False
        return False

    def verb_not(self, read: Parsed, at: int) -> bool:
        """“we not know”."""
        bits = self.parser.role(read.word(at + 1))
        if read.tag(at + 1) not in ("VB", "VBP") or not bits & BASE or bits & (QUALITY | MANNER):
            return False
        if read.word(at + 1) in ("only", "being") or not self.sets["demand"].isdisjoint(read.lower[:at]):
            return False
        return opens(read, self.sets, at - 1) and not {"that", "if", "lest", "did", "do", "does"} & set(
            read.lower[max(0, at - 3) : at - 1]
        )

    def verb_ready(self, read: Parsed, at: int) -> bool:
        """“they ready”."""
        if read.tag(at - 2) in ("VB", "VBD", "VBZ", "VBP", "MD") or not (
            opens(read, self.sets, at - 1) or read.word(at - 2) == ","
        ):
            return False
        return read.tag(at + 1) in (".", "TO", "IN", ",") and VERBS.isdisjoint(read.tags[at + 1 :])

    def be_who(self, read: Parsed, at: int) -> bool:
        """“who attending her first meeting”."""
        return read.tag(at) == "VBG" and read.tag(at + 1) in ("DT", "PRP$", "IN", "PRP", "TO")

    def is_wrong(self, read: Parsed, at: int) -> bool:
        """“what wrong with them”."""
        return read.tag(at + 1) in ("IN", ".", ",")

    def verb_do(self, read: Parsed, at: int) -> bool:
        """“do not it up by the shoulders”."""
        return read.lower[-1] != "?" and read.tag(at + 1) not in ("VB", "VBP", "RB")
