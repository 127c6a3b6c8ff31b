"""The parts of a sentence that agree with one another: noun phrases, subjects, beginnings of clauses."""

from __future__ import annotations

from collections.abc import Mapping

from .parsed import NOUNS, Parsed

Sets = Mapping[str, frozenset[str]]
INSIDE = frozenset(("NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "CD", "N$"))
BEFORE = frozenset(("DT", "PRP$", "WP$"))
VERBS = frozenset(("VBD", "VBZ", "VBP", "MD", "PB"))
NEW_PHRASE = frozenset("many several few both all these those".split())
"""Words with which a noun phrase begins right behind another one."""
RELATING = frozenset(("who", "whom", "which", "that", "whoever"))
NOUN_TOO = frozenset("can might must will".split())
INTRODUCING = frozenset(("IN", "WRB", "RB", "TO"))


def phrase_start(read: Parsed, right: int) -> int:
    """Return where the noun phrase begins that ends at a token."""
    at = right
    while at:
        tag = read.tag(at - 1)
        if tag in NOUNS and (
            read.lower[at] in NEW_PHRASE or (read.tag(at) == "CD" and read.word(at).isalpha())
        ):
            return at  # "after the storm | many trees"
        if (
            tag in INSIDE
            or (tag == "VBN" and read.tag(at - 2) in ("DT", "PRP$", "JJ"))
            or (tag == "RB" and read.tag(at) in ("JJ", "JJR"))
        ):
            at -= 1
        elif tag in BEFORE:
            at -= 1
            return at - 1 if read.tag(at - 1) == "PDT" or read.word(at - 1) in ("all", "both") else at
        else:
            return at
    return at


def before_verb(read: Parsed, verb: int) -> int:
    """Return the last token of what stands before a verb, adverbs left out."""
    at = verb - 1
    while at >= 0 and read.tag(at) in ("RB", "RBR"):
        at -= 1
    return at


def before_participle(read: Parsed, participle: int) -> int:
    """Return the token before a participle, a "to be" and adverbs between them left out."""
    at = participle - 1
    if read.word(at) == "be" and read.word(at - 1) == "to":
        at -= 2
    while read.tag(at) == "RB":
        at -= 1
    return at


def is_thing_too(read: Parsed, at: int) -> bool:
    """Say whether a helper that is a noun, too, stands as one: it is owned or has an article ("his last will
    named three heirs").
    """
    before = read.word(at - 1)
    if read.word(at) not in NOUN_TOO or not at:
        return False
    owned = read.tag(at - 1) in ("DT", "PRP$") or before == "last" or before.endswith(("'s", "’s"))
    return owned and before not in ("this", "that", "these", "those")


def ends_relative(read: Parsed, sets: Sets, to: int) -> bool:
    """Say whether a "to" ends a clause behind "who": "a child who is read to learns"."""
    return read.word(to - 2) in sets["be-forms"] and not RELATING.isdisjoint(read.lower[: max(0, to - 2)])


def opens(read: Parsed, sets: Sets, left: int) -> bool:
    """Say whether a clause begins with the token at ``left``: nothing before it belongs to its subject."""
    before, tag = read.word(left - 1), read.tag(left - 1)
    if left == 0 or before in (";", ":", "("):
        return True
    if left == 1 and (tag == "RB" or before in sets["when-words"]):
        return True
    if before in sets["openers"]:
        if before == "but":
            return read.word(left - 2) not in ("all", "nothing", "none", "anything", "everything")
        return before != "that" or (tag == "IN" and read.word(left - 2) not in ("all", "what", "everything"))
    if before == "how":
        return read.word(left) == "many"
    if tag in NOUNS:
        # "On each market day two stalls": what goes before is a preposition and its noun.
        start = phrase_start(read, left - 1)
        return start == 1 and (
            read.word(0) in sets["linking"] or read.word(0) in ("after", "before", "during")
        )
    if before == ",":
        if read.word(left - 3) == "," and read.word(left - 2) in sets["links-words"]:
            return True
        return read.tag(0) in INTRODUCING and "," not in read.lower[: left - 1]
    if before in ("and", "but", "so") and read.word(left - 2) == ",":
        return read.lower[:left].count(",") == 1 and not VERBS.isdisjoint(read.tags[: left - 2])
    return False
