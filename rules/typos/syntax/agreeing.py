"""Whether a verb goes with its subject, by all that stands before it in its clause."""

from __future__ import annotations

from typing import NamedTuple

from .candidates import NOMINATIVE, Judge
from .heads import FINITE, RELATIVES, VERBS, Heads, heads_before
from .heads import OBJECTS as PRONOUNS
from .numbers import BODIES, ONE, SEVERAL, UNTOLD, number_of, phrase_number
from .parsed import NOUNS, Parsed
from .phrases import before_verb
from .roles import BASE, DONE, MANY, NOUN, PAST, QUALITY, THIRD
from .starts import begins

BEHIND = frozenset(
    ("DT", "PRP", "PRP$", "IN", "TO", "RB", "RP", "VBN", "VBG", "JJ", "JJR", "CD", ".", ",", "CC", "WRB")
)
"""What may stand behind a verb."""
NEVER = 255
OBJECT = frozenset(("DT", "PRP", "PRP$", "TO", "RP"))
GOES_ON = frozenset(("DT", "PRP", "PRP$", "TO", "RP", "IN", "RB"))


PERSONS = frozenset(("he", "she", "it"))


class Clash(NamedTuple):
    """Where a subject begins with which its verb does not go, and where it ends."""

    first: int
    last: int


def clash(judge: Judge, read: Parsed, verb: int) -> Clash | None:
    """Return the subject with which a verb does not go."""
    plural = form_of(judge, read, verb)
    if not plural:
        return None
    before = before_verb(read, verb)
    word = read.word(before)
    if word in RELATIVES:
        return _relative(judge, read, before, verb, plural == SEVERAL)
    if word == "this" and before == verb - 1 and plural == SEVERAL and read.tag(before) == "DT":
        if judge.parser.role(read.word(verb)) & NOUN and read.tag(verb + 1) not in OBJECT:
            return None  # "this change in ideas"
        alone = begins(read, judge.sets, before, False) and not _wished(judge, read, before, verb)
        return Clash(before, before) if alone and _is_verb(judge, read, before, before, verb) else None
    heads = heads_before(read, judge.sets, before)
    if heads is None or (read.word(heads.head.at) in ("i", "you") and not heads.joined):
        return None
    if not heads.joined and "between" in read.lower[: heads.left] and read.word(heads.left - 1) == "and":
        return None  # "the difference between right “sails” and left sails is"
    number = number_of(judge, read, heads)
    if any("NNS" in read.tags[one.left : one.at] for one in heads.chain):
        return None  # "the things people want"
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
    if number in (UNTOLD, plural) or not begins(read, judge.sets, heads.left, number == SEVERAL):
        return None
    if plural == ONE and _bare_name(judge, read, heads, verb):
        return None
    if heads.apart and read.word(heads.left - 1) in judge.sets["clause-begins"]:
        return None  # "If you need the key, for example at night, ask."
    if plural == SEVERAL and _wished(judge, read, heads.left, verb):
        return None
    if not _is_verb(judge, read, heads.left, before, verb):
        return None
    return Clash(heads.left, before)


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
    if read.word(verb + 1) in ("a", "an", "such", "where", "when", "what") and all(
        read.tag(one.left) not in ("DT", "PRP$", "PDT", "CD", "PRP") for one in phrases
    ):
        return True  # "Mixed methods is an approach", "Fish and chips is a dish"
    if heads.joined or head.left < head.at or len(heads.chain) > 1 or read.tag(head.at) != "NNS":
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
    return read.word(verb) in judge.sets["singular-be"] and not told


def form_of(judge: Judge, read: Parsed, verb: int) -> str:
    """Return for how many things a verb stands by its form."""
    sets, word, tag = judge.sets, read.word(verb), read.tag(verb)
    if word in sets["plural-be"]:
        return SEVERAL
    if word in sets["singular-be"]:
        return ONE
    bits = judge.parser.role(word)
    if word in ("be", "thank") or "not" in read.lower[verb - 1 : verb]:
        return UNTOLD
    if bits & THIRD and tag in ("VBZ", "NNS"):
        return ONE
    if bits & BASE and not bits & PAST and tag in ("VBP", "VB", "NN"):
        return SEVERAL
    return UNTOLD


def _wished(judge: Judge, read: Parsed, left: int, verb: int) -> bool:
    """Say whether the clause of a subject is a wish or a demand, in which a verb stands in the base form."""
    opener = left - 1
    while read.tag(opener) == "RB":
        opener -= 1
    if read.word(verb) in ("were", "weren't"):
        if "if" in read.lower[:opener]:
            return True
        return not judge.sets["wishing"].isdisjoint(read.lower[max(0, opener - 1) : opener + 1])
    if read.word(opener) == "lest":
        return True
    first = 0 if read.word(opener) == "that" else max(0, opener - 4)
    before = read.lower[first : opener + 1]
    return "ensure" in before or "see" in before or not judge.sets["demand"].isdisjoint(before)


