"""Whether a verb goes with its subject, by all that stands before it in its clause."""

from __future__ import annotations

from .finiteverbs import OBJECT, PERSONS, form_of, is_verb
from .heads import RELATIVES, Heads, heads_before
from .judge import Judge
from .numbers import BODIES, ONE, SEVERAL, UNTOLD, number_of
from .parsed import NOUNS, Parsed
from .phrases import before_verb
from .relatives import Clash, relative
from .roles import DONE, MANY, NOUN, QUALITY, THIRD
from .starts import begins, since_and

NO_OBJECT = frozenset(("VBZ", "VBD", "VBP", "MD", "NN", "(", "^", ":", "PRP", *NOUNS))
LINKED = frozenset(("VBZ", "VBD", "VBP", "MD", "PB", "VB", "TO"))
_RELATING, _PAST = frozenset(("that", "which", "whom", "whose")), frozenset(("VBD", "VBN"))
PAST_BE = frozenset(("was", "wasn't"))
APART = frozenset(";:")


def clash(judge: Judge, read: Parsed, verb: int) -> Clash | None:
    """Return the subject with which a verb does not go."""
    plural = form_of(judge, read, verb)
    if not plural:
        return None
    before = before_verb(read, verb)
    word = read.word(before)
    if word in RELATIVES:
        return relative(judge, read, before, verb, plural == SEVERAL)
    if word == "what":
        return _what(judge, read, before, verb)
    if word == "this" and before == verb - 1 and plural == SEVERAL and read.tag(before) == "DT":
        if judge.parser.role(read.word(verb)) & NOUN and read.tag(verb + 1) not in OBJECT:
            return None  # "this change in ideas"
        alone = begins(read, judge.sets, before, False) and not _wished(judge, read, before, verb)
        return Clash(before, before) if alone and is_verb(judge, read, before, before, verb) else None
    heads = heads_before(read, judge.sets, before)
    if heads is None or (word == "many" and read.word(verb + 1) in ("the", "a", "an")):
        return None  # "Many is the night …"
    if read.word(heads.head.at) in ("i", "you") and not heads.joined:
        clashes = plural == ONE and heads.left == before == verb - 1 and _person(judge, read, before, verb)
        return Clash(before, before) if clashes else None
    joint = heads.left - 1
    if not heads.joined and read.word(joint) == "and" and "between" in since_and(read, 0, joint):
        return None  # "the difference between right “sails” and left sails is"
    number = number_of(judge, read, heads)
    if any("NNS" in read.tags[one.left : one.at] for one in heads.chain):
        return None  # "the things people want"
    if any(
        judge.parser.role(read.word(at)) & THIRD for one in heads.joined for at in range(one.left, one.at)
    ):
        return None  # "where the rock faces north and the spray reaches it"
    if heads.joined and "between" in read.lower[: heads.left]:
        return None  # "the difference between the sails and the ropes is"
    apart = (
        len(heads.joined) == 1
        and not heads.either
        and not heads.hung
        and read.tag(heads.left - 1) not in ("IN", "TO")
    )
    if apart and not _whole(judge, read, heads, number):
        heads = Heads(heads.chain, apart=heads.apart)
        number = number_of(judge, read, heads)
    if number in (UNTOLD, plural):
        return None
    told = word in BODIES and read.word(before - 1) == "that"
    spliced = word in PERSONS and heads.left == before and _spliced(judge, read, before)
    if not told and not spliced and not begins(read, judge.sets, heads.left, number == SEVERAL):
        return None
    if plural == ONE and _bare_name(judge, read, heads, verb):
        return None
    if heads.apart and read.word(heads.left - 1) in judge.sets["clause-begins"]:
        return None  # "If you need the key, for example at night, ask."
    if plural == SEVERAL and _wished(judge, read, heads.left, verb):
        return None
    if _in_relative(read, heads, verb):
        return None
    if not is_verb(judge, read, heads.left, before, verb):
        return None
    return Clash(heads.left, before)


def _in_relative(read: Parsed, heads: Heads, verb: int) -> bool:
    """Say whether a subject has a verb of its own behind it, in a clause that hangs on a noun: "the box that
    the builders found (behind the door) has gone".
    """
    relates = read.word(heads.left - 1) in _RELATING and read.tag(heads.left - 2) in NOUNS
    return relates and any(read.tag(at) in _PAST for at in range(heads.head.at + 1, verb))


