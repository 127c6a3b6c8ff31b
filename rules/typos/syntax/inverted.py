"""Verbs that stand before their subject ("there is new rules", "where is the keys?") or far behind it ("the
code is printed and begin with a letter").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.api import Scope, Slip

from .heads import Head, heads_before
from .judge import Judge
from .numbers import BODIES, SEVERAL, is_one, number_of
from .numbers import ONE as SINGLE
from .parsed import NOUNS, Parsed
from .phrases import before_verb
from .roles import BARE_VERBS, DONE, MANY, NOUN, PAST, QUALITY, THIRD
from .starts import begins

ONE = frozenset(("is", "was", "has", "does"))
SEVERAL_FIRST = frozenset(("are", "were", "have"))
HELPERS = ONE | SEVERAL_FIRST
ASKING = frozenset(("where", "what", "how", "why", "when", "who"))
OWNERS = frozenset("the these those my your his her its our their".split())
FINITE = frozenset(("VBZ", "VBD", "VBP", "VB", "MD", "TO", "WDT", "WP", "WRB", ",", ":", "Q", "EX"))
REACH = 14
WHAT_THERE_IS = 4
AT_WHAT = frozenset("present least most last first".split())
JOINING = frozenset("and & or plus , also".split())
ANOTHER = frozenset(("CD", "NNS", "NNPS", "PDT", "(", "Q", "SYM", "^"))
PLURALS = frozenset(("NNS", "NNPS"))


class Inverted:
    """Finds verbs that do not go with a subject that stands behind them, or far before them."""

    headings = False

    def __init__(self, judge: Judge) -> None:
        """Look at the document of a judge."""
        self._judge = judge

    def candidates(self) -> Sequence[tuple[int, str]]:
        """Return the verbs that may be wrong, with how they are judged."""
        return sorted({*_before(self._judge), *_second(self._judge)})

    def slip(self, read: Parsed, number: int, asked: str) -> Slip | None:
        """Judge a verb."""
        judge, table, verb = self._judge, self._judge.parser.table, read.place(number)
        if asked == "single":
            last = _single_behind(judge, read, verb)
            if last < 0:
                return None
            start, end = table.starts[read.numbers[verb - 1]], table.ends[read.numbers[last]]
            return Scope.found(start, end, kind="weak", subject=read.tokens[last], verb=read.tokens[verb])
        if asked == "second":
            first, last = _joined(judge, read, verb), verb
        else:
            first, last = verb, _several_behind(judge, read, verb, asked)
        if first < 0 or last < 0:
            return None
        if asked == "there":
            start, end = table.starts[read.numbers[first - 1]], table.ends[read.numbers[last]]
            return Scope.found(start, end, kind="there", many=" ".join(read.tokens[first + 1 : last + 1]))
        start, end = table.starts[read.numbers[first]], table.ends[read.numbers[last]]
        shown = read.tokens[last] if asked == "asked" else f"{read.tokens[first]} …"
        return Scope.found(start, end, kind="weak", subject=shown, verb=read.tokens[verb])


def _before(judge: Judge) -> Iterator[tuple[int, str]]:
    """Yield "is" behind "there" and in questions, before what may be several things."""
    table, role, sets = judge.parser.table, judge.parser.role, judge.sets
    lower, gaps, size = table.lower, table.gaps, len(table)
    for number in table.where(ONE):
        if number + 1 >= size or gaps[number + 1] != " ":
            continue
        before, behind = lower[number - 1] if number else "", lower[number + 1]
        if before == "there" and gaps[number] == " " and lower[number] in ("is", "was"):
            several = role(behind) & (QUALITY | MANY) and not role(behind) & NOUN
            if behind in sets["aside"] or behind == "at" or (several and behind not in sets["some"]):
                yield number, "there"
        elif behind in OWNERS and (table.forms[number][0].isupper() or before in ASKING):
            yield number, "asked"
    for number in table.where(("are", "were")):
        if number and lower[number - 1] == "there" and gaps[number] == " ":
            yield number, "single"


def _behind(judge: Judge, read: Parsed, verb: int) -> int:
    """Return the token behind a verb and the adverbs that follow it ("there is at present still")."""
    at = verb + 1
    while read.word(at) in judge.sets["aside"] or (read.word(at) == "at" and read.word(at + 1) in AT_WHAT):
        at += 1 + (read.word(at) == "at")
    return at


def _single_behind(judge: Judge, read: Parsed, verb: int) -> int:
    """Return the word for one thing behind "there are" or "there were", with nothing joined to it, or -1."""
    sets, at = judge.sets, _behind(judge, read, verb)
    if not sets["wishing"].isdisjoint(read.lower[:verb]) or read.word(0) in ASKING:
        return -1
    if read.word(at) in BODIES:
        return at if read.tag(at + 1) not in (*NOUNS, "CC", ",") else -1
    if read.word(at) not in ("a", "an"):
        return -1
    left = at
    at += 1
    while read.tag(at) in ("JJ", "VBN") or (
        read.tag(at) in ("NN", "NNP") and read.tag(at + 1) in ("NN", "NNP")
    ):
        at += 1
    if read.tag(at + 1) in (*NOUNS, "CC", ",", "CD", "^", ":") or read.word(at + 1) == "of":
        return -1
    return (
        at
        if not _more_behind(judge, read, at)
        and read.word(at) not in sets["amounts"]
        and is_one(judge, read, Head(left, at), True)
        else -1
    )


def _more_behind(judge: Judge, read: Parsed, at: int) -> bool:
    """Say whether something more is named behind a token: "a mill on the hill and two barns"."""
    further = judge.sets["further"]
    joints = [joint for joint in range(at + 1, len(read.lower)) if read.word(joint) in JOINING]
    return any(
        read.tag(joint + 1) in ANOTHER or read.word(joint + 1) in further or read.tag(joint + 2) in PLURALS
        for joint in joints
    )


def _several_behind(judge: Judge, read: Parsed, verb: int, asked: str) -> int:
    """Return the noun in the plural that stands behind a verb and belongs to it, or -1."""
    sets, at = judge.sets, _behind(judge, read, verb)
    if asked == "there" and "what" in read.lower[max(0, verb - WHAT_THERE_IS) : verb]:
        return -1  # "what green there is reads as herb garden"
    counted = at > verb + 1
    if counted:
        # "There is at present forty people", but not "there is already better news".
        several = read.tag(at) == "CD" or read.word(at) in sets["numerals"]
        if not several or read.word(at) in ("one", "1", "0"):
            return -1
        at += 1
    if asked == "asked":
        first = verb if verb == 0 else verb - 1
        if first != 0 or read.lower[-1] != "?" or (read.word(0) == "who" and read.word(verb) != "is"):
            return -1
        at += 1
    while read.tag(at) in ("JJ", "JJR", "JJS", "VBN"):
        at += 1
    noun = read.word(at)
    if counted and noun == "people" and read.tag(at + 1) not in NOUNS:
        return at
    bits = judge.parser.role(noun)
    if read.tag(at) != "NNS" or bits & NOUN or not bits & MANY or not read.tokens[at].islower():
        return -1
    several = noun == "people" or not any(noun in sets[name] for name in ("amounts", "quantities"))
    if not several or noun in sets["singular-s"] or noun.endswith("ics"):
        return -1
    if read.tag(at + 1) in (*NOUNS, "CC", "POS", "N$", "VBG", "Q") or read.word(at + 1) in ("and", "or", "-"):
        return -1
    return at if asked == "there" or read.tag(at + 1) not in ("VBZ", ",") else -1


def _second(judge: Judge) -> Iterator[tuple[int, str]]:
    """Yield verbs in the form of the plural behind "and" and another verb in -s or in the past, and the other
    way round ("the pads are round and has no hole").
    """
    parser, sets = judge.parser, judge.sets
    lower, gaps, role, table = parser.table.lower, parser.table.gaps, parser.role, parser.table
    unclear = NOUN | MANY | QUALITY | DONE | PAST
    plain = (number for number in parser.words_of(BARE_VERBS) if not role(lower[number]) & unclear)
    for number in (*plain, *table.where(HELPERS)):
        if number < 3 or lower[number - 1] != "and" or gaps[number] != " " or gaps[number - 1] != " ":
            continue
        for at in range(number - 2, max(-1, number - REACH), -1):
            word = lower[at]
            if word == "to" or word in sets["modal-verbs"] or word in sets["do-forms"]:
                break
            single = word in ONE or role(word) & (THIRD | PAST)
            if word in SEVERAL_FIRST if lower[number] in ONE else single:
                yield number, "second"
                break
            if gaps[at] != " ":
                break


def _joined(judge: Judge, read: Parsed, verb: int) -> int:
    """Return the verb before "and" whose subject goes with the second verb, too, and is of the other number,
    or -1.
    """
    single = read.word(verb) in ONE
    if read.tag(verb) not in (("VBZ", "VBD") if single else ("VB", "VBP", "VBD")):
        return -1
    finite = [at for at in range(verb) if read.tag(at) in FINITE]
    if len(finite) != 1 or read.tag(finite[0]) not in (("VBP", "VBD") if single else ("VBZ", "VBD")):
        return -1
    if not judge.sets["causing"].isdisjoint(read.lower[:verb]):
        return -1
    first = finite[0]
    heads = heads_before(read, judge.sets, before_verb(read, first))
    if heads is None or heads.joined or not begins(read, judge.sets, heads.left, False):
        return -1
    if not single and read.tag(heads.head.at) == "NNP" and read.tokens[heads.head.at][-1] != "s":
        return first
    return first if number_of(judge, read, heads) == (SEVERAL if single else SINGLE) else -1
