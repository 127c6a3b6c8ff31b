"""The parts of a sentence that agree with one another: noun phrases, subjects, beginnings of clauses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from .parsed import NOUNS, Parsed

Sets = Mapping[str, frozenset[str]]
INSIDE = frozenset(("NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "CD", "N$"))
BEFORE = frozenset(("DT", "PRP$", "WP$"))
VERBS = frozenset(("VBD", "VBZ", "VBP", "MD", "PB"))
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
        if (
            tag in INSIDE
            or (tag == "VBN" and read.tag(at - 2) in ("DT", "PRP$", "JJ"))
            or (tag == "RB" and read.tag(at) in ("JJ", "JJR"))
        ):
            at -= 1
        elif tag in BEFORE:
            at -= 1
            return at - 1 if read.tag(at - 1) == "PDT" else at
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
    for _ in range(3):
        ones = read.word(right) in sets["ones"] or read.word(right) in sets["some-of"]
        if right < 0 or not (read.tag(right) in NOUNS or ones or read.word(right - 1) == "of"):
            return None
        left = right if ones or read.tag(right) == "PRP" else phrase_start(read, right)
        if read.word(left - 1) not in sets["linking"] or read.tag(left - 1) not in ("IN", "TO"):
            return _joined(read, left, right, chained)
        right, chained = left - 2, True
    return None


def _before_aside(read: Parsed, comma: int) -> int:
    """Return the token before what two commas enclose, when it is a clause or phrase of its own, else -1."""
    at = comma - 1
    while at >= 0 and read.word(at) != ",":
        at -= 1
    return at - 1 if read.tag(at + 1) in ("WDT", "WP", "WP$", "VBN", "IN") else -1


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