def _what(judge: Judge, read: Parsed, at: int, verb: int) -> Clash | None:
    """Judge "what happen": a verb in the form of the plural right behind "what"."""
    word, sets = read.word(verb), judge.sets
    if at < verb - 1 or read.tag(verb) not in ("VB", "VBP") or read.tag(verb + 1) in NO_OBJECT:
        return None
    helper = word in sets["plural-be"] or word in sets["seeming"]
    plain = not judge.parser.role(word) & (NOUN | MANY | QUALITY | DONE)
    if helper or not plain or not sets["causing"].isdisjoint(read.lower[:at]):
        return None
    linked = read.tag(at - 1) in LINKED and read.word(at - 1) in sets["be-forms"]
    return None if linked else Clash(at, at)  # "These are what allow it."


def _spliced(judge: Judge, read: Parsed, at: int) -> bool:
    """Say whether a clause begins with a pronoun behind a comma, where nothing lets its verb stand bare."""
    free = judge.sets["causing"].isdisjoint(read.lower[:at]) and judge.sets["demand"].isdisjoint(
        read.lower[:at]
    )
    return read.word(at - 1) == "," and free


def _person(judge: Judge, read: Parsed, at: int, verb: int) -> bool:
    """Judge "I goes", "if you has": nothing that "I" and "you" may belong to goes before."""
    if (read.word(verb) in PAST_BE and read.word(at) == "i") or not is_verb(judge, read, at, at, verb):
        return False
    if read.is_numeral(at):
        return False
    if read.word(at) == "you":
        return read.word(at - 1) in judge.sets["when-clauses"]
    alone = read.word(verb) not in judge.sets["singular-be"]
    return alone and read.tag(at - 1) not in ("IN", "TO", "SYM", *NOUNS)


def _whole(judge: Judge, read: Parsed, heads: Heads, number: str) -> bool:
    """Say whether what "and" joins is one subject, and no clause ends before the "and"."""
    before = read.word(heads.left - 1)
    return number != UNTOLD and before not in ("and", "or") and begins(read, judge.sets, heads.left, True)


def _bare_name(judge: Judge, read: Parsed, heads: Heads, verb: int) -> bool:
    """Say whether a plural without an article may be the name of one thing ("If events is omitted")."""
    head = heads.head
    if read.word(head.left - 1) in ("if", "when", "where", "unless") and read.tag(head.left) in (
        "NN",
        "NNS",
        "JJ",
        "RB",
    ):
        return not heads.joined
    phrases = (head, *heads.joined)
    naming = read.word(verb) in ("is", "was")
    if (
        naming
        and read.word(verb + 1) in ("a", "an", "such", "where", "when", "what")
        and all(read.tag(one.left) not in ("DT", "PRP$", "PDT", "CD", "PRP") for one in phrases)
    ):
        return True  # "Mixed methods is an approach", "Fish and chips is a dish"
    if heads.joined or head.left < head.at or len(heads.chain) > 1 or read.tag(head.at) != "NNS":
        return False
    if read.word(head.at) == "others":
        return False
    told = read.word(head.left - 1) in (
        "because",
        "as",
        "that",
        "although",
        "though",
        "while",
        "since",
        "and",
    )
    asked = read.word(verb + 1) in judge.sets["asked-of-many"]
    return read.word(verb) in judge.sets["singular-be"] and not told and not asked


def _wished(judge: Judge, read: Parsed, left: int, verb: int) -> bool:
    """Say whether the clause of a subject is a wish or a demand, in which a verb stands in the base form."""
    opener = left - 1
    while read.tag(opener) == "RB":
        opener -= 1
    if read.word(verb) in ("were", "weren't"):
        if "if" in read.lower[: max(0, opener)]:
            # "If he wanted a boat, he were": the clause of the condition has ended.
            return read.word(opener) != "," or read.tag(left) != "PRP"
        return not judge.sets["wishing"].isdisjoint(read.lower[max(0, opener - 1) : opener + 1])
    # "lest he go", "Her wish would be that he go"
    if read.word(opener) == "lest" or read.lower[max(0, opener - 1) : opener + 1] == ["be", "that"]:
        return True
    first = 0 if read.word(opener) == "that" else max(0, opener - 4)
    first = max((at + 1 for at in range(first, opener + 1) if read.word(at) in APART), default=first)
    before = read.lower[first : opener + 1]
    return "ensure" in before or "see" in before or not judge.sets["demand"].isdisjoint(before)
