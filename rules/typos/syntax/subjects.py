"""Subjects and verbs that do not agree, wherever they stand in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.api import Scope, Slip

from .agreeing import clash
from .candidates import NOMINATIVE, RELATIVES, Judge, plural_verbs, singular_verbs
from .clashing import clashing_verbs
from .oneormany import several, single, two
from .parsed import NOUNS, Parsed
from .phrases import before_verb, caused, opens, phrase_start, subject, wished
from .roles import MANY, NOUN

SHARES = frozenset("most much all some none half part rest little".split())
OBJECT_OPENERS = frozenset(("DT", "PRP", "PRP$", "TO", "RP"))
FINITE = frozenset(("VBZ", "VBD", "VBP", "MD"))
NO_OBJECT = frozenset(("VBZ", "VBD", "VBP", "MD", "NN", "(", "^", ":"))


class Subjects:
    """Finds verbs that do not go with their subject."""

    headings = False

    def __init__(self, judge: Judge) -> None:
        """Look at the document of a judge."""
        self._judge = judge

    def candidates(self) -> Sequence[tuple[int, bool]]:
        """Return the verbs that may be wrong, and whether the words right before them tell it."""
        judge = self._judge
        numbers = {*plural_verbs(judge), *singular_verbs(judge)}
        likely = {number for number in numbers if self._may_be_verb(number)}
        return [(number, number in likely) for number in sorted(likely.union(clashing_verbs(judge)))]

    def _may_be_verb(self, number: int) -> bool:
        """Say whether a word may be a verb by what stands behind it; ``_plain`` says whether it is one."""
        judge, table = self._judge, self._judge.parser.table
        word, gap = table.lower[number].replace("’", "'"), table.gaps[number + 1]
        if gap[:1] in ("_", "(", "/") or word in ("be", "thank"):
            return False
        if word in judge.sets["plural-be"] or word in judge.sets["singular-be"]:
            return True
        if table.lower[number - 1] == "which" and table.gaps[number - 1] == ", ":
            return True  # see ``_which``
        may_be_noun = judge.parser.role(word) & (NOUN | MANY) and not judge.parser.verb_first(word)
        if not gap.isspace():
            return not may_be_noun
        behind = judge.parser.may_be(table.forms[number + 1]) if number + 1 < len(table) else frozenset("^")
        return not behind.isdisjoint(OBJECT_OPENERS) if may_be_noun else not behind <= NO_OBJECT

    def slip(self, read: Parsed, number: int, asked: bool) -> Slip | None:
        """Judge a verb."""
        judge, table = self._judge, self._judge.parser.table
        verb = read.place(number)
        first = _wrong(judge, read, verb) if asked else -1
        if first < 0:
            found = clash(judge, read, verb)
            if found is None:
                return None
            first = found.first
            start, end = (table.starts[read.numbers[first]], table.ends[read.numbers[found.last]])
            if judge.parser.in_link(start, end):
                return None  # the title of a page
        return Scope.found(
            table.starts[read.numbers[first]],
            table.ends[number],
            kind="weak",
            subject=_shown(read, first, verb),
            verb=read.tokens[verb],
        )


def _shown(read: Parsed, first: int, verb: int) -> str:
    words = read.tokens[first:verb]
    return " ".join(words) if len(words) <= 4 else f"{words[0]} {words[1]} …"


def _wrong(judge: Judge, read: Parsed, verb: int) -> int:
    """Return where the subject begins when the verb does not go with it, else -1."""
    sets, word = judge.sets, read.word(verb)
    before = before_verb(read, verb)
    pronoun = read.word(before)
    plural = word in sets["plural-be"] or read.tag(verb) in ("VBP", "VB")
    named = pronoun in NOMINATIVE or read.tag(before) == "PRP"
    if named and read.word(before - 1) != "of":
        return before if _person(judge, read, before, verb, plural) else -1
    if pronoun in ("it", "this") and read.word(before - 1) == "of" and read.word(before - 2) in SHARES:
        wrong = plural and opens(read, sets, before - 2) and not wished(read, sets, verb)
        return before - 2 if wrong and _plain(judge, read, verb, NOUN | MANY) else -1
    if pronoun == "what":
        return before if before == verb - 1 and _what(judge, read, before, verb) else -1
    if pronoun in RELATIVES:
        return (
            _relative(judge, read, before, verb, plural)
            if before == verb - 1
            else _which(judge, read, before, verb)
        )
    if pronoun in sets["nobodies"]:
        alone = plural and before == verb - 1 and not caused(read, sets, before)
        if word in ("have", "do", "are", "haven't", "don't", "aren't"):
            return before if alone and before and read.word(before - 1) in sets["when-clauses"] else -1
        alone = alone and not wished(read, sets, verb)
        free = opens(read, sets, before) or read.word(before - 1) in ("that", "and")
        return before if alone and free and _shows(judge, read, verb) else -1
    found = subject(read, sets, verb)
    if found is None or not opens(read, sets, found.left):
        return -1
    if plural:
        fits = found.second < 0 and single(judge, read, found.left, found.head, found.chained)
        if not fits or wished(read, sets, verb) or caused(read, sets, found.left):
            return -1
        return found.left if word in sets["plural-be"] or _plain(judge, read, verb, NOUN | MANY) else -1
    if not _third(judge, read, verb):
        return -1
    if found.second < 0 and read.word(found.head) in sets["some-of"]:
        return found.left if found.chained and read.tag(before) == "PRP" else -1
    if found.second >= 0:
        return found.left if two(read, found.left, found.head, found.second) else -1
    return found.left if several(judge, read, found.left, found.head, verb) else -1


def _what(judge: Judge, read: Parsed, at: int, verb: int) -> bool:
    """Judge "what happen": a verb in the form of the plural right behind "what"."""
    word, behind = read.word(verb), read.tag(verb + 1)
    if word in judge.sets["plural-be"] or word in judge.sets["seeming"] or behind in ("PRP", *NO_OBJECT):
        return False
    if read.tag(at - 1) in (*FINITE, "PB", "VB", "TO") and read.word(at - 1) in judge.sets["be-forms"]:
        return False  # "These are what allow it."
    return not caused(read, judge.sets, at) and read.tag(verb) in ("VB", "VBP")


def _shows(judge: Judge, read: Parsed, verb: int) -> bool:
    """Say whether a word is a verb where it stands; be, have and do are left to older patterns."""
    return read.word(verb) not in judge.sets["plural-be"] and _plain(judge, read, verb, NOUN | MANY)


def _which(judge: Judge, read: Parsed, at: int, verb: int) -> int:
    """Judge ", which never happen": nothing before the comma is more than one."""
    if read.word(at) != "which" or read.word(at - 1) != "," or read.tag(verb) not in ("VB", "VBP"):
        return -1
    around = read.tags[max(0, at - 9) : at]
    return at if not {"NNS", "NNPS", "CC"} & set(around) else -1


def _plain(judge: Judge, read: Parsed, verb: int, nouns: int) -> bool:
    """Say whether a word is a verb where it stands: no noun, or with an object behind it."""
    if read.tag(verb + 1) in NO_OBJECT:
        return False
    if not judge.parser.role(read.word(verb)) & nouns:
        return read.tag(verb) in ("VBP", "VB", "VBZ", "NN", "NNS")
    if judge.parser.verb_first(read.word(verb)) and read.tag(verb + 1) in ("IN", "RB", ".", ","):
        alone = FINITE.isdisjoint(read.tags[verb + 1 :])
        close = read.tag(verb - 1) in ("NNS", "PRP", "WP", "WDT") or read.tag(verb) != "VBZ"
        return alone and close and read.tag(verb) in ("VBP", "VB", "VBZ")
    return read.tag(verb) in ("VBP", "VB", "VBZ") and read.tag(verb + 1) in OBJECT_OPENERS


def _third(judge: Judge, read: Parsed, verb: int) -> bool:
    return read.word(verb) in judge.sets["singular-be"] or _plain(judge, read, verb, NOUN | MANY)


def _person(judge: Judge, read: Parsed, before: int, verb: int, plural: bool) -> bool:
    """Judge a pronoun and the verb behind it."""
    sets, pronoun, word = judge.sets, read.word(before), read.word(verb)
    helper = word in sets["plural-be"] or word in sets["singular-be"]
    if pronoun == "you":
        told = before == verb - 1 and read.word(before - 1) in sets["when-clauses"]
        return told and not plural and _third(judge, read, verb)
    # These are judged by the older patterns when the pronoun stands right before them.
    if helper and before == verb - 1:
        return False
    if pronoun in ("he", "she", "it"):
        if read.tag(before - 1) == "SYM":
            return False
        if not plural or word in ("need", "dare", "were") or read.word(verb + 1) == "not":
            return False
        if not _plain(judge, read, verb, NOUN | MANY):
            return False
        return _nominative(judge, read, before) and not wished(read, sets, verb)
    if plural or pronoun not in ("we", "they", "i"):
        return False
    return _third(judge, read, verb) and read.tag(before - 1) not in ("IN", "TO", "SYM", *NOUNS)


def _nominative(judge: Judge, read: Parsed, at: int) -> bool:
    """Say whether a clause begins with the pronoun at a place."""
    if caused(read, judge.sets, at):
        return False
    before = read.word(at - 1)
    return opens(read, judge.sets, at) or before in (
        "and",
        "which",
        "how",
        "what",
        "why",
        "before",
        "after",
        ",",
    )


def _relative(judge: Judge, read: Parsed, at: int, verb: int, plural: bool) -> int:
    """Judge a verb behind "that", "which" or "who" and the noun before it."""
    sets, head = judge.sets, at - 1
    of_which = read.word(at) == "which" and read.word(at - 1) == "of"
    if of_which:
        quantity = read.word(at - 2)
        many = quantity in ("all", "most", "some", "many", "both", "several", "few")
        counted = many and not plural and _third(judge, read, verb)
        some = quantity in ("many", "both", "several", "few") or read.tag(at - 4) == "NNS"
        return at - 2 if counted and some else -1
    if read.word(head) == ",":
        name = read.tag(head - 1) == "NNP" and read.tag(head - 2) == "NNP" and read.word(head - 1)[-1] != "s"
        one = name and read.word(at) == "who" and plural and _is_full(judge, read, verb)
        left = phrase_start(read, head - 1)
        joined = read.word(left - 1) in ("and", ",", "or") or not _plain(judge, read, verb, NOUN | MANY)
        return head - 1 if one and not joined and "and" not in read.lower[:head] else -1
    left = phrase_start(read, head)
    outside = left - 1
    while read.tag(outside) == "RB":
        outside -= 1
    if read.word(outside) in ("and", "or", "than", "as"):
        return -1
    if read.word(outside) in sets["linking"]:
        further = set(read.tags[max(0, outside - 6) : outside])
        if not plural or read.word(left) not in ("a", "an") or further & {"NNS", "NNPS", "CC"}:
            return -1
    if read.word(at) == "that" and plural and wished(read, sets, verb):
        return -1
    if plural:
        one = read.word(left) in ("a", "an", "this", "every", "each", "another", "the")
        if not one or not single(judge, read, left, head, False):
            return -1
        if read.word(left) == "the" and read.word(at) == "that":
            return -1
        helper = read.word(verb) in sets["plural-be"]
        return left if helper or _plain(judge, read, verb, NOUN | MANY) else -1
    if not several(judge, read, left, head, verb) or not _third(judge, read, verb):
        return -1
    if read.tag(outside) in (".", "SYM"):
        return -1
    if read.word(at) == "that" and (read.tag(at) == "IN" or read.word(verb) in ("is", "was")):
        return -1
    # "They moved the boats which makes it easy": what makes it easy is that they did.
    return -1 if read.word(at) == "which" and read.word(verb) in sets["effects"] else left


def _is_full(judge: Judge, read: Parsed, verb: int) -> bool:
    """Say whether a verb is none of those that help others."""
    return read.word(verb) not in judge.sets["plural-be"]