def _is_verb(judge: Judge, read: Parsed, left: int, before: int, verb: int) -> bool:
    """Say whether a word is the verb of its clause."""
    word = read.word(verb)
    if word in judge.sets["plural-be"] or word in judge.sets["singular-be"]:
        if read.word(verb) in ("are", "were") and read.tag(verb + 1) in ("NNS", "NNPS"):
            return False
        if read.word(verb + 1) in NOMINATIVE and {"WRB", "WP", "WDT"} & set(read.tags[: left + 1]):
            return False
        return read.tag(verb + 1) not in ("^", "VBZ", "VBD") and read.tag(verb) in ("VBZ", "VBP", "VBD")
    close, named = read.tag(verb - 1), read.word(before) in PERSONS and read.tag(before) == "PRP"
    if not read.tokens[verb].islower() or not (
        read.tag(verb + 1) in BEHIND or (named and read.tag(verb + 1) in NOUNS)
    ):
        return False
    bits = judge.parser.role(word)
    if not judge.parser.tagger.table.kind(word) or judge.parser.tagger.may(word, "VBD", NEVER):
        return False
    if word in ("need", "dare") and read.tag(verb + 1) not in ("TO", "DT", "PRP$", "PRP", "NN", "NNS"):
        return False
    if not bits & (NOUN | MANY | QUALITY | DONE):
        return True
    if read.word(verb + 1) == "of" or read.word(verb - 1) == "then":
        return False
    if close in ("CD", "VBN", "VBD", "VBG") or (
        read.word(before) in judge.sets["before-plurals"] and bits & MANY
    ):
        return False
    tagged = read.tag(verb) in ("VBP", "VBZ", "VB")
    first = judge.parser.verb_first(word)
    if read.tag(verb + 1) in OBJECT and (
        (tagged and (close in ("RB", "WDT", "WP", "NNS") or first)) or (named and close == "PRP")
    ):
        return True
    if tagged and (named or close in ("WDT", "WP")):
        return not bits & DONE
    if read.word(before) in BODIES and before == verb - 1 and not bits & (QUALITY | DONE):
        return read.tag(verb + 1) in GOES_ON
    if read.tag(left) not in ("DT", "PRP$") and read.word(left) != "each":
        return False  # "Good little page with a feel for the town."
    return first and not bits & DONE and read.tag(verb + 1) in GOES_ON and _lacks_verb(read, left, verb)


def _lacks_verb(read: Parsed, left: int, verb: int) -> bool:
    """Say whether a sentence that ends with a full stop has no verb from a place on but the one at hand."""
    if read.lower[-1] not in (".", "!"):
        return False
    return all(tag not in VERBS for at, tag in enumerate(read.tags[left:], left) if at != verb)


def _relative(judge: Judge, read: Parsed, at: int, verb: int, plural: bool) -> Clash | None:
    """Judge a verb behind "who", "that" or "which" and all nouns to which that may belong."""
    right = at - 1
    if read.word(right) == "," and read.word(at) != "that":
        right -= 1
        if not plural:
            return None  # "They sold the boats, which was a pity."
    if (
        read.tag(right) not in NOUNS
        and read.word(right) not in judge.sets["standing"]
        and read.word(right) not in PRONOUNS
    ):
        return None
    heads = heads_before(read, judge.sets, right, True)
    if heads is None or heads.apart:
        return None
    wanted = ONE if plural else SEVERAL
    chain = heads.chain
    if heads.joined:
        if plural:
            return None
        chain = (*chain, heads.joined[-1])
    if len(chain) > 1 and read.word(chain[-1].at) in ("those", "these", "many", "few", "several"):
        chain = chain[-1:]
    # "Research by two economists that suggests": one thing without an article may be meant as well.
    nouns = [
        one
        for n, one in enumerate(chain)
        if n == 0
        or one.left < one.at
        or read.tag(one.at) != "NN"
        or (not plural and read.tag(one.at + 1) == "IN")
    ]
    numbers = {phrase_number(judge, read, one, one is not nouns[0] or not one.left) for one in nouns}
    if numbers != {wanted}:
        return None
    left, head = chain[-1].left, chain[0].at
    word = read.word(at)
    if read.tag(left - 1) in NOUNS or read.word(left - 1) in ("and", "or") or read.word(left) == "you":
        return None
    if plural and not _alone(judge, read, left, right < at - 1):
        return None
    if word == "that" and plural and not judge.sets["demand"].isdisjoint(read.lower[max(0, left - 4) : at]):
        return None
    if word == "that" and not plural and _pronoun(read, left, verb):
        return None
    if word == "that" and read.word(head) in judge.sets["claims"]:
        return None
    if word == "that" and read.word(verb) in ("is", "was") and not (left == 0 or read.tag(verb + 1) == "VBN"):
        return None
    if word == "which" and not plural and read.word(verb) in judge.sets["effects"]:
        return None
    if not _is_verb(judge, read, at, at, verb):
        return None
    return Clash(chain[0].left, at)


def _pronoun(read: Parsed, left: int, verb: int) -> bool:
    """Say whether "that" may be a subject by itself ("for many people that is too late", "with all the work
    that implies"): nothing but an opening phrase stands before it, and no other verb behind its own.
    """
    if read.tag(verb + 1) == ".":
        return True
    first = left - 1
    while (
        first > 0 and read.word(first) != "," and read.word(first) not in ("if", "when", "because", "since")
    ):
        first -= 1
    opening = read.tag(0) == "IN" if first == 0 else read.tag(first) in ("IN", "WRB")
    further = verb + 1
    while read.tag(further) not in (",", ".", ":", "^", *FINITE) and read.word(further) not in (
        "as",
        "because",
    ):
        further += 1
    return opening and read.tag(further) not in FINITE


def _alone(judge: Judge, read: Parsed, left: int, apart: bool) -> bool:
    """Say whether nothing before a noun may be what a relative clause belongs to, if a comma stands between
    (``apart``): no plural, nothing that is joined.
    """
    if read.word(left - 1) in ("and", "or") and left > 1:
        return False
    apart = apart or read.tag(left - 1) in ("IN", "TO", "RP", "VBG", "VBN")
    if not apart:
        return True
    around = range(max(0, left - 10), left)
    several = any(judge.parser.role(read.word(at)) & MANY for at in around)
    if "both" in read.lower[:left]:
        return False
    return not several and {"NNPS", "CC"}.isdisjoint(read.tags[max(0, left - 10) : left])
