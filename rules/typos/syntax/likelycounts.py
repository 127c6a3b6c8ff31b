"""Counted nouns that are far likelier in the plural, by counts, where the words behind them may be verbs or
nouns.
"""

from __future__ import annotations

from copydesk.api import reworded

from .countwords import COMPOUND
from .parsed import NOUNS, Parsed, Parser
from .phrases import Sets
from .roles import BASE, PAST, THIRD

BEHIND = frozenset(("IN", "VBD", "MD", "^", "PB", "WDT", "RB"))
"""What may stand behind a noun that is no part of a longer name."""
JOINED = frozenset(("DT", "PRP", "PRP$"))
MARKS = frozenset((".", ",", ":", ")"))
OBJECT = frozenset(("DT", "PRP", "PRP$", "TO", "IN", "RB", "RP", "PDT"))
BEFORE = frozenset(("CD", "SYM", "Q", *NOUNS))
"""What stands before a number that is a part of a name ("phase four"), or of another number."""
SURE = frozenset(("MD", "PB"))
SHORT = 5
"""What is shorter is a label ("Six cell")."""
PRONOUNS = frozenset("these those many few several both".split())
"""Counting words that stand for several things by themselves, too."""
KINDS = ("ship", "ness", "ism")
OFTEN, EVER = 40, 255
"""A word that costs less as an adjective is one often; as a verb, at all."""
KNOWN = 1.5
"""A number and a singular that belong together more than that may be an expression ("six pack")."""
LEAST = 0.9
"""From which odds on the plural is meant (natural logarithm)."""
TOGETHER = 0.5
"""A noun and a verb that belong together more than that may be one name ("finger touch")."""


def is_likely(parser: Parser, sets: Sets, read: Parsed, place: tuple[int, int]) -> bool:
    """Say whether a noun behind a counting word (``place``: both) is meant in the plural."""
    start, at = place
    noun, word = read.word(at), read.word(start)
    if (
        read.tag(at) != "NN"
        or parser.verb_first(noun)
        or any(read.tag(n) not in ("JJ", "CD") for n in range(start + 1, at))
    ):
        return False
    if (
        word not in sets["counting"] | COMPOUND
        or read.tag(start - 1) in BEFORE
        or read.word(start - 1) in ("a", "-")
    ):
        return False
    plural = plural_of(noun)
    known = parser.pairs.leaning(word, noun)
    if known > KNOWN and known >= parser.pairs.leaning(word, plural):
        return False
    if len(read.tokens) < SHORT or noun.endswith(KINDS) or not parser.tagger.table.kind(plural):
        return False
    behind = read.tag(at + 1)
    may_be_other = parser.tagger.may(noun, "VB", EVER) or parser.tagger.may(noun, "JJ", OFTEN)
    if (
        word in PRONOUNS
        and may_be_other
        and behind not in SURE
        and read.word(at + 1) not in sets["plural-be"]
    ):
        return False  # "Many feel that", "those resident abroad"
    if noun in sets["times"] and behind in MARKS:
        return False  # "a five year, two part plan"
    joined = behind == "CC" and read.tag(at + 2) in JOINED
    if not joined and behind not in BEHIND | MARKS and not _verb_behind(parser, read, at):
        return False
    return reworded(parser.pairs, parser.tagger, read.tokens, (at, at + 1), [plural]).odds >= LEAST


def _verb_behind(parser: Parser, read: Parsed, at: int) -> bool:
    """Say whether a verb stands behind a noun, with an object or a preposition behind it."""
    verb = read.word(at + 1)
    bits = parser.role(verb)
    if not bits & (BASE | PAST) or bits & THIRD or read.tag(at + 2) not in OBJECT:
        return False
    return parser.pairs.leaning(read.word(at), verb) <= TOGETHER


def plural_of(noun: str) -> str:
    """Return the plural of a noun."""
    if noun.endswith(("s", "sh", "ch", "x", "z")):
        return noun + "es"
    if noun.endswith("man"):
        return noun[:-3] + "men"
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2:-1] not in tuple("aeiou") else noun + "s"
