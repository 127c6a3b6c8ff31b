"""Which word is the verb of a clause, and for how many things it stands by its form."""

from __future__ import annotations

from .heads import FINITE, NOMINATIVE, RELATIVES, VERBS
from .judge import Judge
from .numbers import BODIES, ONE, SEVERAL, UNTOLD
from .parsed import NOUNS, Parsed
from .roles import BASE, DONE, MANY, NOUN, PAST, QUALITY, THIRD

BEHIND = frozenset(
    ("DT", "PRP", "PRP$", "IN", "TO", "RB", "RP", "VBN", "VBG", "JJ", "JJR", "CD", ".", ",", "CC", "WRB")
)
"""What may stand behind a verb."""
BEHIND_PLAIN = frozenset(("NNS", "NNP", "NNPS", "WDT", "RBR"))
"""What may stand behind a word, too, that is a verb and nothing else."""
ENDS = frozenset((",", ".", "DT", "PRP", "PRP$", "IN", "TO", "RB", "^"))
NEVER = 255
TOGETHER = 0.5
"""Two words that belong together more than that may be the name of one thing ("the application process")."""
OBJECT = frozenset(("DT", "PRP", "PRP$", "TO", "RP"))
GOES_ON = frozenset(("DT", "PRP", "PRP$", "TO", "RP", "IN", "RB"))
ALONE = frozenset(("IN", "RB", ".", ","))
WITHIN = frozenset(("IN", "DT", "PRP$", "JJ", "NN", "NNS", "NNP", "CD", "RP", "RB", "TO"))
PERSONS = frozenset(("he", "she", "it"))


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


def _goes_on(judge: Judge, read: Parsed, left: int, verb: int) -> bool:
    """Say whether "and" joins a word with the next verb of its sentence, so that it is one itself: "a long
    throw bounce off the bar and fell".
    """
    if read.tag(verb + 1) not in ("IN", "DT", "RP", "PRP$") or read.tag(left) != "DT":
        return False
    if not judge.parser.role(read.word(verb)) & BASE or read.word(verb + 1) in ("of", "for", "that"):
        return False
    at = verb + 1
    while read.tag(at) in WITHIN:
        at += 1
    joint = read.word(at) == "and" or read.word(at) == "but"
    return joint and read.tag(at + 1) in ("VBD", "VBZ") and not judge.parser.role(read.word(at + 1)) & MANY


def is_verb(judge: Judge, read: Parsed, left: int, before: int, verb: int) -> bool:
    """Say whether a word is the verb of its clause."""
    word = read.word(verb)
    if word in judge.sets["plural-be"] or word in judge.sets["singular-be"]:
        if word in ("are", "were") and read.tag(verb + 1) in ("NNS", "NNPS"):
            return False
        if read.word(verb + 1) in NOMINATIVE and {"WRB", "WP", "WDT"} & set(read.tags[: left + 1]):
            return False
        return read.tag(verb + 1) not in ("^", "VBZ", "VBD") and read.tag(verb) in ("VBZ", "VBP", "VBD")
    close, named = read.tag(verb - 1), read.word(before) in PERSONS and read.tag(before) == "PRP"
    bits = judge.parser.role(word)
    plain = named or not bits & (NOUN | MANY | QUALITY | DONE)
    behind = read.tag(verb + 1)
    # "If the error unwind works, …": the second word is the verb.
    other = judge.parser.role(read.word(verb + 1)) & THIRD and read.tag(verb + 2) in ENDS
    object_behind = (named and behind in NOUNS) or (plain and behind in BEHIND_PLAIN and not other)
    if not read.tokens[verb].islower() or not (behind in BEHIND or object_behind):
        return False
    if not judge.parser.tagger.table.kind(word) or judge.parser.tagger.may(word, "VBD", NEVER):
        return False
    if word in ("need", "dare") and read.tag(verb + 1) not in ("TO", "DT", "PRP$", "PRP", "NN", "NNS"):
        return False
    if not bits & (NOUN | MANY | QUALITY | DONE) or _goes_on(judge, read, left, verb):
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
    intransitive = tagged and first and close in ("NNS", "PRP", "WP", "WDT") and read.tag(verb + 1) in ALONE
    if intransitive and FINITE.isdisjoint(read.tags[verb + 1 :]):
        return True  # "Most of it come from the north."
    if tagged and (named or close in ("WDT", "WP")):
        return not bits & DONE
    if read.word(before) in BODIES and before == verb - 1 and not bits & (QUALITY | DONE):
        return read.tag(verb + 1) in GOES_ON
    if read.tag(left) not in ("DT", "PRP$") and read.word(left) != "each":
        return False  # "Good little page with a feel for the town."
    if bits & DONE or read.tag(verb + 1) not in GOES_ON:
        return False
    return (first and _lacks_verb(read, left, verb)) or _is_only_verb(judge, read, left, verb)


def _lacks_verb(read: Parsed, left: int, verb: int) -> bool:
    """Say whether a sentence that ends with a full stop has no verb from a place on but the one at hand."""
    if read.lower[-1] not in (".", "!"):
        return False
    return all(tag not in VERBS for at, tag in enumerate(read.tags[left:], left) if at != verb)


def _is_only_verb(judge: Judge, read: Parsed, left: int, verb: int) -> bool:
    """Say whether a word that may be a noun is the only verb that its clause may have: behind a word such
    as "when" the clause begins with its subject, no other verb stands in it, and the two words are no
    name of one thing.
    """
    if read.word(left - 1) not in judge.sets["clause-begins"] or read.word(verb + 1) in ("of", "that"):
        return False
    if judge.parser.pairs.leaning(read.word(verb - 1), read.word(verb)) > TOGETHER:
        return False
    if not VERBS.isdisjoint(read.tags[left:verb]):
        return False
    for at in range(verb + 1, len(read.tags)):
        word, tag = read.word(at), read.tag(at)
        if tag in VERBS and (tag != "VB" or read.tag(at - 1) != "TO"):
            return False
        if tag in (".", ":") or word in judge.sets["clause-begins"]:
            return True
        if tag == "CC" and read.tag(at - 1) == ",":
            return True
        if word in RELATIVES or word == "what" or tag in ("(", "Q", "SYM"):
            return False
    return False
