"""Words that hardly stand so but by a slip, by weights learnt from slips that were made on purpose."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from copydesk.api import Scope, Slip, SlipModel, TextWords

from .beside import QUOTES, tokens_beside
from .finiteverbs import form_of
from .heads import heads_before
from .judge import Judge
from .numbers import number_of
from .parsed import NOUNS, Parsed
from .phrases import before_verb, ends_relative, is_thing_too
from .roles import MANY, NOUN, QUALITY
from .starts import begins

FIRST, SECOND = 1, 2
REACH = 3
"""So many words and marks on each side of a word are looked at."""
ONLY_SPACE = frozenset(" ")
GOVERNING = frozenset(("VB", "VBD", "VBP", "VBZ", "VBG"))
GUESSED = 0.0
"""How likely a slip must be by the words alone (natural logarithm) for the sentence to be read."""
LEAST = 4.0
"""How likely it must be by the sentence."""
UNSURE = frozenset(("D", "=is", "=are", "=was", "=were"))
"""What was wrong on real text more often than right."""
KINDS = {"NN": "number", "NNS": "number", "+": "missing", "DEL": "extra"}
WISHES = frozenset("if though as whether wish wished wishes unless lest than".split())


class Weighed:
    """Finds words of which the weights say that they should be others, and places where one is missing."""

    headings = False

    def __init__(self, judge: Judge, model: SlipModel) -> None:
        """Look at the document of a judge."""
        self._judge, self._parser, self._model = judge, judge.parser, model

    def candidates(self) -> Sequence[tuple[int, None]]:
        """Return words in pairs that seldom stand together, where the words round them speak for a slip."""
        table, model = self._parser.table, self._model
        lower, gaps, forms = table.lower, table.gaps, table.forms
        kinds, seldom = model.neighbours(table.vocabulary)
        found = [number for number, (one, two) in enumerate(pairwise(lower), 1) if kinds[two] in seldom[one]]
        places = set[int]()
        for number in found:
            if gaps[number] == " ":
                which = seldom[lower[number - 1]][kinds[lower[number]]]
                places.update(at for at, bit in ((number - 1, FIRST), (number, SECOND)) if which & bit)
        return [
            (number, None)
            for number in sorted(places)
            if forms[number].islower() and model.guess(_around(table, number)) > GUESSED
        ]

    def slip(self, read: Parsed, number: int, asked: None) -> Slip | None:
        """Judge a word."""
        table, at = self._parser.table, read.place(number)
        mend = self._model.mend([QUOTES.get(word, word) for word in read.lower], read.tags, at)
        if mend.margin < LEAST or mend.name in UNSURE or mend.name[0] == "~":
            return None
        if mend.name == "DEL" and (read.word(at) != read.word(at - 1) or self._is_told(number)):
            return None
        if (
            _may_be_meant(read, at, mend.name)
            or self._agrees(read, at, mend.name)
            or self._is_thing(read, at)
            or is_thing_too(read, at - 1)
        ):
            return None
        kind = KINDS.get(mend.name) or KINDS.get(mend.name[0], "verb")
        first = at - 1 if kind in ("missing", "extra") and at and read.numbers[at - 1] >= 0 else at
        return Scope.found(
            table.starts[read.numbers[first]],
            table.ends[number],
            kind=kind,
            mend=mend.name,
            margin=round(mend.margin, 1),
        )

    def _is_told(self, number: int) -> bool:
        """Say whether a word or the one before it is talked about: "joined by *and* and *or*"."""
        ends = self._parser.table.ends
        return any(map(self._parser.set_apart, ends[number - 1 : number + 1]))

    def _is_thing(self, read: Parsed, at: int) -> bool:
        """Say whether a word may be no verb: a noun or a quality behind "to" ("resort to strikes", "access to
        related files"), or what a question is about ("how could installing it help").
        """
        bits = self._parser.role(read.word(at))
        if read.word(at - 1) == "to":
            if ends_relative(read, self._judge.sets, at - 1):
                return True
            return not bits or bool(bits & (NOUN | MANY | QUALITY))
        if read.word(at) in ("have", "need") or read.tokens[at - 1] == "Will":
            return True  # "that the user have it", "it need hardly be said", "Will has it"
        asks = at < 2 or read.tag(at - 2) in ("WRB", "RB", "CC", ",", "Q")
        return asks and read.tag(at - 1) == "MD" and read.word(at).endswith("ing")

    def _agrees(self, read: Parsed, at: int, mend: str) -> bool:
        """Say whether a verb goes with its subject, or no subject can be told that would have another one."""
        before = before_verb(read, at)
        sets = self._judge.sets
        helper = read.word(at) in sets["plural-be"] or read.word(at) in sets["singular-be"]
        finite = (
            read.tag(at) in ("VBZ", "VBP", "VBD")
            and read.tag(before) != "MD"
            and (helper or read.tag(before) != "TO")
        )
        if not finite or not (mend in ("B", "S") or mend[0] == "="):
            return False
        heads = heads_before(read, sets, before)
        if heads is None or read.tokens[before] == "Will":
            return True
        if heads.left == heads.head.at == 0 and self._parser.is_name(read.tokens[0]):
            return True  # "Rails comes with it."
        if read.tag(heads.left - 1) in GOVERNING and not begins(read, sets, heads.left, False):
            return True  # "Knowing that they watch you has an effect."
        return number_of(self._judge, read, heads) == form_of(self._judge, read, at)


def _may_be_meant(read: Parsed, at: int, mend: str) -> bool:
    """Say whether a word stands as grammar lets it stand though it is rare: "committed to helping", "as if he
    were", "a systems language", "here are", "that it be"; or at the beginning of a note ("fixed the door").
    """
    word, before = read.word(at), read.word(at - 1)
    if at == 0 or (before == "to" and (word.endswith("ing") or read.tag(at + 1) in NOUNS)):
        return True
    if before == "here" or (word == "be" and "that" in read.lower[:at]):
        return True
    if word in ("were", "be") and not WISHES.isdisjoint(read.lower[max(0, at - 6) : at]):
        return True
    return mend in ("NN", "NNS") and read.tag(at + 1) in NOUNS


def _around(table: TextWords, number: int) -> list[str]:
    """Return a word between the three words and marks before it and the three behind it, in lower case."""
    first, last = number - REACH, number + REACH + 1
    if first >= 0 and last <= len(table) and ONLY_SPACE.issuperset(table.gaps[first + 1 : last]):
        return [word.replace("’", "'") for word in table.lower[first:last]]
    before, behind = tokens_beside(table, number, -1, REACH), tokens_beside(table, number, 1, REACH)
    return [*before[::-1], table.lower[number].replace("’", "'"), *behind]
