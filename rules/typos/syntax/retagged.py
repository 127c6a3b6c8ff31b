"""Tags of a sentence where the words beside a word say more than counts, and other tags that it may have."""

from __future__ import annotations

from collections.abc import Iterator

from .chunks import INSIDE, VERB_TAGS
from .judge import Judge
from .parsed import NOUNS, Parsed
from .roles import BASE, MANY, NOUN, ROLE, THIRD

Tags = tuple[str, ...]
MENDED = frozenset(("MD", "VB", "VBP", "NN", "NNS", "DT", ".", ",", ":", "IN", "JJR", "Q"))
ABOUT = frozenset("about over around under nearly some than".split())
"""Words before a number that are no prepositions there."""
JOINED_ASIDES = frozenset("and or plus s es as including with".split())
"""What stands in brackets behind one of these may belong to the sentence."""
LIKELY = 36
"""A word that is something less often than one time in twenty is not taken for it."""
TOGETHER = 1.0
"""Two words that belong together more than that may be one thing ("entry points")."""


def without_brackets(read: Parsed) -> Parsed | None:
    """Return a sentence without what stands in brackets, or None where that may belong to it."""
    if "(" not in read.tags:
        return read if ")" not in read.tags else None
    kept, depth = list[int](), 0
    for at, tag in enumerate(read.tags):
        if tag == "(":
            depth += 1
            if read.word(at + 1) in JOINED_ASIDES:
                return None
        elif tag == ")":
            depth -= 1
        elif not depth:
            kept.append(at)
    if depth:
        return None
    return Parsed(
        [read.tokens[at] for at in kept],
        [read.lower[at] for at in kept],
        tuple(read.tags[at] for at in kept),
        [read.numbers[at] for at in kept],
    )


def mended(judge: Judge, read: Parsed) -> Parsed:
    """Return a sentence with tags that fit their neighbours."""
    return read._replace(tags=tuple([mended_tag(judge, read, at) for at in range(len(read.tags))]))


def mended_tag(judge: Judge, read: Parsed, at: int) -> str:
    """Return the tag of one word that fits its neighbours."""
    tag = read.tags[at]
    if tag not in MENDED:
        return tag
    word, before, behind = read.word(at), read.tag(at - 1), read.tag(at + 1)
    role = judge.parser.role
    if tag == "Q":
        owner = word in ("'", "’") and before in ("NNS", "NNP", "NNPS") and read.word(at - 1).endswith("s")
        return "N$" if owner and behind in INSIDE and "Q" not in read.tags[:at] else tag  # "the owners' dog"
    if tag in (".", ",", ":"):
        return "SYM" if before == behind == "CD" or _is_inner(read, at) else tag  # "8.45", "U.S. law"
    if tag in ("IN", "JJR"):
        counted = behind == "CD" or read.word(at + 1) in judge.sets["numerals"]
        return "RB" if counted and word in ABOUT else tag
    if tag == "NN":
        if before == "TO":
            return "VB" if behind in ("DT", "PDT", "PRP", "PRP$") else tag  # "to name all these"
        related = read.word(at - 1) == "who" or (read.word(at - 1) == "which" and read.word(at - 2) == ",")
        verb = related and role(word) & BASE and behind in ("IN", "DT", "PRP$", "RB")
        return "VB" if verb else tag
    if tag == "NNS":
        plain = role(word) & THIRD and not role(word) & (MANY | NOUN)
        return "VBZ" if plain and before in (*NOUNS, "VBG", "PRP") else tag
    if tag == "DT":
        verb = before in NOUNS and (behind in VERB_TAGS or behind in ("MD", "RB"))
        return "WDT" if word == "that" and verb else tag
    first = at - 2 if before == "JJ" else at - 1
    told = before in ("PRP$", "N$") or read.word(first) in ("the", "a", "an")
    if told and (behind != "VB" if tag == "MD" else role(word) & NOUN):
        return "NN"  # "the will"
    return tag


def _is_inner(read: Parsed, at: int) -> bool:
    """Say whether a full stop stands inside of a sentence behind an abbreviation."""
    if read.word(at) != "." or all(tag in (".", "Q", ")") for tag in read.tags[at + 1 :]):
        return False
    return read.tag(at + 1) in ("NNP", "CD") or read.tokens[at + 1][0].islower()


def other_tags(judge: Judge, read: Parsed) -> Iterator[Tags]:
    """Yield the tags of a sentence with one word taken for a noun instead of a verb, or the reverse."""
    names = judge.parser.tagger.table.tags
    for at, tag in enumerate(read.tags):
        if tag not in ("VB", "VBP", "VBZ", "NN", "NNS", "JJ", "RB") or is_closed(judge, read.word(at)):
            continue
        bits = 0
        for one, cost in judge.parser.tagger.kinds(read.word(at)):
            if cost <= LIKELY:
                bits |= ROLE.get(names[one], 0)
        other = _other(judge, read, at, bits)
        if other:
            yield (*read.tags[:at], other, *read.tags[at + 1 :])


def _other(judge: Judge, read: Parsed, at: int, bits: int) -> str:
    """Return what a word may be, too, by what it may be at all and by its neighbours."""
    tag, before, behind = read.tag(at), read.tag(at - 1), read.tag(at + 1)
    if tag in ("VB", "VBP", "VBZ"):
        if before == "CC" and read.tag(at - 2) in ("RB", "RBR", "RP", "JJ"):
            return ""  # "It freezes well and taste good."
        if behind in ("DT", "PRP", "PRP$", "TO"):
            pairs = judge.parser.pairs
            if not at or pairs.leaning(read.word(at - 1), read.word(at)) < TOGETHER:
                return ""
        if tag == "VBZ":
            return "NNS" if bits & MANY else ""
        return "NN" if bits & NOUN else ""
    if before in ("DT", "PRP$", "JJ", "IN", "N$") or read.word(at - 1) in judge.sets["numerals"]:
        return ""  # "The list": that is no verb.
    if tag == "NNS":
        return "VBZ" if bits & THIRD else ""
    return "VB" if bits & BASE else ""


def is_closed(judge: Judge, word: str) -> bool:
    """Say whether a word is a form of "be", "have" or "do"."""
    return word in judge.sets["plural-be"] or word in judge.sets["singular-be"]
