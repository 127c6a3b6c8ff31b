"""Verbs that "and", "or" and "but" join with one in another form: "you may keep it and brought it back"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from copydesk.api import Scope, Slip, reworded

from .heads import heads_before
from .judge import Judge
from .numbers import SEVERAL, number_of
from .parsed import NOUNS, Parsed
from .roles import BASE, DONE, EVER, ING, MANNER, NAME, OTHER, PAST, THIRD
from .verbparts import VerbParts

BASE_FORM, PAST_FORM, THIRD_FORM, PARTICIPLE = "base", "past", "third", "participle"
JOINTS = frozenset(("and", "or", "but", "then"))
NOMINAL = frozenset(
    ("DT", "PRP", "PRP$", "PDT", "JJ", "JJR", "JJS", "CD", "IN", "TO", "RB", "RBR", "RP", "N$", "SYM", *NOUNS)
)
"""What may stand between a verb and the joint behind it, in the clause of that verb."""
VERBS = frozenset(("VB", "VBD", "VBZ", "VBP", "VBN", "VBG", "MD", "PB", "PH", "PM"))
OBJECT = frozenset(("DT", "PRP", "PRP$", "RP", "PDT"))
BEHIND = frozenset((*OBJECT, "IN", "TO", "RB", "CD", "NN", "NNS", "JJ", "NNP", "WRB"))
VERB, LIKE_VERB = frozenset(("VB", "VBP")), frozenset(("VB", "VBP", "NN"))
RELATING = frozenset(("WDT", "WP", "WRB", "WP$"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
HAVING = frozenset(("VBZ", "VBP", "PH", "PM", "MD"))
BARE = frozenset(("MD", "VB", "PM"))
PERFECT = frozenset(("VBD", "VBN", "PH"))
THINGS = frozenset("nothing something everything anything everybody everyone somebody nobody".split())
TIMING = frozenset("while until till when as if once before after unless".split())
ONE_PERSON = frozenset(("he", "she", "it"))
FREE = frozenset("do does don't can may will shall should must cannot".split())
"""Helpers behind which no clause of the past goes on."""
GOVERNING, ALONE = -4.0, 0.5
"""From which odds on the other form is meant (natural logarithm): before an object, which only a verb has,
and before something else.
"""


class Host(NamedTuple):
    """A verb with which another one is joined: its place, where its clause begins with it or its helper, and
    what form the other must have.
    """

    at: int
    first: int
    form: str


class Parallel:
    """Finds verbs in another form than the one with which they are joined."""

    headings = False

    def __init__(self, judge: Judge, parts: VerbParts) -> None:
        """Look at the document of a judge."""
        self._judge, self._parser, self._sets = judge, judge.parser, judge.sets
        self._parts = parts

    def candidates(self) -> Sequence[tuple[int, None]]:
        """Return words behind a joint that may be verbs."""
        table, role, aside = self._parser.table, self._parser.role, self._sets["aside"]
        lower, gaps, size = table.lower, table.gaps, len(table)
        found = list[tuple[int, None]]()
        for joint in table.where(JOINTS):
            number = joint + 1
            if number < size and (lower[number] in aside or lower[number] == "then") and gaps[number] == " ":
                number += 1
            if not joint or number >= size or gaps[number] != " ":
                continue
            bits = role(lower[number])
            if bits & (BASE | THIRD | PAST | DONE | ING) and not bits & (MANNER | OTHER | NAME):
                found.append((number, None))
        return found

    def slip(self, read: Parsed, number: int, asked: None) -> Slip | None:
        """Judge a verb."""
        verb = read.place(number)
        joint = verb - 1
        while joint > 0 and read.word(joint) not in JOINTS:
            joint -= 1
        joint -= read.word(joint) == "then" and read.word(joint - 1) in JOINTS
        host = self._host(read, joint)
        if host is None or not read.tokens[verb].islower():
            return None
        right = self._meant(read, host, joint, verb)
        if not right or right == read.word(verb):
            return None
        parser = self._parser
        better = reworded(parser.pairs, parser.tagger, read.tokens, (verb, verb + 1), [right])
        if better.odds < (GOVERNING if _governs(read, verb) else ALONE):
            return None
        table = parser.table
        return Scope.found(
            table.starts[read.numbers[joint]],
            table.ends[number],
            kind="joined",
            verb=read.tokens[verb],
            helper=read.tokens[host.at],
            right=right,
            odds=round(better.odds, 1),
        )

    def _host(self, read: Parsed, joint: int) -> Host | None:
        """Return the verb before a joint, if nothing but nouns and what belongs to them stands between."""
        at = joint - 1
        if read.tag(at) in ("IN", "TO", ","):
            return None  # "sign on to and keep it"; behind a comma a sentence may begin
        while at >= 0 and read.tag(at) in NOMINAL:
            if read.tag(at) == "TO" and self._may_be_base(read.word(at + 1)):
                return None  # "a way to package and keep it"
            at -= 1
        if at < 0 or read.word(at) in self._sets["be-forms"]:
            return None
        tag = read.tag(at)
        if tag == "VBD":
            return Host(at, at, PAST_FORM)
        if tag == "VBZ":
            return Host(at, at, THIRD_FORM)
        if tag == "VBN":
            helper = self._before(read, at)
            word = read.word(helper)
            if word in self._sets["have-forms"] or word in self._sets["be-forms"]:
                return Host(at, helper, PARTICIPLE)
        if tag in ("VB", "VBP"):
            return self._bare_host(read, at)
        return None

    def _may_be_base(self, word: str) -> bool:
        return "-" in word or self._parser.tagger.may(word, "VB", EVER)

    def _before(self, read: Parsed, at: int) -> int:
        before = at - 1
        while before >= 0 and read.tag(before) in ("RB", "RBR"):
            before -= 1
        return before

    def _bare_host(self, read: Parsed, at: int) -> Host | None:
        before = self._before(read, at)
        word, tag = read.word(before), read.tag(before)
        opens = before < 0 or (tag in (":", ",", "CC") and self._is_told(read, before))
        if word in self._sets["modal-verbs"] or word in self._sets["do-forms"] or opens:
            return Host(at, before, BASE_FORM)
        return Host(at, before, BASE_FORM) if tag == "TO" else None

    def _is_told(self, read: Parsed, joint: int) -> bool:
        """Say whether what goes before a joint is what the reader is told to do."""
        return read.tag(0) == "VB" and not _has(read, 1, joint, FINITE)

    def _meant(self, read: Parsed, host: Host, joint: int, verb: int) -> str:
        """Return the form in which a verb is meant, "" where it may stand as it does."""
        word, parser = read.word(verb), self._parser
        bits = parser.role(word)
        base = self._parts.base(word)
        if not base or read.tag(verb + 1) not in BEHIND or read.word(verb + 1) == "of":
            return ""
        if word.endswith("ing") and bits & ING:
            return self._form(host.form, base) if self._is_doing(read, host, joint, verb) else ""
        helped = read.tag(host.first) == "MD" and read.word(joint) == "or" and _governs(read, verb)
        if host.form == BASE_FORM and bits & THIRD and helped:
            return base
        if host.form == PAST_FORM and bits & DONE and not bits & (PAST | BASE):
            had = word.endswith("ed") or _has(read, 0, host.at, HAVING)
            return "" if had else self._parts.past(base)
        if host.form == BASE_FORM:
            past = bits & (PAST | DONE) and not bits & BASE
            return base if past and self._is_past(read, host, verb) else ""
        tags = LIKE_VERB if _governs(read, verb) else VERB
        if bits & BASE and not bits & PAST and read.tag(verb) in tags:
            return self._form(host.form, base) if self._is_one(read, host) else ""
        return ""

    def _form(self, form: str, base: str) -> str:
        parts = self._parts
        if form == THIRD_FORM:
            return _third(base)
        made: dict[str, Callable[[str], str]] = {PAST_FORM: parts.past, PARTICIPLE: parts.participle}
        return made[form](base) if form in made else base

    def _is_doing(self, read: Parsed, host: Host, joint: int, verb: int) -> bool:
        """Say whether a form in -ing stands where it belongs to no other and to no noun."""
        if read.tag(joint - 1) in ("JJ", "JJR"):
            return False  # "so grand and striking a view"
        governs = _governs(read, verb) or read.tag(verb + 1) == "CD"
        if "VBG" in read.tags[:joint] or read.tag(verb) != "VBG" or not governs:
            return False
        if any(word.endswith("ing") for word in read.lower[:joint]):
            return False
        near = {read.word(host.at), self._parts.base(read.word(host.at))}
        if not self._sets["ing-objects"].isdisjoint(near) or read.word(joint) == "then":
            return False
        return not _ends_clause(read, verb)

    def _is_past(self, read: Parsed, host: Host, verb: int) -> bool:
        """Say whether nothing but a helper, "to" or the reader may have a form of the past behind a joint."""
        helper = read.word(host.first)
        if helper not in FREE and (helper in self._sets["modal-verbs"] or helper in self._sets["do-forms"]):
            return False  # "They could not find it and went home."
        if not PERFECT.isdisjoint(read.tags[: host.first]) or read.tag(verb) not in ("VBD", "VBN"):
            return False
        behind = read.tag(verb + 1)
        return behind in OBJECT or (behind in ("TO", "IN", "RB") and read.tag(verb) == "VBD")

    def _is_one(self, read: Parsed, host: Host) -> bool:
        """Say whether the subject of a verb is one thing, and no base form may be joined with what goes
        before.
        """
        if host.form == THIRD_FORM:
            # "As the oven heats, stir it and …": what the reader is told to do may go on.
            subject = TIMING.isdisjoint(read.lower[: host.at])
        else:
            at = self._subject(read, host.first)
            word, tag = read.word(at), read.tag(at)
            subject = word in ONE_PERSON or (tag in NOUNS and self._is_single(read, at))
        bare = _has(read, 0, host.first, BARE)
        before = read.lower[: host.first + (host.form != PARTICIPLE)]
        return subject and not bare and self._sets["causing"].isdisjoint(before)

    def _subject(self, read: Parsed, first: int) -> int:
        """Return where the subject of a verb ends, though other verbs of it go before."""
        at = self._before(read, first)
        while read.tag(at) in (",", "CC"):
            verb = at - 1
            while verb >= 0 and read.tag(verb) in NOMINAL:
                verb -= 1
            if read.tag(verb) not in ("VBD", "VBN", "VBZ"):
                break
            at = self._before(read, verb)
        return at

    def _is_single(self, read: Parsed, at: int) -> bool:
        heads = heads_before(read, self._sets, at)
        if heads is None or read.tag(heads.head.at) not in ("NN", "NNP"):
            return False
        return number_of(self._judge, read, heads) != SEVERAL


def _governs(read: Parsed, verb: int) -> bool:
    """Say whether an object stands behind a verb, which nothing else has behind it."""
    tag, word = read.tag(verb + 1), read.word(verb + 1)
    return tag in OBJECT or word in THINGS or (tag in ("NNP", "WRB") and read.tag(verb) == "VBG")


def _ends_clause(read: Parsed, verb: int) -> bool:
    """Say whether a form in -ing with what belongs to it is the subject of another verb."""
    for at in range(verb + 1, len(read.tags)):
        tag = read.tag(at)
        if tag in RELATING or tag in (",", ":", ".") or read.word(at) in ("that", "if", "because", "when"):
            return False
        if tag == "PRP" and at > verb + 1 and read.tag(at + 1) in VERBS:
            return False
        if tag in FINITE:
            return True
    return False


def _has(read: Parsed, first: int, last: int, tags: frozenset[str]) -> bool:
    return not tags.isdisjoint(read.tags[max(0, first) : max(0, last)])


def _third(base: str) -> str:
    if base in ("have", "be", "do"):
        return {"have": "has", "be": "is", "do": "does"}[base]
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return base + "es"
    return base[:-1] + "ies" if base.endswith("y") and base[-2:-1] not in tuple("aeiou") else base + "s"
