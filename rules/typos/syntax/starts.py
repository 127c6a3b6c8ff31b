"""Where clauses begin: what goes before a subject and does not belong to it."""

from __future__ import annotations

from .heads import RELATIVES, VERBS, hangs, noun_phrase
from .parsed import NOUNS, Parsed
from .phrases import Sets

PREPOSITIONS_TOO = frozenset("as since before after".split())
"""Words that open a clause, or stand before a noun."""
FIRST = frozenset("- but and so yet or".split())
KEPT = frozenset(("not", "n't", "never", "as"))
FRONTED = frozenset(("IN", "TO", "WRB", "VBG", "VBN", "RB", "JJ"))
NUMBERING = frozenset(("a", "one", "half", "two"))
STOPS = frozenset(';:(—–"“”')


def begins(read: Parsed, sets: Sets, left: int, several: bool) -> bool:
    """Say whether a clause begins with the noun phrase at ``left``. ``several``: the phrase is about several
    things, so that joined with another one it would be, too.
    """
    if read.word(left - 1) in ("so", "yet") and read.word(left - 2) == ",":
        return True
    if several and read.word(left - 1) == "than" and read.word(left - 2) in ("fewer", "more", "less"):
        left -= 2  # "fewer than sixty prints"
    left -= read.word(left - 1) in ("about", "around", "nearly", "almost") and read.word(left) in NUMBERING
    while (
        left
        and read.tag(left - 1) in ("RB", "UH")
        and read.word(left - 1) not in KEPT | sets["clause-begins"]
    ):
        left -= 1
    if left == 0:
        return True
    at = left - 1
    word, tag = read.word(at), read.tag(at)
    if word == "for" and read.word(at - 1) == "," and read.tag(left) in ("DT", "PRP$"):
        return True  # "They walk round it, for a rat are …"
    if (
        word in STOPS
        or (at == 0 and word in FIRST)
        or (at == 0 and (tag in ("RB", "CC", "UH") or word in sets["when-words"]))
    ):
        return True
    if word in sets["clause-begins"]:
        return word != "but" or read.word(at - 1) not in (
            "all", "nothing", "none", "anything", "everything", "anyone", "nobody",
        )  # fmt: skip
    if word == "that":
        told = read.word(at - 1) in sets["saying"] or (tag == "IN" and read.tag(at - 1) not in ("DT", "PDT"))
        if read.word(at - 1) in ("and", "but") and tag in ("DT", "IN"):
            return "that" in read.lower[: at - 1]
        claimed = read.word(at - 1) in sets["claims"]
        if read.tag(at - 1) in NOUNS and not claimed and read.tag(left) not in ("DT", "PRP$", "PRP", "EX"):
            return False  # "a drop that wrinkles on the plate is"
        return told and read.word(at - 1) not in ("all", "what", "everything")
    if word in ("which", "whom"):
        return read.tag(at - 1) == "IN"
    if word in PREPOSITIONS_TOO:
        if at == 0 or read.word(at - 1) == ",":
            return True
        return several and word != "as" and read.tag(at - 1) == "NNS"
    if word in sets["saying"] and tag in ("VBD", "VBZ", "VBP", "VB", "JJ"):
        return several and RELATIVES.isdisjoint(read.lower[:at])
    if tag in NOUNS:
        return _fronted(read, sets, at)
    if word == ",":
        return _behind_comma(read, sets, at)
    if word in ("and", "or"):
        return (several or word == "and") and _behind_and(read, sets, at, several)
    return False


def _fronted(read: Parsed, sets: Sets, at: int) -> bool:
    """Say whether all from the beginning of the sentence as far as a token is a preposition with its noun."""
    while at > 0:
        one = noun_phrase(read, sets, at)
        if one is None:
            return False
        before = one.left - 1
        if before == 0:
            return read.tag(0) == "IN" and read.word(0) not in sets["clause-begins"]
        if not hangs(read, sets, before):
            return False
        at = before - 1
    return False


def _behind_comma(read: Parsed, sets: Sets, comma: int) -> bool:
    """Say whether what goes before a comma is a phrase or a clause of its own."""
    if read.word(comma - 2) == "," and read.word(comma - 1) in sets["links-words"]:
        return True
    if read.tag(comma - 1) in ("JJ", "VBN") and read.tag(comma + 1) in ("JJ", "VBN"):
        return False  # "setting clear, written rules helps"
    first = 0
    while read.tag(first) in ("CC", "Q"):
        first += 1
    before = read.lower[first:comma]
    if "," in before:
        return False
    return (
        read.tag(first) in FRONTED
        or read.word(first) in sets["clause-begins"]
        or read.word(first) in PREPOSITIONS_TOO
    )


def _behind_and(read: Parsed, sets: Sets, joint: int, several: bool) -> bool:
    """Say whether "and" joins two clauses."""
    before = joint - 1 if read.word(joint - 1) == "," else joint
    first = max((at + 1 for at in range(before) if read.word(at) in STOPS or read.word(at) == "-"), default=0)
    finite = first == before or any(
        tag in VERBS and (tag != "VB" or at == first) for at, tag in enumerate(read.tags[first:before], first)
    )
    related = not RELATIVES.isdisjoint(read.lower[:joint])
    if not finite or related or "between" in since_and(read, first, joint):
        return False
    last = read.tag(before - 1)
    if joint > before and (read.word(joint + 1) in sets["clause-words"] or "," not in read.lower[:before]):
        return True  # "…, and this boat …"
    if several:
        return last not in ("JJ", "VBN", "CD", "DT") or read.tag(joint + 1) in ("DT", "PRP$", "PRP", "CD")
    return last not in (*NOUNS, *VERBS, "VBN", "VBG", "PRP", "CD", "DT", "N$")


def since_and(read: Parsed, first: int, joint: int) -> list[str]:
    """Return the words before an "and" as far as the last one before it, or the first of the clause."""
    before = read.lower[first:joint]
    return before[len(before) - before[::-1].index("and") :] if "and" in before else before
