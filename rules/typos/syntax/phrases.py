"""The parts of a sentence that agree with one another: noun phrases, subjects, beginnings of clauses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from .parsed import NOUNS, Parsed

Sets = Mapping[str, frozenset[str]]
INSIDE = frozenset(("NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "CD", "N$"))
BEFORE = frozenset(("DT", "PRP$", "WP$"))
VERBS = frozenset(("VBD", "VBZ", "VBP", "MD", "PB"))
NEW_PHRASE = frozenset("many several few both all these those".split())
"""Words with which a noun phrase begins right behind another one."""
INTRODUCING = frozenset(("IN", "WRB", "RB", "TO"))


class Subject(NamedTuple):
    """The subject of a verb: where it begins, its head, whether other nouns hang on the head, whether it is
    two things joined by "and", and then the second of them.
    """

    left: int
    head: int
    chained: bool
    second: int = -1


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


def subject(read: Parsed, sets: Sets, verb: int) -> Subject | None:
    """Return the subject that stands before a verb, when it is a noun phrase with what hangs on it."""
    right = before_verb(read, verb)
    if read.word(right) == ",":
        right = _before_aside(read, right)
    chained = False
    right = _before_participle(read, sets, right)
    for _ in range(4):
        ones = read.word(right) in sets["ones"] or read.word(right) in sets["some-of"]
        if right < 0 or not (read.tag(right) in NOUNS or ones or read.word(right - 1) == "of"):
            return None
        left = right if ones or read.tag(right) == "PRP" else phrase_start(read, right)
        if read.word(left - 1) not in sets["linking"] or read.tag(left - 1) not in ("IN", "TO"):
            inner = _first_of_two(read, sets, left, right)
            if inner < 0:
                return _joined(read, left, right, chained)
            left = phrase_start(read, inner)
        right, chained = _before_participle(read, sets, left - 2), True
    return None


def _before_participle(read: Parsed, sets: Sets, right: int) -> int:
    """Return the noun on which a participle hangs that ends at a token ("coal delivered", "tools to be
    returned"), or the token.
    """
    if read.tag(right) != "VBN" or read.word(right) in sets["groups"]:
        return right
    at = before_participle(read, right)
    return at if read.tag(at) in NOUNS else right


def before_participle(read: Parsed, participle: int) -> int:
    """Return the token before a participle, a "to be" and adverbs between them left out."""
    at = participle - 1
    if read.word(at) == "be" and read.word(at - 1) == "to":
        at -= 2
    while read.tag(at) == "RB":
        at -= 1
    return at


def _first_of_two(read: Parsed, sets: Sets, left: int, right: int) -> int:
    """Return the end of the first of two bare nouns that hang on one preposition ("of coins and medals"), or
    -1.
    """
    first = left - 2
    if read.word(left - 1) != "and" or left != right or read.tag(first) != read.tag(right):
        return -1
    start = phrase_start(read, first)
    linked = read.word(start - 1) in sets["linking"] and read.tag(start - 1) == "IN"
    return first if linked and read.tag(start) not in BEFORE else -1


def _before_aside(read: Parsed, comma: int) -> int:
    """Return the token before what two commas enclose, when it is a clause or phrase of its own, else -1."""
    at = comma - 1
    while at >= 0 and read.word(at) != ",":
        at -= 1
    return (
        at - 1
        if read.tag(at + 1) in ("WDT", "WP", "WP$", "VBN", "IN") or read.word(at + 1) in ("together", "along")
        else -1
    )


def _joined(read: Parsed, left: int, head: int, chained: bool) -> Subject | None:
    if read.word(left - 1) in ("or", "nor"):
        return None
    if read.word(left - 1) != "and":
        return Subject(left, head, chained)
    if read.tag(left - 2) not in NOUNS:
        return Subject(left, head, chained)
    first = phrase_start(read, left - 2)
    return Subject(first, left - 2, chained, head)


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


def wished(read: Parsed, sets: Sets, verb: int) -> bool:
    """Say whether a word before a verb lets it stand in the base form: a wish, a demand, a cause."""
    return not sets["demand"].isdisjoint(read.lower[:verb]) or not sets["wish-only"].isdisjoint(
        read.lower[:verb]
    )


def caused(read: Parsed, sets: Sets, place: int) -> bool:
    """Say whether a helper or a verb of causing stands somewhere before a place of the sentence."""
    return not sets["causing"].isdisjoint(read.lower[:place])
