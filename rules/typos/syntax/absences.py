"""Whether a small word that is no verb is missing between two neighbours."""

from __future__ import annotations

from .absentverbs import AbsentVerbs
from .heads import VERBS, heads_before
from .lacking import opens_before
from .parsed import NOUNS, Parsed
from .starts import begins

OBJECTS = frozenset(("them", "him", "us", "me"))
PARTED = frozenset(("them", "us"))
END = frozenset((".", ",", "^", ":", ")"))
NOT_GOVERNED = frozenset("here there so as then thus up down out off away".split())
AHEAD = 7


class Absences(AbsentVerbs):
    """Judges places by the kind of word that may be missing."""

    def as_much(self, read: Parsed, at: int) -> bool:
        """“as soon possible”, “as much six dinners”: no second “as” follows."""
        if read.word(at - 3) == "as" or "as" in read.lower[at : at + AHEAD] or read.word(at - 3) == "just":
            return False
        if read.word(at) == "possible":
            return True
        if read.tag(at) == "CD":
            return read.word(at - 1) in ("much", "many", "long", "early", "late") and read.tag(at + 1) != "."
        if read.word(at) in ("anything", "anyone", "anybody"):
            return True
        return (
            read.tag(at) == "PRP"
            and read.word(at) in ("you", "they", "we", "he", "she")
            and (
                read.word(at - 1) in ("many", "much", "long", "soon")
                and VERBS.isdisjoint(read.tags[: at - 2][-1:])
            )
        )

    def of(self, read: Parsed, at: int) -> bool:
        """“each the eight parts”, “many them”, “third its length”."""
        word = read.word(at - 1)
        if word == "each":
            if read.word(at + 1) == "own":
                return False
            return read.tag(at + 1) in ("NNS", "CD", "JJ") and "of" not in read.lower[at : at + 4]
        if read.word(at) in PARTED:
            before = read.tag(at - 2)
            return word in ("many", "several", "few", "most") and before not in (
                "VB",
                "VBD",
                "VBP",
                "VBZ",
                "VBG",
            )
        return read.tag(at - 2) in ("DT", "RB", "VBD", "VBN", "IN", "VB") and read.word(at - 2) not in (
            "in", "a", "the",
        ) and read.tag(at + 1) in NOUNS  # fmt: skip

    def noun(self, read: Parsed, at: int) -> bool:
        """“all the of larger lochs”, “a is”."""
        if read.tokens[at - 1][0].isupper() or read.tag(at - 1) not in ("DT", "PRP$"):
            return False
        if read.word(at) in ("of", "than"):
            return read.tag(at + 1) in (*NOUNS, "JJ", "JJR", "DT", "CD", "PRP$")
        return (
            read.word(at - 1) in ("the", "a", "an")
            and read.tag(at + 1) in ("DT", "PRP$")
            and (read.tag(at - 2) not in ("Q", "(", ",", ":"))
        )

    def word(self, read: Parsed, at: int) -> bool:
        """“no than ten”."""
        return read.word(at - 2) not in ("yes", "or", "say", "says", "said") and read.tag(at + 1) not in END

    def word_of(self, read: Parsed, at: int) -> bool:
        """“they sell most of to the shops”."""
        if read.tag(at - 2) not in (*NOUNS, "JJS", "RBS", "DT", "CD") or read.word(at - 2) == "out":
            return False
        if any(read.tag(one) in ("WDT", "WP", "WP$") for one in range(at - 2)):
            return False  # "the file that they give control of to the server"
        return read.tag(at - 1) == "IN" and read.tag(at + 1) in (*NOUNS, "DT", "PRP$", "PRP", "JJ")

    def word_own(self, read: Parsed, at: int) -> bool:
        """“compare that number with own list”."""
        return (
            read.tag(at - 1) == "IN"  # "to own a goat"
            and read.tag(at + 1) in NOUNS
            and (
                not VERBS.isdisjoint(read.tags)
                and read.word(at + 1) not in ("goal", "goals", "brand", "label", "initiative")
            )
        )

    def a_single(self, read: Parsed, at: int) -> bool:
        """“for half century”, “there wasn't single day”."""
        word, before = read.word(at), read.word(at - 1)
        if word == "half":
            span = read.word(at + 1) in ("century", "hour", "mile", "day", "dozen", "year", "million")
            return (
                span
                and read.tag(at - 1) in ("IN", "VBD", "VBN", "VBZ", "TO")
                and read.tag(at + 2) not in NOUNS
            )
        linked = (
            before in ("wasn't", "isn't", "is", "was", "not") and "there" in read.lower[max(0, at - 3) : at]
        )
        return linked and read.tag(at + 1) == "NN" and read.tag(at + 2) not in NOUNS

    def in_part(self, read: Parsed, at: int) -> bool:
        """“they took part the search”."""
        return read.tag(at + 1) in (*NOUNS, "JJ", "CD") and VERBS.isdisjoint(read.tags[at + 1 : at + 4])

    def of_case(self, read: Parsed, at: int) -> bool:
        """“in case illness.”"""
        if read.word(at).endswith("ing"):
            return False
        return (
            read.tag(at) == "NN"
            and read.tag(at + 1) in (".", ",", "CC", "^")
            and (VERBS.isdisjoint(read.tags[at + 1 :]))
        )

    def prep(self, read: Parsed, at: int) -> bool:
        """“it depends the weather”, “the path goes the river”."""
        if read.tag(at - 1) not in ("VB", "VBP", "VBZ", "VBD", "VBG") or not opens_before(
            read, self.sets, at - 1
        ):
            return False
        if read.tag(at - 2) not in (*NOUNS, "PRP", "TO", "MD", "CC", "VBP", "RB", "DT") or (
            read.word(at - 2) in NOT_GOVERNED
        ):
            return False
        if read.word(at - 2) in OBJECTS or read.word(at - 2) == "her":
            return False
        if read.tag(at - 2) in NOUNS:
            heads = heads_before(read, self.sets, at - 2)
            if heads is None or not begins(read, self.sets, heads.left, False):
                return False
        around = set(read.lower[at + 1 : at + 4])
        going = read.word(at - 1) in ("go", "goes", "went", "going")
        if not self.sets["times-and-ways"].isdisjoint(around) or (
            going and not self.sets["ways"].isdisjoint(around)
        ):
            return False
        return read.tag(at + 1) in (*NOUNS, "JJ") or read.word(at) in OBJECTS

    def a_heap(self, read: Parsed, at: int) -> bool:
        """“after couple of visits”."""
        return read.tag(at - 1) in ("IN", "VB", "VBD", "VBZ", "VBP", "VBG", "TO") and read.tag(at + 2) in (
            *NOUNS, "DT", "JJ", "PRP", "PRP$", "CD",
        )  # fmt: skip

    def the(self, read: Parsed, at: int) -> bool:
        """“on first Tuesday of every month”."""
        if read.tag(at + 1) not in ("NN", "NNP") or read.tag(at - 1) != "IN":
            return False
        return read.word(at - 1) in (
            "on",
            "in",
            "for",
            "from",
            "until",
            "by",
            "during",
            "since",
            "over",
        ) and (
            read.word(at + 1) not in ("place", "person", "use", "line", "instance", "half", "class", "hand")
        )

    def quality(self, read: Parsed, at: int) -> bool:
        """“if they are very they will”."""
        return read.tag(at - 2) in ("VBZ", "VBP", "VBD", "VB", "RB") and read.tag(at) != "JJ"

    def than(self, read: Parsed, at: int) -> bool:
        """“each more hidden the last”."""
        if (
            read.tag(at - 1) not in ("JJ", "VBN")
            or "than" in read.lower
            or "the" in read.lower[: at - 2][-1:]
        ):
            return False
        return read.word(at + 1) in ("last", "other", "others", "rest", "first") and read.tag(at + 2) in END

    def in_front(self, read: Parsed, at: int) -> bool:
        """“never front of it”."""
        return read.tag(at - 1) in ("RB", "VB", "VBD", "VBZ", "CC") and read.word(at - 1) not in ("up", "out")
