"""Which sentences are worth reading for a verb that stands apart from its subject: sifted by words alone."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.api import Tagger, once

from .judge import Judge
from .phrases import Sets
from .roles import BASE, DONE, MANNER, MANY, NAME, NOUN, OTHER, PAST, QUALITY, THIRD, roles_of

HARD = frozenset(".!?;:()[]")
UNTOLD, ONE, SEVERAL = 0, 1, 2
ONE_PERSON = frozenset("he she it".split())
PERSONS = frozenset("they we you i".split())
OBJECTIVE = frozenset("them us him me".split())
RELATIVES = frozenset("who which that".split())
WH = frozenset("where when whom whose what how why".split())
JOINTS = frozenset("and but or".split())
PRONOUNS = frozenset("each one this everyone everybody anyone nobody someone something nothing".split())
SEVERAL_WORDS = frozenset("these those many few several both".split())
NOTHING, CLAUSE, JOINT, LINK, RELATIVE, PERSON, SINGULAR, PLURAL, PAST_FORM, NOUN_LIKE, VERB_LIKE = range(11)
"""What a word does: the last but one is a noun, the last a noun or a verb; PERSON is a pronoun."""
VERBS = frozenset((SINGULAR, PLURAL, VERB_LIKE, PAST_FORM))
SUM = ONE + SEVERAL
OPENING = frozenset("before after as since than".split())
LINKING_TOO = frozenset("than as like since before after according".split())
_MOST_KNOWN = 50_000


class Kinds(dict[str, tuple[int, int]]):
    """What a word does in a sentence, and for how many things it stands. Kept for a whole run."""

    def __init__(self, sets: Sets, tagger: Tagger) -> None:
        super().__init__()
        self._sets, self._role = sets, roles_of(tagger).__getitem__

    def __missing__(self, word: str) -> tuple[int, int]:
        found = self._kind(word)
        if len(self) < _MOST_KNOWN:
            self[word] = found
        return found

    def _kind(self, word: str) -> tuple[int, int]:
        sets = self._sets
        if word in ONE_PERSON or word in PERSONS or word in OBJECTIVE:
            return PERSON, ONE if word in ONE_PERSON else SEVERAL if word in PERSONS else UNTOLD
        if word in sets["singular-be"]:
            return SINGULAR, ONE
        if word in sets["plural-be"]:
            return PLURAL, SEVERAL
        if word in RELATIVES or word in WH:
            return RELATIVE, UNTOLD
        if word in JOINTS:
            return JOINT, UNTOLD
        if word in sets["linking"] or word in LINKING_TOO:
            return LINK, UNTOLD
        if word in sets["clause-begins"]:
            return CLAUSE, UNTOLD
        if word in sets["modal-verbs"] or word in ("had", "did"):
            return PAST_FORM, UNTOLD
        if word in PRONOUNS:
            return NOUN_LIKE, ONE
        if word in SEVERAL_WORDS:
            return NOUN_LIKE, SEVERAL
        return _by_role(self._role(word))


@once
def _kinds(sets: Sets, tagger: Tagger) -> Kinds:
    return Kinds(sets, tagger)


def _by_role(bits: int) -> tuple[int, int]:
    """Return what a word does by what it may be; of NOTHING a number says that it may be a participle."""
    number = UNTOLD
    if bits & (NOUN | MANY) in (NOUN, MANY):
        number = SEVERAL if bits & MANY else ONE
    if bits & THIRD:
        return (VERB_LIKE if bits & (MANY | NOUN) else SINGULAR), (number or SEVERAL if bits & MANY else ONE)
    if bits & BASE and not bits & (PAST | DONE):
        plain = not bits & (NOUN | MANY | QUALITY | MANNER | OTHER | NAME)
        return (PLURAL if plain else VERB_LIKE), (number if bits & NOUN else SEVERAL)
    if bits & PAST and not bits & (DONE | NOUN):
        return PAST_FORM, UNTOLD
    if bits & (NOUN | MANY | NAME) or not bits:
        return NOUN_LIKE, number
    return NOTHING, bits & DONE


class Sieve:
    """Goes through the words of a text once. It keeps the heads that wait for their verb (``_pending``: for
    how many things each stands), the subject right before (``_head``, -1 for none), the last noun
    (``_near``).
    """

    def __init__(self, judge: Judge) -> None:
        """Go through the document of a judge."""
        self._sets = judge.sets
        self._table = judge.parser.table
        self._kinds = _kinds(judge.sets, judge.parser.tagger)
        self._pending: list[int] = []
        self._head = -1
        self._begin(False)

    def _begin(self, comma: bool) -> None:
        """Begin a sentence, or go on behind a comma."""
        if not comma:
            self._pending = []
            self._near, self._related, self._told = UNTOLD, False, False
        elif self._head >= 0:
            self._pending.append(self._head)
        self._head, self._free = -1, True
        # Behind a preposition; joined with the subject by "and"; joined with a noun that hangs on it.
        self._hung = self._joined = self._again = False

    def suspicious(self) -> Iterator[int]:
        """Yield verbs that may have a subject of another number further before them."""
        table, kinds, aside = self._table, self._kinds, self._sets["aside"]
        for number, (word, gap) in enumerate(zip(table.lower, table.gaps, strict=False)):
            if gap != " " and (gap.strip() or "\n\n" in gap):
                self._begin("," in gap and HARD.isdisjoint(gap))
            kind, value = kinds[word]
            if kind == NOTHING:
                self._told = self._told or not (value or word.endswith("ly") or word in aside)
                continue
            if kind == PAST_FORM and number and gap == " " and table.forms[number][0].isupper():
                kind = NOUN_LIKE  # "since May"
            opening = self._free and self._head < 0 and not self._pending and not self._related
            if kind == VERB_LIKE and (self._told or self._hung or opening):
                kind = NOUN_LIKE
            self._told = False
            if kind in VERBS:
                if self._verb(kind, value, number, word):
                    yield number
            elif kind in (NOUN_LIKE, PERSON):
                self._noun(kind, value, number)
            else:
                self._small(kind, word, number)

    def _noun(self, kind: int, value: int, number: int) -> None:
        lower = self._table.lower
        self._near, self._related = value, False
        if kind == PERSON and value and self._hung and lower[number - 1] in OPENING:
            self._hung, self._free = False, True
        if not self._hung and (self._free or self._head >= 0):
            self._head = SEVERAL if self._joined and value else value
        if self._hung:  # as long as it is one compound
            self._hung = number + 1 < len(lower) and self._kinds[lower[number + 1]][0] == NOUN_LIKE

    def _verb(self, kind: int, value: int, number: int, word: str) -> bool:
        """Take in a verb; say whether its subject may be of another number."""
        verb = (ONE if word.endswith("s") else SEVERAL) if kind == VERB_LIKE else value
        finite = kind != PAST_FORM
        if self._related:
            wrong = finite and UNTOLD != self._near != verb
            if kind != VERB_LIKE or self._table.lower[number - 1] != "that":
                self._free, self._head, self._hung = False, -1, False
            self._related = False
            return wrong
        far = (self._head <= 0 or self._again) and SUM - verb in self._pending
        wrong = finite and (far or (self._head > 0 and self._head != verb))
        if kind == VERB_LIKE:
            self._near = value
            if self._head >= 0:
                self._head = value
            return wrong
        if self._head < 0 and self._pending:
            self._pending.pop()
        self._head, self._free = -1, False
        self._hung = self._joined = self._again = False
        return wrong

    def _small(self, kind: int, word: str, number: int) -> None:
        """Take in a preposition, a relative, a joint or the opener of a clause."""
        if kind == JOINT:
            self._joined = self._head >= 0 and word == "and"
            self._again = self._again or self._head < 0
            self._free = self._head < 0 or self._free
            return
        if kind == LINK and word == "of" and self._table.lower[number - 1] in self._sets["group-of"]:
            self._head, self._free = -1, True
            return
        if self._head >= 0 and kind != CLAUSE:
            self._pending.append(self._head)
            self._free = False
        self._head, self._hung = -1, kind == LINK
        self._free = self._free or kind != LINK
        self._related = kind == RELATIVE and word in RELATIVES


def suspicious(judge: Judge) -> Iterator[int]:
    """Yield verbs in sentences that may have a subject of another number further before them."""
    return Sieve(judge).suspicious()
